-- name: S04
-- severity: info
-- title: 收支分项按年初预算数填列 | The split is of the initial budget
-- basis: 《自评表》年度预算申请：表上没有说明分项属于年初预算数、全年预算数还是全年执行数，通常是后两者 | form 部门整体支出绩效自评表, 按收入性质分 and 按支出性质分: the form does not say which of 年初预算数, 全年预算数 and 全年执行数 they split; the usual one is 全年预算数 or 全年执行数
-- message: {label}之和 {actual} 等于年初预算数，不是全年执行数 {expected}；与决算数比较时请注意口径 | {label_en} makes {actual}, which is the initial budget and not the {expected} executed; mind this when comparing it with an outturn
-- 说明：与全年预算数或全年执行数相等的不列；与三个总数都不相等的见 S01、S02。
-- note: A split that makes the adjusted budget or the executed amount is not named; one that makes none of the three is S01's or S02's.
with split as (
    select
        report_id, 'revenue' as item, '收入分项' as label, 'The revenue split' as label_en, 'revenue_general_public_budget_stated' as field,
        coalesce(revenue_general_public_budget_stated, 0) + coalesce(revenue_government_fund_stated, 0)
            + coalesce(revenue_special_account_stated, 0) + coalesce(revenue_other_stated, 0) as parts,
        total_initial_budget as initial, total_adjusted_budget as adjusted, total_outturn as executed
    from self_fund
    where coalesce(revenue_general_public_budget_stated, revenue_government_fund_stated, revenue_special_account_stated, revenue_other_stated) is not null
    union all
    select
        report_id, 'expenditure', '支出分项', 'The expenditure split', 'expenditure_basic_stated',
        expenditure_basic_stated + expenditure_project_stated,
        total_initial_budget, total_adjusted_budget, total_outturn
    from self_fund
)
select
    report_id,
    null as variant,
    item,
    label,
    '万元' as unit,
    executed as expected,
    parts as actual,
    'self_fund' as section,
    0 as position,
    field,
    report_id as other_report_id,
    'self_fund' as other_section,
    0 as other_position,
    'total_outturn' as other_field,
    label_en
from split
where parts = initial and parts <> executed and (adjusted is null or parts <> adjusted)
order by report_id nulls last, item nulls last;
