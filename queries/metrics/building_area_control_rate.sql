-- name: building_area_control_rate
-- title: 新建楼堂馆所面积控制率 | floor-area control rate of new office buildings
-- kind: rate
-- formula: {actual} ÷ {approved} | {actual} / {approved}
-- figure: actual number base_building.actual_area year 实际面积 | actual area
-- figure: approved number base_building.approved_area year 批准面积 | approved area
-- 说明：实际面积合计 ÷ 批准面积合计，只含本年完工项目（H1、H2 原文）；两者都是零即没有项目。
-- note: actual / approved area, summed over the buildings finished in the year (seen in H1, H2); zero of both is no project.
with summed as (
    select
        report_id,
        -- Where one building lacks a figure, the sum would be of others.
        case when count(actual_area) = count(*) then sum(actual_area) end as actual,
        case when count(approved_area) = count(*) then sum(approved_area) end as approved
    from base_building
    where report_id between :first and :last
    group by report_id
)
select
    report_id,
    actual as numerator,
    approved as denominator,
    actual,
    approved
from summed
order by report_id nulls first;
