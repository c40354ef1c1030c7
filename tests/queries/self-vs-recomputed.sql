-- run: year=2023
insert into department_record (department_id, name, region) values
    (1, 'A局', '430400'), (2, 'B局', '430424'), (3, 'C局', '430400'), (4, 'D局', '430400'), (5, 'E局', '430400'), (6, 'F局', '430424'),
    (7, 'G局', '430400'), (8, 'H局', '430400'), (9, 'I局', '430400');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023), (2023000000002, 2, 2023), (2023000000003, 3, 2023), (2023000000004, 4, 2023), (2023000000005, 5, 2023), (2023000000006, 6, 2023);
-- A: 10 x 92.5 / 100 = 9.25 of 10 printed; 100 wanted, 90 reached: 10 x 90 / 100 = 9 of 10. Gap 20 - 18.25 = 1.75.
-- B: 10 x 10 / 30 = 3.3333 of 3 printed, gap -0.3333.
-- C: adjusted budget zero, no execution. At most 5, 10 reached: 4 x 5 / 10 = 2 of 4; 0 wanted, 0 reached: 2 of 2; the cost
-- indicator differs and says no direction. Gap 6 - 4 = 2.
-- D: 120 of 100 is capped at 10. E: nothing to go by. F: 10 x 2 / 3 = 6.6667 of 10, with amounts near the largest there are.
insert into self_fund (report_id, total_adjusted_budget, total_outturn, weight, score, total_score) values
    (2023000000001, 100000000, 92500000, 100000, 100000, 980000),
    (2023000000002, 30000000, 10000000, 100000, 30000, null),
    (2023000000003, 0, 5000000, 100000, 100000, null),
    (2023000000004, 100000000, 120000000, 100000, 100000, null),
    (2023000000005, null, 5000000, 100000, 100000, null),
    (2023000000006, 9000000000000000, 6000000000000000, 100000, 100000, null);
insert into self_indicator (
    report_id, position, level1, level3, weight, score, target_number, target_operator, actual_number, actual_operator, comparable
) values
    (2023000000001, 1, '产出指标', '培训', 100000, 100000, 1000000, null, 900000, null, 1),
    (2023000000001, 2, '产出指标', '文字', 100000, 100000, null, null, null, null, 0),
    (2023000000003, 1, '产出指标', '差错', 40000, 40000, 50000, '<=', 100000, null, 1),
    (2023000000003, 2, '产出指标', '事故', 20000, 20000, 0, null, 0, null, 1),
    (2023000000003, 3, '成本指标', '成本', 30000, 30000, 500000, null, 400000, null, 1);
