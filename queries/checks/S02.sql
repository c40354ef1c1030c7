-- name: S02
-- severity: error
-- severity.incomplete: info
-- severity.rounding: info
-- title: 支出分项之和不等于年度资金总额 | The expenditure split does not make the total funds
-- basis: 《自评表》年度预算申请，按支出性质分：基本支出 + 项目支出 = 年度资金总额 | form 部门整体支出绩效自评表, 年度预算申请, 按支出性质分: 基本支出 + 项目支出 = 年度资金总额
-- whole: self_fund, self_line
-- message: 支出分项之和为 {actual}，与年度资金总额的年初预算数、全年预算数、全年执行数均不相等（{basis}为 {expected}，相差 {difference}，允许误差 {bound}）；请核对各分项 | Expenditure parts make {actual}, which is none of the three totals ({basis_en} {expected}, off by {difference}, {bound} allowed); check the parts
-- message.incomplete: 支出分项填列不全：已填分项之和为 {actual}，年度资金总额（{basis}）为 {expected}；请补填空白处 | Expenditure split incomplete: filled parts make {actual}, total funds ({basis_en}) {expected}; fill in the blanks
-- message.rounding: 支出分项之和为 {actual}，{basis}为 {expected}，相差 {difference}，在四舍五入误差 {bound} 之内 | Expenditure parts make {actual}, {basis_en} {expected}, off by {difference}, within the {bound} that rounding explains
-- 说明：分项只印一个金额，表上未说明口径，故与年初、全年预算、全年执行三者之一相等即可；全部不等时与全年预算数比较。
-- note: The form prints one amount a part and does not say of which column, so any of the three totals will do; when none is met, the comparison shown is with the adjusted budget, else the executed amount, else the initial budget.
with split as (
    select
        report_id,
        coalesce(expenditure_basic_stated, 0) + coalesce(expenditure_project_stated, 0) as parts,
        case when expenditure_basic_stated is null then 0 else 1 end + case when expenditure_project_stated is null then 0 else 1 end as filled,
        case
            when expenditure_basic_stated is not null then 'expenditure_basic_stated'
            when expenditure_project_stated is not null then 'expenditure_project_stated'
        end as field,
        total_initial_budget as initial,
        total_adjusted_budget as adjusted,
        total_outturn as executed
    from self_fund
),
unmatched as (
    select
        report_id, parts, filled, field, initial, adjusted, executed,
        (filled + 1) * coalesce(
            (
                select min(source.step_fen)
                from source
                where source.report_id = split.report_id and source.section = 'self_fund' and source.position = 0
                    and source.field in (
                        'total_initial_budget',
                        'total_adjusted_budget',
                        'total_outturn',
                        'expenditure_basic_stated',
                        'expenditure_project_stated'
                    )
            ),
            (select bulk.step_fen from bulk_report as bulk where bulk.report_id = split.report_id and bulk.has_self = 1),
            10000
        ) / 2 as bound
    from split
    where filled > 0
        and (adjusted is null or parts <> adjusted)
        and (executed is null or parts <> executed)
        and (initial is null or parts <> initial)
        and (parts <> 0 or coalesce(adjusted, executed, initial) is not null)
),
compared as (
    select
        report_id, parts, filled, field, initial, adjusted, executed, bound,
        case
            when abs(parts - adjusted) <= bound then 'total_adjusted_budget'
            when abs(parts - executed) <= bound then 'total_outturn'
            when abs(parts - initial) <= bound then 'total_initial_budget'
        end as near_field,
        case
            when adjusted is not null then 'total_adjusted_budget'
            when executed is not null then 'total_outturn'
            else 'total_initial_budget'
        end as usual_field
    from unmatched
),
judged as (
    select
        report_id, parts, field, initial, adjusted, executed, bound,
        coalesce(near_field, usual_field) as total_field,
        case
            when near_field is not null then 'rounding'
            when coalesce(adjusted, executed, initial) is null then 'incomplete'
            when filled < 2 and (parts < adjusted or parts < executed or parts < initial) then 'incomplete'
        end as variant
    from compared
)
select
    report_id,
    variant,
    'total' as item,
    '年度资金总额' as label,
    '万元' as unit,
    case total_field when 'total_adjusted_budget' then adjusted when 'total_outturn' then executed else initial end as expected,
    parts as actual,
    'self_fund' as section,
    0 as position,
    field,
    report_id as other_report_id,
    'self_fund' as other_section,
    0 as other_position,
    total_field as other_field,
    case total_field when 'total_adjusted_budget' then '全年预算数' when 'total_outturn' then '全年执行数' else '年初预算数' end as basis,
    case total_field when 'total_adjusted_budget' then 'adjusted budget' when 'total_outturn' then 'executed' else 'initial budget' end as basis_en,
    bound
from judged
order by report_id nulls last;
