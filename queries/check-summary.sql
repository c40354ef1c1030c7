-- name: check-summary
-- title: 核对结果汇总 | Findings by check
-- param: year   integer = latest     年度 | fiscal year
-- param: region region optional      地区（含下级） | region and everything below it
-- column: rule        text   规则 | rule
-- column: severity    code   级别 | severity
-- column: title       check  核对内容 | what is checked
-- column: findings    count  问题数 | findings
-- column: departments count  涉及部门数 | departments
-- 说明：该年度报表的核对结果，按级别（错误、警告、提示）和问题数排列；同一部门的多个问题只计一个部门。
-- note: findings of the year's reports per rule and severity, errors first, the most frequent first.
select
    kind.rule as rule,
    kind.severity as severity,
    kind.rule as title,
    count(*) as findings,
    count(distinct finding.report_id) as departments
from finding_record as finding
join finding_kind as kind on kind.kind_id = finding.kind_id
where finding.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
    and (:region is null or finding.report_id % 1000000000 in (
        select department_id from department_record where region between :region and :region || '~'
    ))
group by kind.rule, kind.severity
order by
    case kind.severity when 'error' then 1 when 'warning' then 2 else 3 end nulls last,
    findings desc nulls last,
    kind.rule nulls last;
