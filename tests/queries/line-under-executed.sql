-- run: year=2023 below=50
-- run: year=2023 region=4304 below=6
-- 举报奖励 of A: 0.6 / 10 = 6 % = that of B: 0.3 / 5, a tie; 6 % is not below 6. 救灾专项: 5 / 10 = 50 % is not below 50. 防汛专项: 1 / 3 = 33.33 %.
-- 培训专项: outturn blank. A fund without a budget is not listed, nor is another row.
insert into department_record (department_id, name, region) values
    (1, 'A局', '430400'),
    (2, 'B局', '430100');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023);
insert into base_line (report_id, position, item, label, prior_outturn, budget, outturn) values
    (2023000000001, 1, 'project.special.line', '举报奖励', null, 10000000, 600000),
    (2023000000001, 2, 'project.special.line', '救灾专项', null, 10000000, 5000000),
    (2023000000001, 3, 'project.special.line', '应急专项', null, 0, 1000000),
    (2023000000001, 4, 'other', '其他支出', null, 100000000, 1000000),
    (2023000000002, 1, 'project.special.line', '培训专项', null, 4000000, null),
    (2023000000002, 2, 'project.special.line', '防汛专项', null, 3000000, 1000000),
    (2023000000002, 3, 'project.special.line', '举报奖励', null, 5000000, 300000);
