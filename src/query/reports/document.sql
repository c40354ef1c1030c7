-- name: export-documents
-- title: 来源文件 | Documents that reports came from
-- param: year       integer    optional  年度 | fiscal year
-- param: from       integer    optional  起始年度 | first year
-- param: to         integer    optional  截止年度 | last year
-- param: department department optional  部门 | department
-- param: region     region     optional  地区（含下级） | region and everything below it
-- note: documents that a figure of one of the reports is of, as imported.
with chosen (report_id) as (
    select report_id
    from report
    where report_id between coalesce(:year, :from, 1990) * 1000000000 and coalesce(:year, :to, 2100) * 1000000000 + 999999999
        and (:department is null or department_id = :department)
        and (:region is null or department_id in (
            select department_id from department_record where region between :region and :region || '~'
        ))
)
select document.path, document.sha256, document.imported_at
from document
where exists (
        select 1
        from submission_record as submission
        join chosen on chosen.report_id = submission.report_id
        where submission.document_id = document.document_id and submission.replaced_by is null
    )
    or document.document_id in (
        select bulk.document_id
        from chosen
        join bulk_report as bulk on bulk.report_id = chosen.report_id
    )
    or exists (
        select 1
        from correction_record as correction
        join chosen on chosen.report_id = correction.report_id
        where correction.document_id = document.document_id
    )
order by document.path nulls first;
