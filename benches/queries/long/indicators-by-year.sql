with total as (
    select
        year,
        level1,
        count(*) filter (where measure = 'weight') as indicators,
        sum(fen(amount)) filter (where measure = 'weight') as weight,
        sum(fen(amount)) filter (where measure = 'score') as score
    from fact
    where item = 'indicator'
    group by year, level1
)
select year, level1, indicators, wan(weight), wan(score)
from total
order by year, level1;
