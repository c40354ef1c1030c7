-- name: under-executed
-- title: 预算执行率偏低的部门 | Departments that carried out too little of their budget
-- param: year   integer = latest  年度 | fiscal year
-- param: region region optional   地区（含下级） | region and everything below it
-- param: below  integer = 90      执行率低于（%） | execution rate below (%)
-- column: rank          rank        名次 | rank
-- column: department    department  部门 | department
-- column: budget        money       预算数 | budget
-- column: executed      money       全年执行数 | executed
-- column: saving        money       结余（超支为负） | saving (overspending is negative)
-- column: execution_pct percent     执行率 | execution rate
-- column: reason        text        未排名原因 | why not ranked
-- source: budget = total adjusted_budget
-- source: executed = total outturn
-- chart: bar x=department y=execution_pct
-- 说明：执行率 = 全年执行数 ÷ 调整后预算数；列出低于 below 的部门，最低的在前，须说明原因。按未取整的比率比较和排名，相同者并列。
-- 说明：预算为零、为负或缺少数据的部门列在最后，不排名并注明原因。
-- note: rate = executed / adjusted budget, those below the mark (90 %) that need to explain, the lowest first. Compared and ranked by the exact rate; what has none comes last with the reason.
with fund as (
    select
        report.report_id,
        self_fund.report_id as section,
        self_fund.total_adjusted_budget as budget,
        self_fund.total_outturn as amount,
        case when self_fund.total_adjusted_budget > 0 then self_fund.total_adjusted_budget end as base
    from report
    -- A department that sent no such form is listed, not lost.
    left join self_fund on self_fund.report_id = report.report_id
    where report.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or report.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
-- The rate, not rounded: whole basis points, then 28 more digits by long division, two a step. Two rates of amounts
-- below 10^16 fen that differ at all differ by then. The rows come sorted by basis points, so that digits are computed
-- only for what is shown.
coarse as (
    select
        report_id, section, budget, amount, base,
        amount / base * 10000 + amount % base * 100 / base * 100 + amount % base * 100 % base * 100 / base as points,
        amount % base * 100 % base * 100 % base as rest
    from fund
    order by points asc nulls last, report_id nulls first
),
finer as (
    select
        report_id, section, budget, amount, base, points, rest,
        rest * 100 / base * 1000000000000
            + rest * 100 % base * 100 / base * 10000000000
            + rest * 100 % base * 100 % base * 100 / base * 100000000
            + rest * 100 % base * 100 % base * 100 % base * 100 / base * 1000000
            + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 10000
            + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 100
            + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base as digits,
        rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base as left_over
    from coarse
    where points is null or points < :below * 100
),
finest as (
    select
        report_id, section, budget, amount, base, points, rest, digits,
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
    budget / 1000000.0 as budget,
    amount / 1000000.0 as executed,
    (budget - amount) / 1000000.0 as saving,
    (points + rest * 2 / base) / 100.0 as execution_pct,
    case
        when points is not null then null
        when section is null and not exists (
            select 1
            from submission_record as submission
            where submission.report_id = finest.report_id and submission.form = 'self' and submission.replaced_by is null
        ) and not exists (
            select 1
            from bulk_report as bulk
            where bulk.report_id = finest.report_id and bulk.has_self = 1
        ) then '未报送该表 | form not received'
        when budget is null or amount is null then '缺少数据 | figure missing'
        when budget = 0 then '基数为零 | base is zero'
        else '基数为负 | base is negative'
    end as reason
from finest
order by points asc nulls last, digits asc nulls last, more_digits asc nulls last, report_id nulls first;
