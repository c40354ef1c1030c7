-- name: top-movers
-- title: 增减额最大的支出 | The largest changes on the year before
-- param: year   integer = latest     年度 | fiscal year
-- param: region region optional      地区（含下级） | region and everything below it
-- param: item   item optional        项目 | item
-- column: department    department  部门 | department
-- column: item          item        项目编码 | item code
-- column: label         text        项目 | item
-- column: prior_outturn money       上年决算数 | prior-year outturn
-- column: outturn       money       决算数 | outturn
-- column: change        money       增减额 | change
-- column: change_pct    percent     增减率 | change rate
-- 说明：增减额 = 决算数 − 上年决算数，按绝对值从大到小，缺一年的列在最后；增减率 = 增减额 ÷ 上年决算数，上年为零、为负或缺失时不计算。
-- 说明：上年决算数取本表“上年决算数”栏，空白时取上年自己报表的决算数。
-- note: yoy_change and yoy_rate (B1; B2 where the form's own prior-year column is blank) of every item of the base form, largest first whichever its sign, those without a change last.
with spending as (
    select
        department.name as department,
        spending_item.item,
        spending_item.label,
        spending_item.form_order,
        coalesce(spending_item.stated_prior, spending_item.own_prior) as prior,
        spending_item.outturn,
        spending_item.outturn - coalesce(spending_item.stated_prior, spending_item.own_prior) as change
    from spending_item
    join report on report.report_id = spending_item.report_id
    join department_record as department on department.department_id = report.department_id
    where spending_item.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:item is null or spending_item.item = :item)
        and (:region is null or substr(department.region, 1, length(:region)) = :region)
),
rated as (
    select department, item, label, form_order, prior, outturn, change, case when prior > 0 then prior end as base
    from spending
)
select
    department,
    item,
    label,
    prior / 1000000.0 as prior_outturn,
    outturn / 1000000.0 as outturn,
    change / 1000000.0 as change,
    (change / base * 10000 + change % base * 100 / base * 100 + change % base * 100 % base * 100 / base
        + change % base * 100 % base * 100 % base * 2 / base) / 100.0 as change_pct
from rated
order by abs(rated.change) desc nulls last, department nulls last, form_order nulls last;
