-- name: find-lines
-- title: 有自己名称的各行 | Rows under their own names
-- param: year       integer    optional  年度 | fiscal year
-- param: department department optional  部门 | department
-- param: region     region     optional  地区（含下级） | region and everything below it
select 'base_line' as section, base.report_id, base.position, base.name_id
from base_line_record as base
where base.report_id between coalesce(:year, 1990) * 1000000000 and coalesce(:year, 2100) * 1000000000 + 999999999
    and (:department is null or base.report_id % 1000000000 = :department)
    and (:region is null or base.report_id % 1000000000 in (
        select department_id from department_record where region between :region and :region || '~'
    ))
union all
select 'self_line', own.report_id, own.position, own.name_id
from self_line_record as own
where own.report_id between coalesce(:year, 1990) * 1000000000 and coalesce(:year, 2100) * 1000000000 + 999999999
    and (:department is null or own.report_id % 1000000000 = :department)
    and (:region is null or own.report_id % 1000000000 in (
        select department_id from department_record where region between :region and :region || '~'
    ));
