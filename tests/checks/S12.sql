-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023);

insert into self_indicator (report_id, position, level1, level1_weight, level3, weight) values
    -- 产出 20 + 20 = 40: holds
    (2023000000001, 1, '产出指标', 400000, '数量', 200000),
    (2023000000001, 2, '产出指标', 400000, '质量', 200000),
    -- 效益 20 + 20 = 40, given 20
    (2023000000001, 3, '效益指标', 200000, '影响', 200000),
    (2023000000001, 4, '效益指标', 200000, '期限', 200000),
    -- no points beside the name
    (2023000000001, 5, '满意度指标', null, '满意度', 100000),
    -- 10 + blank = 10, given 15
    (2023000000002, 1, '产出指标', 150000, '数量', 100000),
    (2023000000002, 2, '产出指标', 150000, '质量', null),
    -- no weights in the rows
    (2023000000002, 3, '效益指标', 200000, '影响', null);
