-- run: year=2023 above=200
-- run: year=2023 region=4304 above=300
-- A: 11368.25 / 2176.25 = 522.38 %. D: 3 / 1 = E: 6 / 2 = 300 %, a tie, which is not above 300. C: 20.000001 / 10 is above 200 though shown as 200;
-- B: 20 / 10 is not. F: zero. G: no form. H: adjusted budget missing.
insert into department_record (department_id, name, region) values
    (1, 'A局', '430400'),
    (2, 'B局', '430100'),
    (3, 'C局', '430100'),
    (4, 'D局', '430400'),
    (5, 'E局', '430400'),
    (6, 'F局', '430100'),
    (7, 'G局', '430100'),
    (8, 'H局', '430100');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023),
    (2023000000006, 6, 2023),
    (2023000000007, 7, 2023),
    (2023000000008, 8, 2023);
insert into self_fund (report_id, total_initial_budget, total_adjusted_budget) values
    (2023000000001, 2176250000, 11368250000),
    (2023000000002, 10000000, 20000000),
    (2023000000003, 10000000, 20000001),
    (2023000000004, 1000000, 3000000),
    (2023000000005, 2000000, 6000000),
    (2023000000006, 0, 5000000),
    (2023000000008, 4000000, null);
