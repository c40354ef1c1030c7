-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局'),
    (4, '丁局'),
    (5, '戊局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023);

insert into self_fund (report_id, weight, score, total_score) values
    -- 10 + 50 + 38 = 98: holds
    (2023000000001, 100000, 100000, 980000),
    -- 9.5 + 50 + 38 = 97.5, printed 98
    (2023000000002, 100000, 95000, 980000),
    -- nothing printed
    (2023000000003, 100000, 95000, null),
    -- a row without score
    (2023000000004, 100000, 95000, 980000),
    -- the execution row without score
    (2023000000005, 100000, null, 980000);
insert into self_indicator (report_id, position, level3, weight, score) values
    (2023000000001, 1, '数量', 500000, 500000),
    (2023000000001, 2, '效益', 400000, 380000),
    -- a row without weight and score counts nothing
    (2023000000001, 3, '续行', null, null),
    (2023000000002, 1, '数量', 500000, 500000),
    (2023000000002, 2, '效益', 400000, 380000),
    (2023000000003, 1, '数量', 500000, 500000),
    (2023000000004, 1, '数量', 500000, 500000),
    (2023000000004, 2, '效益', 400000, null),
    (2023000000005, 1, '数量', 500000, 500000);
