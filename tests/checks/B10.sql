-- run: bound=50
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局'),
    (4, '丁局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023);

insert into base_spending (
    report_id, public_use_budget, public_use_outturn, public_use_office_budget, public_use_office_outturn,
    public_use_utilities_travel_budget, public_use_utilities_travel_outturn, procurement_budget, procurement_outturn
) values
    -- 354.14 = 354.14, but office 61.64 against 27.30 is 34.34 off, 125.79 % > 50 %; procurement 305 = 305 beside it
    (2023000000001, 354140000, 354140000, 27300000, 61640000, 38500000, 159820000, 305000000, 305000000),
    -- 100 = 100, office 15 against 10 is exactly 50 % off: holds, and so does procurement alone
    (2023000000002, 100000000, 100000000, 10000000, 15000000, null, null, 50000000, 50000000),
    -- 101 is not 100: holds
    (2023000000003, 100000000, 101000000, 10000000, 90000000, null, null, 50000000, 50000000);
insert into base_spending (report_id, project_budget, project_outturn, project_business_budget, project_business_outturn, project_operation_budget, project_operation_outturn) values
    -- 80 = 80, business blank in the outturn, operation 10 against 40 is 75 % off
    (2023000000004, 80000000, 80000000, 40000000, null, 40000000, 10000000);
