-- name: region-totals
-- title: 各地区某项支出合计 | Sums of an item by region
-- param: item   item required        项目 | item
-- param: from   integer optional     起始年度 | first year
-- param: to     integer optional     截止年度 | last year
-- param: region region optional      地区 | region
-- column: year          year     年度 | fiscal year
-- column: region        text     地区 | region
-- column: outturns       count    决算数个数 | outturns summed
-- column: prior_outturn money    上年决算数 | prior-year outturn
-- column: budget        money    预算数 | budget
-- column: outturn       money    决算数 | outturn
-- column: change_pct    percent  增减率 | change rate
-- column: control_pct   percent  控制率 | control rate
-- 说明：每年每个下一级地区的合计：不指定地区时按省，指定省时按市，指定市时按县；地区为空的一行是未填地区的部门。决算数个数是合计了多少个数。
-- 说明：增减率 =（决算数 − 上年决算数）÷ 上年决算数，上年决算数只取各表“上年决算数”栏；控制率 = 决算数 ÷ 预算数；分母为零、为负或缺失时不计算。自评表的年度资金总额取调整后预算数与全年执行数，收支分项取其金额。
-- note: sums by year and by the regions one level below: provinces, the cities of a province, the counties of a city. The row without a region is of departments whose region is not known. change rate against the sum of the forms' own prior-year column, control rate = outturn / budget. The self-evaluation form's total counts with its adjusted budget and executed amount, its split lines with their one stated amount.
with below as (
    select
        year,
        substr(region, 1, case when :region is null then 2 when length(:region) = 2 then 4 else 6 end) as prefix,
        prior_outturns, prior_outturn,
        budgets + adjusted_budgets as budgets, coalesce(budget, adjusted_budget) as budget,
        outturns + stateds as outturns, coalesce(outturn, stated) as outturn
    from summed
    where item = :item
        and year between coalesce(:from, 0) and coalesce(:to, 9999)
        and region between coalesce(:region, '') and coalesce(:region, '') || '~'
),
regional as (
    select
        year, prefix,
        sum(outturns) as outturns,
        sum(prior_outturn) as prior,
        sum(budget) as budget,
        sum(outturn) as outturn
    from below
    group by year, prefix
),
rated as (
    select
        year, outturns, prior, budget, outturn,
        case when prefix <> '' then substr(prefix || '0000', 1, 6) end as region,
        outturn - prior as change,
        case when prior > 0 then prior end as prior_base,
        case when budget > 0 then budget end as budget_base
    from regional
)
select
    year,
    region,
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
order by year nulls last, region nulls last;
