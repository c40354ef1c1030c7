//! Writes assembled reports.

use rusqlite::types::Value;
use rusqlite::{Connection, Statement, params};

use super::assembled::{Assembled, Rows};
use super::facts::Gathered;
use super::fields::Fields;
use super::sums::Totals;
use super::{Loaded, fields::SectionFields};
use crate::model::entry::DepartmentName;
use crate::model::{Entry, FormKind, Origin, Place, Section, Statement as Stated, Stored};
use crate::store::put::{self, Touched};
use crate::store::{YEAR_SPAN, bulk_report, rows};

/// Puts the reports of one document in.
pub struct Writer<'c> {
    connection: &'c Connection,
    document_id: i64,
    fields: &'c Fields,
    assembled: Assembled,
    totals: Totals,
    report: Statement<'c>,
    bulk: Statement<'c>,
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
        let sections = fields.sections().iter().map(|section| Insertion::new(connection, section));
        Ok(Writer {
            connection,
            document_id,
            fields,
            assembled: Assembled::new(fields),
            totals: Totals::new(connection, fields)?,
            report: connection.prepare("insert or ignore into report values (?1, ?2, ?3)")?,
            bulk: connection.prepare("insert into bulk_report values (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?,
            sections: sections.collect::<rusqlite::Result<_>>()?,
            touched: Touched::none(connection)?,
            is_first: !any,
            loaded: Loaded { document_id, ..Loaded::default() },
        })
    }

    /// Puts a report in.
    pub fn put(&mut self, gathered: &Gathered, doubled: &mut impl FnMut(u32, u32)) -> rusqlite::Result<()> {
        let report = gathered.report;
        self.assembled.assemble(gathered);
        self.assembled.doubled.iter().for_each(|(line, before)| doubled(*line, *before));
        let mut fresh = FormKind::ALL.map(|form| self.assembled.has(form));
        let mut there = [false; 2];
        if !self.is_first {
            for (at, form) in FormKind::ALL.into_iter().enumerate() {
                there[at] = fresh[at] && self.is_there(report, form)?;
                fresh[at] &= !there[at];
            }
        }
        self.report.raw_bind_parameter(1, report)?;
        self.report.raw_bind_parameter(2, report % YEAR_SPAN)?;
        self.report.raw_bind_parameter(3, report / YEAR_SPAN)?;
        self.report.raw_execute()?;
        if fresh.contains(&true) {
            self.put_fresh(gathered, fresh)?;
        }
        for (at, form) in FormKind::ALL.into_iter().enumerate() {
            if there[at] {
                self.amend(gathered, form)?;
            }
        }
        self.loaded.reports += 1;
        self.loaded.forms += fresh.iter().chain(&there).filter(|is| **is).count();
        self.loaded.figures += self.assembled.figures();
        Ok(())
    }

    /// Adds the sums to those of the database.
    pub fn close(self) -> rusqlite::Result<Loaded> {
        self.totals.close(self.connection)?;
        Ok(self.loaded)
    }

    fn is_there(&self, report: i64, form: FormKind) -> rusqlite::Result<bool> {
        self.connection
            .prepare_cached("select exists (select 1 from submission where report_id = ?1 and form = ?2)")?
            .query_row(params![report, form.name()], |row| row.get(0))
    }

    /// Puts forms in that nothing else speaks of.
    fn put_fresh(&mut self, gathered: &Gathered, forms: [bool; 2]) -> rusqlite::Result<()> {
        let report = gathered.report;
        let lines = || gathered.facts.iter().map(|fact| fact.line);
        self.bulk.raw_bind_parameter(1, report)?;
        self.bulk.raw_bind_parameter(2, self.document_id)?;
        self.bulk.raw_bind_parameter(3, forms[0])?;
        self.bulk.raw_bind_parameter(4, forms[1])?;
        self.bulk.raw_bind_parameter(5, lines().min())?;
        self.bulk.raw_bind_parameter(6, lines().max())?;
        self.bulk.raw_bind_parameter(7, Some(gathered.step_fen).filter(|step| *step > 0))?;
        self.bulk.raw_execute()?;
        let is_put =
            |section: Section| forms[FormKind::ALL.iter().position(|form| *form == section.form()).unwrap_or(0)];
        for (rows, insertion) in self.assembled.sections.iter().zip(&mut self.sections) {
            if is_put(rows.section) {
                insertion.put(report, rows)?;
            }
        }
        self.totals.add(self.connection, report, &self.assembled, is_put)
    }

    /// Puts figures of a form in that is there already: figure by figure, with a source each.
    fn amend(&mut self, gathered: &Gathered, form: FormKind) -> rusqlite::Result<()> {
        let report = gathered.report;
        let mut entries = Vec::new();
        for (rows, fields) in self.assembled.sections.iter().zip(self.fields.sections()) {
            if rows.section.form() == form {
                entries_of(self.connection, gathered, rows, fields, &mut entries)?;
            }
        }
        let statement = Stated {
            form,
            department: DepartmentName::default(),
            department_from: Origin::Form,
            year: (report / YEAR_SPAN) as i32,
            year_from: Origin::Form,
            entries,
            partial: Vec::new(),
            contacts: Vec::new(),
        };
        let mut stored = put::Stored::default();
        let department = report % YEAR_SPAN;
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

/// Puts rows of a section in, several at once where there are: that takes half the time.
struct Insertion<'c> {
    several: Option<Statement<'c>>,
    one: Statement<'c>,
}

