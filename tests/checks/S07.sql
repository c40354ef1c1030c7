-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局'),
    (4, '丁局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023);

insert into self_fund (report_id, total_adjusted_budget, total_outturn) values
    -- 100 = 100: holds
    (2023000000001, 100000000, 100000000),
    -- one fen more
    (2023000000002, 100000000, 100000001),
    -- spending over a budget of zero
    (2023000000003, 0, 5000000),
    (2023000000004, null, 5000000);
