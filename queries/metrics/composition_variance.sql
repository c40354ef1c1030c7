-- name: composition_variance
-- title: 支出构成偏差（PEFA PI-2.1） | composition variance (PEFA PI-2.1)
-- kind: composition
-- formula: Σ|实际 − 预算 × k| ÷ Σ实际，k = Σ实际 ÷ Σ预算： | sum of abs(actual - budget x k) / sum of actual, k = sum of actual / sum of budget:
-- figure: part text base_spending year 类别 | head
-- 说明：基础数据表项目支出三类的预算数与决算数；算法为 PEFA 电子表格的算法，回忆。
-- note: budget and outturn of the three heads of project expenditure on the base form; the algebra is that of the PEFA spreadsheet, recalled. A row is a head: numerator its outturn, denominator its budget.
with part as (
    select report_id, 'project.business' as part, project_business_outturn as actual, project_business_budget as budget
    from base_spending
    where report_id between :first and :last
    union all
    select report_id, 'project.operation', project_operation_outturn, project_operation_budget
    from base_spending
    where report_id between :first and :last
    union all
    select report_id, 'project.special', project_special_outturn, project_special_budget
    from base_spending
    where report_id between :first and :last
)
select
    report_id,
    actual as numerator,
    budget as denominator,
    part
from part
order by report_id nulls first, part nulls first;
