-- name: scheme-sensitivity
-- title: 换评分表后的名次变化 | Change of rank between two schemes
-- needs: scores
-- param: year   integer = latest        年度 | fiscal year
-- param: scheme scheme  = hn-10-60-30   评分表 | scheme
-- param: other  scheme  = yy-15-40-45   对照评分表 | scheme to compare with
-- param: region region  optional        地区（含下级） | region and everything below it
-- column: department  department  部门 | department
-- column: rank        rank        名次 | rank
-- column: other_rank  rank        对照名次 | rank by the other scheme
-- column: change      count       名次变化（负为上升） | change of rank (negative is up)
-- column: score_pct   percent     得分率 | share of the computable points
-- column: other_pct   percent     对照得分率 | share by the other scheme
-- column: computable  number      可计算分值 | computable points
-- column: other_computable number 对照可计算分值 | computable points of the other scheme
-- column: reason      text        未比较原因 | why not compared
-- 说明：同一年各部门按两个评分表各自的得分率（得分 ÷ 可计算分值）排名，只在两表都可计算的部门之间排；名次变化 = 对照名次 − 名次，变化大的在前。
-- note: departments ranked by their share of the computable points of either scheme, among those that both can score; change = other_rank - rank, the largest first. What one of them cannot score comes last with the reason.
with scored as (
    select
        report.report_id,
        one.points,
        one.computable,
        other.points as other_points,
        other.computable as other_computable,
        case when one.computable > 0 and other.computable > 0 then one.computable end as base,
        case when one.computable > 0 and other.computable > 0 then other.computable end as other_base
    from report
    left join scheme_score as one on one.scheme = :scheme and one.report_id = report.report_id
    left join scheme_score as other on other.scheme = :other and other.report_id = report.report_id
    where report.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or report.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
-- The shares, not rounded: 8 digits, then 8 more.
exact as (
    select
        report_id, points, computable, other_points, other_computable, base, other_base,
        points * 100000000 / base as digits,
        points * 100000000 % base * 100000000 / base as more_digits,
        other_points * 100000000 / other_base as other_digits,
        other_points * 100000000 % other_base * 100000000 / other_base as more_other_digits
    from scored
),
ranked as (
    select
        report_id, points, computable, other_points, other_computable,
        case when digits is not null then rank() over (order by digits desc nulls last, more_digits desc nulls last) end as rank,
        case when digits is not null then rank() over (order by other_digits desc nulls last, more_other_digits desc nulls last) end as other_rank
    from exact
)
select
    (select name from department_record where department_id = report_id % 1000000000) as department,
    rank,
    other_rank,
    other_rank - rank as change,
    case when computable > 0 then (points * 10000 / computable + points * 10000 % computable * 2 / computable) / 100.0 end as score_pct,
    case when other_computable > 0 then (other_points * 10000 / other_computable + other_points * 10000 % other_computable * 2 / other_computable) / 100.0 end as other_pct,
    computable / 10000.0 as computable,
    other_computable / 10000.0 as other_computable,
    case
        when rank is not null then null
        when computable is null or other_computable is null then '未评分 | not scored'
        else '缺少数据 | figure missing'
    end as reason
from ranked
order by abs(other_rank - rank) desc nulls last, rank nulls last, report_id nulls first;
