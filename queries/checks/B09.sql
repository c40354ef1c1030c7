-- name: B09
-- severity: warning
-- title: 决算超过预算 | Outturn above budget
-- basis: 《基础数据表》：决算数与预算数对比，控制率不高于 100%（财预〔2013〕53号，公用经费控制率和“三公经费”控制率） | form 部门整体支出绩效评价基础数据表: 决算数 against 预算数 of 三公经费, 公用经费, their parts and each 专项资金; control rates at most 100 % (财预〔2013〕53号, 公用经费控制率 and “三公经费”控制率)
-- message: {label}决算 {actual}，超过预算 {expected}，超支 {difference}；请核对两栏数字或说明超支原因 | {label} ({item}): outturn {actual}, budget {expected}, overspent by {difference}; check both figures or explain
-- 说明：预算为零或空白的见 B11。
-- note: A line without budget is B11's.
with overspent as (
    -- One pass finds the reports with such an item; only these are looked at item by item.
    select
        report_id,
        three_public_budget, three_public_outturn,
        three_public_vehicle_budget, three_public_vehicle_outturn,
        three_public_vehicle_purchase_budget, three_public_vehicle_purchase_outturn,
        three_public_vehicle_operation_budget, three_public_vehicle_operation_outturn,
        three_public_abroad_budget, three_public_abroad_outturn,
        three_public_reception_budget, three_public_reception_outturn,
        public_use_budget, public_use_outturn,
        public_use_office_budget, public_use_office_outturn,
        public_use_utilities_travel_budget, public_use_utilities_travel_outturn,
        public_use_meetings_training_budget, public_use_meetings_training_outturn
    from base_spending
    where three_public_outturn > three_public_budget and three_public_budget > 0
        or three_public_vehicle_outturn > three_public_vehicle_budget and three_public_vehicle_budget > 0
        or three_public_vehicle_purchase_outturn > three_public_vehicle_purchase_budget and three_public_vehicle_purchase_budget > 0
        or three_public_vehicle_operation_outturn > three_public_vehicle_operation_budget and three_public_vehicle_operation_budget > 0
        or three_public_abroad_outturn > three_public_abroad_budget and three_public_abroad_budget > 0
        or three_public_reception_outturn > three_public_reception_budget and three_public_reception_budget > 0
        or public_use_outturn > public_use_budget and public_use_budget > 0
        or public_use_office_outturn > public_use_office_budget and public_use_office_budget > 0
        or public_use_utilities_travel_outturn > public_use_utilities_travel_budget and public_use_utilities_travel_budget > 0
        or public_use_meetings_training_outturn > public_use_meetings_training_budget and public_use_meetings_training_budget > 0
),
base_item (number, item, label) as (
    select 1, 'three_public', '三公经费'
    union all
    select 2, 'three_public.vehicle', '公务用车购置和维护经费'
    union all
    select 3, 'three_public.vehicle.purchase', '公车购置'
    union all
    select 4, 'three_public.vehicle.operation', '公车运行维护'
    union all
    select 5, 'three_public.abroad', '出国经费'
    union all
    select 6, 'three_public.reception', '公务接待'
    union all
    select 7, 'public_use', '公用经费'
    union all
    select 8, 'public_use.office', '办公经费'
    union all
    select 9, 'public_use.utilities_travel', '水费、电费、差旅费'
    union all
    select 10, 'public_use.meetings_training', '会议费、培训费'
),
printed as (
    select
        report_id, item, label,
        case number
            when 1 then three_public_budget
            when 2 then three_public_vehicle_budget
            when 3 then three_public_vehicle_purchase_budget
            when 4 then three_public_vehicle_operation_budget
            when 5 then three_public_abroad_budget
            when 6 then three_public_reception_budget
            when 7 then public_use_budget
            when 8 then public_use_office_budget
            when 9 then public_use_utilities_travel_budget
            when 10 then public_use_meetings_training_budget
        end as budget,
        case number
            when 1 then three_public_outturn
            when 2 then three_public_vehicle_outturn
            when 3 then three_public_vehicle_purchase_outturn
            when 4 then three_public_vehicle_operation_outturn
            when 5 then three_public_abroad_outturn
            when 6 then three_public_reception_outturn
            when 7 then public_use_outturn
            when 8 then public_use_office_outturn
            when 9 then public_use_utilities_travel_outturn
            when 10 then public_use_meetings_training_outturn
        end as outturn
    from overspent
    cross join base_item
),
line as (
    select
        report_id, item, label, budget, outturn,
        'base_spending' as section, 0 as position,
        replace(item, '.', '_') || '_outturn' as field,
        replace(item, '.', '_') || '_budget' as other_field
    from printed
    where outturn > budget and budget > 0
    union all
    select record.report_id, name.item, name.label, record.budget, record.outturn, 'base_line', record.position, 'outturn', 'budget'
    from base_line_record as record
    cross join line_name as name
    where record.outturn > record.budget and record.budget > 0
        and name.name_id = record.name_id
        and name.item = 'project.special.line'
)
select
    report_id,
    null as variant,
    item,
    label,
    '万元' as unit,
    budget as expected,
    outturn as actual,
    section,
    position,
    field,
    report_id as other_report_id,
    section as other_section,
    position as other_position,
    other_field
from line
order by report_id nulls last, item nulls last, position nulls last;
