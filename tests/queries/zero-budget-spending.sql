-- run: year=2023
-- run: year=2023 region=4304
-- A: a budget of zero and a blank one; 0 spent of 0 is no spending, an adjustment neither. B gives no budget at all: a column is missing.
-- C has a budget, if only of a fund. The largest first; three_public and reception in the order of the form.
insert into department_record (department_id, name, region) values
    (1, 'A局', '430100'),
    (2, 'B局', '430100'),
    (3, 'C局', '430400');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023);
insert into base_spending (report_id, three_public_budget, three_public_outturn, three_public_reception_outturn, project_budget, public_use_budget, public_use_outturn, basic_adjustment_outturn) values
    (2023000000001, 0, 3000000, 3000000, 10000000, 0, 0, 5000000),
    (2023000000002, null, 8000000, null, null, null, 9000000, null),
    (2023000000003, null, null, null, null, null, 7000000, null);
insert into base_line (report_id, position, item, label, prior_outturn, budget, outturn) values
    (2023000000001, 1, 'project.special.line', '应急防治', null, 0, 12000000),
    (2023000000003, 1, 'project.special.line', '救灾专项', null, 2000000, 1000000);
