-- name: exact-100
-- title: 决算与预算分毫不差的项目 | Outturns equal to the budget to the cent
-- param: year   integer = latest  年度 | fiscal year
-- param: region region optional   地区（含下级） | region and everything below it
-- column: department department  部门 | department
-- column: item       item        项目编码 | item code
-- column: label      text        项目 | item
-- column: budget     money       预算数 | budget
-- column: outturn    money       决算数 | outturn
-- 说明：列出决算数与预算数完全相等（精确到分）且大于零的各项，含自评表年度资金总额（全年执行数与调整后预算数），按金额从大到小；两数均为零的不列。
-- note: items whose outturn equals the budget, above zero, exactly; with the total of the self-evaluation form (executed and adjusted budget). The largest first.
with equal as (
    select report_id, item, label, form_order, budget, outturn
    from spending_item
    where report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and outturn = budget
        and budget > 0
        and item not in ('basic_adjustment', 'overall_adjustment')
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
    union all
    select report_id, 'total', '年度资金总额', 19000, total_adjusted_budget, total_outturn
    from self_fund
    where report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and total_outturn = total_adjusted_budget
        and total_adjusted_budget > 0
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
)
select
    (select name from department_record where department_id = report_id % 1000000000) as department,
    item,
    label,
    budget / 1000000.0 as budget,
    outturn / 1000000.0 as outturn
from equal
order by equal.outturn desc nulls last, report_id nulls first, form_order nulls first;
