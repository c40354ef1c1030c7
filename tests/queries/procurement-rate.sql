-- run: year=2023
-- run: year=2023 region=4301
insert into department_record (department_id, name, region) values
    (1, 'A局', '430400'), (2, 'B局', '430101'), (3, 'C局', '430400'), (4, 'D局', '430400'), (5, 'E局', '430400'), (6, 'F局', '430100'),
    (7, 'G局', null), (8, 'H局', '430400');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023), (2023000000002, 2, 2023), (2023000000003, 3, 2023), (2023000000004, 4, 2023), (2023000000005, 5, 2023),
    (2023000000006, 6, 2023), (2023000000007, 7, 2023), (2023000000008, 8, 2023);
-- A: 50 / 50 = H: 7 / 7 = 100 %, a tie. B: 40 / 50 = 80 %. G: 3 / 7 = 42.8571 %.
-- C: nothing planned, nothing bought. D: both blank. F: outturn blank. E sent only the self-evaluation form.
insert into base_spending (report_id, procurement_budget, procurement_outturn) values
    (2023000000001, 50000000, 50000000),
    (2023000000002, 50000000, 40000000),
    (2023000000003, 0, 0),
    (2023000000004, null, null),
    (2023000000006, 5000000, null),
    (2023000000007, 7000000, 3000000),
    (2023000000008, 7000000, 7000000);
insert into self_fund (report_id, total_outturn) values (2023000000005, 1000000);
