-- name: S03
-- severity: error
-- severity.rounding: info
-- title: 收入分项之和与支出分项之和不等 | The revenue split and the expenditure split differ
-- basis: 《自评表》年度预算申请：按收入性质分与按支出性质分所分的是同一个年度资金总额，口径相同时两者之和相等 | form 部门整体支出绩效自评表, 年度预算申请: 按收入性质分 and 按支出性质分 divide the same 年度资金总额, so their sums agree when both stand for the same column
-- whole: self_fund, self_line
-- message: 支出分项之和 {actual}，收入分项之和 {expected}，相差 {difference}（允许误差 {bound}）；两者应等于同一个年度资金总额（{basis}），请核对 | Expenditure parts make {actual}, revenue parts {expected}, off by {difference} ({bound} allowed); both should make the same total funds ({basis_en})
-- message.rounding: 支出分项之和 {actual}，收入分项之和 {expected}，相差 {difference}，在四舍五入误差 {bound} 之内 | Expenditure parts make {actual}, revenue parts {expected}, off by {difference}, within the {bound} that rounding explains
-- 说明：各以最接近的年度资金总额（年初预算、全年预算、全年执行）为其口径，口径金额相同才比较；较小一方有空白分项时见 S01、S02。
-- note: A split stands for the total it is nearest to; the sums are compared only when both stand for the same amount. Where the smaller side has a blank part, S01 or S02 says so.
with split as (
    select
        report_id,
        coalesce(revenue_general_public_budget_stated, 0)
            + coalesce(revenue_government_fund_stated, 0)
            + coalesce(revenue_special_account_stated, 0)
            + coalesce(revenue_other_stated, 0) as revenue,
        case when revenue_general_public_budget_stated is null then 0 else 1 end
            + case when revenue_government_fund_stated is null then 0 else 1 end
            + case when revenue_special_account_stated is null then 0 else 1 end
            + case when revenue_other_stated is null then 0 else 1 end as revenue_filled,
        coalesce(expenditure_basic_stated, 0) + coalesce(expenditure_project_stated, 0) as expenditure,
        case when expenditure_basic_stated is null then 0 else 1 end + case when expenditure_project_stated is null then 0 else 1 end as expenditure_filled,
        case
            when expenditure_basic_stated is not null then 'expenditure_basic_stated'
            else 'expenditure_project_stated'
        end as field,
        case
            when revenue_general_public_budget_stated is not null then 'revenue_general_public_budget_stated'
            when revenue_government_fund_stated is not null then 'revenue_government_fund_stated'
            when revenue_special_account_stated is not null then 'revenue_special_account_stated'
            else 'revenue_other_stated'
        end as other_field,
        total_initial_budget as initial,
        total_adjusted_budget as adjusted,
        total_outturn as executed
    from self_fund
),
differing as (
    select
        report_id, revenue, revenue_filled, expenditure, expenditure_filled, field, other_field, initial, adjusted, executed
    from split
    where revenue <> expenditure
        and revenue_filled > 0
        and expenditure_filled > 0
        and (revenue > expenditure or revenue_filled = 4)
        and (expenditure > revenue or expenditure_filled = 2)
),
based as (
    select
        report_id, revenue, revenue_filled, expenditure, expenditure_filled, field, other_field, initial, adjusted, executed,
        case
            when abs(adjusted - revenue) <= coalesce(abs(executed - revenue), abs(adjusted - revenue))
                and abs(adjusted - revenue) <= coalesce(abs(initial - revenue), abs(adjusted - revenue)) then adjusted
            when abs(executed - revenue) <= coalesce(abs(initial - revenue), abs(executed - revenue)) then executed
            else initial
        end as revenue_basis,
        case
            when abs(adjusted - expenditure) <= coalesce(abs(executed - expenditure), abs(adjusted - expenditure))
                and abs(adjusted - expenditure) <= coalesce(abs(initial - expenditure), abs(adjusted - expenditure)) then adjusted
            when abs(executed - expenditure) <= coalesce(abs(initial - expenditure), abs(executed - expenditure)) then executed
            else initial
        end as expenditure_basis
    from differing
),
comparable as (
    select
        report_id, revenue, expenditure, field, other_field, adjusted, executed,
        revenue_basis as total,
        (revenue_filled + expenditure_filled) * coalesce(
            (
                select min(source.step_fen)
                from source
                where source.report_id = based.report_id and source.section = 'self_fund' and source.position = 0
                    and source.field in (
                        'revenue_general_public_budget_stated',
                        'revenue_government_fund_stated',
                        'revenue_special_account_stated',
                        'revenue_other_stated',
                        'expenditure_basic_stated',
                        'expenditure_project_stated'
                    )
            ),
            (select bulk.step_fen from bulk_report as bulk where bulk.report_id = based.report_id and bulk.has_self = 1),
            10000
        ) / 2 as bound
    from based
    where revenue_basis = expenditure_basis
)
select
    report_id,
    case when abs(expenditure - revenue) <= bound then 'rounding' end as variant,
    'total' as item,
    '年度资金总额' as label,
    '万元' as unit,
    revenue as expected,
    expenditure as actual,
    'self_fund' as section,
    0 as position,
    field,
    report_id as other_report_id,
    'self_fund' as other_section,
    0 as other_position,
    other_field,
    case total when adjusted then '全年预算数' when executed then '全年执行数' else '年初预算数' end as basis,
    case total when adjusted then 'adjusted budget' when executed then 'executed' else 'initial budget' end as basis_en,
    bound
from comparable
order by report_id nulls last;
