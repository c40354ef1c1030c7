with spending as (
    select
        item.code,
        item.position,
        coalesce(nullif(fact.label, ''), item.label) as label,
        max(fen(amount)) filter (where year = :year and measure = 'prior_outturn') as stated_prior,
        max(fen(amount)) filter (where year = :year - 1 and measure = 'outturn') as own_prior,
        max(fen(amount)) filter (where year = :year and measure = 'outturn') as outturn
    from fact
    join item on item.code = fact.item
    where department = ':department' and year between :year - 1 and :year
    group by item.code, item.position, coalesce(nullif(fact.label, ''), item.label)
    having count(*) filter (where year = :year) > 0
),
compared as (
    select
        code, position, label, stated_prior, own_prior, outturn,
        coalesce(stated_prior, own_prior) as prior,
        outturn - coalesce(stated_prior, own_prior) as change
    from spending
)
select
    code,
    label,
    wan(prior),
    wan(outturn),
    wan(change),
    pct(change, prior),
    case when stated_prior is not null then 'same_form' when own_prior is not null then 'two_forms' end
from compared
order by position, label;
