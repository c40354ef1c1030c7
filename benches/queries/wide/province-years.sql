select substr(region, 1, 2) || '0000' as province, year, sum(total_outturn)
from report
group by substr(region, 1, 2), year
order by province, year;
