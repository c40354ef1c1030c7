-- name: B16
-- severity: warning
-- title: 金额为负 | Negative amount
-- basis: forms 部门整体支出绩效评价基础数据表 and 部门整体支出绩效自评表: an amount is not negative; only 部门基本支出预算调整 and 部门整体支出预算调整 may be
-- message: {label}{measure}为 {actual}，金额不应为负；请核对正负号 | {label} ({item}), {measure_en}: {actual} is negative; check the sign
-- 说明：两项预算调整可以为负，不在此列。
-- note: The two budget adjustments may be negative and are left out.
select
    report_id,
    null as variant,
    item,
    label,
    '万元' as unit,
    0 as expected,
    fen as actual,
    section,
    position,
    field,
    null as other_report_id,
    null as other_section,
    null as other_position,
    null as other_field,
    case measure
        when 'initial_budget' then '年初预算数'
        when 'adjusted_budget' then '全年预算数'
        when 'budget' then '预算数'
        when 'stated' then '金额'
        else case years_before when 1 then '上年决算数' else '决算数' end
    end as measure,
    case measure
        when 'initial_budget' then 'initial budget'
        when 'adjusted_budget' then 'adjusted budget'
        when 'budget' then 'budget'
        when 'stated' then 'amount stated'
        else case years_before when 1 then 'prior-year outturn' else 'outturn' end
    end as measure_en
from figure
where fen < 0 and item not in ('basic_adjustment', 'overall_adjustment')
order by report_id nulls last, section nulls last, position nulls last, field nulls last;
