-- name: annotated-document
-- title: 要批注的文件 | The document to annotate
-- param: sha256 text required  内容 | content
-- param: path   text required  路径 | path
-- param: name   text required  文件名 | name of the file
-- column: document_id count    编号 | number
-- column: path        document 路径 | path
-- column: likeness    code     依据 | how it was found
-- column: reports     count    报表 | reports
-- column: in_force    count    现行 | in force
-- column: newer       document 被何文件替换 | replaced by
-- column: now         text     现在 | now
-- note: the document of these bytes, else those of the path, else those of the name, the newest first.
with found as (
    select document_id, path, 'content' as likeness
    from document
    where sha256 = :sha256
    union all
    select document_id, path, case when path = :path then 'path' else 'name' end
    from document
    where sha256 <> :sha256 and (path = :path or substr(path, -length(:name) - 1) = '/' || :name)
)
select
    found.document_id as document_id,
    found.path as path,
    found.likeness as likeness,
    (select count(*) from submission_record as s where s.document_id = found.document_id) as reports,
    (
        select count(*)
        from submission_record as s
        where s.document_id = found.document_id and s.replaced_by is null
    ) as in_force,
    (
        select newer.path
        from document as newer
        where newer.document_id = (
            select max(s.replaced_by) from submission_record as s where s.document_id = found.document_id
        )
    ) as newer,
    strftime('%Y-%m-%dT%H:%M:%SZ', 'now') as now
from found
order by found.document_id desc nulls last;
