-- name: change-parts
-- title: 某项支出增减的构成 | What the change of an item is made of
-- param: department department required   部门 | department
-- param: year       integer = latest      年度 | fiscal year
-- param: item       item    = project     项目 | item
-- column: step   code  步骤 | step
-- column: label  text  项目 | item
-- column: amount money 金额 | amount
-- column: item   item  项目编码 | item code
-- source: amount = * prior_outturn when step=start
-- source: amount = * change when step=part
-- source: amount = * outturn when step=end
-- chart: waterfall x=label y=amount series=step
-- 说明：起点为上年决算数，终点为决算数，中间为下一级各项的增减额，从增加到减少排列；各项未能说明的部分列为“未列明”。
-- 说明：上年数取本表“上年决算数”栏，空白时取上年自己报表；缺少上年数或决算数的项目不列入，计入“未列明”。
-- note: It begins with the outturn of the year before and ends with this year's; between them stand the changes of the items one level below, the largest rise first, and what they do not explain. The year before is the form's own column, else last year's own report; an item without one of the two is part of what is not explained.
with line as (
    select
        item, label, form_order, outturn, prior, outturn - prior as change,
        case when item = :item then 'whole' else 'part' end as place
    from base_row
    where report_id = :year * 1000000000 + :department
        and prior is not null
        and outturn is not null
        and (
            item = :item
            or substr(item, 1, length(:item) + 1) = :item || '.'
            and length(item) - length(replace(item, '.', '')) = length(:item) - length(replace(:item, '.', '')) + 1
        )
),
-- What the parts explain stands in every row, so that the lines are read once.
explained as (
    select
        item, label, form_order, outturn, prior, change, place,
        coalesce(sum(case when place = 'part' then change end) over (), 0) as parts,
        max(case when place = 'whole' then 1 else 0 end) over () as has_whole
    from line
),
kind as (
    select 1 as number, 'whole' as place, 'start' as step
    union all
    select 2, 'part', 'part'
    union all
    select 3, 'whole', 'rest'
    union all
    select 4, 'whole', 'end'
)
select
    kind.step as step,
    case kind.step
        when 'start' then '上年决算数 | prior-year outturn'
        when 'part' then label
        when 'rest' then '未列明 | not listed'
        else '决算数 | outturn'
    end as label,
    case kind.step
        when 'start' then prior
        when 'part' then change
        when 'rest' then change - parts
        else outturn
    end / 1000000.0 as amount,
    case when kind.step <> 'rest' then item end as item
from explained
join kind on kind.place = explained.place
where has_whole = 1 and (kind.step <> 'rest' or change <> parts)
order by kind.number nulls last, change desc nulls last, form_order nulls last;
