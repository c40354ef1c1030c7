-- name: zero-three-public
-- title: 三公经费零申报的部门 | Departments that report no three public expenses
-- param: year   integer = latest  年度 | fiscal year
-- param: region region optional   地区（含下级） | region and everything below it
-- column: department    department  部门 | department
-- column: prior_outturn money       上年决算数 | prior-year outturn
-- column: budget        money       预算数 | budget
-- column: outturn       money       决算数 | outturn
-- column: state         text        情况 | state
-- source: prior_outturn = three_public prior_outturn
-- source: budget = three_public budget
-- source: outturn = three_public outturn
-- 说明：列出本年三公经费及其各项所填决算数均为零的部门：所填各栏（上年、预算、决算）全为零的在前，仅决算为零的其次；空白不是零，未填或未报送的列在最后并注明。
-- note: departments whose printed outturns of the three public expenses and of their parts are all zero: first those with zeros in every printed column, then those with zero outturns only. A blank is no zero: those without a figure come last.
with spending as (
    select
        report.report_id,
        base_spending.report_id as section,
        base_spending.three_public_prior_outturn as prior,
        base_spending.three_public_budget as budget,
        base_spending.three_public_outturn as outturn,
        coalesce(
            base_spending.three_public_outturn, base_spending.three_public_vehicle_outturn,
            base_spending.three_public_vehicle_purchase_outturn, base_spending.three_public_vehicle_operation_outturn,
            base_spending.three_public_abroad_outturn, base_spending.three_public_reception_outturn
        ) as any_outturn,
        case
            when coalesce(base_spending.three_public_prior_outturn, 0) = 0
                and coalesce(base_spending.three_public_vehicle_prior_outturn, 0) = 0
                and coalesce(base_spending.three_public_vehicle_purchase_prior_outturn, 0) = 0
                and coalesce(base_spending.three_public_vehicle_operation_prior_outturn, 0) = 0
                and coalesce(base_spending.three_public_abroad_prior_outturn, 0) = 0
                and coalesce(base_spending.three_public_reception_prior_outturn, 0) = 0
                and coalesce(base_spending.three_public_budget, 0) = 0
                and coalesce(base_spending.three_public_vehicle_budget, 0) = 0
                and coalesce(base_spending.three_public_vehicle_purchase_budget, 0) = 0
                and coalesce(base_spending.three_public_vehicle_operation_budget, 0) = 0
                and coalesce(base_spending.three_public_abroad_budget, 0) = 0
                and coalesce(base_spending.three_public_reception_budget, 0) = 0
                then 1
            else 0
        end as every_column
    from report
    -- A department that sent no such form is listed, not lost.
    left join base_spending on base_spending.report_id = report.report_id
    where report.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or report.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
        and coalesce(base_spending.three_public_outturn, 0) = 0
        and coalesce(base_spending.three_public_vehicle_outturn, 0) = 0
        and coalesce(base_spending.three_public_vehicle_purchase_outturn, 0) = 0
        and coalesce(base_spending.three_public_vehicle_operation_outturn, 0) = 0
        and coalesce(base_spending.three_public_abroad_outturn, 0) = 0
        and coalesce(base_spending.three_public_reception_outturn, 0) = 0
)
select
    (select name from department_record where department_id = report_id % 1000000000) as department,
    prior / 1000000.0 as prior_outturn,
    budget / 1000000.0 as budget,
    outturn / 1000000.0 as outturn,
    case
        when section is null and not exists (
            select 1
            from submission_record as submission
            where submission.report_id = spending.report_id and submission.form = 'base' and submission.replaced_by is null
        ) and not exists (
            select 1
            from bulk_report as bulk
            where bulk.report_id = spending.report_id and bulk.has_base = 1
        ) then '未报送该表 | form not received'
        when any_outturn is null then '缺少数据 | figure missing'
        when every_column = 1 then '所填各栏均为零 | zero in every printed column'
        else '仅决算为零 | zero outturns only'
    end as state
from spending
order by
    case when any_outturn is null then 2 when every_column = 1 then 0 else 1 end nulls last,
    report_id nulls first;
