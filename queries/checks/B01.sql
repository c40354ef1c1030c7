-- name: B01
-- severity: error
-- severity.incomplete: info
-- severity.rounding: info
-- title: 三公经费合计不等于分项之和 | Three public expenses differ from their parts
-- basis: 《基础数据表》：三公经费 = 公务用车购置和维护经费 + 出国经费 + 公务接待，各栏相同 | form 部门整体支出绩效评价基础数据表: 三公经费 = 1、公务用车购置和维护经费 + 2、出国经费 + 3、公务接待, in each column
-- whole: base_spending
-- message: 三公经费{measure}为 {actual}，各分项之和为 {expected}，相差 {difference}，超出允许误差 {bound}；请核对合计与各分项 | Three public expenses, {measure_en}: {actual} printed, parts make {expected}, off by {difference}, more than {bound} allowed; check the total and its parts
-- message.incomplete: 三公经费{measure}填列不全：合计为 {actual}，已填分项之和为 {expected}；请补填空白处 | Three public expenses, {measure_en}, incomplete: {actual} printed, filled parts make {expected}; fill in the blanks
-- message.rounding: 三公经费{measure}为 {actual}，各分项之和为 {expected}，相差 {difference}，在四舍五入误差 {bound} 之内 | Three public expenses, {measure_en}: {actual} printed, parts make {expected}, off by {difference}, within the {bound} that rounding explains
-- 说明：三公经费 = 公务用车购置和维护经费 + 出国经费 + 公务接待，三栏分别核对。
-- 说明：n 个已填分项的允许误差为 (n+1)/2 个末位单位；空白不等于零：分项有空白而合计较大，只提示填列不全。
-- note: three_public = vehicle + abroad + reception, in each of the three columns.
-- note: With n parts printed, rounding explains (n+1)/2 units of the last decimal place printed. A blank is not a zero: a total above parts of which some are blank is incomplete, not wrong.
with differing as (
    -- One pass finds the reports that differ; only these are looked at column by column.
    select
        report_id,
        three_public_prior_outturn, three_public_budget, three_public_outturn,
        three_public_vehicle_prior_outturn, three_public_vehicle_budget, three_public_vehicle_outturn,
        three_public_abroad_prior_outturn, three_public_abroad_budget, three_public_abroad_outturn,
        three_public_reception_prior_outturn, three_public_reception_budget, three_public_reception_outturn
    from base_spending
    where coalesce(three_public_prior_outturn, 0) <> coalesce(three_public_vehicle_prior_outturn, 0) + coalesce(three_public_abroad_prior_outturn, 0) + coalesce(three_public_reception_prior_outturn, 0)
        or coalesce(three_public_budget, 0) <> coalesce(three_public_vehicle_budget, 0) + coalesce(three_public_abroad_budget, 0) + coalesce(three_public_reception_budget, 0)
        or coalesce(three_public_outturn, 0) <> coalesce(three_public_vehicle_outturn, 0) + coalesce(three_public_abroad_outturn, 0) + coalesce(three_public_reception_outturn, 0)
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
        case code when 'prior_outturn' then three_public_prior_outturn when 'budget' then three_public_budget else three_public_outturn end as total,
        case code when 'prior_outturn' then three_public_vehicle_prior_outturn when 'budget' then three_public_vehicle_budget else three_public_vehicle_outturn end as vehicle,
        case code when 'prior_outturn' then three_public_abroad_prior_outturn when 'budget' then three_public_abroad_budget else three_public_abroad_outturn end as abroad,
        case code when 'prior_outturn' then three_public_reception_prior_outturn when 'budget' then three_public_reception_budget else three_public_reception_outturn end as reception
    from differing
    cross join measure
),
summed as (
    select
        report_id, code, measure, measure_en, total,
        coalesce(vehicle, 0) + coalesce(abroad, 0) + coalesce(reception, 0) as parts,
        case when vehicle is null then 0 else 1 end + case when abroad is null then 0 else 1 end + case when reception is null then 0 else 1 end as filled
    from printed
),
compared as (
    select
        report_id, code, measure, measure_en, total, parts, filled,
        coalesce(total, 0) - parts as difference,
        (filled + 1) * coalesce(
            (
                select min(source.step_fen)
                from source
                where source.report_id = summed.report_id and source.section = 'base_spending' and source.position = 0
                    and source.field in (
                        'three_public_' || code,
                        'three_public_vehicle_' || code,
                        'three_public_abroad_' || code,
                        'three_public_reception_' || code
                    )
            ),
            (select bulk.step_fen from bulk_report as bulk where bulk.report_id = summed.report_id and bulk.has_base = 1),
            10000
        ) / 2 as bound
    from summed
    where coalesce(total, 0) <> parts
)
select
    report_id,
    case
        when total is null or filled = 0 then 'incomplete'
        when abs(difference) <= bound then 'rounding'
        when filled < 3 and difference > 0 then 'incomplete'
    end as variant,
    'three_public' as item,
    '三公经费' as label,
    '万元' as unit,
    case when filled > 0 then parts end as expected,
    total as actual,
    'base_spending' as section,
    0 as position,
    'three_public_' || code as field,
    report_id as other_report_id,
    'base_spending' as other_section,
    0 as other_position,
    'three_public_vehicle_' || code as other_field,
    measure,
    measure_en,
    bound
from compared
order by report_id nulls last, field nulls last;
