-- name: public_use_control_rate
-- title: 公用经费控制率 | operating-funds control rate
-- kind: rate
-- formula: {outturn} ÷ {budget} | {outturn} / {budget}
-- figure: outturn money base_spending.public_use_outturn year 决算数 | outturn
-- figure: budget money base_spending.public_use_budget year 预算数 | budget
-- 说明：公用经费决算数 ÷ 预算数（D1 回忆）。
-- note: outturn / budget (D1, recalled).
select
    report_id,
    public_use_outturn as numerator,
    public_use_budget as denominator,
    public_use_outturn as outturn,
    public_use_budget as budget
from base_spending
where report_id between :first and :last
order by report_id nulls first;
