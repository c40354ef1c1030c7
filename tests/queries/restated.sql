-- run: year=2023
-- run: year=2023 region=4301
insert into department_record (department_id, name, region) values (1, 'A局', '430400'), (2, 'B局', '430100'), (3, 'C局', '430100');
insert into report (report_id, department_id, year) values
    (2022000000001, 1, 2022), (2022000000002, 2, 2022), (2023000000001, 1, 2023), (2023000000002, 2, 2023), (2023000000003, 3, 2023);
-- A: three_public 42 - 40 = 2; vehicle 30 both times; abroad and reception are on one side only; the line 2.5 - 3 = -0.5.
-- B: 1 - 0 = 1, a printed 0 is a figure. C: no report of its own a year earlier.
insert into base_spending (
    report_id,
    three_public_prior_outturn, three_public_outturn,
    three_public_vehicle_prior_outturn, three_public_vehicle_outturn,
    three_public_abroad_prior_outturn, three_public_abroad_outturn,
    three_public_reception_prior_outturn, three_public_reception_outturn
) values
    (2022000000001, null, 40000000, null, 30000000, null, 9000000, null, null),
    (2022000000002, null, 0, null, null, null, null, null, null),
    (2023000000001, 42000000, 50000000, 30000000, 30000000, null, null, 5000000, null),
    (2023000000002, 1000000, null, null, null, null, null, null, null),
    (2023000000003, 7000000, null, null, null, null, null, null, null);
insert into base_line (report_id, position, item, label, prior_outturn, outturn) values
    (2022000000001, 1, 'project.special.line', '救灾专项', null, 3000000),
    (2023000000001, 4, 'project.special.line', '救灾专项', 2500000, 1000000);
