-- name: budget_adjustment_rate
-- title: 预算调整率（净额代替） | budget adjustment rate (net proxy)
-- kind: change
-- formula: ({adjusted} − {initial}) ÷ {initial} | ({adjusted} - {initial}) / {initial}
-- figure: adjusted money self_fund.total_adjusted_budget year 调整后预算数 | adjusted budget
-- figure: initial money self_fund.total_initial_budget year 年初预算数 | initial budget
-- 说明：预算调整数 ÷ 预算数；表上没有追加、追减、结构调整各多少，也没有政策性调整，用净追加代替。
-- note: adjustments / budget; gross movements and those that policy ordered are not on the forms, so that the net supplement stands in.
select
    report_id,
    total_adjusted_budget - total_initial_budget as numerator,
    total_initial_budget as denominator,
    total_adjusted_budget as adjusted,
    total_initial_budget as initial
from self_fund
where report_id between :first and :last
order by report_id nulls first;
