-- name: three_public_control_rate
-- title: “三公经费”控制率 | control rate of the three public expenses
-- kind: rate
-- formula: {outturn} ÷ {budget} | {outturn} / {budget}
-- figure: outturn money base_spending.three_public_outturn year 决算数 | outturn
-- figure: budget money base_spending.three_public_budget year 预算数 | budget
-- 说明：“三公经费”决算数 ÷ 预算数（D1 回忆）。
-- note: outturn / budget (D1, recalled).
select
    report_id,
    three_public_outturn as numerator,
    three_public_budget as denominator,
    three_public_outturn as outturn,
    three_public_budget as budget
from base_spending
where report_id between :first and :last
order by report_id nulls first;
