-- run: year=2023 scheme=t other=u
insert into department_record (department_id, name, region) values
    (1, 'A局', '430400'), (2, 'B局', '430424'), (3, 'C局', '430400'), (4, 'D局', '430400'), (5, 'E局', '430400'), (6, 'F局', '430424'),
    (7, 'G局', '430400'), (8, 'H局', '430400'), (9, 'I局', '430400');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023), (2023000000002, 2, 2023), (2023000000003, 3, 2023), (2023000000004, 4, 2023), (2023000000005, 5, 2023);
-- By t: A 41 / 46 = C 82 / 92, a tie for rank 1; B 44 / 51 is third. By u: B 18 / 20, C 15 / 20, A 10 / 20.
-- Changes: A from 1 to 3, B from 3 to 1, C from 1 to 2. D has no computable point by t, E was not scored by u: neither is
-- among the ranked, although E would be first by t.
insert into scheme_score (scheme, report_id, points, computable, missing, judgement) values
    ('t', 2023000000001, 410000, 460000, 50000, 490000), ('u', 2023000000001, 100000, 200000, 0, 0),
    ('t', 2023000000002, 440000, 510000, 0, 490000), ('u', 2023000000002, 180000, 200000, 0, 0),
    ('t', 2023000000003, 820000, 920000, 80000, 0), ('u', 2023000000003, 150000, 200000, 0, 0),
    ('t', 2023000000004, 0, 0, 510000, 490000), ('u', 2023000000004, 50000, 200000, 0, 0),
    ('t', 2023000000005, 450000, 500000, 10000, 490000);
