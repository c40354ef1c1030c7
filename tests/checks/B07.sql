-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局'),
    (4, '丁局'),
    (5, '戊局'),
    (6, '己局'),
    (7, '庚局'),
    (8, '辛局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023),
    (2023000000006, 6, 2023),
    (2023000000007, 7, 2023),
    (2023000000008, 8, 2023);

insert into base_staffing (report_id, authorised, in_post, declared_control_pct, declared_control_decimals) values
    -- 86 / 90 = 95.5555... %: 95.56 holds
    (2023000000001, 90, 86, 955600, 2),
    -- 95.55 is cut, not rounded: error
    (2023000000002, 90, 86, 955500, 2),
    -- with one decimal 95.6 holds
    (2023000000003, 90, 86, 956000, 1),
    -- without decimals 96 holds
    (2023000000004, 90, 86, 960000, 0),
    -- 1 / 8 = 12.5 %: half goes up to 13, so 12 is an error
    (2023000000005, 8, 1, 120000, 0),
    -- 95.5556 with four decimals holds
    (2023000000006, 90, 86, 955556, 4),
    -- no post authorised: no rate
    (2023000000007, 0, 3, 1000000, 2),
    -- nothing printed
    (2023000000008, 90, 86, null, null);
