-- name: indicators
-- title: 绩效指标完成情况 | Performance indicators
-- param: department department required  部门 | department
-- param: year       integer = latest     年度 | fiscal year
-- column: position  count   序号 | position
-- column: level1    text    一级指标 | level 1
-- column: level2    text    二级指标 | level 2
-- column: level3    text    三级指标 | level 3
-- column: target    text    年度指标值 | target
-- column: actual    text    实际完成值 | actual
-- column: weight    number  分值 | weight
-- column: score     number  得分 | score
-- column: deviation text    偏差原因 | deviation
-- source: target = indicator target
-- source: actual = indicator actual
-- source: weight = indicator weight
-- source: score = indicator score
-- source: deviation = indicator deviation
-- 说明：自评表绩效指标，按表中顺序；指标值为原文，不作换算。
-- note: the indicator rows of the self-evaluation form in its order; targets and actual values as printed.
select
    position,
    level1,
    level2,
    level3,
    target,
    actual,
    weight,
    score,
    deviation
from indicator_result
where department_id = :department and year = :year
order by position nulls last;
