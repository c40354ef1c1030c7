-- name: report-documents
-- title: 原始文件 | Documents
-- param: department department required  部门 | department
-- param: year       integer = latest     年度 | fiscal year
-- column: form        code     报表 | form
-- column: document    document 文件 | document
-- column: imported_at text     导入时间 | imported
-- column: replaced    text     状态 | state
-- column: sha256      text     校验码（SHA-256） | SHA-256
-- 说明：说过该年度报表内容的文件；校验码由文件内容算出，内容变一个字节就不同。
-- note: the documents that said something of the report; the hash is that of the content.
select
    submission.form as form,
    document.path as document,
    document.imported_at as imported_at,
    case when submission.replaced_by is null then '在用 | in force' else '已被替代 | replaced' end as replaced,
    document.sha256 as sha256
from submission
join document on document.document_id = submission.document_id
where submission.report_id = :year * 1000000000 + :department
order by submission.form nulls last, document.document_id nulls last;
