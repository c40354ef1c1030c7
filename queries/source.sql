-- name: source
-- title: 数据来源 | Where each figure was read
-- param: department department required  部门 | department
-- param: year       integer = latest     年度 | fiscal year
-- param: item       item optional        项目 | item
-- column: item        item      项目编码 | item code
-- column: label       text      项目 | item
-- column: measure     code      口径 | measure
-- column: fiscal_year year      数据年度 | fiscal year
-- column: wan         money     金额 | amount
-- column: document    document  文件 | document
-- column: cell        place     位置 | place
-- column: note        code      读法 | how it was read
-- source: wan = * {measure}
-- 说明：该年度报表中每个有效金额的出处。上年决算数的数据年度为报表年度减一。
-- note: one row per amount in force in that year's forms, with its document and cell; the prior-year column counts as outturn of the year before.
select
    figure.item as item,
    figure.label as label,
    figure.measure as measure,
    :year - figure.years_before as fiscal_year,
    figure.fen / 1000000.0 as wan,
    document.path as document,
    coalesce(source.cell, 'lines ' || bulk.first_line || '-' || bulk.last_line) as cell,
    source.note as note
from figure
-- A value has a source of its own, or its whole report has one.
left join source on source.report_id = figure.report_id
    and source.section = figure.section
    and source.position = figure.position
    and source.field = figure.field
left join bulk_report as bulk on bulk.report_id = figure.report_id
    and case substr(figure.section, 1, 4) when 'base' then bulk.has_base else bulk.has_self end = 1
join document on document.document_id = coalesce(source.document_id, bulk.document_id)
where figure.report_id = :year * 1000000000 + :department
    and (:item is null or figure.item = :item)
order by
    figure.section nulls last,
    figure.position nulls last,
    figure.item nulls last,
    fiscal_year nulls last,
    figure.measure nulls last;
