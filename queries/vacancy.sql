-- name: vacancy
-- title: 空编情况排名 | Departments ranked by posts unfilled
-- param: year   integer = latest  年度 | fiscal year
-- param: region region optional   地区（含下级） | region and everything below it
-- column: rank        rank        名次 | rank
-- column: department  department  部门 | department
-- column: authorised  count       编制数 | authorised posts
-- column: in_post     count       实际在职人数 | staff in post
-- column: vacant      count       空编数（超编为负） | posts unfilled (over-staffing is negative)
-- column: vacancy_pct percent     空编率 | vacancy rate
-- column: reason      text        未排名原因 | why not ranked
-- source: authorised = staffing authorised
-- source: in_post = staffing in_post
-- chart: bar x=department y=vacancy_pct
-- 说明：空编数 = 编制数 − 实际在职人数，超编为负；空编率 = 空编数 ÷ 编制数，从高到低；按未取整的比率排名，相同者并列。
-- 说明：编制数为零或缺少数据的部门列在最后，不排名并注明原因。
-- note: posts unfilled = authorised posts - staff in post, negative where over-staffed; rate = posts unfilled / authorised posts. Ranked by the exact rate; what has none comes last with the reason.
with staffing as (
    select
        report.report_id,
        base_staffing.report_id as section,
        base_staffing.authorised,
        base_staffing.in_post,
        base_staffing.authorised - base_staffing.in_post as amount,
        case when base_staffing.authorised > 0 then base_staffing.authorised end as base
    from report
    -- A department that sent no such form is listed, not lost.
    left join base_staffing on base_staffing.report_id = report.report_id
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
        report_id, section, authorised, in_post, amount, base,
        amount / base * 10000 + amount % base * 100 / base * 100 + amount % base * 100 % base * 100 / base as points,
        amount % base * 100 % base * 100 % base as rest
    from staffing
    order by points desc nulls last, report_id nulls first
),
finer as (
    select
        report_id, section, authorised, in_post, amount, base, points, rest,
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
        report_id, section, authorised, in_post, amount, base, points, rest, digits,
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
    authorised,
    in_post,
    amount as vacant,
    (points + rest * 2 / base) / 100.0 as vacancy_pct,
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
        when authorised is null or in_post is null then '缺少数据 | figure missing'
        when authorised = 0 then '基数为零 | base is zero'
        else '基数为负 | base is negative'
    end as reason
from finest
order by points desc nulls last, digits desc nulls last, more_digits desc nulls last, report_id nulls first;
