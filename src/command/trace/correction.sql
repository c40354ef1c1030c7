-- name: correction
-- title: 更正 | Corrections
-- param: department department required  部门 | department
-- param: year       integer required     年度 | fiscal year
-- column: section   code     表块 | block
-- column: position  count    序号 | position
-- column: field     code     字段 | field
-- column: old       number   原数 | old figure
-- column: new       number   更正数 | new figure
-- column: reason    text     理由 | reason
-- column: evidence  text     依据 | evidence
-- column: by        text     更正人 | corrected by
-- column: on        text     日期 | date
-- note: one row a figure in force that a table of corrections gives.
select
    section,
    position,
    field,
    old_fen as old,
    new_fen as new,
    reason,
    evidence,
    corrected_by as "by",
    corrected_on as "on"
from correction
where report_id = :year * 1000000000 + :department and in_force = 1
order by section nulls last, position nulls last, field nulls last;
