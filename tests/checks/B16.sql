-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023);

insert into base_spending (report_id, three_public_outturn, basic_adjustment_outturn, overall_adjustment_budget, public_use_prior_outturn) values
    -- adjustments may be negative; -0.05 of operating funds may not
    (2023000000001, 0, -12000000, -5000000, -50000),
    (2023000000002, 67320000, null, null, null);
insert into self_fund (report_id, total_adjusted_budget, revenue_other_stated) values
    (2023000000002, 100000000, -1);
insert into base_line (report_id, position, item, label, budget) values
    (2023000000002, 1, 'project.special.line', '救灾', -4540000);
