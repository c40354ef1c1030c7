-- name: contribution
-- title: 各项支出对总支出增长的贡献 | What each item adds to the growth of the total
-- param: department department required  部门 | department
-- param: year       integer = latest     年度 | fiscal year
-- column: item             item     项目编码 | item code
-- column: label            text     项目 | item
-- column: part_of          item     所属项目 | part of
-- column: prior_outturn    money    上年决算数 | prior-year outturn
-- column: outturn          money    决算数 | outturn
-- column: change           money    增减额 | change
-- column: contribution_pct percent  贡献率 | contribution
-- column: reason           text     未计算原因 | why not computed
-- behind: total_before = total outturn :year-1
-- chart: bar x=label y=change
-- 说明：贡献率 = 该项增减额 ÷ 上年年度资金总额的执行数，单位为百分点；年度资金总额一行即总支出增长率，其下基本支出与项目支出之和与之相等（各数齐全时）。
-- 说明：上年总额取上年自己的自评表。基础数据表各项取本表“上年决算数”栏，空白时取上年自己报表；三公经费、公用经费、政府采购与基本、项目支出互有交叉，只能与同一“所属项目”下的各项相加。
-- 说明：总额及其两项在前，其余按增减额绝对值从大到小；缺少数据的不计算，列在最后并注明原因。
-- note: contribution = change of the item / executed total of the year before, in points; the row of the total is the growth, and basic and project expenditure add up to it. The total of the year before is last year's own self-evaluation form's. Items of the base form overlap with each other and with the two; add up only what is part of one item. The largest change first; what cannot be computed comes last with the reason.
with total_before as (
    select
        (
            select total_outturn
            from self_fund
            where report_id = (:year - 1) * 1000000000 + :department
        ) as total
),
spending as (
    select
        item, label, form_order, prior,
        coalesce(outturn, stated) as amount,
        coalesce(outturn, stated) - prior as change,
        case when (select total from total_before) > 0 then (select total from total_before) end as base
    from form_row
    where report_id = :year * 1000000000 + :department
        and (
            section in ('base_spending', 'base_line') and item not in ('basic_adjustment', 'overall_adjustment')
            or item in ('total', 'expenditure.basic', 'expenditure.project')
        )
        and coalesce(prior, outturn, stated) is not null
)
select
    item,
    label,
    case
        when item in ('expenditure.basic', 'expenditure.project') then 'total'
        when item like 'three_public.vehicle.%' then 'three_public.vehicle'
        when item like 'three_public.%' then 'three_public'
        when item = 'project.special.line' then 'project.special'
        when item like 'project.%' then 'project'
        when item like 'public_use.%' then 'public_use'
    end as part_of,
    prior / 1000000.0 as prior_outturn,
    amount / 1000000.0 as outturn,
    change / 1000000.0 as change,
    (change / base * 10000 + change % base * 100 / base * 100 + change % base * 100 % base * 100 / base
        + change % base * 100 % base * 100 % base * 2 / base) / 100.0 as contribution_pct,
    case
        when change is not null and base is not null then null
        when change is null then '缺少数据 | figure missing'
        when (select total from total_before) is null then '缺少上年总额 | no total of the year before'
        when (select total from total_before) = 0 then '基数为零 | base is zero'
        else '基数为负 | base is negative'
    end as reason
from spending
order by
    case when spending.change is null then 3 when item = 'total' then 0 when item like 'expenditure.%' then 1 else 2 end nulls last,
    abs(spending.change) desc nulls last,
    form_order nulls first;
