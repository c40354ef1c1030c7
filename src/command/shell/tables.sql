-- name: tables
-- title: 表和视图 | Tables and views
-- param: pattern text optional 名称的一部分，或用 % 和 _ 的式样 | part of a name, or a pattern with % and _
-- column: name text 名称 | name
-- column: type text 类型 | type
-- 说明：视图在前；视图的列名是稳定的，表可能随版本变动。
-- note: views come first: their columns are kept, tables may change from version to version.
select
    name,
    case type when 'view' then '视图 | view' else '表 | table' end as type
from sqlite_schema
where type in ('view', 'table') and name not like 'sqlite%' and (:pattern is null or name like :pattern)
order by sqlite_schema.type desc nulls last, name nulls last;
