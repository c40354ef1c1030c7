select year, level1, count(weight), sum(weight), sum(score)
from indicator
group by year, level1
order by year, level1;
