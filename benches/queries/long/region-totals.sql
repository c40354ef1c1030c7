with total as (
    select
        substr(region, 1, 2) || '0000' as province,
        year,
        sum(fen(amount)) filter (where measure = 'prior_outturn') as prior_outturn,
        sum(fen(amount)) filter (where measure = 'budget') as budget,
        sum(fen(amount)) filter (where measure = 'outturn') as outturn
    from fact
    where item = 'three_public'
    group by substr(region, 1, 2), year
)
select province, year, wan(prior_outturn), wan(budget), wan(outturn)
from total
order by province, year;
