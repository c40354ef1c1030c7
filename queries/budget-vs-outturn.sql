-- name: budget-vs-outturn
-- title: 本部门各项预算与决算比较 | A department's outturn against its budget
-- param: department department required  部门 | department
-- param: year       integer = latest     年度 | fiscal year
-- column: item        item     项目编码 | item code
-- column: label       text     项目 | item
-- column: budget      money    预算数 | budget
-- column: outturn     money    决算数 | outturn
-- column: control_pct percent  控制率 | control rate
-- column: saving      money    结余（超支为负） | saving (overspending is negative)
-- chart: dots x=label y=budget,outturn
-- 说明：控制率 = 决算数 ÷ 预算数，预算为零、为负或缺失时不计算；结余 = 预算数 − 决算数。
-- note: control rate = outturn / budget, saving = budget - outturn; no rate over a budget that is zero, negative or missing.
with spending as (
    select item, label, form_order, budget, outturn, case when budget > 0 then budget end as base
    from spending_item
    where report_id = :year * 1000000000 + :department
)
select
    item,
    label,
    budget / 1000000.0 as budget,
    outturn / 1000000.0 as outturn,
    (outturn / base * 10000 + outturn % base * 100 / base * 100
        + outturn % base * 100 % base * 100 / base
        + outturn % base * 100 % base * 100 % base * 2 / base) / 100.0 as control_pct,
    (budget - outturn) / 1000000.0 as saving
from spending
order by form_order nulls last;
