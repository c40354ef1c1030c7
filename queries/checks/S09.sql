-- name: S09
-- severity: warning
-- title: 预算调整幅度过大 | Budget adjusted by a large share
-- param: bound integer = 30  允许变动幅度（%） | allowed change in percent
-- basis: 《自评表》年度资金总额：|全年预算数 − 年初预算数| ÷ 年初预算数；湖南的指标表规定预算控制率超过 30% 不得分 | form 部门整体支出绩效自评表, 年度资金总额: |全年预算数 − 年初预算数| ÷ 年初预算数; more than 30 % scores no points for 预算控制率 in the index tables of Hunan
-- message: 全年预算数 {actual}，年初预算数 {expected}，变动 {difference}，幅度 {change_pct}%，超过 {allowed_pct}%；请说明调整原因 | Adjusted budget {actual}, initial budget {expected}, changed by {difference}, that is {change_pct} % (allowed {allowed_pct} %); explain the adjustment
-- 说明：年初预算数为零或空白不核对。
-- note: Not checked over a zero or missing initial budget.
with adjusted as (
    select
        report_id,
        total_initial_budget as initial,
        total_adjusted_budget as adjusted,
        total_adjusted_budget - total_initial_budget as change
    from self_fund
    where total_initial_budget > 0
        and abs(total_adjusted_budget - total_initial_budget) * 100 > :bound * total_initial_budget
)
select
    report_id,
    null as variant,
    'total' as item,
    '年度资金总额' as label,
    '万元' as unit,
    initial as expected,
    adjusted as actual,
    'self_fund' as section,
    0 as position,
    'total_adjusted_budget' as field,
    report_id as other_report_id,
    'self_fund' as other_section,
    0 as other_position,
    'total_initial_budget' as other_field,
    case when change < 0 then -1 else 1 end * ((abs(change) / initial) * 10000 + ((abs(change) % initial) * 100 / initial) * 100
        + ((((abs(change) % initial) * 100) % initial) * 200 + initial) / (2 * initial)) / 100.0 as change_pct,
    :bound as allowed_pct
from adjusted
order by report_id nulls last;