/// Rows that are put in at once; most reports have a dozen indicators.
const SEVERAL: usize = 6;

impl<'c> Insertion<'c> {
    fn new(connection: &'c Connection, section: &SectionFields) -> rusqlite::Result<Insertion<'c>> {
        let layout = rows::layout(section.section);
        let keys: &[&str] = match (section.section.has_rows(), layout.names) {
            (true, Some(_)) => &["report_id", "position", "name_id"],
            (true, None) => &["report_id", "position"],
            _ => &["report_id"],
        };
        let columns: Vec<&str> = keys.iter().copied().chain(section.columns.iter().map(String::as_str)).collect();
        let marks = format!("({})", vec!["?"; columns.len()].join(", "));
        let of = |rows: usize| {
            let marks = vec![marks.as_str(); rows].join(", ");
            connection.prepare(&format!("insert into {} ({}) values {marks}", layout.rows, columns.join(", ")))
        };
        let several = section.section.has_rows().then(|| of(SEVERAL)).transpose()?;
        Ok(Insertion { several, one: of(1)? })
    }

    /// Puts the rows of a report in, in the order in which they were named.
    fn put(&mut self, report: i64, rows: &Rows) -> rusqlite::Result<()> {
        let mut next = 0;
        while next < rows.keys.len() {
            let (statement, count) = match &mut self.several {
                Some(several) if rows.keys.len() - next >= SEVERAL => (several, SEVERAL),
                _ => (&mut self.one, 1),
            };
            let mut column = 0;
            for row in next..next + count {
                bind(statement, &mut column, report, rows, row)?;
            }
            statement.raw_execute()?;
            next += count;
        }
        Ok(())
    }
}

fn bind(
    statement: &mut Statement<'_>,
    column: &mut usize,
    report: i64,
    rows: &Rows,
    row: usize,
) -> rusqlite::Result<()> {
    let mut bind = |value: Option<i64>| {
        *column += 1;
        statement.raw_bind_parameter(*column, value)
    };
    bind(Some(report))?;
    if rows.section.has_rows() {
        bind(Some(row as i64 + 1))?;
        bind(Some(i64::from(rows.keys[row].0)))?;
    }
    rows.row(row).iter().try_for_each(|value| bind(*value))
}

/// The rows of a section as a small table would have stated them.
fn entries_of(
    connection: &Connection,
    gathered: &Gathered,
    rows: &Rows,
    fields: &SectionFields,
    entries: &mut Vec<Entry>,
) -> rusqlite::Result<()> {
    let section = rows.section;
    for (index, key) in rows.keys.iter().enumerate() {
        let position = if section.has_rows() { index as u32 + 1 } else { 0 };
        let line = |column: Option<usize>| {
            let is_of = |fact: &&super::facts::Fact| {
                let (_, at) = Fields::place(fact.slot.field);
                (fact.slot.name, fact.slot.position) == *key && column.is_none_or(|column| column == at)
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
            for (field, text) in names(connection, section, key.0)? {
                entry(field, Stored::Text(text.clone()), text, None, line(None));
            }
        }
        for (column, value) in rows.row(index).iter().enumerate() {
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
