-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局');
insert into report (report_id, department_id, year) values
    (2019000000001, 1, 2019),
    (2020000000001, 1, 2020),
    (2023000000001, 1, 2023),
    (2022000000002, 2, 2022),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023);

-- 甲局: 2021 and 2022 are missing before 2023; 乙局 has both years; 丙局 begins in 2023.
