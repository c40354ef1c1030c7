-- name: B20
-- severity: info
-- title: 预算调整空白而自评表有调整 | Adjustment blank though the self-evaluation form shows one
-- basis: 同一部门同一年度的《基础数据表》（预算调整）与《自评表》（年初预算数、全年预算数）对照 | forms 部门整体支出绩效评价基础数据表 (部门基本支出预算调整, 部门整体支出预算调整) and 部门整体支出绩效自评表 (年初预算数, 全年预算数) of the same department and year
-- whole: base_spending
-- message: 预算调整没有填写，而自评表全年预算数与年初预算数相差 {expected}；请补填 | Budget adjustment is blank, but the self-evaluation form's adjusted budget is {expected} from the initial one; fill it in
-- 说明：两项预算调整三栏全部空白才列出；数据文件（CSV）不核对。
-- note: Only where both adjustment rows are blank in all columns, and only on forms: a table of figures leaves out what is blank.
select
    spending.report_id,
    null as variant,
    'basic_adjustment' as item,
    '部门基本支出预算调整' as label,
    '万元' as unit,
    fund.total_adjusted_budget - fund.total_initial_budget as expected,
    null as actual,
    'base_spending' as section,
    0 as position,
    'basic_adjustment_outturn' as field,
    fund.report_id as other_report_id,
    'self_fund' as other_section,
    0 as other_position,
    'total_adjusted_budget' as other_field
from base_spending as spending
cross join self_fund as fund
where coalesce(
        spending.basic_adjustment_prior_outturn, spending.basic_adjustment_budget, spending.basic_adjustment_outturn,
        spending.overall_adjustment_prior_outturn, spending.overall_adjustment_budget, spending.overall_adjustment_outturn
    ) is null
    and fund.report_id = spending.report_id
    and fund.total_adjusted_budget <> fund.total_initial_budget
    and exists (
        select 1
        from submission_record as submission
        join document on document.document_id = submission.document_id
        where submission.report_id = spending.report_id and submission.form = 'base'
            and submission.replaced_by is null and document.kind = 'form'
    )
order by spending.report_id nulls last;
