-- run: year=2023
-- run: year=2023 region=4304
-- Beside each sum stands how many amounts it is of.
insert into summary_record (
    year, item, region, reports, prior_outturns, prior_outturn, budgets, budget, outturns, outturn,
    initial_budgets, initial_budget, adjusted_budgets, adjusted_budget, stateds, stated
) values
    -- 三公经费: prior 30 + 5 = 35, budget 40 + 10 + 6 = 56, outturn 33 + 12 + 7 = 52 of 2 + 1 + 1 = 4 reports;
    -- change (52 - 35) / 35 = 48.571 %, control 52 / 56 = 92.857 %. In 4304: 12 / 10 = 120 %, no prior.
    (2023, 'three_public', '430100', 2, 2, 30000000, 1, 40000000, 2, 33000000, 0, 0, 0, 0, 0, 0),
    (2023, 'three_public', '430424', 1, 0, 0, 1, 10000000, 1, 12000000, 0, 0, 0, 0, 0, 0),
    (2023, 'three_public', '', 1, 1, 5000000, 1, 6000000, 1, 7000000, 0, 0, 0, 0, 0, 0),
    -- 出国经费: zeros are printed, the outturn is not; no rate over zero.
    (2023, 'three_public.abroad', '430100', 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    -- A special fund: (3 - 4) / 4 = -25 %.
    (2023, 'project.special.line', '430100', 1, 1, 4000000, 0, 0, 1, 3000000, 0, 0, 0, 0, 0, 0),
    -- 年度资金总额: initial 100 and adjusted 120, executed 90 / 120 = 75 %; 基本支出 prints one amount.
    (2023, 'total', '430424', 1, 0, 0, 0, 0, 1, 90000000, 1, 100000000, 1, 120000000, 0, 0),
    (2023, 'expenditure.basic', '430424', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 60000000),
    (2022, 'three_public', '430100', 1, 1, 1000000, 1, 1000000, 1, 1000000, 0, 0, 0, 0, 0, 0);
