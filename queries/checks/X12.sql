-- name: X12
-- severity: error
-- title: 三公经费或政府采购超过全年执行数 | Three public expenses or procurement above total executed funds
-- basis: 同一部门同一年度的《基础数据表》（三公经费、政府采购金额决算数）与《自评表》（全年执行数）：部分不应超过整体 | forms 部门整体支出绩效评价基础数据表 (三公经费 and 政府采购金额, 决算数) and 部门整体支出绩效自评表 (年度资金总额, 全年执行数) of the same department and year: a part may not exceed the whole
-- message: {label}决算 {actual}，超过自评表全年执行数 {expected}，多出 {difference}；请核对两表金额及单位 | {label} ({item}): {actual}, above the total executed funds of {expected} by {difference}; check amounts and units of both forms
-- 说明：任一表空白不核对。
-- note: Not checked where either figure is blank.
with exceeding as (
    select base.report_id, three_public_outturn, procurement_outturn, total_outturn
    from base_spending as base
    join self_fund as fund on fund.report_id = base.report_id
    where three_public_outturn > total_outturn or procurement_outturn > total_outturn
),
base_item (item, label) as (
    select 'three_public', '三公经费'
    union all
    select 'procurement', '政府采购金额'
),
part as (
    select
        report_id, item, label, total_outturn,
        case item when 'three_public' then three_public_outturn else procurement_outturn end as outturn
    from exceeding
    cross join base_item
)
select
    report_id,
    null as variant,
    item,
    label,
    '万元' as unit,
    total_outturn as expected,
    outturn as actual,
    'base_spending' as section,
    0 as position,
    item || '_outturn' as field,
    report_id as other_report_id,
    'self_fund' as other_section,
    0 as other_position,
    'total_outturn' as other_field
from part
where outturn > total_outturn
order by report_id nulls last, item nulls last;
