-- run: department=1 item=three_public
-- run: department=1 item=three_public from=2023
-- run: department=1 item=total from=2023 to=2024
-- run: department=1 item=project.special.line from=2023 to=2024
-- run: department=1 item=expenditure.project to=2023 from=2023
-- run: department=1 item=three_public basis=same_form
-- run: department=1 item=three_public basis=two_forms
-- same_form: only 2023 prints the year before: (50 - 45) / 45 = 11.1111 %. two_forms: as without.
insert into department_record (department_id, name) values (1, 'A局'), (2, 'B局');
-- No report of 2022; that of 2021 lacks the item.
insert into report (report_id, department_id, year) values
    (2019000000001, 1, 2019), (2020000000001, 1, 2020), (2021000000001, 1, 2021), (2023000000001, 1, 2023), (2024000000001, 1, 2024),
    (2022000000002, 2, 2022);
-- The index starts at the first outturn above zero, 40: 0 / 40 = 0, 50 / 40 = 125 %, 45 / 40 = 112.5 %.
-- 2020: no rate over 0. 2023: 2022 is missing, and the 45 that 2023 prints of it is not used. 2024: (45 - 50) / 50 = -10 %.
-- From 2023: the index starts at 50; 45 / 50 = 90 %.
insert into base_spending (report_id, three_public_prior_outturn, three_public_budget, three_public_outturn) values
    (2019000000001, null, null, 0),
    (2020000000001, null, 50000000, 40000000),
    (2021000000001, null, null, null),
    (2022000000002, null, 1000000, 1000000),
    (2023000000001, 45000000, 60000000, 50000000),
    (2024000000001, null, null, 45000000);
-- The adjusted budget and the executed amount: 12.1 / 11 = 110 %.
insert into self_fund (report_id, total_initial_budget, total_adjusted_budget, total_outturn, expenditure_project_stated) values
    (2023000000001, 10000000, 12000000, 11000000, 7000000), (2024000000001, 10000000, 13000000, 12100000, 8000000);
-- Lines are summed: budget 1 + 2 = 3, outturn 1 (the other is blank); then 0.5 + 0.25 = 0.75: -25 %, 75 %.
insert into base_line (report_id, position, item, label, budget, outturn) values
    (2023000000001, 1, 'project.special.line', '救灾专项', 1000000, 1000000),
    (2023000000001, 2, 'project.special.line', '举报奖励', 2000000, null),
    (2024000000001, 1, 'project.special.line', '救灾专项', null, 500000),
    (2024000000001, 2, 'project.special.line', '举报奖励', null, 250000);
