-- name: B04
-- severity: error
-- severity.incomplete: info
-- severity.rounding: info
-- title: 专项资金不等于各专项之和 | Special-purpose funds differ from the funds listed
-- basis: 《基础数据表》：专项资金（一个专项一行）等于其下各行之和，各栏相同 | form 部门整体支出绩效评价基础数据表: 3、专项资金 (一个专项一行) = the sum of the rows below it, in each column
-- whole: base_spending, base_line
-- message: 专项资金{measure}为 {actual}，所列 {lines} 个专项之和为 {expected}，相差 {difference}，超出允许误差 {bound}；请核对合计与各专项 | Special-purpose funds, {measure_en}: {actual} printed, the {lines} funds listed make {expected}, off by {difference}, more than {bound} allowed; check the total and its funds
-- message.incomplete: 专项资金{measure}填列不全：合计为 {actual}，已填各专项之和为 {expected}；请补填空白处 | Special-purpose funds, {measure_en}, incomplete: {actual} printed, filled funds make {expected}; fill in the blanks
-- message.rounding: 专项资金{measure}为 {actual}，各专项之和为 {expected}，相差 {difference}，在四舍五入误差 {bound} 之内 | Special-purpose funds, {measure_en}: {actual} printed, funds make {expected}, off by {difference}, within the {bound} that rounding explains
-- 说明：专项资金 = 其下各专项之和，三栏分别核对；误差与空白的处理同 B01。
-- note: project.special = the sum of its lines, in each of the three columns; rounding and blanks as in B01.
with listed as (
    -- Lines without their total, and a total without its lines, are both possible in a tidy file.
    select
        line.report_id,
        count(*) as lines,
        min(line.position) as first_line,
        sum(prior_outturn) as prior_outturn, count(prior_outturn) as prior_outturn_filled,
        sum(budget) as budget, count(budget) as budget_filled,
        sum(outturn) as outturn, count(outturn) as outturn_filled
    from base_line_record as line
    cross join line_name as name
    where name.name_id = line.name_id and name.item = 'project.special.line'
    group by line.report_id
),
differing as (
    select
        listed.report_id, lines, first_line,
        project_special_prior_outturn, prior_outturn, prior_outturn_filled,
        project_special_budget, budget, budget_filled,
        project_special_outturn, outturn, outturn_filled
    from listed
    left join base_spending as base on base.report_id = listed.report_id
    where coalesce(project_special_prior_outturn, 0) <> coalesce(prior_outturn, 0)
        or coalesce(project_special_budget, 0) <> coalesce(budget, 0)
        or coalesce(project_special_outturn, 0) <> coalesce(outturn, 0)
    union all
    select
        report_id, 0, null,
        project_special_prior_outturn, null, 0,
        project_special_budget, null, 0,
        project_special_outturn, null, 0
    from base_spending as base
    where (project_special_prior_outturn <> 0 or project_special_budget <> 0 or project_special_outturn <> 0)
        and not exists (
            select 1
            from base_line as line
            where line.report_id = base.report_id and line.item = 'project.special.line'
        )
),
measure (code, measure, measure_en) as (
    select 'prior_outturn', '上年决算数', 'prior-year outturn'
    union all
    select 'budget', '预算数', 'budget'
    union all
    select 'outturn', '决算数', 'outturn'
),
printed as (
    select
        report_id, code, measure, measure_en, lines, first_line,
        case code when 'prior_outturn' then project_special_prior_outturn when 'budget' then project_special_budget else project_special_outturn end as total,
        case code when 'prior_outturn' then prior_outturn when 'budget' then budget else outturn end as parts,
        case code when 'prior_outturn' then prior_outturn_filled when 'budget' then budget_filled else outturn_filled end as filled
    from differing
    cross join measure
),
bounded as (
    select
        report_id, code, measure, measure_en, total, parts, lines, first_line, filled,
        coalesce(total, 0) - coalesce(parts, 0) as difference,
        (filled + 1) * coalesce(
            (
                select min(source.step_fen)
                from source
                where source.report_id = printed.report_id
                    and (
                        source.section = 'base_spending' and source.field = 'project_special_' || code
                        or source.section = 'base_line' and source.field = code
                            and exists (
                                select 1
                                from base_line as line
                                where line.report_id = source.report_id and line.position = source.position and line.item = 'project.special.line'
                            )
                    )
            ),
            (select bulk.step_fen from bulk_report as bulk where bulk.report_id = printed.report_id and bulk.has_base = 1),
            10000
        ) / 2 as bound
    from printed
    where coalesce(total, 0) <> coalesce(parts, 0)
)
select
    report_id,
    case
        when total is null or filled = 0 then 'incomplete'
        when abs(difference) <= bound then 'rounding'
        when filled < lines and difference > 0 then 'incomplete'
    end as variant,
    'project.special' as item,
    '专项资金' as label,
    '万元' as unit,
    parts as expected,
    total as actual,
    'base_spending' as section,
    0 as position,
    'project_special_' || code as field,
    case when lines > 0 then report_id end as other_report_id,
    case when lines > 0 then 'base_line' end as other_section,
    first_line as other_position,
    case when lines > 0 then code end as other_field,
    measure,
    measure_en,
    lines,
    bound
from bounded
order by report_id nulls last, field nulls last;
