-- run: year=2023
-- run: year=2023 region=4301
insert into department_record (department_id, name, region) values (1, 'A局', '430400'), (2, 'B局', '430100');
insert into report (report_id, department_id, year) values (2022000000001, 1, 2022), (2023000000001, 1, 2023), (2023000000002, 2, 2023);
-- B09 warning: 3 findings in 2 departments; B01 error: 1; B01 info: 1; X10 error: 2 in 1. The finding of 2022 does not count.
insert into finding_kind (kind_id, rule, severity, message, message_en) values
    (1, 'B09', 'warning', '超预算', 'over budget'),
    (2, 'B01', 'info', '四舍五入', 'rounding'),
    (3, 'B01', 'error', '合计不等', 'sum differs'),
    (4, 'X10', 'error', '两表不一致', 'forms differ'),
    (5, 'B09', 'warning', '超预算很多', 'far over budget');
insert into finding_record (report_id, kind_id) values
    (2023000000001, 1),
    (2023000000001, 5),
    (2023000000002, 1),
    (2023000000002, 2),
    (2023000000001, 3),
    (2023000000001, 4),
    (2023000000001, 4),
    (2022000000001, 3);
