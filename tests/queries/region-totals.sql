-- run: item=three_public
-- run: item=three_public from=2023 region=43
-- run: item=three_public to=2023 region=4304
-- run: item=total from=2023 to=2023
-- Beside each sum stands how many amounts it is of.
insert into summary_record (
    digits, year, region,
    three_public_prior_outturn_count, three_public_prior_outturn, three_public_budget_count, three_public_budget,
    three_public_outturn_count, three_public_outturn
) values
    -- 2022: (9 - 8) / 8 = 12.5 %, 9 / 10 = 90 %.
    (6, 2022, '430100', 1, 8000000, 1, 10000000, 1, 9000000),
    -- 2023, province 43: prior 9 + 20 + 2 = 31, budget 10 + 25 + 4 = 39, outturn 12 + 22 + 5 + 1 = 40 of 1 + 2 + 1 + 1 = 5
    -- reports, against 1 + 2 + 0 + 1 = 4 prior outturns, so no change rate; 40 / 39 = 102.564 %.
    -- Its own departments: (12 - 9) / 9 = 33.333 %, 12 / 10 = 120 %.
    (6, 2023, '430000', 1, 9000000, 1, 10000000, 1, 12000000),
    -- 4301: of 2 and 2 amounts, 2 / 20 = 10 %, 22 / 25 = 88 %.
    (6, 2023, '430100', 2, 20000000, 2, 25000000, 2, 22000000),
    -- 4304: prior 2, budget 4, outturn 6 of two, the prior of one: no change rate, 150 %. Its counties: 5 / 4 = 125 %; (1 - 2) / 2 = -50 %.
    (6, 2023, '430424', 0, 0, 1, 4000000, 1, 5000000),
    (6, 2023, '430481', 1, 2000000, 0, 0, 1, 1000000),
    -- Province 44: from 10 to 0 is -100 %; no rate over a budget of zero.
    (6, 2023, '440300', 1, 10000000, 1, 0, 1, 0),
    -- Departments whose region is not known.
    (6, 2023, '', 0, 0, 1, 3000000, 0, 0);
-- The total of the self-evaluation form: executed 80 of adjusted 100.
update summary_record set
    total_initial_budget_count = 1, total_initial_budget = 90000000,
    total_adjusted_budget_count = 1, total_adjusted_budget = 100000000,
    total_outturn_count = 1, total_outturn = case year when 2023 then 80000000 else 70000000 end
where region = '430100';
-- The same by cities and by provinces.
insert into summary_record (
    digits, year, region,
    three_public_prior_outturn,
    three_public_prior_outturn_count,
    three_public_budget_count,
    three_public_budget,
    three_public_outturn,
    three_public_outturn_count,
    total_initial_budget_count,
    total_initial_budget,
    total_adjusted_budget_count,
    total_adjusted_budget,
    total_outturn,
    total_outturn_count
)
select
    4, year, substr(region, 1, 4),
    sum(three_public_prior_outturn),
    sum(three_public_prior_outturn_count),
    sum(three_public_budget_count),
    sum(three_public_budget),
    sum(three_public_outturn),
    sum(three_public_outturn_count),
    sum(total_initial_budget_count),
    sum(total_initial_budget),
    sum(total_adjusted_budget_count),
    sum(total_adjusted_budget),
    sum(total_outturn),
    sum(total_outturn_count)
from summary_record
where digits = 6
group by year, substr(region, 1, 4);
insert into summary_record (
    digits, year, region,
    three_public_prior_outturn,
    three_public_prior_outturn_count,
    three_public_budget_count,
    three_public_budget,
    three_public_outturn,
    three_public_outturn_count,
    total_initial_budget_count,
    total_initial_budget,
    total_adjusted_budget_count,
    total_adjusted_budget,
    total_outturn,
    total_outturn_count
)
select
    2, year, substr(region, 1, 2),
    sum(three_public_prior_outturn),
    sum(three_public_prior_outturn_count),
    sum(three_public_budget_count),
    sum(three_public_budget),
    sum(three_public_outturn),
    sum(three_public_outturn_count),
    sum(total_initial_budget_count),
    sum(total_initial_budget),
    sum(total_adjusted_budget_count),
    sum(total_adjusted_budget),
    sum(total_outturn),
    sum(total_outturn_count)
from summary_record
where digits = 4
group by year, substr(region, 1, 2);
