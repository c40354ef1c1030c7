-- name: grade-distribution
-- title: 自评等级分布 | Grades of the self-evaluation
-- param: year   integer = latest   年度 | fiscal year
-- param: region region  optional   地区（含下级） | region and everything below it
-- column: grade       text     等级 | grade
-- column: from_points number   分数下限（含） | from points
-- column: departments count    部门数 | departments
-- column: share_pct   percent  占比 | share
-- column: mean_score  number   平均分 | mean score
-- column: at_least_95 count    95 分及以上 | scored 95 or more
-- column: at_least_95_pct percent 95 分及以上占比 | share of 95 or more
-- chart: bar x=grade y=departments
-- 说明：自评总分取表上的“总分”；没有的取预算执行得分与各指标得分之和，有一项得分空白即不计总分。等级：优 [90, …)，良 [80, 90)，中 [60, 80)，差 [0, 60)，含下限、不含上限，89.5 为良。占比以有总分的部门为准，平均分四舍五入到两位。
-- note: the total printed on the form, else the points of execution and of every indicator together; a blank among them leaves no total. Half-open grades, so that 89.5 is good. Shares are of the departments with a total, who are the row all; those with a self-evaluation form and no total come last.
with printed as (
    select
        fund.report_id,
        fund.total_score,
        case when fund.weight is null and fund.score is null then 0 else fund.score end as execution,
        fund.weight as execution_weight,
        (select count(*) from self_indicator_record as line where line.report_id = fund.report_id and line.weight is not null) as weighed,
        (select count(line.score) from self_indicator_record as line where line.report_id = fund.report_id and line.weight is not null) as scored,
        (select sum(line.score) from self_indicator_record as line where line.report_id = fund.report_id) as indicators
    from self_fund as fund
    where fund.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or fund.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
total as (
    select
        report_id,
        coalesce(total_score, case when weighed > 0 and weighed = scored then execution + indicators end) as score
    from printed
),
placed as (
    select
        score,
        case
            when score is null then 6
            when score >= 900000 then 1
            when score >= 800000 then 2
            when score >= 600000 then 3
            else 4
        end as position
    from total
),
graded as (
    select
        position,
        count(*) as departments,
        sum(score) as points,
        count(case when score >= 950000 then 1 end) as at_least_95
    from placed
    group by position
),
grade (name, position, low) as (
    select '优 | excellent', 1, 900000
    union all
    select '良 | good', 2, 800000
    union all
    select '中 | fair', 3, 600000
    union all
    select '差 | poor', 4, null
    union all
    select '合计 | all', 5, null
    union all
    select '没有总分 | no total', 6, null
),
counted as (
    select
        grade.name,
        grade.position,
        grade.low,
        coalesce(sum(graded.departments), 0) as departments,
        sum(graded.points) as points,
        case when grade.position <= 5 then coalesce(sum(graded.at_least_95), 0) end as at_least_95
    from grade
    -- A grade that nobody has is shown all the same; the row of all takes in the four of them.
    left join graded on graded.position = grade.position or grade.position = 5 and graded.position <= 4
    group by grade.name, grade.position, grade.low
),
compared as (
    select
        name, position, low, departments, points, at_least_95,
        -- Shares are of the row of all.
        nullif(max(case when position = 5 then departments end) over (), 0) as base
    from counted
)
select
    name as grade,
    low / 10000.0 as from_points,
    departments,
    case when position <= 5 then (departments * 10000 / base + departments * 10000 % base * 2 / base) / 100.0 end as share_pct,
    (points / 100 / nullif(departments, 0)
        + case when points - points / 100 / nullif(departments, 0) * departments * 100 >= departments * 50 then 1 else 0 end) / 100.0 as mean_score,
    at_least_95,
    case when position <= 5 then (at_least_95 * 10000 / nullif(departments, 0) + at_least_95 * 10000 % nullif(departments, 0) * 2 / nullif(departments, 0)) / 100.0 end as at_least_95_pct
from compared
order by position nulls last;
