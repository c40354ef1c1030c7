-- name: execution_rate
-- title: 预算执行率 | budget execution rate
-- kind: rate
-- formula: {executed} ÷ {adjusted} | {executed} / {adjusted}
-- figure: executed money self_fund.total_outturn year 全年执行数 | executed
-- figure: adjusted money self_fund.total_adjusted_budget year 调整后预算数 | adjusted budget
-- 说明：全年执行数 ÷ 调整后预算数（Q2、Q4、S0 原文）。
-- note: executed / adjusted budget (seen in Q2, Q4, S0).
select
    report_id,
    total_outturn as numerator,
    total_adjusted_budget as denominator,
    total_outturn as executed,
    total_adjusted_budget as adjusted
from self_fund
where report_id between :first and :last
order by report_id nulls first;
