-- name: X13
-- severity: warning
-- severity.basic: warning
-- title: 预算调整数两表不一致 | Budget adjustment differs between the two forms
-- basis: 同一部门同一年度的《基础数据表》（预算调整决算数）与《自评表》（全年预算数 − 年初预算数）对照 | forms 部门整体支出绩效评价基础数据表 (部门整体支出预算调整, 部门基本支出预算调整, 决算数) and 部门整体支出绩效自评表 (全年预算数 − 年初预算数) of the same department and year
-- message: 部门整体支出预算调整填 {actual}，自评表全年预算数与年初预算数相差 {expected}，两者相差 {difference}；请核对 | Overall budget adjustment {actual}, but the self-evaluation form's adjusted budget is {expected} from the initial one, off by {difference}; check
-- message.basic: 部门基本支出预算调整填 {actual}，超过自评表全年预算数与年初预算数的差额 {expected}，多 {difference}；请核对 | Basic budget adjustment {actual}, more than the {expected} between the self-evaluation form's adjusted and initial budgets, by {difference}; check
-- 说明：整体支出预算调整空白时才看基本支出预算调整，它只是其中一部分，只在同号且更大时列出；任一表空白不核对。
-- note: The basic adjustment is looked at only where the overall one is blank, and found only where it is of the same sign and larger, since it is a part. Not checked where a form is blank.
with compared as (
    select
        spending.report_id,
        overall_adjustment_outturn as overall,
        basic_adjustment_outturn as basic,
        total_adjusted_budget - total_initial_budget as change
    from base_spending as spending
    cross join self_fund as fund
    where coalesce(overall_adjustment_outturn, basic_adjustment_outturn) is not null
        and fund.report_id = spending.report_id
)
select
    report_id,
    case when overall is null then 'basic' end as variant,
    case when overall is null then 'basic_adjustment' else 'overall_adjustment' end as item,
    case when overall is null then '部门基本支出预算调整' else '部门整体支出预算调整' end as label,
    '万元' as unit,
    change as expected,
    coalesce(overall, basic) as actual,
    'base_spending' as section,
    0 as position,
    case when overall is null then 'basic_adjustment_outturn' else 'overall_adjustment_outturn' end as field,
    report_id as other_report_id,
    'self_fund' as other_section,
    0 as other_position,
    'total_adjusted_budget' as other_field
from compared
where overall <> change
    or overall is null and (change > 0 and basic > change or change < 0 and basic < change)
order by report_id nulls last;
