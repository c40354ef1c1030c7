-- name: budget-vs-last-outturn
-- title: 预算比上年决算的增长 | Budgets against the outturn of the year before
-- param: year   integer = latest     年度 | fiscal year
-- param: region region optional      地区（含下级） | region and everything below it
-- param: item   item = three_public  项目 | item
-- column: rank          rank        名次 | rank
-- column: department    department  部门 | department
-- column: prior_outturn money       上年决算数 | prior-year outturn
-- column: budget        money       预算数 | budget
-- column: growth        money       预算比上年决算增减额 | growth
-- column: growth_pct    percent     预算增长率 | budget growth
-- column: prior_basis   code        上年数口径 | basis of the prior year
-- column: reason        text        未排名原因 | why not ranked
-- chart: bar x=department y=growth_pct
-- 说明：预算增长率 =（预算数 − 上年决算数）÷ 上年决算数，从高到低；按未取整的比率排名，相同者并列。
-- 说明：上年决算数取本表“上年决算数”栏（same_form），空白时取上年自己报表的决算数（two_forms）。年度资金总额取调整后预算数；收支分项没有预算数，不能计算。专项资金明细等一项多行的取合计。
-- 说明：上年决算为零、为负或缺少数据的部门列在最后，不排名并注明原因。
-- note: growth = (budget - prior-year outturn) / prior-year outturn, which is last year's own report's where prior_basis is two_forms. The self-evaluation form's total counts with its adjusted budget; its split lines have no budget. An item of several lines is their sum. Ranked by the exact rate; what has none comes last with the reason.
with budgeted as (
    select
        report_id, budget, prior, outturn,
        case when stated_prior is not null then 'same_form' when prior is not null then 'two_forms' end as prior_basis,
        budget - prior as amount,
        case when prior > 0 then prior end as base
    -- A department without the item is there with blanks.
    from item_amount
    where item = :item
        and report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
-- The rate, not rounded: whole basis points, then 28 more digits by long division, two a step. Two rates of amounts
-- below 10^16 fen that differ at all differ by then. The rows come sorted by basis points, so that digits are computed
-- only for what is shown.
coarse as (
    select
        report_id, budget, prior, outturn, prior_basis, amount, base,
        amount / base * 10000 + amount % base * 100 / base * 100 + amount % base * 100 % base * 100 / base as points,
        amount % base * 100 % base * 100 % base as rest
    from budgeted
    order by points desc nulls last, report_id nulls first
),
finer as (
    select
        report_id, budget, prior, outturn, prior_basis, amount, base, points, rest,
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
        report_id, budget, prior, outturn, prior_basis, amount, base, points, rest, digits,
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
    prior / 1000000.0 as prior_outturn,
    budget / 1000000.0 as budget,
    amount / 1000000.0 as growth,
    (points + rest * 2 / base) / 100.0 as growth_pct,
    prior_basis,
    case
        when points is not null then null
        when coalesce(budget, outturn) is null and not exists (
            select 1
            from submission_record as submission
            where submission.report_id = finest.report_id
                and submission.form = case when :item = 'total' or :item like 'revenue.%' or :item like 'expenditure.%' then 'self' else 'base' end
                and submission.replaced_by is null
        ) and not exists (
            select 1
            from bulk_report as bulk
            where bulk.report_id = finest.report_id
                and case when :item = 'total' or :item like 'revenue.%' or :item like 'expenditure.%' then bulk.has_self else bulk.has_base end = 1
        ) then '未报送该表 | form not received'
        when budget is null then '缺少数据 | figure missing'
        when prior is null then '缺少上年决算数 | no outturn of the year before'
        when prior = 0 then '基数为零 | base is zero'
        else '基数为负 | base is negative'
    end as reason
from finest
order by points desc nulls last, digits desc nulls last, more_digits desc nulls last, report_id nulls first;
