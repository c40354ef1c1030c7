-- name: B03
-- severity: error
-- severity.incomplete: info
-- severity.rounding: info
-- title: 项目支出合计不等于分项之和 | Project expenditure differs from its parts
-- basis: 《基础数据表》：项目支出 = 业务经费 + 运行维护经费 + 专项资金，各栏相同 | form 部门整体支出绩效评价基础数据表: 项目支出 = 1、业务经费 + 2、运行维护经费 + 3、专项资金, in each column
-- whole: base_spending
-- message: 项目支出{measure}为 {actual}，各分项之和为 {expected}，相差 {difference}，超出允许误差 {bound}；请核对合计与各分项 | Project expenditure, {measure_en}: {actual} printed, parts make {expected}, off by {difference}, more than {bound} allowed; check the total and its parts
-- message.incomplete: 项目支出{measure}填列不全：合计为 {actual}，已填分项之和为 {expected}；请补填空白处 | Project expenditure, {measure_en}, incomplete: {actual} printed, filled parts make {expected}; fill in the blanks
-- message.rounding: 项目支出{measure}为 {actual}，各分项之和为 {expected}，相差 {difference}，在四舍五入误差 {bound} 之内 | Project expenditure, {measure_en}: {actual} printed, parts make {expected}, off by {difference}, within the {bound} that rounding explains
-- 说明：项目支出 = 业务经费 + 运行维护经费 + 专项资金，三栏分别核对。
-- 说明：n 个已填分项的允许误差为 (n+1)/2 个末位单位；空白不等于零：分项有空白而合计较大，只提示填列不全。
-- note: project = business + operation + special, in each of the three columns.
-- note: With n parts printed, rounding explains (n+1)/2 units of the last decimal place printed. A blank is not a zero: a total above parts of which some are blank is incomplete, not wrong.
with differing as (
    -- One pass finds the reports that differ; only these are looked at column by column.
    select
        report_id,
        project_prior_outturn, project_budget, project_outturn,
        project_business_prior_outturn, project_business_budget, project_business_outturn,
        project_operation_prior_outturn, project_operation_budget, project_operation_outturn,
        project_special_prior_outturn, project_special_budget, project_special_outturn
    from base_spending
    where coalesce(project_prior_outturn, 0) <> coalesce(project_business_prior_outturn, 0) + coalesce(project_operation_prior_outturn, 0) + coalesce(project_special_prior_outturn, 0)
        or coalesce(project_budget, 0) <> coalesce(project_business_budget, 0) + coalesce(project_operation_budget, 0) + coalesce(project_special_budget, 0)
        or coalesce(project_outturn, 0) <> coalesce(project_business_outturn, 0) + coalesce(project_operation_outturn, 0) + coalesce(project_special_outturn, 0)
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
        case code when 'prior_outturn' then project_prior_outturn when 'budget' then project_budget else project_outturn end as total,
        case code when 'prior_outturn' then project_business_prior_outturn when 'budget' then project_business_budget else project_business_outturn end as business,
        case code when 'prior_outturn' then project_operation_prior_outturn when 'budget' then project_operation_budget else project_operation_outturn end as operation,
        case code when 'prior_outturn' then project_special_prior_outturn when 'budget' then project_special_budget else project_special_outturn end as special
    from differing
    cross join measure
),
summed as (
    select
        report_id, code, measure, measure_en, total,
        coalesce(business, 0) + coalesce(operation, 0) + coalesce(special, 0) as parts,
        case when business is null then 0 else 1 end + case when operation is null then 0 else 1 end + case when special is null then 0 else 1 end as filled
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
                        'project_' || code,
                        'project_business_' || code,
                        'project_operation_' || code,
                        'project_special_' || code
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
    'project' as item,
    '项目支出' as label,
    '万元' as unit,
    case when filled > 0 then parts end as expected,
    total as actual,
    'base_spending' as section,
    0 as position,
    'project_' || code as field,
    report_id as other_report_id,
    'base_spending' as other_section,
    0 as other_position,
    'project_business_' || code as other_field,
    measure,
    measure_en,
    bound
from compared
order by report_id nulls last, field nulls last;
