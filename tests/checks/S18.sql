-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023);

insert into self_indicator (report_id, position, level1, level3) values
    -- three times: one finding
    (2023000000001, 1, '产出指标', '办结率'),
    (2023000000001, 2, '产出指标', '数量'),
    (2023000000001, 3, '产出指标', '办结率'),
    (2023000000001, 4, '效益指标', '办结率'),
    -- blank names do not repeat each other
    (2023000000001, 5, '效益指标', null),
    (2023000000001, 6, '效益指标', null),
    -- the same name in another report
    (2023000000002, 1, '产出指标', '办结率');
