select year, item, case years_before when 1 then 'prior_outturn' else measure end as measure, sum(fen)
from figure
group by year, item, case years_before when 1 then 'prior_outturn' else measure end
order by year, item, measure
