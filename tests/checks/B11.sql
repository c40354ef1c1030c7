-- run:
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局'),
    (4, '丁局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023);

insert into base_spending (
    report_id, three_public_reception_budget, three_public_reception_outturn, procurement_budget, procurement_outturn,
    public_use_meetings_training_budget, public_use_meetings_training_outturn, project_budget, project_outturn
) values
    -- 7.15 on 14.5: holds; 305 on a blank budget; 19.51 on a budget of 0; project expenditure itself is not this check's
    (2023000000001, 14500000, 7150000, null, 305000000, 0, 19510000, 0, 1000000),
    -- nothing spent, nothing budgeted: holds
    (2023000000002, 0, 0, null, null, 0, null, null, null),
    -- no budget anywhere in the report: a column is missing
    (2023000000003, null, 7150000, null, 305000000, null, null, null, null),
    (2023000000004, 14500000, 7150000, null, null, null, null, null, null);
insert into base_line (report_id, position, item, label, budget, outturn) values
    (2023000000003, 1, 'project.special.line', '救灾', null, 4540000),
    (2023000000004, 1, 'project.special.line', '救灾', null, 4540000),
    (2023000000004, 2, 'project.special.line', '纪检', 3000000, 3000000);
