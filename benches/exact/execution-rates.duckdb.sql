select
    department,
    year,
    pct(max(amount) filter (where measure = 'outturn'), max(amount) filter (where measure = 'adjusted_budget'))
from fact
where item = 'total'
group by department, year
order by department, year
