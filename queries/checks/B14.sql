-- name: B14
-- severity: error
-- title: 楼堂馆所控制率与规模、投资不符 | Printed control rate of a building does not follow from its figures
-- basis: 《基础数据表》楼堂馆所控制情况：规模控制率 = 实际规模 ÷ 批复规模，投资概算控制率 = 实际投资 ÷ 预算投资 | form 部门整体支出绩效评价基础数据表, 楼堂馆所控制情况: 规模控制率 = 实际规模 ÷ 批复规模, 投资概算控制率 = 实际投资 ÷ 预算投资
-- message: {label}填 {actual}，按所填数字应为 {expected}；请核对规模、投资与控制率 | {label}: {actual} printed, the figures make {expected}; check figures and rate
-- 说明：按表上所印小数位数重新计算，四舍五入后比较；批复规模、预算投资为零或空白不核对。
-- note: Recomputed at the number of decimals printed (at most four), rounded half away from zero, and compared exactly; not checked where nothing is approved.
with declared as (
    select
        report_id, position, name, 'area' as kind, '规模控制率' as label,
        approved_area as approved, actual_area as built,
        declared_area_control_pct as printed,
        case coalesce(declared_area_control_decimals, 2) when 0 then 10000 when 1 then 1000 when 2 then 100 when 3 then 10 else 1 end as step
    from base_building
    where approved_area > 0 and approved_area < 4000000000000
        and actual_area >= 0 and actual_area < 4000000000000
        and declared_area_control_pct is not null
    union all
    select
        report_id, position, name, 'investment' as kind, '投资概算控制率' as label,
        approved_investment as approved, actual_investment as built,
        declared_investment_control_pct as printed,
        case coalesce(declared_investment_control_decimals, 2) when 0 then 10000 when 1 then 1000 when 2 then 100 when 3 then 10 else 1 end as step
    from base_building
    where approved_investment > 0 and approved_investment < 4000000000000
        and actual_investment >= 0 and actual_investment < 4000000000000
        and declared_investment_control_pct is not null
),
recomputed as (
    select
        report_id, position, kind, label, printed,
        -- Below the sizes admitted above nothing overflows.
        (built * (2000000 / step) + approved) / (2 * approved) * step as rate
    from declared
)
select
    report_id,
    null as variant,
    'building' as item,
    label,
    '%' as unit,
    rate as expected,
    printed as actual,
    'base_building' as section,
    position,
    'declared_' || kind || '_control_pct' as field,
    report_id as other_report_id,
    'base_building' as other_section,
    position as other_position,
    'actual_' || kind as other_field
from recomputed
where printed <> rate
order by report_id nulls last, position nulls last, kind nulls last;
