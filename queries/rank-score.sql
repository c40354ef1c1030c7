-- name: rank-score
-- title: 部门评分排名 | Departments ranked by score
-- needs: scores
-- param: year   integer = latest        年度 | fiscal year
-- param: scheme scheme  = hn-10-60-30   评分表 | scheme
-- param: region region  optional        地区（含下级） | region and everything below it
-- column: rank       rank        名次 | rank
-- column: department department  部门 | department
-- column: points     number      得分 | points
-- column: computable number      可计算分值 | computable points
-- column: missing    number      缺数据分值 | points missing input
-- column: judgement  number      须评定分值 | points by judgement
-- column: score_pct  percent     得分率 | share of the computable points
-- column: grade      text        等级 | grade
-- column: reason     text        未排名原因 | why not ranked
-- chart: bar x=department y=score_pct
-- 说明：只按能从报表计算的分排名：得分率 = 得分 ÷ 可计算分值，从高到低，按未取整的比率，相同者并列；缺数据和须由人评定的分既不算零分也不算满分。等级按评分表的等级区间（含下限、不含上限）由得分率得出，只说明可计算部分。
-- 说明：没有一分可计算的部门列在最后，不排名并注明原因。
-- note: ranked by what the forms allow to compute: points / computable points, exact, ties share a rank; points missing input or by judgement count as neither nothing nor everything. The grade is that of the share, by the scheme's half-open bands, and speaks of the computable part alone. A department without a computable point comes last with the reason.
with scored as (
    select
        report.report_id,
        score.report_id as section,
        score.points,
        score.computable,
        score.missing,
        score.judgement,
        case when score.computable > 0 then score.computable end as base
    from report
    -- A department that was not scored is listed, not lost.
    left join scheme_score as score on score.scheme = :scheme and score.report_id = report.report_id
    where report.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or report.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
-- The share, not rounded: 8 digits, then 8 more. Two shares of at most a thousand points that differ at all differ by then.
exact as (
    select
        report_id, section, points, computable, missing, judgement, base,
        points * 100000000 / base as digits,
        points * 100000000 % base * 100000000 / base as more_digits
    from scored
)
select
    case when digits is not null then rank() over (order by digits desc nulls last, more_digits desc nulls last) end as rank,
    (select name from department_record where department_id = report_id % 1000000000) as department,
    points / 10000.0 as points,
    computable / 10000.0 as computable,
    missing / 10000.0 as missing,
    judgement / 10000.0 as judgement,
    (points * 10000 / base + points * 10000 % base * 2 / base) / 100.0 as score_pct,
    (
        select grade
        from scheme_grade
        where scheme_grade.scheme = :scheme
            and scheme_grade.low * base <= points * 1000000
            and (scheme_grade.high is null or points * 1000000 < scheme_grade.high * base)
    ) as grade,
    case
        when digits is not null then null
        when section is null then '未评分 | not scored'
        when missing > 0 then '缺少数据 | figure missing'
        else '全部须由人评定 | all by judgement'
    end as reason
from exact
order by digits desc nulls last, more_digits desc nulls last, report_id nulls first;
