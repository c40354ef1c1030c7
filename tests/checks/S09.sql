-- run: bound=30
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

insert into self_fund (report_id, total_initial_budget, total_adjusted_budget) values
    -- (11368.25 - 2176.25) / 2176.25 = 422.38 % > 30 %
    (2023000000001, 2176250000, 11368250000),
    -- (130 - 100) / 100 = 30 %: exactly met, holds
    (2023000000002, 100000000, 130000000),
    -- one fen more
    (2023000000003, 100000000, 130000001),
    -- (60 - 100) / 100 = -40 %
    (2023000000004, 100000000, 60000000),
    -- zero base
    (2023000000005, 0, 60000000);
