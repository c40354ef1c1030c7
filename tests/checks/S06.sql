-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局'),
    (4, '丁局'),
    (5, '戊局'),
    (6, '己局'),
    (7, '庚局'),
    (8, '辛局'),
    (9, '壬局'),
    (10, '癸局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023),
    (2023000000006, 6, 2023),
    (2023000000007, 7, 2023),
    (2023000000008, 8, 2023),
    (2023000000009, 9, 2023),
    (2023000000010, 10, 2023);

insert into self_fund (report_id, total_adjusted_budget, total_outturn, weight, score, declared_execution_pct, declared_execution_decimals) values
    -- 37.24 / 43.2 = 86.2037 %, x 10 = 8.62037: 9 is that without decimals
    (2023000000001, 43200000, 37240000, 100000, 90000, 860000, 0),
    -- 8.62 is that with two decimals
    (2023000000002, 43200000, 37240000, 100000, 86200, 862000, 2),
    -- 8.63 is not
    (2023000000003, 43200000, 37240000, 100000, 86300, 862000, 2),
    -- executed above the budget counts as 100 %: 10 of 10
    (2023000000004, 100000000, 120000000, 100000, 100000, 1200000, 0),
    -- 100 % and 9 of 10: error
    (2023000000005, 100000000, 100000000, 100000, 90000, 1000000, 0),
    -- 86.25 %, x 10 = 8.625: half may go up
    (2023000000006, 80000000, 69000000, 100000, 86300, null, null),
    -- 984496 / 1000000 = 98.4496 %, printed 98.45; 10 x 98.45 % = 9.845, printed 9.85: follows the printed rate
    (2023000000007, 100000000, 98449600, 100000, 98500, 984500, 2),
    -- the same without the printed rate: 9.84496 is 9.84, so 9.85 is an error
    (2023000000008, 100000000, 98449600, 100000, 98500, null, null),
    -- the printed rate is wrong (91 % is right), so a score that follows it is an error
    (2023000000009, 100000000, 91000000, 100000, 98700, 987000, 1),
    -- no budget: no rate
    (2023000000010, 0, 91000000, 100000, 50000, null, null);
