-- run: department=1
-- run: department=1 from=2022 to=2022
-- run: department=1 basis=two_forms
-- run: department=1 basis=same_form
-- two_forms: 2023 against 2022's own 10: (0 - 10) / 10 = -100 %. same_form: 2022 prints nothing of 2021, so no rate.
insert into department_record (department_id, name) values (1, 'A局'), (2, 'B局');
insert into report (report_id, department_id, year) values
    (2021000000001, 1, 2021), (2022000000001, 1, 2022), (2023000000001, 1, 2023), (2022000000002, 2, 2022);
-- 2021: 8 / 10 = 80 %, nothing before it.
-- 2022: nothing printed of 2021, so its own 8: (10 - 8) / 8 = 25 %; 10 / 10 = 100 %.
-- 2023: the form prints 10.5 of 2022, which counts before 2022's own 10: (0 - 10.5) / 10.5 = -100 %; no rate of budget 0.
insert into base_spending (report_id, three_public_prior_outturn, three_public_budget, three_public_outturn) values
    (2021000000001, null, 10000000, 8000000),
    (2022000000001, null, 10000000, 10000000),
    (2023000000001, 10500000, 0, 0),
    (2022000000002, 1000000, 1000000, 1000000);
-- 1.25 / 8 = 15.625 %, rounded away from zero to 15.63.
insert into base_line (report_id, position, item, label, budget, outturn) values
    (2022000000001, 1, 'project.special.line', '救灾专项', 8000000, 1250000);
