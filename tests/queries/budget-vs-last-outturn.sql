-- run: year=2023 item=three_public
-- run: year=2023 region=4304 item=total
-- A: (50 - 40) / 40 = 25 %. B: last year's own 20: (30 - 20) / 20 = C: (45 - 30) / 30 = 50 %, a tie. H: (2 - 3) / 3 = -33.33 %.
-- D: zero. E: no budget. F: no year before. G: no form. I: negative. Of the total A's: (100 - 80) / 80 = 25 %.
insert into department_record (department_id, name, region) values
    (1, 'A局', '430424'),
    (2, 'B局', '430100'),
    (3, 'C局', '430100'),
    (4, 'D局', '430100'),
    (5, 'E局', '430100'),
    (6, 'F局', '430100'),
    (7, 'G局', '430400'),
    (8, 'H局', '430100'),
    (9, 'I局', '430100');
insert into report (report_id, department_id, year) values
    (2022000000002, 2, 2022),
    (2022000000001, 1, 2022),
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023),
    (2023000000006, 6, 2023),
    (2023000000007, 7, 2023),
    (2023000000008, 8, 2023),
    (2023000000009, 9, 2023);
insert into base_spending (report_id, three_public_prior_outturn, three_public_budget, three_public_outturn) values
    (2022000000002, null, null, 20000000),
    (2023000000001, 40000000, 50000000, 60000000),
    (2023000000002, null, 30000000, 1000000),
    (2023000000003, 30000000, 45000000, null),
    (2023000000004, 0, 5000000, null),
    (2023000000005, 5000000, null, 5000000),
    (2023000000006, null, 5000000, null),
    (2023000000008, 3000000, 2000000, null),
    (2023000000009, -1000000, 2000000, null);
insert into self_fund (report_id, total_initial_budget, total_adjusted_budget, total_outturn) values
    (2022000000001, 1000000, 2000000, 80000000),
    (2023000000001, 90000000, 100000000, 95000000);
