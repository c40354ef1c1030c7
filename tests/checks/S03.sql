-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局'),
    (4, '丁局'),
    (5, '戊局'),
    (6, '己局'),
    (7, '庚局'),
    (8, '辛局'),
    (9, '壬局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023),
    (2023000000006, 6, 2023),
    (2023000000007, 7, 2023),
    (2023000000008, 8, 2023),
    (2023000000009, 9, 2023);

insert into self_fund (report_id, total_initial_budget, total_adjusted_budget, total_outturn, revenue_general_public_budget_stated, revenue_government_fund_stated, revenue_special_account_stated, revenue_other_stated, expenditure_basic_stated, expenditure_project_stated) values
    -- revenue 1325.68 + 118.82 + 585.62 + 0 = 2030.12, expenditure 900.47 + 1025.2 = 1925.67, both nearest to 2030.12: error
    (2023000000001, 861100000, 2030120000, 2030120000, 1325680000, 118820000, 585620000, 0, 900470000, 1025200000),
    -- revenue 120 = adjusted, expenditure 60 + 50 = 110 = executed: two columns, not compared
    (2023000000002, 100000000, 120000000, 110000000, 120000000, 0, 0, 0, 60000000, 50000000),
    -- 110 = 110: holds
    (2023000000003, 100000000, 120000000, 110000000, 110000000, 0, 0, 0, 60000000, 50000000),
    -- 0.03 apart, both nearest to 110; bound (4 + 2) / 2 x 0.01 = 0.03: exactly met, rounding
    (2023000000004, 100000000, 120000000, 110000000, 110000000, 0, 0, 0, 60000000, 50030000),
    -- 0.04 apart: error
    (2023000000005, 100000000, 120000000, 110000000, 110000000, 0, 0, 0, 60000000, 50040000),
    -- basic blank and expenditure the smaller: S02's
    (2023000000006, 100000000, 120000000, 110000000, 110000000, 0, 0, 0, null, 109000000),
    -- no totals, so no column to stand for
    (2023000000007, null, null, null, 110000000, 0, 0, 0, 60000000, 40000000);

-- Reports that came in bulk have no step for each amount.
insert into document (document_id, path, sha256, kind) values (1, 'table.csv', '0', 'tidy');
insert into bulk_report (report_id, document_id, has_base, has_self, first_line, last_line, step_fen) values
    (2023000000008, 1, 0, 1, 2, 5, 100),
    (2023000000009, 1, 0, 1, 6, 9, null);
insert into self_fund (report_id, total_initial_budget, total_adjusted_budget, total_outturn, revenue_general_public_budget_stated, revenue_government_fund_stated, revenue_special_account_stated, revenue_other_stated, expenditure_basic_stated, expenditure_project_stated) values
    -- 0.03 apart, in whole 元; bound (4 + 2) / 2 x 100 fen = 0.0003: error
    (2023000000008, 100000000, 120000000, 110000000, 110000000, 0, 0, 0, 60000000, 50030000),
    -- 0.03 apart, step not known: 0.01 is taken, bound 0.03, rounding
    (2023000000009, 100000000, 120000000, 110000000, 110000000, 0, 0, 0, 60000000, 50030000);
