-- name: B11
-- severity: warning
-- title: 没有预算却有支出 | Spending without a budget
-- basis: form 部门整体支出绩效评价基础数据表: a line with 决算数 needs 预算数; spending over a zero budget has no control rate (rates of 财预〔2013〕53号)
-- message: {label}决算 {actual}，而预算为 {expected}；请补填预算或说明支出依据 | {label} ({item}): outturn {actual}, but budget {expected}; fill in the budget or explain
-- 说明：预算为零或空白均列出；全表都没有预算数的不列，因为缺的是一栏，不是一项。
-- note: Zero and blank budgets alike, unless the report gives no budget at all: then a column is missing, not a line's budget.
with line as (
    select
        report_id, item, label, budget, outturn,
        'base_spending' as section, 0 as position,
        replace(item, '.', '_') || '_outturn' as field,
        replace(item, '.', '_') || '_budget' as other_field
    from spending_item
    where item in (
        'three_public',
        'three_public.vehicle',
        'three_public.vehicle.purchase',
        'three_public.vehicle.operation',
        'three_public.abroad',
        'three_public.reception',
        'project.business',
        'project.operation',
        'project.special',
        'public_use',
        'public_use.office',
        'public_use.utilities_travel',
        'public_use.meetings_training',
        'procurement'
    )
    union all
    select report_id, item, label, budget, outturn, 'base_line', position, 'outturn', 'budget'
    from base_line
    where item = 'project.special.line'
)
select
    report_id,
    null as variant,
    item,
    label,
    '万元' as unit,
    budget as expected,
    outturn as actual,
    section,
    position,
    field,
    report_id as other_report_id,
    section as other_section,
    position as other_position,
    other_field
from line
where outturn > 0
    and coalesce(budget, 0) = 0
    and exists (
        select 1
        from spending_item as budgeted
        where budgeted.report_id = line.report_id and budgeted.budget is not null
    )
order by report_id nulls last, item nulls last, position nulls last;
