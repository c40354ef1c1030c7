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

insert into base_spending (report_id, project_budget, public_use_budget) values
    -- 409.26 + 354.14 = 763.40 <= 2176.25: holds
    (2023000000001, 409260000, 354140000),
    -- 60 + 40 = 100: holds
    (2023000000002, 60000000, 40000000),
    -- 60 + 41 = 101 > 100
    (2023000000003, 60000000, 41000000),
    (2023000000004, 600000000, null);
insert into self_fund (report_id, total_initial_budget) values
    (2023000000001, 2176250000), (2023000000002, 100000000), (2023000000003, 100000000), (2023000000004, 100000000);
