//! xlsx workbooks. Values are taken cell by cell: a range of two far cells would be a grid of billions.

use std::io::Cursor;

use calamine::{Data, Reader, SheetVisible, Xlsx, XlsxError, open_workbook_from_rs};
use rust_decimal::Decimal;

use super::sheet::{Book, significant};
use super::{Block, package};
use crate::model::Message;

/// The visible sheets of a workbook.
pub fn read(path: &str, bytes: &[u8]) -> Result<Vec<Block>, Message> {
    let broken = |error: XlsxError| Message::BrokenFile { path: path.to_string(), reason: error.to_string() };
    package::weigh(path, &mut package::open(path, bytes)?)?;
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let visible = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible;
    let names: Vec<String> =
        workbook.sheets_metadata().iter().filter(visible).map(|sheet| sheet.name.clone()).collect();
    let mut book = Book::new(path);
    for name in names {
        let mut cells = match workbook.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // A sheet that is one chart.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(broken(error)),
        };
        book.open_sheet(&name)?;
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(broken)? {
            let format = cells.styles().get(style).and_then(|style| style.number_format.as_ref());
            let (row, column) = cell.get_position();
            let value: Data = cell.get_value().clone().into();
            if value != Data::Empty {
                let text = text(&value, format.map_or("", |format| format.format_code.as_str()));
                book.value(row, column, text)?;
            }
        }
    }
    book.blocks()
}

/// A value as the sheet shows it, where that matters: a percentage keeps its sign.
fn text(value: &Data, format: &str) -> String {
    match value {
        Data::Float(number) => numeral(&number.to_string(), format),
        Data::Int(number) => numeral(&number.to_string(), format),
        value => value.to_string(),
    }
}

/// A number as its format shows it, with all its digits.
pub fn numeral(digits: &str, format: &str) -> String {
    let positive = format.split(';').next().unwrap_or_default();
    let unquoted: String = positive.split('"').step_by(2).collect();
    let hundredfold = || digits.parse::<Decimal>().ok()?.checked_mul(Decimal::ONE_HUNDRED).map(significant);
    match (unquoted.contains('%'), positive.contains('%'), hundredfold()) {
        (true, _, Some(shown)) => {
            let decimals = unquoted.split_once('.').map_or(0, |(_, behind)| behind.matches('0').count());
            let decimals = decimals.max(shown.scale() as usize);
            format!("{shown:.decimals$}%")
        }
        (false, true, _) => format!("{digits}%"),
        _ => digits.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::numeral;

    #[test]
    fn percentages_are_shown_as_percentages() {
        assert_eq!(numeral("0.9444", "0.00%"), "94.44%");
        assert_eq!(numeral("1", "0%"), "100%");
        assert_eq!(numeral("94.44", "0.00\"%\""), "94.44%");
        assert_eq!(numeral("0.9444", "General"), "0.9444");
        assert_eq!(numeral("0.57", "0.00%"), "57.00%");
    }

    #[test]
    fn a_number_too_large_for_a_percentage_is_left_as_it_is() {
        let digits = "7".repeat(28);
        assert_eq!(numeral(&digits, "0%"), digits);
    }
}
