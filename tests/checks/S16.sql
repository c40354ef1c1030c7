-- run:
insert into department_record (department_id, name) values
    (1, '甲局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023);

insert into self_indicator (report_id, position, level1, level3, weight, score, deviation) values
    -- 8 of 10 and no reason
    (2023000000001, 1, '满意度指标', '满意度', 100000, 80000, null),
    -- 8 of 10 and an empty reason
    (2023000000001, 2, '产出指标', '数量', 100000, 80000, ''),
    -- 8 of 10 with a reason: holds
    (2023000000001, 3, '产出指标', '质量', 100000, 80000, '工期延误'),
    -- 10 of 10: holds
    (2023000000001, 4, '产出指标', '时效', 100000, 100000, null),
    -- score blank
    (2023000000001, 5, '效益指标', '影响', 100000, null, null);
