-- name: special-funds
-- title: 专项资金明细 | Special funds line by line
-- param: year   integer = latest     年度 | fiscal year
-- param: region region optional      地区（含下级） | region and everything below it
-- param: name   text optional        名称包含 | part of the name
-- column: department    department  部门 | department
-- column: label         text        专项资金 | special fund
-- column: prior_outturn money       上年决算数 | prior-year outturn
-- column: budget        money       预算数 | budget
-- column: outturn       money       决算数 | outturn
-- column: change_pct    percent     增减率 | change rate
-- column: control_pct   percent     控制率 | control rate
-- 说明：增减率 =（决算数 − 上年决算数）÷ 上年决算数；控制率 = 决算数 ÷ 预算数；分母为零、为负或缺失时不计算。
-- 说明：上年决算数取本表“上年决算数”栏，空白时取上年自己报表中同名专项的决算数。
-- note: change rate (against the same name in last year's own report where the form's prior-year column is blank) and control rate of each special fund, in the order of the form.
with fund as (
    select
        department.name as department,
        spending_item.label,
        spending_item.form_order,
        coalesce(spending_item.stated_prior, spending_item.own_prior) as prior,
        spending_item.budget,
        spending_item.outturn,
        spending_item.outturn - coalesce(spending_item.stated_prior, spending_item.own_prior) as change
    from spending_item
    join report on report.report_id = spending_item.report_id
    join department_record as department on department.department_id = report.department_id
    where spending_item.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and spending_item.item = 'project.special.line'
        and (:name is null or spending_item.label like '%' || :name || '%')
        and (:region is null or substr(department.region, 1, length(:region)) = :region)
),
rated as (
    select
        department, label, form_order, prior, budget, outturn, change,
        case when prior > 0 then prior end as prior_base,
        case when budget > 0 then budget end as budget_base
    from fund
)
select
    department,
    label,
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
order by department nulls last, form_order nulls last;
