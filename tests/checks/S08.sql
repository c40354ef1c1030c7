-- run: share=90
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

insert into self_fund (report_id, total_adjusted_budget, total_outturn) values
    -- 89.99 of 100
    (2023000000001, 100000000, 89990000),
    -- 90 of 100: exactly met, holds
    (2023000000002, 100000000, 90000000),
    -- 50 of 100, but explained below
    (2023000000003, 100000000, 50000000),
    -- blank is not nothing
    (2023000000004, 100000000, null);
insert into self_indicator (report_id, position, level3, deviation) values
    (2023000000001, 1, '办结率', '人手不足'),
    (2023000000003, 1, '办结率', '项目资金年底才到位');
