-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局');
insert into report (report_id, department_id, year) values
    (2022000000001, 1, 2022),
    (2023000000001, 1, 2023),
    (2022000000002, 2, 2022),
    (2023000000002, 2, 2023);

insert into base_spending (report_id, procurement_prior_outturn, procurement_outturn, public_use_outturn, three_public_outturn) values
    -- procurement of 294 is gone; operating funds stay; three public expenses were 0
    (2022000000001, null, 294000000, 664540000, 0),
    (2023000000001, null, null, 354140000, null),
    -- a prior-year figure keeps the row
    (2022000000002, null, 294000000, 664540000, 0),
    (2023000000002, 294000000, null, 354140000, null);
insert into base_line (report_id, position, item, label, prior_outturn, outturn) values
    -- 救灾 stays, 创建 is gone, 未用 was 0
    (2022000000001, 1, 'project.special.line', '救灾', null, 9000000),
    (2022000000001, 2, 'project.special.line', '创建', null, 8000000),
    (2022000000001, 3, 'project.special.line', '未用', null, 0),
    -- 执法 has 204.68 for last year, whose form does not list it; 预防 is new
    (2023000000001, 1, 'project.special.line', '救灾', 9000000, 4540000),
    (2023000000001, 2, 'project.special.line', '执法', 204680000, 51280000),
    (2023000000001, 3, 'project.special.line', '预防', 0, 32500000),
    -- this year's form lists no funds at all
    (2022000000002, 1, 'project.special.line', '救灾', null, 9000000);
