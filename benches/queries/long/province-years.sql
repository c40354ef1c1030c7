with total as (
    select substr(region, 1, 2) || '0000' as province, year, sum(fen(amount)) as outturn
    from fact
    where item = 'total' and measure = 'outturn'
    group by substr(region, 1, 2), year
)
select province, year, wan(outturn)
from total
order by province, year;
