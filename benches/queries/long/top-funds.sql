with total as (
    select label, sum(fen(amount)) as outturn
    from fact
    where item = 'project.special.line' and measure = 'outturn' and year = :year
    group by label
)
select label, wan(outturn)
from total
order by outturn desc, label
limit 20;
