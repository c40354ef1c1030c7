-- name: S10
-- severity: error
-- severity.incomplete: info
-- severity.rounding: info
-- title: 年度资金总额某栏不等于其分项之和 | A column of the total funds differs from its parts
-- basis: 《自评表》年度预算申请：分项逐栏填列的，年度资金总额各栏等于按收入性质分、按支出性质分各行之和 | form 部门整体支出绩效自评表, 年度预算申请: where the parts are given by column, 年度资金总额 is in each column the sum of 按收入性质分 and of 按支出性质分
-- whole: self_fund, self_line
-- message: 年度资金总额的{column}为 {expected}，按{split}分各行之和为 {actual}，相差 {difference}（允许误差 {bound}）；请核对该栏 | Total funds, {column_en}: {expected} printed, its parts by {split_en} make {actual}, off by {difference} ({bound} allowed); check the column
-- message.incomplete: 按{split}分填列不全：{column}已填各行之和为 {actual}，年度资金总额为 {expected}；请补填空白处 | Parts by {split_en} incomplete: {column_en}, filled rows make {actual}, total funds {expected}; fill in the blanks
-- message.rounding: 年度资金总额的{column}为 {expected}，按{split}分各行之和为 {actual}，相差 {difference}，在四舍五入误差 {bound} 之内 | Total funds, {column_en}: {expected} printed, its parts by {split_en} make {actual}, off by {difference}, within the {bound} that rounding explains
-- 说明：只核对分项逐栏填列的表；分项只印一个金额的由 S01、S02 核对。
-- note: Only forms that give the parts by column; where a part has one amount, S01 and S02 check it.
with part as (
    select
        record.report_id,
        case when name.item in ('expenditure.basic', 'expenditure.project') then 'expenditure' else 'revenue' end as split,
        case when name.item in ('expenditure.basic', 'expenditure.project') then 2 else 4 end as parts_of_form,
        record.position, record.initial_budget, record.adjusted_budget, record.outturn
    from self_line_record as record
    cross join line_name as name
    where record.name_id in (
            select name_id
            from line_name
            where item in (
                'revenue.general_public_budget',
                'revenue.government_fund',
                'revenue.special_account',
                'revenue.other',
                'expenditure.basic',
                'expenditure.project'
            )
        )
        and name.name_id = record.name_id
),
summed as (
    select
        report_id, split, parts_of_form, 'initial_budget' as measure, sum(initial_budget) as parts, count(initial_budget) as filled,
        min(case when initial_budget is not null then position end) as first_position
    from part
    group by report_id, split, parts_of_form
    union all
    select
        report_id, split, parts_of_form, 'adjusted_budget', sum(adjusted_budget), count(adjusted_budget),
        min(case when adjusted_budget is not null then position end)
    from part
    group by report_id, split, parts_of_form
    union all
    select
        report_id, split, parts_of_form, 'outturn', sum(outturn), count(outturn),
        min(case when outturn is not null then position end)
    from part
    group by report_id, split, parts_of_form
),
compared as (
    select
        summed.report_id, split, parts_of_form, measure, parts, filled, first_position,
        case measure when 'initial_budget' then fund.total_initial_budget when 'adjusted_budget' then fund.total_adjusted_budget else fund.total_outturn end as total
    from summed
    cross join self_fund as fund
    where fund.report_id = summed.report_id and filled > 0
),
judged as (
    select
        report_id, split, parts_of_form, measure, parts, filled, first_position, total,
        (filled + 1) * coalesce(
            (
                select min(source.step_fen)
                from source
                where source.report_id = compared.report_id and source.section in ('self_fund', 'self_line')
                    and source.step_fen is not null
            ),
            10000
        ) / 2 as bound
    from compared
    where parts <> total
)
select
    report_id,
    case
        when abs(parts - total) <= bound then 'rounding'
        when filled < parts_of_form and parts < total then 'incomplete'
    end as variant,
    'total' as item,
    '年度资金总额' as label,
    '万元' as unit,
    total as expected,
    parts as actual,
    'self_fund' as section,
    0 as position,
    'total_' || measure as field,
    report_id as other_report_id,
    'self_line' as other_section,
    first_position as other_position,
    measure as other_field,
    case split when 'revenue' then '收入性质' else '支出性质' end as split,
    split as split_en,
    case measure when 'initial_budget' then '年初预算数' when 'adjusted_budget' then '全年预算数' else '全年执行数' end as column,
    case measure when 'initial_budget' then 'initial budget' when 'adjusted_budget' then 'adjusted budget' else 'executed' end as column_en,
    bound
from judged
order by report_id nulls last, split nulls last, measure nulls last;
