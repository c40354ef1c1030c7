-- run: year=2023
-- run: year=2023 region=4304
-- A: 3 / 10 = 30 %. B: 1 / 3 = C: 2 / 6 = 33.33 %, a tie. D: zero. E: receptions blank. F: no form.
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
insert into base_spending (report_id, three_public_outturn, three_public_reception_outturn) values
    (2023000000001, 10000000, 3000000),
    (2023000000002, 3000000, 1000000),
    (2023000000003, 6000000, 2000000),
    (2023000000004, 0, 0),
    (2023000000005, 5000000, null);
