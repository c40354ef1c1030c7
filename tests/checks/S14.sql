-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023);

insert into self_fund (report_id, weight, score) values
    -- 10 of 10: holds
    (2023000000001, 100000, 100000),
    -- 10.5 of 10
    (2023000000002, 100000, 105000);
insert into self_indicator (report_id, position, level1, level3, weight, score) values
    -- 0 of 5: holds
    (2023000000001, 1, '产出指标', '数量', 50000, 0),
    -- 9.5 of 8.5
    (2023000000001, 2, '产出指标', '质量', 85000, 95000),
    -- below zero, weight blank
    (2023000000001, 3, '效益指标', '影响', null, -10000),
    -- score blank
    (2023000000001, 4, '效益指标', '期限', 50000, null),
    -- score without weight
    (2023000000002, 1, '产出指标', '数量', null, 50000);
