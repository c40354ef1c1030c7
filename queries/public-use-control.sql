-- name: public-use-control
-- title: 公用经费控制率排名 | Departments ranked by control of operating funds
-- param: year   integer = latest  年度 | fiscal year
-- param: region region optional   地区（含下级） | region and everything below it
-- column: rank        rank        名次 | rank
-- column: department  department  部门 | department
-- column: budget      money       预算数 | budget
-- column: outturn     money       决算数 | outturn
-- column: over        money       超预算额（结余为负） | over budget (a saving is negative)
-- column: control_pct percent     公用经费控制率 | control rate
-- column: reason      text        未排名原因 | why not ranked
-- source: budget = public_use budget
-- source: outturn = public_use outturn
-- chart: bar x=department y=control_pct
-- 说明：公用经费控制率 = 决算数 ÷ 预算数，超预算最多的列第一，不高于 100% 为达标；超预算额 = 决算数 − 预算数。按未取整的比率排名，相同者并列。
-- 说明：预算为零、为负或缺少数据的部门列在最后，不排名并注明原因。
-- note: control rate = outturn / budget of operating funds, the highest first; up to 100 % is in order. over = outturn - budget. Ranked by the exact rate; what has none comes last with the reason.
with spending as (
    select
        report.report_id,
        base_spending.report_id as section,
        base_spending.public_use_budget as budget,
        base_spending.public_use_outturn as amount,
        case when base_spending.public_use_budget > 0 then base_spending.public_use_budget end as base
    from report
    -- A department that sent no such form is listed, not lost.
    left join base_spending on base_spending.report_id = report.report_id
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
    from spending
    order by points desc nulls last, report_id nulls first
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
    case when points is not null then rank() over (order by points desc nulls last, digits desc nulls last, more_digits desc nulls last) end as rank,
    (select name from department_record where department_id = report_id % 1000000000) as department,
    budget / 1000000.0 as budget,
    amount / 1000000.0 as outturn,
    (amount - budget) / 1000000.0 as over,
    (points + rest * 2 / base) / 100.0 as control_pct,
    case
        when points is not null then null
        when section is null and not exists (
            select 1
            from submission_record as submission
            where submission.report_id = finest.report_id and submission.form = 'base' and submission.replaced_by is null
        ) and not exists (
            select 1
            from bulk_report as bulk
            where bulk.report_id = finest.report_id and bulk.has_base = 1
        ) then '未报送该表 | form not received'
        when budget is null or amount is null then '缺少数据 | figure missing'
        when budget = 0 then '基数为零 | base is zero'
        else '基数为负 | base is negative'
    end as reason
from finest
order by points desc nulls last, digits desc nulls last, more_digits desc nulls last, report_id nulls first;
