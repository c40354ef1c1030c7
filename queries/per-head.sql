-- name: per-head
-- title: 人均支出排名 | Departments ranked by spending per head
-- param: year   integer = latest     年度 | fiscal year
-- param: region region optional      地区（含下级） | region and everything below it
-- param: item   item = public_use    项目 | item
-- column: rank       rank        名次 | rank
-- column: department department  部门 | department
-- column: in_post    count       实际在职人数 | staff in post
-- column: outturn    money       决算数 | outturn
-- column: per_head   money       人均支出 | spending per head
-- column: reason     text        未排名原因 | why not ranked
-- source: in_post = staffing in_post
-- chart: bar x=department y=per_head
-- 说明：人均支出 = 决算数 ÷ 实际在职人数，四舍五入到分，从高到低；按未取整的数排名，相同者并列。
-- 说明：专项资金明细等一项多行的取合计；自评表收支分项取其金额。人数为零或缺少数据的部门列在最后，不排名并注明原因。
-- note: per head = outturn / staff in post, rounded to the fen. An item of several lines is their sum; a split line of the self-evaluation form counts with its one stated amount. Ranked by the exact quotient; what has none comes last with the reason.
with staffing as (
    select
        item_amount.report_id,
        base_staffing.report_id as section,
        base_staffing.in_post,
        item_amount.outturn,
        case when base_staffing.in_post > 0 then base_staffing.in_post end as base
    from item_amount
    -- A department that sent no such form is listed, not lost.
    left join base_staffing on base_staffing.report_id = item_amount.report_id
    where item_amount.item = :item
        and item_amount.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or item_amount.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
-- The quotient, not rounded: whole fen, then 18 digits. Two quotients over headcounts below 10^9 that differ at all
-- differ by then.
exact as (
    select
        report_id, section, in_post, outturn, base,
        outturn / base as whole_fen,
        outturn % base * 1000000000 / base as digits,
        outturn % base * 1000000000 % base * 1000000000 / base as more_digits
    from staffing
)
select
    case
        when whole_fen is not null
            then rank() over (order by whole_fen desc nulls last, digits desc nulls last, more_digits desc nulls last)
    end as rank,
    (select name from department_record where department_id = report_id % 1000000000) as department,
    in_post,
    outturn / 1000000.0 as outturn,
    (whole_fen + outturn % base * 2 / base) / 1000000.0 as per_head,
    case
        when whole_fen is not null then null
        when section is null and outturn is null and not exists (
            select 1
            from submission_record as submission
            where submission.report_id = exact.report_id and submission.form = 'base' and submission.replaced_by is null
        ) and not exists (
            select 1
            from bulk_report as bulk
            where bulk.report_id = exact.report_id and bulk.has_base = 1
        ) then '未报送该表 | form not received'
        when in_post is null or outturn is null then '缺少数据 | figure missing'
        when in_post = 0 then '基数为零 | base is zero'
        else '基数为负 | base is negative'
    end as reason
from exact
order by whole_fen desc nulls last, digits desc nulls last, more_digits desc nulls last;
