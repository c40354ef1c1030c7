/*!
Corrections go in as a table that amends figure by figure: what stood there is kept behind them, and comes back when they
are taken out. A table is always put in whole, so that the same table, longer by a row, is no second one.
*/

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use super::put::{self, Touched};
use super::{Check, Store, findings, remove, replace, report_id, rows};
use crate::model::entry::Refusal;
use crate::model::ledger::Correction;
use crate::model::{Entry, Message, Section, Stored};

/// What became of a table of corrections.
#[derive(Debug, Clone, Default)]
pub struct Corrected {
    /// Corrections that are in force.
    pub applied: usize,
    /// Corrections that no longer fit, with the reason.
    pub refused: Vec<Refusal>,
}

impl Store {
    /// Applies the corrections of a table anew: those that it gave before are taken out first. A correction whose old
    /// figure is not the one in force is refused, the others go in.
    pub fn correct(
        &mut self,
        path: &str,
        sha256: &str,
        corrections: &[Correction],
        checks: &[Check<'_>],
    ) -> Result<Corrected, Message> {
        self.change(true, |transaction| {
            let mut touched = Touched::none(transaction)?;
            let earlier = transaction
                .prepare(
                    "select document_id from document
                     where (path = ?1 or sha256 = ?2) and document_id in (select document_id from correction_record)",
                )?
                .query_map([path, sha256], |row| row.get(0))?
                .collect::<rusqlite::Result<Vec<i64>>>()?;
            for document in earlier {
                remove::remove_document(transaction, document, &mut touched)?;
                // Findings that name it are computed anew below.
                for name in ["document_id", "other_document_id"] {
                    let sql = format!("update finding_record set {name} = null where {name} = ?1");
                    transaction.execute(&sql, [document])?;
                }
                transaction.execute("delete from document where document_id = ?1", [document])?;
            }
            transaction
                .execute("insert into document (path, sha256, kind) values (?1, ?2, 'tidy')", params![path, sha256])?;
            let document = transaction.last_insert_rowid();
            let mut corrected = Corrected::default();
            for correction in corrections {
                match apply(transaction, document, correction, &mut touched)? {
                    None => corrected.applied += 1,
                    Some(reason) => corrected.refused.push(Refusal {
                        place: correction.place.clone(),
                        reason,
                        department: Some(correction.statement.department.name.clone()),
                        year: Some(correction.statement.year),
                    }),
                }
            }
            let reports = touched.close(transaction)?;
            let touched = touched.concerned(transaction, &reports)?;
            if corrected.applied == 0 {
                transaction.execute("delete from document where document_id = ?1", [document])?;
            }
            findings::refresh(transaction, checks, &touched)?;
            Ok(corrected)
        })
    }
}

impl Store {
    /// How many corrections are in force.
    pub fn corrections_in_force(&self) -> Result<i64, Message> {
        let count = "select count(*) from correction_record as c
             join source as s on s.report_id = c.report_id and s.section = c.section and s.position = c.position
                 and s.field = c.field and s.document_id = c.document_id";
        self.connection.query_row(count, [], |row| row.get(0)).map_err(|error| super::fault(&self.path, &error))
    }
}

/// Takes corrections out of forms that nothing else speaks of any more: a correction is no form.
pub fn remove_orphans(transaction: &Connection) -> rusqlite::Result<()> {
    let orphans = transaction
        .prepare(
            "select c.report_id, c.section, c.position, c.field, c.document_id
             from correction_record as c
             where not exists (
                 select 1 from submission as s
                 where s.report_id = c.report_id and s.form = case substr(c.section, 1, 4) when 'base' then 'base' else 'self' end
                     and s.replaced_by is null
                     and s.document_id not in (select document_id from correction_record)
             )",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?
        .collect::<rusqlite::Result<Vec<(i64, String, u32, String, i64)>>>()?;
    for (report, table, position, field, document) in orphans {
        let Some(section) = Section::of_table(&table) else { continue };
        let key = params![report, table, position, field, document];
        let one = "report_id = ?1 and section = ?2 and position = ?3 and field = ?4 and document_id = ?5";
        let stood = transaction.prepare_cached(&format!("delete from source where {one}"))?.execute(key)?;
        transaction.prepare_cached(&format!("delete from correction_record where {one}"))?.execute(key)?;
        if stood > 0 {
            let fields = [(field, Value::Null)].into();
            replace::set_row(transaction, report, section, position, &fields)?;
        }
        transaction
            .prepare_cached("delete from submission_record where report_id = ?1 and form = ?2 and document_id = ?3")?
            .execute(params![report, section.form().name(), document])?;
    }
    Ok(())
}

/// Applies one correction; why not, where it does not fit.
fn apply(
    transaction: &Connection,
    document: i64,
    correction: &Correction,
    touched: &mut Touched,
) -> rusqlite::Result<Option<Message>> {
    let statement = &correction.statement;
    let Some((figure, names)) = statement.entries.split_last() else { return Ok(Some(Message::NoFigures {})) };
    let Stored::Integer(new) = figure.value else { return Ok(Some(Message::NoFigures {})) };
    let Some(department) = put::known_department(transaction, &statement.department.name)? else {
        let near = near_departments(transaction, &statement.department.name)?;
        return Ok(Some(Message::NoSuchDepartment { typed: statement.department.name.clone(), known: near }));
    };
    let report = report_id(statement.year, department);
    let has_form: bool = transaction
        .prepare_cached(
            "select exists (select 1 from submission where report_id = ?1 and form = ?2 and replaced_by is null)",
        )?
        .query_row(params![report, statement.form.name()], |row| row.get(0))?;
    let position = if has_form { row_of(transaction, report, figure.section, names)? } else { None };
    let Some(position) = position else {
        let department = statement.department.name.clone();
        return Ok(Some(Message::NothingToCorrect { department, year: statement.year }));
    };
    touched.open(transaction, report)?;
    let twice = transaction
        .prepare_cached(
            "select cell from correction_record
             where report_id = ?1 and section = ?2 and position = ?3 and field = ?4 and document_id = ?5",
        )?
        .query_row(params![report, figure.section.table(), position, figure.field, document], |row| row.get(0))
        .optional()?;
    if let Some(first) = twice {
        return Ok(Some(Message::CorrectedTwice { first }));
    }
    if correction.old == Some(new) {
        return Ok(Some(Message::CorrectionOfNothing { text: figure.raw.clone() }));
    }
    let (old, printed) = in_force(transaction, report, position, figure)?;
    if old != correction.old {
        let stated = if correction.old_text.is_empty() { "—".to_string() } else { correction.old_text.clone() };
        return Ok(Some(Message::OldFigureDiffers { stated, printed: printed.unwrap_or_else(|| "—".to_string()) }));
    }
    transaction
        .prepare_cached(
            "insert or ignore into submission_record (report_id, form, document_id, department_from, year_from)
             values (?1, ?2, ?3, 'form', 'form')",
        )?
        .execute(params![report, statement.form.name(), document])?;
    let (section, field) = (figure.section, &figure.field);
    replace::retire_value(transaction, report, section, position, field, document)?;
    rows::put(transaction, section, report, position, vec![(field, Value::from(new))])?;
    transaction.prepare_cached("insert into source values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'corrected')")?.execute(
        params![
            report,
            section.table(),
            position,
            field,
            document,
            figure.place.to_string(),
            figure.raw,
            figure.step_fen
        ],
    )?;
    transaction
        .prepare_cached(
            "insert into correction_record values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             on conflict do nothing",
        )?
        .execute(params![
            report,
            section.table(),
            position,
            field,
            document,
            figure.place.to_string(),
            old,
            new,
            correction.reason,
            correction.evidence,
            correction.by,
            correction.date
        ])?;
    Ok(None)
}

/// The row of a section that some names name, where there is one; 0 where a section has one row a report.
fn row_of(transaction: &Connection, report: i64, section: Section, names: &[Entry]) -> rusqlite::Result<Option<u32>> {
    if !section.has_rows() {
        return Ok(Some(0));
    }
    put::named_row(transaction, report, section, names.iter(), "")
}

/// The figure in force, and the text that it was read from.
fn in_force(
    transaction: &Connection,
    report: i64,
    position: u32,
    figure: &Entry,
) -> rusqlite::Result<(Option<i64>, Option<String>)> {
    let (section, field) = (figure.section, figure.field.as_str());
    let value = replace::value(transaction, report, section, position, field)?;
    let printed = transaction
        .prepare_cached(
            "select raw from source where report_id = ?1 and section = ?2 and position = ?3 and field = ?4",
        )?
        .query_row(params![report, section.table(), position, field], |row| row.get(0))
        .optional()?;
    let value = match value {
        Value::Integer(value) => Some(value),
        _ => None,
    };
    Ok((value, printed))
}

fn near_departments(transaction: &Connection, name: &str) -> rusqlite::Result<String> {
    let mut statement = transaction.prepare_cached("select name from department_record order by name")?;
    let known: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(crate::model::near::offer(name, known.iter().map(String::as_str)))
}
