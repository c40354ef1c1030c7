-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局');
insert into report (report_id, department_id, year) values
    (2022000000001, 1, 2022),
    (2023000000001, 1, 2023),
    (2022000000002, 2, 2022),
    (2023000000002, 2, 2023),
    (2022000000003, 3, 2022),
    (2023000000003, 3, 2023);

insert into base_spending (report_id, three_public_budget, three_public_outturn) values
    (2022000000001, null, 59170000), (2023000000001, 80300000, 67320000),
    -- a budget of 0 is one
    (2022000000002, 0, 59170000), (2023000000002, 80300000, 67320000),
    -- this year has none either
    (2022000000003, null, 59170000), (2023000000003, null, 67320000);
