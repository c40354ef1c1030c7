-- name: zero-budget-spending
-- title: 没有预算却有支出的项目 | Spending without a budget
-- param: year   integer = latest  年度 | fiscal year
-- param: region region optional   地区（含下级） | region and everything below it
-- column: department department  部门 | department
-- column: item       item        项目编码 | item code
-- column: label      text        项目 | item
-- column: budget     money       预算数 | budget
-- column: outturn    money       决算数 | outturn
-- column: state      text        预算情况 | state of the budget
-- 说明：列出基础数据表中决算数大于零而预算数为零或空白的各项，按决算数从大到小；全表都没有预算数的报表不列，因为缺的是一栏，不是一项。
-- note: items of the base form with an outturn above zero and a budget that is zero or blank, the largest first; not those of a report that gives no budget at all, where a column is missing and not a budget.
with spent as (
    select report_id, item, label, form_order, budget, outturn
    from spending_item
    where report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and outturn > 0
        and coalesce(budget, 0) = 0
        and item not in ('basic_adjustment', 'overall_adjustment', 'other')
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
    case when budget = 0 then '预算为零 | budget is zero' else '预算空白 | budget is blank' end as state
from spent
where exists (
        select 1
        from base_spending as base
        where base.report_id = spent.report_id
            and coalesce(
                three_public_budget, three_public_vehicle_budget, three_public_vehicle_purchase_budget,
                three_public_vehicle_operation_budget, three_public_abroad_budget, three_public_reception_budget,
                project_budget, project_business_budget, project_operation_budget,
                project_special_budget, public_use_budget, public_use_office_budget,
                public_use_utilities_travel_budget, public_use_meetings_training_budget, procurement_budget,
                basic_adjustment_budget, overall_adjustment_budget
            ) is not null
    )
    or exists (
        select 1
        from base_line_record as other
        where other.report_id = spent.report_id and other.budget is not null
    )
order by spent.outturn desc nulls last, report_id nulls first, form_order nulls first;
