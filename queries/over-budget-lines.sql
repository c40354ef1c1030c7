-- name: over-budget-lines
-- title: 决算超预算的项目 | Items spent beyond their budget
-- param: year   integer = latest     年度 | fiscal year
-- param: region region optional      地区（含下级） | region and everything below it
-- column: department  department  部门 | department
-- column: item        item        项目编码 | item code
-- column: label       text        项目 | item
-- column: budget      money       预算数 | budget
-- column: outturn     money       决算数 | outturn
-- column: over        money       超预算额 | amount over budget
-- column: control_pct percent     控制率 | control rate
-- 说明：列出决算数大于预算数的各项，按超预算额从大到小；预算为零的也列出，控制率不计算；预算空白的不列。
-- note: over = outturn - budget > 0, largest first, with the control rate. A budget of zero is listed without a rate, a blank budget is not listed.
with over_budget as (
    select
        report_id, item, label, form_order, budget, outturn,
        outturn - budget as over_fen,
        case when budget > 0 then budget end as base
    from spending_item
    where report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and outturn > budget
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
)
select
    (select name from department_record where department_id = report_id % 1000000000) as department,
    item,
    label,
    budget / 1000000.0 as budget,
    outturn / 1000000.0 as outturn,
    over_fen / 1000000.0 as over,
    (outturn / base * 10000 + outturn % base * 100 / base * 100 + outturn % base * 100 % base * 100 / base
        + outturn % base * 100 % base * 100 % base * 2 / base) / 100.0 as control_pct
from over_budget
order by over_fen desc nulls last, report_id nulls first, form_order nulls first;
