-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局');
insert into report (report_id, department_id, year) values
    (2022000000001, 1, 2022),
    (2022000000002, 2, 2022),
    (2022000000003, 3, 2022),
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023);

insert into base_spending (report_id, three_public_prior_outturn, three_public_outturn, three_public_reception_prior_outturn, three_public_reception_outturn, procurement_prior_outturn, procurement_outturn) values
    (2022000000001, null, 59170000, null, 4270000, null, 294000000),
    -- 59.17 = 59.17 holds; reception 4.28 <> 4.27; procurement blank this year
    (2023000000001, 59170000, 67320000, 4280000, 7150000, null, 305000000),
    (2022000000002, null, 500000, null, null, null, 0),
    -- 0.5 and 5000: 10000 times, the unit; last year's reception blank; 1 <> 0
    (2023000000002, 5000000000, 1, 2000000, 1, 1000000, 1),
    -- no report of last year
    (2023000000003, 59170000, 67320000, null, null, null, null);
insert into base_line (report_id, position, item, label, prior_outturn, outturn) values
    (2022000000001, 1, 'project.special.line', '救灾', null, 9000000),
    (2022000000001, 2, 'project.special.line', '执法', null, 204680000),
    (2022000000001, 3, 'project.special.line', '奖励', null, 3000000),
    (2022000000001, 4, 'project.special.line', '奖励', null, 4000000),
    -- in another order: 204.68 = 204.68 holds, 8 <> 9
    (2023000000001, 1, 'project.special.line', '执法', 204680000, 51280000),
    (2023000000001, 2, 'project.special.line', '救灾', 8000000, 4540000),
    -- one of the two rows of that name has 4: holds
    (2023000000001, 3, 'project.special.line', '奖励', 4000000, 600000),
    -- new this year
    (2023000000001, 4, 'project.special.line', '预防', 0, 32500000);
