-- name: declared-vs-recomputed
-- title: 填报与重算对照 | Declared against recomputed
-- param: year       integer = latest      年度 | fiscal year
-- param: department department optional   部门 | department
-- param: region     region optional       地区（含下级） | region and everything below it
-- column: department department  部门 | department
-- column: item       item        项目编码 | item code
-- column: label      text        项目 | item
-- column: unit       code        单位 | unit
-- column: declared   number      填报 | declared
-- column: recomputed number      重算 | recomputed
-- column: difference number      差 | difference
-- column: agrees     code        是否一致 | agrees
-- source: declared = * prior_outturn when label~（上年决算数）
-- source: declared = * budget when label~（预算数）
-- source: declared = * outturn when label~（决算数）
-- source: declared = staffing declared_control_pct when item=staffing.control_rate
-- behind: in_post = staffing in_post when item=staffing.control_rate
-- behind: authorised = staffing authorised when item=staffing.control_rate
-- source: declared = total declared_execution_pct when item=total,unit=%
-- source: declared = total score when item=total,unit=分
-- behind: executed = total outturn when item=total,unit=%
-- behind: executed = total outturn when item=total,unit=分
-- behind: adjusted_budget = total adjusted_budget when item=total,unit=%
-- behind: adjusted_budget = total adjusted_budget when item=total,unit=分
-- behind: weight = total weight when item=total,unit=分
-- source: recomputed = three_public.vehicle&three_public.abroad&three_public.reception prior_outturn when item=three_public,label~（上年决算数）
-- source: recomputed = three_public.vehicle&three_public.abroad&three_public.reception budget when item=three_public,label~（预算数）
-- source: recomputed = three_public.vehicle&three_public.abroad&three_public.reception outturn when item=three_public,label~（决算数）
-- source: recomputed = three_public.vehicle.purchase&three_public.vehicle.operation prior_outturn when item=three_public.vehicle,label~（上年决算数）
-- source: recomputed = three_public.vehicle.purchase&three_public.vehicle.operation budget when item=three_public.vehicle,label~（预算数）
-- source: recomputed = three_public.vehicle.purchase&three_public.vehicle.operation outturn when item=three_public.vehicle,label~（决算数）
-- source: recomputed = project.business&project.operation&project.special prior_outturn when item=project,label~（上年决算数）
-- source: recomputed = project.business&project.operation&project.special budget when item=project,label~（预算数）
-- source: recomputed = project.business&project.operation&project.special outturn when item=project,label~（决算数）
-- source: recomputed = project.special.line prior_outturn when item=project.special,label~（上年决算数）
-- source: recomputed = project.special.line budget when item=project.special,label~（预算数）
-- source: recomputed = project.special.line outturn when item=project.special,label~（决算数）
-- source: recomputed = revenue.general_public_budget&revenue.government_fund&revenue.special_account&revenue.other stated when label~按收入来源
-- source: recomputed = expenditure.basic&expenditure.project stated when label~按支出性质
-- 说明：报表上印的每个比率、合计、得分和总分，与按其组成重算的结果对照；按报表所印的小数位数比较。差 = 填报 − 重算。组成有空白的不能重算，重算一栏为空。
-- 说明：收支分项之和与年初预算数、调整后预算数、全年执行数之一相等即为一致，否则与全年执行数比较。
-- note: each rate, sum, score and total that a form prints, against what its parts make, compared at the precision printed. difference = declared - recomputed. Where a part is blank nothing can be recomputed.
-- note: the split of revenue or expenditure agrees where it makes the initial, the adjusted or the executed total; else it stands against the executed total.
with asked as (
    select report_id
    from report
    where report_id between :year * 1000000000 + coalesce(:department, 0) and :year * 1000000000 + coalesce(:department, 999999999)
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
-- Rates in ten-thousandths of a percent, whole; step is one unit of the last decimal printed.
rate (report_id, form_order, item, label, declared, amount, base, step) as (
    select
        report_id, 1, 'staffing.control_rate', '在职人员控制率 | staff control rate', declared_control_pct, in_post, authorised,
        case coalesce(declared_control_decimals, 2) when 0 then 10000 when 1 then 1000 when 2 then 100 when 3 then 10 else 1 end
    from base_staffing
    where report_id in (select report_id from asked)
    union all
    select
        report_id, 201, 'total', '执行率 | execution rate', declared_execution_pct, total_outturn, total_adjusted_budget,
        case coalesce(declared_execution_decimals, 2) when 0 then 10000 when 1 then 1000 when 2 then 100 when 3 then 10 else 1 end
    from self_fund
    where report_id in (select report_id from asked)
    union all
    select
        report_id, 190, 'building.area', name || '（面积控制率） | ' || name || ' (area control rate)',
        declared_area_control_pct, actual_area, approved_area, 100
    from base_building
    where report_id in (select report_id from asked)
    union all
    select
        report_id, 191, 'building.investment', name || '（投资概算控制率） | ' || name || ' (investment control rate)',
        declared_investment_control_pct, actual_investment, approved_investment, 100
    from base_building
    where report_id in (select report_id from asked)
),
exact as (
    select
        report_id, form_order, item, label, declared, step,
        case when base > 0 and amount >= 0 then
            amount / base * 1000000 + amount % base * 100 / base * 10000 + amount % base * 100 % base * 100 / base * 100
            + amount % base * 100 % base * 100 % base * 100 / base
        end as rate
    from rate
),
-- Amounts in fen, points in ten-thousandths.
whole (report_id, form_order, item, label, unit, declared, recomputed, step) as (
    select report_id, form_order, item, label, '%', declared, (rate + step / 2) / step * step, step
    from exact
    union all
    select
        report_id, 101, 'three_public', '三公经费（上年决算数） | three public expenses (prior-year outturn)', '万元',
        three_public_prior_outturn, three_public_vehicle_prior_outturn + three_public_abroad_prior_outturn + three_public_reception_prior_outturn, 1
    from base_spending
    where report_id in (select report_id from asked)
    union all
    select
        report_id, 102, 'three_public', '三公经费（预算数） | three public expenses (budget)', '万元',
        three_public_budget, three_public_vehicle_budget + three_public_abroad_budget + three_public_reception_budget, 1
    from base_spending
    where report_id in (select report_id from asked)
    union all
    select
        report_id, 103, 'three_public', '三公经费（决算数） | three public expenses (outturn)', '万元',
        three_public_outturn, three_public_vehicle_outturn + three_public_abroad_outturn + three_public_reception_outturn, 1
    from base_spending
    where report_id in (select report_id from asked)
    union all
    select
        report_id, 104, 'three_public.vehicle', '公务用车购置和维护经费（上年决算数） | official vehicles (prior-year outturn)', '万元',
        three_public_vehicle_prior_outturn, three_public_vehicle_purchase_prior_outturn + three_public_vehicle_operation_prior_outturn, 1
    from base_spending
    where report_id in (select report_id from asked)
    union all
    select
        report_id, 105, 'three_public.vehicle', '公务用车购置和维护经费（预算数） | official vehicles (budget)', '万元',
        three_public_vehicle_budget, three_public_vehicle_purchase_budget + three_public_vehicle_operation_budget, 1
    from base_spending
    where report_id in (select report_id from asked)
    union all
    select
        report_id, 106, 'three_public.vehicle', '公务用车购置和维护经费（决算数） | official vehicles (outturn)', '万元',
        three_public_vehicle_outturn, three_public_vehicle_purchase_outturn + three_public_vehicle_operation_outturn, 1
    from base_spending
    where report_id in (select report_id from asked)
    union all
    select
        report_id, 107, 'project', '项目支出（上年决算数） | project expenditure (prior-year outturn)', '万元',
        project_prior_outturn, project_business_prior_outturn + project_operation_prior_outturn + project_special_prior_outturn, 1
    from base_spending
    where report_id in (select report_id from asked)
    union all
    select
        report_id, 108, 'project', '项目支出（预算数） | project expenditure (budget)', '万元',
        project_budget, project_business_budget + project_operation_budget + project_special_budget, 1
    from base_spending
    where report_id in (select report_id from asked)
    union all
    select
        report_id, 109, 'project', '项目支出（决算数） | project expenditure (outturn)', '万元',
        project_outturn, project_business_outturn + project_operation_outturn + project_special_outturn, 1
    from base_spending
    where report_id in (select report_id from asked)
    union all
    select
        special.report_id, 110, 'project.special', '专项资金（上年决算数） | special-purpose funds (prior-year outturn)', '万元',
        special.project_special_prior_outturn,
        (
            select case when count(line.prior_outturn) = count(*) then sum(line.prior_outturn) end
            from base_line as line
            where line.report_id = special.report_id and line.item = 'project.special.line'
        ),
        1
    from base_spending as special
    where special.report_id in (select report_id from asked)
    union all
    select
        special.report_id, 111, 'project.special', '专项资金（预算数） | special-purpose funds (budget)', '万元',
        special.project_special_budget,
        (
            select case when count(line.budget) = count(*) then sum(line.budget) end
            from base_line as line
            where line.report_id = special.report_id and line.item = 'project.special.line'
        ),
        1
    from base_spending as special
    where special.report_id in (select report_id from asked)
    union all
    select
        special.report_id, 112, 'project.special', '专项资金（决算数） | special-purpose funds (outturn)', '万元',
        special.project_special_outturn,
        (
            select case when count(line.outturn) = count(*) then sum(line.outturn) end
            from base_line as line
            where line.report_id = special.report_id and line.item = 'project.special.line'
        ),
        1
    from base_spending as special
    where special.report_id in (select report_id from asked)
    union all
    select
        report_id, 202, 'total', '执行率得分 | points for the execution rate', '分',
        score,
        case when total_adjusted_budget > 0 and total_outturn >= 0 then (weight * case
            when total_outturn >= total_adjusted_budget then 1000000
            else total_outturn / total_adjusted_budget * 1000000 + total_outturn % total_adjusted_budget * 100 / total_adjusted_budget * 10000 + total_outturn % total_adjusted_budget * 100 % total_adjusted_budget * 100 / total_adjusted_budget * 100
            + total_outturn % total_adjusted_budget * 100 % total_adjusted_budget * 100 % total_adjusted_budget * 100 / total_adjusted_budget
        end + 500000) / 1000000 end,
        case when score % 10000 = 0 then 10000 when score % 1000 = 0 then 1000 when score % 100 = 0 then 100 else 1 end
    from self_fund
    where report_id in (select report_id from asked)
    union all
    select
        report_id, 203, 'total', '按收入来源分的合计 | total of the sources of revenue', '万元',
        case
            when coalesce(revenue_general_public_budget_stated, revenue_government_fund_stated, revenue_special_account_stated, revenue_other_stated) is null then null
            when coalesce(revenue_general_public_budget_stated, 0) + coalesce(revenue_government_fund_stated, 0)
                + coalesce(revenue_special_account_stated, 0) + coalesce(revenue_other_stated, 0) = total_initial_budget then total_initial_budget
            when coalesce(revenue_general_public_budget_stated, 0) + coalesce(revenue_government_fund_stated, 0)
                + coalesce(revenue_special_account_stated, 0) + coalesce(revenue_other_stated, 0) = total_adjusted_budget then total_adjusted_budget
            else total_outturn
        end,
        revenue_general_public_budget_stated + revenue_government_fund_stated + revenue_special_account_stated + revenue_other_stated,
        1
    from self_fund
    where report_id in (select report_id from asked)
    union all
    select
        report_id, 204, 'total', '按支出性质分的合计 | total by kind of expenditure', '万元',
        case
            when expenditure_basic_stated is null or expenditure_project_stated is null then null
            when expenditure_basic_stated + expenditure_project_stated = total_initial_budget then total_initial_budget
            when expenditure_basic_stated + expenditure_project_stated = total_adjusted_budget then total_adjusted_budget
            else total_outturn
        end,
        expenditure_basic_stated + expenditure_project_stated,
        1
    from self_fund
    where report_id in (select report_id from asked)
    union all
    select
        fund.report_id, 301, 'indicator', '分值合计 | sum of weights', '分',
        coalesce(fund.total_weight, 1000000),
        (
            select case when count(*) = count(weight) then sum(weight) end
            from self_indicator_record as indicator
            where indicator.report_id = fund.report_id
        ) + fund.weight,
        1
    from self_fund as fund
    where fund.report_id in (select report_id from asked)
    union all
    select
        fund.report_id, 302, 'indicator', '总分 | total score', '分',
        fund.total_score,
        (
            select case when count(*) = count(score) then sum(score) end
            from self_indicator_record as indicator
            where indicator.report_id = fund.report_id
        ) + fund.score,
        1
    from self_fund as fund
    where fund.report_id in (select report_id from asked)
)
select
    (select name from department_record where department_id = report_id % 1000000000) as department,
    item,
    label,
    unit,
    case unit when '万元' then declared / 1000000.0 else declared / 10000.0 end as declared,
    case unit when '万元' then recomputed / 1000000.0 else recomputed / 10000.0 end as recomputed,
    case unit when '万元' then (declared - recomputed) / 1000000.0 else (declared - recomputed) / 10000.0 end as difference,
    case
        when declared is null or recomputed is null then null
        when unit = '万元' then case when declared = recomputed then 'yes' else 'no' end
        when 2 * abs(declared - recomputed) <= case unit when '%' then 0 else step end then 'yes'
        else 'no'
    end as agrees
from whole
where declared is not null or unit = '%' and recomputed is not null
order by report_id nulls last, form_order nulls last, label nulls last;
