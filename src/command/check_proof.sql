-- name: check-all
-- title: 存储的与重算的不一致 | Where stored and recomputed findings differ
-- column: side       code       一侧 | side
-- column: rule       code       规则 | rule
-- column: severity   code       级别 | severity
-- column: department department 部门 | department
-- column: year       year       年度 | year
-- column: item       text       项目 | item
-- column: expected   number     应为 | expected
-- column: actual     number     实为 | actual
-- column: cell       place      位置 | place
-- note: findings that only the database has (stored), or only the checks find now (computed); expected and actual as they are stored.
with stored as (
    select
        f.report_id, k.rule, k.severity, k.item, k.label, k.unit, k.message, k.message_en, f.expected, f.actual,
        f.document_id, f.cell, f.other_document_id, f.other_cell, f.other_years_before
    from main.finding_record as f
    join main.finding_kind as k on k.kind_id = f.kind_id
),
computed as (
    select
        f.report_id, k.rule, k.severity, k.item, k.label, k.unit, k.message, k.message_en, f.expected, f.actual,
        f.document_id, f.cell, f.other_document_id, f.other_cell, f.other_years_before
    from temp.finding_record as f
    join temp.finding_kind as k on k.kind_id = f.kind_id
),
apart as (
    select 'stored' as side, *
    from (select * from stored except select * from computed)
    union all
    select 'computed', *
    from (select * from computed except select * from stored)
)
select
    side, rule, severity,
    (select name from department_record where department_id = report_id % 1000000000) as department,
    report_id / 1000000000 as year,
    coalesce(label, item) as item, expected, actual, cell
from apart
order by report_id nulls last, rule nulls last, item nulls last, side nulls last;
