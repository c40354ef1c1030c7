-- run: year=2023
-- run: year=2023 region=4304
insert into department_record (department_id, name, region) values (1, 'B局', '430424'), (2, 'A局', '430100'), (3, 'C局', null);
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023), (2023000000002, 2, 2023), (2023000000003, 3, 2023), (2022000000002, 2, 2022);
-- A difference that rounding explains is an info, and B08 is no sum.
insert into finding_kind (kind_id, rule, severity, item, label, unit, message, message_en) values
    (1, 'B01', 'error', 'three_public', '三公经费', '万元', '合计 {actual}，分项 {expected}', '{actual} printed, parts make {expected}'),
    (2, 'B01', 'info', 'three_public', '三公经费', '万元', '四舍五入', 'rounding'),
    (3, 'B08', 'error', 'project', '项目支出', '万元', '其他', 'other'),
    (4, 'S03', 'error', 'total', '年度资金总额', '万元', '支出 {actual}，收入 {expected}', 'expenditure {actual}, revenue {expected}');
-- A: 67.42 - 67.32 = 0.1 of the budget, 0.05 - 0.1 = -0.05 of the outturn, sorted by what is printed. B: 99 - 100 = -1.
insert into finding_record (report_id, kind_id, expected, actual) values
    (2023000000002, 1, 67320000, 67420000),
    (2023000000002, 1, 100000, 50000),
    (2023000000001, 4, 100000000, 99000000),
    (2023000000001, 3, 1, 2),
    (2023000000003, 2, 1, 2),
    (2022000000002, 1, 1000000, 2000000);
