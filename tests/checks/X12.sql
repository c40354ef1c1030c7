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

insert into base_spending (report_id, three_public_outturn, procurement_outturn) values
    (2023000000001, 67320000, 305000000),
    (2023000000002, 120000000, 100000000),
    (2023000000003, 1000000, 100000001),
    (2023000000004, 1000000, 1000000);
insert into self_fund (report_id, total_outturn) values
    -- 67.32 and 305 <= 11368.25: holds
    (2023000000001, 11368250000),
    -- 120 > 100; 100 = 100 holds
    (2023000000002, 100000000),
    -- procurement one fen above
    (2023000000003, 100000000),
    (2023000000004, null);
