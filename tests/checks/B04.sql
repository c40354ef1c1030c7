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

insert into base_spending (report_id, project_special_outturn) values
    -- 21.42 = 16.88 + 4.54: holds
    (2023000000001, 21420000),
    -- 0.015 off; bound (2 + 1) / 2 x 0.01 = 0.015: exactly met, rounding
    (2023000000002, 21435000),
    -- 0.02 off: error
    (2023000000003, 21440000),
    -- one fund blank, 16.88 < 21.42: incomplete
    (2023000000004, 21420000),
    -- one fund blank, 16.88 > 10: error
    (2023000000005, 10000000),
    -- no fund listed: incomplete
    (2023000000006, 21420000),
    -- total 0, fund blank: holds
    (2023000000007, 0);
insert into base_line (report_id, position, item, label, outturn) values
    (2023000000001, 1, 'project.special.line', '隐患排查', 16880000),
    (2023000000001, 2, 'project.special.line', '救灾', 4540000),
    -- another row of the form is no special fund
    (2023000000001, 3, 'other', '其他', 1000000),
    (2023000000002, 1, 'project.special.line', '隐患排查', 16880000),
    (2023000000002, 2, 'project.special.line', '救灾', 4540000),
    (2023000000003, 1, 'project.special.line', '隐患排查', 16880000),
    (2023000000003, 2, 'project.special.line', '救灾', 4540000),
    (2023000000004, 1, 'project.special.line', '隐患排查', 16880000),
    (2023000000004, 2, 'project.special.line', '救灾', null),
    (2023000000005, 1, 'project.special.line', '隐患排查', 16880000),
    (2023000000005, 2, 'project.special.line', '救灾', null),
    (2023000000007, 1, 'project.special.line', '救灾', null),
    -- a fund without any total: incomplete
    (2023000000008, 1, 'project.special.line', '救灾', 4540000);

-- Reports that came in bulk have no step for each amount.
insert into document (document_id, path, sha256, kind) values (1, 'table.csv', '0', 'tidy');
insert into bulk_report (report_id, document_id, has_base, has_self, first_line, last_line, step_fen) values
    (2023000000009, 1, 1, 0, 2, 5, 100),
    (2023000000010, 1, 1, 0, 6, 9, null);
insert into base_spending (report_id, project_special_outturn) values
    -- 0.015 off, in whole 元; bound (2 + 1) / 2 x 100 fen = 0.00015: error
    (2023000000009, 21435000),
    -- 0.015 off, step not known: 0.01 is taken, bound 0.015, rounding
    (2023000000010, 21435000);
insert into base_line (report_id, position, item, label, outturn) values
    (2023000000009, 1, 'project.special.line', '隐患排查', 16880000),
    (2023000000009, 2, 'project.special.line', '救灾', 4540000),
    (2023000000010, 1, 'project.special.line', '隐患排查', 16880000),
    (2023000000010, 2, 'project.special.line', '救灾', 4540000);

-- A form in whole 元: 1689 + 454 = 2143 元 against 2144, 1 元 = 100 fen off; bound (2 + 1) / 2 x 100 = 150 fen, rounding. The
-- step of a row that is no special fund does not count.
insert into document (document_id, path, sha256, kind) values (2, 'form.txt', '1', 'form');
insert into base_spending (report_id, project_special_outturn) values (2023000000011, 214400);
insert into base_line (report_id, position, item, label, outturn) values
    (2023000000011, 1, 'project.special.line', '隐患排查', 168900),
    (2023000000011, 2, 'project.special.line', '救灾', 45400),
    (2023000000011, 3, 'other', '其他', 1);
insert into source (report_id, section, position, field, document_id, cell, raw, step_fen) values
    (2023000000011, 'base_spending', 0, 'project_special_outturn', 2, 'line 1', '2144', 100),
    (2023000000011, 'base_line', 1, 'outturn', 2, 'line 2', '1689', 100),
    (2023000000011, 'base_line', 2, 'outturn', 2, 'line 3', '454', 100),
    (2023000000011, 'base_line', 3, 'outturn', 2, 'line 4', '0.01', 1);
