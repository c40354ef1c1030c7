-- run: year=2023
-- run: year=2023 region=4301
insert into department_record (department_id, name, region) values
    (1, 'A局', '430400'), (2, 'B局', '430400'), (3, 'C局', '430400'), (4, 'D局', '430100'), (5, 'E局', '430100');
insert into report (report_id, department_id, year) values
    (2022000000001, 1, 2022), (2023000000001, 1, 2023), (2023000000002, 2, 2023), (2023000000003, 3, 2023), (2023000000004, 4, 2023),
    (2023000000005, 5, 2023);
-- A: 352.87 - 7831.93 = -7479.06. B: equal. C: one side blank. D: 6 - 0 = 6, a printed 0 is a figure. E: no self-evaluation form.
insert into base_spending (report_id, project_outturn) values
    (2022000000001, 1000000), (2023000000001, 352870000), (2023000000002, 10000000), (2023000000003, 10000000),
    (2023000000004, 6000000), (2023000000005, 6000000);
insert into self_fund (report_id, expenditure_project_stated) values
    (2022000000001, 2000000), (2023000000001, 7831930000), (2023000000002, 10000000), (2023000000003, null), (2023000000004, 0);
