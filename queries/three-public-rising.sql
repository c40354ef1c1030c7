-- name: three-public-rising
-- title: 三公经费连年上升的部门 | Departments whose three public expenses rise year after year
-- param: year   integer = latest  年度 | fiscal year
-- param: region region optional   地区（含下级） | region and everything below it
-- param: years  integer = 3       连续上升年数 | rises in a row
-- column: rank          rank        名次 | rank
-- column: department    department  部门 | department
-- column: years         count       上升年数 | rises
-- column: first_outturn money       起点决算数 | outturn before the first rise
-- column: outturn       money       决算数 | outturn
-- column: change        money       增减额 | change
-- column: change_pct    percent     增减率 | change rate
-- column: reason        text        未排名原因 | why not ranked
-- source: first_outturn = three_public prior :year-:years+1 with outturn
-- source: outturn = three_public outturn
-- chart: bar x=department y=change_pct
-- 说明：列出截至所选年度连续 years 年三公经费决算数都高于上年的部门；增减额、增减率为本年与起点（第一个上升年的上年）相比，从高到低；按未取整的比率排名，相同者并列。
-- 说明：上年决算数取各年报表自己的“上年决算数”栏，空白时取上年报表的决算数。可比较的年度都上升、但有年度缺少数据的，以及起点为零的，列在最后，不排名并注明原因。
-- note: departments whose outturn rose in each of the last years up to the one asked for, each against its own form's prior-year column or else last year's own form. Change and rate are from before the first rise to now, the highest first, ranked by the exact rate. Where every comparison that can be made is a rise but one is missing, or the first is over zero, they come last with the reason.
with yearly as (
    select
        now.report_id,
        now.three_public_outturn as outturn,
        coalesce(now.three_public_prior_outturn, before.three_public_outturn) as prior
    from base_spending as now
    left join base_spending as before on before.report_id = now.report_id - 1000000000
    where now.report_id between (:year - :years + 1) * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or now.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
summed as (
    select
        :year * 1000000000 + report_id % 1000000000 as report_id,
        count(case when outturn > prior then 1 end) as years,
        max(case when report_id / 1000000000 = :year - :years + 1 then prior end) as first_outturn,
        max(case when report_id / 1000000000 = :year then outturn end) as outturn
    from yearly
    group by report_id % 1000000000
    having count(case when outturn > prior then 1 end) = count(outturn - prior) and count(outturn - prior) > 0
),
rising as (
    select
        report_id, years, first_outturn, outturn,
        case when years = :years then outturn - first_outturn end as amount,
        case when first_outturn > 0 then first_outturn end as base
    from summed
),
-- The rate, not rounded: whole basis points, then 28 more digits by long division, two a step. Two rates of amounts
-- below 10^16 fen that differ at all differ by then. The rows come sorted by basis points, so that digits are computed
-- only for what is shown.
coarse as (
    select
        report_id, years, first_outturn, outturn, amount, base,
        amount / base * 10000 + amount % base * 100 / base * 100 + amount % base * 100 % base * 100 / base as points,
        amount % base * 100 % base * 100 % base as rest
    from rising
    order by points desc nulls last, report_id nulls first
),
finer as (
    select
        report_id, years, first_outturn, outturn, amount, base, points, rest,
        rest * 100 / base * 1000000000000
            + rest * 100 % base * 100 / base * 10000000000
            + rest * 100 % base * 100 % base * 100 / base * 100000000
            + rest * 100 % base * 100 % base * 100 % base * 100 / base * 1000000
            + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 10000
            + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 100
            + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base as digits,
        rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base as left_over
    from coarse
),
finest as (
    select
        report_id, years, first_outturn, outturn, amount, base, points, rest, digits,
        left_over * 100 / base * 1000000000000
            + left_over * 100 % base * 100 / base * 10000000000
            + left_over * 100 % base * 100 % base * 100 / base * 100000000
            + left_over * 100 % base * 100 % base * 100 % base * 100 / base * 1000000
            + left_over * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 10000
            + left_over * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 100
            + left_over * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base as more_digits
    from finer
)
select
    case when points is not null then rank() over (order by points desc nulls last, digits desc nulls last, more_digits desc nulls last) end as rank,
    (select name from department_record where department_id = report_id % 1000000000) as department,
    years,
    first_outturn / 1000000.0 as first_outturn,
    outturn / 1000000.0 as outturn,
    amount / 1000000.0 as change,
    (points + rest * 2 / base) / 100.0 as change_pct,
    case
        when points is not null then null
        when years < :years then '只有 ' || years || ' 年可比较 | only ' || years || ' of the years can be compared'
        when first_outturn = 0 then '基数为零 | base is zero'
        else '基数为负 | base is negative'
    end as reason
from finest
order by points desc nulls last, digits desc nulls last, more_digits desc nulls last, report_id nulls first;
