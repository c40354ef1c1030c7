-- name: three_public_change_rate-budget_to_budget
-- title: “三公经费”变动率（预算比预算） | change rate of the three public expenses, budget to budget
-- kind: change
-- formula: ({budget} − {prior}) ÷ {prior} | ({budget} - {prior}) / {prior}
-- figure: budget money base_spending.three_public_budget year 本年预算数 | budget
-- figure: prior money base_spending.three_public_budget year-1 上年报表预算数 | budget of last year's report
-- 说明：（本年预算数 − 上年预算数）÷ 上年预算数；表上没有上年预算数，须有上年报表（D1b、H1、H2、H4 原文）。
-- note: (budget - budget of the year before) / budget of the year before; the form itself has no prior-year budget, last year's form is needed (seen in D1b, H1, H2, H4).
select
    now.report_id,
    now.three_public_budget - before.three_public_budget as numerator,
    before.three_public_budget as denominator,
    now.three_public_budget as budget,
    before.three_public_budget as prior
from base_spending as now
-- A department whose form of the year before was not received has no such rate, and is listed all the same.
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.report_id between :first and :last
order by now.report_id nulls first;
