-- run: year=2023
-- run: year=2023 region=4304
-- F: 10 / (20 + 10) = 33.33 %. A: 5 / (15 + 5) = 25 % and B: 5 / 5 = 100 %, a tie by amount. C: a printed zero. D: blank. E: no form.
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
insert into self_fund (report_id, revenue_general_public_budget_stated, revenue_government_fund_stated, revenue_special_account_stated, revenue_other_stated) values
    (2023000000001, 15000000, 5000000, null, null),
    (2023000000002, null, 5000000, null, null),
    (2023000000003, 9000000, 0, null, null),
    (2023000000004, 7000000, null, null, null),
    (2023000000006, 20000000, 10000000, 0, null);
