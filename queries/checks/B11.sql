-- name: B11
-- severity: warning
-- title: 没有预算却有支出 | Spending without a budget
-- basis: 《基础数据表》：有决算数应有预算数；预算为零的支出没有控制率（财预〔2013〕53号） | form 部门整体支出绩效评价基础数据表: a line with 决算数 needs 预算数; spending over a zero budget has no control rate (rates of 财预〔2013〕53号)
-- message: {label}决算 {actual}，而预算为 {expected}；请补填预算或说明支出依据 | {label} ({item}): outturn {actual}, but budget {expected}; fill in the budget or explain
-- 说明：预算为零或空白均列出；全表都没有预算数的不列，因为缺的是一栏，不是一项。
-- note: Zero and blank budgets alike, unless the report gives no budget at all: then a column is missing, not a line's budget.
with unbudgeted as (
    -- One pass finds the reports with such an item; only these are looked at item by item.
    select
        report_id,
        three_public_budget, three_public_outturn,
        three_public_vehicle_budget, three_public_vehicle_outturn,
        three_public_vehicle_purchase_budget, three_public_vehicle_purchase_outturn,
        three_public_vehicle_operation_budget, three_public_vehicle_operation_outturn,
        three_public_abroad_budget, three_public_abroad_outturn,
        three_public_reception_budget, three_public_reception_outturn,
        project_business_budget, project_business_outturn,
        project_operation_budget, project_operation_outturn,
        project_special_budget, project_special_outturn,
        public_use_budget, public_use_outturn,
        public_use_office_budget, public_use_office_outturn,
        public_use_utilities_travel_budget, public_use_utilities_travel_outturn,
        public_use_meetings_training_budget, public_use_meetings_training_outturn,
        procurement_budget, procurement_outturn
    from base_spending
    where three_public_outturn > 0 and coalesce(three_public_budget, 0) = 0
        or three_public_vehicle_outturn > 0 and coalesce(three_public_vehicle_budget, 0) = 0
        or three_public_vehicle_purchase_outturn > 0 and coalesce(three_public_vehicle_purchase_budget, 0) = 0
        or three_public_vehicle_operation_outturn > 0 and coalesce(three_public_vehicle_operation_budget, 0) = 0
        or three_public_abroad_outturn > 0 and coalesce(three_public_abroad_budget, 0) = 0
        or three_public_reception_outturn > 0 and coalesce(three_public_reception_budget, 0) = 0
        or project_business_outturn > 0 and coalesce(project_business_budget, 0) = 0
        or project_operation_outturn > 0 and coalesce(project_operation_budget, 0) = 0
        or project_special_outturn > 0 and coalesce(project_special_budget, 0) = 0
        or public_use_outturn > 0 and coalesce(public_use_budget, 0) = 0
        or public_use_office_outturn > 0 and coalesce(public_use_office_budget, 0) = 0
        or public_use_utilities_travel_outturn > 0 and coalesce(public_use_utilities_travel_budget, 0) = 0
        or public_use_meetings_training_outturn > 0 and coalesce(public_use_meetings_training_budget, 0) = 0
        or procurement_outturn > 0 and coalesce(procurement_budget, 0) = 0
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
    select 7, 'project.business', '业务经费'
    union all
    select 8, 'project.operation', '运行维护经费'
    union all
    select 9, 'project.special', '专项资金'
    union all
    select 10, 'public_use', '公用经费'
    union all
    select 11, 'public_use.office', '办公经费'
    union all
    select 12, 'public_use.utilities_travel', '水费、电费、差旅费'
    union all
    select 13, 'public_use.meetings_training', '会议费、培训费'
    union all
    select 14, 'procurement', '政府采购金额'
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
            when 7 then project_business_budget
            when 8 then project_operation_budget
            when 9 then project_special_budget
            when 10 then public_use_budget
            when 11 then public_use_office_budget
            when 12 then public_use_utilities_travel_budget
            when 13 then public_use_meetings_training_budget
            when 14 then procurement_budget
        end as budget,
        case number
            when 1 then three_public_outturn
            when 2 then three_public_vehicle_outturn
            when 3 then three_public_vehicle_purchase_outturn
            when 4 then three_public_vehicle_operation_outturn
            when 5 then three_public_abroad_outturn
            when 6 then three_public_reception_outturn
            when 7 then project_business_outturn
            when 8 then project_operation_outturn
            when 9 then project_special_outturn
            when 10 then public_use_outturn
            when 11 then public_use_office_outturn
            when 12 then public_use_utilities_travel_outturn
            when 13 then public_use_meetings_training_outturn
            when 14 then procurement_outturn
        end as outturn
    from unbudgeted
    cross join base_item
),
line as (
    select
        report_id, item, label, budget, outturn,
        'base_spending' as section, 0 as position,
        replace(item, '.', '_') || '_outturn' as field,
        replace(item, '.', '_') || '_budget' as other_field
    from printed
    where outturn > 0 and coalesce(budget, 0) = 0
    union all
    select record.report_id, name.item, name.label, record.budget, record.outturn, 'base_line', record.position, 'outturn', 'budget'
    from base_line_record as record
    cross join line_name as name
    where record.outturn > 0 and coalesce(record.budget, 0) = 0
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
where exists (
        select 1
        from base_spending as base
        where base.report_id = line.report_id
            and coalesce(
                three_public_budget, three_public_vehicle_budget, three_public_vehicle_purchase_budget,
                three_public_vehicle_operation_budget, three_public_abroad_budget, three_public_reception_budget,
                project_budget, project_business_budget, project_operation_budget,
                project_special_budget, public_use_budget, public_use_office_budget,
                public_use_utilities_travel_budget, public_use_meetings_training_budget, procurement_budget,
                basic_adjustment_budget, overall_adjustment_budget
            ) is not null
    )
    or exists (
        select 1
        from base_line_record as other
        where other.report_id = line.report_id and other.budget is not null
    )
order by report_id nulls last, item nulls last, position nulls last;
