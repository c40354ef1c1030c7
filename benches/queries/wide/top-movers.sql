with compared as (
    select
        now.department,
        coalesce(now.three_public_prior_outturn, before.three_public_outturn) as prior,
        now.three_public_outturn as outturn,
        now.three_public_outturn - coalesce(now.three_public_prior_outturn, before.three_public_outturn) as change
    from report as now
    left join report as before on before.department = now.department and before.year = :year - 1
    where now.year = :year
        and coalesce(now.three_public_prior_outturn, now.three_public_budget, now.three_public_outturn) is not null
)
select department, item.code, item.label, prior, outturn, change, pct(change, prior)
from compared
join item on item.code = 'three_public'
order by abs(change) desc nulls last, department
limit 20;
