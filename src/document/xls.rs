//! xls and et workbooks.

use std::io::Cursor;

use office_oxide::xls::{CellValue, Sheet, XlsDocument, XlsError};

use super::number_format::{Moment, date_text, numeral};
use super::sheet::{Book, decimal, percentage};
use super::xls_records::Records;
use super::{Block, damage};
use crate::model::Message;

/// The visible sheets of a workbook.
pub fn read(path: &str, bytes: &[u8]) -> Result<Vec<Block>, Message> {
    let workbook = XlsDocument::from_reader(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Encrypted | XlsError::EncryptionNotSupported(_) => Message::Encrypted { path: path.to_string() },
        XlsError::Cfb(error) => damage::of_compound(path, &error),
        error => Message::BrokenFile { path: path.to_string(), reason: error.to_string() },
    })?;
    // What is left of a workbook that was cut off looks like a whole one.
    if workbook.truncated() {
        return Err(Message::CutOff { path: path.to_string(), reason: workbook.notices().join("; ") });
    }
    let mut records = Records::of(bytes);
    let mut book = Book::new(path);
    for sheet in workbook.sheets.iter().filter(|sheet| !sheet.hidden) {
        book.open_sheet(&sheet.name)?;
        let mut hidden = records.hidden.remove(&sheet.name).unwrap_or_default();
        for (first_row, last_row, first_column, last_column) in &sheet.merged_cells {
            hidden.merge(((*first_row).into(), (*first_column).into()), ((*last_row).into(), (*last_column).into()));
        }
        book.hide(hidden);
        for (row, values) in sheet.rows.iter().enumerate() {
            for (column, value) in values.iter().enumerate().filter(|(_, value)| **value != CellValue::Empty) {
                book.value(row as u32, column as u32, text(&records, sheet, row, column, value))?;
            }
        }
    }
    book.blocks()
}

/// Numbers with all their digits as their formats show them, dates as dates.
fn text(records: &Records, sheet: &Sheet, row: usize, column: usize, value: &CellValue) -> String {
    let exact = value.as_text();
    if !matches!(value, CellValue::Number(_)) {
        return exact;
    }
    let shown = sheet.display_text(row, column).unwrap_or_default();
    let style = sheet.xf.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default();
    let format = records.format(style);
    if let Some(moment) = moment(&shown) {
        return date_text(moment, format.unwrap_or_default());
    }
    match format {
        Some(format) => numeral(&decimal(&exact).map_or_else(|| exact.clone(), |number| number.to_string()), format),
        None => percentage(&exact, &shown).unwrap_or(exact),
    }
}

/// A date as the reader of workbooks writes it: `2019-01-01`, `2019-01-01T09:30:00`.
fn moment(shown: &str) -> Option<Moment> {
    let (day, time) = shown.split_once(['T', ' ']).unwrap_or((shown, "00:00:00"));
    let numbers: Vec<u16> = day
        .split('-')
        .chain(time.split(':'))
        .map(|part| part.split('.').next()?.parse().ok())
        .collect::<Option<_>>()?;
    let [year, month, day, hour, minute, second] = numbers[..] else { return None };
    let small = |number: u16| u8::try_from(number).ok();
    Some((year, small(month)?, small(day)?, small(hour)?, small(minute)?, small(second)?))
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn a_date_is_told_from_a_number() {
        assert_eq!(moment("2019-01-01"), Some((2019, 1, 1, 0, 0, 0)));
        assert_eq!(moment("2019-01-01T09:30:00"), Some((2019, 1, 1, 9, 30, 0)));
        for number in ["2019", "-12.5", "12.50%", "1-2", ""] {
            assert_eq!(moment(number), None);
        }
    }
}
