-- run: name=救灾
-- run: name=举报 region=4304
-- 救灾专项 of A: 4 in 2020 and 6 in 2022 as the forms a year later say, 5 in 2021, 7 in 2023: four years, 22 in all, budgets 5 + 8 = 13.
-- 救灾工作经费 of B: a budget of 3 in 2022 and nothing spent; zeros in 2023. 救灾物资 of C: never anything but zero.
-- 举报奖励 of A: two rows of one form, 1 + 2 = 3. That of B is in another region.
insert into department_record (department_id, name, region) values
    (1, 'A局', '430400'),
    (2, 'B局', '430100'),
    (3, 'C局', '430100');
insert into report (report_id, department_id, year) values
    (2021000000001, 1, 2021),
    (2023000000001, 1, 2023),
    (2022000000002, 2, 2022),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023);
insert into base_line (report_id, position, item, label, prior_outturn, budget, outturn) values
    (2021000000001, 1, 'project.special.line', '救灾专项', 4000000, 5000000, 5000000),
    (2021000000001, 2, 'project.special.line', '举报奖励', null, null, 1000000),
    (2021000000001, 3, 'project.special.line', '举报奖励', null, null, 2000000),
    (2023000000001, 1, 'project.special.line', '救灾专项', 6000000, 8000000, 7000000),
    (2022000000002, 1, 'project.special.line', '救灾工作经费', null, 3000000, 0),
    (2023000000002, 1, 'project.special.line', '救灾工作经费', 9000000, 0, 0),
    (2023000000002, 2, 'project.special.line', '举报奖励', null, 1000000, 1000000),
    (2023000000003, 1, 'project.special.line', '救灾物资', 0, 0, 0);
