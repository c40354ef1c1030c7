-- name: indexes
-- title: 索引 | Indexes
-- param: pattern text optional 表的名称 | name of the table
-- column: name text 名称 | name
-- column: table_name text 表 | table
-- 说明：表的索引。
-- note: the indexes of tables.
select
    name,
    tbl_name as table_name
from sqlite_schema
where type = 'index' and sql is not null and (:pattern is null or tbl_name like :pattern)
order by tbl_name nulls last, name nulls last;
