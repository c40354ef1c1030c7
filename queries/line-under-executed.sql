-- name: line-under-executed
-- title: 支出进度偏低的专项资金 | Special funds hardly spent
-- param: year   integer = latest  年度 | fiscal year
-- param: region region optional   地区（含下级） | region and everything below it
-- param: below  integer = 50      执行率低于（%） | control rate below (%)
-- column: rank        rank        名次 | rank
-- column: department  department  部门 | department
-- column: label       text        专项资金 | special fund
-- column: budget      money       预算数 | budget
-- column: outturn     money       决算数 | outturn
-- column: saving      money       结余（超支为负） | saving (overspending is negative)
-- column: control_pct percent     执行率 | control rate
-- column: reason      text        未排名原因 | why not ranked
-- source: budget = project.special.line budget
-- source: outturn = project.special.line outturn
-- chart: bar x=label y=control_pct
-- 说明：执行率 = 决算数 ÷ 预算数；列出低于 below 的专项资金，最低的在前；按未取整的比率比较和排名，相同者并列。
-- 说明：有预算而决算空白的列在最后，不排名并注明原因；预算为零或空白的不列（见 zero-budget-spending）。
-- note: rate = outturn / budget of each special fund, those below the mark (50 %), the lowest first. Compared and ranked by the exact rate; a fund with a budget and a blank outturn comes last, one without a budget is not listed.
with fund as (
    select
        line.report_id,
        name.label,
        line.position,
        line.budget,
        line.outturn as amount,
        line.budget as base
    from base_line_record as line
    cross join line_name as name on name.name_id = line.name_id
    where line.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and name.item = 'project.special.line'
        and line.budget > 0
        and (:region is null or line.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
-- The rate, not rounded: whole basis points, then 28 more digits by long division, two a step. Two rates of amounts
-- below 10^16 fen that differ at all differ by then. The rows come sorted by basis points, so that digits are computed
-- only for what is shown.
coarse as (
    select
        report_id, label, position, budget, amount, base,
        amount / base * 10000 + amount % base * 100 / base * 100 + amount % base * 100 % base * 100 / base as points,
        amount % base * 100 % base * 100 % base as rest
    from fund
    order by points asc nulls last, report_id nulls first
),
finer as (
    select
        report_id, label, position, budget, amount, base, points, rest,
        rest * 100 / base * 1000000000000
            + rest * 100 % base * 100 / base * 10000000000
            + rest * 100 % base * 100 % base * 100 / base * 100000000
            + rest * 100 % base * 100 % base * 100 % base * 100 / base * 1000000
            + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 10000
            + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 100
            + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base as digits,
        rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base as left_over
    from coarse
    where points is null or points < :below * 100
),
finest as (
    select
        report_id, label, position, budget, amount, base, points, rest, digits,
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
    case when points is not null then rank() over (order by points asc nulls last, digits asc nulls last, more_digits asc nulls last) end as rank,
    (select name from department_record where department_id = report_id % 1000000000) as department,
    label,
    budget / 1000000.0 as budget,
    amount / 1000000.0 as outturn,
    (budget - amount) / 1000000.0 as saving,
    (points + rest * 2 / base) / 100.0 as control_pct,
    case
        when points is not null then null
        else '缺少数据 | figure missing'
    end as reason
from finest
order by points asc nulls last, digits asc nulls last, more_digits asc nulls last, report_id nulls first, position nulls first;
