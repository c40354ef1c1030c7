-- name: report-subjects
-- title: 有报表的部门 | Departments with a report
-- param: year       integer    = latest  年度 | fiscal year
-- param: region     region     optional  地区（含下级） | region and everything below it
-- param: department department optional  部门 | department
-- column: department department 部门 | department
-- note: the departments that a report can be written of, in the order of their names.
select department.name as department
-- The reports of one department in a year, or of all, are a range.
from report
cross join department_record as department on department.department_id = report.department_id
where report.report_id
        between :year * 1000000000 + coalesce(:department, 0) and :year * 1000000000 + coalesce(:department, 999999999)
    and (:region is null or department.department_id in (
        select department_id from department_record where region between :region and :region || '~'
    ))
order by department.name nulls last;
