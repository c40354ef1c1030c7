/*!
Small tables that people keep beside a database: corrections, departments, exemptions. Their first row names the columns,
in English or Chinese and in any order. A column that nobody knows may be a misspelt one, and what it was to say would be
lost: a table with such a column is none.
*/

use std::collections::HashMap;

use super::label;
use crate::document::{Cell, Document};
use crate::model::{Message, Place};

/// A column of such a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its English name.
    pub name: &'static str,
    /// Its Chinese names, the usual one first.
    pub labels: &'static [&'static str],
    /// Whether the table must have it.
    pub required: bool,
}

impl Column {
    /// Whether a normalised label is one of its names.
    pub fn is_called(&self, label: &str) -> bool {
        let name = label.to_lowercase();
        self.name == name || self.labels.contains(&name.as_str())
    }

    /// Its name in English and in Chinese, either of which may be written.
    pub fn in_both(&self) -> String {
        format!("{} {}", self.name, self.labels[0])
    }
}

/// A row below the head.
#[derive(Debug, Clone)]
pub struct Row<'d> {
    /// Where it begins.
    pub place: Place,
    cells: &'d [Cell],
    at: HashMap<&'static str, usize>,
}

impl<'d> Row<'d> {
    /// The text of a column; none where it is blank or not there.
    pub fn text(&self, column: &str) -> Option<&'d str> {
        let cell = self.cells.get(*self.at.get(column)?)?;
        Some(cell.text.trim()).filter(|_| !cell.is_blank())
    }

    /// The text of a column that must not be blank.
    pub fn required(&self, column: &Column) -> Result<&'d str, Message> {
        self.text(column.name).ok_or_else(|| Message::FieldMissing { column: column.in_both() })
    }

    /// The year in a column, if it is not blank.
    pub fn year(&self, column: &str) -> Result<Option<i32>, Message> {
        let Some(text) = self.text(column) else { return Ok(None) };
        let year = text.trim_end_matches('年').parse().ok().filter(|year| (1990..=2100).contains(year));
        year.map(Some).ok_or_else(|| Message::NotAYear { text: text.to_string() })
    }

    /// Its cells as the head names them: of each, the index of its column.
    pub fn index(&self, column: &str) -> Option<usize> {
        self.at.get(column).copied()
    }

    /// All its cells.
    pub fn cells(&self) -> &'d [Cell] {
        self.cells
    }
}

/// A day as `2027-06-30`, written with `-`, `/`, `.` or 年月日.
pub fn day(text: &str) -> Result<String, Message> {
    let parts: Option<Vec<u32>> =
        text.trim_end_matches('日').split(['-', '/', '.', '年', '月']).map(|part| part.trim().parse().ok()).collect();
    let days = |year: u32, month: u32| match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    match parts.as_deref() {
        Some([year @ 1990..=2100, month @ 1..=12, day]) if (1..=days(*year, *month)).contains(day) => {
            Ok(format!("{year:04}-{month:02}-{day:02}"))
        }
        _ => Err(Message::NotADay { text: text.to_string() }),
    }
}

/// The rows of a table with these columns. Errors: a column that must be there is missing, one stands twice,
/// or nobody knows it.
pub fn rows<'d>(document: &'d Document, columns: &[Column]) -> Result<Vec<Row<'d>>, Message> {
    let rows = document.rows();
    let mut at = HashMap::new();
    let head = rows.first().copied().unwrap_or_default();
    let line = head.first().map_or(1, |cell| cell.place.line());
    for (index, cell) in head.iter().enumerate() {
        let text = label::normalise(&cell.text).text;
        let named = columns.iter().find(|column| column.is_called(&text));
        let column = || cell.text.trim().to_string();
        match named {
            Some(named) if at.insert(named.name, index).is_some() => {
                return Err(Message::ColumnTwice { line, column: column() });
            }
            None if !cell.is_blank() => {
                let known: Vec<String> = columns.iter().map(Column::in_both).collect();
                return Err(Message::LedgerColumnUnknown { line, column: column(), known: known.join("、") });
            }
            _ => {}
        }
    }
    let missing: Vec<String> =
        columns.iter().filter(|column| column.required && !at.contains_key(column.name)).map(Column::in_both).collect();
    if !missing.is_empty() {
        return Err(Message::LedgerColumnMissing { line, columns: missing.join("、") });
    }
    let is_filled = |cells: &&[Cell]| !cells.iter().all(Cell::is_blank);
    let row = |cells: &'d [Cell]| Row { place: cells[0].place.clone(), cells, at: at.clone() };
    Ok(rows.into_iter().skip(1).filter(is_filled).map(row).collect())
}
