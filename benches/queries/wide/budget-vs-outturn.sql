with cell as (
    unpivot (from report where department = ':department' and year = :year)
    on columns(* exclude (department, region, year))
    into name name value amount
),
spending as (
    select
        item.code,
        item.position,
        item.label,
        max(amount) filter (where measure = 'budget') as budget,
        max(amount) filter (where measure = 'outturn') as outturn
    from cell
    join field using (name)
    join item on item.code = field.item
    group by item.code, item.position, item.label
    union all
    select 'project.special.line', item.position, line.label, line.budget, line.outturn
    from line
    join item on item.code = 'project.special.line'
    where line.department = ':department' and line.year = :year
),
compared as (
    select code, position, label, budget, outturn, budget - outturn as saving
    from spending
)
select code, label, budget, outturn, pct(outturn, budget), saving
from compared
order by position, label;
