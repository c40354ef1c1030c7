-- run: year=2023
-- run: year=2023 region=4304
-- A: 7831.93 / 11368.25 = 68.89 %. B: 2 / 3 = C: 4 / 6 = 66.67 %, a tie. D: zero. E: project expenditure blank. F: no form.
insert into department_record (department_id, name, region) values
    (1, 'A局', '430400'),
    (2, 'B局', '430100'),
    (3, 'C局', '430100'),
    (4, 'D局', '430100'),
    (5, 'E局', '430100'),
    (6, 'F局', '430100');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023),
    (2023000000006, 6, 2023);
insert into self_fund (report_id, total_adjusted_budget, total_outturn, expenditure_basic_stated, expenditure_project_stated) values
    (2023000000001, 12000000000, 11368250000, 3536320000, 7831930000),
    (2023000000002, 9000000, 3000000, 1000000, 2000000),
    (2023000000003, 9000000, 6000000, 2000000, 4000000),
    (2023000000004, 9000000, 0, null, 1000000),
    (2023000000005, 9000000, 5000000, 5000000, null);
