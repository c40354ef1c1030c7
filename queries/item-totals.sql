-- name: item-totals
-- title: 各项支出合计 | Sums of every item
-- param: year   integer = latest     年度 | fiscal year
-- param: region region optional      地区（含下级） | region and everything below it
-- column: item          item     项目编码 | item code
-- column: label         text     项目 | item
-- column: outturns       count    决算数个数 | outturns summed
-- column: prior_outturn money    上年决算数 | prior-year outturn
-- column: budget        money    预算数 | budget
-- column: outturn       money    决算数 | outturn
-- column: change_pct    percent  增减率 | change rate
-- column: control_pct   percent  控制率 | control rate
-- column: prior_outturns count  上年决算数个数 | prior-year outturns summed
-- source: prior_outturn = * prior_outturn
-- chart: dots x=label y=budget,outturn
-- 说明：该年度各报表每一项的合计，按表内顺序；决算数个数是合计了多少个数。增减率 =（决算数 − 上年决算数）÷ 上年决算数，上年决算数只取各表“上年决算数”栏，两者个数（末栏为上年决算数个数）不同时不可比，不计算；控制率 = 决算数 ÷ 预算数；分母为零、为负或缺失时不计算。
-- 说明：自评表的年度资金总额取调整后预算数与全年执行数，收支分项取其金额。
-- note: sums of each item over the year's reports, in the order of the forms; outturns says of how many the sum is. change rate against the sum of the forms' own prior-year column, and none where the two sums are of different numbers of amounts (prior_outturns, the last column, says of how many the prior-year sum is); control rate = outturn / budget. The self-evaluation form's total counts with its adjusted budget and executed amount, its split lines with their one stated amount.
with
-- A column an item's measure, and beside each of how many amounts it is; a sum of nothing is none.
whole as (
    select
        sum(three_public_prior_outturn) as three_public_prior_outturn, sum(three_public_prior_outturn_count) as three_public_prior_outturn_count,
        sum(three_public_budget) as three_public_budget, sum(three_public_budget_count) as three_public_budget_count,
        sum(three_public_outturn) as three_public_outturn, sum(three_public_outturn_count) as three_public_outturn_count,
        sum(three_public_vehicle_prior_outturn) as three_public_vehicle_prior_outturn, sum(three_public_vehicle_prior_outturn_count) as three_public_vehicle_prior_outturn_count,
        sum(three_public_vehicle_budget) as three_public_vehicle_budget, sum(three_public_vehicle_budget_count) as three_public_vehicle_budget_count,
        sum(three_public_vehicle_outturn) as three_public_vehicle_outturn, sum(three_public_vehicle_outturn_count) as three_public_vehicle_outturn_count,
        sum(three_public_vehicle_purchase_prior_outturn) as three_public_vehicle_purchase_prior_outturn, sum(three_public_vehicle_purchase_prior_outturn_count) as three_public_vehicle_purchase_prior_outturn_count,
        sum(three_public_vehicle_purchase_budget) as three_public_vehicle_purchase_budget, sum(three_public_vehicle_purchase_budget_count) as three_public_vehicle_purchase_budget_count,
        sum(three_public_vehicle_purchase_outturn) as three_public_vehicle_purchase_outturn, sum(three_public_vehicle_purchase_outturn_count) as three_public_vehicle_purchase_outturn_count,
        sum(three_public_vehicle_operation_prior_outturn) as three_public_vehicle_operation_prior_outturn, sum(three_public_vehicle_operation_prior_outturn_count) as three_public_vehicle_operation_prior_outturn_count,
        sum(three_public_vehicle_operation_budget) as three_public_vehicle_operation_budget, sum(three_public_vehicle_operation_budget_count) as three_public_vehicle_operation_budget_count,
        sum(three_public_vehicle_operation_outturn) as three_public_vehicle_operation_outturn, sum(three_public_vehicle_operation_outturn_count) as three_public_vehicle_operation_outturn_count,
        sum(three_public_abroad_prior_outturn) as three_public_abroad_prior_outturn, sum(three_public_abroad_prior_outturn_count) as three_public_abroad_prior_outturn_count,
        sum(three_public_abroad_budget) as three_public_abroad_budget, sum(three_public_abroad_budget_count) as three_public_abroad_budget_count,
        sum(three_public_abroad_outturn) as three_public_abroad_outturn, sum(three_public_abroad_outturn_count) as three_public_abroad_outturn_count,
        sum(three_public_reception_prior_outturn) as three_public_reception_prior_outturn, sum(three_public_reception_prior_outturn_count) as three_public_reception_prior_outturn_count,
        sum(three_public_reception_budget) as three_public_reception_budget, sum(three_public_reception_budget_count) as three_public_reception_budget_count,
        sum(three_public_reception_outturn) as three_public_reception_outturn, sum(three_public_reception_outturn_count) as three_public_reception_outturn_count,
        sum(project_prior_outturn) as project_prior_outturn, sum(project_prior_outturn_count) as project_prior_outturn_count,
        sum(project_budget) as project_budget, sum(project_budget_count) as project_budget_count,
        sum(project_outturn) as project_outturn, sum(project_outturn_count) as project_outturn_count,
        sum(project_business_prior_outturn) as project_business_prior_outturn, sum(project_business_prior_outturn_count) as project_business_prior_outturn_count,
        sum(project_business_budget) as project_business_budget, sum(project_business_budget_count) as project_business_budget_count,
        sum(project_business_outturn) as project_business_outturn, sum(project_business_outturn_count) as project_business_outturn_count,
        sum(project_operation_prior_outturn) as project_operation_prior_outturn, sum(project_operation_prior_outturn_count) as project_operation_prior_outturn_count,
        sum(project_operation_budget) as project_operation_budget, sum(project_operation_budget_count) as project_operation_budget_count,
        sum(project_operation_outturn) as project_operation_outturn, sum(project_operation_outturn_count) as project_operation_outturn_count,
        sum(project_special_prior_outturn) as project_special_prior_outturn, sum(project_special_prior_outturn_count) as project_special_prior_outturn_count,
        sum(project_special_budget) as project_special_budget, sum(project_special_budget_count) as project_special_budget_count,
        sum(project_special_outturn) as project_special_outturn, sum(project_special_outturn_count) as project_special_outturn_count,
        sum(project_special_line_prior_outturn) as project_special_line_prior_outturn, sum(project_special_line_prior_outturn_count) as project_special_line_prior_outturn_count,
        sum(project_special_line_budget) as project_special_line_budget, sum(project_special_line_budget_count) as project_special_line_budget_count,
        sum(project_special_line_adjusted_budget) as project_special_line_adjusted_budget, sum(project_special_line_adjusted_budget_count) as project_special_line_adjusted_budget_count,
        sum(project_special_line_outturn) as project_special_line_outturn, sum(project_special_line_outturn_count) as project_special_line_outturn_count,
        sum(project_special_line_stated) as project_special_line_stated, sum(project_special_line_stated_count) as project_special_line_stated_count,
        sum(public_use_prior_outturn) as public_use_prior_outturn, sum(public_use_prior_outturn_count) as public_use_prior_outturn_count,
        sum(public_use_budget) as public_use_budget, sum(public_use_budget_count) as public_use_budget_count,
        sum(public_use_outturn) as public_use_outturn, sum(public_use_outturn_count) as public_use_outturn_count,
        sum(public_use_office_prior_outturn) as public_use_office_prior_outturn, sum(public_use_office_prior_outturn_count) as public_use_office_prior_outturn_count,
        sum(public_use_office_budget) as public_use_office_budget, sum(public_use_office_budget_count) as public_use_office_budget_count,
        sum(public_use_office_outturn) as public_use_office_outturn, sum(public_use_office_outturn_count) as public_use_office_outturn_count,
        sum(public_use_utilities_travel_prior_outturn) as public_use_utilities_travel_prior_outturn, sum(public_use_utilities_travel_prior_outturn_count) as public_use_utilities_travel_prior_outturn_count,
        sum(public_use_utilities_travel_budget) as public_use_utilities_travel_budget, sum(public_use_utilities_travel_budget_count) as public_use_utilities_travel_budget_count,
        sum(public_use_utilities_travel_outturn) as public_use_utilities_travel_outturn, sum(public_use_utilities_travel_outturn_count) as public_use_utilities_travel_outturn_count,
        sum(public_use_meetings_training_prior_outturn) as public_use_meetings_training_prior_outturn, sum(public_use_meetings_training_prior_outturn_count) as public_use_meetings_training_prior_outturn_count,
        sum(public_use_meetings_training_budget) as public_use_meetings_training_budget, sum(public_use_meetings_training_budget_count) as public_use_meetings_training_budget_count,
        sum(public_use_meetings_training_outturn) as public_use_meetings_training_outturn, sum(public_use_meetings_training_outturn_count) as public_use_meetings_training_outturn_count,
        sum(procurement_prior_outturn) as procurement_prior_outturn, sum(procurement_prior_outturn_count) as procurement_prior_outturn_count,
        sum(procurement_budget) as procurement_budget, sum(procurement_budget_count) as procurement_budget_count,
        sum(procurement_outturn) as procurement_outturn, sum(procurement_outturn_count) as procurement_outturn_count,
        sum(basic_adjustment_prior_outturn) as basic_adjustment_prior_outturn, sum(basic_adjustment_prior_outturn_count) as basic_adjustment_prior_outturn_count,
        sum(basic_adjustment_budget) as basic_adjustment_budget, sum(basic_adjustment_budget_count) as basic_adjustment_budget_count,
        sum(basic_adjustment_outturn) as basic_adjustment_outturn, sum(basic_adjustment_outturn_count) as basic_adjustment_outturn_count,
        sum(overall_adjustment_prior_outturn) as overall_adjustment_prior_outturn, sum(overall_adjustment_prior_outturn_count) as overall_adjustment_prior_outturn_count,
        sum(overall_adjustment_budget) as overall_adjustment_budget, sum(overall_adjustment_budget_count) as overall_adjustment_budget_count,
        sum(overall_adjustment_outturn) as overall_adjustment_outturn, sum(overall_adjustment_outturn_count) as overall_adjustment_outturn_count,
        sum(total_adjusted_budget) as total_adjusted_budget, sum(total_adjusted_budget_count) as total_adjusted_budget_count,
        sum(total_outturn) as total_outturn, sum(total_outturn_count) as total_outturn_count,
        sum(revenue_general_public_budget_stated) as revenue_general_public_budget_stated, sum(revenue_general_public_budget_stated_count) as revenue_general_public_budget_stated_count,
        sum(revenue_government_fund_stated) as revenue_government_fund_stated, sum(revenue_government_fund_stated_count) as revenue_government_fund_stated_count,
        sum(revenue_special_account_stated) as revenue_special_account_stated, sum(revenue_special_account_stated_count) as revenue_special_account_stated_count,
        sum(revenue_other_stated) as revenue_other_stated, sum(revenue_other_stated_count) as revenue_other_stated_count,
        sum(expenditure_basic_stated) as expenditure_basic_stated, sum(expenditure_basic_stated_count) as expenditure_basic_stated_count,
        sum(expenditure_project_stated) as expenditure_project_stated, sum(expenditure_project_stated_count) as expenditure_project_stated_count,
        sum(other_prior_outturn) as other_prior_outturn, sum(other_prior_outturn_count) as other_prior_outturn_count,
        sum(other_budget) as other_budget, sum(other_budget_count) as other_budget_count,
        sum(other_adjusted_budget) as other_adjusted_budget, sum(other_adjusted_budget_count) as other_adjusted_budget_count,
        sum(other_outturn) as other_outturn, sum(other_outturn_count) as other_outturn_count,
        sum(other_stated) as other_stated, sum(other_stated_count) as other_stated_count
    from summary_record
    where digits = case when :region is null or length(:region) = 2 then 2 when length(:region) = 4 then 4 else 6 end
        and year = :year and (:region is null or region between :region and :region || '~')
),
total (form_order, item, label, prior, budget, outturn, outturns, prior_outturns) as (
    select
        1, 'three_public', '三公经费',
        case when three_public_prior_outturn_count > 0 then three_public_prior_outturn end,
        case when three_public_budget_count > 0 then three_public_budget end,
        case when three_public_outturn_count > 0 then three_public_outturn end,
        three_public_outturn_count,
        three_public_prior_outturn_count
    from whole
    where three_public_prior_outturn_count > 0 or three_public_budget_count > 0 or three_public_outturn_count > 0
    union all
    select
        2, 'three_public.vehicle', '公务用车购置和维护经费',
        case when three_public_vehicle_prior_outturn_count > 0 then three_public_vehicle_prior_outturn end,
        case when three_public_vehicle_budget_count > 0 then three_public_vehicle_budget end,
        case when three_public_vehicle_outturn_count > 0 then three_public_vehicle_outturn end,
        three_public_vehicle_outturn_count,
        three_public_vehicle_prior_outturn_count
    from whole
    where three_public_vehicle_prior_outturn_count > 0 or three_public_vehicle_budget_count > 0 or three_public_vehicle_outturn_count > 0
    union all
    select
        3, 'three_public.vehicle.purchase', '公车购置',
        case when three_public_vehicle_purchase_prior_outturn_count > 0 then three_public_vehicle_purchase_prior_outturn end,
        case when three_public_vehicle_purchase_budget_count > 0 then three_public_vehicle_purchase_budget end,
        case when three_public_vehicle_purchase_outturn_count > 0 then three_public_vehicle_purchase_outturn end,
        three_public_vehicle_purchase_outturn_count,
        three_public_vehicle_purchase_prior_outturn_count
    from whole
    where three_public_vehicle_purchase_prior_outturn_count > 0 or three_public_vehicle_purchase_budget_count > 0 or three_public_vehicle_purchase_outturn_count > 0
    union all
    select
        4, 'three_public.vehicle.operation', '公车运行维护',
        case when three_public_vehicle_operation_prior_outturn_count > 0 then three_public_vehicle_operation_prior_outturn end,
        case when three_public_vehicle_operation_budget_count > 0 then three_public_vehicle_operation_budget end,
        case when three_public_vehicle_operation_outturn_count > 0 then three_public_vehicle_operation_outturn end,
        three_public_vehicle_operation_outturn_count,
        three_public_vehicle_operation_prior_outturn_count
    from whole
    where three_public_vehicle_operation_prior_outturn_count > 0 or three_public_vehicle_operation_budget_count > 0 or three_public_vehicle_operation_outturn_count > 0
    union all
    select
        5, 'three_public.abroad', '出国经费',
        case when three_public_abroad_prior_outturn_count > 0 then three_public_abroad_prior_outturn end,
        case when three_public_abroad_budget_count > 0 then three_public_abroad_budget end,
        case when three_public_abroad_outturn_count > 0 then three_public_abroad_outturn end,
        three_public_abroad_outturn_count,
        three_public_abroad_prior_outturn_count
    from whole
    where three_public_abroad_prior_outturn_count > 0 or three_public_abroad_budget_count > 0 or three_public_abroad_outturn_count > 0
    union all
    select
        6, 'three_public.reception', '公务接待',
        case when three_public_reception_prior_outturn_count > 0 then three_public_reception_prior_outturn end,
        case when three_public_reception_budget_count > 0 then three_public_reception_budget end,
        case when three_public_reception_outturn_count > 0 then three_public_reception_outturn end,
        three_public_reception_outturn_count,
        three_public_reception_prior_outturn_count
    from whole
    where three_public_reception_prior_outturn_count > 0 or three_public_reception_budget_count > 0 or three_public_reception_outturn_count > 0
    union all
    select
        7, 'project', '项目支出',
        case when project_prior_outturn_count > 0 then project_prior_outturn end,
        case when project_budget_count > 0 then project_budget end,
        case when project_outturn_count > 0 then project_outturn end,
        project_outturn_count,
        project_prior_outturn_count
    from whole
    where project_prior_outturn_count > 0 or project_budget_count > 0 or project_outturn_count > 0
    union all
    select
        8, 'project.business', '业务经费',
        case when project_business_prior_outturn_count > 0 then project_business_prior_outturn end,
        case when project_business_budget_count > 0 then project_business_budget end,
        case when project_business_outturn_count > 0 then project_business_outturn end,
        project_business_outturn_count,
        project_business_prior_outturn_count
    from whole
    where project_business_prior_outturn_count > 0 or project_business_budget_count > 0 or project_business_outturn_count > 0
    union all
    select
        9, 'project.operation', '运行维护经费',
        case when project_operation_prior_outturn_count > 0 then project_operation_prior_outturn end,
        case when project_operation_budget_count > 0 then project_operation_budget end,
        case when project_operation_outturn_count > 0 then project_operation_outturn end,
        project_operation_outturn_count,
        project_operation_prior_outturn_count
    from whole
    where project_operation_prior_outturn_count > 0 or project_operation_budget_count > 0 or project_operation_outturn_count > 0
    union all
    select
        10, 'project.special', '专项资金',
        case when project_special_prior_outturn_count > 0 then project_special_prior_outturn end,
        case when project_special_budget_count > 0 then project_special_budget end,
        case when project_special_outturn_count > 0 then project_special_outturn end,
        project_special_outturn_count,
        project_special_prior_outturn_count
    from whole
    where project_special_prior_outturn_count > 0 or project_special_budget_count > 0 or project_special_outturn_count > 0
    union all
    select
        11, 'project.special.line', '专项资金明细',
        case when project_special_line_prior_outturn_count > 0 then project_special_line_prior_outturn end,
        coalesce(case when project_special_line_budget_count > 0 then project_special_line_budget end, case when project_special_line_adjusted_budget_count > 0 then project_special_line_adjusted_budget end),
        coalesce(case when project_special_line_outturn_count > 0 then project_special_line_outturn end, case when project_special_line_stated_count > 0 then project_special_line_stated end),
        project_special_line_outturn_count + project_special_line_stated_count,
        project_special_line_prior_outturn_count
    from whole
    where project_special_line_prior_outturn_count > 0 or project_special_line_budget_count > 0 or project_special_line_adjusted_budget_count > 0 or project_special_line_outturn_count > 0 or project_special_line_stated_count > 0
    union all
    select
        12, 'public_use', '公用经费',
        case when public_use_prior_outturn_count > 0 then public_use_prior_outturn end,
        case when public_use_budget_count > 0 then public_use_budget end,
        case when public_use_outturn_count > 0 then public_use_outturn end,
        public_use_outturn_count,
        public_use_prior_outturn_count
    from whole
    where public_use_prior_outturn_count > 0 or public_use_budget_count > 0 or public_use_outturn_count > 0
    union all
    select
        13, 'public_use.office', '办公经费',
        case when public_use_office_prior_outturn_count > 0 then public_use_office_prior_outturn end,
        case when public_use_office_budget_count > 0 then public_use_office_budget end,
        case when public_use_office_outturn_count > 0 then public_use_office_outturn end,
        public_use_office_outturn_count,
        public_use_office_prior_outturn_count
    from whole
    where public_use_office_prior_outturn_count > 0 or public_use_office_budget_count > 0 or public_use_office_outturn_count > 0
    union all
    select
        14, 'public_use.utilities_travel', '水费、电费、差旅费',
        case when public_use_utilities_travel_prior_outturn_count > 0 then public_use_utilities_travel_prior_outturn end,
        case when public_use_utilities_travel_budget_count > 0 then public_use_utilities_travel_budget end,
        case when public_use_utilities_travel_outturn_count > 0 then public_use_utilities_travel_outturn end,
        public_use_utilities_travel_outturn_count,
        public_use_utilities_travel_prior_outturn_count
    from whole
    where public_use_utilities_travel_prior_outturn_count > 0 or public_use_utilities_travel_budget_count > 0 or public_use_utilities_travel_outturn_count > 0
    union all
    select
        15, 'public_use.meetings_training', '会议费、培训费',
        case when public_use_meetings_training_prior_outturn_count > 0 then public_use_meetings_training_prior_outturn end,
        case when public_use_meetings_training_budget_count > 0 then public_use_meetings_training_budget end,
        case when public_use_meetings_training_outturn_count > 0 then public_use_meetings_training_outturn end,
        public_use_meetings_training_outturn_count,
        public_use_meetings_training_prior_outturn_count
    from whole
    where public_use_meetings_training_prior_outturn_count > 0 or public_use_meetings_training_budget_count > 0 or public_use_meetings_training_outturn_count > 0
    union all
    select
        16, 'procurement', '政府采购金额',
        case when procurement_prior_outturn_count > 0 then procurement_prior_outturn end,
        case when procurement_budget_count > 0 then procurement_budget end,
        case when procurement_outturn_count > 0 then procurement_outturn end,
        procurement_outturn_count,
        procurement_prior_outturn_count
    from whole
    where procurement_prior_outturn_count > 0 or procurement_budget_count > 0 or procurement_outturn_count > 0
    union all
    select
        17, 'basic_adjustment', '部门基本支出预算调整',
        case when basic_adjustment_prior_outturn_count > 0 then basic_adjustment_prior_outturn end,
        case when basic_adjustment_budget_count > 0 then basic_adjustment_budget end,
        case when basic_adjustment_outturn_count > 0 then basic_adjustment_outturn end,
        basic_adjustment_outturn_count,
        basic_adjustment_prior_outturn_count
    from whole
    where basic_adjustment_prior_outturn_count > 0 or basic_adjustment_budget_count > 0 or basic_adjustment_outturn_count > 0
    union all
    select
        18, 'overall_adjustment', '部门整体支出预算调整',
        case when overall_adjustment_prior_outturn_count > 0 then overall_adjustment_prior_outturn end,
        case when overall_adjustment_budget_count > 0 then overall_adjustment_budget end,
        case when overall_adjustment_outturn_count > 0 then overall_adjustment_outturn end,
        overall_adjustment_outturn_count,
        overall_adjustment_prior_outturn_count
    from whole
    where overall_adjustment_prior_outturn_count > 0 or overall_adjustment_budget_count > 0 or overall_adjustment_outturn_count > 0
    union all
    select
        19, 'total', '年度资金总额',
        null,
        case when total_adjusted_budget_count > 0 then total_adjusted_budget end,
        case when total_outturn_count > 0 then total_outturn end,
        total_outturn_count,
        0
    from whole
    where total_adjusted_budget_count > 0 or total_outturn_count > 0
    union all
    select
        20, 'revenue.general_public_budget', '一般公共预算',
        null,
        null,
        case when revenue_general_public_budget_stated_count > 0 then revenue_general_public_budget_stated end,
        revenue_general_public_budget_stated_count,
        0
    from whole
    where revenue_general_public_budget_stated_count > 0
    union all
    select
        21, 'revenue.government_fund', '政府性基金拨款',
        null,
        null,
        case when revenue_government_fund_stated_count > 0 then revenue_government_fund_stated end,
        revenue_government_fund_stated_count,
        0
    from whole
    where revenue_government_fund_stated_count > 0
    union all
    select
        22, 'revenue.special_account', '纳入专户管理的非税收入拨款',
        null,
        null,
        case when revenue_special_account_stated_count > 0 then revenue_special_account_stated end,
        revenue_special_account_stated_count,
        0
    from whole
    where revenue_special_account_stated_count > 0
    union all
    select
        23, 'revenue.other', '其他资金',
        null,
        null,
        case when revenue_other_stated_count > 0 then revenue_other_stated end,
        revenue_other_stated_count,
        0
    from whole
    where revenue_other_stated_count > 0
    union all
    select
        24, 'expenditure.basic', '基本支出',
        null,
        null,
        case when expenditure_basic_stated_count > 0 then expenditure_basic_stated end,
        expenditure_basic_stated_count,
        0
    from whole
    where expenditure_basic_stated_count > 0
    union all
    select
        25, 'expenditure.project', '项目支出',
        null,
        null,
        case when expenditure_project_stated_count > 0 then expenditure_project_stated end,
        expenditure_project_stated_count,
        0
    from whole
    where expenditure_project_stated_count > 0
    union all
    select
        26, 'other', '其他项目',
        case when other_prior_outturn_count > 0 then other_prior_outturn end,
        coalesce(case when other_budget_count > 0 then other_budget end, case when other_adjusted_budget_count > 0 then other_adjusted_budget end),
        coalesce(case when other_outturn_count > 0 then other_outturn end, case when other_stated_count > 0 then other_stated end),
        other_outturn_count + other_stated_count,
        other_prior_outturn_count
    from whole
    where other_prior_outturn_count > 0 or other_budget_count > 0 or other_adjusted_budget_count > 0 or other_outturn_count > 0 or other_stated_count > 0
),
rated as (
    select
        item, label, form_order, outturns, prior_outturns, prior, budget, outturn,
        outturn - prior as change,
        case when prior > 0 and prior_outturns = outturns then prior end as prior_base,
        case when budget > 0 then budget end as budget_base
    from total
)
select
    item,
    label,
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
order by form_order nulls last;
