/*!
Reports that came in bulk have no source for each value: the document and the lines of the report stand for all. Before
anything else changes such a report, its values get their sources, and from then on it is a report like any other.
*/

use rusqlite::types::Value;
use rusqlite::{Connection, params};

use crate::model::money::{TEN_THOUSAND, plain};
use crate::model::{FormKind, Place, Section, Unit};

/// Where a report came from.
struct Lines {
    document_id: i64,
    forms: Vec<FormKind>,
    cell: String,
    step_fen: Option<i64>,
}

/// Gives each value of a report that came in bulk its source.
pub fn spell_out(transaction: &Connection, report: i64) -> rusqlite::Result<()> {
    for lines in lines(transaction, report)? {
        for form in &lines.forms {
            transaction
                .prepare_cached(
                    "insert into submission_record (report_id, form, document_id, department_from, year_from)
                     values (?1, ?2, ?3, 'form', 'form')",
                )?
                .execute(params![report, form.name(), lines.document_id])?;
            for section in Section::ALL.into_iter().filter(|section| section.form() == *form) {
                spell_out_section(transaction, report, section, &lines)?;
            }
        }
    }
    transaction.prepare_cached("delete from bulk_report where report_id = ?1")?.execute([report])?;
    Ok(())
}

/// The forms of a report that came in bulk, by their documents.
fn lines(transaction: &Connection, report: i64) -> rusqlite::Result<Vec<Lines>> {
    transaction
        .prepare_cached(
            "select document_id, has_base, has_self, first_line, last_line, step_fen from bulk_report where report_id = ?1",
        )?
        .query_map([report], |row| {
            let has = [(FormKind::Base, row.get(1)?), (FormKind::SelfEvaluation, row.get(2)?)];
            let (first, last): (u32, u32) = (row.get(3)?, row.get(4)?);
            Ok(Lines {
                document_id: row.get(0)?,
                forms: has.into_iter().filter(|(_, has)| *has).map(|(form, _)| form).collect(),
                cell: Place::Lines { first, last }.to_string(),
                step_fen: row.get(5)?,
            })
        })?
        .collect()
}

fn spell_out_section(transaction: &Connection, report: i64, section: Section, lines: &Lines) -> rusqlite::Result<()> {
    let mut values = Vec::new();
    {
        let mut statement =
            transaction.prepare_cached(&format!("select * from {} where report_id = ?1", section.table()))?;
        let fields: Vec<String> = statement.column_names().map(str::to_string).collect();
        let mut rows = statement.query([report])?;
        while let Some(row) = rows.next()? {
            let position: i64 = if section.has_rows() { row.get("position")? } else { 0 };
            for (index, field) in fields.iter().enumerate().filter(|(_, field)| !is_key(field)) {
                let raw = match row.get(index)? {
                    Value::Integer(value) => as_printed(section, field, value),
                    Value::Text(text) => text,
                    _ => continue,
                };
                values.push((position, field.clone(), raw));
            }
        }
    }
    for (position, field, raw) in values {
        let step_fen = if is_amount(section, &field) { lines.step_fen } else { None };
        transaction
            .prepare_cached("insert into source values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, null)")?
            .execute(params![report, section.table(), position, field, lines.document_id, lines.cell, raw, step_fen])?;
    }
    Ok(())
}

fn is_key(field: &str) -> bool {
    matches!(field, "report_id" | "position")
}

/// Whether a field of a table of one amount a row is an amount, and not a headcount, points or a name.
pub fn is_amount(section: Section, field: &str) -> bool {
    !matches!(section, Section::BaseStaffing | Section::SelfIndicator)
        && !matches!(field, "weight" | "score")
        && !section.names().contains(&field)
}

/// A value as the table has it, in 万元, points or heads.
pub fn as_printed(section: Section, field: &str, value: i64) -> String {
    match section {
        _ if is_amount(section, field) => plain(value, Unit::Wan.fen()),
        Section::BaseStaffing => value.to_string(),
        _ => plain(value, TEN_THOUSAND),
    }
}
