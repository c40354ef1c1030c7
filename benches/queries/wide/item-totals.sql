with total as (
    unpivot (select sum(columns('_(prior_outturn|budget|outturn)$')) from report where year = :year)
    on columns(*)
    into name name value amount
),
amounts as (
    select item, measure, amount
    from total
    join field using (name)
    union all
    unpivot (
        select 'project.special.line' as item, sum(prior_outturn) as prior_outturn, sum(budget) as budget, sum(outturn) as outturn
        from line
        where year = :year
    )
    on prior_outturn, budget, outturn
    into name measure value amount
)
select
    code,
    label,
    max(amount) filter (where measure = 'prior_outturn'),
    max(amount) filter (where measure = 'budget'),
    max(amount) filter (where measure = 'outturn')
from amounts
join item on item.code = amounts.item
group by code, label, position
order by position;
