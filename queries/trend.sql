-- name: trend
-- title: 部门某项支出的历年变化 | One item of a department over the years
-- param: department department required  部门 | department
-- param: item       item required        项目 | item
-- param: from       integer optional     起始年度 | first year
-- param: to         integer optional     截止年度 | last year
-- param: basis      choice optional (same_form, two_forms)  上年数取自何处（默认：上年报表） | where the year before comes from (default: last year's report)
-- column: year       year     年度 | fiscal year
-- column: budget     money    预算数 | budget
-- column: outturn    money    决算数 | outturn
-- column: change_pct percent  比上年增减率 | change on the year before
-- column: index_pct  percent  定基指数 | index
-- chart: line x=year y=budget,outturn
-- 说明：比上年增减率 =（决算数 − 上年决算数）÷ 上年决算数，两年均取各年自己的报表，缺一年则不计算；定基指数以所选年度中第一个大于零的决算数为 100。
-- 说明：自评表的年度资金总额取调整后预算数与全年执行数，收支分项取其金额。专项资金明细等一项多行的取合计。
-- 说明：basis=same_form 时，上年决算数取各年报表自己的“上年决算数”栏；two_forms 与默认相同。
-- note: change rate between years of the department's own reports (with basis=same_form against the form's own prior-year column), and index: the first positive outturn of the range is 100. The self-evaluation form's total counts with its adjusted budget and executed amount, its split lines with their one stated amount; an item of several lines is their sum.
with series as (
    select report_id / 1000000000 as year, stated_prior, budget, outturn
    -- A year whose report lacks the item is there with blanks.
    from item_amount
    where item = :item
        and report_id in (
            select report_id
            from report
            where department_id = :department
                and (:from is null or year >= :from)
                and (:to is null or year <= :to)
        )
),
beside as (
    select
        year, budget, outturn,
        case
            when :basis = 'same_form' then stated_prior
            when lag(year) over (order by year nulls last) = year - 1 then lag(outturn) over (order by year nulls last)
        end as prior,
        min(case when outturn > 0 then year end) over () as index_year
    from series
),
rated as (
    select
        year, budget, outturn,
        outturn - prior as change,
        case when prior > 0 then prior end as base,
        max(case when year = index_year then outturn end) over () as index_base
    from beside
)
select
    year,
    budget / 1000000.0 as budget,
    outturn / 1000000.0 as outturn,
    (change / base * 10000 + change % base * 100 / base * 100
        + change % base * 100 % base * 100 / base
        + change % base * 100 % base * 100 % base * 2 / base) / 100.0 as change_pct,
    (outturn / index_base * 10000 + outturn % index_base * 100 / index_base * 100
        + outturn % index_base * 100 % index_base * 100 / index_base
        + outturn % index_base * 100 % index_base * 100 % index_base * 2 / index_base) / 100.0 as index_pct
from rated
order by year nulls last;
