-- run: year=2023
-- run: year=2023 region=4304
-- A: of three targets 长期 and a blank are no numbers: 2 / 3 = 66.67 %; with a name listed twice (S18) and points that are off (S12): 4. B: none.
-- C: no target at all. D: no form. E: a form without indicators. F: 1 of 2 = 50 %.
insert into department_record (department_id, name, region) values
    (1, 'A局', '430400'),
    (2, 'B局', '430100'),
    (3, 'C局', '430100'),
    (4, 'D局', '430100'),
    (5, 'E局', '430100'),
    (6, 'F局', '430100');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023),
    (2023000000004, 4, 2023),
    (2023000000005, 5, 2023),
    (2023000000006, 6, 2023);
insert into document (document_id, path, sha256, kind) values (1, 'self.txt', '1', 'form');
insert into submission (report_id, form, document_id, department_from, year_from) values (2023000000005, 'self', 1, 'form', 'form');
insert into self_indicator (report_id, position, level1, level3, target, target_number) values
    (2023000000001, 1, '产出指标', '办结率', '100%', 1000000),
    (2023000000001, 2, '产出指标', '发挥作用期限', '长期', null),
    (2023000000001, 3, '产出指标', '办结率', null, null),
    (2023000000002, 1, '产出指标', '办结率', '100%', 1000000),
    (2023000000003, 1, '产出指标', '办结率', null, null),
    (2023000000006, 1, '产出指标', '办结率', '95%', 950000),
    (2023000000006, 2, '产出指标', '满意度', '明显提升', null);
insert into finding_kind (kind_id, rule, severity, message, message_en) values
    (1, 'S12', 'error', '', ''), (2, 'S18', 'warning', '', ''), (3, 'S17', 'warning', '', '');
insert into finding_record (report_id, kind_id) values (2023000000001, 1), (2023000000001, 2), (2023000000001, 3), (2023000000002, 3);
