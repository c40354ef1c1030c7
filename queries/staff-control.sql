-- name: staff-control
-- title: 在职人员控制率排名 | Departments ranked by staffing control rate
-- param: year   integer = latest     年度 | fiscal year
-- param: region region optional      地区（含下级） | region and everything below it
-- column: rank        rank        名次 | rank
-- column: department  department  部门 | department
-- column: authorised  count       编制数 | authorised posts
-- column: in_post     count       实际在职人数 | staff in post
-- column: control_pct percent     控制率 | control rate
-- column: reason      text        未排名原因 | why not ranked
-- source: authorised = staffing authorised
-- source: in_post = staffing in_post
-- chart: bar x=department y=control_pct
-- 说明：在职人员控制率 = 实际在职人数 ÷ 编制数，超编最多者列第一；按未取整的比率排名，相同者并列。
-- 说明：编制数为零或缺少数据的部门列在最后，不排名并注明原因。
-- note: rate = staff in post / authorised posts, the most over-staffed first. Ranked by the exact rate; what has none comes last with the reason.
with staffing as (
    select
        report.report_id,
        base_staffing.report_id as section,
        base_staffing.authorised,
        base_staffing.in_post,
        case when base_staffing.authorised > 0 then base_staffing.authorised end as base
    from report
    -- A department that sent no such form is listed, not lost.
    left join base_staffing on base_staffing.report_id = report.report_id
    where report.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or report.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
-- The rate, not rounded: 9 digits, then 9 more. Two rates of headcounts below 10^9 that differ at all differ by then.
exact as (
    select
        report_id, section, authorised, in_post, base,
        in_post * 1000000000 / base as digits,
        in_post * 1000000000 % base * 1000000000 / base as more_digits
    from staffing
)
select
    case when digits is not null then rank() over (order by digits desc nulls last, more_digits desc nulls last) end as rank,
    (select name from department_record where department_id = report_id % 1000000000) as department,
    authorised,
    in_post,
    (in_post * 10000 / base + in_post * 10000 % base * 2 / base) / 100.0 as control_pct,
    case
        when digits is not null then null
        when section is null and not exists (
            select 1
            from submission_record as submission
            where submission.report_id = exact.report_id and submission.form = 'base' and submission.replaced_by is null
        ) and not exists (
            select 1
            from bulk_report as bulk
            where bulk.report_id = exact.report_id and bulk.has_base = 1
        ) then '未报送该表 | form not received'
        when authorised is null or in_post is null then '缺少数据 | figure missing'
        when authorised = 0 then '基数为零 | base is zero'
        else '基数为负 | base is negative'
    end as reason
from exact
order by digits desc nulls last, more_digits desc nulls last;
