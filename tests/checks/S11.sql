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

insert into self_fund (report_id, weight) values
    (2023000000001, 100000),
    (2023000000002, 100000);
insert into self_indicator (report_id, position, level1, level1_weight, level3, weight) values
    -- 10 + 50 + 40 + nothing = 100: holds
    (2023000000001, 1, '产出指标', null, '数量', 500000),
    (2023000000001, 2, '产出指标', null, '质量', null),
    (2023000000001, 3, '效益指标', null, '影响', 400000),
    -- 10 + 50 + 45 = 105
    (2023000000002, 1, '产出指标', null, '数量', 500000),
    (2023000000002, 2, '效益指标', null, '影响', 450000),
    -- no funds block: 60 + 40 = 100 holds
    (2023000000003, 1, '产出指标', null, '数量', 600000),
    (2023000000003, 2, '效益指标', null, '影响', 400000),
    -- no weights at all
    (2023000000004, 1, '产出指标', null, '数量', null);
