-- run: department=1 year=2023
-- run: department=1 year=2023 basis=same_form
-- run: department=1 year=2023 basis=two_forms
-- same_form: vehicle and the fund print nothing of last year, so no change. two_forms: last year's own report says 59 of
-- three_public: 75.5 - 59 = 16.5; 16.5 / 59 = 27.9661 %; of abroad, reception, public_use and procurement it says nothing.
-- 1 万元 = 1000000 fen
insert into department_record (department_id, name) values (1, 'A局'), (2, 'B局');
insert into report (report_id, department_id, year) values
    (2022000000001, 1, 2022), (2023000000001, 1, 2023), (2023000000002, 2, 2023);
insert into base_spending (report_id, three_public_outturn, three_public_vehicle_outturn) values
    (2022000000001, 59000000, 20000000);
-- three_public: 75.5 - 60 = 15.5; 15.5 / 60 = 25.8333 %. The form's own 60 counts, not last year's 59.
-- vehicle: nothing printed, so last year's own 20; 15 - 20 = -5; -5 / 20 = -25 %.
-- abroad: 10 - 0 = 10, no rate over zero. reception: outturn missing, no change.
-- project: only a budget, so blanks.
-- public_use: 2.0001 - 2 = 0.0001; / 2 = 0.005 %, rounded away from zero to 0.01.
-- procurement: 1.9999 - 2 = -0.0001; / 2 = -0.005 %, rounded away from zero to -0.01.
insert into base_spending (
    report_id,
    three_public_prior_outturn, three_public_outturn,
    three_public_vehicle_outturn,
    three_public_abroad_prior_outturn, three_public_abroad_outturn,
    three_public_reception_prior_outturn,
    project_budget,
    public_use_prior_outturn, public_use_outturn,
    procurement_prior_outturn, procurement_outturn
) values
    (2023000000001, 60000000, 75500000, 15000000, 0, 10000000, 8000000, 5000000, 2000000, 2000100, 2000000, 1999900);
-- The fund of the same name had 4 last year: 5 - 4 = 1; 1 / 4 = 25 %.
insert into base_line (report_id, position, item, label, outturn) values
    (2022000000001, 1, 'project.special.line', '救灾专项', 4000000),
    (2023000000001, 1, 'project.special.line', '救灾专项', 5000000);
-- Another department, not asked for.
insert into base_spending (report_id, three_public_outturn) values (2023000000002, 1000000);
