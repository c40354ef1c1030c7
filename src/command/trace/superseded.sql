-- name: superseded
-- title: 被替代的数据与出处 | Values that newer imports replaced
-- param: department department required  部门 | department
-- param: year       integer required     年度 | fiscal year
-- column: section        code     表块 | block
-- column: position       count    序号 | position
-- column: field          code     字段 | field
-- column: value          text     值 | value
-- column: document_id    count    文件号 | number of the document
-- column: document       document 文件 | document
-- column: sha256         text     哈希值 | hash
-- column: kind           code     文件种类 | kind of document
-- column: cell           text     位置 | place
-- column: raw            text     原文 | text
-- column: note           code     读法 | how it was read
-- column: replaced_by_id count    替代文件号 | number of the replacing document
-- column: replaced_by    document 替代文件 | replaced by
-- column: by_kind        code     替代文件种类 | kind of the replacing document
-- note: one row a value of a report that a newer import replaced, names of rows included, newest first.
select
    old.section as section,
    old.position as position,
    old.field as field,
    old.value as value,
    old.document_id as document_id,
    document.path as document,
    document.sha256 as sha256,
    document.kind as kind,
    old.cell as cell,
    old.raw as raw,
    old.note as note,
    old.replaced_by as replaced_by_id,
    newer.path as replaced_by,
    newer.kind as by_kind
from replaced_value as old
join document on document.document_id = old.document_id
join document as newer on newer.document_id = old.replaced_by
where old.report_id = :year * 1000000000 + :department
order by old.replaced_by desc nulls last, old.section nulls last, old.position nulls last, old.field nulls last;
