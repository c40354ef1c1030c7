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
-- column: cell       text        位置 | place
-- column: other_cell text        对照位置 | other place
-- note: findings as they were computed at import, errors first.
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
)
select
    finding.severity as severity,
    finding.rule as rule,
    finding.department as department,
    finding.year as year,
    finding.message as message,
    finding.message_en as message_en,
    finding.document as document,
    finding.cell as cell,
    finding.other_cell as other_cell
from calendar
cross join finding on finding.report_id
    between calendar.year * 1000000000 + coalesce(:department, 0)
        and calendar.year * 1000000000 + coalesce(:department, 999999999)
where (:region is null or finding.report_id % 1000000000 in (
        select department_id from department_record where region between :region and :region || '~'
    ))
    and (:rule is null or finding.rule = upper(:rule))
    and (:severity is null or finding.severity = :severity)
order by
    case finding.severity when 'error' then 1 when 'warning' then 2 else 3 end nulls last,
    finding.department nulls last,
    finding.year nulls last,
    finding.rule nulls last;
