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

insert into document (document_id, path, sha256, kind) values (1, '基础数据表.docx', 'a', 'form'), (2, '数据.csv', 'b', 'tidy');
insert into submission_record (report_id, form, document_id, department_from, year_from, replaced_by) values
    (2023000000001, 'base', 1, 'form', 'form', null),
    (2023000000002, 'base', 1, 'form', 'form', null),
    -- a table of figures has no text
    (2023000000003, 'base', 2, 'form', 'form', null),
    -- the other form has no such row
    (2023000000004, 'self', 1, 'form', 'form', null);
insert into base_text (report_id, thrift_measures) values (2023000000002, '节约用电');
