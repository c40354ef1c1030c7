-- name: S12
-- severity: error
-- title: 一级指标分值不等于其各行分值之和 | Points of a level-1 indicator differ from its rows
-- basis: 《自评表》：一级指标旁所印的分值，如（40分），等于其三级指标分值之和 | form 部门整体支出绩效自评表: the points printed beside a 一级指标, such as （40分）, are the sum of 分值 of its 三级指标
-- whole: self_indicator
-- message: {label}标明 {actual}，其下各行分值之和为 {expected}，相差 {difference}；请核对该指标及其各行（两个一级指标的分值可能互换） | {label} is given {actual}, its rows add up to {expected}, off by {difference}; check its rows, or whether two level-1 indicators changed places
-- 说明：一级指标未标分值，或其各行均无分值的，不核对。
-- note: Not checked where the level-1 indicator has no points or none of its rows has a weight.
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
level as (
    select
        pointed.report_id,
        level1,
        max(level1_weight) as points,
        sum(weight) as weight,
        min(position) as position
    from pointed
    cross join self_indicator as indicator
    where indicator.report_id = pointed.report_id and level1 is not null
    group by pointed.report_id, level1
)
select
    report_id,
    null as variant,
    level1 as item,
    level1 as label,
    '分' as unit,
    weight as expected,
    points as actual,
    'self_indicator' as section,
    position,
    'level1_weight' as field,
    report_id as other_report_id,
    'self_indicator' as other_section,
    position as other_position,
    'weight' as other_field
from level
where points <> weight
order by report_id nulls last, position nulls last;
