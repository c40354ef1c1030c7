with cell as (
    select
        department,
        year,
        measure,
        max(amount) filter (item = 'three_public') as three_public,
        max(amount) filter (item = 'three_public.vehicle') as vehicle,
        max(amount) filter (item = 'three_public.vehicle.purchase') as purchase,
        max(amount) filter (item = 'three_public.vehicle.operation') as operation,
        max(amount) filter (item = 'three_public.abroad') as abroad,
        max(amount) filter (item = 'three_public.reception') as reception,
        max(amount) filter (item = 'project') as project,
        max(amount) filter (item = 'project.business') as business,
        max(amount) filter (item = 'project.operation') as maintenance,
        max(amount) filter (item = 'project.special') as special,
        sum(amount) filter (item = 'project.special.line') as funds,
        count(*) filter (item = 'project.special.line') as filled
    from fact
    where measure in ('prior_outturn', 'budget', 'outturn')
    group by department, year, measure
),
fund_count as (
    select department, year, count(distinct label) as listed
    from fact
    where item = 'project.special.line'
    group by department, year
),
broken as (
    select year, 'three_public' as item, measure
    from cell
    where three_public <> vehicle + abroad + reception
    union all
    select year, 'three_public.vehicle', measure
    from cell
    where vehicle <> purchase + operation
    union all
    select year, 'project', measure
    from cell
    where project <> business + maintenance + special
    union all
    select year, 'project.special', measure
    from cell
    join fund_count using (department, year)
    where filled = listed and special <> funds
)
select year, item, measure, count(*)
from broken
group by year, item, measure
order by year, item, measure
