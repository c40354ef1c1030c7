-- run:
-- run: from=2024 to=2024 region=4301
insert into document (document_id, path, sha256, kind) values (1, 'a.txt', '1', 'form'), (2, 'b.txt', '2', 'form');
insert into department_record (department_id, name, region) values (1, 'A局', '430424'), (2, 'B局', '430100'), (3, 'C局', '430424');
-- C, which the register knows in 2022 only, owes both forms of that year and no others.
insert into department_registration (department_id, valid_from, valid_to) values (3, 2022, 2022);
insert into report (report_id, department_id, year) values
    (2021000000001, 1, 2021), (2022000000001, 1, 2022), (2022000000002, 2, 2022), (2023000000002, 2, 2023);
-- A: both forms of 2021, the base form of 2022, nothing of 2023. B: nothing of 2021, both forms of 2022; of 2023 a base
-- form in force and a self-evaluation form that is no longer.
insert into submission (report_id, form, document_id, department_from, year_from, replaced_by) values
    (2021000000001, 'base', 1, 'form', 'form', null),
    (2021000000001, 'self', 1, 'form', 'form', null),
    (2022000000001, 'base', 1, 'form', 'form', null),
    (2022000000002, 'base', 1, 'form', 'form', null),
    (2022000000002, 'self', 1, 'form', 'form', null),
    (2023000000002, 'base', 1, 'form', 'form', 2),
    (2023000000002, 'base', 2, 'form', 'form', null),
    (2023000000002, 'self', 1, 'form', 'form', 2);
