select year, count(weight), sum(weight), sum(score)
from indicator
group by year
order by year;
