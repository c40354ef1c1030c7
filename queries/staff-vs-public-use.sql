-- name: staff-vs-public-use
-- title: 人员减少而公用经费增加的部门 | Fewer staff, more operating cost
-- param: from   integer optional  起始年度（默认上年） | first year (the year before unless given)
-- param: to     integer = latest  截止年度 | last year
-- param: region region optional   地区（含下级） | region and everything below it
-- column: rank           rank        名次 | rank
-- column: department     department  部门 | department
-- column: staff_before   count       起始年度在职人数 | staff in the first year
-- column: staff_now      count       截止年度在职人数 | staff in the last year
-- column: staff_change   count       人员增减 | change of staff
-- column: outturn_before money       起始年度公用经费 | operating funds in the first year
-- column: outturn_now    money       截止年度公用经费 | operating funds in the last year
-- column: change         money       增减额 | change
-- column: change_pct     percent     增减率 | change rate
-- column: reason         text        未排名原因 | why not ranked
-- source: staff_before = staffing in_post :from|:to-1
-- source: staff_now = staffing in_post :to
-- source: outturn_before = public_use outturn :from|:to-1
-- source: outturn_now = public_use outturn :to
-- chart: bar x=department y=change_pct
-- 说明：列出截止年度比起始年度在职人数减少而公用经费决算数增加的部门，按公用经费增减率从高到低；两年均取各年自己的报表；按未取整的比率排名，相同者并列。
-- 说明：缺少一年报表或数据、不能比较的部门列在最后，不排名并注明原因。
-- note: departments with fewer staff in post and a higher outturn of operating funds in the last year than in the first, each year from its own form, ranked by the exact rate of change. What cannot be compared comes last with the reason.
with compared as (
    select
        report.report_id,
        base_spending.report_id as section,
        before.report_id as section_before,
        staff_then.in_post as staff_before,
        staff.in_post as staff_now,
        staff.in_post - staff_then.in_post as staff_change,
        before.public_use_outturn as outturn_before,
        base_spending.public_use_outturn as outturn_now,
        base_spending.public_use_outturn - before.public_use_outturn as amount,
        case when before.public_use_outturn > 0 then before.public_use_outturn end as base
    from report
    -- What a department did not send is absent, the department is not.
    left join base_spending on base_spending.report_id = report.report_id
    left join base_staffing as staff on staff.report_id = report.report_id
    left join base_spending as before on before.report_id = report.report_id - (:to - coalesce(:from, :to - 1)) * 1000000000
    left join base_staffing as staff_then on staff_then.report_id = report.report_id - (:to - coalesce(:from, :to - 1)) * 1000000000
    where report.report_id between :to * 1000000000 and :to * 1000000000 + 999999999
        and (:region is null or report.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
diverging as (
    select
        report_id, section, section_before, staff_before, staff_now, staff_change, outturn_before, outturn_now,
        case when staff_change is not null then amount end as amount,
        base
    from compared
    where coalesce(staff_change < 0, true) and coalesce(amount > 0, true)
),
-- The rate, not rounded: whole basis points, then 28 more digits by long division, two a step. Two rates of amounts
-- below 10^16 fen that differ at all differ by then. The rows come sorted by basis points, so that digits are computed
-- only for what is shown.
coarse as (
    select
        report_id, section, section_before, staff_before, staff_now, staff_change, outturn_before, outturn_now, amount, base,
        amount / base * 10000 + amount % base * 100 / base * 100 + amount % base * 100 % base * 100 / base as points,
        amount % base * 100 % base * 100 % base as rest
    from diverging
    order by points desc nulls last, report_id nulls first
),
finer as (
    select
        report_id, section, section_before, staff_before, staff_now, staff_change, outturn_before, outturn_now, amount, base, points, rest,
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
        report_id, section, section_before, staff_before, staff_now, staff_change, outturn_before, outturn_now, amount, base, points, rest, digits,
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
    staff_before,
    staff_now,
    staff_change,
    outturn_before / 1000000.0 as outturn_before,
    outturn_now / 1000000.0 as outturn_now,
    (outturn_now - outturn_before) / 1000000.0 as change,
    (points + rest * 2 / base) / 100.0 as change_pct,
    case
        when points is not null then null
        when section is null and not exists (
            select 1
            from submission_record as submission
            where submission.report_id = finest.report_id and submission.form = 'base' and submission.replaced_by is null
        ) and not exists (
            select 1
            from bulk_report as bulk
            where bulk.report_id = finest.report_id and bulk.has_base = 1
        ) then '未报送该表 | form not received'
        when section_before is null then '缺少起始年度报表 | no form of the first year'
        when staff_change is null or outturn_before is null or outturn_now is null then '缺少数据 | figure missing'
        when outturn_before = 0 then '基数为零 | base is zero'
        else '基数为负 | base is negative'
    end as reason
from finest
order by points desc nulls last, digits desc nulls last, more_digits desc nulls last, report_id nulls first;
