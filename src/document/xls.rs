//! xls and et workbooks.

use std::io::Cursor;

use office_oxide::xls::{CellValue, Sheet, XlsDocument, XlsError};

use super::Block;
use super::sheet::{Book, percentage};
use crate::model::Message;

/// The visible sheets of a workbook.
pub fn read(path: &str, bytes: &[u8]) -> Result<Vec<Block>, Message> {
    let workbook = XlsDocument::from_reader(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Encrypted | XlsError::EncryptionNotSupported(_) => Message::Encrypted { path: path.to_string() },
        error => broken(path, error.to_string()),
    })?;
    // What is left of a workbook that was cut off looks like a whole one.
    if workbook.truncated() {
        return Err(broken(path, workbook.notices().join("; ")));
    }
    let mut book = Book::new(path);
    for sheet in workbook.sheets.iter().filter(|sheet| !sheet.hidden) {
        book.open_sheet(&sheet.name)?;
        for (row, values) in sheet.rows.iter().enumerate() {
            for (column, value) in values.iter().enumerate().filter(|(_, value)| **value != CellValue::Empty) {
                book.value(row as u32, column as u32, text(sheet, row, column, value))?;
            }
        }
    }
    book.blocks()
}

/// Numbers with all their digits, percentages with their sign.
fn text(sheet: &Sheet, row: usize, column: usize, value: &CellValue) -> String {
    let exact = value.as_text();
    let shown = || sheet.display_text(row, column).unwrap_or_default();
    match value {
        CellValue::Number(_) => percentage(&exact, &shown()).unwrap_or(exact),
        _ => exact,
    }
}

fn broken(path: &str, reason: String) -> Message {
    Message::BrokenFile { path: path.to_string(), reason }
}
