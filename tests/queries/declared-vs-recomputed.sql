-- run: year=2023
-- run: year=2023 region=4302
insert into document (document_id, path, sha256, kind) values (1, 'a.txt', '1', 'form');
insert into department_record (department_id, name, region) values (1, 'A局', '430100'), (2, 'B局', '430200');
insert into report (report_id, department_id, year) values (2023000000001, 1, 2023), (2023000000002, 2, 2023);
insert into submission (report_id, form, document_id, department_from, year_from) values
    (2023000000001, 'base', 1, 'form', 'form'), (2023000000001, 'self', 1, 'form', 'form'), (2023000000002, 'base', 1, 'form', 'form');
-- A: 86 / 90 = 95.5556 %, printed with two decimals: 95.56. B: 43 / 45 = 95.5556 %, printed without: 96; and 2 / 3 below.
insert into base_staffing (report_id, authorised, in_post, declared_control_pct, declared_control_decimals) values
    (2023000000001, 90, 86, 955600, 2), (2023000000002, 45, 43, 950000, 0);
-- A: 三公 budget 12 = 6 + 2 + 4; outturn 11 against 5 + 0 + 5 = 10; prior: a part is blank. Vehicles 6 = 1 + 5; no parts of 5.
insert into base_spending (
    report_id,
    three_public_prior_outturn, three_public_budget, three_public_outturn,
    three_public_vehicle_prior_outturn, three_public_vehicle_budget, three_public_vehicle_outturn,
    three_public_vehicle_purchase_budget, three_public_vehicle_operation_budget,
    three_public_abroad_budget, three_public_abroad_outturn, three_public_reception_budget, three_public_reception_outturn
) values (2023000000001, 9000000, 12000000, 11000000, null, 6000000, 5000000, 1000000, 5000000, 2000000, 0, 4000000, 5000000);
-- A: executed 80 / 90 = 88.8889 %, printed 88.9 with one decimal; 10 points x 0.888888 = 8.8889, printed 8.89.
-- Expenditure 30 + 50 = 80 = executed; revenue is not split. Points: 10 + 50 + 40 = 100; scores 8.89 + 48 + 40 = 96.89, printed 97.
insert into self_fund (
    report_id, total_initial_budget, total_adjusted_budget, total_outturn, expenditure_basic_stated, expenditure_project_stated,
    weight, score, declared_execution_pct, declared_execution_decimals, total_weight, total_score
) values (2023000000001, 70000000, 90000000, 80000000, 30000000, 50000000, 100000, 88900, 889000, 1, 1000000, 970000);
insert into self_indicator (report_id, position, level1, level2, level3, weight, score) values
    (2023000000001, 1, '产出', '数量', '甲', 500000, 480000), (2023000000001, 2, '效益', '社会', '乙', 400000, 400000);
