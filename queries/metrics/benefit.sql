-- name: benefit
-- title: 效益指标 | benefit indicators
-- kind: claim
-- formula: 自评表自报：{lines}，{score}，{weight} | the form claims: {lines}, {score}, {weight}
-- figure: lines count self_indicator year 行数 | rows
-- figure: score number self_indicator.score year 得分 | score
-- figure: weight number self_indicator.weight year 分值 | weight
-- 说明：自评表一级指标含“效益”的行。自报的得分是声称而不是测量，只列出，不据以计分。
-- note: rows of the self-evaluation form. Its scores are claims and no measurements: they are shown and never scored.
select
    record.report_id,
    null as numerator,
    null as denominator,
    count(*) as lines,
    sum(record.score) as score,
    sum(record.weight) as weight
from self_indicator_record as record
cross join indicator_name as name
where record.report_id between :first and :last
    and name.name_id = record.name_id
    and name.level1 like '%效益%'
group by record.report_id
order by record.report_id nulls first;
