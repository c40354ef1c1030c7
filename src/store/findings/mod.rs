/*!
Findings are computed when a document is put in or taken out, for the reports that it touches and for those that are
compared with them: the department's reports before and after, and those of departments that went on with its work or did
it before.

A check is a statement whose rows are violations. Its rows name values by section, position and field; here they get
their document and place (`places`), and what they say is kept once for all that say the same (`kinds`).
*/

mod kinds;
mod places;

use std::collections::BTreeSet;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row};

use super::YEAR_SPAN;
use super::insertion::{Insertion, SEVERAL};
use crate::model::{Section, Severity};
use kinds::{KindColumns, Kinds};
use places::{Places, Value};

/// How rows of a variant are judged: their severity, and a message template `中文 | English`.
pub type Judge<'a> = Box<dyn Fn(Option<&str>) -> Option<(Severity, &'a str)> + 'a>;

/// A check.
pub struct Check<'a> {
    /// Its id.
    pub rule: &'a str,
    /// Its statement, without a closing semicolon.
    pub sql: &'a str,
    /// Sections of which nothing may have been left out where it is to tell anything.
    pub whole: &'a [Section],
    /// Values of its parameters.
    pub values: Vec<(String, i64)>,
    /// How its rows are judged and told.
    pub judge: Judge<'a>,
    /// All the message templates that rows are told with.
    pub messages: Vec<&'a str>,
}

/// A check is asked once for all reports instead of once a report where more than one in so many reports changed.
const FEW: usize = 40;

/// Computes the findings of the reports anew.
pub fn refresh(transaction: &Connection, checks: &[Check<'_>], touched: &BTreeSet<i64>) -> rusqlite::Result<()> {
    let heirs = heirs(transaction)?;
    let mut reports = BTreeSet::new();
    for report in touched {
        let own = report % YEAR_SPAN;
        let related = heirs.iter().filter_map(|(former, heir)| match own {
            own if own == *former => Some(*heir),
            own if own == *heir => Some(*former),
            _ => None,
        });
        for department in related.chain([own]) {
            // The report itself, if it is still there, and the nearest on both sides: years may be missing between.
            for sql in [
                "select report_id from report where report_id = ?1",
                "select min(year) * 1000000000 + ?1 % 1000000000 from report
                 where department_id = ?1 % 1000000000 and year > ?1 / 1000000000",
                "select max(year) * 1000000000 + ?1 % 1000000000 from report
                 where department_id = ?1 % 1000000000 and year < ?1 / 1000000000",
            ] {
                let report = report - own + department;
                let there: Option<i64> =
                    transaction.prepare_cached(sql)?.query_row([report], |row| row.get(0)).optional()?.flatten();
                reports.extend(there);
            }
        }
    }
    if reports.len() > FEW {
        let all: i64 = transaction.query_row("select count(*) from report", [], |row| row.get(0))?;
        if reports.len() > all as usize / FEW {
            return refresh_all(transaction, checks);
        }
    }
    let mut writer = Writer::new(transaction)?;
    for report in reports {
        transaction.prepare_cached("delete from finding_record where report_id = ?1")?.execute([report])?;
        checks.iter().try_for_each(|check| run(transaction, check, (report, report), &mut writer))?;
    }
    writer.put()
}

/// Departments that are no more, each with the one that went on with its work.
fn heirs(transaction: &Connection) -> rusqlite::Result<Vec<(i64, i64)>> {
    transaction
        .prepare_cached(
            "select department_id, successor_id from department_registration where successor_id is not null",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Computes the findings of all reports anew, into the tables that a connection sees, which may be its own.
pub fn refresh_all(transaction: &Connection, checks: &[Check<'_>]) -> rusqlite::Result<()> {
    transaction.execute_batch("delete from finding_record; delete from finding_kind")?;
    let mut writer = Writer::new(transaction)?;
    for span in spans(transaction)? {
        writer.places.keep(span)?;
        checks.iter().try_for_each(|check| run(transaction, check, span, &mut writer))?;
    }
    writer.put()
}

/// Reports whose rows, and those of the year before, stay in memory while one check after the other looks at them.
const SPAN: usize = 5_000;

/// The reports of a database in stretches, each by its first and its last.
fn spans(transaction: &Connection) -> rusqlite::Result<Vec<(i64, i64)>> {
    let mut statement = transaction.prepare("select report_id from report order by report_id")?;
    let mut rows = statement.raw_query();
    let mut spans: Vec<(i64, i64)> = Vec::new();
    let mut taken = SPAN;
    while let Some(row) = rows.next()? {
        let report = row.get(0)?;
        match spans.last_mut() {
            Some(last) if taken < SPAN => {
                last.1 = report;
                taken += 1;
            }
            _ => {
                spans.push((report, report));
                taken = 1;
            }
        }
    }
    Ok(spans)
}

/// No section that a check needs whole was read in part.
const WHOLE: &str = " and not exists (
    select 1 from submission_record as submission join partial_section using (submission_id)
    where submission.report_id = found.report_id and replaced_by is null and section in ({sections})
)";

fn run(
    transaction: &Connection,
    check: &Check<'_>,
    (first, last): (i64, i64),
    writer: &mut Writer<'_>,
) -> rusqlite::Result<()> {
    // Inside another statement a check can only select, whoever wrote it. The engine hands the condition on into it, so
    // that some reports are not a scan of all.
    let one = if first == last { "report_id = :report_id" } else { "report_id between :report_id and :last_report_id" };
    let whole: Vec<String> = check.whole.iter().map(|section| format!("'{}'", section.table())).collect();
    let whole = if whole.is_empty() { String::new() } else { WHOLE.replace("{sections}", &whole.join(", ")) };
    let sql = format!("select * from ({}\n) as found where {one}{whole}", check.sql);
    let mut statement = transaction.prepare_cached(&sql)?;
    for (name, report) in [(":report_id", first), (":last_report_id", last)] {
        if let Some(index) = statement.parameter_index(name)? {
            statement.raw_bind_parameter(index, report)?;
        }
    }
    for (name, value) in &check.values {
        if let Some(index) = statement.parameter_index(&format!(":{name}"))? {
            statement.raw_bind_parameter(index, value)?;
        }
    }
    let columns = Columns::of(statement.column_names(), &check.messages);
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        writer.write(check, &columns, row)?;
    }
    Ok(())
}

/// Where the columns that every check has stand in its rows.
struct Columns {
    value: [Option<usize>; 4],
    other: [Option<usize>; 4],
    expected: Option<usize>,
    actual: Option<usize>,
    kind: KindColumns,
}

impl Columns {
    fn of<'n>(names: impl Iterator<Item = &'n str>, messages: &[&str]) -> Columns {
        let names: Vec<String> = names.map(str::to_string).collect();
        let at = |name: &str| names.iter().position(|known| known == name);
        Columns {
            value: ["report_id", "section", "position", "field"].map(at),
            other: ["other_report_id", "other_section", "other_position", "other_field"].map(at),
            expected: at("expected"),
            actual: at("actual"),
            kind: KindColumns::of(names, messages),
        }
    }
}

/// Writes findings.
struct Writer<'c> {
    insertion: Insertion<'c>,
    waiting: Vec<Finding>,
    kinds: Kinds<'c>,
    places: Places<'c>,
}

