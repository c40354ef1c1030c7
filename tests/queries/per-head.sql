-- run: year=2023 item=public_use
-- run: year=2023 region=4304 item=project.special.line
-- run: year=2023 region=4304 item=total
insert into department_record (department_id, name, region) values
    (1, 'A局', '430424'), (2, 'B局', '430100'), (3, 'C局', '430100'), (4, 'D局', '430100'), (5, 'E局', '430100'), (6, 'F局', '430100'),
    (7, 'G局', '430400'), (8, 'H局', '430100');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023), (2023000000002, 2, 2023), (2023000000003, 3, 2023), (2023000000004, 4, 2023), (2023000000005, 5, 2023),
    (2023000000006, 6, 2023), (2023000000007, 7, 2023), (2023000000008, 8, 2023);
insert into base_staffing (report_id, in_post) values
    (2023000000001, 86), (2023000000002, 8), (2023000000003, 4), (2023000000004, 0), (2023000000005, 5), (2023000000008, 2);
-- A: 354140000 fen / 86 = 4117906.98, 4.117907. B: 1000004 / 8 = C: 500002 / 4 = 125000.5 fen, a tie, rounded away from
-- zero to 0.125001. H: -100003 / 2 = -50001.5, to -0.050002. D: no staff. E: outturn blank. F: staff blank. G: no form.
-- A's prior-year column is not this year's spending.
insert into base_spending (report_id, public_use_prior_outturn, public_use_outturn) values
    (2023000000001, 1000000, 354140000),
    (2023000000002, null, 1000004),
    (2023000000003, null, 500002),
    (2023000000004, null, 5000000),
    (2023000000005, null, null),
    (2023000000006, null, 3000000),
    (2023000000008, null, -100003);
-- Lines are summed: 10 + 5 = 15; 15000000 / 86 = 174418.6 fen, 0.174419.
insert into base_line (report_id, position, item, label, outturn) values
    (2023000000001, 1, 'project.special.line', '救灾专项', 10000000),
    (2023000000001, 2, 'project.special.line', '举报奖励', 5000000);
-- 86 / 86 = 1.
insert into self_fund (report_id, total_adjusted_budget, total_outturn) values (2023000000001, 90000000, 86000000);
