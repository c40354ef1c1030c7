-- name: export-indicators
-- title: 绩效指标 | Performance indicators
-- param: report integer required  报表 | report
select position, level1, level2, level3, weight, score
from self_indicator
where report_id = :report
order by position nulls first;
