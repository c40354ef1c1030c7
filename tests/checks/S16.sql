-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局'),
    (4, '丁局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023);
insert into document (document_id, path, sha256, kind) values
    (1, 'form.txt', '0', 'form'),
    (2, 'table.csv', '1', 'tidy');
insert into submission (report_id, form, document_id, department_from, year_from, replaced_by) values
    (2023000000001, 'self', 1, 'form', 'form', null),
    (2023000000001, 'self', 2, 'form', 'form', null),
    (2023000000002, 'self', 2, 'form', 'form', null),
    (2023000000004, 'self', 1, 'form', 'form', 2);
insert into bulk_report (report_id, document_id, has_base, has_self, first_line, last_line, step_fen) values
    (2023000000003, 2, 0, 1, 2, 3, 10000);

insert into self_indicator (report_id, position, level1, level3, weight, score, deviation) values
    -- 8 of 10 and no reason
    (2023000000001, 1, '满意度指标', '满意度', 100000, 80000, null),
    -- 8 of 10 and an empty reason
    (2023000000001, 2, '产出指标', '数量', 100000, 80000, ''),
    -- 8 of 10 with a reason: holds
    (2023000000001, 3, '产出指标', '质量', 100000, 80000, '工期延误'),
    -- 10 of 10: holds
    (2023000000001, 4, '产出指标', '时效', 100000, 100000, null),
    -- score blank
    (2023000000001, 5, '效益指标', '影响', 100000, null, null),
    -- a score that a table amended in a row of the form, which still has no reason
    (2023000000001, 6, '效益指标', '期限', 100000, 70000, null),
    -- 7 of 10 in a row that a table added to the form: it has no reasons
    (2023000000001, 7, '产出指标', '成本', 100000, 70000, null),
    -- reports of tables, put in value by value and in bulk: they have no reasons
    (2023000000002, 1, '产出指标', '数量', 100000, 80000, null),
    (2023000000003, 1, '产出指标', '数量', 100000, 80000, null),
    -- a table took the place of the form
    (2023000000004, 1, '产出指标', '数量', 100000, 80000, null);
insert into source (report_id, section, position, field, document_id, cell, raw) values
    (2023000000001, 'self_indicator', 1, 'score', 1, 'line 1', '8'),
    (2023000000001, 'self_indicator', 2, 'score', 1, 'line 2', '8'),
    (2023000000001, 'self_indicator', 3, 'score', 1, 'line 3', '8'),
    (2023000000001, 'self_indicator', 4, 'score', 1, 'line 4', '10'),
    (2023000000001, 'self_indicator', 5, 'weight', 1, 'line 5', '10'),
    (2023000000001, 'self_indicator', 6, 'weight', 1, 'line 6', '10'),
    (2023000000001, 'self_indicator', 6, 'score', 2, 'line 1', '7'),
    (2023000000001, 'self_indicator', 7, 'weight', 2, 'line 2', '10'),
    (2023000000001, 'self_indicator', 7, 'score', 2, 'line 3', '7'),
    (2023000000002, 'self_indicator', 1, 'score', 2, 'line 4', '8'),
    (2023000000004, 'self_indicator', 1, 'score', 2, 'line 5', '8');
