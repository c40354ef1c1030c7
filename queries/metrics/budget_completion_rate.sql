-- name: budget_completion_rate
-- title: 预算完成率 | budget completion rate
-- kind: rate
-- formula: {executed} ÷ {adjusted} | {executed} / {adjusted}
-- figure: executed money self_fund.total_outturn year 全年执行数 | executed
-- figure: adjusted money self_fund.total_adjusted_budget year 调整后预算数 | adjusted budget
-- 说明：全年执行数 ÷ 调整后预算数，结转在调整后预算数之内时与湖南写法（上年结转 + 年初预算 + 本年追加 − 年末结余）÷（上年结转 + 年初预算 + 本年追加）相同（H1、H2 原文）。
-- note: executed / adjusted budget, which is the formula of Hunan where carry-overs are inside the adjusted budget (seen in H1, H2).
select
    report_id,
    total_outturn as numerator,
    total_adjusted_budget as denominator,
    total_outturn as executed,
    total_adjusted_budget as adjusted
from self_fund
where report_id between :first and :last
order by report_id nulls first;
