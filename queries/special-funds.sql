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
-- source: prior_outturn = project.special.line prior
-- source: budget = project.special.line budget
-- source: outturn = project.special.line outturn
-- 说明：增减率 =（决算数 − 上年决算数）÷ 上年决算数；控制率 = 决算数 ÷ 预算数；分母为零、为负或缺失时不计算。
-- 说明：上年决算数取本表“上年决算数”栏，空白时取上年自己报表中同名专项的决算数。
-- note: change rate (against the same name in last year's own report where the form's prior-year column is blank) and control rate of each special fund, in the order of the form.
with fund as (
    select
        department.name as department,
        line.position,
        name.label,
        coalesce(line.prior_outturn, before.outturn) as prior,
        line.budget,
        line.outturn
    -- In the order of names, so that there is nothing to sort.
    from department_record as department
    cross join base_line_record as line on line.report_id = :year * 1000000000 + department.department_id
    cross join line_name as name on name.name_id = line.name_id
    -- Where this form is silent: the first line of the name in last year's own report, if there is one.
    left join base_line_record as before on line.prior_outturn is null
        and before.report_id = line.report_id - 1000000000
        and before.position = (
            select min(same.position)
            from base_line_record as same
            where same.report_id = line.report_id - 1000000000 and same.name_id = line.name_id and name.label is not null
        )
    where line.name_id in (
            select name_id
            from line_name
            where item = 'project.special.line' and (:name is null or label like '%' || :name || '%')
        )
        and coalesce(line.prior_outturn, line.budget, line.outturn) is not null
        and (:region is null or department.department_id in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
rated as (
    select
        department, position, label, prior, budget, outturn,
        outturn - prior as change,
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
order by department nulls first, position nulls first;
