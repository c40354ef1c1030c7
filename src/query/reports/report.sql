-- name: export-reports
-- title: 各部门各年度的报表 | Reports, with the figures that have cells of their own
-- param: year       integer    optional  年度 | fiscal year
-- param: from       integer    optional  起始年度 | first year
-- param: to         integer    optional  截止年度 | last year
-- param: department department optional  部门 | department
-- param: region     region     optional  地区（含下级） | region and everything below it
-- note: a row a report, in the order of years. A column of an amount bears the name of its item and measure.
select
    report.report_id,
    department.name as department,
    department.code,
    department.region,
    department.region_name,
    staffing.authorised,
    staffing.in_post,
    spending.three_public_prior_outturn,
    spending.three_public_budget,
    spending.three_public_outturn,
    spending.three_public_vehicle_prior_outturn,
    spending.three_public_vehicle_budget,
    spending.three_public_vehicle_outturn,
    spending.three_public_vehicle_purchase_prior_outturn,
    spending.three_public_vehicle_purchase_budget,
    spending.three_public_vehicle_purchase_outturn,
    spending.three_public_vehicle_operation_prior_outturn,
    spending.three_public_vehicle_operation_budget,
    spending.three_public_vehicle_operation_outturn,
    spending.three_public_abroad_prior_outturn,
    spending.three_public_abroad_budget,
    spending.three_public_abroad_outturn,
    spending.three_public_reception_prior_outturn,
    spending.three_public_reception_budget,
    spending.three_public_reception_outturn,
    spending.project_prior_outturn,
    spending.project_budget,
    spending.project_outturn,
    spending.project_business_prior_outturn,
    spending.project_business_budget,
    spending.project_business_outturn,
    spending.project_operation_prior_outturn,
    spending.project_operation_budget,
    spending.project_operation_outturn,
    spending.project_special_prior_outturn,
    spending.project_special_budget,
    spending.project_special_outturn,
    spending.public_use_prior_outturn,
    spending.public_use_budget,
    spending.public_use_outturn,
    spending.public_use_office_prior_outturn,
    spending.public_use_office_budget,
    spending.public_use_office_outturn,
    spending.public_use_utilities_travel_prior_outturn,
    spending.public_use_utilities_travel_budget,
    spending.public_use_utilities_travel_outturn,
    spending.public_use_meetings_training_prior_outturn,
    spending.public_use_meetings_training_budget,
    spending.public_use_meetings_training_outturn,
    spending.procurement_prior_outturn,
    spending.procurement_budget,
    spending.procurement_outturn,
    spending.basic_adjustment_prior_outturn,
    spending.basic_adjustment_budget,
    spending.basic_adjustment_outturn,
    spending.overall_adjustment_prior_outturn,
    spending.overall_adjustment_budget,
    spending.overall_adjustment_outturn,
    fund.total_initial_budget,
    fund.total_adjusted_budget,
    fund.total_outturn,
    fund.revenue_general_public_budget_stated,
    fund.revenue_government_fund_stated,
    fund.revenue_special_account_stated,
    fund.revenue_other_stated,
    fund.expenditure_basic_stated,
    fund.expenditure_project_stated,
    fund.weight,
    fund.score
from report
join department_record as department on department.department_id = report.department_id
left join base_staffing as staffing on staffing.report_id = report.report_id
left join base_spending as spending on spending.report_id = report.report_id
left join self_fund as fund on fund.report_id = report.report_id
where report.report_id between coalesce(:year, :from, 1990) * 1000000000 and coalesce(:year, :to, 2100) * 1000000000 + 999999999
    and (:department is null or report.department_id = :department)
    and (:region is null or report.department_id in (
        select department_id from department_record where region between :region and :region || '~'
    ))
order by report.report_id nulls first;
