-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局'),
    (4, '丁局'),
    (5, '戊局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023);

insert into base_staffing (report_id, authorised, in_post) values
    -- 86 of 90: holds
    (2023000000001, 90, 86),
    -- 90 of 90: holds
    (2023000000002, 90, 90),
    -- 50 of 46: 4 over
    (2023000000003, 46, 50),
    -- none authorised, 1 in post
    (2023000000004, 0, 1),
    (2023000000005, null, 50);
