-- name: department-profile
-- title: 部门历年支出情况 | A department's items over the years
-- param: department department required  部门 | department
-- param: from       integer optional     起始年度 | first year
-- param: to         integer optional     截止年度 | last year
-- param: basis      choice optional (same_form, two_forms)  上年数取自何处（默认：先取本表，再取上年报表） | where the year before comes from (default: the form's own column, else last year's report)
-- column: year          year     年度 | fiscal year
-- column: item          item     项目编码 | item code
-- column: label         text     项目 | item
-- column: prior_outturn money    上年决算数 | prior-year outturn
-- column: budget        money    预算数 | budget
-- column: outturn       money    决算数 | outturn
-- column: change_pct    percent  增减率 | change rate
-- column: control_pct   percent  控制率 | control rate
-- chart: line x=year y=outturn series=label
-- 说明：增减率 = （决算数 − 上年决算数）÷ 上年决算数；控制率 = 决算数 ÷ 预算数；分母为零、为负或缺失时不计算。
-- 说明：上年决算数取各年报表自己的“上年决算数”栏，空白时取上年报表的决算数。
-- 说明：basis=same_form 只取本表“上年决算数”栏，basis=two_forms 只取上年自己报表的决算数，缺的一边留空。
-- note: change rate (against last year's own report where the form's own prior-year column is blank) and control rate of every year reported. With basis=same_form only the form's own prior-year column counts, with two_forms only last year's own report.
with spending as (
    select
        report_id, item, label, form_order, budget, outturn,
        case when coalesce(:basis, 'same_form') = 'same_form' then stated_prior end as stated_prior,
        case when coalesce(:basis, 'two_forms') = 'two_forms' then own_prior end as own_prior
    from spending_item
    where report_id in (
        select report_id
        from report
        where department_id = :department
            and (:from is null or year >= :from)
            and (:to is null or year <= :to)
    )
),
compared as (
    select
        report_id / 1000000000 as year, item, label, form_order, budget, outturn,
        coalesce(stated_prior, own_prior) as prior,
        outturn - coalesce(stated_prior, own_prior) as change
    from spending
),
rated as (
    select
        year, item, label, form_order, prior, budget, outturn, change,
        case when prior > 0 then prior end as prior_base,
        case when budget > 0 then budget end as budget_base
    from compared
)
select
    year,
    item,
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
order by year nulls last, form_order nulls last;
