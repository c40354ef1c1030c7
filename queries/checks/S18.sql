-- name: S18
-- severity: warning
-- title: 三级指标重复 | Level-3 indicator listed twice
-- basis: 《自评表》：每个三级指标只列一次 | form 部门整体支出绩效自评表: each 三级指标 is named once
-- message: 三级指标“{label}”出现 {times} 次；请合并，或改名加以区分 | Level-3 indicator “{label}” is listed {times} times; merge the rows or name them apart
-- 说明：每个重复的名称只列一次，位置为第二次出现处。
-- note: One finding a name, placed at its second row.
with repeating as (
    -- One pass finds the reports with fewer names than rows; only their rows are numbered.
    select report_id
    from self_indicator_record as record
    cross join indicator_name as name
    where name.name_id = record.name_id
    group by report_id
    having count(distinct level3) < count(level3)
),
numbered as (
    select
        repeating.report_id,
        level3,
        position,
        lag(position) over (partition by repeating.report_id, level3 order by position nulls last) as earlier_position,
        row_number() over (partition by repeating.report_id, level3 order by position nulls last) as nth,
        count(*) over (partition by repeating.report_id, level3) as times
    from repeating
    cross join self_indicator_record as record
    cross join indicator_name as name
    where record.report_id = repeating.report_id and name.name_id = record.name_id and level3 is not null
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
    position,
    'level3' as field,
    report_id as other_report_id,
    'self_indicator' as other_section,
    earlier_position as other_position,
    'level3' as other_field,
    times
from numbered
where nth = 2
order by report_id nulls last, position nulls last;
