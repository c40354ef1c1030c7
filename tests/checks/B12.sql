-- run: share=50
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023);

insert into base_spending (report_id, project_business_budget, project_business_outturn, project_operation_budget, project_operation_outturn, procurement_budget, procurement_outturn) values
    -- 105.46 of 105.50: holds; 49.99 of 100: less than half; 50 of 100: exactly half, holds
    (2023000000001, 105500000, 105460000, 100000000, 49990000, 100000000, 50000000),
    -- nothing spent of 20; a blank is no zero; a budget of 0
    (2023000000002, 20000000, 0, 20000000, null, 0, 0);
insert into base_line (report_id, position, item, label, budget, outturn) values
    -- 0.6 of 10 is 6 %
    (2023000000001, 1, 'project.special.line', '举报奖励', 10000000, 600000),
    -- 32.5 of 50 is 65 %: holds
    (2023000000001, 2, 'project.special.line', '预防', 50000000, 32500000),
    (2023000000001, 3, 'project.special.line', '未填', 50000000, null),
    -- a row that is no fund
    (2023000000001, 4, 'other', '其他', 50000000, 0);
