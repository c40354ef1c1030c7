-- run: year=2023 per=total
-- run: year=2023 per=head
-- run: year=2023 region=4304 per=head
-- A: 67320000 fen / 86 = 782790.70, 0.782791. B: 30 / 10 = C: 15 / 5 = 3, a tie by head; B and H tie by total. D: 0 / 3 = 0. E: no staff.
-- F: outturn blank. G: no form. H: staff blank.
insert into department_record (department_id, name, region) values
    (1, 'A局', '430400'),
    (2, 'B局', '430100'),
    (3, 'C局', '430100'),
    (4, 'D局', '430100'),
    (5, 'E局', '430100'),
    (6, 'F局', '430100'),
    (7, 'G局', '430400'),
    (8, 'H局', '430100');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023),
    (2023000000006, 6, 2023),
    (2023000000007, 7, 2023),
    (2023000000008, 8, 2023);
insert into base_spending (report_id, three_public_outturn) values
    (2023000000001, 67320000),
    (2023000000002, 30000000),
    (2023000000003, 15000000),
    (2023000000004, 0),
    (2023000000005, 4000000),
    (2023000000006, null),
    (2023000000008, 30000000);
insert into base_staffing (report_id, in_post) values
    (2023000000001, 86),
    (2023000000002, 10),
    (2023000000003, 5),
    (2023000000004, 3),
    (2023000000005, 0),
    (2023000000006, 5);
