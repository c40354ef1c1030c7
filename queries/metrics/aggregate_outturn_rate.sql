-- name: aggregate_outturn_rate
-- title: 支出总额执行率（PEFA PI-1） | aggregate expenditure outturn (PEFA PI-1)
-- kind: rate
-- formula: {executed} ÷ {initial} | {executed} / {initial}
-- figure: executed money self_fund.total_outturn year 全年执行数 | executed
-- figure: initial money self_fund.total_initial_budget year 年初预算数 | initial budget
-- 说明：全年执行数 ÷ 年初预算数；PEFA 用原批准预算，不用调整后的。
-- note: executed / initial budget: PEFA takes the budget as first approved, not as adjusted.
select
    report_id,
    total_outturn as numerator,
    total_initial_budget as denominator,
    total_outturn as executed,
    total_initial_budget as initial
from self_fund
where report_id between :first and :last
order by report_id nulls first;
