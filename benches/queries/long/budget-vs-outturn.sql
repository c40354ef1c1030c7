with spending as (
    select
        item.code,
        item.position,
        coalesce(nullif(fact.label, ''), item.label) as label,
        max(fen(amount)) filter (where measure = 'budget') as budget,
        max(fen(amount)) filter (where measure = 'outturn') as outturn
    from fact
    join item on item.code = fact.item
    where department = ':department' and year = :year
    group by item.code, item.position, coalesce(nullif(fact.label, ''), item.label)
),
compared as (
    select code, position, label, budget, outturn, budget - outturn as saving
    from spending
)
select code, label, wan(budget), wan(outturn), pct(outturn, budget), wan(saving)
from compared
order by position, label;
