-- name: departments
-- title: 部门 | Departments
-- column: department department 部门 | department
-- column: code       code       编码 | code
-- column: region     text       地区 | region
-- column: kind       text       类型 | kind
-- column: valid_from year       起始年度 | first year
-- column: valid_to   year       截止年度 | last year
-- column: successor  text       继任部门 | successor
-- column: change     code       变动 | change
-- column: aliases    text       别名 | other names
-- column: reports    count      报表年度数 | years reported
-- note: departments of the database and of the register, with their other names.
select
    department,
    code,
    region,
    kind,
    valid_from,
    valid_to,
    successor,
    change,
    (
        select group_concat(name, '、')
        from (
            select name
            from department_alias
            where department_alias.department_id = department.department_id and name <> department.department
            order by name nulls last
        )
    ) as aliases,
    (select count(*) from report where report.department_id = department.department_id) as reports
from department
order by region nulls last, code nulls last, department nulls last;
