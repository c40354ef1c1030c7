/*!
Puts what a document states into the tables.

A form document replaces the same form of the same department and year; a tidy table amends figure by figure. Content
that is known already, by hash, changes nothing.
*/

use std::collections::{BTreeSet, HashSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use super::changes::{self, Change};
use super::propose::{self, Proposal};
use super::questions::{self, Asked};
use super::summary::Way;
use super::{Check, Store, bulk_report, fault, findings, replace, report_id, rows, summary};
use crate::model::entry::{DepartmentName, Leftover, Refusal};
use crate::model::{Entry, FormKind, Lang, Message, Section, Statement, Stored as StoredValue};

/// A document that was understood.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// Path as given.
    pub path: &'a str,
    /// Hash of its bytes, in hexadecimal.
    pub sha256: &'a str,
    /// Whether it amends figure by figure; else it replaces forms.
    pub amends: bool,
    /// What it states.
    pub statements: &'a [Statement],
    /// Cells that nobody understood.
    pub leftovers: &'a [Leftover],
    /// Language in which the reasons of leftovers are kept.
    pub lang: Lang,
}

/// What became of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The same bytes are in the database already.
    Known(Known),
    /// It was stored.
    Stored(Stored),
}

/// A document that is in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The path it was imported from.
    pub path: String,
    /// Whose reports it speaks of: department, year, whether any of its figures is in force there. Reports that are as a
    /// large table left them are not among them.
    pub reports: Vec<(String, i32, bool)>,
    /// Whether any report is as this document, a large table, left it.
    pub in_bulk: bool,
}

/// A form that took the place of an older one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// Which form.
    pub form: FormKind,
    /// Department.
    pub department: String,
    /// Year of the report.
    pub year: i32,
    /// Path of the document that it replaces.
    pub older: String,
}

impl Known {
    /// Whether any of its figures is in force.
    pub fn is_in_force(&self) -> bool {
        self.in_bulk || self.reports.iter().any(|(_, _, in_force)| *in_force)
    }
}

/// What was stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stored {
    /// Rows of `fact`; of a tidy table also headcounts and points.
    pub figures: usize,
    /// Forms of reports that replaced an older one.
    pub replaced: Vec<Replaced>,
    /// Single figures that replaced an older one.
    pub amended: usize,
    /// Known departments that new ones may be.
    pub proposals: Vec<Proposal>,
    /// Of a trial, what it would change of the figures in force.
    pub changes: Vec<Change>,
    /// Of the reports of which it replaced a form or, maybe, figures, what there was to ask before; a trial asks nobody.
    pub asked: Vec<Asked>,
}

/// Refusals of one document that are kept.
const REFUSALS: usize = 1000;

impl Store {
    /// Puts a document in, and brings the findings of the reports that it touches up to date. With `keep` false
    /// nothing is kept and the outcome says what would be.
    pub fn put(&mut self, incoming: Incoming<'_>, checks: &[Check<'_>], keep: bool) -> Result<Outcome, Message> {
        self.change(keep, |transaction| {
            if let Some(known) = known(transaction, incoming.sha256)? {
                return Ok(Outcome::Known(known));
            }
            let values = || changes::values(transaction, incoming.statements);
            let before = if keep { None } else { Some(values()?) };
            let asked = if keep { asked(transaction, incoming.statements)? } else { Vec::new() };
            let document_id = insert_document(transaction, incoming)?;
            let mut stored = Stored::default();
            let mut touched = Touched::none(transaction)?;
            for statement in incoming.statements {
                put_statement(transaction, document_id, incoming.amends, statement, &mut touched, &mut stored)?;
            }
            let reports = touched.close(transaction)?;
            let touched = touched.concerned(transaction, &reports)?;
            for leftover in incoming.leftovers {
                transaction
                    .prepare_cached("insert or ignore into unrecognised_record values (?1, ?2, ?3, ?4)")?
                    .execute(params![
                        document_id,
                        leftover.place.to_string(),
                        leftover.text.trim(),
                        leftover.reason.text(incoming.lang)
                    ])?;
            }
            // Nobody sees the findings of a trial.
            match before {
                Some(before) => stored.changes = changes::between(&before, &values()?),
                None => findings::refresh(transaction, checks, &touched)?,
            }
            let of_form = |asked: &Asked| {
                let is_of = |one: &Replaced| (one.department.as_str(), one.year) == (&asked.department, asked.year);
                stored.replaced.iter().any(is_of)
            };
            let marked = asked.into_iter().map(|asked| Asked { is_whole: of_form(&asked), ..asked });
            stored.asked = marked.filter(|asked| asked.is_whole || stored.amended > 0).collect();
            Ok(Outcome::Stored(stored))
        })
    }

    /// Keeps what was refused of a document, in place of what was refused of it before. At most so many rows.
    pub fn refused(&mut self, path: &str, refusals: &[Refusal], lang: Lang) -> Result<(), Message> {
        let before: bool = self
            .connection
            .prepare_cached("select exists (select 1 from refusal_record where path = ?1)")
            .and_then(|mut statement| statement.query_row([path], |row| row.get(0)))
            .map_err(|error| fault(&self.path, &error))?;
        if refusals.is_empty() && !before {
            return Ok(());
        }
        self.change(true, |transaction| {
            transaction.execute("delete from refusal_record where path = ?1", [path])?;
            let mut insertion = transaction.prepare(
                "insert or ignore into refusal_record (path, cell, reason, department, year) values (?1, ?2, ?3, ?4, ?5)",
            )?;
            for Refusal { place, reason, department, year } in refusals.iter().take(REFUSALS) {
                insertion.execute(params![path, place.to_string(), reason.text(lang), department, year])?;
            }
            Ok(())
        })
    }

    /// The document of a hash.
    pub fn known(&self, sha256: &str) -> Result<Option<Known>, Message> {
        known(&self.connection, sha256).map_err(|error| fault(&self.path, &error))
    }

    /// The hashes of all documents.
    pub fn hashes(&self) -> Result<HashSet<String>, Message> {
        let read = || {
            let mut statement = self.connection.prepare("select sha256 from document")?;
            statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()
        };
        read().map_err(|error| fault(&self.path, &error))
    }
}

