-- run: share=80 least=5
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局');
insert into report (report_id, department_id, year) values
    (2022000000001, 1, 2022),
    (2023000000001, 1, 2023),
    (2022000000002, 2, 2022),
    (2023000000002, 2, 2023),
    (2022000000003, 3, 2022),
    (2023000000003, 3, 2023);

insert into base_spending (report_id, project_budget, project_outturn, public_use_budget, public_use_outturn, procurement_outturn, three_public_abroad_outturn, project_business_outturn) values
    -- 5 cells count, of which 4 are the same: exactly 80 %; abroad is 0 in both, business blank in one
    (2022000000001, 10000000, 20000000, 30000000, 40000000, 50000000, 0, 7000000),
    (2023000000001, 10000000, 20000000, 30000000, 40000000, 60000000, 0, null),
    -- 3 of 5 are the same
    (2022000000002, 10000000, 20000000, 30000000, 40000000, 50000000, 0, null),
    (2023000000002, 10000000, 20000000, 30000000, 41000000, 60000000, 0, null),
    -- 4 of 4, but too few to say
    (2022000000003, 10000000, 20000000, 30000000, 40000000, null, 0, null),
    (2023000000003, 10000000, 20000000, 30000000, 40000000, null, 0, null);
