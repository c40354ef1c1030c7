-- name: B15
-- severity: error
-- severity.negative: error
-- title: 楼堂馆所未经批复而有实际数，或数为负 | A building without approval, or a negative figure of one
-- basis: 《基础数据表》楼堂馆所控制情况：在建和建成的应有批复规模和预算投资，规模和投资不为负 | form 部门整体支出绩效评价基础数据表, 楼堂馆所控制情况: what is built needs 批复规模 and 预算投资; no size and no investment is negative
-- message: {label}为 {actual}，而批复（预算）数为 {expected}；请核对批复文件与所填数字 | Building, {label_en}: {actual}, but {expected} approved; check the approval and the figures
-- message.negative: {label}为 {actual}，不应为负；请核对正负号 | Building, {label_en}: {actual} is negative; check the sign
-- 说明：批复规模、预算投资空白的不核对。
-- note: Not checked where the approved figure is blank.
with wrong as (
    select report_id, position, 'negative' as variant, '批复规模' as label, null as unit, 0 as expected, approved_area as actual, 'approved_area' as field, null as other_field
    from base_building
    where approved_area < 0
    union all
    select report_id, position, 'negative' as variant, '实际规模' as label, null as unit, 0 as expected, actual_area as actual, 'actual_area' as field, null as other_field
    from base_building
    where actual_area < 0
    union all
    select report_id, position, 'negative' as variant, '预算投资' as label, '万元' as unit, 0 as expected, approved_investment as actual, 'approved_investment' as field, null as other_field
    from base_building
    where approved_investment < 0
    union all
    select report_id, position, 'negative' as variant, '实际投资' as label, '万元' as unit, 0 as expected, actual_investment as actual, 'actual_investment' as field, null as other_field
    from base_building
    where actual_investment < 0
    union all
    select report_id, position, null, '实际规模', null, approved_area, actual_area, 'actual_area', 'approved_area'
    from base_building
    where actual_area > 0 and approved_area = 0
    union all
    select report_id, position, null, '实际投资', '万元', approved_investment, actual_investment, 'actual_investment', 'approved_investment'
    from base_building
    where actual_investment > 0 and approved_investment = 0
)
select
    report_id,
    variant,
    'building' as item,
    label,
    unit,
    expected,
    actual,
    'base_building' as section,
    position,
    field,
    report_id as other_report_id,
    'base_building' as other_section,
    position as other_position,
    other_field,
    case field
        when 'approved_area' then 'approved area'
        when 'actual_area' then 'actual area'
        when 'approved_investment' then 'approved investment'
        else 'actual investment'
    end as label_en
from wrong
order by report_id nulls last, position nulls last, field nulls last;
