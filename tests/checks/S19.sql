-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023);

insert into self_indicator (report_id, position, level3, target, weight) values
    -- no number in either
    (2023000000001, 1, '控制成本', '成本控制在预算内', 200000),
    (2023000000001, 2, '期限', '长期', 200000),
    -- numbers in digits and in words
    (2023000000001, 3, '事故', '0', 20000),
    (2023000000001, 4, '办结率', '达到95%以上', 20000),
    (2023000000001, 5, '投诉', '零投诉', 20000),
    (2023000000001, 6, '完成率', '百分之百', 20000),
    -- blank beside rows with targets
    (2023000000001, 7, '队伍建设', null, null),
    -- no row of this report has a target
    (2023000000002, 1, '队伍建设', null, 20000);
