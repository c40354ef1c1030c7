-- run: year=2023 basis=adjusted
-- run: year=2023 region=4304 basis=initial
insert into document (document_id, path, sha256, kind) values (1, 'self.txt', '1', 'form');
insert into department_record (department_id, name, region) values
    (1, 'A局', '430424'), (2, 'B局', '430100'), (3, 'C局', '430100'), (4, 'D局', '430400'), (5, 'E局', '430400'), (6, 'F局', '430100'),
    (7, 'G局', '430400'), (8, 'H局', '430100'), (9, 'I局', '430100'), (10, 'J局', '430100'), (11, 'K局', '430100'), (12, 'L局', '430400'),
    (13, 'M局', '430100'), (14, 'N局', '430100'), (15, 'O局', '430100'), (16, 'P局', '430100');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023), (2023000000002, 2, 2023), (2023000000003, 3, 2023), (2023000000004, 4, 2023), (2023000000005, 5, 2023),
    (2023000000006, 6, 2023), (2023000000007, 7, 2023), (2023000000008, 8, 2023), (2023000000009, 9, 2023), (2023000000010, 10, 2023),
    (2023000000011, 11, 2023), (2022000000012, 12, 2022), (2023000000013, 13, 2023), (2023000000014, 14, 2023),
    (2023000000015, 15, 2023), (2023000000016, 16, 2023);
-- Of the adjusted budget:
-- A: 80.005 / 100 = 80.005 %, shown as 80.01; B: 80.01 / 100 = 80.01 %. Shown alike, B is ahead.
-- C: 2 / 3 = D: 4 / 6 = M: 8 billion / 12 billion = N: 80 trillion / 120 trillion fen = 66.6667 %, a tie; digits are computed in
-- larger steps for smaller amounts and are the same. P is behind them by one fen in 120 trillion, O by one in 12 billion.
-- J: 1 - 1 / 99999999, K: 1 - 1 / 99999998: both are shown as 100, J is ahead by 10^-16.
-- E: zero, F: budget missing, I: negative. L reported another year.
-- Of the initial budget, in 4304: A: 80.005 / 50 = 160.01 %; D: 4 / 4 = E: 5 / 5 = 100 %, a tie.
insert into self_fund (report_id, total_initial_budget, total_adjusted_budget, total_outturn) values
    (2023000000001, 50000000, 100000000, 80005000),
    (2023000000002, 80000000, 100000000, 80010000),
    (2023000000003, 3000000, 3000000, 2000000),
    (2023000000004, 4000000, 6000000, 4000000),
    (2023000000005, 5000000, 0, 5000000),
    (2023000000006, null, null, 1000000),
    (2023000000009, 1000000, -1000000, 1000000),
    (2023000000010, 1000000, 99999999, 99999998),
    (2023000000011, 1000000, 99999998, 99999997),
    (2022000000012, 1000000, 1000000, 1000000),
    (2023000000013, null, 12000000000, 8000000000),
    (2023000000014, null, 120000000000000, 80000000000000),
    (2023000000015, null, 12000000000, 7999999999),
    (2023000000016, null, 120000000000000, 79999999999999);
-- G sent no self-evaluation form; H sent one whose fund rows are blank.
insert into submission (report_id, form, document_id, department_from, year_from) values
    (2023000000007, 'base', 1, 'form', 'form'), (2023000000008, 'self', 1, 'form', 'form');
