-- run: year=2023
-- run: year=2023 region=44
-- Zeros, an outturn a fen off, and adjustments are not listed. 2022 is not asked for.
insert into department_record (department_id, name, region) values
    (1, 'A局', '430100'),
    (2, 'B局', '440100');
insert into report (report_id, department_id, year) values
    (2022000000001, 1, 2022),
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023);
insert into base_spending (report_id, three_public_budget, three_public_outturn, public_use_budget, public_use_outturn, project_budget, project_outturn, procurement_budget, procurement_outturn, basic_adjustment_budget, basic_adjustment_outturn) values
    (2022000000001, 4000000, 4000000, null, null, null, null, null, null, null, null),
    (2023000000001, 5000000, 5000000, 0, 0, 8000000, 8000001, 305000000, 305000000, 9000000, 9000000);
insert into base_line (report_id, position, item, label, prior_outturn, budget, outturn) values
    (2023000000001, 1, 'project.special.line', '救灾专项', null, 3000000, 3000000);
insert into self_fund (report_id, total_initial_budget, total_adjusted_budget, total_outturn) values
    (2023000000001, 90000000, 100000000, 100000000),
    (2023000000002, null, 7000000, 7000000);
