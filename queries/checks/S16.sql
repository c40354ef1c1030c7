-- name: S16
-- severity: warning
-- title: 扣分未说明原因 | Points lost without a reason
-- basis: 《自评表》：得分低于分值的三级指标应填写偏差原因分析及改进措施 | form 部门整体支出绩效自评表: 偏差原因分析及改进措施 explains every 三级指标 whose 得分 is below its 分值
-- message: {label}得分 {actual}，分值 {expected}，扣分而未填偏差原因；请补填原因及改进措施 | {label}: score {actual} of {expected}, no reason given; fill in the deviation column
-- 说明：得分或分值空白的不核对。每行一个金额的数据表没有填写原因的一栏，只核对自评表上的指标。
-- note: Not checked where score or weight is blank. A table of one amount a row has no column for reasons, so only indicators of a form are checked.
with form_report as (
    -- Rows of a table of one amount a row have no reasons to give.
    select distinct report_id
    from submission_record as submission
    cross join document
    where form = 'self'
        and replaced_by is null
        and document.document_id = submission.document_id
        and kind = 'form'
)
select
    record.report_id,
    null as variant,
    coalesce(level3, level2, level1) as item,
    coalesce(level3, level2, level1) as label,
    '分' as unit,
    weight as expected,
    score as actual,
    'self_indicator' as section,
    record.position,
    'score' as field,
    record.report_id as other_report_id,
    'self_indicator' as other_section,
    record.position as other_position,
    'deviation' as other_field
from form_report
cross join self_indicator_record as record
cross join indicator_name as name
left join self_indicator_detail as detail on detail.report_id = record.report_id and detail.position = record.position
where record.report_id = form_report.report_id
    and score < weight
    and name.name_id = record.name_id
    and coalesce(deviation, '') = ''
    and exists (
        select 1
        from source
        join document using (document_id)
        where source.report_id = record.report_id
            and section = 'self_indicator'
            and source.position = record.position
            and kind = 'form'
    )
order by record.report_id nulls last, record.position nulls last;
