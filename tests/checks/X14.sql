-- run: low=5 high=40
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局'),
    (4, '丁局'),
    (5, '戊局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023);

insert into base_staffing (report_id, in_post) values
    (2023000000001, 86), (2023000000002, 10), (2023000000003, 3), (2023000000004, 0), (2023000000005, 10);
insert into base_spending (report_id, public_use_outturn) values
    (2023000000001, 354140000), (2023000000002, 20000000), (2023000000003, 20000000), (2023000000004, 0), (2023000000005, 20000000);
insert into self_fund (report_id, expenditure_basic_stated) values
    -- (3536.32 - 354.14) / 86 = 3182.18 / 86 = 37.00: holds
    (2023000000001, 3536320000),
    -- (430 - 20) / 10 = 41 > 40
    (2023000000002, 430000000),
    -- (33 - 20) / 3 = 13 / 3 = 4.333333 < 5
    (2023000000003, 33000000),
    -- nobody in post
    (2023000000004, 33000000),
    -- (420 - 20) / 10 = 40: exactly met, holds
    (2023000000005, 420000000);
