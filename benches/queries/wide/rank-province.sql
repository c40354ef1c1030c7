select
    rank() over (order by rate(total_outturn, total_adjusted_budget) desc) as rank,
    department,
    total_adjusted_budget,
    total_outturn,
    pct(total_outturn, total_adjusted_budget),
    null
from report
where year = :year and region like '43%' and total_adjusted_budget > 0 and total_outturn is not null
order by rank, department
limit 20;
