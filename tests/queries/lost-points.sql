-- run: year=2023
-- run: year=2023 region=430424
insert into department_record (department_id, name, region) values
    (1, 'A局', '430400'), (2, 'B局', '430424'), (3, 'C局', '430400'), (4, 'D局', '430400'), (5, 'E局', '430400'), (6, 'F局', '430424'),
    (7, 'G局', '430400'), (8, 'H局', '430400'), (9, 'I局', '430400');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023), (2023000000002, 2, 2023), (2023000000003, 3, 2023);
-- 培训人数: A loses 10 - 8 = 2 in one of its two rows, B 10 - 9 = 1, C nothing: 2 of 3 departments, 66.67 %, of 10 + 5 + 10 + 10.
-- 群众满意: C loses 20 - 17 = 3; B left the score blank and does not count: 1 of 2. Execution: B loses 10 - 9.5 = 0.5, C has none.
-- 办结率 costs nobody a point and is not listed.
insert into self_fund (report_id, weight, score) values
    (2023000000001, 100000, 100000), (2023000000002, 100000, 95000), (2023000000003, null, null);
insert into self_indicator (report_id, position, level1, level2, level3, weight, score) values
    (2023000000001, 1, '产出指标', '数量指标', '培训人数', 100000, 80000),
    (2023000000001, 2, '产出指标', '数量指标', '培训人数', 50000, 50000),
    (2023000000001, 3, '效益指标', '社会效益指标', '群众满意', 200000, 200000),
    (2023000000001, 4, '产出指标', '质量指标', '办结率', 100000, 100000),
    (2023000000002, 1, '产出指标', '数量指标', '培训人数', 100000, 90000),
    (2023000000002, 2, '效益指标', '社会效益指标', '群众满意', 200000, null),
    (2023000000003, 1, '产出指标', '数量指标', '培训人数', 100000, 100000),
    (2023000000003, 2, '效益指标', '社会效益指标', '群众满意', 200000, 170000);
