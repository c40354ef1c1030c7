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

insert into base_spending (report_id, three_public_vehicle_budget, three_public_vehicle_purchase_budget, three_public_vehicle_operation_budget) values
    -- 41.46 = 29.46 + 12: holds
    (2023000000001, 41460000, 29460000, 12000000),
    -- 0.015 off; bound (2 + 1) / 2 x 0.01 = 0.015: exactly met, rounding
    (2023000000002, 41475000, 29460000, 12000000),
    -- 0.015001 off: error
    (2023000000003, 41475001, 29460000, 12000000),
    -- purchase blank, 12 < 41.46: incomplete
    (2023000000004, 41460000, null, 12000000),
    -- purchase blank, 12 > 0: error
    (2023000000005, 0, null, 12000000),
    -- total blank, parts 0: holds
    (2023000000006, null, 0, 0);

-- Reports that came in bulk have no step for each amount.
insert into document (document_id, path, sha256, kind) values (1, 'table.csv', '0', 'tidy');
insert into bulk_report (report_id, document_id, has_base, has_self, first_line, last_line, step_fen) values
    (2023000000007, 1, 1, 0, 2, 5, 100),
    (2023000000008, 1, 1, 0, 6, 9, null);
insert into base_spending (report_id, three_public_vehicle_budget, three_public_vehicle_purchase_budget, three_public_vehicle_operation_budget) values
    -- 0.015 off, in whole 元; bound (2 + 1) / 2 x 100 fen = 0.00015: error
    (2023000000007, 41475000, 29460000, 12000000),
    -- 0.015 off, step not known: 0.01 is taken, bound 0.015, rounding
    (2023000000008, 41475000, 29460000, 12000000);
