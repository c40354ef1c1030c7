-- name: yoy-all
-- title: 各部门某项支出与上年比较 | One item of every department against the year before
-- param: year   integer = latest     年度 | fiscal year
-- param: region region optional      地区（含下级） | region and everything below it
-- param: item   item = three_public  项目 | item
-- param: basis   choice optional (same_form, two_forms)  上年数取自何处（默认：先取本表，再取上年报表） | where the year before comes from (default: the form's own column, else last year's report)
-- column: department    department  部门 | department
-- column: prior_outturn money       上年决算数 | prior-year outturn
-- column: outturn       money       决算数 | outturn
-- column: change        money       增减额 | change
-- column: change_pct    percent     增减率 | change rate
-- column: prior_basis   code        上年数口径 | basis of the prior year
-- chart: slope x=department y=prior_outturn,outturn
-- 说明：增减率 =（决算数 − 上年决算数）÷ 上年决算数，上年为零、为负或缺失时不计算；按增减率从高到低排列。
-- 说明：上年决算数取本表“上年决算数”栏（same_form），空白时取上年自己报表的决算数（two_forms）。专项资金明细等一项多行的取合计；自评表收支分项取其金额。
-- 说明：basis=same_form 只取本表“上年决算数”栏，basis=two_forms 只取上年自己报表的决算数，缺的一边留空。
-- note: change rate = change / prior-year outturn, which is last year's own report's where prior_basis is two_forms. An item of several lines is their sum; a split line of the self-evaluation form counts with its one stated amount. With basis=same_form only the form's own prior-year column counts, with two_forms only last year's own report.
with stated as (
    select
        report_id, outturn, stated_prior,
        case :basis when 'same_form' then stated_prior else prior end as prior
    -- A department without the item, or without the year before, is there with blanks.
    from item_amount
    where item = :item
        and coalesce(:basis, 'same_form') = 'same_form'
        and report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
    union all
    -- Where this form prints the year before, the view no longer tells what last year's report says of it, so that both
    -- years are read and laid side by side.
    select
        :year * 1000000000 + department_id as report_id,
        max(case when year = :year then outturn end),
        null,
        max(case when year < :year then outturn end)
    from (
        select report_id % 1000000000 as department_id, report_id / 1000000000 as year, outturn
        from item_amount
        where item = :item
            and :basis = 'two_forms'
            and report_id between (:year - 1) * 1000000000 and :year * 1000000000 + 999999999
            and (:region is null or report_id % 1000000000 in (
                select department_id from department_record where region between :region and :region || '~'
            ))
    )
    group by department_id
    having max(year) = :year
),
amount as (
    select
        report_id, prior, outturn,
        outturn - prior as change,
        case when prior > 0 then prior end as base,
        case
            when prior is null then null
            when :basis is not null then :basis
            when stated_prior is not null then 'same_form'
            else 'two_forms'
        end as prior_basis
    from stated
)
select
    (select name from department_record where department_id = report_id % 1000000000) as department,
    prior / 1000000.0 as prior_outturn,
    outturn / 1000000.0 as outturn,
    change / 1000000.0 as change,
    (change / base * 10000 + change % base * 100 / base * 100
        + change % base * 100 % base * 100 / base
        + change % base * 100 % base * 100 % base * 2 / base) / 100.0 as change_pct,
    prior_basis
from amount
order by change_pct desc nulls last, report_id nulls first;
