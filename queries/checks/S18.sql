-- name: S18
-- severity: warning
-- title: 三级指标重复 | Level-3 indicator listed twice
-- basis: form 部门整体支出绩效自评表: each 三级指标 is named once
-- message: 三级指标“{label}”出现 {times} 次；请合并，或改名加以区分 | Level-3 indicator “{label}” is listed {times} times; merge the rows or name them apart
-- 说明：每个重复的名称只列一次，位置为第二次出现处。
-- note: One finding a name, placed at its second row.
with repeated as (
    select
        later.report_id,
        later.level3,
        min(earlier.position) as first_position,
        min(later.position) as second_position,
        count(distinct later.position) + 1 as times
    from self_indicator as later
    join self_indicator as earlier on earlier.report_id = later.report_id
        and earlier.position < later.position
        and earlier.level3 = later.level3
    group by later.report_id, later.level3
)
select
    report_id,
    null as variant,
    level3 as item,
    level3 as label,
    null as unit,
    null as expected,
    null as actual,
    'self_indicator' as section,
    second_position as position,
    'level3' as field,
    report_id as other_report_id,
    'self_indicator' as other_section,
    first_position as other_position,
    'level3' as other_field,
    times
from repeated
order by report_id nulls last, second_position nulls last;
