-- name: procurement_execution_rate
-- title: 政府采购执行率 | procurement execution rate
-- kind: rate
-- formula: {outturn} ÷ {budget} | {outturn} / {budget}
-- figure: outturn money base_spending.procurement_outturn year 实际采购金额 | outturn
-- figure: budget money base_spending.procurement_budget year 政府采购预算数 | budget
-- 说明：政府采购实际采购金额 ÷ 政府采购预算数（D1 回忆）。
-- note: outturn / budget (D1, recalled).
select
    report_id,
    procurement_outturn as numerator,
    procurement_budget as denominator,
    procurement_outturn as outturn,
    procurement_budget as budget
from base_spending
where report_id between :first and :last
order by report_id nulls first;
