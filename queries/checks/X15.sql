-- name: X15
-- severity: warning
-- title: 公用经费与项目支出预算之和大于年初预算 | Budgets of operating funds and projects exceed the initial budget
-- basis: 同一部门同一年度的《基础数据表》（项目支出、公用经费预算数）与《自评表》（年初预算数）：前两者是全部预算的一部分，全部预算还有人员经费 | forms 部门整体支出绩效评价基础数据表 (项目支出, 公用经费, 预算数) and 部门整体支出绩效自评表 (年度资金总额, 年初预算数) of the same department and year: the two are parts of the whole budget, which has the cost of staff besides
-- message: 公用经费与项目支出预算之和 {actual}，大于自评表年初预算数 {expected}，多 {difference}；请核对两表预算口径 | Budgets of operating funds and projects make {actual}, the self-evaluation form's initial budget is {expected}, {difference} less; check which budget the base form gives
-- 说明：三个数有一个空白即不核对。
-- note: Not checked where any of the three is blank.
select
    spending.report_id,
    null as variant,
    'total' as item,
    '年度资金总额' as label,
    '万元' as unit,
    fund.total_initial_budget as expected,
    spending.project_budget + spending.public_use_budget as actual,
    'base_spending' as section,
    0 as position,
    'project_budget' as field,
    fund.report_id as other_report_id,
    'self_fund' as other_section,
    0 as other_position,
    'total_initial_budget' as other_field
from base_spending as spending
cross join self_fund as fund
where fund.report_id = spending.report_id
    and spending.project_budget + spending.public_use_budget > fund.total_initial_budget
order by spending.report_id nulls last;
