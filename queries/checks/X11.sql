-- name: X11
-- severity: error
-- title: 公用经费决算超过基本支出 | Operating funds above basic expenditure
-- basis: 同一部门同一年度的《基础数据表》（公用经费决算数）与《自评表》（基本支出）：基本支出包括人员经费和公用经费，公用经费不应超过它 | forms 部门整体支出绩效评价基础数据表 (公用经费, 决算数) and 部门整体支出绩效自评表 (基本支出) of the same department and year: basic expenditure is staff cost plus 公用经费, so 公用经费 may not exceed it
-- message: 公用经费决算 {actual}，超过自评表基本支出 {expected}，多出 {difference}；请核对两表 | Operating funds {actual}, above the basic expenditure of {expected} on the self-evaluation form by {difference}; check both forms
-- 说明：任一表空白不核对。
-- note: Not checked where either figure is blank.
select
    base.report_id,
    null as variant,
    'public_use' as item,
    '公用经费' as label,
    '万元' as unit,
    fund.expenditure_basic_stated as expected,
    base.public_use_outturn as actual,
    'base_spending' as section,
    0 as position,
    'public_use_outturn' as field,
    base.report_id as other_report_id,
    'self_fund' as other_section,
    0 as other_position,
    'expenditure_basic_stated' as other_field
from base_spending as base
join self_fund as fund on fund.report_id = base.report_id
where base.public_use_outturn > fund.expenditure_basic_stated
order by base.report_id nulls last;
