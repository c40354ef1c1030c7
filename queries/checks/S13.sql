-- name: S13
-- severity: error
-- title: 一级指标分值与预算执行分值合计不等于 100 分 | Level-1 points and the execution weight do not add up to 100
-- basis: 《自评表》：各一级指标旁所印的分值与年度资金总额的分值之和为 100 | form 部门整体支出绩效自评表: the points printed beside the 一级指标 and 分值 of 年度资金总额 add up to 100
-- whole: self_indicator, self_fund
-- message: 各一级指标分值与预算执行分值合计 {actual}，应为 {expected}，相差 {difference}；请核对一级指标所标分值 | Level-1 points and the execution weight add up to {actual} instead of {expected}, off by {difference}; check the points beside the level-1 names
-- 说明：只在每个一级指标都标有分值时核对。
-- note: Checked only where every level-1 indicator has its points.
with pointed as (
    -- A row for each report with points beside the names of level 1: few forms print them, no table of one amount a row has any.
    select report_id
    from self_indicator_detail as detail
    where position = (
        select min(first.position)
        from self_indicator_detail as first
        where first.report_id = detail.report_id and first.level1_weight is not null
    )
),
numbered as (
    select
        pointed.report_id, position, level1, level1_weight,
        row_number() over (partition by pointed.report_id, level1 order by position nulls last) as nth
    from pointed
    cross join self_indicator as indicator
    where indicator.report_id = pointed.report_id
),
header as (
    select
        report_id, position,
        row_number() over (partition by report_id order by position nulls last) as nth,
        sum(level1_weight) over (partition by report_id) as points,
        count(*) over (partition by report_id) - count(level1_weight) over (partition by report_id) as without_points
    from numbered
    where nth = 1 or level1 is null
),
total as (
    select
        header.report_id,
        header.position,
        header.points + coalesce(fund.weight, 0) as points,
        case when fund.weight is not null then fund.report_id end as fund_report_id
    from header
    -- A tidy file may give the indicators without the funds.
    left join self_fund as fund on fund.report_id = header.report_id
    where header.nth = 1 and header.without_points = 0
)
select
    report_id,
    null as variant,
    '' as item,
    '一级指标分值合计' as label,
    '分' as unit,
    1000000 as expected,
    points as actual,
    'self_indicator' as section,
    position,
    'level1_weight' as field,
    fund_report_id as other_report_id,
    case when fund_report_id is not null then 'self_fund' end as other_section,
    case when fund_report_id is not null then 0 end as other_position,
    case when fund_report_id is not null then 'weight' end as other_field
from total
where points <> 1000000
order by report_id nulls last;
