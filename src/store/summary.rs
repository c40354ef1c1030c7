/*!
Sums of each item over the reports of a year and a region, kept true by every change: what a report gives is taken out
before the report changes, and put in again behind it. Each amount is counted in a province, in a city and in a county, so
that a sum over the nation reads few rows.

The columns of `summary_record` are named by item and measure, as those of the sections are; nothing here knows an item.
*/

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, Statement};

use super::YEAR_SPAN;

/// Which column an item's measure has, and how sums are written.
pub struct Columns {
    by_name: HashMap<String, usize>,
    sums: usize,
    insert: String,
    add: String,
    forget: String,
}

/// What names a row of sums.
const KEYS: [&str; 3] = ["digits", "year", "region"];

/// How many digits of a region's code sums go by: province, city, county.
const DIGITS: [usize; 3] = [2, 4, 6];

/// Half of what an integer holds: two such sums make one that fits.
const HALF: i64 = i64::MAX / 2;

/// Sums of a year and region: of each column its sum and of how many amounts it is. A sum that does not fit is none.
#[derive(Debug, Clone)]
pub struct Sums(Vec<(Option<i64>, i64)>);

impl Columns {
    /// The columns of a database.
    pub fn of(connection: &Connection) -> rusqlite::Result<Columns> {
        let statement = connection.prepare("select * from summary_record")?;
        let names: Vec<&str> = statement.column_names().filter(|name| !KEYS.contains(name)).collect();
        let sums: Vec<&str> = names.iter().copied().step_by(2).collect();
        let marks = vec!["?"; KEYS.len() + names.len()].join(", ");
        let keys = KEYS.join(", ");
        let insert = format!("insert into summary_record ({keys}, {}) values ({marks})", names.join(", "));
        // A sum that would not fit is none from then on; no amounts that people have come near 9.2 x 10^18 fen.
        let fits = |sum: &str| format!("{sum} between -{HALF} and {HALF}");
        let added = sums.iter().map(|name| {
            let (own, other) = (fits(name), fits(&format!("excluded.{name}")));
            format!(
                "{name} = case when {own} and {other} then {name} + excluded.{name} end,
                 {name}_count = {name}_count + excluded.{name}_count"
            )
        });
        let added: Vec<String> = added.collect();
        let add = format!("{insert} on conflict ({keys}) do update set {}", added.join(", "));
        let by_name = sums.iter().enumerate().map(|(index, name)| (name.to_string(), index)).collect();
        let empty: Vec<String> = sums.iter().map(|name| format!("{name}_count = 0")).collect();
        let forget =
            format!("delete from summary_record where digits in (2, 4, 6) and year = ?1 and {}", empty.join(" and "));
        Ok(Columns { by_name, sums: sums.len(), insert, add, forget })
    }

    /// The column of an item's measure, such as `three_public` and `budget`.
    pub fn find(&self, item: &str, measure: &str) -> Option<usize> {
        self.named(&format!("{}_{measure}", item.replace('.', "_")))
    }

    /// The column of a name, such as `three_public_budget`.
    pub fn named(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// Sums of nothing.
    pub fn zero(&self) -> Sums {
        Sums(vec![(Some(0), 0); self.sums])
    }

    /// The statement that writes the first sums of a year and region, or that adds to those that are there.
    pub fn writing<'c>(&self, connection: &'c Connection, is_first: bool) -> rusqlite::Result<Statement<'c>> {
        connection.prepare(if is_first { &self.insert } else { &self.add })
    }
}

impl Sums {
    /// Counts one amount.
    pub fn count(&mut self, column: usize, fen: i64) {
        let (sum, count) = &mut self.0[column];
        *sum = sum.and_then(|sum| sum.checked_add(fen));
        *count += 1;
    }

    /// Adds others.
    fn add(&mut self, other: &Sums) {
        for ((sum, count), (other_sum, other_count)) in self.0.iter_mut().zip(&other.0) {
            *sum = sum.zip(*other_sum).and_then(|(sum, other)| sum.checked_add(other));
            *count += other_count;
        }
    }
}

/// Sums by digits of the region's code, year and region.
#[derive(Default)]
pub struct Groups(BTreeMap<(usize, i64, String), Sums>);

impl Groups {
    /// Adds sums of a region to those of its county, city and province.
    pub fn add(&mut self, year: i64, region: &str, sums: &Sums) {
        for digits in DIGITS {
            let prefix: String = region.chars().take(digits).collect();
            let group = self.0.entry((digits, year, prefix));
            group.and_modify(|group| group.add(sums)).or_insert_with(|| sums.clone());
        }
    }

    /// Writes the sums, times one or minus one.
    pub fn write(&self, statement: &mut Statement<'_>, times: i64) -> rusqlite::Result<()> {
        for ((digits, year, region), Sums(sums)) in &self.0 {
            statement.raw_bind_parameter(1, *digits as i64)?;
            statement.raw_bind_parameter(2, year)?;
            statement.raw_bind_parameter(3, region)?;
            for (index, (sum, count)) in sums.iter().enumerate() {
                let at = 1 + KEYS.len() + 2 * index;
                statement.raw_bind_parameter(at, sum.map(|sum| times * sum))?;
                statement.raw_bind_parameter(at + 1, times * count)?;
            }
            statement.raw_execute()?;
        }
        Ok(())
    }
}

/// Which reports' amounts are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// What they give is put in.
    In,
    /// What they give is taken out.
    Out,
}

/// Puts in or takes out what a report gives.
pub fn change(connection: &Connection, columns: &Columns, report: i64, way: Way) -> rusqlite::Result<()> {
    let groups = given(connection, columns, Some(report))?;
    let mut statement = connection.prepare_cached(&columns.add)?;
    groups.write(&mut statement, if way == Way::In { 1 } else { -1 })
}

/// Makes the sums anew from all reports.
pub fn recount(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("delete from summary_record", [])?;
    let columns = Columns::of(connection)?;
    let mut statement = columns.writing(connection, true)?;
    given(connection, &columns, None)?.write(&mut statement, 1)
}

/// What one report, or all, give to the sums of years and regions.
fn given(connection: &Connection, columns: &Columns, report: Option<i64>) -> rusqlite::Result<Groups> {
    let which = if report.is_some() { "where report_id = ?1" } else { "" };
    let mut statement = connection.prepare_cached(&format!(
        "select year, coalesce(region, ''), item, case years_before when 1 then 'prior_outturn' else measure end, fen
         from figure join department_record using (department_id) {which}"
    ))?;
    if let Some(report) = report {
        statement.raw_bind_parameter(1, report)?;
    }
    let mut of_regions = HashMap::<(i64, String), Sums>::new();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        let (item, measure): (String, String) = (row.get(2)?, row.get(3)?);
        // A file of somebody else's may hold an item that nobody knows.
        let Some(column) = columns.find(&item, &measure) else { continue };
        of_regions.entry((row.get(0)?, row.get(1)?)).or_insert_with(|| columns.zero()).count(column, row.get(4)?);
    }
    let mut groups = Groups::default();
    of_regions.iter().for_each(|((year, region), sums)| groups.add(*year, region, sums));
    Ok(groups)
}

/// Forgets sums of the years of some reports that are of no amount any more.
pub fn forget_empty(connection: &Connection, columns: &Columns, reports: &BTreeSet<i64>) -> rusqlite::Result<()> {
    let years: BTreeSet<i64> = reports.iter().map(|report| report / YEAR_SPAN).collect();
    for year in years {
        connection.prepare_cached(&columns.forget)?.execute([year])?;
    }
    Ok(())
}
