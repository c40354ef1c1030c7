-- name: B12
-- severity: warning
-- title: 预算执行过低 | Little of the budget was spent
-- param: share integer = 50  决算至少应占预算（%） | least share of the budget spent, in percent
-- basis: 《基础数据表》：业务经费、运行维护经费、各专项资金和政府采购金额的决算数与预算数对比 | form 部门整体支出绩效评价基础数据表: 决算数 against 预算数 of 业务经费, 运行维护经费, each 专项资金 and 政府采购金额
-- message: {label}预算 {expected}，决算只有 {actual}，不足预算的 {allowed_pct}%；请核对两栏数字或说明未执行原因 | {label} ({item}): budget {expected}, outturn only {actual}, less than {allowed_pct} %; check both figures or explain
-- 说明：三公经费和公用经费提倡节约，不在此列；决算空白不核对。
-- note: Spending less on `三公经费` or `公用经费` is wanted and left out; a blank outturn is not checked.
with line as (
    select
        report_id, 'project.business' as item, '业务经费' as label, project_business_budget as budget, project_business_outturn as outturn,
        'base_spending' as section, 0 as position, 'project_business_outturn' as field, 'project_business_budget' as other_field
    from base_spending
    where project_business_budget > 0 and project_business_outturn >= 0 and project_business_outturn * 100 < :share * project_business_budget
    union all
    select
        report_id, 'project.operation' as item, '运行维护经费' as label, project_operation_budget as budget, project_operation_outturn as outturn,
        'base_spending' as section, 0 as position, 'project_operation_outturn' as field, 'project_operation_budget' as other_field
    from base_spending
    where project_operation_budget > 0 and project_operation_outturn >= 0 and project_operation_outturn * 100 < :share * project_operation_budget
    union all
    select
        report_id, 'procurement' as item, '政府采购金额' as label, procurement_budget as budget, procurement_outturn as outturn,
        'base_spending' as section, 0 as position, 'procurement_outturn' as field, 'procurement_budget' as other_field
    from base_spending
    where procurement_budget > 0 and procurement_outturn >= 0 and procurement_outturn * 100 < :share * procurement_budget
    union all
    select record.report_id, name.item, name.label, record.budget, record.outturn, 'base_line', record.position, 'outturn', 'budget'
    from base_line_record as record
    cross join line_name as name
    where record.budget > 0 and record.outturn >= 0 and record.outturn * 100 < :share * record.budget
        and name.name_id = record.name_id
        and name.item = 'project.special.line'
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
    other_field,
    :share as allowed_pct
from line
order by report_id nulls last, item nulls last, position nulls last;
