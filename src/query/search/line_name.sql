-- name: find-line-names
-- title: 专项资金和其他行的名称 | Names of special funds and other rows
select name_id, item, label
from line_name
where label is not null;
