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
    -- a table of figures
    (2023000000004, 'base', 2, 'form', 'form', null);
insert into base_spending (report_id, project_outturn, overall_adjustment_outturn) values
    (2023000000001, 352870000, null),
    (2023000000002, 352870000, 0),
    (2023000000003, 352870000, null),
    (2023000000004, 352870000, null);
insert into self_fund (report_id, total_initial_budget, total_adjusted_budget) values
    -- 11368.25 - 2176.25 = 9192
    (2023000000001, 2176250000, 11368250000),
    -- a printed 0 is no blank
    (2023000000002, 2176250000, 11368250000),
    -- nothing was adjusted
    (2023000000003, 2176250000, 2176250000),
    (2023000000004, 2176250000, 11368250000);
