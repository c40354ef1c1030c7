-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局'),
    (4, '丁局'),
    (5, '戊局'),
    (6, '己局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023),
    (2023000000006, 6, 2023);

insert into base_spending (report_id, overall_adjustment_outturn, basic_adjustment_outturn) values
    (2023000000001, 10000000, null),
    (2023000000002, 9000000, 20000000),
    (2023000000003, null, 8000000),
    (2023000000004, null, 11000000),
    (2023000000005, null, -11000000),
    (2023000000006, null, null);
insert into self_fund (report_id, total_initial_budget, total_adjusted_budget) values
    -- 110 - 100 = 10 = 10: holds
    (2023000000001, 100000000, 110000000),
    -- 9 is not 10
    (2023000000002, 100000000, 110000000),
    -- 8 of 10 can be: holds
    (2023000000003, 100000000, 110000000),
    -- 11 of 10 cannot
    (2023000000004, 100000000, 110000000),
    -- the other sign: other parts may make up for it
    (2023000000005, 100000000, 110000000),
    (2023000000006, 100000000, 110000000);
