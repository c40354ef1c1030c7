-- name: S05
-- severity: error
-- title: 执行率与预算、执行数不符 | Printed execution rate does not follow from the amounts
-- basis: 《自评表》年度资金总额：执行率 = 全年执行数 ÷ 全年预算数（调整后） | form 部门整体支出绩效自评表, 年度资金总额: 执行率 = 全年执行数 ÷ 全年预算数（调整后）
-- message: 执行率填 {actual}，按全年执行数 ÷ 全年预算数应为 {expected}；请核对两个金额与执行率 | Execution rate printed {actual}, but executed ÷ adjusted budget is {expected}; check the amounts and the rate
-- 说明：按表上所印小数位数重新计算，四舍五入后比较；全年预算数为零或空白不核对。
-- note: Recomputed at the number of decimals printed (at most four), rounded half away from zero, and compared exactly; not checked over a zero or missing budget.
with declared as (
    select
        report_id,
        declared_execution_pct as printed,
        case coalesce(declared_execution_decimals, 2) when 0 then 10000 when 1 then 1000 when 2 then 100 when 3 then 10 else 1 end as step,
        total_outturn as executed,
        total_adjusted_budget as adjusted
    from self_fund
    where total_adjusted_budget > 0 and total_outturn >= 0 and declared_execution_pct is not null
),
-- The quotient to eight places, four at a time, each factor of 100 applied to a remainder: nothing overflows.
four_places as (
    select
        report_id, printed, step, adjusted,
        (executed / adjusted) * 10000 + ((executed % adjusted) * 100 / adjusted) * 100
            + (((executed % adjusted) * 100) % adjusted) * 100 / adjusted as quotient,
        (((executed % adjusted) * 100) % adjusted) * 100 % adjusted as remainder
    from declared
),
eight_places as (
    select
        report_id, printed, step,
        quotient * 10000 + (remainder * 100 / adjusted) * 100 + ((remainder * 100) % adjusted) * 100 / adjusted as quotient
    from four_places
),
recomputed as (
    select
        report_id, printed,
        (quotient + step * 50) / (step * 100) * step as rate
    from eight_places
)
select
    report_id,
    null as variant,
    'total' as item,
    '年度资金总额' as label,
    '%' as unit,
    rate as expected,
    printed as actual,
    'self_fund' as section,
    0 as position,
    'declared_execution_pct' as field,
    report_id as other_report_id,
    'self_fund' as other_section,
    0 as other_position,
    'total_outturn' as other_field
from recomputed
where printed <> rate
order by report_id nulls last;
