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
-- chart: bar x=label y=outturn
-- 说明：该年度各报表每一项的合计，按表内顺序；决算数个数是合计了多少个数。增减率 =（决算数 − 上年决算数）÷ 上年决算数，上年决算数只取各表“上年决算数”栏；控制率 = 决算数 ÷ 预算数；分母为零、为负或缺失时不计算。
-- 说明：自评表的年度资金总额取调整后预算数与全年执行数，收支分项取其金额。
-- note: sums of each item over the year's reports, in the order of the forms; outturns says of how many the sum is. change rate against the sum of the forms' own prior-year column, control rate = outturn / budget. The self-evaluation form's total counts with its adjusted budget and executed amount, its split lines with their one stated amount.
with form_item as (
    select 'three_public' as item, '三公经费' as label, 1 as form_order
    union all
    select 'three_public.vehicle', '公务用车购置和维护经费', 2
    union all
    select 'three_public.vehicle.purchase', '公车购置', 3
    union all
    select 'three_public.vehicle.operation', '公车运行维护', 4
    union all
    select 'three_public.abroad', '出国经费', 5
    union all
    select 'three_public.reception', '公务接待', 6
    union all
    select 'project', '项目支出', 7
    union all
    select 'project.business', '业务经费', 8
    union all
    select 'project.operation', '运行维护经费', 9
    union all
    select 'project.special', '专项资金', 10
    union all
    select 'project.special.line', '专项资金明细', 11
    union all
    select 'public_use', '公用经费', 12
    union all
    select 'public_use.office', '办公经费', 13
    union all
    select 'public_use.utilities_travel', '水费、电费、差旅费', 14
    union all
    select 'public_use.meetings_training', '会议费、培训费', 15
    union all
    select 'procurement', '政府采购金额', 16
    union all
    select 'basic_adjustment', '部门基本支出预算调整', 17
    union all
    select 'overall_adjustment', '部门整体支出预算调整', 18
    union all
    select 'total', '年度资金总额', 19
    union all
    select 'revenue.general_public_budget', '一般公共预算', 20
    union all
    select 'revenue.government_fund', '政府性基金拨款', 21
    union all
    select 'revenue.special_account', '纳入专户管理的非税收入拨款', 22
    union all
    select 'revenue.other', '其他资金', 23
    union all
    select 'expenditure.basic', '基本支出', 24
    union all
    select 'expenditure.project', '项目支出', 25
    union all
    select 'other', '其他项目', 26
),
total as (
    select
        item,
        sum(outturns + stateds) as outturns,
        sum(prior_outturn) as prior,
        sum(coalesce(budget, adjusted_budget)) as budget,
        sum(coalesce(outturn, stated)) as outturn
    from summed
    where year = :year and (:region is null or region between :region and :region || '~')
    group by item
),
rated as (
    select
        total.item, form_item.label, form_item.form_order,
        total.outturns, total.prior, total.budget, total.outturn,
        total.outturn - total.prior as change,
        case when total.prior > 0 then total.prior end as prior_base,
        case when total.budget > 0 then total.budget end as budget_base
    from total
    join form_item on form_item.item = total.item
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
        + outturn % budget_base * 100 % budget_base * 100 % budget_base * 2 / budget_base) / 100.0 as control_pct
from rated
order by form_order nulls last;
