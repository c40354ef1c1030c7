-- name: report-three-public
-- title: 三公经费 | Three public expenses
-- param: department department required  部门 | department
-- param: year       integer = latest     年度 | fiscal year
-- column: item          item     项目编码 | item code
-- column: label         text     项目 | item
-- column: prior_outturn money    上年决算数 | prior-year outturn
-- column: budget        money    预算数 | budget
-- column: outturn       money    决算数 | outturn
-- column: change        money    增减额 | change
-- column: change_pct    percent  增减率 | change rate
-- column: control_pct   percent  控制率 | control rate
-- chart: dots x=label y=budget,outturn
-- 说明：增减额 = 决算数 − 上年决算数；增减率 = 增减额 ÷ 上年决算数；控制率 = 决算数 ÷ 预算数；分母为零、为负或缺失时不计算。
-- note: change = outturn - prior-year outturn, change rate = change / prior-year outturn, control rate = outturn / budget; no rate over a base that is zero, negative or missing.
select
    item,
    label,
    prior_outturn,
    budget,
    outturn,
    change,
    change_pct,
    control_pct
from item_comparison
where department_id = :department and year = :year
    and (item = 'three_public' or item like 'three_public.%')
order by form_order nulls last;
