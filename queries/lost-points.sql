-- name: lost-points
-- title: 自评失分最多的指标 | Indicators that lose points most often
-- param: year   integer = latest   年度 | fiscal year
-- param: region region  optional   地区（含下级） | region and everything below it
-- column: level1      text     一级指标 | level 1
-- column: level2      text     二级指标 | level 2
-- column: level3      text     三级指标 | level 3
-- column: departments count    填报部门数 | departments that have it
-- column: losing      count    失分部门数 | departments that lose points
-- column: losing_pct  percent  失分部门占比 | share that lose points
-- column: lost        number   失分合计 | points lost
-- column: weight      number   分值合计 | points at stake
-- 说明：自评表中得分低于分值的指标，按失分的部门数从多到少、再按失分合计排列；预算执行一行也算。分值或得分空白的行不计。没有部门失分的指标不列。
-- note: indicators whose score is below their weight, the most departments first, then the most points; the row of execution counts as well. Rows with a blank weight or score do not count, indicators that cost nobody a point are not listed.
with earned as (
    select report_id, 0 as name_id, weight, score
    from self_fund
    where report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and weight is not null and score is not null
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
    union all
    select report_id, name_id, weight, score
    from self_indicator_record
    where report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and weight is not null and score is not null
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
-- A form may name an indicator twice; it counts as one department.
of_report as (
    select
        report_id,
        name_id,
        sum(case when score < weight then weight - score else 0 end) as lost,
        sum(weight) as weight
    from earned
    group by report_id, name_id
),
summed as (
    select
        name_id,
        count(*) as departments,
        count(case when lost > 0 then 1 end) as losing,
        sum(lost) as lost,
        sum(weight) as weight
    from of_report
    group by name_id
)
select
    case when summed.name_id = 0 then '预算执行 | execution' else name.level1 end as level1,
    name.level2 as level2,
    name.level3 as level3,
    summed.departments,
    summed.losing,
    (summed.losing * 10000 / summed.departments + summed.losing * 10000 % summed.departments * 2 / summed.departments) / 100.0 as losing_pct,
    summed.lost / 10000.0 as lost,
    summed.weight / 10000.0 as weight
from summed
-- The row of execution has no name of its own.
left join indicator_name as name on name.name_id = summed.name_id
where summed.losing > 0
order by summed.losing desc nulls last, summed.lost desc nulls last, summed.name_id nulls first;
