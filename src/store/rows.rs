/*!
The tables behind the sections, and how rows are written to them.

A section is read under its own name. What names its rows may lie in a table of names, once each, and its rarer fields in
a table beside its own; only this file knows.
*/

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use crate::model::Section;

/// Where the rows of a section lie.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// The table of its rows.
    pub rows: &'static str,
    /// The table of what names them, under the number that stands in `name_id`.
    pub names: Option<&'static str>,
    /// A table beside that of its rows, and the fields that do not lie there.
    beside: Option<(&'static str, &'static [&'static str])>,
}

impl Layout {
    /// The tables that hold fields of its rows.
    fn tables(self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.rows).chain(self.beside.map(|(table, _)| table))
    }
}

/// Where the rows of a section lie.
pub fn layout(section: Section) -> Layout {
    let lines = |rows| Layout { rows, names: Some("line_name"), beside: None };
    match section {
        Section::BaseLine => lines("base_line_record"),
        Section::SelfLine => lines("self_line_record"),
        Section::SelfIndicator => Layout {
            rows: "self_indicator_record",
            names: Some("indicator_name"),
            beside: Some(("self_indicator_detail", &["weight", "score"])),
        },
        section => Layout { rows: section.table(), names: None, beside: None },
    }
}

/// Writes fields of a row, which is made where there is none; the other fields stay.
pub fn put(
    connection: &Connection,
    section: Section,
    report: i64,
    position: u32,
    fields: Vec<(&str, Value)>,
) -> rusqlite::Result<()> {
    let Layout { rows, names, beside } = layout(section);
    let is_name = |(field, _): &(&str, Value)| names.is_some() && section.names().contains(field);
    let (given, fields): (Vec<_>, Vec<_>) = fields.into_iter().partition(is_name);
    let lies_beside = |(field, _): &(&str, Value)| beside.is_some_and(|(_, others)| !others.contains(field));
    let (rare, mut own): (Vec<_>, Vec<_>) = fields.into_iter().partition(lies_beside);
    if names.is_some() {
        own.push(("name_id", Value::from(name_of_row(connection, section, report, position, given)?)));
    }
    write(connection, rows, section, report, position, own)?;
    match beside {
        Some((table, _)) if !rare.is_empty() => write(connection, table, section, report, position, rare),
        _ => Ok(()),
    }
}

fn write(
    connection: &Connection,
    table: &str,
    section: Section,
    report: i64,
    position: u32,
    fields: Vec<(&str, Value)>,
) -> rusqlite::Result<()> {
    let keys: &[&str] = if section.has_rows() { &["report_id", "position"] } else { &["report_id"] };
    let key = [Value::from(report), Value::from(position)].into_iter().take(keys.len());
    let columns: Vec<String> = fields.iter().map(|(field, _)| column(field)).collect();
    let updates: Vec<String> = columns.iter().map(|column| format!("{column} = excluded.{column}")).collect();
    let conflict =
        if updates.is_empty() { "nothing".to_string() } else { format!("update set {}", updates.join(", ")) };
    let keys = keys.join(", ");
    let all: Vec<&str> = std::iter::once(keys.as_str()).chain(columns.iter().map(String::as_str)).collect();
    let values: Vec<Value> = key.chain(fields.into_iter().map(|(_, value)| value)).collect();
    let marks = vec!["?"; values.len()].join(", ");
    let sql = format!("insert into {table} ({}) values ({marks}) on conflict ({keys}) do {conflict}", all.join(", "));
    connection.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

/// Takes out one row, or all rows of a report.
pub fn delete(connection: &Connection, section: Section, report: i64, position: Option<u32>) -> rusqlite::Result<()> {
    let one = if section.has_rows() { "position = ?2" } else { "?2 = 0" };
    for table in layout(section).tables() {
        let sql = format!("delete from {table} where report_id = ?1 and (?2 is null or {one})");
        connection.prepare_cached(&sql)?.execute(params![report, position])?;
    }
    Ok(())
}

/// Takes out the rows of all reports that a statement selects.
pub fn delete_of(connection: &Connection, section: Section, reports: &str) -> rusqlite::Result<()> {
    for table in layout(section).tables() {
        connection.execute(&format!("delete from {table} where report_id in ({reports})"), [])?;
    }
    Ok(())
}

/// The number of the names of a row: those given, and those that it has where none is given.
fn name_of_row(
    connection: &Connection,
    section: Section,
    report: i64,
    position: u32,
    given: Vec<(&str, Value)>,
) -> rusqlite::Result<i64> {
    let mut names = vec![Value::Null; section.names().len()];
    if given.len() < names.len() {
        let sql = format!(
            "select {} from {} where report_id = ?1 and position = ?2",
            section.names().join(", "),
            section.table()
        );
        let read = |row: &rusqlite::Row<'_>| (0..section.names().len()).map(|index| row.get(index)).collect();
        let known = connection.prepare_cached(&sql)?.query_row(params![report, position], read).optional()?;
        names = known.unwrap_or(names);
    }
    for (field, value) in given {
        if let Some(at) = section.names().iter().position(|name| *name == field) {
            names[at] = value;
        }
    }
    name_id(connection, section, &names)
}

/// The number under which names of a section are kept; names that are new get one.
pub fn name_id(connection: &Connection, section: Section, names: &[Value]) -> rusqlite::Result<i64> {
    let table = layout(section).names.unwrap_or_default();
    let columns = section.names();
    let same: Vec<String> =
        columns.iter().enumerate().map(|(index, name)| format!("{name} is ?{}", index + 1)).collect();
    let known = connection
        .prepare_cached(&format!("select name_id from {table} where {}", same.join(" and ")))?
        .query_row(params_from_iter(names), |row| row.get(0))
        .optional()?;
    if let Some(known) = known {
        return Ok(known);
    }
    let marks = vec!["?"; columns.len()].join(", ");
    connection
        .prepare_cached(&format!("insert into {table} ({}) values ({marks})", columns.join(", ")))?
        .execute(params_from_iter(names))?;
    Ok(connection.last_insert_rowid())
}

/// A field as a column name. Fields are written by us alone, but a database file may come from anywhere.
pub fn column(field: &str) -> String {
    format!("\"{}\"", field.replace('"', ""))
}
