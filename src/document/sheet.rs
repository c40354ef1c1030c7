//! Workbooks: xlsx, xls, et and ods. A sheet is a table; hidden sheets hold lists for forms, not forms, and are left out.

use std::io::Cursor;

use calamine::{Data, Range, Reader, SheetVisible, Sheets, StyleRange, open_workbook_auto_from_rs};
use rust_decimal::Decimal;

use super::{Block, Cell};
use crate::model::{Message, Place};

/// The visible sheets of a workbook.
pub fn read(path: &str, bytes: &[u8]) -> Result<Vec<Block>, Message> {
    let broken = |reason: String| Message::BrokenFile { path: path.to_string(), reason };
    let mut book: Sheets<_> =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| broken(error.to_string()))?;
    let visible = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible;
    let names: Vec<String> = book.sheets_metadata().iter().filter(visible).map(|sheet| sheet.name.clone()).collect();
    let mut blocks = Vec::new();
    for name in names {
        let range = book.worksheet_range(&name).map_err(|error| broken(error.to_string()))?;
        let styles = book.worksheet_style(&name).unwrap_or_else(|_| StyleRange::empty());
        blocks.push(Block::Table(rows(&name, &range, &styles)));
    }
    Ok(blocks)
}

fn rows(name: &str, range: &Range<Data>, styles: &StyleRange) -> Vec<Vec<Cell>> {
    let Some((top, left)) = range.start() else { return Vec::new() };
    let sheet: std::sync::Arc<str> = name.into();
    let cell = |row: u32, column: u32| {
        let value = range.get_value((row, column)).unwrap_or(&Data::Empty);
        let format = styles
            .get((row, column))
            .and_then(|style| style.number_format.as_ref())
            .map_or("", |format| format.format_code.as_str());
        let place = Place::Sheet { sheet: sheet.clone(), row: row + 1, column: column + 1 };
        Cell { text: text(value, format), place }
    };
    (0..range.height() as u32)
        .map(|row| (0..left + range.width() as u32).map(|column| cell(top + row, column)).collect())
        .collect()
}

/// A value as the sheet shows it, where that matters: a percentage keeps its sign.
fn text(value: &Data, format: &str) -> String {
    match value {
        Data::Float(number) => numeral(&number.to_string(), format),
        Data::Int(number) => numeral(&number.to_string(), format),
        value => value.to_string(),
    }
}

fn numeral(digits: &str, format: &str) -> String {
    let positive = format.split(';').next().unwrap_or_default();
    let unquoted: String = positive.split('"').step_by(2).collect();
    match (unquoted.contains('%'), positive.contains('%'), digits.parse::<Decimal>()) {
        (true, _, Ok(number)) => {
            let decimals = unquoted.split_once('.').map_or(0, |(_, behind)| behind.matches('0').count());
            let shown = number * Decimal::ONE_HUNDRED;
            let shown = shown.round_sf(15).unwrap_or(shown).normalize();
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
}
