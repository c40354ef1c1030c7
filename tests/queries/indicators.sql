-- run: department=1 year=2023
insert into department_record (department_id, name) values (1, 'A局'), (2, 'B局');
insert into report (report_id, department_id, year) values
    (2022000000001, 1, 2022), (2023000000001, 1, 2023), (2023000000002, 2, 2023);
-- Weights and scores are ten-thousandths of a point: 100000 is 10, 92500 is 9.25; a blank stays blank, a 0 is 0.
insert into self_indicator (report_id, position, level1, level2, level3, target, actual, weight, score, deviation) values
    (2023000000001, 2, '满意度指标', '服务对象满意度指标', '群众满意度', '95', '达到95%以上', 100000, 92500, '宣传不足'),
    (2023000000001, 1, '产出指标', '数量指标', '检查次数', '47', '47', 50000, 0, null),
    (2023000000001, 10, '效益指标', null, '事故起数', '0', null, null, null, null),
    (2022000000001, 1, '产出指标', '数量指标', '检查次数', '40', '40', 50000, 50000, null),
    (2023000000002, 1, '产出指标', '数量指标', '检查次数', '30', '30', 50000, 50000, null);
