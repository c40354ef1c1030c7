-- name: buildings
-- title: 面积或投资超批复的楼堂馆所 | Buildings beyond the approved area or investment
-- param: year   integer = latest  年度 | fiscal year
-- param: region region optional   地区（含下级） | region and everything below it
-- column: department             department  部门 | department
-- column: name                   text        楼堂馆所 | building
-- column: approved_area          number      批复规模（平方米） | approved area (m2)
-- column: actual_area            number      实际规模（平方米） | actual area (m2)
-- column: area_control_pct       percent     规模控制率 | area control rate
-- column: approved_investment    money       预算投资 | approved investment
-- column: actual_investment      money       实际投资 | actual investment
-- column: investment_control_pct percent     投资概算控制率 | investment control rate
-- column: state                  text        情况 | state
-- source: approved_area = building approved_area
-- source: actual_area = building actual_area
-- source: approved_investment = building approved_investment
-- source: actual_investment = building actual_investment
-- 说明：列出实际规模大于批复规模、或实际投资大于预算投资的楼堂馆所，按部门和表中顺序；控制率 = 实际 ÷ 批复（预算），批复为零时不计算。
-- 说明：只填了其中一个数、不能比较的列在最后；均为零或均空白的不列。
-- note: buildings whose actual area or investment is above the approved one; control rate = actual / approved, none over zero. Rows where one of two figures is missing cannot be judged and come last; zeros and blanks are not listed.
with building as (
    select
        report_id, position, name,
        approved_area, actual_area, approved_investment, actual_investment,
        case when approved_area > 0 then approved_area end as area_base,
        case when approved_investment > 0 then approved_investment end as investment_base,
        coalesce(actual_area > approved_area, false) as is_larger,
        coalesce(actual_investment > approved_investment, false) as is_dearer,
        (approved_area is null) <> (actual_area is null)
            or (approved_investment is null) <> (actual_investment is null) as is_partial
    from base_building
    where report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
)
select
    (select department_record.name from department_record where department_id = report_id % 1000000000) as department,
    name,
    approved_area / 10000.0 as approved_area,
    actual_area / 10000.0 as actual_area,
    (actual_area / area_base * 10000 + actual_area % area_base * 100 / area_base * 100 + actual_area % area_base * 100 % area_base * 100 / area_base
        + actual_area % area_base * 100 % area_base * 100 % area_base * 2 / area_base) / 100.0 as area_control_pct,
    approved_investment / 1000000.0 as approved_investment,
    actual_investment / 1000000.0 as actual_investment,
    (actual_investment / investment_base * 10000 + actual_investment % investment_base * 100 / investment_base * 100 + actual_investment % investment_base * 100 % investment_base * 100 / investment_base
        + actual_investment % investment_base * 100 % investment_base * 100 % investment_base * 2 / investment_base) / 100.0 as investment_control_pct,
    case
        when is_larger and is_dearer then '面积和投资均超 | area and investment above'
        when is_larger then '面积超批复 | area above'
        when is_dearer then '投资超概算 | investment above'
        else '缺少数据 | figure missing'
    end as state
from building
where is_larger or is_dearer or is_partial
order by case when is_larger or is_dearer then 0 else 1 end nulls last, report_id nulls first, position nulls first;
