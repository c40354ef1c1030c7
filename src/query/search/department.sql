-- name: find-departments
-- title: 部门的名称、别名和编码 | Names, other names and codes of departments
-- param: year       integer    optional  年度 | fiscal year
-- param: department department optional  部门 | department
-- param: region     region     optional  地区（含下级） | region and everything below it
with chosen (department_id, name, code) as (
    select department_id, name, code
    from department_record
    where (:department is null or department_id = :department)
        and (:region is null or department_id in (
            select department_id from department_record where region between :region and :region || '~'
        ))
        and (:year is null or exists (
            select 1 from report where report.report_id = :year * 1000000000 + department_record.department_id
        ))
)
select department_id, name
from chosen
union all
select chosen.department_id, alias.name
from department_alias as alias
join chosen on chosen.department_id = alias.department_id
union all
select department_id, code
from chosen
where code is not null;
