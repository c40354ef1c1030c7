with cell as (
    unpivot (from report where department = ':department')
    on columns(* exclude (department, region, year))
    into name name value amount
),
spending as (
    select
        year,
        item.code,
        item.position,
        item.label,
        max(amount) filter (where measure = 'prior_outturn') as stated_prior,
        max(amount) filter (where measure = 'budget') as budget,
        max(amount) filter (where measure = 'outturn') as outturn
    from cell
    join field using (name)
    join item on item.code = field.item
    group by year, item.code, item.position, item.label
    union all
    select year, 'project.special.line', item.position, line.label, prior_outturn, budget, outturn
    from line
    join item on item.code = 'project.special.line'
    where department = ':department'
),
compared as (
    select
        now.year, now.code, now.position, now.label, now.budget, now.outturn,
        coalesce(now.stated_prior, before.outturn) as prior,
        now.outturn - coalesce(now.stated_prior, before.outturn) as change
    from spending as now
    left join spending as before on before.year = now.year - 1 and before.code = now.code and before.label = now.label
)
select year, code, label, prior, budget, outturn, pct(change, prior), pct(outturn, budget)
from compared
order by year, position, label;
