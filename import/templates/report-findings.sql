-- name: report-findings
-- title: 核对发现的问题 | Findings
-- param: department department required  部门 | department
-- param: year       integer = latest     年度 | fiscal year
-- column: severity       code     级别 | severity
-- column: rule           text     规则 | rule
-- column: message        text     问题 | finding
-- column: message_en     text     问题（英文） | finding
-- column: document       document 文件 | document
-- column: cell           place    位置 | place
-- column: other_document document 对照文件 | other document
-- column: other_cell     place    对照位置 | other place
-- 说明：导入时核对所得，错误在前；已豁免的不列。
-- note: what the checks found at import, errors first; what is exempted is left out.
select
    severity,
    rule,
    message,
    message_en,
    document,
    cell,
    other_document,
    other_cell
from finding
where report_id = :year * 1000000000 + :department
order by
    case severity when 'error' then 1 when 'warning' then 2 else 3 end nulls last,
    rule nulls last,
    cell nulls last;
