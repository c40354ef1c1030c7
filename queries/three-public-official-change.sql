-- name: three-public-official-change
-- title: 三公经费变动率（预算对预算） | Change of the three public expenses, budget to budget
-- param: year   integer = latest  年度 | fiscal year
-- param: region region optional   地区（含下级） | region and everything below it
-- column: rank         rank        名次 | rank
-- column: department   department  部门 | department
-- column: prior_budget money       上年预算数 | prior-year budget
-- column: budget       money       预算数 | budget
-- column: change       money       增减额 | change
-- column: change_pct   percent     变动率 | change rate
-- column: reason       text        未排名原因 | why not ranked
-- source: prior_budget = three_public budget :year-1
-- source: budget = three_public budget
-- chart: bar x=department y=change_pct
-- 说明：变动率 =（本年预算数 − 上年预算数）÷ 上年预算数，即财预〔2013〕53号的口径，从高到低；按未取整的比率排名，相同者并列。
-- 说明：报表不印上年预算数，取上年自己报表的预算数；没有上年报表的不能计算，连同预算为零、为负或缺少数据的部门列在最后，不排名并注明原因。决算对决算的变动率见 three-public。
-- note: change rate = (budget - last year's budget) / last year's budget, the wording of Cai Yu [2013] 53; the form does not print last year's budget, so it takes last year's own form. Ranked by the exact rate; what cannot be computed comes last with the reason. The rate from outturn to outturn is in three-public.
with spending as (
    select
        report.report_id,
        base_spending.report_id as section,
        base_spending.three_public_budget as budget,
        before.report_id as section_before,
        before.three_public_budget as prior,
        base_spending.three_public_budget - before.three_public_budget as amount,
        case when before.three_public_budget > 0 then before.three_public_budget end as base
    from report
    -- A department that sent no such form is listed, not lost.
    left join base_spending on base_spending.report_id = report.report_id
    left join base_spending as before on before.report_id = report.report_id - 1000000000
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
        report_id, section, budget, section_before, prior, amount, base,
        amount / base * 10000 + amount % base * 100 / base * 100 + amount % base * 100 % base * 100 / base as points,
        amount % base * 100 % base * 100 % base as rest
    from spending
    order by points desc nulls last, report_id nulls first
),
finer as (
    select
        report_id, section, budget, section_before, prior, amount, base, points, rest,
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
        report_id, section, budget, section_before, prior, amount, base, points, rest, digits,
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
    prior / 1000000.0 as prior_budget,
    budget / 1000000.0 as budget,
    amount / 1000000.0 as change,
    (points + rest * 2 / base) / 100.0 as change_pct,
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
        when budget is null then '缺少数据 | figure missing'
        when section_before is null then '缺少上年报表 | no form of the year before'
        when prior is null then '缺少上年预算数 | no budget of the year before'
        when prior = 0 then '基数为零 | base is zero'
        else '基数为负 | base is negative'
    end as reason
from finest
order by points desc nulls last, digits desc nulls last, more_digits desc nulls last, report_id nulls first;
