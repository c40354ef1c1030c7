-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局'),
    (4, '丁局'),
    (5, '戊局'),
    (6, '己局'),
    (7, '庚局'),
    (8, '辛局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023),
    (2023000000006, 6, 2023),
    (2023000000007, 7, 2023),
    (2023000000008, 8, 2023);

insert into base_spending (report_id, public_use_outturn, public_use_office_outturn, public_use_utilities_travel_outturn, public_use_meetings_training_outturn) values
    -- 61.64 + 159.82 + 36.45 = 257.91 <= 354.14: holds
    (2023000000001, 354140000, 61640000, 159820000, 36450000),
    -- 257.91 = 257.91: holds
    (2023000000002, 257910000, 61640000, 159820000, 36450000),
    -- 0.02 below; bound (3 + 1) / 2 x 0.01 = 0.02: exactly met, rounding
    (2023000000003, 257890000, 61640000, 159820000, 36450000),
    -- 0.03 below: error
    (2023000000004, 257880000, 61640000, 159820000, 36450000),
    -- total blank: incomplete
    (2023000000005, null, 61640000, 159820000, 36450000),
    -- meetings blank, 61.64 + 159.82 = 221.46 > 200: error
    (2023000000006, 200000000, 61640000, 159820000, null);

-- Reports that came in bulk have no step for each amount.
insert into document (document_id, path, sha256, kind) values (1, 'table.csv', '0', 'tidy');
insert into bulk_report (report_id, document_id, has_base, has_self, first_line, last_line, step_fen) values
    (2023000000007, 1, 1, 0, 2, 5, 100),
    (2023000000008, 1, 1, 0, 6, 9, null);
insert into base_spending (report_id, public_use_outturn, public_use_office_outturn, public_use_utilities_travel_outturn, public_use_meetings_training_outturn) values
    -- 0.02 below, in whole 元; bound (3 + 1) / 2 x 100 fen = 0.0002: error
    (2023000000007, 257890000, 61640000, 159820000, 36450000),
    -- 0.02 below, step not known: 0.01 is taken, bound 0.02, rounding
    (2023000000008, 257890000, 61640000, 159820000, 36450000);
