-- name: special-fund-life
-- title: 专项资金的起止年度与金额 | First and last year of a special fund
-- param: name   text required    名称包含 | part of the name
-- param: region region optional  地区（含下级） | region and everything below it
-- column: department    department  部门 | department
-- column: label         text        专项资金 | special fund
-- column: first_year    year        首次年度 | first year
-- column: last_year     year        最后年度 | last year
-- column: years         count       有支出年数 | years with spending
-- column: first_outturn money       首次年度决算数 | outturn of the first year
-- column: last_outturn  money       最后年度决算数 | outturn of the last year
-- column: budget        money       预算数合计 | sum of budgets
-- column: outturn       money       决算数合计 | sum of outturns
-- source: first_outturn = project.special.line told first_year
-- source: last_outturn = project.special.line told last_year
-- source: budget = project.special.line budget first_year..last_year
-- source: outturn = project.special.line told first_year..last_year
-- 说明：名称中含该文字的专项资金，一个部门一个名称一行；首次、最后年度为有预算或决算（不为零）的最早、最晚年度。名称改动后按新名称另列。
-- 说明：决算数取各年自己的报表；没有上年报表或其中没有该名称时，用次年报表的“上年决算数”栏补上年。
-- note: special funds whose name has the text, a row a department and name; a year counts where a budget or an outturn other than zero is printed. Each year's own form counts; where there is none, or it lacks the name, the prior-year column of the form a year later stands in. A fund renamed is another fund.
with named as (
    select name_id, label
    from line_name
    where item = 'project.special.line' and label like '%' || :name || '%'
),
own as (
    select
        line.report_id,
        named.name_id,
        named.label,
        sum(line.prior_outturn) as prior,
        sum(line.budget) as budget,
        sum(line.outturn) as outturn
    from named
    cross join base_line_record as line on line.name_id = named.name_id
    where true
        and (:region is null or line.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
    group by named.name_id, named.label, line.report_id
),
neighbouring as (
    select
        report_id, name_id, label, budget, outturn,
        -- Where the year before has a row of its own, that counts.
        case
            when coalesce(lag(report_id) over (partition by name_id, report_id % 1000000000 order by report_id nulls last), 0) < report_id - 1000000000
                then prior
        end as prior
    from own
),
yearly as (
    select report_id, name_id, label, budget, outturn
    from neighbouring
    union all
    select report_id - 1000000000, name_id, label, null, prior
    from neighbouring
    where prior is not null
),
alive as (
    select
        report_id % 1000000000 as department_id, name_id, label, report_id / 1000000000 as year, budget, outturn,
        min(report_id / 1000000000) over (partition by name_id, report_id % 1000000000) as first_year,
        max(report_id / 1000000000) over (partition by name_id, report_id % 1000000000) as last_year
    from yearly
    where budget <> 0 or outturn <> 0
)
select
    (select name from department_record where department_record.department_id = alive.department_id) as department,
    label,
    first_year,
    last_year,
    count(case when outturn <> 0 then 1 end) as years,
    max(case when year = first_year then outturn end) / 1000000.0 as first_outturn,
    max(case when year = last_year then outturn end) / 1000000.0 as last_outturn,
    sum(budget) / 1000000.0 as budget,
    sum(outturn) / 1000000.0 as outturn
from alive
group by department_id, name_id, label, first_year, last_year
order by department_id nulls first, first_year nulls first, label nulls first;
