-- name: find-indicators
-- title: 绩效指标 | Performance indicators
-- param: year       integer    optional  年度 | fiscal year
-- param: department department optional  部门 | department
-- param: region     region     optional  地区（含下级） | region and everything below it
-- param: low        integer    required  最小的名称号 | least number of a name
-- param: high       integer    required  最大的名称号 | greatest number of a name
select record.report_id, record.position, record.name_id
from self_indicator_record as record
where record.name_id between :low and :high
    and record.report_id between coalesce(:year, 1990) * 1000000000 and coalesce(:year, 2100) * 1000000000 + 999999999
    and (:department is null or record.report_id % 1000000000 = :department)
    and (:region is null or record.report_id % 1000000000 in (
        select department_id from department_record where region between :region and :region || '~'
    ));
