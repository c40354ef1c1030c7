-- name: S07
-- severity: error
-- title: 全年执行数超过全年预算数 | Executed amount above the adjusted budget
-- basis: 《自评表》年度资金总额：全年执行数不应超过全年预算数（调整后） | form 部门整体支出绩效自评表, 年度资金总额: 全年执行数 may not exceed 全年预算数（调整后）
-- message: 全年执行数 {actual}，超过全年预算数 {expected}，多出 {difference}；请核对两个金额 | Executed {actual}, adjusted budget {expected}, {difference} more; check both amounts
-- 说明：任一金额空白不核对。
-- note: Blanks are not checked.
select
    report_id,
    null as variant,
    'total' as item,
    '年度资金总额' as label,
    '万元' as unit,
    total_adjusted_budget as expected,
    total_outturn as actual,
    'self_fund' as section,
    0 as position,
    'total_outturn' as field,
    report_id as other_report_id,
    'self_fund' as other_section,
    0 as other_position,
    'total_adjusted_budget' as other_field
from self_fund
where total_outturn > total_adjusted_budget
order by report_id nulls last;
