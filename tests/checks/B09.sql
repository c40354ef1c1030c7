-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023);

insert into base_spending (
    report_id, three_public_budget, three_public_outturn, three_public_vehicle_purchase_budget, three_public_vehicle_purchase_outturn,
    public_use_budget, public_use_outturn, public_use_office_budget, public_use_office_outturn, project_budget, project_outturn
) values
    -- 67.32 <= 80.3; 354.14 = 354.14; office 61.64 - 27.3 = 34.34 over; project expenditure is not this check's
    (2023000000001, 80300000, 67320000, null, null, 354140000, 354140000, 27300000, 61640000, 100000000, 200000000),
    -- three public 0.000001 over; purchase over a zero budget is B11's; public use over a blank one too
    (2023000000002, 80300000, 80300001, 0, 5000000, null, 9000000, null, null, null, null),
    (2023000000003, 80300000, null, null, null, null, null, null, null, null, null);
insert into base_line (report_id, position, item, label, budget, outturn) values
    -- 3 = 3: holds
    (2023000000003, 1, 'project.special.line', '纪检', 3000000, 3000000),
    -- 4.71 - 4.54 = 0.17 over
    (2023000000003, 2, 'project.special.line', '救灾', 4540000, 4710000),
    -- another row of the form is not this check's
    (2023000000003, 3, 'other', '其他', 1000000, 2000000);
