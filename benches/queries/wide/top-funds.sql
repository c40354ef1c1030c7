select label, sum(outturn) as outturn
from line
where year = :year
group by label
order by outturn desc, label
limit 20;