/// A finding on its way in.
struct Finding {
    report: Option<i64>,
    kind: i64,
    expected: Option<i64>,
    actual: Option<i64>,
    document: Option<i64>,
    cell: Option<String>,
    other_document: Option<i64>,
    other_cell: Option<String>,
    other_years_before: Option<i64>,
}

/// Findings that are put in together.
const TOGETHER: usize = 60 * SEVERAL;

impl<'c> Writer<'c> {
    fn new(connection: &'c Connection) -> rusqlite::Result<Writer<'c>> {
        let into = "insert into finding_record (report_id, kind_id, expected, actual,
             document_id, cell, other_document_id, other_cell, other_years_before)";
        Ok(Writer {
            insertion: Insertion::new(connection, into, 9)?,
            waiting: Vec::with_capacity(TOGETHER),
            kinds: Kinds::new(connection),
            places: Places::new(connection)?,
        })
    }

    fn write(&mut self, check: &Check<'_>, columns: &Columns, row: &Row<'_>) -> rusqlite::Result<()> {
        let Some(kind) = self.kinds.number(check, &columns.kind, row)? else { return Ok(()) };
        let own = value(row, columns.value)?;
        let other = value(row, columns.other)?;
        let (document, cell) = self.places.find(own)?;
        let (other_document, other_cell) = self.places.find(other)?;
        // Of the same department this year or the year before; elsewhere the cell alone says where.
        let apart = own.report.zip(other.report).map(|(own, other)| own - other);
        let other_years_before = apart.filter(|apart| [0, YEAR_SPAN].contains(apart)).map(|apart| apart / YEAR_SPAN);
        self.waiting.push(Finding {
            report: own.report,
            kind,
            expected: integer(row, columns.expected)?,
            actual: integer(row, columns.actual)?,
            document,
            cell,
            other_document,
            other_cell,
            other_years_before,
        });
        if self.waiting.len() < TOGETHER { Ok(()) } else { self.put() }
    }

    /// Puts the waiting findings in.
    fn put(&mut self) -> rusqlite::Result<()> {
        self.insertion.put(&self.waiting, |finding, values| {
            values.push(finding.report)?;
            values.push(finding.kind)?;
            values.push(finding.expected)?;
            values.push(finding.actual)?;
            values.push(finding.document)?;
            values.push(finding.cell.as_deref())?;
            values.push(finding.other_document)?;
            values.push(finding.other_cell.as_deref())?;
            values.push(finding.other_years_before)
        })?;
        self.waiting.clear();
        Ok(())
    }
}

/// The value that a row of a check names.
fn value<'r>(row: &'r Row<'_>, [report, section, position, field]: [Option<usize>; 4]) -> rusqlite::Result<Value<'r>> {
    Ok(Value {
        report: integer(row, report)?,
        section: text(row, section)?,
        position: integer(row, position)?,
        field: text(row, field)?,
    })
}

fn integer(row: &Row<'_>, at: Option<usize>) -> rusqlite::Result<Option<i64>> {
    let Some(at) = at else { return Ok(None) };
    Ok(match row.get_ref(at)? {
        ValueRef::Integer(integer) => Some(integer),
        _ => None,
    })
}

fn text<'r>(row: &'r Row<'_>, at: Option<usize>) -> rusqlite::Result<Option<&'r str>> {
    let Some(at) = at else { return Ok(None) };
    Ok(match row.get_ref(at)? {
        ValueRef::Text(bytes) => std::str::from_utf8(bytes).ok(),
        _ => None,
    })
}
