-- run: year=2023
-- run: year=2023 region=4304
-- A: 100 - (10 + 20 + 30) = 40, 40 %. B: 50 - 30 = 20, 40 %, a tie; its other rows are blank. C: 10 - 12 = -2, -20 %. D: no row listed. E: zero.
-- F: no form.
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
insert into base_spending (report_id, public_use_outturn, public_use_office_outturn, public_use_utilities_travel_outturn, public_use_meetings_training_outturn) values
    (2023000000001, 100000000, 10000000, 20000000, 30000000),
    (2023000000002, 50000000, 30000000, null, null),
    (2023000000003, 10000000, 6000000, 6000000, 0),
    (2023000000004, 8000000, null, null, null),
    (2023000000005, 0, 0, null, null);
