-- name: Y05
-- severity: warning
-- title: 各项数字大多与上年报表相同 | Most figures are those of last year's form
-- param: share integer = 80  相同的格占比（%） | share of cells that are the same, in percent
-- param: least integer = 10  至少比较多少格 | least number of cells compared
-- basis: 《基础数据表》：同一部门两年的上年决算数、预算数、决算数逐格对比，数字与上年相同的可能是照抄 | form 部门整体支出绩效评价基础数据表: 上年决算数, 预算数 and 决算数 of two years of the same department, cell by cell; a form with last year's figures was copied
-- message: 与上年报表都已填且不全为零的 {expected} 格中，{actual} 格数字完全相同，不少于 {allowed_pct}%；请核对是否误用上年报表 | Of {expected} cells filled in both years, {actual} have the same figure, {allowed_pct} % or more; check that last year's form was not used again
-- 说明：两年都为零的格和任一年空白的格不计。
-- note: Cells that are zero in both years, or blank in either, do not count.
with compared as (
    select
        now.report_id,
        case when now.three_public_prior_outturn <> 0 and before.three_public_prior_outturn is not null or before.three_public_prior_outturn <> 0 and now.three_public_prior_outturn is not null then 1 else 0 end
            + case when now.three_public_budget <> 0 and before.three_public_budget is not null or before.three_public_budget <> 0 and now.three_public_budget is not null then 1 else 0 end
            + case when now.three_public_outturn <> 0 and before.three_public_outturn is not null or before.three_public_outturn <> 0 and now.three_public_outturn is not null then 1 else 0 end
            + case when now.three_public_vehicle_prior_outturn <> 0 and before.three_public_vehicle_prior_outturn is not null or before.three_public_vehicle_prior_outturn <> 0 and now.three_public_vehicle_prior_outturn is not null then 1 else 0 end
            + case when now.three_public_vehicle_budget <> 0 and before.three_public_vehicle_budget is not null or before.three_public_vehicle_budget <> 0 and now.three_public_vehicle_budget is not null then 1 else 0 end
            + case when now.three_public_vehicle_outturn <> 0 and before.three_public_vehicle_outturn is not null or before.three_public_vehicle_outturn <> 0 and now.three_public_vehicle_outturn is not null then 1 else 0 end
            + case when now.three_public_vehicle_purchase_prior_outturn <> 0 and before.three_public_vehicle_purchase_prior_outturn is not null or before.three_public_vehicle_purchase_prior_outturn <> 0 and now.three_public_vehicle_purchase_prior_outturn is not null then 1 else 0 end
            + case when now.three_public_vehicle_purchase_budget <> 0 and before.three_public_vehicle_purchase_budget is not null or before.three_public_vehicle_purchase_budget <> 0 and now.three_public_vehicle_purchase_budget is not null then 1 else 0 end
            + case when now.three_public_vehicle_purchase_outturn <> 0 and before.three_public_vehicle_purchase_outturn is not null or before.three_public_vehicle_purchase_outturn <> 0 and now.three_public_vehicle_purchase_outturn is not null then 1 else 0 end
            + case when now.three_public_vehicle_operation_prior_outturn <> 0 and before.three_public_vehicle_operation_prior_outturn is not null or before.three_public_vehicle_operation_prior_outturn <> 0 and now.three_public_vehicle_operation_prior_outturn is not null then 1 else 0 end
            + case when now.three_public_vehicle_operation_budget <> 0 and before.three_public_vehicle_operation_budget is not null or before.three_public_vehicle_operation_budget <> 0 and now.three_public_vehicle_operation_budget is not null then 1 else 0 end
            + case when now.three_public_vehicle_operation_outturn <> 0 and before.three_public_vehicle_operation_outturn is not null or before.three_public_vehicle_operation_outturn <> 0 and now.three_public_vehicle_operation_outturn is not null then 1 else 0 end
            + case when now.three_public_abroad_prior_outturn <> 0 and before.three_public_abroad_prior_outturn is not null or before.three_public_abroad_prior_outturn <> 0 and now.three_public_abroad_prior_outturn is not null then 1 else 0 end
            + case when now.three_public_abroad_budget <> 0 and before.three_public_abroad_budget is not null or before.three_public_abroad_budget <> 0 and now.three_public_abroad_budget is not null then 1 else 0 end
            + case when now.three_public_abroad_outturn <> 0 and before.three_public_abroad_outturn is not null or before.three_public_abroad_outturn <> 0 and now.three_public_abroad_outturn is not null then 1 else 0 end
            + case when now.three_public_reception_prior_outturn <> 0 and before.three_public_reception_prior_outturn is not null or before.three_public_reception_prior_outturn <> 0 and now.three_public_reception_prior_outturn is not null then 1 else 0 end
            + case when now.three_public_reception_budget <> 0 and before.three_public_reception_budget is not null or before.three_public_reception_budget <> 0 and now.three_public_reception_budget is not null then 1 else 0 end
            + case when now.three_public_reception_outturn <> 0 and before.three_public_reception_outturn is not null or before.three_public_reception_outturn <> 0 and now.three_public_reception_outturn is not null then 1 else 0 end
            + case when now.project_prior_outturn <> 0 and before.project_prior_outturn is not null or before.project_prior_outturn <> 0 and now.project_prior_outturn is not null then 1 else 0 end
            + case when now.project_budget <> 0 and before.project_budget is not null or before.project_budget <> 0 and now.project_budget is not null then 1 else 0 end
            + case when now.project_outturn <> 0 and before.project_outturn is not null or before.project_outturn <> 0 and now.project_outturn is not null then 1 else 0 end
            + case when now.project_business_prior_outturn <> 0 and before.project_business_prior_outturn is not null or before.project_business_prior_outturn <> 0 and now.project_business_prior_outturn is not null then 1 else 0 end
            + case when now.project_business_budget <> 0 and before.project_business_budget is not null or before.project_business_budget <> 0 and now.project_business_budget is not null then 1 else 0 end
            + case when now.project_business_outturn <> 0 and before.project_business_outturn is not null or before.project_business_outturn <> 0 and now.project_business_outturn is not null then 1 else 0 end
            + case when now.project_operation_prior_outturn <> 0 and before.project_operation_prior_outturn is not null or before.project_operation_prior_outturn <> 0 and now.project_operation_prior_outturn is not null then 1 else 0 end
            + case when now.project_operation_budget <> 0 and before.project_operation_budget is not null or before.project_operation_budget <> 0 and now.project_operation_budget is not null then 1 else 0 end
            + case when now.project_operation_outturn <> 0 and before.project_operation_outturn is not null or before.project_operation_outturn <> 0 and now.project_operation_outturn is not null then 1 else 0 end
            + case when now.project_special_prior_outturn <> 0 and before.project_special_prior_outturn is not null or before.project_special_prior_outturn <> 0 and now.project_special_prior_outturn is not null then 1 else 0 end
            + case when now.project_special_budget <> 0 and before.project_special_budget is not null or before.project_special_budget <> 0 and now.project_special_budget is not null then 1 else 0 end
            + case when now.project_special_outturn <> 0 and before.project_special_outturn is not null or before.project_special_outturn <> 0 and now.project_special_outturn is not null then 1 else 0 end
            + case when now.public_use_prior_outturn <> 0 and before.public_use_prior_outturn is not null or before.public_use_prior_outturn <> 0 and now.public_use_prior_outturn is not null then 1 else 0 end
            + case when now.public_use_budget <> 0 and before.public_use_budget is not null or before.public_use_budget <> 0 and now.public_use_budget is not null then 1 else 0 end
            + case when now.public_use_outturn <> 0 and before.public_use_outturn is not null or before.public_use_outturn <> 0 and now.public_use_outturn is not null then 1 else 0 end
            + case when now.public_use_office_prior_outturn <> 0 and before.public_use_office_prior_outturn is not null or before.public_use_office_prior_outturn <> 0 and now.public_use_office_prior_outturn is not null then 1 else 0 end
            + case when now.public_use_office_budget <> 0 and before.public_use_office_budget is not null or before.public_use_office_budget <> 0 and now.public_use_office_budget is not null then 1 else 0 end
            + case when now.public_use_office_outturn <> 0 and before.public_use_office_outturn is not null or before.public_use_office_outturn <> 0 and now.public_use_office_outturn is not null then 1 else 0 end
            + case when now.public_use_utilities_travel_prior_outturn <> 0 and before.public_use_utilities_travel_prior_outturn is not null or before.public_use_utilities_travel_prior_outturn <> 0 and now.public_use_utilities_travel_prior_outturn is not null then 1 else 0 end
            + case when now.public_use_utilities_travel_budget <> 0 and before.public_use_utilities_travel_budget is not null or before.public_use_utilities_travel_budget <> 0 and now.public_use_utilities_travel_budget is not null then 1 else 0 end
            + case when now.public_use_utilities_travel_outturn <> 0 and before.public_use_utilities_travel_outturn is not null or before.public_use_utilities_travel_outturn <> 0 and now.public_use_utilities_travel_outturn is not null then 1 else 0 end
            + case when now.public_use_meetings_training_prior_outturn <> 0 and before.public_use_meetings_training_prior_outturn is not null or before.public_use_meetings_training_prior_outturn <> 0 and now.public_use_meetings_training_prior_outturn is not null then 1 else 0 end
            + case when now.public_use_meetings_training_budget <> 0 and before.public_use_meetings_training_budget is not null or before.public_use_meetings_training_budget <> 0 and now.public_use_meetings_training_budget is not null then 1 else 0 end
            + case when now.public_use_meetings_training_outturn <> 0 and before.public_use_meetings_training_outturn is not null or before.public_use_meetings_training_outturn <> 0 and now.public_use_meetings_training_outturn is not null then 1 else 0 end
            + case when now.procurement_prior_outturn <> 0 and before.procurement_prior_outturn is not null or before.procurement_prior_outturn <> 0 and now.procurement_prior_outturn is not null then 1 else 0 end
            + case when now.procurement_budget <> 0 and before.procurement_budget is not null or before.procurement_budget <> 0 and now.procurement_budget is not null then 1 else 0 end
            + case when now.procurement_outturn <> 0 and before.procurement_outturn is not null or before.procurement_outturn <> 0 and now.procurement_outturn is not null then 1 else 0 end as cells,
        case when now.three_public_prior_outturn = before.three_public_prior_outturn and now.three_public_prior_outturn <> 0 then 1 else 0 end
            + case when now.three_public_budget = before.three_public_budget and now.three_public_budget <> 0 then 1 else 0 end
            + case when now.three_public_outturn = before.three_public_outturn and now.three_public_outturn <> 0 then 1 else 0 end
            + case when now.three_public_vehicle_prior_outturn = before.three_public_vehicle_prior_outturn and now.three_public_vehicle_prior_outturn <> 0 then 1 else 0 end
            + case when now.three_public_vehicle_budget = before.three_public_vehicle_budget and now.three_public_vehicle_budget <> 0 then 1 else 0 end
            + case when now.three_public_vehicle_outturn = before.three_public_vehicle_outturn and now.three_public_vehicle_outturn <> 0 then 1 else 0 end
            + case when now.three_public_vehicle_purchase_prior_outturn = before.three_public_vehicle_purchase_prior_outturn and now.three_public_vehicle_purchase_prior_outturn <> 0 then 1 else 0 end
            + case when now.three_public_vehicle_purchase_budget = before.three_public_vehicle_purchase_budget and now.three_public_vehicle_purchase_budget <> 0 then 1 else 0 end
            + case when now.three_public_vehicle_purchase_outturn = before.three_public_vehicle_purchase_outturn and now.three_public_vehicle_purchase_outturn <> 0 then 1 else 0 end
            + case when now.three_public_vehicle_operation_prior_outturn = before.three_public_vehicle_operation_prior_outturn and now.three_public_vehicle_operation_prior_outturn <> 0 then 1 else 0 end
            + case when now.three_public_vehicle_operation_budget = before.three_public_vehicle_operation_budget and now.three_public_vehicle_operation_budget <> 0 then 1 else 0 end
            + case when now.three_public_vehicle_operation_outturn = before.three_public_vehicle_operation_outturn and now.three_public_vehicle_operation_outturn <> 0 then 1 else 0 end
            + case when now.three_public_abroad_prior_outturn = before.three_public_abroad_prior_outturn and now.three_public_abroad_prior_outturn <> 0 then 1 else 0 end
            + case when now.three_public_abroad_budget = before.three_public_abroad_budget and now.three_public_abroad_budget <> 0 then 1 else 0 end
            + case when now.three_public_abroad_outturn = before.three_public_abroad_outturn and now.three_public_abroad_outturn <> 0 then 1 else 0 end
            + case when now.three_public_reception_prior_outturn = before.three_public_reception_prior_outturn and now.three_public_reception_prior_outturn <> 0 then 1 else 0 end
            + case when now.three_public_reception_budget = before.three_public_reception_budget and now.three_public_reception_budget <> 0 then 1 else 0 end
            + case when now.three_public_reception_outturn = before.three_public_reception_outturn and now.three_public_reception_outturn <> 0 then 1 else 0 end
            + case when now.project_prior_outturn = before.project_prior_outturn and now.project_prior_outturn <> 0 then 1 else 0 end
            + case when now.project_budget = before.project_budget and now.project_budget <> 0 then 1 else 0 end
            + case when now.project_outturn = before.project_outturn and now.project_outturn <> 0 then 1 else 0 end
            + case when now.project_business_prior_outturn = before.project_business_prior_outturn and now.project_business_prior_outturn <> 0 then 1 else 0 end
            + case when now.project_business_budget = before.project_business_budget and now.project_business_budget <> 0 then 1 else 0 end
            + case when now.project_business_outturn = before.project_business_outturn and now.project_business_outturn <> 0 then 1 else 0 end
            + case when now.project_operation_prior_outturn = before.project_operation_prior_outturn and now.project_operation_prior_outturn <> 0 then 1 else 0 end
            + case when now.project_operation_budget = before.project_operation_budget and now.project_operation_budget <> 0 then 1 else 0 end
            + case when now.project_operation_outturn = before.project_operation_outturn and now.project_operation_outturn <> 0 then 1 else 0 end
            + case when now.project_special_prior_outturn = before.project_special_prior_outturn and now.project_special_prior_outturn <> 0 then 1 else 0 end
            + case when now.project_special_budget = before.project_special_budget and now.project_special_budget <> 0 then 1 else 0 end
            + case when now.project_special_outturn = before.project_special_outturn and now.project_special_outturn <> 0 then 1 else 0 end
            + case when now.public_use_prior_outturn = before.public_use_prior_outturn and now.public_use_prior_outturn <> 0 then 1 else 0 end
            + case when now.public_use_budget = before.public_use_budget and now.public_use_budget <> 0 then 1 else 0 end
            + case when now.public_use_outturn = before.public_use_outturn and now.public_use_outturn <> 0 then 1 else 0 end
            + case when now.public_use_office_prior_outturn = before.public_use_office_prior_outturn and now.public_use_office_prior_outturn <> 0 then 1 else 0 end
            + case when now.public_use_office_budget = before.public_use_office_budget and now.public_use_office_budget <> 0 then 1 else 0 end
            + case when now.public_use_office_outturn = before.public_use_office_outturn and now.public_use_office_outturn <> 0 then 1 else 0 end
            + case when now.public_use_utilities_travel_prior_outturn = before.public_use_utilities_travel_prior_outturn and now.public_use_utilities_travel_prior_outturn <> 0 then 1 else 0 end
            + case when now.public_use_utilities_travel_budget = before.public_use_utilities_travel_budget and now.public_use_utilities_travel_budget <> 0 then 1 else 0 end
            + case when now.public_use_utilities_travel_outturn = before.public_use_utilities_travel_outturn and now.public_use_utilities_travel_outturn <> 0 then 1 else 0 end
            + case when now.public_use_meetings_training_prior_outturn = before.public_use_meetings_training_prior_outturn and now.public_use_meetings_training_prior_outturn <> 0 then 1 else 0 end
            + case when now.public_use_meetings_training_budget = before.public_use_meetings_training_budget and now.public_use_meetings_training_budget <> 0 then 1 else 0 end
            + case when now.public_use_meetings_training_outturn = before.public_use_meetings_training_outturn and now.public_use_meetings_training_outturn <> 0 then 1 else 0 end
            + case when now.procurement_prior_outturn = before.procurement_prior_outturn and now.procurement_prior_outturn <> 0 then 1 else 0 end
            + case when now.procurement_budget = before.procurement_budget and now.procurement_budget <> 0 then 1 else 0 end
            + case when now.procurement_outturn = before.procurement_outturn and now.procurement_outturn <> 0 then 1 else 0 end as same
    from base_spending as now
    cross join base_spending as before
    where before.report_id = now.report_id - 1000000000
        -- A copied form has the same totals; the rest is looked at only then.
        and (now.project_outturn = before.project_outturn and now.project_outturn <> 0
            or now.public_use_outturn = before.public_use_outturn and now.public_use_outturn <> 0
            or now.three_public_outturn = before.three_public_outturn and now.three_public_outturn <> 0)
)
select
    report_id,
    null as variant,
    '' as item,
    '经费控制情况' as label,
    null as unit,
    cells * 10000 as expected,
    same * 10000 as actual,
    'base_spending' as section,
    0 as position,
    'project_outturn' as field,
    report_id - 1000000000 as other_report_id,
    'base_spending' as other_section,
    0 as other_position,
    'project_outturn' as other_field,
    :share as allowed_pct
from compared
where cells >= :least and same * 100 >= :share * cells
order by report_id nulls last;
