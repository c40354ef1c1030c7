-- run: to=2023 heads=project
-- run: department=1 to=2023 heads=funds
-- A: budgets 100 and 100, k = 100 / 200, so 50 and 50. 2021: |55 - 50| + |45 - 50| = 10 of 100 = 10 %, not below 10: C. 2022: 2.5 + 2.5 = 5 %: B.
-- 2023: 2.4 + 2.4 = 4.8 %: A. B or better in two of three years: B.
-- B: k = 60 / 60: |30 - 10| + |20 - 20| + |10 - 30| = 40 of 60 = 66.67 %. C: a budget blank. D: no form. E: one head. F: nothing spent.
-- Special funds of A: k = 108.8 / 162.71 = 0.668674; above their share are 16.88 - 13.37 = 3.51, 51.28 - 50.15 = 1.13, 4.54 - 3.15 = 1.39 and
-- 3 - 2.01 = 0.99, in all 7.02; twice that, 14.04 of 108.8, = 12.91 %. In 2021 and 2022 it names none.
-- G: k = 15 / 30 million: |10 - 5| + |5 - 10| = 10 of 15 = 66.67 %; of so large amounts digits are computed in smaller steps.
insert into department_record (department_id, name, region) values
    (1, 'A局', '430100'),
    (2, 'B局', '430100'),
    (3, 'C局', '430100'),
    (4, 'D局', '430100'),
    (5, 'E局', '430100'),
    (6, 'F局', '430100'),
    (7, 'G局', '430100');
insert into report (report_id, department_id, year) values
    (2021000000001, 1, 2021),
    (2022000000001, 1, 2022),
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023),
    (2023000000006, 6, 2023),
    (2023000000007, 7, 2023);
insert into base_spending (report_id, project_business_budget, project_business_outturn, project_operation_budget, project_operation_outturn, project_special_budget, project_special_outturn) values
    (2021000000001, 100000000, 55000000, 100000000, 45000000, null, null),
    (2022000000001, 100000000, 52500000, 100000000, 47500000, null, null),
    (2023000000001, 100000000, 52400000, 100000000, 47600000, null, null),
    (2023000000002, 10000000, 30000000, 20000000, 20000000, 30000000, 10000000),
    (2023000000003, 10000000, 8000000, null, 3000000, null, null),
    (2023000000005, 5000000, 4000000, null, null, null, null),
    (2023000000006, 6000000, 0, 4000000, 0, null, null),
    (2023000000007, 10000000000000, 10000000000000, null, null, 20000000000000, 5000000000000);
insert into base_line (report_id, position, item, label, prior_outturn, budget, outturn) values
    (2023000000001, 1, 'project.special.line', '隐患排查', null, 20000000, 16880000),
    (2023000000001, 2, 'project.special.line', '执法监管', null, 75000000, 51280000),
    (2023000000001, 3, 'project.special.line', '预防应急', null, 50000000, 32500000),
    (2023000000001, 4, 'project.special.line', '举报奖励', null, 10000000, 600000),
    (2023000000001, 5, 'project.special.line', '救灾工作', null, 4710000, 4540000),
    (2023000000001, 6, 'project.special.line', '纪检专项', null, 3000000, 3000000);
