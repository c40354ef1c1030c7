//! Writes assembled reports.

use rusqlite::types::Value;
use rusqlite::{Connection, params};

use super::assembled::{Batch, Rows, number_of};
use super::facts::Gathered;
use super::fields::Fields;
use super::sums::Totals;
use super::{Loaded, fields::SectionFields};
use crate::model::entry::DepartmentName;
use crate::model::{Entry, FormKind, Origin, Place, Section, Statement as Stated, Stored};
use crate::store::insertion::Insertion;
use crate::store::put::{self, Touched};
use crate::store::{YEAR_SPAN, bulk_report, rows};

/// Puts the reports of one document in.
pub struct Writer<'c> {
    connection: &'c Connection,
    document_id: i64,
    fields: &'c Fields,
    totals: Totals,
    report: Insertion<'c>,
    bulk: Insertion<'c>,
    sections: Vec<Insertion<'c>>,
    touched: Touched,
    /// Whether no report was there before.
    is_first: bool,
    loaded: Loaded,
}

impl<'c> Writer<'c> {
    /// A writer for a document, which gets its hash.
    pub fn new(
        connection: &'c Connection,
        fields: &'c Fields,
        document_id: i64,
        sha256: &str,
    ) -> rusqlite::Result<Writer<'c>> {
        connection.execute("update document set sha256 = ?2 where document_id = ?1", params![document_id, sha256])?;
        let any: bool = connection.query_row("select exists (select 1 from report)", [], |row| row.get(0))?;
        let sections = fields.sections().iter().map(|section| of_section(connection, section));
        Ok(Writer {
            connection,
            document_id,
            fields,
            totals: Totals::new(connection, fields)?,
            report: Insertion::new(connection, "insert or ignore into report", 3)?,
            bulk: Insertion::new(connection, "insert into bulk_report", 7)?,
            sections: sections.collect::<rusqlite::Result<_>>()?,
            touched: Touched::none(connection)?,
            is_first: !any,
            loaded: Loaded { document_id, ..Loaded::default() },
        })
    }

    /// Puts reports in.
    pub fn put(&mut self, batch: &Batch) -> rusqlite::Result<()> {
        let there = self.there(batch)?;
        let is_fresh = |report: usize, form: usize| batch.forms[report][form] && !there[report][form];
        self.report.put(&batch.reports, |gathered, values| {
            let report = gathered.report;
            [report, report % YEAR_SPAN, report / YEAR_SPAN].iter().try_for_each(|value| values.push(value))
        })?;
        let fresh = |report: &usize| is_fresh(*report, 0) || is_fresh(*report, 1);
        let reports: Vec<usize> = (0..batch.reports.len()).filter(fresh).collect();
        self.bulk.put(&reports, |report, values| {
            let Gathered { report: number, facts, step_fen } = &batch.reports[*report];
            let lines = || facts.iter().map(|fact| fact.line);
            values.push(number)?;
            values.push(self.document_id)?;
            values.push(is_fresh(*report, 0))?;
            values.push(is_fresh(*report, 1))?;
            values.push(lines().min())?;
            values.push(lines().max())?;
            values.push(Some(step_fen).filter(|step| **step > 0))
        })?;
        for (rows, insertion) in batch.sections.iter().zip(&mut self.sections) {
            let form = number_of(rows.section.form());
            let fresh = |row: &usize| is_fresh(rows.keys[*row].report, form);
            let numbers: Vec<usize> = (0..rows.keys.len()).filter(fresh).collect();
            insertion.put(&numbers, |row, values| {
                let key = rows.keys[*row];
                values.push(batch.reports[key.report].report)?;
                if rows.section.has_rows() {
                    values.push(key.index as i64 + 1)?;
                    values.push(key.name.0)?;
                }
                rows.row(*row).iter().try_for_each(|value| values.push(value))
            })?;
        }
        self.totals.add(self.connection, batch, is_fresh)?;
        for (report, there) in there.iter().enumerate() {
            for form in FormKind::ALL.into_iter().filter(|form| there[number_of(*form)]) {
                self.amend(batch, report, form)?;
            }
        }
        self.loaded.reports += batch.reports.len();
        self.loaded.forms += batch.forms.iter().flatten().filter(|is| **is).count();
        self.loaded.figures += batch.figures();
        Ok(())
    }

    /// Adds the sums to those of the database.
    pub fn close(self) -> rusqlite::Result<Loaded> {
        self.totals.close(self.connection)?;
        Ok(self.loaded)
    }

    /// Of each report, which of its forms are in the database already.
    fn there(&self, batch: &Batch) -> rusqlite::Result<Vec<[bool; 2]>> {
        let mut there = vec![[false; 2]; batch.reports.len()];
        if self.is_first {
            return Ok(there);
        }
        let sql = "select exists (select 1 from submission where report_id = ?1 and form = ?2)";
        let mut statement = self.connection.prepare_cached(sql)?;
        for ((gathered, forms), there) in batch.reports.iter().zip(&batch.forms).zip(&mut there) {
            for form in FormKind::ALL.into_iter().filter(|form| forms[number_of(*form)]) {
                there[number_of(form)] =
                    statement.query_row(params![gathered.report, form.name()], |row| row.get(0))?;
            }
        }
        Ok(there)
    }

    /// Puts figures of a form in that is there already: figure by figure, with a source each.
    fn amend(&mut self, batch: &Batch, report: usize, form: FormKind) -> rusqlite::Result<()> {
        let gathered = &batch.reports[report];
        let mut entries = Vec::new();
        for (rows, fields) in batch.sections.iter().zip(self.fields.sections()) {
            if rows.section.form() == form {
                entries_of(self.connection, report, gathered, rows, fields, &mut entries)?;
            }
        }
        let statement = Stated {
            form,
            department: DepartmentName::default(),
            department_from: Origin::Form,
            year: (gathered.report / YEAR_SPAN) as i32,
            year_from: Origin::Form,
            entries,
            partial: Vec::new(),
            contacts: Vec::new(),
        };
        let mut stored = put::Stored::default();
        let department = gathered.report % YEAR_SPAN;
        put::put_of_department(
            self.connection,
            self.document_id,
            department,
            true,
            &statement,
            &mut self.touched,
            &mut stored,
        )?;
        self.touched.close(self.connection)?;
        self.loaded.amended += stored.amended;
        Ok(())
    }
}

