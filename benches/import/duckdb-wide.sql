-- The same facts as sections: a row a report, with a column a cell; a row a special fund; a row an indicator.
attach ':long' as long (read_only);
create table report as
from (
    pivot (
        select department, region, year, replace(item, '.', '_') || '_' || measure as field, amount
        from long.fact
        where item not in ('project.special.line', 'indicator')
    )
    on field
    using max(amount)
    group by department, region, year
)
order by year, region, department;
create table line as
select
    department,
    year,
    label,
    max(amount) filter (measure = 'prior_outturn') as prior_outturn,
    max(amount) filter (measure = 'budget') as budget,
    max(amount) filter (measure = 'outturn') as outturn
from long.fact
where item = 'project.special.line'
group by department, year, label
order by year, department;
create table indicator as
select
    department,
    year,
    level1,
    level2,
    label,
    max(amount) filter (measure = 'weight') as weight,
    max(amount) filter (measure = 'score') as score
from long.fact
where item = 'indicator'
group by department, year, level1, level2, label
order by year, department;
-- Which column is which item and measure.
create table field as
select distinct replace(item, '.', '_') || '_' || measure as name, item, measure
from long.fact
where item not in ('project.special.line', 'indicator');
