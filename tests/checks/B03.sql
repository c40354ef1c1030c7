-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局'),
    (4, '丁局'),
    (5, '戊局'),
    (6, '己局'),
    (7, '庚局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023),
    (2023000000006, 6, 2023),
    (2023000000007, 7, 2023);

insert into base_spending (report_id, project_prior_outturn, project_business_prior_outturn, project_operation_prior_outturn, project_special_prior_outturn) values
    -- 492.53 = 243.05 + 13.45 + 236.03: holds
    (2023000000001, 492530000, 243050000, 13450000, 236030000),
    -- 0.02 below the parts; bound (3 + 1) / 2 x 0.01 = 0.02: exactly met, rounding
    (2023000000002, 492510000, 243050000, 13450000, 236030000),
    -- 0.03 below: error
    (2023000000003, 492500000, 243050000, 13450000, 236030000),
    -- all parts blank: incomplete
    (2023000000004, 1025200000, null, null, null),
    -- business blank, 13.45 + 236.03 = 249.48 < 492.53: incomplete
    (2023000000005, 492530000, null, 13450000, 236030000);

-- Reports that came in bulk have no step for each amount.
insert into document (document_id, path, sha256, kind) values (1, 'table.csv', '0', 'tidy');
insert into bulk_report (report_id, document_id, has_base, has_self, first_line, last_line, step_fen) values
    (2023000000006, 1, 1, 0, 2, 5, 100),
    (2023000000007, 1, 1, 0, 6, 9, null);
insert into base_spending (report_id, project_prior_outturn, project_business_prior_outturn, project_operation_prior_outturn, project_special_prior_outturn) values
    -- 0.02 below the parts, in whole 元; bound (3 + 1) / 2 x 100 fen = 0.0002: error
    (2023000000006, 492510000, 243050000, 13450000, 236030000),
    -- 0.02 below, step not known: 0.01 is taken, bound 0.02, rounding
    (2023000000007, 492510000, 243050000, 13450000, 236030000);
