with funds as (
    select
        report_id,
        count(*) as listed,
        sum(prior_outturn) as prior_outturn, count(prior_outturn) as prior_outturn_filled,
        sum(budget) as budget, count(budget) as budget_filled,
        sum(outturn) as outturn, count(outturn) as outturn_filled
    from base_line
    where item = 'project.special.line'
    group by report_id
),
broken as (
    select report_id, 'three_public' as item, 'prior_outturn' as measure
    from base_spending
    where three_public_prior_outturn <> three_public_vehicle_prior_outturn + three_public_abroad_prior_outturn + three_public_reception_prior_outturn
    union all
    select report_id, 'three_public', 'budget'
    from base_spending
    where three_public_budget <> three_public_vehicle_budget + three_public_abroad_budget + three_public_reception_budget
    union all
    select report_id, 'three_public', 'outturn'
    from base_spending
    where three_public_outturn <> three_public_vehicle_outturn + three_public_abroad_outturn + three_public_reception_outturn
    union all
    select report_id, 'three_public.vehicle', 'prior_outturn'
    from base_spending
    where three_public_vehicle_prior_outturn <> three_public_vehicle_purchase_prior_outturn + three_public_vehicle_operation_prior_outturn
    union all
    select report_id, 'three_public.vehicle', 'budget'
    from base_spending
    where three_public_vehicle_budget <> three_public_vehicle_purchase_budget + three_public_vehicle_operation_budget
    union all
    select report_id, 'three_public.vehicle', 'outturn'
    from base_spending
    where three_public_vehicle_outturn <> three_public_vehicle_purchase_outturn + three_public_vehicle_operation_outturn
    union all
    select report_id, 'project', 'prior_outturn'
    from base_spending
    where project_prior_outturn <> project_business_prior_outturn + project_operation_prior_outturn + project_special_prior_outturn
    union all
    select report_id, 'project', 'budget'
    from base_spending
    where project_budget <> project_business_budget + project_operation_budget + project_special_budget
    union all
    select report_id, 'project', 'outturn'
    from base_spending
    where project_outturn <> project_business_outturn + project_operation_outturn + project_special_outturn
    union all
    select report_id, 'project.special', 'prior_outturn'
    from base_spending
    join funds using (report_id)
    where listed = prior_outturn_filled and project_special_prior_outturn <> funds.prior_outturn
    union all
    select report_id, 'project.special', 'budget'
    from base_spending
    join funds using (report_id)
    where listed = budget_filled and project_special_budget <> funds.budget
    union all
    select report_id, 'project.special', 'outturn'
    from base_spending
    join funds using (report_id)
    where listed = outturn_filled and project_special_outturn <> funds.outturn
)
select report_id / 1000000000 as year, item, measure, count(*)
from broken
group by report_id / 1000000000, item, measure
order by year, item, measure
