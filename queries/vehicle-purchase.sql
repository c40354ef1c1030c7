-- name: vehicle-purchase
-- title: 购置公务用车的部门 | Departments that bought vehicles
-- param: year   integer = latest  年度 | fiscal year
-- param: region region optional   地区（含下级） | region and everything below it
-- column: rank          rank        名次 | rank
-- column: department    department  部门 | department
-- column: prior_outturn money       上年决算数 | prior-year outturn
-- column: budget        money       预算数 | budget
-- column: outturn       money       决算数 | outturn
-- column: three_public  money       三公经费决算数 | three public expenses
-- column: reason        text        未排名原因 | why not ranked
-- source: prior_outturn = three_public.vehicle.purchase prior
-- source: budget = three_public.vehicle.purchase budget
-- source: outturn = three_public.vehicle.purchase outturn
-- source: three_public = three_public outturn
-- chart: bar x=department y=outturn
-- 说明：列出公车购置决算数大于零的部门，金额大的在前，相同者并列；上年决算数取本表“上年决算数”栏，空白时取上年自己报表的决算数。
-- 说明：未填该项的部门不能断定没有发生，列在最后，不排名并注明原因；填 0 的不列。
-- note: departments whose outturn of vehicle purchases is above zero, the largest first. A blank is no zero: those that left the row blank or sent no form come last with the reason; a printed 0 is not listed.
with spending as (
    select
        report.report_id,
        base_spending.report_id as section,
        coalesce(base_spending.three_public_vehicle_purchase_prior_outturn, before.three_public_vehicle_purchase_outturn) as prior,
        base_spending.three_public_vehicle_purchase_budget as budget,
        base_spending.three_public_vehicle_purchase_outturn as amount,
        base_spending.three_public_outturn as three_public
    from report
    -- A department that sent no such form is listed, not lost.
    left join base_spending on base_spending.report_id = report.report_id
    left join base_spending as before on before.report_id = report.report_id - 1000000000
    where report.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or report.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
        and (base_spending.three_public_vehicle_purchase_outturn > 0 or base_spending.three_public_vehicle_purchase_outturn is null)
)
select
    case when amount is not null then rank() over (order by amount desc nulls last) end as rank,
    (select name from department_record where department_id = report_id % 1000000000) as department,
    prior / 1000000.0 as prior_outturn,
    budget / 1000000.0 as budget,
    amount / 1000000.0 as outturn,
    three_public / 1000000.0 as three_public,
    case
        when amount is not null then null
        when section is null and not exists (
            select 1
            from submission_record as submission
            where submission.report_id = spending.report_id and submission.form = 'base' and submission.replaced_by is null
        ) and not exists (
            select 1
            from bulk_report as bulk
            where bulk.report_id = spending.report_id and bulk.has_base = 1
        ) then '未报送该表 | form not received'
        else '缺少数据 | figure missing'
    end as reason
from spending
order by amount desc nulls last, report_id nulls first;
