-- name: find-details
-- title: 指标值、完成值和偏差原因 | Targets, actual values and reasons
-- param: year       integer    optional  年度 | fiscal year
-- param: department department optional  部门 | department
-- param: region     region     optional  地区（含下级） | region and everything below it
select detail.report_id, detail.position, record.name_id, detail.target, detail.actual, detail.deviation
from self_indicator_detail as detail
cross join self_indicator_record as record on record.report_id = detail.report_id and record.position = detail.position
where detail.report_id between coalesce(:year, 1990) * 1000000000 and coalesce(:year, 2100) * 1000000000 + 999999999
    and (:department is null or detail.report_id % 1000000000 = :department)
    and (:region is null or detail.report_id % 1000000000 in (
        select department_id from department_record where region between :region and :region || '~'
    ));
