-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023);

insert into base_building (
    report_id, position, approved_area, actual_area, approved_investment, actual_investment,
    declared_area_control_pct, declared_area_control_decimals, declared_investment_control_pct, declared_investment_control_decimals
) values
    -- 950 of 1000 square metres = 95 %: holds; 110 of 120 = 91.666... %: 91.67 holds
    (2023000000001, 1, 10000000, 9500000, 120000000, 110000000, 950000, 0, 916700, 2),
    -- 1050 of 1000 = 105 %, printed 95: error; 91.66 is cut, not rounded: error
    (2023000000001, 2, 10000000, 10500000, 120000000, 110000000, 950000, 2, 916600, 2),
    -- nothing approved, nothing printed
    (2023000000002, 1, 0, 0, 0, 0, null, null, null, null),
    -- nothing approved: no rate to compare with
    (2023000000002, 2, 0, 500, null, 500, 1000000, 2, 1000000, 2);
