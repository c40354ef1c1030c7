-- run: department=1 year=2023 item=project
-- run: department=1 year=2023 item=three_public
-- run: department=1 year=2023 item=procurement
-- 1 万元 = 1000000 fen
insert into department_record (department_id, name) values (1, 'A局'), (2, 'B局');
insert into report (report_id, department_id, year) values
    (2022000000001, 1, 2022), (2023000000001, 1, 2023), (2023000000002, 2, 2023);
insert into base_spending (report_id, project_operation_outturn) values (2022000000001, 7000000);
-- project: 100 -> 90. business 60 -> 45 is -15, operation 7 (last year's own report) -> 10 is +3, special has no year before:
-- -15 + 3 = -12 of -10 explained, 2 are not listed.
-- three_public: 20 -> 25 = +5: vehicle +4, abroad 0, reception +1; all of it is listed.
-- procurement has no parts: all of 8 -> 5 is not listed.
insert into base_spending (
    report_id,
    project_prior_outturn, project_outturn,
    project_business_prior_outturn, project_business_outturn,
    project_operation_outturn,
    project_special_outturn,
    three_public_prior_outturn, three_public_outturn,
    three_public_vehicle_prior_outturn, three_public_vehicle_outturn,
    three_public_vehicle_purchase_prior_outturn, three_public_vehicle_purchase_outturn,
    three_public_abroad_prior_outturn, three_public_abroad_outturn,
    three_public_reception_prior_outturn, three_public_reception_outturn,
    procurement_prior_outturn, procurement_outturn
) values (
    2023000000001,
    100000000, 90000000,
    60000000, 45000000,
    10000000,
    35000000,
    20000000, 25000000,
    15000000, 19000000,
    1000000, 9000000,
    0, 0,
    5000000, 6000000,
    8000000, 5000000
);
-- Another department, not asked for.
insert into base_spending (report_id, project_prior_outturn, project_outturn) values (2023000000002, 1000000, 2000000);
