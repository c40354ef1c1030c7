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
-- chart: bar x=department y=per_head
-- 说明：人均支出 = 决算数 ÷ 实际在职人数，四舍五入到分，从高到低；按未取整的数排名，相同者并列。
-- 说明：专项资金明细等一项多行的取合计；自评表收支分项取其金额。人数为零或缺少数据的部门列在最后，不排名并注明原因。
-- note: per head = outturn / staff in post, rounded to the fen. An item of several lines is their sum; a split line of the self-evaluation form counts with its one stated amount. Ranked by the exact quotient; what has none comes last with the reason.
with amount as (
    select report_id, sum(fen) as outturn
    from figure
    where item = :item
        and measure in ('outturn', 'stated')
        and years_before = 0
        and report_id between :year * 1000000000 and :year * 1000000000 + 999999999
    group by report_id
),
staffing as (
    select
        report.report_id,
        department.name as department,
        base_staffing.in_post,
        amount.outturn,
        coalesce(base_staffing.report_id, amount.report_id) as section
    from report
    join department_record as department on department.department_id = report.department_id
    -- A department that sent no such form is listed, not lost.
    left join base_staffing on base_staffing.report_id = report.report_id
    left join amount on amount.report_id = report.report_id
    where report.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or substr(department.region, 1, length(:region)) = :region)
),
-- The quotient, not rounded: whole fen, then 18 digits. Two quotients over headcounts below 10^9 that differ at all
-- differ by then.
exact as (
    select
        department, in_post, outturn,
        outturn / in_post as whole_fen,
        outturn % in_post * 1000000000 / in_post as digits,
        outturn % in_post * 1000000000 % in_post * 1000000000 / in_post as more_digits
    from staffing
    where in_post > 0 and outturn is not null
),
listed as (
    select
        rank() over (order by whole_fen desc nulls last, digits desc nulls last, more_digits desc nulls last) as rank,
        department, in_post, outturn,
        whole_fen + outturn % in_post * 2 / in_post as rounded,
        null as reason
    from exact
    union all
    select
        null, department, in_post, outturn, null,
        case
            when section is null and not exists (
                select 1
                from submission
                where submission.report_id = staffing.report_id and submission.form = 'base' and submission.replaced_by is null
            ) then '未报送该表 | form not received'
            when in_post is null or outturn is null then '缺少数据 | figure missing'
            when in_post = 0 then '基数为零 | base is zero'
            else '基数为负 | base is negative'
        end
    from staffing
    where in_post is null or in_post <= 0 or outturn is null
)
select
    rank,
    department,
    in_post,
    outturn / 1000000.0 as outturn,
    rounded / 1000000.0 as per_head,
    reason
from listed
order by rank nulls last, department nulls last;
