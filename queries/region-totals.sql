-- name: region-totals
-- title: 各地区某项支出合计 | Sums of an item by region
-- param: item   item required        项目 | item
-- param: from   integer optional     起始年度 | first year
-- param: to     integer optional     截止年度 | last year
-- param: region region optional      地区 | region
-- column: year          year     年度 | fiscal year
-- column: region        text     地区 | region
-- column: outturns       count    决算数个数 | outturns summed
-- column: prior_outturn money    上年决算数 | prior-year outturn
-- column: budget        money    预算数 | budget
-- column: outturn       money    决算数 | outturn
-- column: change_pct    percent  增减率 | change rate
-- column: control_pct   percent  控制率 | control rate
-- column: prior_outturns count  上年决算数个数 | prior-year outturns summed
-- source: prior_outturn = * prior_outturn
-- 说明：每年每个下一级地区的合计：不指定地区时按省，指定省时按市，指定市时按县；地区为空的一行是未填地区的部门。决算数个数是合计了多少个数。
-- 说明：增减率 =（决算数 − 上年决算数）÷ 上年决算数，上年决算数只取各表“上年决算数”栏，两者个数（末栏为上年决算数个数）不同时不可比，不计算；控制率 = 决算数 ÷ 预算数；分母为零、为负或缺失时不计算。自评表的年度资金总额取调整后预算数与全年执行数，收支分项取其金额。
-- note: sums by year and by the regions one level below: provinces, the cities of a province, the counties of a city. The row without a region is of departments whose region is not known. change rate against the sum of the forms' own prior-year column, and none where the two sums are of different numbers of amounts (prior_outturns, the last column, says of how many the prior-year sum is); control rate = outturn / budget. The self-evaluation form's total counts with its adjusted budget and executed amount, its split lines with their one stated amount.
with
-- A column an item's measure, and beside each of how many amounts it is; a sum of nothing is none.
item_sum (year, region, prior_outturn, budget, outturn, outturns, prior_outturns) as (
    select
        year, region,
        case when three_public_prior_outturn_count > 0 then three_public_prior_outturn end,
        case when three_public_budget_count > 0 then three_public_budget end,
        case when three_public_outturn_count > 0 then three_public_outturn end,
        three_public_outturn_count,
        three_public_prior_outturn_count
    from summary_record
    where :item = 'three_public' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (three_public_prior_outturn_count > 0 or three_public_budget_count > 0 or three_public_outturn_count > 0)
    union all
    select
        year, region,
        case when three_public_vehicle_prior_outturn_count > 0 then three_public_vehicle_prior_outturn end,
        case when three_public_vehicle_budget_count > 0 then three_public_vehicle_budget end,
        case when three_public_vehicle_outturn_count > 0 then three_public_vehicle_outturn end,
        three_public_vehicle_outturn_count,
        three_public_vehicle_prior_outturn_count
    from summary_record
    where :item = 'three_public.vehicle' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (three_public_vehicle_prior_outturn_count > 0 or three_public_vehicle_budget_count > 0 or three_public_vehicle_outturn_count > 0)
    union all
    select
        year, region,
        case when three_public_vehicle_purchase_prior_outturn_count > 0 then three_public_vehicle_purchase_prior_outturn end,
        case when three_public_vehicle_purchase_budget_count > 0 then three_public_vehicle_purchase_budget end,
        case when three_public_vehicle_purchase_outturn_count > 0 then three_public_vehicle_purchase_outturn end,
        three_public_vehicle_purchase_outturn_count,
        three_public_vehicle_purchase_prior_outturn_count
    from summary_record
    where :item = 'three_public.vehicle.purchase' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (three_public_vehicle_purchase_prior_outturn_count > 0 or three_public_vehicle_purchase_budget_count > 0 or three_public_vehicle_purchase_outturn_count > 0)
    union all
    select
        year, region,
        case when three_public_vehicle_operation_prior_outturn_count > 0 then three_public_vehicle_operation_prior_outturn end,
        case when three_public_vehicle_operation_budget_count > 0 then three_public_vehicle_operation_budget end,
        case when three_public_vehicle_operation_outturn_count > 0 then three_public_vehicle_operation_outturn end,
        three_public_vehicle_operation_outturn_count,
        three_public_vehicle_operation_prior_outturn_count
    from summary_record
    where :item = 'three_public.vehicle.operation' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (three_public_vehicle_operation_prior_outturn_count > 0 or three_public_vehicle_operation_budget_count > 0 or three_public_vehicle_operation_outturn_count > 0)
    union all
    select
        year, region,
        case when three_public_abroad_prior_outturn_count > 0 then three_public_abroad_prior_outturn end,
        case when three_public_abroad_budget_count > 0 then three_public_abroad_budget end,
        case when three_public_abroad_outturn_count > 0 then three_public_abroad_outturn end,
        three_public_abroad_outturn_count,
        three_public_abroad_prior_outturn_count
    from summary_record
    where :item = 'three_public.abroad' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (three_public_abroad_prior_outturn_count > 0 or three_public_abroad_budget_count > 0 or three_public_abroad_outturn_count > 0)
    union all
    select
        year, region,
        case when three_public_reception_prior_outturn_count > 0 then three_public_reception_prior_outturn end,
        case when three_public_reception_budget_count > 0 then three_public_reception_budget end,
        case when three_public_reception_outturn_count > 0 then three_public_reception_outturn end,
        three_public_reception_outturn_count,
        three_public_reception_prior_outturn_count
    from summary_record
    where :item = 'three_public.reception' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (three_public_reception_prior_outturn_count > 0 or three_public_reception_budget_count > 0 or three_public_reception_outturn_count > 0)
    union all
    select
        year, region,
        case when project_prior_outturn_count > 0 then project_prior_outturn end,
        case when project_budget_count > 0 then project_budget end,
        case when project_outturn_count > 0 then project_outturn end,
        project_outturn_count,
        project_prior_outturn_count
    from summary_record
    where :item = 'project' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (project_prior_outturn_count > 0 or project_budget_count > 0 or project_outturn_count > 0)
    union all
    select
        year, region,
        case when project_business_prior_outturn_count > 0 then project_business_prior_outturn end,
        case when project_business_budget_count > 0 then project_business_budget end,
        case when project_business_outturn_count > 0 then project_business_outturn end,
        project_business_outturn_count,
        project_business_prior_outturn_count
    from summary_record
    where :item = 'project.business' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (project_business_prior_outturn_count > 0 or project_business_budget_count > 0 or project_business_outturn_count > 0)
    union all
    select
        year, region,
        case when project_operation_prior_outturn_count > 0 then project_operation_prior_outturn end,
        case when project_operation_budget_count > 0 then project_operation_budget end,
        case when project_operation_outturn_count > 0 then project_operation_outturn end,
        project_operation_outturn_count,
        project_operation_prior_outturn_count
    from summary_record
    where :item = 'project.operation' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (project_operation_prior_outturn_count > 0 or project_operation_budget_count > 0 or project_operation_outturn_count > 0)
    union all
    select
        year, region,
        case when project_special_prior_outturn_count > 0 then project_special_prior_outturn end,
        case when project_special_budget_count > 0 then project_special_budget end,
        case when project_special_outturn_count > 0 then project_special_outturn end,
        project_special_outturn_count,
        project_special_prior_outturn_count
    from summary_record
    where :item = 'project.special' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (project_special_prior_outturn_count > 0 or project_special_budget_count > 0 or project_special_outturn_count > 0)
    union all
    select
        year, region,
        case when project_special_line_prior_outturn_count > 0 then project_special_line_prior_outturn end,
        coalesce(case when project_special_line_budget_count > 0 then project_special_line_budget end, case when project_special_line_adjusted_budget_count > 0 then project_special_line_adjusted_budget end),
        coalesce(case when project_special_line_outturn_count > 0 then project_special_line_outturn end, case when project_special_line_stated_count > 0 then project_special_line_stated end),
        project_special_line_outturn_count + project_special_line_stated_count,
        project_special_line_prior_outturn_count
    from summary_record
    where :item = 'project.special.line' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (project_special_line_prior_outturn_count > 0 or project_special_line_budget_count > 0 or project_special_line_adjusted_budget_count > 0 or project_special_line_outturn_count > 0 or project_special_line_stated_count > 0)
    union all
    select
        year, region,
        case when public_use_prior_outturn_count > 0 then public_use_prior_outturn end,
        case when public_use_budget_count > 0 then public_use_budget end,
        case when public_use_outturn_count > 0 then public_use_outturn end,
        public_use_outturn_count,
        public_use_prior_outturn_count
    from summary_record
    where :item = 'public_use' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (public_use_prior_outturn_count > 0 or public_use_budget_count > 0 or public_use_outturn_count > 0)
    union all
    select
        year, region,
        case when public_use_office_prior_outturn_count > 0 then public_use_office_prior_outturn end,
        case when public_use_office_budget_count > 0 then public_use_office_budget end,
        case when public_use_office_outturn_count > 0 then public_use_office_outturn end,
        public_use_office_outturn_count,
        public_use_office_prior_outturn_count
    from summary_record
    where :item = 'public_use.office' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (public_use_office_prior_outturn_count > 0 or public_use_office_budget_count > 0 or public_use_office_outturn_count > 0)
    union all
    select
        year, region,
        case when public_use_utilities_travel_prior_outturn_count > 0 then public_use_utilities_travel_prior_outturn end,
        case when public_use_utilities_travel_budget_count > 0 then public_use_utilities_travel_budget end,
        case when public_use_utilities_travel_outturn_count > 0 then public_use_utilities_travel_outturn end,
        public_use_utilities_travel_outturn_count,
        public_use_utilities_travel_prior_outturn_count
    from summary_record
    where :item = 'public_use.utilities_travel' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (public_use_utilities_travel_prior_outturn_count > 0 or public_use_utilities_travel_budget_count > 0 or public_use_utilities_travel_outturn_count > 0)
    union all
    select
        year, region,
        case when public_use_meetings_training_prior_outturn_count > 0 then public_use_meetings_training_prior_outturn end,
        case when public_use_meetings_training_budget_count > 0 then public_use_meetings_training_budget end,
        case when public_use_meetings_training_outturn_count > 0 then public_use_meetings_training_outturn end,
        public_use_meetings_training_outturn_count,
        public_use_meetings_training_prior_outturn_count
    from summary_record
    where :item = 'public_use.meetings_training' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (public_use_meetings_training_prior_outturn_count > 0 or public_use_meetings_training_budget_count > 0 or public_use_meetings_training_outturn_count > 0)
    union all
    select
        year, region,
        case when procurement_prior_outturn_count > 0 then procurement_prior_outturn end,
        case when procurement_budget_count > 0 then procurement_budget end,
        case when procurement_outturn_count > 0 then procurement_outturn end,
        procurement_outturn_count,
        procurement_prior_outturn_count
    from summary_record
    where :item = 'procurement' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (procurement_prior_outturn_count > 0 or procurement_budget_count > 0 or procurement_outturn_count > 0)
    union all
    select
        year, region,
        case when basic_adjustment_prior_outturn_count > 0 then basic_adjustment_prior_outturn end,
        case when basic_adjustment_budget_count > 0 then basic_adjustment_budget end,
        case when basic_adjustment_outturn_count > 0 then basic_adjustment_outturn end,
        basic_adjustment_outturn_count,
        basic_adjustment_prior_outturn_count
    from summary_record
    where :item = 'basic_adjustment' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (basic_adjustment_prior_outturn_count > 0 or basic_adjustment_budget_count > 0 or basic_adjustment_outturn_count > 0)
    union all
    select
        year, region,
        case when overall_adjustment_prior_outturn_count > 0 then overall_adjustment_prior_outturn end,
        case when overall_adjustment_budget_count > 0 then overall_adjustment_budget end,
        case when overall_adjustment_outturn_count > 0 then overall_adjustment_outturn end,
        overall_adjustment_outturn_count,
        overall_adjustment_prior_outturn_count
    from summary_record
    where :item = 'overall_adjustment' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (overall_adjustment_prior_outturn_count > 0 or overall_adjustment_budget_count > 0 or overall_adjustment_outturn_count > 0)
    union all
    select
        year, region,
        null,
        case when total_adjusted_budget_count > 0 then total_adjusted_budget end,
        case when total_outturn_count > 0 then total_outturn end,
        total_outturn_count,
        0
    from summary_record
    where :item = 'total' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (total_adjusted_budget_count > 0 or total_outturn_count > 0)
    union all
    select
        year, region,
        null,
        null,
        case when revenue_general_public_budget_stated_count > 0 then revenue_general_public_budget_stated end,
        revenue_general_public_budget_stated_count,
        0
    from summary_record
    where :item = 'revenue.general_public_budget' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (revenue_general_public_budget_stated_count > 0)
    union all
    select
        year, region,
        null,
        null,
        case when revenue_government_fund_stated_count > 0 then revenue_government_fund_stated end,
        revenue_government_fund_stated_count,
        0
    from summary_record
    where :item = 'revenue.government_fund' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (revenue_government_fund_stated_count > 0)
    union all
    select
        year, region,
        null,
        null,
        case when revenue_special_account_stated_count > 0 then revenue_special_account_stated end,
        revenue_special_account_stated_count,
        0
    from summary_record
    where :item = 'revenue.special_account' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (revenue_special_account_stated_count > 0)
    union all
    select
        year, region,
        null,
        null,
        case when revenue_other_stated_count > 0 then revenue_other_stated end,
        revenue_other_stated_count,
        0
    from summary_record
    where :item = 'revenue.other' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (revenue_other_stated_count > 0)
    union all
    select
        year, region,
        null,
        null,
        case when expenditure_basic_stated_count > 0 then expenditure_basic_stated end,
        expenditure_basic_stated_count,
        0
    from summary_record
    where :item = 'expenditure.basic' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (expenditure_basic_stated_count > 0)
    union all
    select
        year, region,
        null,
        null,
        case when expenditure_project_stated_count > 0 then expenditure_project_stated end,
        expenditure_project_stated_count,
        0
    from summary_record
    where :item = 'expenditure.project' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (expenditure_project_stated_count > 0)
    union all
    select
        year, region,
        case when other_prior_outturn_count > 0 then other_prior_outturn end,
        coalesce(case when other_budget_count > 0 then other_budget end, case when other_adjusted_budget_count > 0 then other_adjusted_budget end),
        coalesce(case when other_outturn_count > 0 then other_outturn end, case when other_stated_count > 0 then other_stated end),
        other_outturn_count + other_stated_count,
        other_prior_outturn_count
    from summary_record
    where :item = 'other' and digits = case when :region is null then 2 when length(:region) = 2 then 4 else 6 end
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and (:region is null or region between :region and :region || '~')
        and (other_prior_outturn_count > 0 or other_budget_count > 0 or other_adjusted_budget_count > 0 or other_outturn_count > 0 or other_stated_count > 0)
),
rated as (
    select
        year, outturns, prior_outturns, prior_outturn as prior, budget, outturn,
        case when region <> '' then substr(region || '0000', 1, 6) end as region,
        outturn - prior_outturn as change,
        case when prior_outturn > 0 and prior_outturns = outturns then prior_outturn end as prior_base,
        case when budget > 0 then budget end as budget_base
    from item_sum
)
select
    year,
    region,
    outturns,
    prior / 1000000.0 as prior_outturn,
    budget / 1000000.0 as budget,
    outturn / 1000000.0 as outturn,
    (change / prior_base * 10000 + change % prior_base * 100 / prior_base * 100
        + change % prior_base * 100 % prior_base * 100 / prior_base
        + change % prior_base * 100 % prior_base * 100 % prior_base * 2 / prior_base) / 100.0 as change_pct,
    (outturn / budget_base * 10000 + outturn % budget_base * 100 / budget_base * 100
        + outturn % budget_base * 100 % budget_base * 100 / budget_base
        + outturn % budget_base * 100 % budget_base * 100 % budget_base * 2 / budget_base) / 100.0 as control_pct,
    prior_outturns
from rated
order by year nulls last, region nulls last;
