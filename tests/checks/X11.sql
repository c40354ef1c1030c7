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

insert into base_spending (report_id, public_use_outturn) values
    (2023000000001, 354140000),
    (2023000000002, 60000000),
    (2023000000003, 60000001),
    (2023000000004, 60000000);
insert into self_fund (report_id, expenditure_basic_stated) values
    -- 354.14 <= 3536.32: holds
    (2023000000001, 3536320000),
    -- 60 = 60: holds
    (2023000000002, 60000000),
    -- one fen more
    (2023000000003, 60000000),
    (2023000000004, null);
