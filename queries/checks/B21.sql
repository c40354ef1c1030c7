-- name: B21
-- severity: warning
-- severity.twice: warning
-- severity.unknown: warning
-- title: 整栏缺失、专项重复或项目不明 | A column is missing, a fund stands twice, or a row is of no item of the form
-- basis: 《基础数据表》《自评表》：预算数、决算数都应填写，一个专项一行，各行与表式一致 | forms 部门整体支出绩效评价基础数据表 and 部门整体支出绩效自评表: 预算数 and 决算数 are both to be filled in, each 专项资金 has one row, rows are those of the form
-- whole: base_spending, base_line
-- message: {label}整栏空白，而另一栏已填；请补填 | The whole column {label_en} is blank though the other is filled; fill it in
-- message.twice: 专项“{label}”列了两行以上，第一行 {expected}，末行 {actual}；请合并，或改名加以区分 | Fund “{label}” has more than one row, the first {expected}, the last {actual}; merge the rows or name them apart
-- message.unknown: “{label}”不是表中项目，金额 {actual} 未归入任何项目；请核对项目名称 | “{label}” is no item of the form, its {actual} counts to none; check the name
-- 说明：预算数或决算数全表空白才算整栏缺失；数据文件（CSV）不核对缺栏。
-- note: A column is missing where no item has it; of a table of figures this is not asked.
with repeating as (
    -- One pass finds the reports with fewer names than lines; only their lines are compared.
    select report_id
    from base_line_record
    group by report_id
    having count(distinct name_id) < count(*)
),
irregular as (
    select
        report_id, null as variant, '' as item, '预算数' as label, null as unit, null as expected, null as actual,
        null as section, null as position, null as field, 'base_spending' as other_section, 0 as other_position, 'project_outturn' as other_field, 'budget' as label_en
    from base_spending
    where coalesce(
            three_public_budget,
            three_public_vehicle_budget,
            three_public_vehicle_purchase_budget,
            three_public_vehicle_operation_budget,
            three_public_abroad_budget,
            three_public_reception_budget,
            project_budget,
            project_business_budget,
            project_operation_budget,
            project_special_budget,
            public_use_budget,
            public_use_office_budget,
            public_use_utilities_travel_budget,
            public_use_meetings_training_budget,
            procurement_budget
        ) is null
        and coalesce(
            three_public_outturn,
            three_public_vehicle_outturn,
            three_public_vehicle_purchase_outturn,
            three_public_vehicle_operation_outturn,
            three_public_abroad_outturn,
            three_public_reception_outturn,
            project_outturn,
            project_business_outturn,
            project_operation_outturn,
            project_special_outturn,
            public_use_outturn,
            public_use_office_outturn,
            public_use_utilities_travel_outturn,
            public_use_meetings_training_outturn,
            procurement_outturn
        ) is not null
        and exists (
            select 1
            from submission_record as submission
            join document on document.document_id = submission.document_id
            where submission.report_id = base_spending.report_id and submission.form = 'base'
                and submission.replaced_by is null and document.kind = 'form'
        )
    union all
    select
        report_id, null, '', '决算数', null, null, null,
        null, null, null, 'base_spending', 0, 'project_budget', 'outturn'
    from base_spending
    where coalesce(
            three_public_outturn,
            three_public_vehicle_outturn,
            three_public_vehicle_purchase_outturn,
            three_public_vehicle_operation_outturn,
            three_public_abroad_outturn,
            three_public_reception_outturn,
            project_outturn,
            project_business_outturn,
            project_operation_outturn,
            project_special_outturn,
            public_use_outturn,
            public_use_office_outturn,
            public_use_utilities_travel_outturn,
            public_use_meetings_training_outturn,
            procurement_outturn
        ) is null
        and coalesce(
            three_public_budget,
            three_public_vehicle_budget,
            three_public_vehicle_purchase_budget,
            three_public_vehicle_operation_budget,
            three_public_abroad_budget,
            three_public_reception_budget,
            project_budget,
            project_business_budget,
            project_operation_budget,
            project_special_budget,
            public_use_budget,
            public_use_office_budget,
            public_use_utilities_travel_budget,
            public_use_meetings_training_budget,
            procurement_budget
        ) is not null
        and exists (
            select 1
            from submission_record as submission
            join document on document.document_id = submission.document_id
            where submission.report_id = base_spending.report_id and submission.form = 'base'
                and submission.replaced_by is null and document.kind = 'form'
        )
    union all
    select
        repeating.report_id, 'twice', name.item, name.label, '万元', first.outturn, last.outturn,
        'base_line', last.position, 'outturn', 'base_line', first.position, 'outturn', null
    from repeating
    cross join base_line_record as first
    cross join base_line_record as last
    cross join line_name as name
    where first.report_id = repeating.report_id
        -- The + 0 has SQLite look for the name among the lines of the report, not for the report among those of the name.
        and last.report_id = repeating.report_id and last.name_id + 0 = first.name_id and last.position > first.position
        and not exists (
            select 1
            from base_line_record as other
            where other.report_id = repeating.report_id and other.name_id = first.name_id
                and (other.position < first.position or other.position > last.position)
        )
        and name.name_id = first.name_id and name.item = 'project.special.line' and name.label is not null
    union all
    select
        record.report_id, 'unknown', name.item, name.label, '万元', null,
        coalesce(record.outturn, record.budget, record.stated, record.adjusted_budget, record.initial_budget, record.prior_outturn),
        'base_line', record.position, 'outturn', null, null, null, null
    from base_line_record as record
    cross join line_name as name
    where record.name_id in (select name_id from line_name where item = 'other') and name.name_id = record.name_id
    union all
    select
        record.report_id, 'unknown', name.item, name.label, '万元', null,
        coalesce(record.outturn, record.budget, record.stated, record.adjusted_budget, record.initial_budget, record.prior_outturn),
        'self_line', record.position, 'outturn', null, null, null, null
    from self_line_record as record
    cross join line_name as name
    where record.name_id in (select name_id from line_name where item = 'other') and name.name_id = record.name_id
)
select
    report_id,
    variant,
    item,
    label,
    unit,
    expected,
    actual,
    section,
    position,
    field,
    case when other_section is not null then report_id end as other_report_id,
    other_section,
    other_position,
    other_field,
    label_en
from irregular
order by report_id nulls last, variant nulls first, section nulls last, position nulls last;
