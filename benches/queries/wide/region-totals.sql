select
    substr(region, 1, 2) || '0000' as province,
    year,
    sum(three_public_prior_outturn),
    sum(three_public_budget),
    sum(three_public_outturn)
from report
group by substr(region, 1, 2), year
order by province, year;
