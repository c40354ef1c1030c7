-- name: Y01
-- severity: error
-- severity.unit_suspect: error
-- title: 上年决算数与上年报表不一致 | Prior-year column differs from last year's own report
-- basis: 《基础数据表》：上年决算数 = 本部门上年报表的决算数，逐项相等（期初数等于上期期末数） | form 部门整体支出绩效评价基础数据表: 上年决算数 of a year = 决算数 of the same department's form of the year before, item by item (opening figures equal last year's closing figures)
-- message: {label}上年决算数填 {actual}，上年报表决算数为 {expected}，相差 {difference}；请核对，确有调整的应注明 | {label} ({item}): prior-year outturn {actual}, last year's form has {expected}, off by {difference}; check, or note the restatement
-- message.unit_suspect: {label}上年决算数填 {actual}，上年报表决算数为 {expected}，约差 {factor} 倍；请核对两年报表的金额单位（元、万元）和小数点 | {label} ({item}): prior-year outturn {actual}, last year's form has {expected}, about {factor} times apart; check units (元, 万元) and decimal points
-- 说明：专项资金按名称对应，同名多行只要有一行相等即可；任一年空白不核对。
-- note: Special funds are matched by name; where a name stands several times, one equal row will do. Not checked where either year is blank.
with restated as (
    -- One pass finds the reports that differ; only these are looked at item by item.
    select
        now.report_id,
        now.three_public_prior_outturn, before.three_public_outturn,
        now.three_public_vehicle_prior_outturn, before.three_public_vehicle_outturn,
        now.three_public_vehicle_purchase_prior_outturn, before.three_public_vehicle_purchase_outturn,
        now.three_public_vehicle_operation_prior_outturn, before.three_public_vehicle_operation_outturn,
        now.three_public_abroad_prior_outturn, before.three_public_abroad_outturn,
        now.three_public_reception_prior_outturn, before.three_public_reception_outturn,
        now.project_prior_outturn, before.project_outturn,
        now.project_business_prior_outturn, before.project_business_outturn,
        now.project_operation_prior_outturn, before.project_operation_outturn,
        now.project_special_prior_outturn, before.project_special_outturn,
        now.public_use_prior_outturn, before.public_use_outturn,
        now.public_use_office_prior_outturn, before.public_use_office_outturn,
        now.public_use_utilities_travel_prior_outturn, before.public_use_utilities_travel_outturn,
        now.public_use_meetings_training_prior_outturn, before.public_use_meetings_training_outturn,
        now.procurement_prior_outturn, before.procurement_outturn,
        now.basic_adjustment_prior_outturn, before.basic_adjustment_outturn,
        now.overall_adjustment_prior_outturn, before.overall_adjustment_outturn
    from base_spending as now
    join base_spending as before on before.report_id = now.report_id - 1000000000
    where now.three_public_prior_outturn <> before.three_public_outturn
        or now.three_public_vehicle_prior_outturn <> before.three_public_vehicle_outturn
        or now.three_public_vehicle_purchase_prior_outturn <> before.three_public_vehicle_purchase_outturn
        or now.three_public_vehicle_operation_prior_outturn <> before.three_public_vehicle_operation_outturn
        or now.three_public_abroad_prior_outturn <> before.three_public_abroad_outturn
        or now.three_public_reception_prior_outturn <> before.three_public_reception_outturn
        or now.project_prior_outturn <> before.project_outturn
        or now.project_business_prior_outturn <> before.project_business_outturn
        or now.project_operation_prior_outturn <> before.project_operation_outturn
        or now.project_special_prior_outturn <> before.project_special_outturn
        or now.public_use_prior_outturn <> before.public_use_outturn
        or now.public_use_office_prior_outturn <> before.public_use_office_outturn
        or now.public_use_utilities_travel_prior_outturn <> before.public_use_utilities_travel_outturn
        or now.public_use_meetings_training_prior_outturn <> before.public_use_meetings_training_outturn
        or now.procurement_prior_outturn <> before.procurement_outturn
        or now.basic_adjustment_prior_outturn <> before.basic_adjustment_outturn
        or now.overall_adjustment_prior_outturn <> before.overall_adjustment_outturn
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
    select 7, 'project', '项目支出'
    union all
    select 8, 'project.business', '业务经费'
    union all
    select 9, 'project.operation', '运行维护经费'
    union all
    select 10, 'project.special', '专项资金'
    union all
    select 11, 'public_use', '公用经费'
    union all
    select 12, 'public_use.office', '办公经费'
    union all
    select 13, 'public_use.utilities_travel', '水费、电费、差旅费'
    union all
    select 14, 'public_use.meetings_training', '会议费、培训费'
    union all
    select 15, 'procurement', '政府采购金额'
    union all
    select 16, 'basic_adjustment', '部门基本支出预算调整'
    union all
    select 17, 'overall_adjustment', '部门整体支出预算调整'
),
pair as (
    select
        report_id, item, label,
        case number
            when 1 then three_public_prior_outturn
            when 2 then three_public_vehicle_prior_outturn
            when 3 then three_public_vehicle_purchase_prior_outturn
            when 4 then three_public_vehicle_operation_prior_outturn
            when 5 then three_public_abroad_prior_outturn
            when 6 then three_public_reception_prior_outturn
            when 7 then project_prior_outturn
            when 8 then project_business_prior_outturn
            when 9 then project_operation_prior_outturn
            when 10 then project_special_prior_outturn
            when 11 then public_use_prior_outturn
            when 12 then public_use_office_prior_outturn
            when 13 then public_use_utilities_travel_prior_outturn
            when 14 then public_use_meetings_training_prior_outturn
            when 15 then procurement_prior_outturn
            when 16 then basic_adjustment_prior_outturn
            when 17 then overall_adjustment_prior_outturn
        end as actual,
        case number
            when 1 then three_public_outturn
            when 2 then three_public_vehicle_outturn
            when 3 then three_public_vehicle_purchase_outturn
            when 4 then three_public_vehicle_operation_outturn
            when 5 then three_public_abroad_outturn
            when 6 then three_public_reception_outturn
            when 7 then project_outturn
            when 8 then project_business_outturn
            when 9 then project_operation_outturn
            when 10 then project_special_outturn
            when 11 then public_use_outturn
            when 12 then public_use_office_outturn
            when 13 then public_use_utilities_travel_outturn
            when 14 then public_use_meetings_training_outturn
            when 15 then procurement_outturn
            when 16 then basic_adjustment_outturn
            when 17 then overall_adjustment_outturn
        end as expected,
        'base_spending' as section,
        0 as position,
        replace(item, '.', '_') || '_prior_outturn' as field,
        0 as other_position,
        replace(item, '.', '_') || '_outturn' as other_field
    from restated
    cross join base_item
    where case number
        when 1 then three_public_prior_outturn <> three_public_outturn
        when 2 then three_public_vehicle_prior_outturn <> three_public_vehicle_outturn
        when 3 then three_public_vehicle_purchase_prior_outturn <> three_public_vehicle_purchase_outturn
        when 4 then three_public_vehicle_operation_prior_outturn <> three_public_vehicle_operation_outturn
        when 5 then three_public_abroad_prior_outturn <> three_public_abroad_outturn
        when 6 then three_public_reception_prior_outturn <> three_public_reception_outturn
        when 7 then project_prior_outturn <> project_outturn
        when 8 then project_business_prior_outturn <> project_business_outturn
        when 9 then project_operation_prior_outturn <> project_operation_outturn
        when 10 then project_special_prior_outturn <> project_special_outturn
        when 11 then public_use_prior_outturn <> public_use_outturn
        when 12 then public_use_office_prior_outturn <> public_use_office_outturn
        when 13 then public_use_utilities_travel_prior_outturn <> public_use_utilities_travel_outturn
        when 14 then public_use_meetings_training_prior_outturn <> public_use_meetings_training_outturn
        when 15 then procurement_prior_outturn <> procurement_outturn
        when 16 then basic_adjustment_prior_outturn <> basic_adjustment_outturn
        when 17 then overall_adjustment_prior_outturn <> overall_adjustment_outturn
    end
    union all
    select
        now.report_id, name.item, name.label,
        now.prior_outturn,
        before.outturn,
        'base_line',
        now.position,
        'prior_outturn',
        before.position,
        'outturn'
    from base_line_record as now
    cross join base_line_record as before
    cross join line_name as name
    -- The first condition says nothing, but has SQLite go through the lines report by report.
    where now.report_id > 0
        and before.report_id = now.report_id - 1000000000
        and before.name_id = now.name_id
        and now.prior_outturn <> before.outturn
        and name.name_id = now.name_id
        and name.label is not null
        and not exists (
            select 1
            from base_line_record as namesake
            where namesake.report_id = before.report_id
                and namesake.name_id = before.name_id
                and (namesake.outturn = now.prior_outturn or namesake.outturn is not null and namesake.position < before.position)
        )
),
ordered as (
    select
        report_id, item, label, actual, expected, section, position, field, other_position, other_field,
        case when actual < expected then actual else expected end as smaller,
        case when actual < expected then expected else actual end as larger
    from pair
),
slip as (
    select
        report_id, item, label, actual, expected, section, position, field, other_position, other_field,
        case
            when smaller <= 0 then null
            when abs(larger / 10 - smaller) <= smaller / 1000 then 10
            when abs(larger / 100 - smaller) <= smaller / 1000 then 100
            when abs(larger / 1000 - smaller) <= smaller / 1000 then 1000
            when abs(larger / 10000 - smaller) <= smaller / 1000 then 10000
        end as factor
    from ordered
)
select
    report_id,
    case when factor is not null then 'unit_suspect' end as variant,
    item,
    label,
    '万元' as unit,
    expected,
    actual,
    section,
    position,
    field,
    report_id - 1000000000 as other_report_id,
    section as other_section,
    other_position,
    other_field,
    factor
from slip
order by report_id nulls last, section nulls last, item nulls last, position nulls last;
