-- name: change-map
-- title: 各部门各项支出的增减率 | Change rate of each item by department
-- param: year   integer = latest     年度 | fiscal year
-- param: region region optional      地区（含下级） | region and everything below it
-- column: department    department  部门 | department
-- column: item          item        项目编码 | item code
-- column: label         text        项目 | item
-- column: prior_outturn money       上年决算数 | prior-year outturn
-- column: outturn       money       决算数 | outturn
-- column: change_pct    percent     增减率 | change rate
-- chart: heat x=label y=change_pct series=department
-- 说明：增减率 =（决算数 − 上年决算数）÷ 上年决算数，上年为零、为负或缺失时不计算；列出三公经费及其三项、项目支出、公用经费、政府采购金额。
-- 说明：上年决算数取本表“上年决算数”栏，空白时取上年自己报表的决算数。
-- note: change rate = (outturn - prior-year outturn) / prior-year outturn, none over a zero, negative or missing base; three public expenses and their three parts, project expenditure, operating funds and procurement. The year before is the form's own column, else last year's own report.
with listed as (
    select report_id, item, label, form_order, prior, outturn, outturn - prior as change
    from base_row
    where report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and item in (
            'three_public',
            'three_public.vehicle',
            'three_public.abroad',
            'three_public.reception',
            'project',
            'public_use',
            'procurement'
        )
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
        and coalesce(prior, outturn) is not null
),
based as (
    select report_id, item, label, form_order, prior, outturn, change, case when prior > 0 then prior end as base
    from listed
)
select
    (select name from department_record where department_id = report_id % 1000000000) as department,
    item,
    label,
    prior / 1000000.0 as prior_outturn,
    outturn / 1000000.0 as outturn,
    (change / base * 10000 + change % base * 100 / base * 100
        + change % base * 100 % base * 100 / base
        + change % base * 100 % base * 100 % base * 2 / base) / 100.0 as change_pct
from based
order by report_id nulls first, form_order nulls first;
