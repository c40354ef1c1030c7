-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023);

insert into self_indicator (
    report_id, position, level1, level3, target, actual, weight, score, deviation,
    target_number, target_operator, actual_number, actual_operator, comparable
) values
    -- 95 reached, 8 of 10
    (2023000000001, 1, '满意度指标', '满意度', '95', '达到95%以上', 100000, 80000, null, 950000, '=', 950000, '>=', 1),
    -- reached, 4 of 5, although a reason is given
    (2023000000001, 2, '产出指标', '质量', '≥98%', '99.5%', 50000, 40000, '标准提高', 980000, '>=', 995000, '=', 1),
    -- 6 % above 5 %, full points
    (2023000000001, 3, '产出指标', '投诉率', '≤5%', '6%', 50000, 50000, null, 50000, '<=', 60000, '=', 1),
    -- reached and full points: holds
    (2023000000001, 4, '产出指标', '办结率', '100%', '100%', 50000, 50000, null, 1000000, '=', 1000000, '=', 1),
    -- missed and points lost: holds
    (2023000000001, 5, '产出指标', '数量', '47', '40', 50000, 40000, null, 470000, '=', 400000, '=', 1),
    -- more than planned, full points: holds
    (2023000000001, 6, '产出指标', '场次', '47', '50', 50000, 50000, null, 470000, '=', 500000, '=', 1),
    -- target 0, actual 0, full points: holds
    (2023000000002, 1, '产出指标', '重大事故', '0', '0', 20000, 20000, null, 0, '=', 0, '=', 1),
    -- target 0, actual 1, full points
    (2023000000002, 2, '产出指标', '较大事故', '0', '1', 20000, 20000, null, 0, '=', 10000, '=', 1),
    -- worded
    (2023000000002, 3, '效益指标', '期限', '长期', '长期', 50000, 40000, null, null, null, null, null, 0),
    -- cost other than planned: which way is better is not known
    (2023000000002, 4, '成本指标', '成本', '22.5万元', '22万元', 50000, 50000, null, 225000, '=', 220000, '=', 1),
    -- strictly more than 90 %: 90 % misses it, full points
    (2023000000002, 5, '产出指标', '覆盖率', '>90%', '90%', 50000, 50000, null, 900000, '>', 900000, '=', 1),
    -- no weight: nothing to lose
    (2023000000002, 6, '产出指标', '补充', '≥10', '9', 0, 0, null, 100000, '>=', 90000, '=', 1);
