-- name: revenue-mix
-- title: 收入来源结构 | Where the money comes from
-- param: year   integer = latest  年度 | fiscal year
-- param: region region optional   地区（含下级） | region and everything below it
-- column: rank                      rank        名次 | rank
-- column: department                department  部门 | department
-- column: total                     money       各项来源合计 | all sources
-- column: special_account           money       专户管理的非税收入 | special-account non-tax revenue
-- column: special_account_pct       percent     专户非税占比 | share of special-account revenue
-- column: general_public_budget_pct percent     一般公共预算占比 | share of the general public budget
-- column: government_fund_pct       percent     政府性基金占比 | share of government funds
-- column: other_pct                 percent     其他资金占比 | share of other funds
-- column: reason                    text        未排名原因 | why not ranked
-- source: total = revenue.general_public_budget+revenue.government_fund+revenue.special_account+revenue.other stated
-- source: special_account = revenue.special_account stated
-- behind: general_public_budget = revenue.general_public_budget stated
-- behind: government_fund = revenue.government_fund stated
-- behind: other = revenue.other stated
-- chart: bar x=department y=special_account_pct
-- 说明：占比 = 该项来源 ÷ 自评表所印各项来源（一般公共预算、政府性基金、专户管理的非税收入、其他资金）之和；按对专户非税收入的依赖程度从高到低，按未取整的比率排名，相同者并列。
-- 说明：空白的来源不计入合计，其占比空白；专户非税收入空白、合计为零或为负、缺少数据的部门列在最后，不排名并注明原因。
-- note: share = source / sum of the sources printed on the self-evaluation form, a blank one counting nothing and having no share. Ranked by reliance on special-account non-tax revenue, by the exact rate; what has none comes last with the reason.
with fund as (
    select
        report.report_id,
        self_fund.report_id as section,
        self_fund.revenue_general_public_budget_stated as general_public_budget,
        self_fund.revenue_government_fund_stated as government_fund,
        self_fund.revenue_special_account_stated as special_account,
        self_fund.revenue_other_stated as other_funds,
        case
            when coalesce(
                self_fund.revenue_general_public_budget_stated, self_fund.revenue_government_fund_stated,
                self_fund.revenue_special_account_stated, self_fund.revenue_other_stated
            ) is not null
                then coalesce(self_fund.revenue_general_public_budget_stated, 0)
                    + coalesce(self_fund.revenue_government_fund_stated, 0)
                    + coalesce(self_fund.revenue_special_account_stated, 0)
                    + coalesce(self_fund.revenue_other_stated, 0)
        end as total
    from report
    -- A department that sent no such form is listed, not lost.
    left join self_fund on self_fund.report_id = report.report_id
    where report.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or report.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
mix as (
    select
        report_id, section, general_public_budget, government_fund, other_funds, total,
        special_account as amount,
        case when total > 0 then total end as base
    from fund
),
-- The rate, not rounded: whole basis points, then 28 more digits by long division, two a step. Two rates of amounts
-- below 10^16 fen that differ at all differ by then. The rows come sorted by basis points, so that digits are computed
-- only for what is shown.
coarse as (
    select
        report_id, section, general_public_budget, government_fund, other_funds, total, amount, base,
        amount / base * 10000 + amount % base * 100 / base * 100 + amount % base * 100 % base * 100 / base as points,
        amount % base * 100 % base * 100 % base as rest
    from mix
    order by points desc nulls last, report_id nulls first
),
finer as (
    select
        report_id, section, general_public_budget, government_fund, other_funds, total, amount, base, points, rest,
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
        report_id, section, general_public_budget, government_fund, other_funds, total, amount, base, points, rest, digits,
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
    total / 1000000.0 as total,
    amount / 1000000.0 as special_account,
    (points + rest * 2 / base) / 100.0 as special_account_pct,
    (general_public_budget / base * 10000 + general_public_budget % base * 100 / base * 100 + general_public_budget % base * 100 % base * 100 / base
        + general_public_budget % base * 100 % base * 100 % base * 2 / base) / 100.0 as general_public_budget_pct,
    (government_fund / base * 10000 + government_fund % base * 100 / base * 100 + government_fund % base * 100 % base * 100 / base
        + government_fund % base * 100 % base * 100 % base * 2 / base) / 100.0 as government_fund_pct,
    (other_funds / base * 10000 + other_funds % base * 100 / base * 100 + other_funds % base * 100 % base * 100 / base
        + other_funds % base * 100 % base * 100 % base * 2 / base) / 100.0 as other_pct,
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
        when total is null or amount is null then '缺少数据 | figure missing'
        when total = 0 then '基数为零 | base is zero'
        else '基数为负 | base is negative'
    end as reason
from finest
order by points desc nulls last, digits desc nulls last, more_digits desc nulls last, report_id nulls first;
