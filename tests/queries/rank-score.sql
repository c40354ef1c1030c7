-- run: year=2023 scheme=t
-- run: year=2023 scheme=t region=430424
insert into department_record (department_id, name, region) values
    (1, 'A局', '430400'), (2, 'B局', '430424'), (3, 'C局', '430400'), (4, 'D局', '430400'), (5, 'E局', '430400'), (6, 'F局', '430424'),
    (7, 'G局', '430400'), (8, 'H局', '430400'), (9, 'I局', '430400');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023), (2023000000002, 2, 2023), (2023000000003, 3, 2023), (2023000000004, 4, 2023), (2023000000005, 5, 2023), (2023000000006, 6, 2023), (2023000000007, 7, 2023), (2023000000008, 8, 2023);
-- Of the points that could be computed: A 41 / 46 = 0.891304 = C 82 / 92, a tie; B 44 / 51 = 0.862745; E 45 / 50 = 0.9,
-- the first of 优; F nothing of 46. D: every figure missing. G was not scored. H: all by judgement.
insert into scheme_score (scheme, report_id, points, computable, missing, judgement) values
    ('t', 2023000000001, 410000, 460000, 50000, 490000),
    ('t', 2023000000002, 440000, 510000, 0, 490000),
    ('t', 2023000000003, 820000, 920000, 80000, 0),
    ('t', 2023000000004, 0, 0, 510000, 490000),
    ('t', 2023000000005, 450000, 500000, 10000, 490000),
    ('t', 2023000000006, 0, 460000, 50000, 490000),
    ('t', 2023000000008, 0, 0, 0, 1000000),
    ('other', 2023000000007, 10000, 10000, 0, 0);
insert into scheme_grade (scheme, low, high, grade) values
    ('t', 900000, null, '优 | excellent'), ('t', 800000, 900000, '良 | good'), ('t', 600000, 800000, '中 | fair'), ('t', 0, 600000, '差 | poor'),
    ('other', 0, null, '不是 | not this');
