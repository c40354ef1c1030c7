-- name: pi2
-- title: PEFA PI-2：支出结构偏离度 | PEFA PI-2: composition variance
-- param: department department optional                部门 | department
-- param: region     region optional                    地区（含下级） | region and everything below it
-- param: from       integer optional                   起始年度（默认截止年度前两年） | first year (two before the last unless given)
-- param: to         integer = latest                   截止年度 | last year
-- param: heads      choice = project (project, funds)  按项目支出三类或专项资金 | by the three project heads or by special funds
-- column: department   department  部门 | department
-- column: year         year        年度 | fiscal year
-- column: heads        count       项目数 | heads
-- column: budget       money       预算数 | budget
-- column: outturn      money       决算数 | outturn
-- column: variance_pct percent     结构偏离度 | composition variance
-- column: grade        text        等级（三年） | grade (three years)
-- column: reason       text        未评级原因 | why not graded
-- source: budget = project.business+project.operation+project.special budget when :heads=project
-- source: budget = project.special.line budget when :heads=funds
-- source: outturn = project.business+project.operation+project.special outturn when :heads=project
-- source: outturn = project.special.line outturn when :heads=funds
-- chart: line x=year y=variance_pct series=department
-- 说明：结构偏离度 = Σ|决算 − 预算 × k| ÷ Σ(预算 × k)，k = 决算合计 ÷ 预算合计；heads=project 按业务经费、运行维护经费、专项资金三类，heads=funds 按各专项资金；两栏均空白的项目不计。
-- 说明：等级看截至该年的三个年度，取至少两年达到的最好一档：A 低于 5%，B 低于 10%，C 低于 15%，其余 D；三年不齐不评级。偏离度算到 10 位小数后分档。
-- 说明：PEFA 的 PI-2 针对中央财政预算，此处仅为单个部门的类比；项目多于 20 个时不归并。
-- note: variance = sum of |outturn - budget * k| / sum of budget * k, where k = all outturns / all budgets, over the three project heads or over the special funds of the base form; a head blank in both columns is none. The grade looks at the three years up to that of the row and is the best band met in two of them: A below 5 %, B below 10 %, C below 15 %, else D; never from fewer than three years. PEFA defines PI-2 for budgetary central government: for one department it is an analogy; more than 20 heads are not merged.
with asked as (
    -- Two years more than are shown, since a grade takes three.
    select report_id
    from report
    where report_id between (coalesce(:from, :to - 2) - 2) * 1000000000 and :to * 1000000000 + 999999999
        and :department is null
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
    union all
    select report_id
    from report
    where department_id = :department
        and year between coalesce(:from, :to - 2) - 2 and :to
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
head as (
    select asked.report_id, 1 as is_head, project_business_budget as budget, project_business_outturn as outturn
    from asked
    cross join base_spending on base_spending.report_id = asked.report_id
    where :heads = 'project' and coalesce(project_business_budget, project_business_outturn) is not null
    union all
    select asked.report_id, 1, project_operation_budget, project_operation_outturn
    from asked
    cross join base_spending on base_spending.report_id = asked.report_id
    where :heads = 'project' and coalesce(project_operation_budget, project_operation_outturn) is not null
    union all
    select asked.report_id, 1, project_special_budget, project_special_outturn
    from asked
    cross join base_spending on base_spending.report_id = asked.report_id
    where :heads = 'project' and coalesce(project_special_budget, project_special_outturn) is not null
    union all
    select asked.report_id, 1, line.budget, line.outturn
    from asked
    cross join base_line_record as line on line.report_id = asked.report_id
    cross join line_name as name on name.name_id = line.name_id
    where :heads = 'funds' and name.item = 'project.special.line' and coalesce(line.budget, line.outturn) is not null
    union all
    -- A report without a head is listed, not lost.
    select report_id, 0, null, null
    from asked
),
summed as (
    select
        report_id, budget, outturn,
        sum(is_head) over (partition by report_id) as heads,
        count(budget + outturn) over (partition by report_id) as complete,
        sum(budget) over (partition by report_id) as budgets,
        sum(outturn) over (partition by report_id) as outturns
    from head
),
based as (
    select
        report_id, budget, outturn, heads, complete, budgets, outturns,
        case when heads = complete and heads > 1 and budgets > 0 and outturns > 0 then budgets end as budget_base,
        case when heads = complete and heads > 1 and budgets > 0 and outturns > 0 then outturns end as outturn_base
    from summed
),
-- Over the same sum the difference is that of two shares, each to 14 places by long division, as many a step as the base
-- leaves room for.
share as (
    select
        report_id, heads, complete, budgets, outturns,
        outturn / outturn_base * 100000000000000
            + case
                when outturn_base < 9000000000000 then
                    outturn % outturn_base * 1000000 / outturn_base * 100000000
                    + outturn % outturn_base * 1000000 % outturn_base * 1000000 / outturn_base * 100
                    + outturn % outturn_base * 1000000 % outturn_base * 1000000 % outturn_base * 100 / outturn_base
                else
                    outturn % outturn_base * 100 / outturn_base * 1000000000000
                    + outturn % outturn_base * 100 % outturn_base * 100 / outturn_base * 10000000000
                    + outturn % outturn_base * 100 % outturn_base * 100 % outturn_base * 100 / outturn_base * 100000000
                    + outturn % outturn_base * 100 % outturn_base * 100 % outturn_base * 100 % outturn_base * 100 / outturn_base * 1000000
                    + outturn % outturn_base * 100 % outturn_base * 100 % outturn_base * 100 % outturn_base * 100 % outturn_base * 100 / outturn_base * 10000
                    + outturn % outturn_base * 100 % outturn_base * 100 % outturn_base * 100 % outturn_base * 100 % outturn_base * 100 % outturn_base * 100 / outturn_base * 100
                    + outturn % outturn_base * 100 % outturn_base * 100 % outturn_base * 100 % outturn_base * 100 % outturn_base * 100 % outturn_base * 100 % outturn_base * 100 / outturn_base
            end as share_of_outturn,
        budget / budget_base * 100000000000000
            + case
                when budget_base < 9000000000000 then
                    budget % budget_base * 1000000 / budget_base * 100000000
                    + budget % budget_base * 1000000 % budget_base * 1000000 / budget_base * 100
                    + budget % budget_base * 1000000 % budget_base * 1000000 % budget_base * 100 / budget_base
                else
                    budget % budget_base * 100 / budget_base * 1000000000000
                    + budget % budget_base * 100 % budget_base * 100 / budget_base * 10000000000
                    + budget % budget_base * 100 % budget_base * 100 % budget_base * 100 / budget_base * 100000000
                    + budget % budget_base * 100 % budget_base * 100 % budget_base * 100 % budget_base * 100 / budget_base * 1000000
                    + budget % budget_base * 100 % budget_base * 100 % budget_base * 100 % budget_base * 100 % budget_base * 100 / budget_base * 10000
                    + budget % budget_base * 100 % budget_base * 100 % budget_base * 100 % budget_base * 100 % budget_base * 100 % budget_base * 100 / budget_base * 100
                    + budget % budget_base * 100 % budget_base * 100 % budget_base * 100 % budget_base * 100 % budget_base * 100 % budget_base * 100 % budget_base * 100 / budget_base
            end as share_of_budget
    from based
),
varied as (
    select
        report_id, heads, complete, budgets as budget, outturns as outturn,
        -- To 10 places, so that what was cut off the shares cannot push a variance below a band.
        (sum(abs(share_of_outturn - share_of_budget)) + 5000) / 10000 as variance
    from share
    group by report_id, heads, complete, budgets, outturns
),
banded as (
    select
        varied.report_id, base_spending.report_id as section, heads, complete, budget, outturn, variance,
        case
            when variance < 500000000 then 1
            when variance < 1000000000 then 2
            when variance < 1500000000 then 3
            when variance is not null then 4
        end as band
    from varied
    left join base_spending on base_spending.report_id = varied.report_id
),
graded as (
    select
        report_id, section, heads, complete, budget, outturn, variance, band,
        count(band) over (
            partition by report_id % 1000000000
            order by report_id / 1000000000 nulls last
            range between 2 preceding and current row
        ) as known,
        count(case when band <= 1 then 1 end) over (
            partition by report_id % 1000000000
            order by report_id / 1000000000 nulls last
            range between 2 preceding and current row
        ) as in_a,
        count(case when band <= 2 then 1 end) over (
            partition by report_id % 1000000000
            order by report_id / 1000000000 nulls last
            range between 2 preceding and current row
        ) as in_b,
        count(case when band <= 3 then 1 end) over (
            partition by report_id % 1000000000
            order by report_id / 1000000000 nulls last
            range between 2 preceding and current row
        ) as in_c
    from banded
)
select
    (select name from department_record where department_id = report_id % 1000000000) as department,
    report_id / 1000000000 as year,
    heads,
    budget / 1000000.0 as budget,
    outturn / 1000000.0 as outturn,
    (variance + 500000) / 1000000 / 100.0 as variance_pct,
    case
        when known < 3 then null
        when in_a >= 2 then 'A'
        when in_b >= 2 then 'B'
        when in_c >= 2 then 'C'
        else 'D'
    end as grade,
    case
        when section is null and heads = 0 and not exists (
            select 1
            from submission_record as submission
            where submission.report_id = graded.report_id and submission.form = 'base' and submission.replaced_by is null
        ) and not exists (
            select 1
            from bulk_report as bulk
            where bulk.report_id = graded.report_id and bulk.has_base = 1
        ) then '未报送该表 | form not received'
        when heads > complete then '缺少数据 | figure missing'
        when heads < 2 then '不足两个项目 | fewer than two heads'
        when budget = 0 or outturn = 0 then '基数为零 | base is zero'
        when variance is null then '基数为负 | base is negative'
        when known < 3 then '不足三年，不评级（可计算 ' || known || ' 年） | grade not assignable (' || known || ' of three years)'
    end as reason
from graded
where report_id / 1000000000 >= coalesce(:from, :to - 2)
order by report_id % 1000000000 nulls last, report_id nulls last;
