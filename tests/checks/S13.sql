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
    (2023000000002, 100000),
    (2023000000003, 100000);
insert into self_indicator (report_id, position, level1, level1_weight, level3, weight) values
    -- 50 + 40 + 10 = 100, each level-1 name counted once: holds
    (2023000000001, 1, '产出指标', 500000, '数量', null),
    (2023000000001, 2, '产出指标', 500000, '质量', null),
    (2023000000001, 3, '效益指标', 400000, '影响', null),
    -- 50 + 45 + 10 = 105
    (2023000000002, 1, '产出指标', 500000, '数量', null),
    (2023000000002, 2, '效益指标', 450000, '影响', null),
    -- one name without points: not checked
    (2023000000003, 1, '产出指标', 500000, '数量', null),
    (2023000000003, 2, '效益指标', null, '影响', null),
    -- no funds block: 50 + 40 = 90
    (2023000000004, 1, '产出指标', 500000, '数量', null),
    (2023000000004, 2, '效益指标', 400000, '影响', null);
