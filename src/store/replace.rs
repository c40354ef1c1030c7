/*!
What is replaced is kept: values leave the tables of figures in force for `replaced_value`, with their source and the
document that took their place, and come back from there when that document is removed.
*/

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use super::rows;
use crate::model::{FormKind, Section};

/// Retires a whole form of a report in favour of a document; the path of the form document that it replaces, if any.
pub fn retire_form(transaction: &Connection, report: i64, form: FormKind, by: i64) -> rusqlite::Result<Option<String>> {
    let older: Option<String> = transaction
        .prepare_cached(
            "select path from submission join document using (document_id)
             where report_id = ?1 and form = ?2 and replaced_by is null
             order by kind = 'form' desc, document_id desc",
        )?
        .query_row(params![report, form.name()], |row| row.get(0))
        .optional()?;
    if older.is_none() {
        return Ok(None);
    }
    for section in Section::ALL.into_iter().filter(|section| section.form() == form) {
        let keys: Vec<(u32, String)> = transaction
            .prepare_cached("select position, field from source where report_id = ?1 and section = ?2")?
            .query_map(params![report, section.table()], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        for (position, field) in keys {
            retire_value(transaction, report, section, position, &field, by)?;
        }
        rows::delete(transaction, section, report, None)?;
    }
    transaction.execute(
        "update submission_record set replaced_by = ?3 where report_id = ?1 and form = ?2 and replaced_by is null",
        params![report, form.name(), by],
    )?;
    Ok(older)
}

/// Retires one value in favour of a document; whether there was one.
pub fn retire_value(
    transaction: &Connection,
    report: i64,
    section: Section,
    position: u32,
    field: &str,
    by: i64,
) -> rusqlite::Result<bool> {
    let moved = transaction
        .prepare_cached(
            "insert into replaced_value (report_id, section, position, field, value, document_id, cell, raw, step_fen, note, replaced_by)
             select report_id, section, position, field, ?5, document_id, cell, raw, step_fen, note, ?6
             from source where report_id = ?1 and section = ?2 and position = ?3 and field = ?4",
        )?
        .execute(params![report, section.table(), position, field, value(transaction, report, section, position, field)?, by])?;
    transaction
        .prepare_cached("delete from source where report_id = ?1 and section = ?2 and position = ?3 and field = ?4")?
        .execute(params![report, section.table(), position, field])?;
    Ok(moved > 0)
}

/// Brings the source of a replaced value back into force; the value, for [`set_row`].
pub fn restore_source(
    transaction: &Connection,
    report: i64,
    section: Section,
    position: u32,
    field: &str,
    document_id: i64,
) -> rusqlite::Result<Value> {
    let key = params![report, section.table(), position, field, document_id];
    let one = "report_id = ?1 and section = ?2 and position = ?3 and field = ?4 and document_id = ?5";
    let value = transaction
        .prepare_cached(&format!("select value from replaced_value where {one}"))?
        .query_row(key, |row| row.get(0))?;
    transaction
        .prepare_cached(&format!(
            "insert into source (report_id, section, position, field, document_id, cell, raw, step_fen, note)
             select report_id, section, position, field, document_id, cell, raw, step_fen, note
             from replaced_value where {one}"
        ))?
        .execute(key)?;
    transaction.prepare_cached(&format!("delete from replaced_value where {one}"))?.execute(key)?;
    Ok(value)
}

/// Writes the fields of a row that have changed, all at once, since a row is never without its name. A row that no
/// source speaks of any more goes.
pub fn set_row(
    transaction: &Connection,
    report: i64,
    section: Section,
    position: u32,
    fields: &BTreeMap<String, Value>,
) -> rusqlite::Result<()> {
    let is_stated: bool = transaction
        .prepare_cached("select exists (select 1 from source where report_id = ?1 and section = ?2 and position = ?3)")?
        .query_row(params![report, section.table(), position], |row| row.get(0))?;
    if !is_stated {
        return rows::delete(transaction, section, report, Some(position));
    }
    let fields = fields.iter().map(|(field, value)| (field.as_str(), value.clone())).collect();
    rows::put(transaction, section, report, position, fields)
}

pub fn value(
    transaction: &Connection,
    report: i64,
    section: Section,
    position: u32,
    field: &str,
) -> rusqlite::Result<Value> {
    let row = if section.has_rows() { " and position = ?2" } else { " and ?2 = 0" };
    let sql = format!("select {} from {} where report_id = ?1{row}", rows::column(field), section.table());
    let value = transaction.prepare_cached(&sql)?.query_row(params![report, position], |row| row.get(0)).optional()?;
    Ok(value.unwrap_or(Value::Null))
}

/// A position that no row of a section has or had.
pub fn free_position(transaction: &Connection, report: i64, section: Section) -> rusqlite::Result<u32> {
    let table = section.table();
    let sql = format!(
        "select 1 + max(coalesce((select max(position) from {table} where report_id = ?1), 0),
             coalesce((select max(position) from replaced_value where report_id = ?1 and section = '{table}'), 0))"
    );
    transaction.prepare_cached(&sql)?.query_row([report], |row| row.get(0))
}
