-- name: budget_control_rate
-- title: 预算控制率 | budget control rate
-- kind: change
-- formula: ({adjusted} − {initial}) ÷ {initial} | ({adjusted} - {initial}) / {initial}
-- figure: adjusted money self_fund.total_adjusted_budget year 调整后预算数 | adjusted budget
-- figure: initial money self_fund.total_initial_budget year 年初预算数 | initial budget
-- 说明：本年追加预算 ÷ 年初预算，追加数 = 调整后预算数 − 年初预算数，即净追加（H1、H2、H4 原文）。
-- note: in-year supplement / initial budget; the supplement is adjusted - initial, which is net (seen in H1, H2, H4).
select
    report_id,
    total_adjusted_budget - total_initial_budget as numerator,
    total_initial_budget as denominator,
    total_adjusted_budget as adjusted,
    total_initial_budget as initial
from self_fund
where report_id between :first and :last
order by report_id nulls first;
