-- run: year=2023
-- run: year=2023 region=4304
-- A: 1100 / 1000 = 110 %, 40 / 50 = 80 %. B: 100 / 100 = 100 %, 10.01 / 10 = 100.1 %; its second row is all zeros. C: 20 / 10 = 200 %, 5 over a budget
-- of zero: no rate. D: the actual area is missing. E: blank, F: within what was approved.
insert into department_record (department_id, name, region) values
    (1, 'A局', '430100'),
    (2, 'B局', '430400'),
    (3, 'C局', '430100'),
    (4, 'D局', '430400'),
    (5, 'E局', '430100'),
    (6, 'F局', '430100');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023),
    (2023000000006, 6, 2023);
insert into base_building (report_id, position, name, approved_area, actual_area, approved_investment, actual_investment) values
    (2023000000001, 1, '办公楼', 10000000, 11000000, 50000000, 40000000),
    (2023000000002, 1, '食堂', 1000000, 1000000, 10000000, 10010000),
    (2023000000002, 2, '门卫室', 0, 0, 0, 0),
    (2023000000003, 1, '宿舍', 100000, 200000, 0, 5000000),
    (2023000000004, 1, '车库', 1000000, null, null, null),
    (2023000000005, 1, '仓库', null, null, null, null),
    (2023000000006, 1, '礼堂', 100000, 90000, 8000000, 8000000);
