-- name: find-place
-- title: 部门与位置 | Department and place
-- param: report   integer required  报表 | report
-- param: section  text    required  表块 | section
-- param: position integer required  行 | row
-- param: field    text    required  栏 | field
select
    department.name as department,
    document.path as document,
    coalesce(source.cell, 'lines ' || bulk.first_line || '-' || bulk.last_line) as cell
from department_record as department
left join source on source.report_id = :report and source.section = :section and source.position = :position
    and source.field = :field
left join bulk_report as bulk on bulk.report_id = :report
    and case substr(:section, 1, 4) when 'base' then bulk.has_base else bulk.has_self end = 1
left join document on document.document_id = coalesce(source.document_id, bulk.document_id)
where department.department_id = :report % 1000000000;
