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
    (10, '癸局');
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
    (2023000000010, 10, 2023);
insert into document (document_id, path, sha256, kind) values (1, 'form.txt', '0', 'form');

insert into base_spending (report_id, three_public_outturn, three_public_vehicle_outturn, three_public_abroad_outturn, three_public_reception_outturn) values
    -- 67.32 = 60.17 + 0 + 7.15 (the published form of 衡阳, 2023): holds
    (2023000000001, 67320000, 60170000, 0, 7150000),
    -- 67.34 - 67.32 = 0.02; bound (3 + 1) / 2 x 0.01 = 0.02: exactly met, rounding
    (2023000000002, 67340000, 60170000, 0, 7150000),
    -- 67.35 - 67.32 = 0.03 > 0.02: error
    (2023000000003, 67350000, 60170000, 0, 7150000),
    -- abroad blank, parts 60.17 + 7.15 = 67.32 < 70: incomplete
    (2023000000004, 70000000, 60170000, null, 7150000),
    -- abroad blank, parts 67.32 > 60: blanks cannot explain it, error
    (2023000000005, 60000000, 60170000, null, 7150000),
    -- total blank, parts 67.32: incomplete
    (2023000000006, null, 60170000, 0, 7150000),
    -- total 67.32, all parts blank: incomplete
    (2023000000007, 67320000, null, null, null),
    -- total 0, parts blank: holds
    (2023000000008, 0, null, null, null);
-- The prior-year column of the first report: 5917 元 + 1 元 printed in whole 元 (step 100 fen).
-- 5918 - (5490 + 427) = 1 元 = 100 fen; bound (2 + 1) / 2 x 100 = 150 fen: rounding. Without a printed step it would be 15000 fen.
update base_spending
set three_public_prior_outturn = 591800, three_public_vehicle_prior_outturn = 549000, three_public_reception_prior_outturn = 42700
where report_id = 2023000000001;
-- The budget of the first report, in whole 元: 5919 - (5490 + 427) = 2 元 = 200 fen > 150 fen, but abroad is blank: incomplete
update base_spending
set three_public_budget = 591900, three_public_vehicle_budget = 549000, three_public_reception_budget = 42700
where report_id = 2023000000001;
insert into source (report_id, section, position, field, document_id, cell, raw, step_fen) values
    (2023000000001, 'base_spending', 0, 'three_public_prior_outturn', 1, 'line 1', '5918', 100),
    (2023000000001, 'base_spending', 0, 'three_public_vehicle_prior_outturn', 1, 'line 2', '5490', 100),
    (2023000000001, 'base_spending', 0, 'three_public_reception_prior_outturn', 1, 'line 3', '427', 100),
    (2023000000001, 'base_spending', 0, 'three_public_budget', 1, 'line 1', '5919', 100);

-- Reports that came in bulk have no step for each amount.
insert into document (document_id, path, sha256, kind) values (2, 'table.csv', '1', 'tidy');
insert into bulk_report (report_id, document_id, has_base, has_self, first_line, last_line, step_fen) values
    (2023000000009, 2, 1, 0, 2, 5, 100),
    (2023000000010, 2, 1, 0, 6, 9, null);
insert into base_spending (report_id, three_public_outturn, three_public_vehicle_outturn, three_public_abroad_outturn, three_public_reception_outturn) values
    -- 0.02 off, in whole 元; bound (3 + 1) / 2 x 100 fen = 0.0002: error
    (2023000000009, 67340000, 60170000, 0, 7150000),
    -- 0.02 off, step not known: 0.01 is taken, bound 0.02, rounding
    (2023000000010, 67340000, 60170000, 0, 7150000);
