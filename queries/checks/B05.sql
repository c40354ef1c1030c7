-- name: B05
-- severity: error
-- severity.incomplete: info
-- severity.rounding: info
-- title: 公用经费小于其中各项之和 | Operating funds are less than the parts listed under them
-- basis: 《基础数据表》：公用经费的“其中”各项只列一部分，其和不应超过合计，各栏相同 | form 部门整体支出绩效评价基础数据表: 公用经费, 其中: 办公经费, 水费、电费、差旅费, 会议费、培训费 (a partial list: the sum may not exceed the total), in each column
-- message: 公用经费{measure}为 {actual}，小于其中三项之和 {expected}（差额 {difference}，允许误差 {bound}）；请核对公用经费与其中各项 | Operating funds, {measure_en}: {actual} printed, less than the {expected} of the parts listed ({difference}, {bound} allowed); check the total and its parts
-- message.incomplete: 公用经费{measure}填列不全：合计为 {actual}，其中三项之和为 {expected}；请补填合计 | Operating funds, {measure_en}, incomplete: {actual} printed, the parts listed make {expected}; fill in the total
-- message.rounding: 公用经费{measure}为 {actual}，其中三项之和为 {expected}，相差 {difference}，在四舍五入误差 {bound} 之内 | Operating funds, {measure_en}: {actual} printed, the parts listed make {expected}, off by {difference}, within the {bound} that rounding explains
-- 说明：“其中”只列出部分项目，故公用经费可以大于三项之和，不可小于；误差的处理同 B01。
-- note: The parts are a partial list: public_use may exceed office + utilities_travel + meetings_training, never fall below it; rounding as in B01.
with exceeding as (
    -- One pass finds the reports that exceed; only these are looked at column by column.
    select
        report_id,
        public_use_prior_outturn, public_use_budget, public_use_outturn,
        public_use_office_prior_outturn, public_use_office_budget, public_use_office_outturn,
        public_use_utilities_travel_prior_outturn, public_use_utilities_travel_budget, public_use_utilities_travel_outturn,
        public_use_meetings_training_prior_outturn, public_use_meetings_training_budget, public_use_meetings_training_outturn
    from base_spending
    where coalesce(public_use_prior_outturn, 0) < coalesce(public_use_office_prior_outturn, 0) + coalesce(public_use_utilities_travel_prior_outturn, 0) + coalesce(public_use_meetings_training_prior_outturn, 0)
        or coalesce(public_use_budget, 0) < coalesce(public_use_office_budget, 0) + coalesce(public_use_utilities_travel_budget, 0) + coalesce(public_use_meetings_training_budget, 0)
        or coalesce(public_use_outturn, 0) < coalesce(public_use_office_outturn, 0) + coalesce(public_use_utilities_travel_outturn, 0) + coalesce(public_use_meetings_training_outturn, 0)
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
        report_id, code, measure, measure_en,
        case code when 'prior_outturn' then public_use_prior_outturn when 'budget' then public_use_budget else public_use_outturn end as total,
        case code when 'prior_outturn' then public_use_office_prior_outturn when 'budget' then public_use_office_budget else public_use_office_outturn end as office,
        case code when 'prior_outturn' then public_use_utilities_travel_prior_outturn when 'budget' then public_use_utilities_travel_budget else public_use_utilities_travel_outturn end as utilities,
        case code when 'prior_outturn' then public_use_meetings_training_prior_outturn when 'budget' then public_use_meetings_training_budget else public_use_meetings_training_outturn end as meetings
    from exceeding
    cross join measure
),
summed as (
    select
        report_id, code, measure, measure_en, total,
        coalesce(office, 0) + coalesce(utilities, 0) + coalesce(meetings, 0) as parts,
        case when office is null then 0 else 1 end + case when utilities is null then 0 else 1 end + case when meetings is null then 0 else 1 end as filled
    from printed
),
exceeded as (
    select
        report_id, code, measure, measure_en, total, parts,
        parts - total as excess,
        (filled + 1) * coalesce(
            (
                select min(source.step_fen)
                from source
                where source.report_id = summed.report_id and source.section = 'base_spending' and source.position = 0
                    and source.field in (
                        'public_use_' || code,
                        'public_use_office_' || code,
                        'public_use_utilities_travel_' || code,
                        'public_use_meetings_training_' || code
                    )
            ),
            (select bulk.step_fen from bulk_report as bulk where bulk.report_id = summed.report_id and bulk.has_base = 1),
            10000
        ) / 2 as bound
    from summed
    where parts > coalesce(total, 0) and filled > 0
)
select
    report_id,
    case
        when total is null then 'incomplete'
        when excess <= bound then 'rounding'
    end as variant,
    'public_use' as item,
    '公用经费' as label,
    '万元' as unit,
    parts as expected,
    total as actual,
    'base_spending' as section,
    0 as position,
    'public_use_' || code as field,
    report_id as other_report_id,
    'base_spending' as other_section,
    0 as other_position,
    'public_use_office_' || code as other_field,
    measure,
    measure_en,
    bound
from exceeded
order by report_id nulls last, field nulls last;
