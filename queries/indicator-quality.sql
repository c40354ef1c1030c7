-- name: indicator-quality
-- title: 绩效指标质量 | Quality of the performance indicators
-- param: year   integer = latest  年度 | fiscal year
-- param: region region optional   地区（含下级） | region and everything below it
-- column: rank             rank        名次 | rank
-- column: department       department  部门 | department
-- column: indicators       count       指标数 | indicators
-- column: unmeasurable     count       不可衡量的指标值 | unmeasurable targets
-- column: unmeasurable_pct percent     不可衡量占比 | share unmeasurable
-- column: duplicates       count       重复指标 | duplicates
-- column: header_gaps      count       一级指标分值不符 | level-1 points off
-- column: problems         count       问题合计 | problems
-- column: reason           text        未排名原因 | why not ranked
-- chart: bar x=department y=problems
-- 说明：不可衡量：年度指标值读不成数字（如“长期”“明显提升”）或空白；重复：同名三级指标（检查 S18）；分值不符：一级指标所标分值不等于其各行之和（检查 S12）。问题合计为三者之和，多的在前，相同者并列。
-- 说明：没有指标、所有指标值均空白或未报送自评表的部门列在最后，不排名并注明原因。
-- note: unmeasurable: a target that does not read as a number, or is blank; duplicates: level-3 names listed more than once (check S18); level-1 points that differ from their rows (check S12). Ranked by the sum of the three, the most first; a department without indicators, without any target or without the form comes last with the reason.
with found as (
    select
        record.report_id,
        1 as indicators,
        case when detail.target is not null then 1 else 0 end as targets,
        case when detail.target_number is null then 1 else 0 end as unmeasurable,
        0 as duplicates,
        0 as header_gaps
    from self_indicator_record as record
    left join self_indicator_detail as detail on detail.report_id = record.report_id and detail.position = record.position
    where record.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or record.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
    union all
    select
        finding.report_id, 0, 0, 0,
        case when kind.rule = 'S18' then 1 else 0 end,
        case when kind.rule = 'S12' then 1 else 0 end
    from finding_record as finding
    cross join finding_kind as kind on kind.kind_id = finding.kind_id
    where finding.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and kind.rule in ('S12', 'S18')
        and (:region is null or finding.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
    union all
    -- A department without indicators is listed, not lost.
    select report_id, 0, 0, 0, 0, 0
    from report
    where report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
counted as (
    select
        report_id,
        sum(indicators) as indicators,
        sum(targets) as targets,
        sum(unmeasurable) as unmeasurable,
        sum(duplicates) as duplicates,
        sum(header_gaps) as header_gaps
    from found
    group by report_id
),
judged as (
    select
        report_id,
        case when indicators > 0 then indicators end as indicators,
        case when targets > 0 then unmeasurable end as unmeasurable,
        duplicates,
        header_gaps,
        case when targets > 0 then unmeasurable + duplicates + header_gaps end as problems
    from counted
)
select
    case when problems is not null then rank() over (order by problems desc nulls last) end as rank,
    (select name from department_record where department_id = report_id % 1000000000) as department,
    indicators,
    unmeasurable,
    (unmeasurable * 10000 / indicators + unmeasurable * 10000 % indicators * 2 / indicators) / 100.0 as unmeasurable_pct,
    case when indicators > 0 then duplicates end as duplicates,
    case when indicators > 0 then header_gaps end as header_gaps,
    problems,
    case
        when problems is not null then null
        when indicators is null and not exists (
            select 1
            from submission_record as submission
            where submission.report_id = judged.report_id and submission.form = 'self' and submission.replaced_by is null
        ) and not exists (
            select 1
            from bulk_report as bulk
            where bulk.report_id = judged.report_id and bulk.has_self = 1
        ) then '未报送该表 | form not received'
        when indicators is null then '缺少数据 | figure missing'
        else '指标值均空白 | no targets given'
    end as reason
from judged
order by judged.problems desc nulls last, report_id nulls first;
