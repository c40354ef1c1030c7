-- run: year=2023
-- run: year=2023 region=4304
-- Beside each sum stands how many amounts it is of.
insert into summary_record (
    digits, year, region,
    three_public_prior_outturn_count, three_public_prior_outturn, three_public_budget_count, three_public_budget,
    three_public_outturn_count, three_public_outturn
) values
    -- 三公经费: prior 30 + 5 = 35, budget 40 + 10 + 6 = 56, outturn 33 + 12 + 7 = 52 of 2 + 1 + 1 = 4 reports,
    -- against 2 + 0 + 1 = 3 prior outturns, so no change rate; control 52 / 56 = 92.857 %. In 4304: 12 / 10 = 120 %, no prior.
    (6, 2023, '430100', 2, 30000000, 1, 40000000, 2, 33000000),
    (6, 2023, '430424', 0, 0, 1, 10000000, 1, 12000000),
    (6, 2023, '', 1, 5000000, 1, 6000000, 1, 7000000),
    (6, 2022, '430100', 1, 1000000, 1, 1000000, 1, 1000000);
update summary_record set
    -- 出国经费: zeros are printed, the outturn is not; no rate over zero.
    three_public_abroad_prior_outturn_count = 1, three_public_abroad_prior_outturn = 0,
    three_public_abroad_budget_count = 1, three_public_abroad_budget = 0,
    three_public_abroad_outturn_count = 0, three_public_abroad_outturn = 0,
    -- A special fund: (3 - 4) / 4 = -25 %.
    project_special_line_prior_outturn_count = 1, project_special_line_prior_outturn = 4000000,
    project_special_line_outturn_count = 1, project_special_line_outturn = 3000000,
    project_special_line_budget_count = 0, project_special_line_adjusted_budget_count = 0,
    project_special_line_stated_count = 0
where year = 2023 and region = '430100';
update summary_record set
    -- 年度资金总额: initial 100 and adjusted 120, executed 90 / 120 = 75 %; 基本支出 prints one amount.
    total_initial_budget_count = 1, total_initial_budget = 100000000,
    total_adjusted_budget_count = 1, total_adjusted_budget = 120000000,
    total_outturn_count = 1, total_outturn = 90000000,
    expenditure_basic_stated_count = 1, expenditure_basic_stated = 60000000
where year = 2023 and region = '430424';
-- The same by cities and by provinces.
insert into summary_record (
    digits, year, region,
    three_public_prior_outturn,
    three_public_prior_outturn_count,
    three_public_budget,
    three_public_budget_count,
    three_public_outturn,
    three_public_outturn_count,
    three_public_abroad_prior_outturn,
    three_public_abroad_prior_outturn_count,
    three_public_abroad_budget_count,
    three_public_abroad_budget,
    three_public_abroad_outturn,
    three_public_abroad_outturn_count,
    project_special_line_prior_outturn_count,
    project_special_line_prior_outturn,
    project_special_line_outturn,
    project_special_line_outturn_count,
    project_special_line_budget_count,
    project_special_line_adjusted_budget_count,
    project_special_line_stated_count,
    total_initial_budget_count,
    total_initial_budget,
    total_adjusted_budget,
    total_adjusted_budget_count,
    total_outturn,
    total_outturn_count,
    expenditure_basic_stated_count,
    expenditure_basic_stated
)
select
    4, year, substr(region, 1, 4),
    sum(three_public_prior_outturn),
    sum(three_public_prior_outturn_count),
    sum(three_public_budget),
    sum(three_public_budget_count),
    sum(three_public_outturn),
    sum(three_public_outturn_count),
    sum(three_public_abroad_prior_outturn),
    sum(three_public_abroad_prior_outturn_count),
    sum(three_public_abroad_budget_count),
    sum(three_public_abroad_budget),
    sum(three_public_abroad_outturn),
    sum(three_public_abroad_outturn_count),
    sum(project_special_line_prior_outturn_count),
    sum(project_special_line_prior_outturn),
    sum(project_special_line_outturn),
    sum(project_special_line_outturn_count),
    sum(project_special_line_budget_count),
    sum(project_special_line_adjusted_budget_count),
    sum(project_special_line_stated_count),
    sum(total_initial_budget_count),
    sum(total_initial_budget),
    sum(total_adjusted_budget),
    sum(total_adjusted_budget_count),
    sum(total_outturn),
    sum(total_outturn_count),
    sum(expenditure_basic_stated_count),
    sum(expenditure_basic_stated)
from summary_record
where digits = 6
group by year, substr(region, 1, 4);
insert into summary_record (
    digits, year, region,
    three_public_prior_outturn,
    three_public_prior_outturn_count,
    three_public_budget,
    three_public_budget_count,
    three_public_outturn,
    three_public_outturn_count,
    three_public_abroad_prior_outturn,
    three_public_abroad_prior_outturn_count,
    three_public_abroad_budget_count,
    three_public_abroad_budget,
    three_public_abroad_outturn,
    three_public_abroad_outturn_count,
    project_special_line_prior_outturn_count,
    project_special_line_prior_outturn,
    project_special_line_outturn,
    project_special_line_outturn_count,
    project_special_line_budget_count,
    project_special_line_adjusted_budget_count,
    project_special_line_stated_count,
    total_initial_budget_count,
    total_initial_budget,
    total_adjusted_budget,
    total_adjusted_budget_count,
    total_outturn,
    total_outturn_count,
    expenditure_basic_stated_count,
    expenditure_basic_stated
)
select
    2, year, substr(region, 1, 2),
    sum(three_public_prior_outturn),
    sum(three_public_prior_outturn_count),
    sum(three_public_budget),
    sum(three_public_budget_count),
    sum(three_public_outturn),
    sum(three_public_outturn_count),
    sum(three_public_abroad_prior_outturn),
    sum(three_public_abroad_prior_outturn_count),
    sum(three_public_abroad_budget_count),
    sum(three_public_abroad_budget),
    sum(three_public_abroad_outturn),
    sum(three_public_abroad_outturn_count),
    sum(project_special_line_prior_outturn_count),
    sum(project_special_line_prior_outturn),
    sum(project_special_line_outturn),
    sum(project_special_line_outturn_count),
    sum(project_special_line_budget_count),
    sum(project_special_line_adjusted_budget_count),
    sum(project_special_line_stated_count),
    sum(total_initial_budget_count),
    sum(total_initial_budget),
    sum(total_adjusted_budget),
    sum(total_adjusted_budget_count),
    sum(total_outturn),
    sum(total_outturn_count),
    sum(expenditure_basic_stated_count),
    sum(expenditure_basic_stated)
from summary_record
where digits = 4
group by year, substr(region, 1, 2);
