-- name: building_investment_control_rate
-- title: 新建楼堂馆所投资概算控制率 | investment control rate of new office buildings
-- kind: rate
-- formula: {actual} ÷ {approved} | {actual} / {approved}
-- figure: actual money base_building.actual_investment year 实际投资 | actual investment
-- figure: approved money base_building.approved_investment year 批准投资 | approved investment
-- 说明：实际投资合计 ÷ 批准投资合计，只含本年完工项目（H1、H2 原文）；两者都是零即没有项目。
-- note: actual / approved investment, summed over the buildings finished in the year (seen in H1, H2); zero of both is no project.
with summed as (
    select
        report_id,
        -- Where one building lacks a figure, the sum would be of others.
        case when count(actual_investment) = count(*) then sum(actual_investment) end as actual,
        case when count(approved_investment) = count(*) then sum(approved_investment) end as approved
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
