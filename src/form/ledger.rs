/*!
Small tables that people keep beside a database: corrections, departments, exemptions. Their first row names the columns,
in English or Chinese and in any order; columns that nobody asks for are theirs.
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
    /// Its name in English and in Chinese, either of which may be written.
    fn in_both(&self) -> String {
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

/// The rows of a table with these columns. Errors: a column that must be there is missing, or one stands twice.
pub fn rows<'d>(document: &'d Document, columns: &[Column]) -> Result<Vec<Row<'d>>, Message> {
    let rows = document.rows();
    let mut at = HashMap::new();
    let head = rows.first().copied().unwrap_or_default();
    let line = head.first().map_or(1, |cell| cell.place.line());
    for (index, cell) in head.iter().enumerate() {
        let text = label::normalise(&cell.text).text.to_lowercase();
        let named = columns.iter().find(|column| column.name == text || column.labels.contains(&text.as_str()));
        if let Some(column) = named
            && at.insert(column.name, index).is_some()
        {
            return Err(Message::ColumnTwice { line, column: cell.text.trim().to_string() });
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
