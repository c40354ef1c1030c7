-- name: yoy-spending
-- title: 本部门各项支出与上年比较 | A department's spending against the year before
-- param: department department required  部门 | department
-- param: year       integer = latest     年度 | fiscal year
-- param: basis      choice optional (same_form, two_forms)  上年数取自何处（默认：先取本表，再取上年报表） | where the year before comes from (default: the form's own column, else last year's report)
-- column: item          item     项目编码 | item code
-- column: label         text     项目 | item
-- column: prior_outturn money    上年决算数 | prior-year outturn
-- column: outturn       money    决算数 | outturn
-- column: change        money    增减额 | change
-- column: change_pct    percent  增减率 | change rate
-- column: prior_basis   code     上年数口径 | basis of the prior year
-- chart: slope x=label y=prior_outturn,outturn
-- 说明：增减额 = 决算数 − 上年决算数；增减率 = 增减额 ÷ 上年决算数，上年为零、为负或缺失时不计算。
-- 说明：上年决算数取本表“上年决算数”栏（same_form），空白时取上年本部门自己报表的决算数（two_forms）。
-- 说明：basis=same_form 只取本表“上年决算数”栏，basis=two_forms 只取上年自己报表的决算数，缺的一边留空。
-- note: change rate = change / prior-year outturn, the form's own column where prior_basis is same_form, last year's own report where it is two_forms; no rate over a base that is zero, negative or missing. With basis=same_form only the form's own prior-year column counts, with two_forms only last year's own report.
with spending as (
    select
        item, label, form_order, outturn,
        case when coalesce(:basis, 'same_form') = 'same_form' then stated_prior end as stated_prior,
        case when coalesce(:basis, 'two_forms') = 'two_forms' then own_prior end as own_prior
    from spending_item
    where report_id = :year * 1000000000 + :department
),
compared as (
    select
        item, label, form_order, outturn,
        coalesce(stated_prior, own_prior) as prior,
        outturn - coalesce(stated_prior, own_prior) as change,
        case when stated_prior is not null then 'same_form' when own_prior is not null then 'two_forms' end as prior_basis
    from spending
),
rated as (
    select item, label, form_order, prior, outturn, change, prior_basis, case when prior > 0 then prior end as base
    from compared
)
select
    item,
    label,
    prior / 1000000.0 as prior_outturn,
    outturn / 1000000.0 as outturn,
    change / 1000000.0 as change,
    (change / base * 10000 + change % base * 100 / base * 100
        + change % base * 100 % base * 100 / base
        + change % base * 100 % base * 100 % base * 2 / base) / 100.0 as change_pct,
    prior_basis
from rated
order by form_order nulls last;
