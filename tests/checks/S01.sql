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
    (9, '壬局'),
    (10, '癸局'),
    (11, '子局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023),
    (2023000000006, 6, 2023),
    (2023000000007, 7, 2023),
    (2023000000008, 8, 2023),
    (2023000000009, 9, 2023),
    (2023000000010, 10, 2023),
    (2023000000011, 11, 2023);

insert into self_fund (report_id, total_initial_budget, total_adjusted_budget, total_outturn, revenue_general_public_budget_stated, revenue_government_fund_stated, revenue_special_account_stated, revenue_other_stated) values
    -- 10910.12 + 0 + 458.13 + 0 = 11368.25 = adjusted = executed: holds
    (2023000000001, 2176250000, 11368250000, 11368250000, 10910120000, 0, 458130000, 0),
    -- 90 + 5 + 3 + 2 = 100 = initial: holds
    (2023000000002, 100000000, 120000000, 110000000, 90000000, 5000000, 3000000, 2000000),
    -- 0.025 above the executed 110; bound (4 + 1) / 2 x 0.01 = 0.025: exactly met, rounding
    (2023000000003, 100000000, 120000000, 110000000, 100025000, 5000000, 3000000, 2000000),
    -- 0.026 above the executed 110, 9.974 below the adjusted 120: error, shown against the adjusted budget
    (2023000000004, 100000000, 120000000, 110000000, 100026000, 5000000, 3000000, 2000000),
    -- two blanks, 90 + 5 = 95 < 120: incomplete
    (2023000000005, 100000000, 120000000, 110000000, 90000000, 5000000, null, null),
    -- two blanks, 190 + 5 = 195 above all totals: error
    (2023000000006, 100000000, 120000000, 110000000, 190000000, 5000000, null, null),
    -- no total printed: incomplete
    (2023000000007, null, null, null, 90000000, 5000000, 3000000, 2000000),
    -- all parts blank
    (2023000000008, 100000000, 120000000, 110000000, null, null, null, null),
    -- no adjusted budget: 95 + 5 + 0 + 0 = 100 shown against the executed 110
    (2023000000009, 90000000, null, 110000000, 95000000, 5000000, 0, 0);

-- Reports that came in bulk have no step for each amount.
insert into document (document_id, path, sha256, kind) values (1, 'table.csv', '0', 'tidy');
insert into bulk_report (report_id, document_id, has_base, has_self, first_line, last_line, step_fen) values
    (2023000000010, 1, 0, 1, 2, 5, 100),
    (2023000000011, 1, 0, 1, 6, 9, null);
insert into self_fund (report_id, total_initial_budget, total_adjusted_budget, total_outturn, revenue_general_public_budget_stated, revenue_government_fund_stated, revenue_special_account_stated, revenue_other_stated) values
    -- 0.025 above the executed 110, in whole 元; bound (4 + 1) / 2 x 100 fen = 0.00025: error, shown against the adjusted budget
    (2023000000010, 100000000, 120000000, 110000000, 100025000, 5000000, 3000000, 2000000),
    -- 0.025 above the executed 110, step not known: 0.01 is taken, bound 0.025, rounding
    (2023000000011, 100000000, 120000000, 110000000, 100025000, 5000000, 3000000, 2000000);
