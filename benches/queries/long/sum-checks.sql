with cell as (
    select
        department,
        measure,
        max(fen(amount)) filter (where item = 'three_public') as three_public,
        max(fen(amount)) filter (where item = 'three_public.vehicle') as vehicle,
        max(fen(amount)) filter (where item = 'three_public.vehicle.purchase') as purchase,
        max(fen(amount)) filter (where item = 'three_public.vehicle.operation') as operation,
        max(fen(amount)) filter (where item = 'three_public.abroad') as abroad,
        max(fen(amount)) filter (where item = 'three_public.reception') as reception,
        max(fen(amount)) filter (where item = 'project') as project,
        max(fen(amount)) filter (where item = 'project.business') as business,
        max(fen(amount)) filter (where item = 'project.operation') as maintenance,
        max(fen(amount)) filter (where item = 'project.special') as special,
        sum(fen(amount)) filter (where item = 'project.special.line') as funds,
        count(*) filter (where item = 'project.special.line') as filled
    from fact
    where year = :year and measure in ('prior_outturn', 'budget', 'outturn')
    group by department, measure
),
fund_count as (
    select department, count(distinct label) as listed
    from fact
    where year = :year and item = 'project.special.line'
    group by department
),
compared as (
    select department, 'three_public' as item, measure, three_public as total, vehicle + abroad + reception as parts
    from cell
    union all
    select department, 'three_public.vehicle', measure, vehicle, purchase + operation
    from cell
    union all
    select department, 'project', measure, project, business + maintenance + special
    from cell
    union all
    select department, 'project.special', measure, special, funds
    from cell
    join fund_count using (department)
    where filled = listed
)
select department, item, measure, wan(total), wan(parts)
from compared
where total <> parts
order by department, item, measure;
