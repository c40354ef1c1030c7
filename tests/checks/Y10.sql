-- 3 and 4 were merged into 1 at the end of 2022; 5 was renamed 2; 6 into 7, with a blank.
insert into document (document_id, path, sha256, kind) values (1, 'a.txt', '1', 'form');
insert into department_record (department_id, name) values
    (1, '甲'), (2, '乙'), (3, '丙'), (4, '丁'), (5, '戊'), (6, '己'), (7, '庚');
insert into department_registration (department_id, valid_to, successor_id, change) values
    (3, 2022, 1, 'merged'), (4, 2022, 1, 'merged'), (5, 2022, 2, 'renamed'), (6, 2022, 7, 'merged'), (7, null, null, null);
insert into report (report_id, department_id, year) values
    (2022000000003, 3, 2022), (2022000000004, 4, 2022), (2022000000005, 5, 2022), (2022000000006, 6, 2022),
    (2023000000001, 1, 2023), (2023000000002, 2, 2023), (2023000000007, 7, 2023), (2024000000001, 1, 2024);
-- 甲: 三公 8 printed, 3 + 4 = 7; 公用 20 = 12 + 8. 乙: 三公 5 = 5; 采购 9 against 10. 庚: nothing to compare with.
-- 2024 is no first year.
insert into base_spending (
    report_id, three_public_prior_outturn, three_public_outturn, public_use_prior_outturn, public_use_outturn,
    procurement_prior_outturn, procurement_outturn
) values
    (2022000000003, null, 3000000, null, 12000000, null, null),
    (2022000000004, null, 4000000, null, 8000000, null, null),
    (2022000000005, null, 5000000, null, null, null, 10000000),
    (2022000000006, null, null, null, null, null, null),
    (2023000000001, 8000000, 1000000, 20000000, null, null, null),
    (2023000000002, 5000000, null, null, null, 9000000, null),
    (2023000000007, 6000000, null, null, null, null, null),
    (2024000000001, 2000000, null, null, null, null, null);
