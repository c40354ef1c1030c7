select year, item, measure, sum(cast(amount * 1000000 as bigint))
from fact
where measure not in ('headcount', 'weight', 'score')
group by year, item, measure
order by year, item, measure
