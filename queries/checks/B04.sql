-- name: B04
-- severity: error
-- severity.incomplete: info
-- severity.rounding: info
-- title: 专项资金不等于各专项之和 | Special-purpose funds differ from the funds listed
-- basis: form 部门整体支出绩效评价基础数据表: 3、专项资金 (一个专项一行) = the sum of the rows below it, in each column
-- whole: base_spending, base_line
-- message: 专项资金{measure}为 {actual}，所列 {lines} 个专项之和为 {expected}，相差 {difference}，超出允许误差 {bound}；请核对合计与各专项 | Special-purpose funds, {measure_en}: {actual} printed, the {lines} funds listed make {expected}, off by {difference}, more than {bound} allowed; check the total and its funds
-- message.incomplete: 专项资金{measure}填列不全：合计为 {actual}，已填各专项之和为 {expected}；请补填空白处 | Special-purpose funds, {measure_en}, incomplete: {actual} printed, filled funds make {expected}; fill in the blanks
-- message.rounding: 专项资金{measure}为 {actual}，各专项之和为 {expected}，相差 {difference}，在四舍五入误差 {bound} 之内 | Special-purpose funds, {measure_en}: {actual} printed, funds make {expected}, off by {difference}, within the {bound} that rounding explains
-- 说明：专项资金 = 其下各专项之和，三栏分别核对；误差与空白的处理同 B01。
-- note: project.special = the sum of its lines, in each of the three columns; rounding and blanks as in B01.
with printed (report_id, measure_code, measure, measure_en, total, parts) as (
    -- From report, because a tidy file may give the lines without their total, or the total without its lines.
    select
        report.report_id, 'prior_outturn', '上年决算数', 'prior-year outturn', base.project_special_prior_outturn,
        (select sum(line.prior_outturn) from base_line as line where line.report_id = report.report_id and line.item = 'project.special.line')
    from report
    left join base_spending as base on base.report_id = report.report_id
    union all
    select
        report.report_id, 'budget', '预算数', 'budget', base.project_special_budget,
        (select sum(line.budget) from base_line as line where line.report_id = report.report_id and line.item = 'project.special.line')
    from report
    left join base_spending as base on base.report_id = report.report_id
    union all
    select
        report.report_id, 'outturn', '决算数', 'outturn', base.project_special_outturn,
        (select sum(line.outturn) from base_line as line where line.report_id = report.report_id and line.item = 'project.special.line')
    from report
    left join base_spending as base on base.report_id = report.report_id
),
differing as (
    select
        report_id, measure_code, measure, measure_en, total, parts,
        (
            select count(*)
            from base_line as line
            where line.report_id = printed.report_id and line.item = 'project.special.line'
        ) as lines,
        (
            select min(line.position)
            from base_line as line
            where line.report_id = printed.report_id and line.item = 'project.special.line'
        ) as first_line,
        (
            select count(case printed.measure_code when 'prior_outturn' then line.prior_outturn when 'budget' then line.budget else line.outturn end)
            from base_line as line
            where line.report_id = printed.report_id and line.item = 'project.special.line'
        ) as filled
    from printed
    where coalesce(total, 0) <> coalesce(parts, 0)
),
bounded as (
    select
        report_id, measure_code, measure, measure_en, total, parts, lines, first_line, filled,
        coalesce(total, 0) - coalesce(parts, 0) as difference,
        (filled + 1) * coalesce(
            (
                select min(source.step_fen)
                from source
                left join base_line as line on line.report_id = source.report_id and line.position = source.position
                where source.report_id = differing.report_id
                    and (
                        source.section = 'base_spending' and source.field = 'project_special_' || measure_code
                        or source.section = 'base_line' and source.field = measure_code and line.item = 'project.special.line'
                    )
            ),
            10000
        ) / 2 as bound
    from differing
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
    'project_special_' || measure_code as field,
    case when lines > 0 then report_id end as other_report_id,
    case when lines > 0 then 'base_line' end as other_section,
    first_line as other_position,
    case when lines > 0 then measure_code end as other_field,
    measure,
    measure_en,
    lines,
    bound
from bounded
order by report_id nulls last, field nulls last;