pub fn known(connection: &Connection, sha256: &str) -> rusqlite::Result<Option<Known>> {
    let document: Option<(i64, String)> = connection
        .prepare_cached("select document_id, path from document where sha256 = ?1")?
        .query_row([sha256], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((document_id, path)) = document else { return Ok(None) };
    let in_bulk = connection
        .prepare_cached("select exists (select 1 from bulk_report where document_id = ?1)")?
        .query_row([document_id], |row| row.get(0))?;
    let reports = connection
        .prepare_cached(
            "select distinct name, year, exists (
                 select 1 from source where source.document_id = ?1 and source.report_id = report.report_id
             )
             from submission_record join report using (report_id) join department_record using (department_id)
             where document_id = ?1",
        )?
        .query_map([document_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Some(Known { path, reports, in_bulk }))
}

/// A document of more reports than these was not sent back to anybody.
const ASKED: usize = 200;

/// The findings of the reports that statements speak of, where they are known already.
fn asked(transaction: &Connection, statements: &[Statement]) -> rusqlite::Result<Vec<Asked>> {
    let mut all: Vec<Asked> = Vec::new();
    for statement in statements {
        if all.len() == ASKED {
            return Ok(Vec::new());
        }
        let department = &statement.department.name;
        let Some(number) = known_department(transaction, department)? else { continue };
        let report = report_id(statement.year, number);
        if all.iter().all(|asked| asked.report != report) {
            let before = questions::questions(transaction, report)?;
            all.push(Asked { report, department: department.clone(), year: statement.year, is_whole: false, before });
        }
    }
    Ok(all)
}

fn insert_document(transaction: &Connection, incoming: Incoming<'_>) -> rusqlite::Result<i64> {
    let kind = if incoming.amends { "tidy" } else { "form" };
    transaction.execute(
        "insert into document (path, sha256, kind) values (?1, ?2, ?3)",
        params![incoming.path, incoming.sha256, kind],
    )?;
    Ok(transaction.last_insert_rowid())
}

/// Reports that a change has touched: from then until its end their figures are in no sum.
pub struct Touched {
    reports: BTreeSet<i64>,
    /// Reports that had the same text as one of these, or have it now: findings speak of both.
    alike: BTreeSet<i64>,
    columns: summary::Columns,
}

impl Touched {
    /// None yet.
    pub fn none(connection: &Connection) -> rusqlite::Result<Touched> {
        Ok(Touched { reports: BTreeSet::new(), alike: BTreeSet::new(), columns: summary::Columns::of(connection)? })
    }

    /// Before a report changes.
    pub fn open(&mut self, transaction: &Connection, report: i64) -> rusqlite::Result<()> {
        if self.reports.insert(report) {
            self.note_alike(transaction, report)?;
            summary::change(transaction, &self.columns, report, Way::Out)?;
            bulk_report::spell_out(transaction, report)?;
        }
        Ok(())
    }

    fn note_alike(&mut self, transaction: &Connection, report: i64) -> rusqlite::Result<()> {
        for (table, text) in
            [("base_text", "thrift_measures"), ("self_text", "goal_expected"), ("self_text", "goal_actual")]
        {
            let sql = format!(
                "select other.report_id from {table} as own
                 join {table} as other on other.{text} = own.{text} and other.report_id <> own.report_id
                 where own.report_id = ?1 and own.{text} is not null"
            );
            let mut statement = transaction.prepare_cached(&sql)?;
            let mut rows = statement.query([report])?;
            while let Some(row) = rows.next()? {
                self.alike.insert(row.get(0)?);
            }
        }
        Ok(())
    }

    /// When all is changed: the reports whose findings may be others now, beside those that were touched.
    pub fn concerned(&mut self, transaction: &Connection, reports: &BTreeSet<i64>) -> rusqlite::Result<BTreeSet<i64>> {
        reports.iter().try_for_each(|report| self.note_alike(transaction, *report))?;
        let mut concerned = std::mem::take(&mut self.alike);
        concerned.extend(reports);
        Ok(concerned)
    }

    /// When all is changed: the reports.
    pub fn close(&mut self, transaction: &Connection) -> rusqlite::Result<BTreeSet<i64>> {
        let reports = std::mem::take(&mut self.reports);
        for report in &reports {
            summary::change(transaction, &self.columns, *report, Way::In)?;
        }
        summary::forget_empty(transaction, &self.columns, &reports)?;
        Ok(reports)
    }
}

/// Puts one statement in.
fn put_statement(
    transaction: &Connection,
    document_id: i64,
    amends: bool,
    statement: &Statement,
    touched: &mut Touched,
    stored: &mut Stored,
) -> rusqlite::Result<()> {
    // A table of many departments is no place to look for other spellings one by one.
    if !amends && known_department(transaction, &statement.department.name)?.is_none() {
        stored.proposals.extend(propose::proposals(transaction, &statement.department)?);
    }
    let department_id = department(transaction, &statement.department, touched)?;
    put_of_department(transaction, document_id, department_id, amends, statement, touched, stored)
}

/// Puts one statement of a known department in.
pub fn put_of_department(
    transaction: &Connection,
    document_id: i64,
    department_id: i64,
    amends: bool,
    statement: &Statement,
    touched: &mut Touched,
    stored: &mut Stored,
) -> rusqlite::Result<()> {
    let report = report_id(statement.year, department_id);
    transaction.prepare_cached("insert or ignore into report values (?1, ?2, ?3)")?.execute(params![
        report,
        department_id,
        statement.year
    ])?;
    touched.open(transaction, report)?;
    if !amends && let Some(older) = replace::retire_form(transaction, report, statement.form, document_id)? {
        let department = statement.department.name.clone();
        stored.replaced.push(Replaced { form: statement.form, department, year: statement.year, older });
    }
    transaction
        .prepare_cached(
            "insert into submission_record (report_id, form, document_id, department_from, year_from)
             values (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            report,
            statement.form.name(),
            document_id,
            statement.department_from.word(),
            statement.year_from.word()
        ])?;
    let submission = transaction.last_insert_rowid();
    for section in &statement.partial {
        transaction
            .prepare_cached("insert or ignore into partial_section values (?1, ?2)")?
            .execute(params![submission, section.table()])?;
    }
    for (position, contact) in statement.contacts.iter().enumerate() {
        transaction.prepare_cached("insert into contact_record values (?1, ?2, ?3, ?4, ?5)")?.execute(params![
            submission,
            position as i64 + 1,
            contact.word,
            contact.text,
            contact.place.to_string()
        ])?;
    }
    for row in &by_row(&statement.entries) {
        let section = row[0].section;
        let position = if amends { place_row(transaction, report, row)? } else { row[0].position };
        if amends {
            for entry in row {
                let retired = replace::retire_value(transaction, report, section, position, &entry.field, document_id)?;
                stored.amended += usize::from(retired && matches!(entry.value, StoredValue::Integer(_)));
            }
        }
        put_row(transaction, report, position, row)?;
        for entry in row {
            put_source(transaction, report, position, entry, document_id)?;
            stored.figures += usize::from(is_figure(entry, amends));
        }
    }
    Ok(())
}

/// Whether an entry is a figure as people count them: a row of `fact`, or a row of a tidy table.
pub fn is_figure(entry: &Entry, amends: bool) -> bool {
    let is_fact = entry.step_fen.is_some() && entry.section != Section::BaseBuilding;
    matches!(entry.value, StoredValue::Integer(_)) && (amends || is_fact)
}

/// The number of a department by its name or another spelling of it.
pub fn known_department(connection: &Connection, name: &str) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached(
            "select department_id from department_record where name = ?1
             union all select department_id from department_alias where name = ?1",
        )?
        .query_row([name], |row| row.get(0))
        .optional()
}

