-- name: export-lines
-- title: 有自己名称的各行 | Rows under their own names
-- param: report integer required  报表 | report
select 'base_line' as section, position, item, label, prior_outturn, budget, outturn, initial_budget, adjusted_budget, stated
from base_line
where report_id = :report
union all
select 'self_line', position, item, label, prior_outturn, budget, outturn, initial_budget, adjusted_budget, stated
from self_line
where report_id = :report
order by section nulls first, position nulls first;
