-- run: least=6
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局');
insert into report (report_id, department_id, year) values
    (2022000000001, 1, 2022),
    (2023000000001, 1, 2023),
    (2022000000002, 2, 2022),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023);

insert into base_text (report_id, thrift_measures) values
    -- six characters, the same; four are too few
    (2022000000001, '节约用电用水'), (2023000000001, '节约用电用水'),
    (2022000000002, '节约用电'), (2023000000002, '节约用电');
insert into self_text (report_id, goal_expected, goal_actual) values
    -- the goal is another, the result the same
    (2022000000001, '完成三项任务。', '任务已全部完成。'),
    (2023000000001, '完成四项任务。', '任务已全部完成。'),
    -- another department, another year, the same goal
    (2023000000003, '完成三项任务。', null);
