-- name: pi1
-- title: PEFA PI-1：支出总额与年初预算之比 | PEFA PI-1: outturn against the original budget
-- param: department department optional  部门 | department
-- param: region     region optional      地区（含下级） | region and everything below it
-- param: from       integer optional     起始年度（默认截止年度前两年） | first year (two before the last unless given)
-- param: to         integer = latest     截止年度 | last year
-- column: department     department  部门 | department
-- column: year           year        年度 | fiscal year
-- column: initial_budget money       年初预算数 | initial budget
-- column: executed       money       全年执行数 | executed
-- column: ratio_pct      percent     执行数与年初预算之比 | outturn to initial budget
-- column: grade          text        等级（三年） | grade (three years)
-- column: reason         text        未评级原因 | why not graded
-- source: initial_budget = total initial_budget
-- source: executed = total outturn
-- chart: line x=year y=ratio_pct series=department
-- 说明：比率 = 全年执行数 ÷ 年初预算数（原始预算，不含追加）。等级看截至该年的三个年度，取至少两年达到的最好一档：A 95%–105%，B 90%–110%，C 85%–115%，其余 D；三年不齐不评级。按精确值分档。
-- 说明：PEFA 的 PI-1 针对中央财政预算，此处仅为单个部门的类比。
-- note: ratio = executed / initial (original) budget. The grade looks at the three years up to that of the row and is the best band met in two of them: A 95-105 %, B 90-110 %, C 85-115 %, else D, by exact values; never from fewer than three years. PEFA defines PI-1 for budgetary central government: for one department it is an analogy.
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
fund as (
    select
        asked.report_id,
        self_fund.report_id as section,
        self_fund.total_initial_budget as initial,
        self_fund.total_outturn as amount,
        case when self_fund.total_initial_budget > 0 then self_fund.total_initial_budget end as base
    from asked
    -- A department that sent no such form is listed, not lost.
    left join self_fund on self_fund.report_id = asked.report_id
),
-- 1 to 4 for A to D: within 5, 10, 15 % of the budget, or not.
banded as (
    select
        report_id, section, initial, amount, base,
        case
            when abs(amount - base) * 20 <= base then 1
            when abs(amount - base) * 10 <= base then 2
            when abs(amount - base) * 20 <= base * 3 then 3
            when amount is not null and base is not null then 4
        end as band
    from fund
),
graded as (
    select
        report_id, section, initial, amount, base, band,
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
    initial / 1000000.0 as initial_budget,
    amount / 1000000.0 as executed,
    (amount / base * 10000 + amount % base * 100 / base * 100 + amount % base * 100 % base * 100 / base
        + amount % base * 100 % base * 100 % base * 2 / base) / 100.0 as ratio_pct,
    case
        when known < 3 then null
        when in_a >= 2 then 'A'
        when in_b >= 2 then 'B'
        when in_c >= 2 then 'C'
        else 'D'
    end as grade,
    case
        when section is null and not exists (
            select 1
            from submission_record as submission
            where submission.report_id = graded.report_id and submission.form = 'self' and submission.replaced_by is null
        ) and not exists (
            select 1
            from bulk_report as bulk
            where bulk.report_id = graded.report_id and bulk.has_self = 1
        ) then '未报送该表 | form not received'
        when initial is null or amount is null then '缺少数据 | figure missing'
        when initial = 0 then '基数为零 | base is zero'
        when initial < 0 then '基数为负 | base is negative'
        when known < 3 then '不足三年，不评级（可计算 ' || known || ' 年） | grade not assignable (' || known || ' of three years)'
    end as reason
from graded
where report_id / 1000000000 >= coalesce(:from, :to - 2)
order by report_id % 1000000000 nulls last, report_id nulls last;
