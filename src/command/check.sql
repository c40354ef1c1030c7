-- name: check
-- title: 核对发现的问题 | Findings
-- param: year       integer    optional  年度 | fiscal year
-- param: department department optional  部门 | department
-- param: region     region     optional  地区（含下级） | region and everything below it
-- param: rule       text       optional  规则 | rule
-- param: severity   text       optional  级别 | severity
-- column: severity   code        级别 | severity
-- column: rule       text        规则 | rule
-- column: department department  部门 | department
-- column: year       year        年度 | year
-- column: message    text        问题 | finding
-- column: message_en text        问题（英文） | finding
-- column: document   document    文件 | document
-- column: cell       place       位置 | place
-- column: other_cell place       对照位置 | other place
-- column: exempted   text        豁免理由 | why exempted
-- note: findings as they were computed at import, errors first. What a table of exemptions takes out is listed with the reason.
with recursive span as (
    select
        coalesce(:year, (select min(report_id) / 1000000000 from report)) as first_year,
        coalesce(:year, (select max(report_id) / 1000000000 from report)) as last_year
),
-- In each year the findings of one department, or of all, are a range.
calendar as (
    select first_year as year, last_year
    from span
    where first_year <= last_year
    union all
    select year + 1, last_year
    from calendar
    where year < last_year
),
-- The exemption that names most of what a finding is of counts.
judged as (
    select
        finding.*,
        (
            select exemption_id
            from exemption as e
            where e.rule = finding.rule
                and (e.department_id is null or e.department_id = finding.department_id)
                and (e.year is null or e.year = finding.year)
            order by (e.department_id is not null) + (e.year is not null) desc nulls last, exemption_id desc nulls last
            limit 1
        ) as exemption_id
    from calendar
    cross join finding on finding.report_id
        between calendar.year * 1000000000 + coalesce(:department, 0)
            and calendar.year * 1000000000 + coalesce(:department, 999999999)
    where (:region is null or finding.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
        and (:rule is null or finding.rule = upper(:rule))
)
select
    coalesce(e.severity, judged.severity) as severity,
    judged.rule as rule,
    judged.department as department,
    judged.year as year,
    judged.message as message,
    judged.message_en as message_en,
    judged.document as document,
    judged.cell as cell,
    judged.other_cell as other_cell,
    case when e.severity is null then e.reason || coalesce(' (' || e.until || ')', '') end as exempted
from judged
left join exemption as e on e.exemption_id = judged.exemption_id
where :severity is null or coalesce(e.severity, judged.severity) = :severity
order by
    e.exemption_id is not null and e.severity is null nulls last,
    case coalesce(e.severity, judged.severity) when 'error' then 1 when 'warning' then 2 else 3 end nulls last,
    judged.department nulls last,
    judged.year nulls last,
    judged.rule nulls last;
