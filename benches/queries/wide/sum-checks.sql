with funds as (
    select
        department,
        count(*) as listed,
        sum(prior_outturn) as prior_outturn, count(prior_outturn) as prior_outturn_filled,
        sum(budget) as budget, count(budget) as budget_filled,
        sum(outturn) as outturn, count(outturn) as outturn_filled
    from line
    where year = :year
    group by department
),
compared as (
    select
        department,
        'three_public' as item,
        'prior_outturn' as measure,
        three_public_prior_outturn as total,
        three_public_vehicle_prior_outturn + three_public_abroad_prior_outturn + three_public_reception_prior_outturn as parts
    from report
    where year = :year
    union all
    select
        department,
        'three_public',
        'budget',
        three_public_budget,
        three_public_vehicle_budget + three_public_abroad_budget + three_public_reception_budget
    from report
    where year = :year
    union all
    select
        department,
        'three_public',
        'outturn',
        three_public_outturn,
        three_public_vehicle_outturn + three_public_abroad_outturn + three_public_reception_outturn
    from report
    where year = :year
    union all
    select
        department,
        'three_public.vehicle',
        'prior_outturn',
        three_public_vehicle_prior_outturn,
        three_public_vehicle_purchase_prior_outturn + three_public_vehicle_operation_prior_outturn
    from report
    where year = :year
    union all
    select
        department,
        'three_public.vehicle',
        'budget',
        three_public_vehicle_budget,
        three_public_vehicle_purchase_budget + three_public_vehicle_operation_budget
    from report
    where year = :year
    union all
    select
        department,
        'three_public.vehicle',
        'outturn',
        three_public_vehicle_outturn,
        three_public_vehicle_purchase_outturn + three_public_vehicle_operation_outturn
    from report
    where year = :year
    union all
    select
        department,
        'project',
        'prior_outturn',
        project_prior_outturn,
        project_business_prior_outturn + project_operation_prior_outturn + project_special_prior_outturn
    from report
    where year = :year
    union all
    select
        department,
        'project',
        'budget',
        project_budget,
        project_business_budget + project_operation_budget + project_special_budget
    from report
    where year = :year
    union all
    select
        department,
        'project',
        'outturn',
        project_outturn,
        project_business_outturn + project_operation_outturn + project_special_outturn
    from report
    where year = :year
    union all
    select
        department,
        'project.special',
        'prior_outturn',
        report.project_special_prior_outturn,
        funds.prior_outturn
    from report
    join funds using (department)
    where report.year = :year and funds.listed = funds.prior_outturn_filled
    union all
    select
        department,
        'project.special',
        'budget',
        report.project_special_budget,
        funds.budget
    from report
    join funds using (department)
    where report.year = :year and funds.listed = funds.budget_filled
    union all
    select
        department,
        'project.special',
        'outturn',
        report.project_special_outturn,
        funds.outturn
    from report
    join funds using (department)
    where report.year = :year and funds.listed = funds.outturn_filled
)
select department, item, measure, total, parts
from compared
where total <> parts
order by department, item, measure;
