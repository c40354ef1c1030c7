-- name: top-movers
-- title: 增减额最大的支出 | The largest changes on the year before
-- param: year   integer = latest     年度 | fiscal year
-- param: region region optional      地区（含下级） | region and everything below it
-- param: item   item optional        项目 | item
-- param: basis  choice optional (same_form, two_forms)  上年数取自何处（默认：先取本表，再取上年报表） | where the year before comes from (default: the form's own column, else last year's report)
-- column: department    department  部门 | department
-- column: item          item        项目编码 | item code
-- column: label         text        项目 | item
-- column: prior_outturn money       上年决算数 | prior-year outturn
-- column: outturn       money       决算数 | outturn
-- column: change        money       增减额 | change
-- column: change_pct    percent     增减率 | change rate
-- 说明：增减额 = 决算数 − 上年决算数，按绝对值从大到小，缺一年的列在最后；增减率 = 增减额 ÷ 上年决算数，上年为零、为负或缺失时不计算。
-- 说明：上年决算数取本表“上年决算数”栏，空白时取上年自己报表的决算数。
-- 说明：basis=same_form 只取本表“上年决算数”栏，basis=two_forms 只取上年自己报表的决算数，缺的一边留空。
-- note: yoy_change and yoy_rate (B1; B2 where the form's own prior-year column is blank) of every item of the base form, largest first whichever its sign, those without a change last. With basis=same_form only the form's own prior-year column counts, with two_forms only last year's own report.
with compared as (
    -- Rows under their own names are not even read where another item is asked for.
    select report_id, item, label, form_order, outturn, prior
    from spending_item
    where :basis is null
        and report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:item is null or item = :item)
        and (section = 'base_spending' or :item is null or :item in ('project.special.line', 'other'))
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
    union all
    -- Last year's own report is looked up for every row only where it is asked for.
    select
        report_id, item, label, form_order, outturn,
        case :basis when 'same_form' then stated_prior else own_prior end
    from spending_item
    where :basis is not null
        and report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:item is null or item = :item)
        and (section = 'base_spending' or :item is null or :item in ('project.special.line', 'other'))
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
spending as (
    select
        report_id, item, label, form_order, prior, outturn,
        outturn - prior as change,
        case when prior > 0 then prior end as base
    from compared
)
select
    (select name from department_record where department_id = report_id % 1000000000) as department,
    item,
    label,
    prior / 1000000.0 as prior_outturn,
    outturn / 1000000.0 as outturn,
    change / 1000000.0 as change,
    (change / base * 10000 + change % base * 100 / base * 100 + change % base * 100 % base * 100 / base
        + change % base * 100 % base * 100 % base * 2 / base) / 100.0 as change_pct
from spending
order by abs(spending.change) desc nulls last, report_id nulls first, form_order nulls first;
