with spending as (
    select
        department,
        max(fen(amount)) filter (where year = :year and measure = 'prior_outturn') as stated_prior,
        max(fen(amount)) filter (where year = :year - 1 and measure = 'outturn') as own_prior,
        max(fen(amount)) filter (where year = :year and measure = 'outturn') as outturn
    from fact
    where item = 'three_public' and year between :year - 1 and :year
    group by department
    having count(*) filter (where year = :year) > 0
),
compared as (
    select
        department, outturn,
        coalesce(stated_prior, own_prior) as prior,
        outturn - coalesce(stated_prior, own_prior) as change
    from spending
)
select department, item.code, item.label, wan(prior), wan(outturn), wan(change), pct(change, prior)
from compared
join item on item.code = 'three_public'
order by abs(change) desc nulls last, department
limit 20;
