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

insert into base_spending (report_id, public_use_outturn, project_outturn, procurement_outturn) values
    -- 305 <= 354.14 + 352.87 = 707.01: holds
    (2023000000001, 354140000, 352870000, 305000000),
    -- 50 = 20 + 30: holds
    (2023000000002, 20000000, 30000000, 50000000),
    -- 50.01 > 50
    (2023000000003, 20000000, 30000000, 50010000),
    (2023000000004, null, 30000000, 50010000);
