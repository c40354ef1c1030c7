-- name: find-indicator-names
-- title: 绩效指标的名称 | Names of performance indicators
select name_id, coalesce(level3, level2, level1) as name, case when level3 is not null then 'level3' when level2 is not null then 'level2' else 'level1' end as field
from indicator_name;
