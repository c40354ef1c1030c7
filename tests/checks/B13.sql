-- run: bound=30 least=5
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023);

insert into base_spending (report_id, project_prior_outturn, project_outturn, project_operation_prior_outturn, project_operation_outturn, public_use_prior_outturn, public_use_outturn, procurement_prior_outturn, procurement_outturn) values
    -- 352.87 - 492.53 = -139.66, 28.36 %: holds; 138.61 - 13.45 = 125.16, 930.56 %; 354.14 - 664.54 = -310.40, 46.71 %; 305 - 294 = 11, 3.74 %: holds
    (2023000000001, 492530000, 352870000, 13450000, 138610000, 664540000, 354140000, 294000000, 305000000),
    -- 130 - 100 = 30 %: exactly met, holds; over 0; one side blank; 8 - 4 = 4: 100 %, but less than 5
    (2023000000002, 100000000, 130000000, 0, 50000000, null, 50000000, 4000000, 8000000),
    -- 10 - 5 = 5: 100 %, exactly 5
    (2023000000003, null, null, 5000000, 10000000, null, null, 100000000, null);