/// The number of a department by its name or another spelling of it; a new name is a new department. What a document
/// says of code, region and scope is kept, the newest counting.
pub fn department(transaction: &Connection, named: &DepartmentName, touched: &mut Touched) -> rusqlite::Result<i64> {
    let department_id = match known_department(transaction, &named.name)? {
        Some(known) => {
            if named.region.is_some() {
                leave_region(transaction, known, named, touched)?;
            }
            known
        }
        None => {
            transaction.prepare_cached("insert into department_record (name) values (?1)")?.execute([&named.name])?;
            transaction.last_insert_rowid()
        }
    };
    // A table says the same of a department a hundred times.
    transaction
        .prepare_cached(
            "update department_record set code = coalesce(?2, code), region = coalesce(?3, region),
                 region_name = coalesce(?4, region_name), scope = coalesce(?5, scope)
             where department_id = ?1 and (?2 is not null and code is not ?2 or ?3 is not null and region is not ?3
                 or ?4 is not null and region_name is not ?4 or ?5 is not null and scope is not ?5)",
        )?
        .execute(params![department_id, named.code, named.region, named.region_name, named.scope])?;
    if let Some(alias) = &named.alias {
        transaction
            .prepare_cached("insert or ignore into department_alias values (?1, ?2)")?
            .execute(params![alias, department_id])?;
    }
    Ok(department_id)
}

