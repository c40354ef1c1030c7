-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023);

insert into base_building (report_id, position, approved_area, actual_area, approved_investment, actual_investment) values
    (2023000000001, 1, 0, 0, 0, 0),
    -- 50 square metres and 30 where nothing is approved
    (2023000000001, 2, 0, 500000, 0, 30000000),
    -- blank is not nothing approved
    (2023000000001, 3, null, 500000, null, 30000000),
    -- -1 square metre
    (2023000000002, 1, 10000000, -10000, 100000000, 90000000);
