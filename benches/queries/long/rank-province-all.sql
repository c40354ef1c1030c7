with fund as (
    select
        department,
        max(fen(amount)) filter (where measure = 'adjusted_budget') as budget,
        max(fen(amount)) filter (where measure = 'outturn') as executed
    from fact
    where item = 'total' and year = :year and region like '43%'
    group by department
)
select
    rank() over (order by rate(executed, budget) desc) as rank,
    department,
    wan(budget),
    wan(executed),
    pct(executed, budget),
    null
from fund
where budget > 0 and executed is not null
order by rank, department;
