-- run: year=2023
-- run: year=2023 region=4304
-- 1 万元 = 1000000 fen
insert into department_record (department_id, name, region) values (1, 'A局', '430401'), (2, 'B局', '430500');
insert into report (report_id, department_id, year) values
    (2022000000002, 2, 2022), (2023000000001, 1, 2023), (2023000000002, 2, 2023);
-- A: 8 -> 10 is 2 / 8 = 25 %; reception 0 -> 1 has no base; business is no item of the map.
-- B: project 30 -> 20 is -10 / 30 = -33.3333 %; three_public of last year's own report 4 -> 3 is -25 %; procurement only
-- this year.
insert into base_spending (report_id, three_public_outturn) values (2022000000002, 4000000);
insert into base_spending (
    report_id, three_public_prior_outturn, three_public_outturn,
    three_public_reception_prior_outturn, three_public_reception_outturn,
    project_prior_outturn, project_outturn, project_business_prior_outturn, project_business_outturn, procurement_outturn
) values
    (2023000000001, 8000000, 10000000, 0, 1000000, null, null, 1000000, 2000000, null),
    (2023000000002, null, 3000000, null, null, 30000000, 20000000, null, null, 6000000);