/// A department that goes to another region takes its figures out of the sums of the old one.
fn leave_region(
    transaction: &Connection,
    department_id: i64,
    named: &DepartmentName,
    touched: &mut Touched,
) -> rusqlite::Result<()> {
    let stays: bool = transaction
        .prepare_cached("select region is ?2 from department_record where department_id = ?1")?
        .query_row(params![department_id, named.region], |row| row.get(0))?;
    if stays {
        return Ok(());
    }
    let reports: Vec<i64> = transaction
        .prepare_cached("select report_id from report where department_id = ?1")?
        .query_map([department_id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    reports.into_iter().try_for_each(|report| touched.open(transaction, report))
}

/// Entries row by row of their sections.
fn by_row(entries: &[Entry]) -> Vec<Vec<&Entry>> {
    let mut rows = std::collections::BTreeMap::<(Section, u32), Vec<&Entry>>::new();
    for entry in entries {
        rows.entry((entry.section, entry.position)).or_default().push(entry);
    }
    rows.into_values().collect()
}

/// Where a row of a tidy table goes: a row of the same names that is there already, else a new one.
fn place_row(transaction: &Connection, report: i64, row: &[&Entry]) -> rusqlite::Result<u32> {
    let (section, table) = (row[0].section, row[0].section.table());
    if !section.has_rows() {
        return Ok(0);
    }
    // A row that this document has just made is another row of the same name, not this one.
    let older = format!(
        " and not exists (
             select 1 from source where source.report_id = {table}.report_id and section = '{table}'
                 and source.position = {table}.position and document_id = (select max(document_id) from document)
         )"
    );
    if let Some(position) = named_row(transaction, report, section, row.iter().copied(), &older)? {
        return Ok(position);
    }
    replace::free_position(transaction, report, section)
}

/// The first row of a section that the texts of some entries name, and that is as another condition says.
pub fn named_row<'e>(
    transaction: &Connection,
    report: i64,
    section: Section,
    entries: impl Iterator<Item = &'e Entry>,
    condition: &str,
) -> rusqlite::Result<Option<u32>> {
    let text = |entry: &'e Entry| match &entry.value {
        StoredValue::Text(text) => Some((entry.field.as_str(), text.as_str())),
        _ => None,
    };
    let names: Vec<(&str, &str)> = entries.filter_map(text).collect();
    let same: String = names.iter().map(|(field, _)| format!(" and {field} is ?")).collect();
    let sql =
        format!("select position from {} where report_id = ?{same}{condition} order by position", section.table());
    let values =
        std::iter::once(Value::from(report)).chain(names.iter().map(|(_, text)| Value::from(text.to_string())));
    transaction.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0)).optional()
}

fn put_row(transaction: &Connection, report: i64, position: u32, row: &[&Entry]) -> rusqlite::Result<()> {
    let field = |entry: &&'_ Entry| match &entry.value {
        StoredValue::Integer(integer) => Some(Value::from(*integer)),
        StoredValue::Text(text) => Some(Value::from(text.clone())),
        StoredValue::Absent => None,
    };
    let fields = row.iter().filter_map(|entry| Some((entry.field.as_str(), field(entry)?))).collect();
    rows::put(transaction, row[0].section, report, position, fields)
}

fn put_source(
    transaction: &Connection,
    report: i64,
    position: u32,
    entry: &Entry,
    document_id: i64,
) -> rusqlite::Result<()> {
    transaction.prepare_cached("insert into source values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?.execute(params![
        report,
        entry.section.table(),
        position,
        entry.field,
        document_id,
        entry.place.to_string(),
        entry.raw,
        entry.step_fen,
        entry.note.map(|note| note.word())
    ])?;
    Ok(())
}
