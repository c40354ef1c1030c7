-- run: year=2023 item=three_public
-- run: year=2023 region=4304 item=project.special.line
-- run: year=2023 region=430424 item=total
-- run: year=2023 item=three_public basis=two_forms
-- run: year=2023 item=three_public basis=same_form
-- run: year=2023 region=4304 item=project.special.line basis=two_forms
-- run: year=2023 region=430424 item=total basis=two_forms
-- two_forms: A's last year is its own 55: (60 - 55) / 55 = 9.0909 %; C and D sent nothing last year. same_form: B prints no
-- last year. Lines: A's report of last year has none; B's 2 + 2 = 4, so (1 - 4) / 4 = -75 %. total: (100 - 90) / 90 = 11.1111 %.
insert into department_record (department_id, name, region) values
    (1, 'A局', '430424'), (2, 'B局', '430400'), (3, 'C局', '430100'), (4, 'D局', null), (5, 'E局', '430424'), (6, 'F局', '430424');
-- F reported the year before only, so it is not listed; E has a report without any of the items.
insert into report (report_id, department_id, year) values
    (2022000000001, 1, 2022), (2022000000002, 2, 2022), (2022000000006, 6, 2022),
    (2023000000001, 1, 2023), (2023000000002, 2, 2023), (2023000000003, 3, 2023), (2023000000004, 4, 2023), (2023000000005, 5, 2023);
-- A: (60 - 50) / 50 = 20 %, the form's own 50 before last year's 55. B: nothing printed, so last year's own 40:
-- (50 - 40) / 40 = 25 %. C: 5 - 0 = 5, no rate over zero. D: outturn missing.
insert into base_spending (report_id, three_public_prior_outturn, three_public_outturn) values
    (2022000000001, null, 55000000),
    (2022000000002, null, 40000000),
    (2022000000006, null, 1000000),
    (2023000000001, 50000000, 60000000),
    (2023000000002, null, 50000000),
    (2023000000003, 0, 5000000),
    (2023000000004, 30000000, null);
-- Lines are summed. A: 2 + 3 = 5 against the 1 printed: 4 / 1 = 400 %. B: 1 against last year's own 2 + 2 = 4: -3 / 4 = -75 %.
insert into base_line (report_id, position, item, label, prior_outturn, outturn) values
    (2023000000001, 1, 'project.special.line', '救灾专项', 1000000, 2000000),
    (2023000000001, 2, 'project.special.line', '举报奖励', null, 3000000),
    (2022000000002, 1, 'project.special.line', '救灾专项', null, 2000000),
    (2022000000002, 2, 'project.special.line', '举报奖励', null, 2000000),
    (2023000000002, 1, 'project.special.line', '救灾专项', null, 1000000);
-- A: 100 - 90 = 10; 10 / 90 = 11.1111 %.
insert into self_fund (report_id, total_adjusted_budget, total_outturn) values
    (2022000000001, 95000000, 90000000), (2023000000001, 120000000, 100000000);
