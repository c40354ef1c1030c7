-- name: report-basics
-- title: 部门概况 | The department
-- param: department department required  部门 | department
-- param: year       integer = latest     年度 | fiscal year
-- column: department      department 部门 | department
-- column: code            text       部门编码 | code
-- column: region          text       地区编码 | region code
-- column: region_name     text       地区 | region
-- column: scope           text       口径 | scope
-- column: authorised      count      编制数 | posts authorised
-- column: in_post         count      实际在职人数 | staff in post
-- column: control_pct     percent    在职人员控制率 | staffing control rate
-- 说明：在职人员控制率 = 实际在职人数 ÷ 编制数。
-- note: staffing control rate = staff in post / posts authorised.
select
    department.name as department,
    department.code as code,
    department.region as region,
    department.region_name as region_name,
    department.scope as scope,
    (select authorised from staffing_control where department_id = :department and year = :year) as authorised,
    (select in_post from staffing_control where department_id = :department and year = :year) as in_post,
    (select control_pct from staffing_control where department_id = :department and year = :year) as control_pct
from department_record as department
where department.department_id = :department;