fn of_section<'c>(connection: &'c Connection, section: &SectionFields) -> rusqlite::Result<Insertion<'c>> {
    let layout = rows::layout(section.section);
    let keys: &[&str] = match (section.section.has_rows(), layout.names) {
        (true, Some(_)) => &["report_id", "position", "name_id"],
        (true, None) => &["report_id", "position"],
        _ => &["report_id"],
    };
    let columns: Vec<&str> = keys.iter().copied().chain(section.columns.iter().map(String::as_str)).collect();
    Insertion::new(connection, &format!("insert into {} ({})", layout.rows, columns.join(", ")), columns.len())
}

/// The rows of a section as a small table would have stated them.
fn entries_of(
    connection: &Connection,
    report: usize,
    gathered: &Gathered,
    rows: &Rows,
    fields: &SectionFields,
    entries: &mut Vec<Entry>,
) -> rusqlite::Result<()> {
    let section = rows.section;
    for (row, key) in rows.keys.iter().enumerate().filter(|(_, key)| key.report == report) {
        let position = if section.has_rows() { key.index as u32 + 1 } else { 0 };
        let line = |column: Option<usize>| {
            let is_of = |fact: &&super::facts::Fact| {
                let (_, at) = Fields::place(fact.slot.field);
                (fact.slot.name, fact.slot.position) == key.name && column.is_none_or(|column| column == at)
            };
            let of_section = |fact: &&super::facts::Fact| fields_section(fact.slot.field) == section && is_of(fact);
            gathered.facts.iter().find(of_section).map_or(0, |fact| fact.line)
        };
        let mut entry = |field: &str, value, raw, step_fen, line| {
            let place = Place::Lines { first: line, last: line };
            entries.push(Entry {
                section,
                position,
                field: field.to_string(),
                value,
                step_fen,
                place,
                raw,
                note: None,
            });
        };
        if section.has_rows() {
            for (field, text) in names(connection, section, key.name.0)? {
                entry(field, Stored::Text(text.clone()), text, None, line(None));
            }
        }
        for (column, value) in rows.row(row).iter().enumerate() {
            let Some(value) = value else { continue };
            let field = fields.columns[column].as_str();
            let raw = bulk_report::as_printed(section, field, *value);
            let is_amount = bulk_report::is_amount(section, field);
            let step = is_amount.then_some(gathered.step_fen).filter(|step| *step > 0);
            entry(field, Stored::Integer(*value), raw, step, line(Some(column)));
        }
    }
    Ok(())
}

fn fields_section(field: u16) -> Section {
    Section::ALL[Fields::place(field).0]
}

/// What names a row.
fn names(connection: &Connection, section: Section, name: u32) -> rusqlite::Result<Vec<(&'static str, String)>> {
    let table = rows::layout(section).names.unwrap_or_default();
    let sql = format!("select {} from {table} where name_id = ?1", section.names().join(", "));
    let values: Vec<Value> = connection.prepare_cached(&sql)?.query_row([name], |row| {
        (0..section.names().len()).map(|index| row.get(index)).collect::<rusqlite::Result<_>>()
    })?;
    let named = section.names().iter().zip(values).filter_map(|(field, value)| match value {
        Value::Text(text) => Some((*field, text)),
        _ => None,
    });
    Ok(named.collect())
}
