-- name: find-goals
-- title: 目标和措施 | Goals and measures
-- param: year       integer    optional  年度 | fiscal year
-- param: department department optional  部门 | department
-- param: region     region     optional  地区（含下级） | region and everything below it
select own.report_id, own.goal_expected, own.goal_actual, null as thrift_measures
from self_text as own
where own.report_id between coalesce(:year, 1990) * 1000000000 and coalesce(:year, 2100) * 1000000000 + 999999999
    and (:department is null or own.report_id % 1000000000 = :department)
    and (:region is null or own.report_id % 1000000000 in (
        select department_id from department_record where region between :region and :region || '~'
    ))
union all
select base.report_id, null, null, base.thrift_measures
from base_text as base
where base.report_id between coalesce(:year, 1990) * 1000000000 and coalesce(:year, 2100) * 1000000000 + 999999999
    and (:department is null or base.report_id % 1000000000 = :department)
    and (:region is null or base.report_id % 1000000000 in (
        select department_id from department_record where region between :region and :region || '~'
    ));
