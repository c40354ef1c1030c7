-- An error by the rules of docs/CHECKS.md: off by more than rounding explains, and not for want of a part left blank.
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
summed as (
    select
        year, 'B01' as rule, three_public as total, 3 as listed,
        coalesce(vehicle, 0) + coalesce(abroad, 0) + coalesce(reception, 0) as parts,
        (vehicle is not null)::int + (abroad is not null)::int + (reception is not null)::int as filled
    from cell
    union all
    select
        year, 'B02', vehicle, 2,
        coalesce(purchase, 0) + coalesce(operation, 0),
        (purchase is not null)::int + (operation is not null)::int
    from cell
    union all
    select
        year, 'B03', project, 3,
        coalesce(business, 0) + coalesce(maintenance, 0) + coalesce(special, 0),
        (business is not null)::int + (maintenance is not null)::int + (special is not null)::int
    from cell
    union all
    select year, 'B04', special, listed, funds, filled
    from cell
    join fund_count using (department, year)
)
select year, rule, count(*)
from summed
where total is not null
    and filled > 0
    and abs(total - parts) > (filled + 1) * 0.005
    and not (filled < listed and total > parts)
group by year, rule
order by year, rule
