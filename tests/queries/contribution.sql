-- run: department=1 year=2023
-- run: department=2 year=2023
-- run: department=3 year=2023
-- A: of last year's total of 200: the total 30 / 200 = 15 %, basic 10 / 200 = 5 %, project 20 / 200 = 10 %; three_public 5 / 200 = 2.5 %,
-- project -3 / 200 = -1.5 %; vehicle 0.01 / 200 = 0.005 %, shown as 0.01, reception -0.01 as -0.01. The fund's year before is last year's own 3.
-- No year before of public_use is known. An adjustment is no spending.
-- B sent no self-evaluation form last year. C's total was zero.
insert into department_record (department_id, name, region) values
    (1, 'A局', '430100'),
    (2, 'B局', '430100'),
    (3, 'C局', '430100');
insert into report (report_id, department_id, year) values
    (2022000000001, 1, 2022),
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2022000000003, 3, 2022),
    (2023000000003, 3, 2023);
insert into self_fund (report_id, total_outturn, expenditure_basic_stated, expenditure_project_stated) values
    (2022000000001, 200000000, 120000000, 80000000),
    (2023000000001, 230000000, 130000000, 100000000),
    (2023000000002, 50000000, null, null),
    (2022000000003, 0, null, null),
    (2023000000003, 5000000, null, null);
insert into base_spending (report_id, three_public_prior_outturn, three_public_outturn, three_public_vehicle_prior_outturn, three_public_vehicle_outturn, three_public_reception_prior_outturn, three_public_reception_outturn, project_prior_outturn, project_outturn, public_use_outturn, basic_adjustment_outturn) values
    (2023000000001, 10000000, 15000000, 1000000, 1010000, 1010000, 1000000, 80000000, 77000000, 7000000, 9000000),
    (2023000000002, 2000000, 3000000, null, null, null, null, null, null, null, null);
insert into base_line (report_id, position, item, label, prior_outturn, budget, outturn) values
    (2022000000001, 1, 'project.special.line', '救灾专项', null, null, 3000000),
    (2023000000001, 1, 'project.special.line', '救灾专项', null, null, 3000000);
