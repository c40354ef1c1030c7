-- name: B09
-- severity: warning
-- title: 决算超过预算 | Outturn above budget
-- basis: form 部门整体支出绩效评价基础数据表: 决算数 against 预算数 of 三公经费, 公用经费, their parts and each 专项资金; control rates at most 100 % (财预〔2013〕53号, 公用经费控制率 and “三公经费”控制率)
-- message: {label}决算 {actual}，超过预算 {expected}，超支 {difference}；请核对两栏数字或说明超支原因 | {label} ({item}): outturn {actual}, budget {expected}, overspent by {difference}; check both figures or explain
-- 说明：预算为零或空白的见 B11。
-- note: A line without budget is B11's.
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
        'public_use',
        'public_use.office',
        'public_use.utilities_travel',
        'public_use.meetings_training'
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
where budget > 0 and outturn > budget
order by report_id nulls last, item nulls last, position nulls last;
