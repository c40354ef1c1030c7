-- run: year=2023
-- run: year=2023 region=4304
-- A: 458.13 / (10910.12 + 0 + 458.13 + 0) = 458.13 / 11368.25 = 4.03 %, 10910.12 / 11368.25 = 95.97 %. B: 1 / 4 = C: 2 / 8 = 25 %, a tie; blank shares of
-- blank sources. D: special account blank. E: zeros. F: no form.
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
    (2023000000001, 10910120000, 0, 458130000, 0),
    (2023000000002, 3000000, null, 1000000, null),
    (2023000000003, 6000000, null, 2000000, 0),
    (2023000000004, 5000000, null, null, null),
    (2023000000005, 0, null, 0, null);
