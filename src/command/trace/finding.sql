-- name: findings-of-a-report
-- title: 报表的问题 | Findings of a report
-- param: department department required  部门 | department
-- param: year       integer required     年度 | fiscal year
-- param: rule       text required        规则 | rule
-- column: rule           text     规则 | rule
-- column: severity       code     级别 | severity
-- column: item           text     项目 | item
-- column: label          text     名称 | label
-- column: message        text     问题 | finding
-- column: message_en     text     问题（英文） | finding
-- column: expected       number   应为 | expected
-- column: actual         number   填报 | actual
-- column: difference     number   差额 | difference
-- column: unit           code     单位 | unit
-- column: document       document 文件 | document
-- column: cell           text     位置 | place
-- column: other_document document 对照文件 | other document
-- column: other_cell     text     对照位置 | other place
-- note: the findings of one rule in one report.
select
    rule, severity, item, label, message, message_en, expected, actual, difference, unit,
    document, cell, other_document, other_cell
from finding
where report_id = :year * 1000000000 + :department and rule = upper(:rule)
order by item nulls last, label nulls last, message nulls last;
