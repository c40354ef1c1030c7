-- run: year=2023
-- run: year=2023 region=44
-- run: year=2023 basis=same_form
-- run: year=2023 basis=two_forms
-- same_form: B prints nothing of last year, so no rate. two_forms: only B has a report of last year, which says 40.
insert into department_record (department_id, name, region) values
    (1, 'A局', '430400'), (2, 'B局', '430424'), (3, 'C局', '430400'), (4, 'D局', '440100');
insert into report (report_id, department_id, year) values
    (2022000000002, 2, 2022), (2023000000001, 1, 2023), (2023000000002, 2, 2023), (2023000000003, 3, 2023), (2023000000004, 4, 2023);
-- A: (60 - 50) / 50 = 20 %; 60 / 80 = 75 %. B: last year's own 40: (30 - 40) / 40 = -25 %; no rate of budget 0.
-- C sent no base form. D: zeros everywhere, no rates.
insert into base_spending (
    report_id, three_public_prior_outturn, three_public_budget, three_public_outturn,
    three_public_vehicle_outturn, three_public_abroad_outturn, three_public_reception_outturn
) values
    (2022000000002, null, null, 40000000, null, null, null),
    (2023000000001, 50000000, 80000000, 60000000, 40000000, 0, 20000000),
    (2023000000002, null, 0, 30000000, null, null, 30000000),
    (2023000000004, 0, 0, 0, 0, 0, 0);
