/*!
Which stored figures a document would change: the reports that it speaks of, before and after.

Reads whatever columns the section tables have, so that nothing here knows an item. Rows with names are told apart by
them, and rows of the same names by their order.
*/

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::Connection;
use rusqlite::types::Value;

use super::{put, report_id};
use crate::model::{FormKind, Section, Statement, Stored};

/// A stored value that would be another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Department.
    pub department: String,
    /// Year of the report.
    pub year: i32,
    /// Block of the form.
    pub section: Section,
    /// What names the row, in the order of [`Section::names`].
    pub names: Vec<String>,
    /// Column.
    pub field: String,
    /// What is stored; none where the value would be new to a form that is stored.
    pub old: Option<Stored>,
    /// What would be stored; none where nothing would stand there any more.
    pub new: Option<Stored>,
}

/// The values of some reports.
#[derive(Debug, Default)]
pub struct Values {
    values: BTreeMap<Key, Stored>,
    reports: HashMap<i64, (String, i32)>,
}

/// Where a value stands. `nth` counts the rows of the same names, `column` orders the fields as the table does.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    report: i64,
    section: Section,
    names: Vec<String>,
    nth: usize,
    column: usize,
    field: String,
}

/// The values in force of the reports that some statements speak of.
pub fn values(connection: &Connection, statements: &[Statement]) -> rusqlite::Result<Values> {
    let mut values = Values::default();
    for statement in statements {
        let Some(department) = put::known_department(connection, &statement.department.name)? else { continue };
        let report = report_id(statement.year, department);
        let names = (statement.department.name.clone(), statement.year);
        if values.reports.insert(report, names).is_none() {
            for section in Section::ALL {
                read(connection, report, section, &mut values.values)?;
            }
        }
    }
    Ok(values)
}

fn read(
    connection: &Connection,
    report: i64,
    section: Section,
    values: &mut BTreeMap<Key, Stored>,
) -> rusqlite::Result<()> {
    let order = if section.has_rows() { " order by position" } else { "" };
    let sql = format!("select * from {} where report_id = ?1{order}", section.table());
    let mut statement = connection.prepare_cached(&sql)?;
    let fields: Vec<String> = statement.column_names().map(str::to_string).collect();
    let mut seen = HashMap::<Vec<String>, usize>::new();
    let mut rows = statement.query([report])?;
    while let Some(row) = rows.next()? {
        let name = |field: &&str| row.get::<_, Option<String>>(*field).map(Option::unwrap_or_default);
        let names: Vec<String> = section.names().iter().map(name).collect::<rusqlite::Result<_>>()?;
        let nth = seen.entry(names.clone()).or_default();
        *nth += 1;
        for (column, field) in fields.iter().enumerate().filter(|(_, field)| is_value(section, field)) {
            let value = match row.get(column)? {
                Value::Integer(number) => Stored::Integer(number),
                Value::Text(text) => Stored::Text(text),
                _ => continue,
            };
            let (names, field) = (names.clone(), field.clone());
            values.insert(Key { report, section, names, nth: *nth, column, field }, value);
        }
    }
    Ok(())
}

/// Whether a column holds a value that people know, and neither names its row nor is derived from another column.
fn is_value(section: Section, field: &str) -> bool {
    let derived = ["_decimals", "_number", "_operator"].iter().any(|ending| field.ends_with(ending));
    !derived && !matches!(field, "report_id" | "position" | "comparable") && !section.names().contains(&field)
}

/// What differs. A form of which nothing was stored changes nothing: all of it is new.
pub fn between(before: &Values, after: &Values) -> Vec<Change> {
    let forms: HashSet<(i64, FormKind)> = before.values.keys().map(|key| (key.report, key.section.form())).collect();
    let mut keys: Vec<&Key> = before.values.keys().chain(after.values.keys()).collect();
    keys.sort();
    keys.dedup();
    let mut changes = Vec::new();
    for key in keys.into_iter().filter(|key| forms.contains(&(key.report, key.section.form()))) {
        let (old, new) = (before.values.get(key), after.values.get(key));
        let Some((department, year)) = after.reports.get(&key.report).filter(|_| old != new) else { continue };
        changes.push(Change {
            department: department.clone(),
            year: *year,
            section: key.section,
            names: key.names.clone(),
            field: key.field.clone(),
            old: old.cloned(),
            new: new.cloned(),
        });
    }
    changes
}
