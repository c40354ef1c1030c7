-- name: B10
-- severity: warning
-- severity.alone: warning
-- title: 决算恰等于预算而分项相差很大 | Outturn exactly the budget though the parts are far off
-- param: bound integer = 50  分项决算偏离预算的幅度（%） | how far a part's outturn is from its budget, in percent
-- basis: 《基础数据表》：合计决算恰为预算的 100%，而分项并非如此，可能抄自另一栏 | form 部门整体支出绩效评价基础数据表: 预算数 and 决算数 of 三公经费, 项目支出, 公用经费 and 政府采购金额; a total at exactly 100 % over parts that are not may have been copied from the other column
-- message: {label}决算恰为预算的 100%，而其中{part}决算 {actual}，预算 {expected}；请核对预算数是否照抄决算数（或相反） | {label} ({item}): outturn exactly its budget, though of its parts {part} has outturn {actual} against budget {expected}; check that neither column was copied from the other
-- message.alone: {label}决算与预算同为 {actual}，本表另有合计也恰为 100% 而分项相差很大；请核对预算数是否照抄决算数（或相反） | {label} ({item}): outturn and budget are both {actual}, as is another total of this form whose parts are far off; check that neither column was copied from the other
-- 说明：每个合计只列第一个相差很大的分项；政府采购没有分项，只在同表另有这样的合计时列出。
-- note: One finding a total, with the first part that is far off; procurement has no parts and is named only beside such a total.
with compared as (
    select
        report_id,
        case
            when three_public_outturn is null or three_public_outturn <> three_public_budget then null
            when three_public_vehicle_budget > 0 and abs(three_public_vehicle_outturn - three_public_vehicle_budget) * 100 > :bound * three_public_vehicle_budget then 'three_public.vehicle'
            when three_public_abroad_budget > 0 and abs(three_public_abroad_outturn - three_public_abroad_budget) * 100 > :bound * three_public_abroad_budget then 'three_public.abroad'
            when three_public_reception_budget > 0 and abs(three_public_reception_outturn - three_public_reception_budget) * 100 > :bound * three_public_reception_budget then 'three_public.reception'
        end as three_public_part,
        case
            when project_outturn is null or project_outturn <> project_budget then null
            when project_business_budget > 0 and abs(project_business_outturn - project_business_budget) * 100 > :bound * project_business_budget then 'project.business'
            when project_operation_budget > 0 and abs(project_operation_outturn - project_operation_budget) * 100 > :bound * project_operation_budget then 'project.operation'
            when project_special_budget > 0 and abs(project_special_outturn - project_special_budget) * 100 > :bound * project_special_budget then 'project.special'
        end as project_part,
        case
            when public_use_outturn is null or public_use_outturn <> public_use_budget then null
            when public_use_office_budget > 0 and abs(public_use_office_outturn - public_use_office_budget) * 100 > :bound * public_use_office_budget then 'public_use.office'
            when public_use_utilities_travel_budget > 0 and abs(public_use_utilities_travel_outturn - public_use_utilities_travel_budget) * 100 > :bound * public_use_utilities_travel_budget then 'public_use.utilities_travel'
            when public_use_meetings_training_budget > 0 and abs(public_use_meetings_training_outturn - public_use_meetings_training_budget) * 100 > :bound * public_use_meetings_training_budget then 'public_use.meetings_training'
        end as public_use_part,
        procurement_budget, procurement_outturn
    from base_spending
    where three_public_outturn = three_public_budget and three_public_budget > 0
        or project_outturn = project_budget and project_budget > 0
        or public_use_outturn = public_use_budget and public_use_budget > 0
),
total (number, item, label) as (
    select 1, 'three_public', '三公经费'
    union all
    select 2, 'project', '项目支出'
    union all
    select 3, 'public_use', '公用经费'
    union all
    select 4, 'procurement', '政府采购金额'
),
paired as (
    select
        report_id, number, item, label, procurement_budget, procurement_outturn,
        case number when 1 then three_public_part when 2 then project_part when 3 then public_use_part end as part_item
    from compared
    cross join total
    where case number when 1 then three_public_part when 2 then project_part when 3 then public_use_part else coalesce(three_public_part, project_part, public_use_part) end is not null
        and (number < 4 or procurement_outturn = procurement_budget and procurement_budget > 0)
)
select
    paired.report_id,
    case number when 4 then 'alone' end as variant,
    item,
    label,
    '万元' as unit,
    case part_item
        when 'three_public.vehicle' then three_public_vehicle_budget
        when 'three_public.abroad' then three_public_abroad_budget
        when 'three_public.reception' then three_public_reception_budget
        when 'project.business' then project_business_budget
        when 'project.operation' then project_operation_budget
        when 'project.special' then project_special_budget
        when 'public_use.office' then public_use_office_budget
        when 'public_use.utilities_travel' then public_use_utilities_travel_budget
        when 'public_use.meetings_training' then public_use_meetings_training_budget
        else paired.procurement_budget
    end as expected,
    case part_item
        when 'three_public.vehicle' then three_public_vehicle_outturn
        when 'three_public.abroad' then three_public_abroad_outturn
        when 'three_public.reception' then three_public_reception_outturn
        when 'project.business' then project_business_outturn
        when 'project.operation' then project_operation_outturn
        when 'project.special' then project_special_outturn
        when 'public_use.office' then public_use_office_outturn
        when 'public_use.utilities_travel' then public_use_utilities_travel_outturn
        when 'public_use.meetings_training' then public_use_meetings_training_outturn
        else paired.procurement_outturn
    end as actual,
    'base_spending' as section,
    0 as position,
    replace(item, '.', '_') || '_outturn' as field,
    paired.report_id as other_report_id,
    'base_spending' as other_section,
    0 as other_position,
    case number when 4 then 'procurement_budget' else replace(part_item, '.', '_') || '_outturn' end as other_field,
    case part_item
        when 'three_public.vehicle' then '公务用车购置和维护经费'
        when 'three_public.abroad' then '出国经费'
        when 'three_public.reception' then '公务接待'
        when 'project.business' then '业务经费'
        when 'project.operation' then '运行维护经费'
        when 'project.special' then '专项资金'
        when 'public_use.office' then '办公经费'
        when 'public_use.utilities_travel' then '水费、电费、差旅费'
        when 'public_use.meetings_training' then '会议费、培训费'
    end as part
from paired
cross join base_spending as spending
where spending.report_id = paired.report_id
order by paired.report_id nulls last, number nulls last;
