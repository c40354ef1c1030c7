-- name: government-fund-users
-- title: 使用政府性基金的部门 | Departments that use government funds
-- param: year   integer = latest  年度 | fiscal year
-- param: region region optional   地区（含下级） | region and everything below it
-- column: rank            rank        名次 | rank
-- column: department      department  部门 | department
-- column: government_fund money       政府性基金拨款 | government funds
-- column: total           money       各项来源合计 | all sources
-- column: share_pct       percent     政府性基金占比 | share of government funds
-- column: reason          text        未排名原因 | why not ranked
-- source: government_fund = revenue.government_fund stated
-- source: total = revenue.general_public_budget+revenue.government_fund+revenue.special_account+revenue.other stated
-- chart: bar x=department y=government_fund
-- 说明：列出自评表政府性基金拨款大于零的部门，金额大的在前，相同者并列；占比 = 政府性基金拨款 ÷ 所印各项来源之和。
-- 说明：未填该项的部门不能断定没有使用，列在最后，不排名并注明原因；填 0 的不列。
-- note: departments whose government funds are above zero, the largest first; share of the sum of the sources printed. A blank is no zero: those that left it blank or sent no form come last with the reason; a printed 0 is not listed.
with spending as (
    select
        report.report_id,
        self_fund.report_id as section,
        self_fund.revenue_government_fund_stated as amount,
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
        and (self_fund.revenue_government_fund_stated > 0 or self_fund.revenue_government_fund_stated is null)
)
select
    case when amount is not null then rank() over (order by amount desc nulls last) end as rank,
    (select name from department_record where department_id = report_id % 1000000000) as department,
    amount / 1000000.0 as government_fund,
    total / 1000000.0 as total,
    case
        when total > 0 then (amount / total * 10000 + amount % total * 100 / total * 100 + amount % total * 100 % total * 100 / total
            + amount % total * 100 % total * 100 % total * 2 / total) / 100.0
    end as share_pct,
    case
        when amount is not null then null
        when section is null and not exists (
            select 1
            from submission_record as submission
            where submission.report_id = spending.report_id and submission.form = 'self' and submission.replaced_by is null
        ) and not exists (
            select 1
            from bulk_report as bulk
            where bulk.report_id = spending.report_id and bulk.has_self = 1
        ) then '未报送该表 | form not received'
        else '缺少数据 | figure missing'
    end as reason
from spending
order by amount desc nulls last, report_id nulls first;
