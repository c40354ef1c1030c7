-- run: excellent=90 good=80 fair=60
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局'),
    (4, '丁局'),
    (5, '戊局'),
    (6, '己局'),
    (7, '庚局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023),
    (2023000000006, 6, 2023),
    (2023000000007, 7, 2023);

insert into self_text (report_id, grade) values
    -- 90 is the least of 优: holds
    (2023000000001, '优'),
    -- 89.5 makes 良
    (2023000000002, '优秀'),
    -- nothing printed, 10 + 75 = 85 makes 良: holds
    (2023000000003, '良'),
    -- 10 + 45 = 55 makes 差
    (2023000000004, '合格'),
    -- a row without score
    (2023000000005, '优'),
    -- full marks are 120
    (2023000000006, '优'),
    -- a word of its own
    (2023000000007, 'A 级');
insert into self_fund (report_id, weight, score, total_weight, total_score) values
    (2023000000001, 100000, 100000, 1000000, 900000),
    (2023000000002, 100000, 100000, 1000000, 895000),
    (2023000000003, 100000, 100000, null, null),
    (2023000000004, 100000, 100000, null, null),
    (2023000000005, 100000, 100000, null, null),
    (2023000000006, 100000, 100000, 1200000, 600000),
    (2023000000007, 100000, 100000, 1000000, 500000);
insert into self_indicator (report_id, position, level3, weight, score) values
    (2023000000003, 1, '数量', 900000, 750000),
    (2023000000004, 1, '数量', 900000, 450000),
    (2023000000005, 1, '数量', 500000, 10000),
    (2023000000005, 2, '质量', 400000, null);
