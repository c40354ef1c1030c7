-- run: bound=30
insert into department_record (department_id, name) values
    (1, '甲局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023);

insert into self_indicator (
    report_id, position, level1, level3, target, actual, weight, score, target_number, target_operator, actual_number, actual_operator, comparable
) values
    -- 131 of 100: 31 % over, full marks
    (2023000000001, 1, '产出指标', '检查次数', '100次', '131次', 50000, 50000, 1000000, '=', 1310000, '=', 1),
    -- 130 of 100: exactly 30 %, holds
    (2023000000001, 2, '产出指标', '培训人次', '100人次', '130人次', 50000, 50000, 1000000, '>=', 1300000, '=', 1),
    -- points were taken off
    (2023000000001, 3, '产出指标', '宣传次数', '10次', '40次', 50000, 30000, 100000, '=', 400000, '=', 1),
    -- 60 of 100 is a target missed: S17's
    (2023000000001, 4, '产出指标', '演练次数', '10次', '6次', 50000, 50000, 100000, '=', 60000, '=', 1),
    -- a cost of 60 against 100 is 40 % off
    (2023000000001, 5, '成本指标', '单位成本', '100元', '60元', 50000, 50000, 1000000, '=', 600000, '=', 1),
    -- at most 5, 1 came
    (2023000000001, 6, '产出指标', '事故起数', '≤5起', '1起', 50000, 50000, 50000, '<=', 10000, '=', 1),
    -- a target of 0; units that differ
    (2023000000001, 7, '产出指标', '投诉', '0', '1', 50000, 50000, 0, '=', 10000, '=', 1),
    (2023000000001, 8, '产出指标', '面积', '10亩', '40次', 50000, 50000, 100000, '=', 400000, '=', 0);
