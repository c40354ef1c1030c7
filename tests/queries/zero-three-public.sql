-- run: year=2023
-- run: year=2023 region=4304
-- A and G: zeros wherever something is printed. B: zeros spent of a budget of 3. C: a part is not zero. D: blank. E: no form. F: 5 spent.
insert into department_record (department_id, name, region) values
    (1, 'A局', '430100'),
    (2, 'B局', '430400'),
    (3, 'C局', '430100'),
    (4, 'D局', '430100'),
    (5, 'E局', '430100'),
    (6, 'F局', '430100'),
    (7, 'G局', '430400');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023),
    (2023000000006, 6, 2023),
    (2023000000007, 7, 2023);
insert into base_spending (report_id, three_public_prior_outturn, three_public_budget, three_public_outturn, three_public_reception_outturn, three_public_abroad_outturn) values
    (2023000000001, 0, 0, 0, 0, 0),
    (2023000000002, 2000000, 3000000, 0, 0, null),
    (2023000000003, 0, 0, 0, 1000000, 0),
    (2023000000004, null, null, null, null, null),
    (2023000000006, 5000000, 5000000, 5000000, 5000000, 0),
    (2023000000007, null, 0, null, 0, 0);
