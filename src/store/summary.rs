/*!
Sums of each item over the reports of a year and a region, kept true by every change: what a report gives is taken out
before the report changes, and put in again behind it.
*/

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::YEAR_SPAN;

/// What the reports that `which` names give to each sum, times one or minus one.
fn added(which: &str) -> String {
    format!(
        "insert into summary_record
         select
             year, item, coalesce(region, ''), ?1 * count(distinct report_id),
             ?1 * count(case when measure = 'outturn' and years_before = 1 then 1 end),
             ?1 * coalesce(sum(case when measure = 'outturn' and years_before = 1 then fen end), 0),
             ?1 * count(case measure when 'budget' then 1 end),
             ?1 * coalesce(sum(case measure when 'budget' then fen end), 0),
             ?1 * count(case when measure = 'outturn' and years_before = 0 then 1 end),
             ?1 * coalesce(sum(case when measure = 'outturn' and years_before = 0 then fen end), 0),
             ?1 * count(case measure when 'initial_budget' then 1 end),
             ?1 * coalesce(sum(case measure when 'initial_budget' then fen end), 0),
             ?1 * count(case measure when 'adjusted_budget' then 1 end),
             ?1 * coalesce(sum(case measure when 'adjusted_budget' then fen end), 0),
             ?1 * count(case measure when 'stated' then 1 end),
             ?1 * coalesce(sum(case measure when 'stated' then fen end), 0)
         from figure join department_record using (department_id)
         where {which}
         group by year, item, coalesce(region, '')
         on conflict (year, item, region) do update set
             reports = reports + excluded.reports,
             prior_outturns = prior_outturns + excluded.prior_outturns,
             prior_outturn = prior_outturn + excluded.prior_outturn,
             budgets = budgets + excluded.budgets,
             budget = budget + excluded.budget,
             outturns = outturns + excluded.outturns,
             outturn = outturn + excluded.outturn,
             initial_budgets = initial_budgets + excluded.initial_budgets,
             initial_budget = initial_budget + excluded.initial_budget,
             adjusted_budgets = adjusted_budgets + excluded.adjusted_budgets,
             adjusted_budget = adjusted_budget + excluded.adjusted_budget,
             stateds = stateds + excluded.stateds,
             stated = stated + excluded.stated"
    )
}

/// Puts in what a report gives.
pub fn put_in(connection: &Connection, report: i64) -> rusqlite::Result<()> {
    connection.prepare_cached(&added("report_id = ?2"))?.execute(params![1, report])?;
    Ok(())
}

/// Takes out what a report gives.
pub fn take_out(connection: &Connection, report: i64) -> rusqlite::Result<()> {
    connection.prepare_cached(&added("report_id = ?2"))?.execute(params![-1, report])?;
    Ok(())
}

/// Makes the sums anew from all reports.
pub fn recount(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("delete from summary_record", [])?;
    connection.execute(&added("true"), [1])?;
    Ok(())
}

/// Forgets sums of the years of some reports that no report gives anything to any more.
pub fn forget_empty(connection: &Connection, reports: &BTreeSet<i64>) -> rusqlite::Result<()> {
    let years: BTreeSet<i64> = reports.iter().map(|report| report / YEAR_SPAN).collect();
    for year in years {
        connection.prepare_cached("delete from summary_record where year = ?1 and reports = 0")?.execute([year])?;
    }
    Ok(())
}
