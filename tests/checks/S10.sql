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

insert into self_fund (report_id, total_initial_budget, total_adjusted_budget, total_outturn) values
    -- 80 + 20 = 100, 90 + 30 = 120, 85 + 30 = 115: holds
    (2023000000001, 100000000, 120000000, 115000000),
    -- a published form: the total row says 0, the row below it 90, 89.974, 89.974
    (2023000000002, 0, 0, 0),
    -- 60 + blank against 100: incomplete; 2 rows of expenditure 40 + 59.99 against 100: rounding explains 0.015
    (2023000000003, 100000000, 100000000, 100000000),
    -- 40 + 59.5 against 100 in two decimals
    (2023000000004, null, null, 100000000),
    -- one amount a part: not by column
    (2023000000005, 100000000, 100000000, 100000000);
insert into self_line (report_id, position, item, label, initial_budget, adjusted_budget, outturn, stated) values
    (2023000000001, 1, 'revenue.general_public_budget', '一般公共预算', 80000000, 90000000, 85000000, null),
    (2023000000001, 2, 'revenue.other', '其他资金', 20000000, 30000000, 30000000, null),
    (2023000000002, 1, 'revenue.general_public_budget', '一般公共预算', 90000000, 89974000, 89974000, null),
    (2023000000003, 1, 'revenue.general_public_budget', '一般公共预算', 60000000, 100000000, 100000000, null),
    (2023000000003, 2, 'expenditure.basic', '基本支出', 40000000, 40000000, 40000000, null),
    (2023000000003, 3, 'expenditure.project', '项目支出', 59990000, 60000000, 60000000, null),
    (2023000000004, 1, 'expenditure.basic', '基本支出', null, null, 40000000, null),
    (2023000000004, 2, 'expenditure.project', '项目支出', null, null, 59500000, null),
    -- a row of its own name is no part
    (2023000000004, 3, 'other', '上年结转', null, null, 500000, null),
    (2023000000005, 1, 'revenue.general_public_budget', '一般公共预算', null, null, null, 90000000);
