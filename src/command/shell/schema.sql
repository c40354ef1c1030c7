-- name: schema
-- title: 建表语句 | Statements that made the tables
-- param: pattern text optional 名称 | name
-- column: sql text 语句 | statement
-- 说明：按名称，连同其索引。
-- note: by name, with the indexes of a table.
select sql || ';' as sql
from sqlite_schema
where sql is not null and (:pattern is null or name like :pattern or tbl_name like :pattern)
order by sqlite_schema.type desc nulls last, name nulls last;
