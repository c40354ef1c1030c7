-- name: procurement-rate
-- title: 政府采购执行率排名 | Departments ranked by procurement execution rate
-- param: year   integer = latest     年度 | fiscal year
-- param: region region optional      地区（含下级） | region and everything below it
-- column: rank        rank        名次 | rank
-- column: department  department  部门 | department
-- column: budget      money       预算数 | budget
-- column: outturn     money       实际采购金额 | outturn
-- column: control_pct percent     执行率 | execution rate
-- column: reason      text        未排名原因 | why not ranked
-- source: budget = procurement budget
-- source: outturn = procurement outturn
-- chart: bar x=department y=control_pct
-- 说明：政府采购执行率 = 实际政府采购金额 ÷ 政府采购预算数，从高到低；按未取整的比率排名，相同者并列。
-- 说明：预算为零、为负或缺少数据的部门列在最后，不排名并注明原因。
-- note: rate = outturn / budget of procurement. Ranked by the exact rate; what has none comes last with the reason.
with procurement as (
    select
        report.report_id,
        base_spending.report_id as section,
        base_spending.procurement_budget as budget,
        base_spending.procurement_outturn as amount,
        case when base_spending.procurement_budget > 0 then base_spending.procurement_budget end as base
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
    from procurement
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
order by points desc nulls last, digits desc nulls last, more_digits desc nulls last;
