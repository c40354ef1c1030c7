-- run: year=2023
-- run: year=2023 region=4304 item=three_public
-- run: year=2023 item=three_public basis=two_forms
-- run: year=2023 basis=same_form
-- two_forms: only B reported last year: 50 - 40 = 10, 25 %. same_form: B prints nothing of last year's three_public: no change.
insert into department_record (department_id, name, region) values (1, 'A局', '430400'), (2, 'B局', '430424'), (3, 'C局', '430100');
insert into report (report_id, department_id, year) values
    (2022000000002, 2, 2022), (2023000000001, 1, 2023), (2023000000002, 2, 2023), (2023000000003, 3, 2023);
-- A: project 80 - 100 = -20, -20 %; three_public 60 - 50 = 10, 20 %. B: three_public 50 - last year's own 40 = 10, 25 %:
-- as much as A's, after it by name. C: 5 - 0 = 5, no rate over zero. B: procurement has no year before, so it comes last.
-- B's line: 4 - 1 = 3, 300 %.
insert into base_spending (
    report_id, three_public_prior_outturn, three_public_outturn, project_prior_outturn, project_outturn, procurement_outturn
) values
    (2022000000002, null, 40000000, null, null, null),
    (2023000000001, 50000000, 60000000, 100000000, 80000000, null),
    (2023000000002, null, 50000000, null, null, 5000000),
    (2023000000003, 0, 5000000, null, null, null);
insert into base_line (report_id, position, item, label, prior_outturn, outturn) values
    (2023000000002, 1, 'project.special.line', '救灾专项', 1000000, 4000000);
