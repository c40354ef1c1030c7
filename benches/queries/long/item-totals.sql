with total as (
    select
        item,
        sum(fen(amount)) filter (where measure = 'prior_outturn') as prior_outturn,
        sum(fen(amount)) filter (where measure = 'budget') as budget,
        sum(fen(amount)) filter (where measure = 'outturn') as outturn
    from fact
    where year = :year
    group by item
)
select code, label, wan(prior_outturn), wan(budget), wan(outturn)
from total
join item on item.code = total.item
order by item.position;
