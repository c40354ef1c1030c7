-- name: B19
-- severity: warning
-- title: 政府采购大于公用经费与项目支出之和 | Procurement above operating funds and project expenditure together
-- basis: 《基础数据表》决算数：政府采购金额从公用经费和项目支出中列支 | form 部门整体支出绩效评价基础数据表, 决算数: 政府采购金额 is spent out of 公用经费 and 项目支出
-- message: 政府采购决算 {actual}，大于公用经费与项目支出决算之和 {expected}，多 {difference}；请核对采购金额与两项支出 | Procurement outturn {actual}, operating funds and project expenditure together {expected}, {difference} more; check the three figures
-- 说明：三个数有一个空白即不核对。
-- note: Not checked where any of the three is blank.
select
    report_id,
    null as variant,
    'procurement' as item,
    '政府采购金额' as label,
    '万元' as unit,
    public_use_outturn + project_outturn as expected,
    procurement_outturn as actual,
    'base_spending' as section,
    0 as position,
    'procurement_outturn' as field,
    report_id as other_report_id,
    'base_spending' as other_section,
    0 as other_position,
    'project_outturn' as other_field
from base_spending
where procurement_outturn > public_use_outturn + project_outturn
order by report_id nulls last;
