-- run: department=1 year=2023
insert into department_record (department_id, name) values (1, 'A局'), (2, 'B局');
insert into report (report_id, department_id, year) values
    (2022000000001, 1, 2022), (2023000000001, 1, 2023), (2023000000002, 2, 2023);
-- three_public: 83.845 / 100 = 83.845 %, rounded away from zero to 83.85; 100 - 83.845 = 16.155.
-- abroad: 0 of 0: no rate, saving 0. project: 3 of 0: no rate, saving 0 - 3 = -3.
-- public_use: budget missing, so neither. procurement: 4 / 3 = 133.3333 %; 3 - 4 = -1.
insert into base_spending (
    report_id,
    three_public_budget, three_public_outturn,
    three_public_abroad_budget, three_public_abroad_outturn,
    project_budget, project_outturn,
    public_use_outturn,
    procurement_budget, procurement_outturn
) values
    (2023000000001, 100000000, 83845000, 0, 0, 0, 3000000, 5000000, 3000000, 4000000);
-- Another year and another department, not asked for.
insert into base_spending (report_id, project_budget) values (2022000000001, 1000000), (2023000000002, 1000000);
