with cell as (
    unpivot (from report where department = ':department' and year between :year - 1 and :year)
    on columns(* exclude (department, region, year))
    into name name value amount
),
spending as (
    select
        item.code,
        item.position,
        item.label,
        max(amount) filter (where year = :year and measure = 'prior_outturn') as stated_prior,
        max(amount) filter (where year = :year - 1 and measure = 'outturn') as own_prior,
        max(amount) filter (where year = :year and measure = 'outturn') as outturn
    from cell
    join field using (name)
    join item on item.code = field.item
    group by item.code, item.position, item.label
    having count(*) filter (where year = :year) > 0
    union all
    select 'project.special.line', item.position, now.label, now.prior_outturn, before.outturn, now.outturn
    from line as now
    join item on item.code = 'project.special.line'
    left join line as before on before.department = ':department' and before.year = :year - 1 and before.label = now.label
    where now.department = ':department' and now.year = :year
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
    prior,
    outturn,
    change,
    pct(change, prior),
    case when stated_prior is not null then 'same_form' when own_prior is not null then 'two_forms' end
from compared
order by position, label;
