-- name: chronic-under-execution
-- title: 连年预算执行率偏低的部门 | Departments that carry out too little year after year
-- param: year   integer = latest  年度 | fiscal year
-- param: region region optional   地区（含下级） | region and everything below it
-- param: years  integer = 3       连续年数 | years in a row
-- param: below  integer = 90      执行率低于（%） | execution rate below (%)
-- column: rank          rank        名次 | rank
-- column: department    department  部门 | department
-- column: years         count       偏低年数 | years below
-- column: budget        money       预算数 | budget
-- column: executed      money       全年执行数 | executed
-- column: saving        money       结余（超支为负） | saving (overspending is negative)
-- column: execution_pct percent     执行率 | execution rate
-- column: reason        text        未排名原因 | why not ranked
-- source: budget = total adjusted_budget :year-:years+1..:year with outturn
-- source: executed = total outturn :year-:years+1..:year with adjusted_budget
-- chart: bar x=department y=execution_pct
-- 说明：列出截至所选年度连续 years 年执行率（全年执行数 ÷ 调整后预算数）都低于 below 的部门；预算数、执行数为这些年的合计，执行率为合计之比，最低的在前；按未取整的比率比较和排名，相同者并列。
-- 说明：可计算的年度都偏低、但其中有年度缺少数据的，无法断定，列在最后，不排名并注明原因。
-- note: departments whose execution rate (executed / adjusted budget) was below the mark in each of the last years up to the one asked for. Amounts are sums over these years, the rate is that of the sums, the lowest first, compared and ranked exactly. Where every year that can be computed is below but one is missing, nothing is known: such come last with the reason.
with yearly as (
    select
        report_id,
        case when total_adjusted_budget > 0 and total_outturn is not null then total_adjusted_budget end as budget,
        case when total_adjusted_budget > 0 then total_outturn end as executed
    from self_fund
    where report_id between (:year - :years + 1) * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
judged as (
    select
        report_id, budget, executed,
        case
            when executed / budget * 10000 + executed % budget * 100 / budget * 100 + executed % budget * 100 % budget * 100 / budget < :below * 100
                then 1
        end as is_below
    from yearly
),
summed as (
    select
        :year * 1000000000 + report_id % 1000000000 as report_id,
        count(budget) as known,
        count(is_below) as years,
        sum(budget) as budget,
        sum(executed) as executed
    from judged
    group by report_id % 1000000000
    having count(is_below) = count(budget) and count(is_below) > 0
),
chronic as (
    select
        report_id, years, budget, executed,
        case when years = :years then executed end as amount,
        budget as base
    from summed
),
-- The rate, not rounded: whole basis points, then 28 more digits by long division, two a step. Two rates of amounts
-- below 10^16 fen that differ at all differ by then. The rows come sorted by basis points, so that digits are computed
-- only for what is shown.
coarse as (
    select
        report_id, years, budget, executed, amount, base,
        amount / base * 10000 + amount % base * 100 / base * 100 + amount % base * 100 % base * 100 / base as points,
        amount % base * 100 % base * 100 % base as rest
    from chronic
    order by points asc nulls last, report_id nulls first
),
finer as (
    select
        report_id, years, budget, executed, amount, base, points, rest,
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
        report_id, years, budget, executed, amount, base, points, rest, digits,
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
    case when points is not null then rank() over (order by points asc nulls last, digits asc nulls last, more_digits asc nulls last) end as rank,
    (select name from department_record where department_id = report_id % 1000000000) as department,
    years,
    budget / 1000000.0 as budget,
    executed / 1000000.0 as executed,
    (budget - executed) / 1000000.0 as saving,
    (points + rest * 2 / base) / 100.0 as execution_pct,
    case
        when points is not null then null
        else '只有 ' || years || ' 年可计算 | only ' || years || ' of the years can be computed'
    end as reason
from finest
order by points asc nulls last, digits asc nulls last, more_digits asc nulls last, report_id nulls first;
