-- name: report-execution
-- title: 预算执行 | Budget execution
-- param: department department required  部门 | department
-- param: year       integer = latest     年度 | fiscal year
-- column: initial_budget         money   年初预算数 | initial budget
-- column: adjusted_budget        money   调整后预算数 | adjusted budget
-- column: executed               money   全年执行数 | executed
-- column: adjustment_pct         percent 预算调整率 | adjustment rate
-- column: execution_pct          percent 执行率 | execution rate
-- column: declared_execution_pct percent 填报执行率 | printed execution rate
-- column: weight                 number  分值 | weight
-- column: score                  number  自评得分 | own score
-- 说明：执行率 = 全年执行数 ÷ 调整后预算数；预算调整率 =（调整后预算数 − 年初预算数）÷ 年初预算数；分母为零、为负或缺失时不计算。
-- note: execution rate = executed / adjusted budget; adjustment rate = (adjusted - initial) / initial; no rate over a base that is zero, negative or missing.
select
    fund.initial_budget as initial_budget,
    fund.adjusted_budget as adjusted_budget,
    fund.executed as executed,
    fund.adjustment_pct as adjustment_pct,
    fund.execution_pct as execution_pct,
    fund.declared_execution_pct as declared_execution_pct,
    fund.weight as weight,
    fund.score as score
from fund_execution as fund
where fund.department_id = :department and fund.year = :year;
