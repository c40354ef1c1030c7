-- name: B18
-- severity: info
-- title: 厉行节约保障措施空白 | Thrift measures are blank
-- basis: 《基础数据表》：厉行节约保障措施应当填写 | form 部门整体支出绩效评价基础数据表: 厉行节约保障措施 is to be filled in
-- whole: base_text
-- message: 厉行节约保障措施没有填写；请补填 | Thrift measures (厉行节约保障措施) are blank; fill them in
-- 说明：只核对表格文件，数据文件（CSV）不带这段文字。
-- note: Only forms are checked; a table of figures has no such text.
select
    submission.report_id,
    null as variant,
    'thrift_measures' as item,
    '厉行节约保障措施' as label,
    null as unit,
    null as expected,
    null as actual,
    'base_text' as section,
    0 as position,
    'thrift_measures' as field,
    null as other_report_id,
    null as other_section,
    null as other_position,
    null as other_field
from submission_record as submission
cross join document
left join base_text as printed on printed.report_id = submission.report_id
where submission.form = 'base' and submission.replaced_by is null
    and document.document_id = submission.document_id and document.kind = 'form'
    and coalesce(printed.thrift_measures, '') = ''
group by submission.report_id
order by submission.report_id nulls last;
