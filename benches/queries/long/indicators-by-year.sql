with total as (
    select
        year,
        count(*) filter (where measure = 'weight') as indicators,
        sum(fen(amount)) filter (where measure = 'weight') as weight,
        sum(fen(amount)) filter (where measure = 'score') as score
    from fact
    where item = 'indicator'
    group by year
)
select year, indicators, wan(weight), wan(score)
from total
order by year;
