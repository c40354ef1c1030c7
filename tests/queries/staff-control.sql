-- run: year=2023
-- run: year=2023 region=4304
insert into department_record (department_id, name, region) values
    (1, 'A局', '430400'), (2, 'B局', '430100'), (3, 'C局', '430100'), (4, 'D局', '430424'), (5, 'E局', '430100'), (6, 'F局', '430100'),
    (7, 'G局', '430100'), (8, 'H局', '430100'), (9, 'I局', '430100');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023), (2023000000002, 2, 2023), (2023000000003, 3, 2023), (2023000000004, 4, 2023), (2023000000005, 5, 2023),
    (2023000000006, 6, 2023), (2023000000007, 7, 2023), (2023000000008, 8, 2023), (2023000000009, 9, 2023);
-- A: 86 / 90 = B: 43 / 45 = 95.5556 %, a tie. C: 50 / 46 = 108.6957 %, over-staffed.
-- I: 9556 / 10000 = 95.56 %: shown like A and B, but ahead of them.
-- G: 1 / 800 = 0.125 %, rounded away from zero to 0.13. H: nobody in 10 posts = 0.
-- D: no posts authorised. E: staff blank. F: no form.
insert into base_staffing (report_id, authorised, in_post) values
    (2023000000001, 90, 86),
    (2023000000002, 45, 43),
    (2023000000003, 46, 50),
    (2023000000004, 0, 3),
    (2023000000005, 20, null),
    (2023000000007, 800, 1),
    (2023000000008, 10, 0),
    (2023000000009, 10000, 9556);
