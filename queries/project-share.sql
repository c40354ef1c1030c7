-- name: project-share
-- title: 项目支出占比排名 | Departments ranked by the share of projects
-- param: year   integer = latest  年度 | fiscal year
-- param: region region optional   地区（含下级） | region and everything below it
-- column: rank       rank        名次 | rank
-- column: department department  部门 | department
-- column: total      money       全年执行数 | executed
-- column: basic      money       基本支出 | basic expenditure
-- column: project    money       项目支出 | project expenditure
-- column: share_pct  percent     项目支出占比 | share of projects
-- column: reason     text        未排名原因 | why not ranked
-- source: total = total outturn
-- source: basic = expenditure.basic stated
-- source: project = expenditure.project stated
-- chart: bar x=department y=share_pct
-- 说明：项目支出占比 = 自评表项目支出 ÷ 年度资金总额的全年执行数，从高到低；按未取整的比率排名，相同者并列。
-- 说明：全年执行数为零、为负或缺少数据的部门列在最后，不排名并注明原因。
-- note: share = project expenditure / total executed, both of the self-evaluation form. Ranked by the exact rate; what has none comes last with the reason.
with fund as (
    select
        report.report_id,
        self_fund.report_id as section,
        self_fund.total_outturn as total,
        self_fund.expenditure_basic_stated as basic,
        self_fund.expenditure_project_stated as amount,
        case when self_fund.total_outturn > 0 then self_fund.total_outturn end as base
    from report
    -- A department that sent no such form is listed, not lost.
    left join self_fund on self_fund.report_id = report.report_id
    where report.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or report.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
-- The rate, not rounded: whole basis points, then 28 more digits by long division, two a step. Two rates of amounts
-- below 10^16 fen that differ at all differ by then. The rows come sorted by basis points, so that digits are computed
-- only for what is shown.
coarse as (
    select
        report_id, section, total, basic, amount, base,
        amount / base * 10000 + amount % base * 100 / base * 100 + amount % base * 100 % base * 100 / base as points,
        amount % base * 100 % base * 100 % base as rest
    from fund
    order by points desc nulls last, report_id nulls first
),
finer as (
    select
        report_id, section, total, basic, amount, base, points, rest,
        rest * 100 / base * 1000000000000
            + rest * 100 % base * 100 / base * 10000000000
            + rest * 100 % base * 100 % base * 100 / base * 100000000
            + rest * 100 % base * 100 % base * 100 % base * 100 / base * 1000000
            + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 10000
            + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 100
            + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base as digits,
        rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base as left_over
    from coarse
),
finest as (
    select
        report_id, section, total, basic, amount, base, points, rest, digits,
        left_over * 100 / base * 1000000000000
            + left_over * 100 % base * 100 / base * 10000000000
            + left_over * 100 % base * 100 % base * 100 / base * 100000000
            + left_over * 100 % base * 100 % base * 100 % base * 100 / base * 1000000
            + left_over * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 10000
            + left_over * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 100
            + left_over * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base as more_digits
    from finer
)
select
    case when points is not null then rank() over (order by points desc nulls last, digits desc nulls last, more_digits desc nulls last) end as rank,
    (select name from department_record where department_id = report_id % 1000000000) as department,
    total / 1000000.0 as total,
    basic / 1000000.0 as basic,
    amount / 1000000.0 as project,
    (points + rest * 2 / base) / 100.0 as share_pct,
    case
        when points is not null then null
        when section is null and not exists (
            select 1
            from submission_record as submission
            where submission.report_id = finest.report_id and submission.form = 'self' and submission.replaced_by is null
        ) and not exists (
            select 1
            from bulk_report as bulk
            where bulk.report_id = finest.report_id and bulk.has_self = 1
        ) then '未报送该表 | form not received'
        when total is null or amount is null then '缺少数据 | figure missing'
        when total = 0 then '基数为零 | base is zero'
        else '基数为负 | base is negative'
    end as reason
from finest
order by points desc nulls last, digits desc nulls last, more_digits desc nulls last, report_id nulls first;
