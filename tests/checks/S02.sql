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

insert into self_fund (report_id, total_initial_budget, total_adjusted_budget, total_outturn, expenditure_basic_stated, expenditure_project_stated) values
    -- 3536.32 + 7831.93 = 11368.25: holds
    (2023000000001, 2176250000, 11368250000, 11368250000, 3536320000, 7831930000),
    -- 900.47 + 1025.2 = 1925.67, 104.45 short of 2030.12 (a published form): error
    (2023000000002, 861100000, 2030120000, 2030120000, 900470000, 1025200000),
    -- 60 + 50 = 110 = executed: holds
    (2023000000003, 100000000, 120000000, 110000000, 60000000, 50000000),
    -- 0.015 off the adjusted 120; bound (2 + 1) / 2 x 0.01 = 0.015: exactly met, rounding
    (2023000000004, 100000000, 120000000, 110000000, 60000000, 59985000),
    -- 0.016 off: error
    (2023000000005, 100000000, 120000000, 110000000, 60000000, 59984000),
    -- basic blank, 50 below the totals: incomplete
    (2023000000006, 100000000, 120000000, 110000000, null, 50000000),
    -- basic blank, 130 above all totals: error
    (2023000000007, 100000000, 120000000, 110000000, null, 130000000);

-- Reports that came in bulk have no step for each amount.
insert into document (document_id, path, sha256, kind) values (1, 'table.csv', '0', 'tidy');
insert into bulk_report (report_id, document_id, has_base, has_self, first_line, last_line, step_fen) values
    (2023000000008, 1, 0, 1, 2, 5, 100),
    (2023000000009, 1, 0, 1, 6, 9, null);
insert into self_fund (report_id, total_initial_budget, total_adjusted_budget, total_outturn, expenditure_basic_stated, expenditure_project_stated) values
    -- 0.015 off the adjusted 120, in whole 元; bound (2 + 1) / 2 x 100 fen = 0.00015: error
    (2023000000008, 100000000, 120000000, 110000000, 60000000, 59985000),
    -- 0.015 off the adjusted 120, step not known: 0.01 is taken, bound 0.015, rounding
    (2023000000009, 100000000, 120000000, 110000000, 60000000, 59985000);
