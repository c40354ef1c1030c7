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
    (2023000000003, 'base', 1, 'form', 'form', null),
    (2023000000004, 'base', 2, 'form', 'form', null);

insert into base_spending (report_id, project_budget, project_outturn) values
    (2023000000001, 30000000, 30000000),
    -- no budget at all
    (2023000000002, null, 30000000),
    -- no outturn at all
    (2023000000003, 30000000, null),
    -- a table of figures
    (2023000000004, null, 30000000);
insert into base_line (report_id, position, item, label, budget, outturn) values
    (2023000000001, 1, 'project.special.line', '救灾', 10000000, 9000000),
    (2023000000001, 2, 'project.special.line', '执法', 10000000, 8000000),
    -- the same fund again
    (2023000000001, 3, 'project.special.line', '救灾', 10000000, 7000000),
    -- no item of the form
    (2023000000001, 4, 'other', '购车补贴', 6000000, 5000000);
insert into self_line (report_id, position, item, label, stated) values
    (2023000000001, 1, 'other', '上年结转', 4000000);
