-- run: year=2023
-- run: year=2020
insert into department_record (department_id, name, region) values
    (1, 'A局', '430400'), (2, 'B局', '430424'), (3, 'C局', '430400'), (4, 'D局', '430400'), (5, 'E局', '430400'), (6, 'F局', '430424'),
    (7, 'G局', '430400'), (8, 'H局', '430400'), (9, 'I局', '430400');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023), (2023000000002, 2, 2023), (2023000000003, 3, 2023), (2023000000004, 4, 2023), (2023000000005, 5, 2023), (2023000000006, 6, 2023), (2023000000007, 7, 2023), (2023000000008, 8, 2023), (2023000000009, 9, 2023);
-- Printed totals: A 98, C 60, D 95, F 40, I 33.33. B has none: 10 + 49.5 + 30 = 89.5, which is 良.
-- No total: E has a blank score, G has no indicator, H has a blank score of execution.
-- Means: (98 + 95) / 2 = 96.5; 89.5; 60; (40 + 33.33) / 2 = 36.665, rounded away from zero to 36.67;
-- all (98 + 89.5 + 60 + 95 + 40 + 33.33) / 6 = 415.83 / 6 = 69.305, to 69.31. Of six: 2 are 33.33 %, 1 is 16.67 %.
insert into self_fund (report_id, weight, score, total_weight, total_score) values
    (2023000000001, 100000, 100000, 1000000, 980000),
    (2023000000002, 100000, 100000, null, null),
    (2023000000003, null, null, null, 600000),
    (2023000000004, null, null, null, 950000),
    (2023000000005, 100000, 100000, null, null),
    (2023000000006, null, null, null, 400000),
    (2023000000007, null, null, null, null),
    (2023000000008, 100000, null, null, null),
    (2023000000009, null, null, null, 333300);
insert into self_indicator (report_id, position, level3, weight, score) values
    (2023000000001, 1, '甲', 900000, 100000),
    (2023000000002, 1, '甲', 500000, 495000),
    (2023000000002, 2, '乙', 400000, 300000),
    (2023000000005, 1, '甲', 500000, null),
    (2023000000005, 2, '乙', 400000, 400000),
    (2023000000008, 1, '甲', 900000, 900000);
