-- name: B02
-- severity: error
-- severity.incomplete: info
-- severity.rounding: info
-- title: 公务用车经费不等于购置与运行维护之和 | Vehicle costs differ from purchase plus operation
-- basis: 《基础数据表》：公务用车购置和维护经费 = 公车购置 + 公车运行维护，各栏相同 | form 部门整体支出绩效评价基础数据表: 公务用车购置和维护经费 = 公车购置 + 公车运行维护 (其中, a full list), in each column
-- whole: base_spending
-- message: 公务用车购置和维护经费{measure}为 {actual}，各分项之和为 {expected}，相差 {difference}，超出允许误差 {bound}；请核对合计与各分项 | Official vehicles, {measure_en}: {actual} printed, parts make {expected}, off by {difference}, more than {bound} allowed; check the total and its parts
-- message.incomplete: 公务用车购置和维护经费{measure}填列不全：合计为 {actual}，已填分项之和为 {expected}；请补填空白处 | Official vehicles, {measure_en}, incomplete: {actual} printed, filled parts make {expected}; fill in the blanks
-- message.rounding: 公务用车购置和维护经费{measure}为 {actual}，各分项之和为 {expected}，相差 {difference}，在四舍五入误差 {bound} 之内 | Official vehicles, {measure_en}: {actual} printed, parts make {expected}, off by {difference}, within the {bound} that rounding explains
-- 说明：公务用车购置和维护经费 = 公车购置 + 公车运行维护，三栏分别核对。
-- 说明：n 个已填分项的允许误差为 (n+1)/2 个末位单位；空白不等于零：分项有空白而合计较大，只提示填列不全。
-- note: vehicle = purchase + operation, in each of the three columns.
-- note: With n parts printed, rounding explains (n+1)/2 units of the last decimal place printed. A blank is not a zero: a total above parts of which some are blank is incomplete, not wrong.
with differing as (
    -- One pass finds the reports that differ; only these are looked at column by column.
    select
        report_id,
        three_public_vehicle_prior_outturn, three_public_vehicle_budget, three_public_vehicle_outturn,
        three_public_vehicle_purchase_prior_outturn, three_public_vehicle_purchase_budget, three_public_vehicle_purchase_outturn,
        three_public_vehicle_operation_prior_outturn, three_public_vehicle_operation_budget, three_public_vehicle_operation_outturn
    from base_spending
    where coalesce(three_public_vehicle_prior_outturn, 0) <> coalesce(three_public_vehicle_purchase_prior_outturn, 0) + coalesce(three_public_vehicle_operation_prior_outturn, 0)
        or coalesce(three_public_vehicle_budget, 0) <> coalesce(three_public_vehicle_purchase_budget, 0) + coalesce(three_public_vehicle_operation_budget, 0)
        or coalesce(three_public_vehicle_outturn, 0) <> coalesce(three_public_vehicle_purchase_outturn, 0) + coalesce(three_public_vehicle_operation_outturn, 0)
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
        case code when 'prior_outturn' then three_public_vehicle_prior_outturn when 'budget' then three_public_vehicle_budget else three_public_vehicle_outturn end as total,
        case code when 'prior_outturn' then three_public_vehicle_purchase_prior_outturn when 'budget' then three_public_vehicle_purchase_budget else three_public_vehicle_purchase_outturn end as purchase,
        case code when 'prior_outturn' then three_public_vehicle_operation_prior_outturn when 'budget' then three_public_vehicle_operation_budget else three_public_vehicle_operation_outturn end as operation
    from differing
    cross join measure
),
summed as (
    select
        report_id, code, measure, measure_en, total,
        coalesce(purchase, 0) + coalesce(operation, 0) as parts,
        case when purchase is null then 0 else 1 end + case when operation is null then 0 else 1 end as filled
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
                        'three_public_vehicle_' || code,
                        'three_public_vehicle_purchase_' || code,
                        'three_public_vehicle_operation_' || code
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
        when filled < 2 and difference > 0 then 'incomplete'
    end as variant,
    'three_public.vehicle' as item,
    '公务用车购置和维护经费' as label,
    '万元' as unit,
    case when filled > 0 then parts end as expected,
    total as actual,
    'base_spending' as section,
    0 as position,
    'three_public_vehicle_' || code as field,
    report_id as other_report_id,
    'base_spending' as other_section,
    0 as other_position,
    'three_public_vehicle_purchase_' || code as other_field,
    measure,
    measure_en,
    bound
from compared
order by report_id nulls last, field nulls last;
