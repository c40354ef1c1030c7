-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023);

insert into self_fund (
    report_id, total_initial_budget, total_adjusted_budget, total_outturn,
    revenue_general_public_budget_stated, revenue_other_stated, expenditure_basic_stated, expenditure_project_stated
) values
    -- 10910.12 + 458.13 = 11368.25 = executed: not named, though the adjusted budget is the same
    (2023000000001, 2176250000, 11368250000, 11368250000, 10910120000, 458130000, 3536320000, 7831930000),
    -- 90 + 20 = 110 adjusted, not named; 60 + 40 = 100 initial, executed 105
    (2023000000002, 100000000, 110000000, 105000000, 90000000, 20000000, 60000000, 40000000),
    -- 99 is none of the three; a part is blank
    (2023000000003, 100000000, 110000000, 105000000, 99000000, null, null, 100000000);
