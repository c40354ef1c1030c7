-- name: three-public
-- title: 各部门三公经费 | Three public expenses of every department
-- param: year   integer = latest     年度 | fiscal year
-- param: region region optional      地区（含下级） | region and everything below it
-- param: basis  choice optional (same_form, two_forms)  上年数取自何处（默认：先取本表，再取上年报表） | where the year before comes from (default: the form's own column, else last year's report)
-- column: department    department  部门 | department
-- column: prior_outturn money       上年决算数 | prior-year outturn
-- column: budget        money       预算数 | budget
-- column: outturn       money       决算数 | outturn
-- column: change_pct    percent     变动率 | change rate
-- column: control_pct   percent     控制率 | control rate
-- column: vehicle       money       公务用车 | vehicles
-- column: abroad        money       出国经费 | abroad
-- column: reception     money       公务接待 | receptions
-- source: prior_outturn = three_public prior
-- source: budget = three_public budget
-- source: outturn = three_public outturn
-- source: vehicle = three_public.vehicle outturn
-- source: abroad = three_public.abroad outturn
-- source: reception = three_public.reception outturn
-- chart: dots x=department y=budget,outturn
-- 说明：变动率 =（决算数 − 上年决算数）÷ 上年决算数，为决算口径；控制率 = 决算数 ÷ 预算数；分母为零、为负或缺失时不计算。公务用车、出国、接待为决算数。
-- 说明：上年决算数取本表“上年决算数”栏，空白时取上年自己报表的决算数。
-- 说明：basis=same_form 只取本表“上年决算数”栏，basis=two_forms 只取上年自己报表的决算数，缺的一边留空。
-- note: change rate from outturn to outturn, control rate = outturn / budget; vehicle, abroad and reception are outturns. With basis=same_form only the form's own prior-year column counts, with two_forms only last year's own report.
with three_public as (
    select
        department.name as department,
        case :basis
            when 'same_form' then now.three_public_prior_outturn
            when 'two_forms' then before.three_public_outturn
            else coalesce(now.three_public_prior_outturn, before.three_public_outturn)
        end as prior,
        now.three_public_budget as budget,
        now.three_public_outturn as outturn,
        now.three_public_vehicle_outturn as vehicle,
        now.three_public_abroad_outturn as abroad,
        now.three_public_reception_outturn as reception
    -- In the order of names, so that there is nothing to sort.
    from department_record as department
    cross join report on report.report_id = :year * 1000000000 + department.department_id
    -- A department that sent no such form is listed with blanks, not lost; the year before may be absent.
    left join base_spending as now on now.report_id = report.report_id
    left join base_spending as before on before.report_id = report.report_id - 1000000000
    where :region is null or department.department_id in (
            select department_id from department_record where region between :region and :region || '~'
        )
),
rated as (
    select
        department, prior, budget, outturn, vehicle, abroad, reception,
        outturn - prior as change,
        case when prior > 0 then prior end as prior_base,
        case when budget > 0 then budget end as budget_base
    from three_public
)
select
    department,
    prior / 1000000.0 as prior_outturn,
    budget / 1000000.0 as budget,
    outturn / 1000000.0 as outturn,
    (change / prior_base * 10000 + change % prior_base * 100 / prior_base * 100
        + change % prior_base * 100 % prior_base * 100 / prior_base
        + change % prior_base * 100 % prior_base * 100 % prior_base * 2 / prior_base) / 100.0 as change_pct,
    (outturn / budget_base * 10000 + outturn % budget_base * 100 / budget_base * 100
        + outturn % budget_base * 100 % budget_base * 100 / budget_base
        + outturn % budget_base * 100 % budget_base * 100 % budget_base * 2 / budget_base) / 100.0 as control_pct,
    vehicle / 1000000.0 as vehicle,
    abroad / 1000000.0 as abroad,
    reception / 1000000.0 as reception
from rated
order by department nulls first;
