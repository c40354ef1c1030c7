-- run: year=2023
-- run: year=2023 region=4304
-- A and B: 18 each, a tie; B's year before is last year's own 2. C: a printed zero, it did not travel abroad. D: blank, which is no zero. E: no form. F: the most.
insert into department_record (department_id, name, region) values
    (1, 'A局', '430400'),
    (2, 'B局', '430100'),
    (3, 'C局', '430100'),
    (4, 'D局', '430100'),
    (5, 'E局', '430100'),
    (6, 'F局', '430100');
insert into report (report_id, department_id, year) values
    (2022000000002, 2, 2022),
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023),
    (2023000000006, 6, 2023);
insert into base_spending (report_id, three_public_abroad_prior_outturn, three_public_abroad_budget, three_public_abroad_outturn, three_public_outturn) values
    (2022000000002, null, null, 2000000, null),
    (2023000000001, 0, 20000000, 18000000, 30000000),
    (2023000000002, null, null, 18000000, null),
    (2023000000003, 0, 0, 0, 5000000),
    (2023000000004, null, null, null, 7000000),
    (2023000000006, 1000000, 20000000, 19360000, 60000000);
