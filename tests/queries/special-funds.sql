-- run: year=2023
-- run: year=2023 region=4301 name=奖励
insert into department_record (department_id, name, region) values (1, 'A局', '430400'), (2, 'B局', '430100');
insert into report (report_id, department_id, year) values (2022000000001, 1, 2022), (2023000000001, 1, 2023), (2023000000002, 2, 2023);
-- A: 举报奖励 has nothing printed of 2022, so the 1 of its name in 2022: (0.6 - 1) / 1 = -40 %; 0.6 / 10 = 6 %.
-- 救灾专项: no rate over 0, no rate without a budget. A row that is no special fund is not listed.
-- B: outturn blank, budget 0.
insert into base_line (report_id, position, item, label, prior_outturn, budget, outturn) values
    (2022000000001, 5, 'project.special.line', '举报奖励', null, null, 1000000),
    (2023000000001, 2, 'project.special.line', '救灾专项', 0, null, 3000000),
    (2023000000001, 1, 'project.special.line', '举报奖励', null, 10000000, 600000),
    (2023000000001, 3, 'other', '其他奖励', 1000000, 1000000, 1000000),
    (2023000000002, 1, 'project.special.line', '举报奖励', 2000000, 0, null),
    (2023000000002, 2, 'project.special.line', '防汛专项', 2000000, 3000000, 1000000);
-- 防汛专项: (1 - 2) / 2 = -50 %; 1 / 3 = 33.3333 %.
