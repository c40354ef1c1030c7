-- name: S06
-- severity: error
-- title: 预算执行得分与执行率不符 | Execution score does not follow from the execution rate
-- basis: 《自评表》年度资金总额：得分 = 分值 × 执行率（不超过 100%），执行率 = 全年执行数 ÷ 全年预算数（调整后） | form 部门整体支出绩效自评表, 年度资金总额: 得分 = 分值 × min(执行率, 100 %), 执行率 = 全年执行数 ÷ 全年预算数（调整后）
-- message: 预算执行得分 {actual}，按分值 {points} 分和执行率应为 {expected}；请核对得分 | Execution score {actual}, but {points} points times the execution rate make {expected}; check the score
-- 说明：按得分所印小数位数四舍五入后比较；由表上所印的（正确的）执行率算出的得分同样认可。
-- note: The score may be rounded to any number of decimals, and may come from the exact rate or from the printed one where that is right.
with fund as (
    select
        report_id, weight, score,
        case
            when score % 10000 = 0 then 10000
            when score % 1000 = 0 then 1000
            when score % 100 = 0 then 100
            when score % 10 = 0 then 10
            else 1
        end as score_step,
        declared_execution_pct as printed_rate,
        case coalesce(declared_execution_decimals, 2) when 0 then 10000 when 1 then 1000 when 2 then 100 when 3 then 10 else 1 end as rate_step,
        case when total_outturn < total_adjusted_budget then total_outturn else total_adjusted_budget end as executed,
        total_adjusted_budget as adjusted
    from self_fund
    where total_adjusted_budget > 0 and total_outturn >= 0 and weight >= 0 and score is not null
),
-- The quotient to eight places, four at a time, each factor of 100 applied to a remainder: nothing overflows.
four_places as (
    select
        report_id, weight, score, score_step, printed_rate, rate_step, adjusted,
        (executed / adjusted) * 10000 + ((executed % adjusted) * 100 / adjusted) * 100
            + (((executed % adjusted) * 100) % adjusted) * 100 / adjusted as quotient,
        (((executed % adjusted) * 100) % adjusted) * 100 % adjusted as remainder
    from fund
),
eight_places as (
    select
        report_id, weight, score, score_step, printed_rate, rate_step,
        quotient * 10000 + (remainder * 100 / adjusted) * 100 + ((remainder * 100) % adjusted) * 100 / adjusted as rate
    from four_places
)
select
    report_id,
    null as variant,
    'total' as item,
    '年度资金总额' as label,
    '分' as unit,
    (weight * rate + 50000000) / 100000000 as expected,
    score as actual,
    'self_fund' as section,
    0 as position,
    'score' as field,
    report_id as other_report_id,
    'self_fund' as other_section,
    0 as other_position,
    'total_outturn' as other_field,
    weight / 10000.0 as points
from eight_places
where 2 * abs(score * 100000000 - weight * rate) > score_step * 100000000
    and (
        printed_rate is null
        or 2 * abs(printed_rate * 100 - rate) > rate_step * 100
        or 2 * abs(score * 1000000 - weight * printed_rate) > score_step * 1000000
    )
order by report_id nulls last;
