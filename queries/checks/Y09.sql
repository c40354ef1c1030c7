-- name: Y09
-- severity: info
-- title: 上年三公经费没有预算数 | Last year's three public expenses have no budget
-- basis: 《基础数据表》：“三公经费”变动率按预算计算（财预〔2013〕53号）：（本年预算数 − 上年预算数）÷ 上年预算数 | form 部门整体支出绩效评价基础数据表: “三公经费”变动率 on the basis of budgets (财预〔2013〕53号) is (本年预算数 − 上年预算数) ÷ 上年预算数
-- message: 三公经费本年预算 {actual}，上年报表没有预算数，无法计算变动率；请补填上年预算数 | Three public expenses have a budget of {actual} but none in last year's form, so that no change rate can be computed; fill in last year's
-- 说明：没有上年报表的不列。
-- note: Not where there is no form of last year.
select
    now.report_id,
    null as variant,
    'three_public' as item,
    '三公经费' as label,
    '万元' as unit,
    null as expected,
    now.three_public_budget as actual,
    'base_spending' as section,
    0 as position,
    'three_public_budget' as field,
    before.report_id as other_report_id,
    'base_spending' as other_section,
    0 as other_position,
    'three_public_outturn' as other_field
from base_spending as now
cross join base_spending as before
where now.three_public_budget is not null
    and before.report_id = now.report_id - 1000000000
    and before.three_public_budget is null
order by now.report_id nulls last;
