-- name: questions
-- title: 问题清单 | Questions
-- param: document integer required  文件编号 | number of the document
-- param: severity text    optional  级别 | severity
-- column: department department 部门 | department
-- column: year       year       年度 | year
-- column: rule       text       规则 | rule
-- column: severity   code       级别 | severity
-- column: message    text       问题 | finding
-- column: message_en text       问题（英文） | finding
-- column: expected   number     应为 | expected
-- column: actual     number     填报 | printed
-- column: unit       code       单位 | unit
-- column: cell       text       位置 | place
-- column: raw        text       原文 | as printed
-- column: section    text       表块 | block of the form
-- note: the findings of the reports that a document states, each with its place in that document, if it has one there: that of the figure, else that of the figure it is compared with. What a table of exemptions takes out is left out.
with stated as (
    select distinct report_id
    from submission_record
    where document_id = :document and replaced_by is null
),
-- The exemption that names most of what a finding is of counts.
judged as (
    select
        finding.*,
        (
            select exemption_id
            from exemption as e
            where e.rule = finding.rule
                and (e.department_id is null or e.department_id = finding.department_id)
                and (e.year is null or e.year = finding.year)
            order by (e.department_id is not null) + (e.year is not null) desc nulls last, exemption_id desc nulls last
            limit 1
        ) as exemption_id
    from stated
    cross join finding on finding.report_id = stated.report_id
),
-- One path may have been that of several documents.
placed as (
    select
        judged.*,
        coalesce(e.severity, judged.severity) as weight,
        case
            when exists (
                select 1
                from source
                where source.report_id = judged.report_id and source.document_id = :document and source.cell = judged.cell
            ) then judged.cell
            when exists (
                select 1
                from source
                where source.report_id in (judged.report_id, judged.report_id - 1000000000)
                    and source.document_id = :document and source.cell = judged.other_cell
            ) then judged.other_cell
        end as place
    from judged
    left join exemption as e on e.exemption_id = judged.exemption_id
    where e.exemption_id is null or e.severity is not null
)
select
    placed.department as department,
    placed.year as year,
    placed.rule as rule,
    placed.weight as severity,
    placed.message as message,
    placed.message_en as message_en,
    placed.expected as expected,
    placed.actual as actual,
    placed.unit as unit,
    placed.place as cell,
    (
        select min(source.raw)
        from source
        where source.report_id in (placed.report_id, placed.report_id - 1000000000)
            and source.document_id = :document and source.cell = placed.place
    ) as raw,
    (
        select min(source.section)
        from source
        where source.report_id in (placed.report_id, placed.report_id - 1000000000)
            and source.document_id = :document and source.cell = placed.place
    ) as section
from placed
where :severity is null or placed.weight = :severity
order by
    placed.department nulls last,
    placed.year nulls last,
    case placed.weight when 'error' then 1 when 'warning' then 2 else 3 end nulls last,
    placed.rule nulls last,
    placed.message nulls last;
