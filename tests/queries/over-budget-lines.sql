-- run: year=2023
-- run: year=2023 region=430424
insert into department_record (department_id, name, region) values (1, 'A局', '430400'), (2, 'B局', '430424');
insert into report (report_id, department_id, year) values (2022000000001, 1, 2022), (2023000000001, 1, 2023), (2023000000002, 2, 2023);
-- A: office 225.79 - 100 = 125.79, 225.79 %; abroad 3 - 0 = 3, no rate; reception has no budget; project is on budget.
-- B: vehicle 7 - 4 = 3, 175 %, as much as A's abroad, after it by name; the line 2.5 - 2 = 0.5, 125 %.
insert into base_spending (
    report_id,
    three_public_vehicle_budget, three_public_vehicle_outturn,
    three_public_abroad_budget, three_public_abroad_outturn,
    three_public_reception_budget, three_public_reception_outturn,
    project_budget, project_outturn,
    public_use_office_budget, public_use_office_outturn
) values
    (2022000000001, 1000000, 2000000, null, null, null, null, null, null, null, null),
    (2023000000001, null, null, 0, 3000000, null, 2000000, 5000000, 5000000, 100000000, 225790000),
    (2023000000002, 4000000, 7000000, null, null, null, null, null, null, null, null);
insert into base_line (report_id, position, item, label, budget, outturn) values
    (2023000000002, 1, 'project.special.line', '救灾专项', 2000000, 2500000);
