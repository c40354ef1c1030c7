-- name: B16
-- severity: warning
-- title: 金额为负 | Negative amount
-- basis: 《基础数据表》《自评表》：金额不为负，部门基本支出预算调整和部门整体支出预算调整除外 | forms 部门整体支出绩效评价基础数据表 and 部门整体支出绩效自评表: an amount is not negative; only 部门基本支出预算调整 and 部门整体支出预算调整 may be
-- message: {label}{measure}为 {actual}，金额不应为负；请核对正负号 | {label} ({item}), {measure_en}: {actual} is negative; check the sign
-- 说明：两项预算调整可以为负，不在此列。
-- note: The two budget adjustments may be negative and are left out.
with negative_base as (
    -- One pass a table finds the rows with a negative amount; only these are looked at amount by amount.
    select
        report_id,
        three_public_prior_outturn, three_public_budget, three_public_outturn,
        three_public_vehicle_prior_outturn, three_public_vehicle_budget, three_public_vehicle_outturn,
        three_public_vehicle_purchase_prior_outturn, three_public_vehicle_purchase_budget, three_public_vehicle_purchase_outturn,
        three_public_vehicle_operation_prior_outturn, three_public_vehicle_operation_budget, three_public_vehicle_operation_outturn,
        three_public_abroad_prior_outturn, three_public_abroad_budget, three_public_abroad_outturn,
        three_public_reception_prior_outturn, three_public_reception_budget, three_public_reception_outturn,
        project_prior_outturn, project_budget, project_outturn,
        project_business_prior_outturn, project_business_budget, project_business_outturn,
        project_operation_prior_outturn, project_operation_budget, project_operation_outturn,
        project_special_prior_outturn, project_special_budget, project_special_outturn,
        public_use_prior_outturn, public_use_budget, public_use_outturn,
        public_use_office_prior_outturn, public_use_office_budget, public_use_office_outturn,
        public_use_utilities_travel_prior_outturn, public_use_utilities_travel_budget, public_use_utilities_travel_outturn,
        public_use_meetings_training_prior_outturn, public_use_meetings_training_budget, public_use_meetings_training_outturn,
        procurement_prior_outturn, procurement_budget, procurement_outturn
    from base_spending
    where three_public_prior_outturn < 0 or three_public_budget < 0 or three_public_outturn < 0
        or three_public_vehicle_prior_outturn < 0 or three_public_vehicle_budget < 0 or three_public_vehicle_outturn < 0
        or three_public_vehicle_purchase_prior_outturn < 0 or three_public_vehicle_purchase_budget < 0 or three_public_vehicle_purchase_outturn < 0
        or three_public_vehicle_operation_prior_outturn < 0 or three_public_vehicle_operation_budget < 0 or three_public_vehicle_operation_outturn < 0
        or three_public_abroad_prior_outturn < 0 or three_public_abroad_budget < 0 or three_public_abroad_outturn < 0
        or three_public_reception_prior_outturn < 0 or three_public_reception_budget < 0 or three_public_reception_outturn < 0
        or project_prior_outturn < 0 or project_budget < 0 or project_outturn < 0
        or project_business_prior_outturn < 0 or project_business_budget < 0 or project_business_outturn < 0
        or project_operation_prior_outturn < 0 or project_operation_budget < 0 or project_operation_outturn < 0
        or project_special_prior_outturn < 0 or project_special_budget < 0 or project_special_outturn < 0
        or public_use_prior_outturn < 0 or public_use_budget < 0 or public_use_outturn < 0
        or public_use_office_prior_outturn < 0 or public_use_office_budget < 0 or public_use_office_outturn < 0
        or public_use_utilities_travel_prior_outturn < 0 or public_use_utilities_travel_budget < 0 or public_use_utilities_travel_outturn < 0
        or public_use_meetings_training_prior_outturn < 0 or public_use_meetings_training_budget < 0 or public_use_meetings_training_outturn < 0
        or procurement_prior_outturn < 0 or procurement_budget < 0 or procurement_outturn < 0
),
negative_fund as (
    select
        report_id,
        total_initial_budget, total_adjusted_budget, total_outturn,
        revenue_general_public_budget_stated, revenue_government_fund_stated, revenue_special_account_stated,
        revenue_other_stated, expenditure_basic_stated, expenditure_project_stated
    from self_fund
    where total_initial_budget < 0 or total_adjusted_budget < 0 or total_outturn < 0
        or revenue_general_public_budget_stated < 0 or revenue_government_fund_stated < 0 or revenue_special_account_stated < 0
        or revenue_other_stated < 0 or expenditure_basic_stated < 0 or expenditure_project_stated < 0
),
negative_base_line as (
    select
        report_id, position, item, label,
        prior_outturn, budget, outturn, initial_budget, adjusted_budget, stated
    from base_line_record as record
    cross join line_name as name
    where (prior_outturn < 0 or budget < 0 or outturn < 0 or initial_budget < 0 or adjusted_budget < 0 or stated < 0)
        and name.name_id = record.name_id
),
negative_self_line as (
    select
        report_id, position, item, label,
        prior_outturn, budget, outturn, initial_budget, adjusted_budget, stated
    from self_line_record as record
    cross join line_name as name
    where (prior_outturn < 0 or budget < 0 or outturn < 0 or initial_budget < 0 or adjusted_budget < 0 or stated < 0)
        and name.name_id = record.name_id
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
),
fund_item (number, item, label) as (
    select 1, 'total', '年度资金总额'
    union all
    select 2, 'revenue.general_public_budget', '一般公共预算'
    union all
    select 3, 'revenue.government_fund', '政府性基金拨款'
    union all
    select 4, 'revenue.special_account', '纳入专户管理的非税收入拨款'
    union all
    select 5, 'revenue.other', '其他资金'
    union all
    select 6, 'expenditure.basic', '基本支出'
    union all
    select 7, 'expenditure.project', '项目支出'
),
measure (code, measure, measure_en) as (
    select 'prior_outturn', '上年决算数', 'prior-year outturn'
    union all
    select 'budget', '预算数', 'budget'
    union all
    select 'outturn', '决算数', 'outturn'
    union all
    select 'initial_budget', '年初预算数', 'initial budget'
    union all
    select 'adjusted_budget', '全年预算数', 'adjusted budget'
    union all
    select 'stated', '金额', 'amount stated'
),
amount as (
    select
        report_id, item, label, code, measure, measure_en, 'base_spending' as section, 0 as position,
        case number
            when 1 then case code when 'prior_outturn' then three_public_prior_outturn when 'budget' then three_public_budget when 'outturn' then three_public_outturn end
            when 2 then case code when 'prior_outturn' then three_public_vehicle_prior_outturn when 'budget' then three_public_vehicle_budget when 'outturn' then three_public_vehicle_outturn end
            when 3 then case code when 'prior_outturn' then three_public_vehicle_purchase_prior_outturn when 'budget' then three_public_vehicle_purchase_budget when 'outturn' then three_public_vehicle_purchase_outturn end
            when 4 then case code when 'prior_outturn' then three_public_vehicle_operation_prior_outturn when 'budget' then three_public_vehicle_operation_budget when 'outturn' then three_public_vehicle_operation_outturn end
            when 5 then case code when 'prior_outturn' then three_public_abroad_prior_outturn when 'budget' then three_public_abroad_budget when 'outturn' then three_public_abroad_outturn end
            when 6 then case code when 'prior_outturn' then three_public_reception_prior_outturn when 'budget' then three_public_reception_budget when 'outturn' then three_public_reception_outturn end
            when 7 then case code when 'prior_outturn' then project_prior_outturn when 'budget' then project_budget when 'outturn' then project_outturn end
            when 8 then case code when 'prior_outturn' then project_business_prior_outturn when 'budget' then project_business_budget when 'outturn' then project_business_outturn end
            when 9 then case code when 'prior_outturn' then project_operation_prior_outturn when 'budget' then project_operation_budget when 'outturn' then project_operation_outturn end
            when 10 then case code when 'prior_outturn' then project_special_prior_outturn when 'budget' then project_special_budget when 'outturn' then project_special_outturn end
            when 11 then case code when 'prior_outturn' then public_use_prior_outturn when 'budget' then public_use_budget when 'outturn' then public_use_outturn end
            when 12 then case code when 'prior_outturn' then public_use_office_prior_outturn when 'budget' then public_use_office_budget when 'outturn' then public_use_office_outturn end
            when 13 then case code when 'prior_outturn' then public_use_utilities_travel_prior_outturn when 'budget' then public_use_utilities_travel_budget when 'outturn' then public_use_utilities_travel_outturn end
            when 14 then case code when 'prior_outturn' then public_use_meetings_training_prior_outturn when 'budget' then public_use_meetings_training_budget when 'outturn' then public_use_meetings_training_outturn end
            when 15 then case code when 'prior_outturn' then procurement_prior_outturn when 'budget' then procurement_budget when 'outturn' then procurement_outturn end
        end as fen
    from negative_base
    cross join base_item
    cross join measure
    union all
    select
        report_id, item, label, code, measure, measure_en, 'self_fund', 0,
        case number
            when 1 then case code when 'initial_budget' then total_initial_budget when 'adjusted_budget' then total_adjusted_budget when 'outturn' then total_outturn end
            when 2 then case code when 'stated' then revenue_general_public_budget_stated end
            when 3 then case code when 'stated' then revenue_government_fund_stated end
            when 4 then case code when 'stated' then revenue_special_account_stated end
            when 5 then case code when 'stated' then revenue_other_stated end
            when 6 then case code when 'stated' then expenditure_basic_stated end
            when 7 then case code when 'stated' then expenditure_project_stated end
        end
    from negative_fund
    cross join fund_item
    cross join measure
    union all
    select
        report_id, item, label, code, measure, measure_en, 'base_line', position,
        case code
            when 'prior_outturn' then prior_outturn
            when 'budget' then budget
            when 'outturn' then outturn
            when 'initial_budget' then initial_budget
            when 'adjusted_budget' then adjusted_budget
            when 'stated' then stated
        end
    from negative_base_line
    cross join measure
    union all
    select
        report_id, item, label, code, measure, measure_en, 'self_line', position,
        case code
            when 'prior_outturn' then prior_outturn
            when 'budget' then budget
            when 'outturn' then outturn
            when 'initial_budget' then initial_budget
            when 'adjusted_budget' then adjusted_budget
            when 'stated' then stated
        end
    from negative_self_line
    cross join measure
)
select
    report_id,
    null as variant,
    item,
    label,
    '万元' as unit,
    0 as expected,
    fen as actual,
    section,
    position,
    case when section in ('base_spending', 'self_fund') then replace(item, '.', '_') || '_' else '' end || code as field,
    null as other_report_id,
    null as other_section,
    null as other_position,
    null as other_field,
    measure,
    measure_en
from amount
where fen < 0
order by report_id nulls last, section nulls last, position nulls last, field nulls last;
