-- name: rank-execution
-- title: 部门预算执行率排名 | Departments ranked by execution rate
-- param: year   integer = latest                        年度 | fiscal year
-- param: region region optional                         地区（含下级） | region and everything below it
-- param: basis  choice = adjusted (adjusted, initial)   口径：调整后或年初预算 | basis: adjusted or initial budget
-- column: rank          rank        名次 | rank
-- column: department    department  部门 | department
-- column: budget        money       预算数 | budget
-- column: executed      money       全年执行数 | executed
-- column: execution_pct percent     执行率 | execution rate
-- column: reason        text        未排名原因 | why not ranked
-- source: budget = total {basis}_budget
-- source: executed = total outturn
-- chart: bar x=department y=execution_pct
-- 说明：执行率 = 全年执行数 ÷ 调整后预算数（basis=initial 时为年初预算数），从高到低；按未取整的比率排名，相同者并列。
-- 说明：预算为零、为负或缺少数据的部门列在最后，不排名并注明原因。
-- note: rate = executed / adjusted budget, or executed / initial budget with basis=initial. Ranked by the exact rate; what has none comes last with the reason.
with adjusted as (
    select
        report_id,
        total_adjusted_budget as base,
        total_outturn as amount,
        total_outturn / total_adjusted_budget * 10000 + total_outturn % total_adjusted_budget * 100 / total_adjusted_budget * 100
            + total_outturn % total_adjusted_budget * 100 % total_adjusted_budget * 100 / total_adjusted_budget as points
    from self_fund
    -- What the index self_fund_of_rate holds, in its order.
    where report_id / 1000000000 = :year and total_adjusted_budget > 0 and total_outturn is not null
        and :basis = 'adjusted' and :region is null
),
-- A region is a few departments of many: they are looked up one by one.
regional as (
    select
        self_fund.report_id,
        self_fund.total_adjusted_budget as base,
        self_fund.total_outturn as amount,
        total_outturn / total_adjusted_budget * 10000 + total_outturn % total_adjusted_budget * 100 / total_adjusted_budget * 100
            + total_outturn % total_adjusted_budget * 100 % total_adjusted_budget * 100 / total_adjusted_budget as points
    from department_record as department
    cross join self_fund on self_fund.report_id = :year * 1000000000 + department.department_id
    where department.region between :region and :region || '~'
        and self_fund.total_adjusted_budget > 0 and self_fund.total_outturn is not null
        and :basis = 'adjusted'
),
initial as (
    select
        report_id,
        total_initial_budget as base,
        total_outturn as amount,
        total_outturn / total_initial_budget * 10000 + total_outturn % total_initial_budget * 100 / total_initial_budget * 100
            + total_outturn % total_initial_budget * 100 % total_initial_budget * 100 / total_initial_budget as points
    from self_fund
    where report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and total_initial_budget > 0 and total_outturn is not null
        and :basis = 'initial'
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
-- The rate, not rounded: whole basis points, then 28 more digits by long division, as many a step as the base leaves room
-- for. Two rates of amounts below 10^16 fen that differ at all differ by then. The rows come sorted by basis points, and
-- `offset 0` keeps each step one of its own, so that digits are computed once and only for what is shown.
coarse as (
    select report_id, base, amount, points, amount % base * 100 % base * 100 % base as rest
    from adjusted
    union all
    select report_id, base, amount, points, amount % base * 100 % base * 100 % base
    from regional
    union all
    select report_id, base, amount, points, amount % base * 100 % base * 100 % base
    from initial
    order by points desc nulls last
    limit 1000000000000 offset 0
),
finer as (
    select
        report_id, base, amount, points, rest,
        case
            when base < 9000000000 then rest * 1000000000 / base * 100000 + rest * 1000000000 % base * 100000 / base
            when base < 9000000000000 then
                rest * 1000000 / base * 100000000
                + rest * 1000000 % base * 1000000 / base * 100
                + rest * 1000000 % base * 1000000 % base * 100 / base
            else
                rest * 100 / base * 1000000000000
                + rest * 100 % base * 100 / base * 10000000000
                + rest * 100 % base * 100 % base * 100 / base * 100000000
                + rest * 100 % base * 100 % base * 100 % base * 100 / base * 1000000
                + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 10000
                + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 100
                + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base
        end as digits,
        case
            when base < 9000000000 then rest * 1000000000 % base * 100000 % base
            when base < 9000000000000 then rest * 1000000 % base * 1000000 % base * 100 % base
            else rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base
        end as left_over
    from coarse
    order by points desc nulls last
    limit 1000000000000 offset 0
),
finest as (
    select
        report_id, base, amount, points, rest, digits,
        case
            when base < 9000000000 then left_over * 1000000000 / base * 100000 + left_over * 1000000000 % base * 100000 / base
            when base < 9000000000000 then
                left_over * 1000000 / base * 100000000
                + left_over * 1000000 % base * 1000000 / base * 100
                + left_over * 1000000 % base * 1000000 % base * 100 / base
            else
                left_over * 100 / base * 1000000000000
                + left_over * 100 % base * 100 / base * 10000000000
                + left_over * 100 % base * 100 % base * 100 / base * 100000000
                + left_over * 100 % base * 100 % base * 100 % base * 100 / base * 1000000
                + left_over * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 10000
                + left_over * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 100
                + left_over * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base
        end as more_digits
    from finer
),
ranked as (
    select
        rank() over (order by points desc nulls last, digits desc nulls last, more_digits desc nulls last) as rank,
        report_id, base, amount, points + rest * 2 / base as rounded
    from finest
    order by points desc nulls last, digits desc nulls last, more_digits desc nulls last
),
asked as (
    select report_id
    from report
    where report_id between :year * 1000000000 and :year * 1000000000 + 999999999 and :region is null
    union all
    select report.report_id
    from department_record as department
    cross join report on report.report_id = :year * 1000000000 + department.department_id
    where department.region between :region and :region || '~'
),
unranked as (
    select
        asked.report_id,
        self_fund.report_id as section,
        case :basis when 'initial' then self_fund.total_initial_budget else self_fund.total_adjusted_budget end as base,
        self_fund.total_outturn as amount
    from asked
    -- A department that sent no such form is listed, not lost.
    left join self_fund on self_fund.report_id = asked.report_id
    where coalesce(
            case :basis when 'initial' then self_fund.total_initial_budget else self_fund.total_adjusted_budget end <= 0
                or self_fund.total_outturn is null,
            true
        )
    order by asked.report_id nulls first
)
-- The two lists stand one behind the other, each in its order. An order over both would read and sort the whole year for
-- the first twenty.
select
    rank,
    (select name from department_record where department_id = report_id % 1000000000) as department,
    base / 1000000.0 as budget,
    amount / 1000000.0 as executed,
    rounded / 100.0 as execution_pct,
    null as reason
from ranked
union all
select
    null,
    (select name from department_record where department_id = report_id % 1000000000),
    base / 1000000.0,
    amount / 1000000.0,
    null,
    case
        when section is null and not exists (
            select 1
            from submission_record as submission
            where submission.report_id = unranked.report_id and submission.form = 'self' and submission.replaced_by is null
        ) and not exists (
            select 1
            from bulk_report as bulk
            where bulk.report_id = unranked.report_id and bulk.has_self = 1
        ) then '未报送该表 | form not received'
        when base is null or amount is null then '缺少数据 | figure missing'
        when base = 0 then '基数为零 | base is zero'
        else '基数为负 | base is negative'
    end
from unranked;
