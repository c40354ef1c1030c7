-- name: three-public-rank
-- title: 三公经费排名 | Departments ranked by the three public expenses
-- param: year   integer = latest              年度 | fiscal year
-- param: region region optional               地区（含下级） | region and everything below it
-- param: per    choice = total (total, head)  按总额或人均 | by total or per head
-- column: rank       rank        名次 | rank
-- column: department department  部门 | department
-- column: outturn    money       决算数 | outturn
-- column: in_post    count       实际在职人数 | staff in post
-- column: per_head   money       人均三公经费 | per head
-- column: reason     text        未排名原因 | why not ranked
-- source: outturn = three_public outturn
-- source: in_post = staffing in_post
-- chart: bar x=department y=outturn
-- 说明：按三公经费决算数（per=total）或人均三公经费（per=head，决算数 ÷ 实际在职人数）从高到低；人均按未取整的数排名，相同者并列。
-- 说明：缺少数据的部门列在最后，不排名并注明原因；per=head 时人数为零的也不排名。
-- note: by outturn (per=total) or by outturn / staff in post (per=head), the highest first; the quotient is ranked unrounded. What cannot be ranked comes last with the reason.
with spending as (
    select
        report.report_id,
        base_spending.report_id as section,
        base_spending.three_public_outturn as outturn,
        base_staffing.in_post,
        case when base_staffing.in_post > 0 then base_staffing.in_post end as heads
    from report
    -- A department that sent no such form is listed, not lost.
    left join base_spending on base_spending.report_id = report.report_id
    left join base_staffing on base_staffing.report_id = report.report_id
    where report.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or report.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
divided as (
    select
        report_id, section, outturn, in_post, heads,
        case :per when 'head' then heads else 1 end as base
    from spending
),
-- The quotient, not rounded: whole fen, then 18 digits. Two quotients over headcounts below 10^9 that differ at all
-- differ by then.
exact as (
    select
        report_id, section, outturn, in_post, heads,
        outturn / base as whole_fen,
        outturn % base * 1000000000 / base as digits,
        outturn % base * 1000000000 % base * 1000000000 / base as more_digits
    from divided
)
select
    case
        when whole_fen is not null
            then rank() over (order by whole_fen desc nulls last, digits desc nulls last, more_digits desc nulls last)
    end as rank,
    (select name from department_record where department_id = report_id % 1000000000) as department,
    outturn / 1000000.0 as outturn,
    in_post,
    (outturn / heads + outturn % heads * 2 / heads) / 1000000.0 as per_head,
    case
        when whole_fen is not null then null
        when section is null and not exists (
            select 1
            from submission_record as submission
            where submission.report_id = exact.report_id and submission.form = 'base' and submission.replaced_by is null
        ) and not exists (
            select 1
            from bulk_report as bulk
            where bulk.report_id = exact.report_id and bulk.has_base = 1
        ) then '未报送该表 | form not received'
        when outturn is null or in_post is null then '缺少数据 | figure missing'
        when in_post = 0 then '基数为零 | base is zero'
        else '基数为负 | base is negative'
    end as reason
from exact
order by whole_fen desc nulls last, digits desc nulls last, more_digits desc nulls last, report_id nulls first;
