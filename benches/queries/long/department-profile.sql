with spending as (
    select
        year,
        item.code,
        item.position,
        coalesce(nullif(fact.label, ''), item.label) as label,
        max(fen(amount)) filter (where measure = 'prior_outturn') as stated_prior,
        max(fen(amount)) filter (where measure = 'budget') as budget,
        max(fen(amount)) filter (where measure = 'outturn') as outturn
    from fact
    join item on item.code = fact.item
    where department = ':department'
    group by year, item.code, item.position, coalesce(nullif(fact.label, ''), item.label)
),
compared as (
    select
        now.year, now.code, now.position, now.label, now.budget, now.outturn,
        coalesce(now.stated_prior, before.outturn) as prior,
        now.outturn - coalesce(now.stated_prior, before.outturn) as change
    from spending as now
    left join spending as before on before.year = now.year - 1 and before.code = now.code and before.label = now.label
)
select year, code, label, wan(prior), wan(budget), wan(outturn), pct(change, prior), pct(outturn, budget)
from compared
order by year, position, label;
