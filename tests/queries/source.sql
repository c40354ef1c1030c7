-- run: department=1 year=2023
-- run: department=1 year=2023 item=three_public
insert into document (document_id, path, sha256, kind) values
    (1, 'base.txt', '1', 'form'), (2, 'funds.csv', '2', 'tidy');
insert into department_record (department_id, name) values (1, 'A局'), (2, 'B局');
insert into report (report_id, department_id, year) values
    (2022000000001, 1, 2022), (2023000000001, 1, 2023), (2023000000002, 2, 2023);
-- The prior-year column of 2023 is the outturn of 2022. 500 fen = 0.0005 万元. A printed 0 is a row, a blank is none.
insert into base_spending (report_id, three_public_prior_outturn, three_public_budget, three_public_outturn) values
    (2023000000001, 60000000, null, 0), (2022000000001, null, null, 1000000), (2023000000002, null, null, 1000000);
insert into base_line (report_id, position, item, label, budget) values
    (2023000000001, 3, 'project.special.line', '救灾专项', 500);
insert into self_fund (report_id, total_adjusted_budget) values (2023000000001, 12500000);
insert into source (report_id, section, position, field, document_id, cell, raw) values
    (2023000000001, 'base_spending', 0, 'three_public_prior_outturn', 1, 'table 1 row 2 column 2', '60'),
    (2023000000001, 'base_spending', 0, 'three_public_budget', 1, 'table 1 row 2 column 3', '—'),
    (2023000000001, 'base_spending', 0, 'three_public_outturn', 1, 'table 1 row 2 column 4', '0'),
    (2023000000001, 'base_line', 3, 'budget', 2, 'line 4 field 6', '0.0005'),
    (2023000000001, 'self_fund', 0, 'total_adjusted_budget', 1, 'table 2 row 3 column 4', '12.5'),
    (2022000000001, 'base_spending', 0, 'three_public_outturn', 1, 'table 9 row 9 column 9', '1'),
    (2023000000002, 'base_spending', 0, 'three_public_outturn', 1, 'table 9 row 9 column 9', '1');
