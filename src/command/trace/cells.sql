-- name: cells
-- title: 在用数据与出处 | Values in force with their places
-- param: department department optional  部门 | department
-- param: year       integer required     年度 | fiscal year
-- param: region     region optional      地区（含下级） | region and everything below it
-- param: item       text optional        项目 | item
-- column: department  department 部门 | department
-- column: year        year       年度 | fiscal year
-- column: section     code       表块 | block
-- column: position    count      序号 | position
-- column: field       code       字段 | field
-- column: item        item       项目编码 | item code
-- column: label       text       项目 | item
-- column: measure     code       口径 | measure
-- column: value       count      存储值 | value as stored
-- column: unit        code       存储单位 | unit as stored
-- column: document_id count      文件号 | number of the document
-- column: document    document   文件 | document
-- column: sha256      text       哈希值 | hash
-- column: kind        code       文件种类 | kind of document
-- column: cell        text       位置 | place
-- column: raw         text       原文 | text
-- column: note        code       读法 | how it was read
-- column: first_line  count      首行 | first line
-- column: last_line   count      末行 | last line
-- note: one row a value in force, amounts and all others, where it stands and what stands there.
with stored (report_id, section, position, field, item, label, measure, value, unit) as (
    select
        report_id, section, position, field, item, label,
        case when years_before = 1 then 'prior_outturn' else measure end,
        fen, '万元'
    from figure
    union all
    select report_id, 'base_staffing', 0, 'authorised', 'staffing', '财政供养人员', 'authorised', authorised, '人'
    from base_staffing
    union all
    select report_id, 'base_staffing', 0, 'in_post', 'staffing', '财政供养人员', 'in_post', in_post, '人'
    from base_staffing
    union all
    select report_id, 'base_staffing', 0, 'declared_control_pct', 'staffing', '财政供养人员', 'declared_control_pct', declared_control_pct, '%'
    from base_staffing
    union all
    select report_id, 'base_building', position, 'approved_area', 'building', name, 'approved_area', approved_area, '平方米'
    from base_building
    union all
    select report_id, 'base_building', position, 'actual_area', 'building', name, 'actual_area', actual_area, '平方米'
    from base_building
    union all
    select report_id, 'base_building', position, 'approved_investment', 'building', name, 'approved_investment', approved_investment, '万元'
    from base_building
    union all
    select report_id, 'base_building', position, 'actual_investment', 'building', name, 'actual_investment', actual_investment, '万元'
    from base_building
    union all
    select report_id, 'base_building', position, 'declared_area_control_pct', 'building', name, 'declared_area_control_pct', declared_area_control_pct, '%'
    from base_building
    union all
    select report_id, 'base_building', position, 'declared_investment_control_pct', 'building', name, 'declared_investment_control_pct', declared_investment_control_pct, '%'
    from base_building
    union all
    select report_id, 'self_fund', 0, 'weight', 'total', '年度资金总额', 'weight', weight, '分'
    from self_fund
    union all
    select report_id, 'self_fund', 0, 'score', 'total', '年度资金总额', 'score', score, '分'
    from self_fund
    union all
    select report_id, 'self_fund', 0, 'declared_execution_pct', 'total', '年度资金总额', 'declared_execution_pct', declared_execution_pct, '%'
    from self_fund
    union all
    select report_id, 'self_fund', 0, 'total_weight', 'indicator', '总分', 'total_weight', total_weight, '分'
    from self_fund
    union all
    select report_id, 'self_fund', 0, 'total_score', 'indicator', '总分', 'total_score', total_score, '分'
    from self_fund
    union all
    select report_id, 'self_indicator', position, 'weight', 'indicator', coalesce(level3, level2, level1), 'weight', weight, '分'
    from self_indicator
    union all
    select report_id, 'self_indicator', position, 'score', 'indicator', coalesce(level3, level2, level1), 'score', score, '分'
    from self_indicator
    union all
    select report_id, 'self_indicator', position, 'level1_weight', 'indicator', coalesce(level3, level2, level1), 'level1_weight', level1_weight, '分'
    from self_indicator
),
located as (
    select
        stored.report_id, stored.section, stored.position, stored.field, stored.item, stored.label, stored.measure,
        stored.value, stored.unit,
        coalesce(source.document_id, bulk.document_id) as document_id,
        source.cell, source.raw, source.note,
        case when source.document_id is null then bulk.first_line end as first_line,
        case when source.document_id is null then bulk.last_line end as last_line
    from stored
    left join source on source.report_id = stored.report_id
        and source.section = stored.section
        and source.position = stored.position
        and source.field = stored.field
    left join bulk_report as bulk on bulk.report_id = stored.report_id
        and case substr(stored.section, 1, 4) when 'base' then bulk.has_base else bulk.has_self end = 1
    where stored.report_id between :year * 1000000000 + coalesce(:department, 0)
            and :year * 1000000000 + coalesce(:department, 999999999)
        and stored.value is not null
        and (:item is null or stored.item = :item)
        and (:region is null or stored.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
    union all
    -- Texts are kept as they were printed.
    select
        report_id, section, position, field, 'indicator', null, field, null, null, document_id, cell, raw, note, null, null
    from source
    where report_id between :year * 1000000000 + coalesce(:department, 0)
            and :year * 1000000000 + coalesce(:department, 999999999)
        and (section = 'self_indicator' and field in ('target', 'actual', 'deviation')
            or section in ('base_text', 'self_text'))
        and (:item is null or :item = 'indicator')
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
)
select
    (select name from department_record where department_id = report_id % 1000000000) as department,
    report_id / 1000000000 as year,
    located.section as section,
    located.position as position,
    located.field as field,
    case when located.section in ('base_text', 'self_text') then null else located.item end as item,
    located.label as label,
    located.measure as measure,
    located.value as value,
    located.unit as unit,
    located.document_id as document_id,
    document.path as document,
    document.sha256 as sha256,
    document.kind as kind,
    coalesce(located.cell, 'lines ' || located.first_line || '-' || located.last_line) as cell,
    located.raw as raw,
    located.note as note,
    located.first_line as first_line,
    located.last_line as last_line
from located
join document on document.document_id = located.document_id
order by
    located.report_id nulls last,
    located.section nulls last,
    located.position nulls last,
    located.item nulls last,
    located.field nulls last;
