select year, rule, count(*)
from finding
where severity = 'error' and rule in ('B01', 'B02', 'B03', 'B04')
group by year, rule
order by year, rule
