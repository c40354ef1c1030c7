-- name: report-states
-- title: 报送情况 | Reports received
-- param: year   integer = latest  年度 | fiscal year
-- param: region region  optional  地区（含下级） | region and everything below it
-- column: department department 部门 | department
-- column: base       code       基础数据表 | base data table
-- column: self       code       自评表 | self-evaluation form
-- 说明：有过报表的部门在该年度的两张表是否收到。
-- note: whether the two forms of the year were received, of every department that ever sent one.
select
    department.name as department,
    case when exists (
        select 1
        from submission
        where submission.report_id = :year * 1000000000 + department.department_id and submission.form = 'base'
    ) then 'received' else 'missing' end as base,
    case when exists (
        select 1
        from submission
        where submission.report_id = :year * 1000000000 + department.department_id and submission.form = 'self'
    ) then 'received' else 'missing' end as self
from department_record as department
where :region is null or department.department_id in (
    select department_id from department_record where region between :region and :region || '~'
)
order by department.name nulls last;
