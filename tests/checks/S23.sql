-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023);

insert into self_text (report_id, goal_expected, goal_actual) values
    -- 目标7 twice, once with a blank; 目标1 beside 目标10 and 目标11 is once
    (2023000000001, '目标1、一。目标 7、二。目标10、三。目标11、四。目标7. 五。目标1', '主要职责是：六。'),
    (2023000000002, '目标1：一。目标2：二。', '已完成');
