-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局'),
    (4, '丁局');
insert into report (report_id, department_id, year) values
    (2022000000001, 1, 2022),
    (2022000000002, 2, 2022),
    (2022000000003, 3, 2022),
    (2022000000004, 4, 2022);

insert into base_heading (report_id, in_post_year, completion_year) values
    -- both of the form's year: holds
    (2022000000001, 2022, 2022),
    -- a block that was copied from the form of 2015
    (2022000000002, 2022, 2015),
    -- last year's heads, no year at the buildings
    (2022000000003, 2021, null),
    -- no year printed
    (2022000000004, null, null);
