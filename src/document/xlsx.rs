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
    let mut container = package::open(path, bytes)?;
    package::weigh(path, &mut container)?;
    check_addresses(path, &mut container)?;
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

/// The reader of workbooks counts without looking where a count ends: row 4294967298 would be row 2, and a range may not
/// end before it begins.
fn check_addresses(path: &str, container: &mut package::Package<'_>) -> Result<(), Message> {
    for index in 0..container.len() {
        let name = package::name(path, container, index)?;
        if !name.to_lowercase().contains("worksheet") {
            continue;
        }
        let text = package::unpack(path, container, index, &name)?;
        if let Some(address) = impossible_address(&text) {
            return Err(Message::BrokenFile { path: path.to_string(), reason: address });
        }
    }
    Ok(())
}

/// The value of an attribute `r` or `ref` that is no address of any sheet.
fn impossible_address(xml: &[u8]) -> Option<String> {
    for (at, _) in xml.iter().enumerate().filter(|(_, byte)| **byte == b'=') {
        let (before, behind) = (xml[..at].trim_ascii_end(), xml[at + 1..].trim_ascii_start());
        let Some((quote @ (b'"' | b'\''), value)) = behind.split_first() else { continue };
        if !(before.ends_with(b" r") || before.ends_with(b" ref")) {
            continue;
        }
        let value = value.split(|byte| byte == quote).next().unwrap_or_default();
        let corners: Option<Vec<(u32, u32)>> = value.split(|byte| *byte == b':').map(corner).collect();
        let possible = corners.is_some_and(|corners| match corners.as_slice() {
            [first, last] => first.0 <= last.0 && first.1 <= last.1,
            _ => true,
        });
        if !possible {
            return Some(String::from_utf8_lossy(&value[..value.len().min(40)]).into_owned());
        }
    }
    None
}

/// Column and row of an address such as `$B$12`; none where they have more letters or digits than a sheet.
fn corner(address: &[u8]) -> Option<(u32, u32)> {
    let (mut column, mut row) = (0u32, 0u32);
    for byte in address {
        match byte {
            b'0'..=b'9' => row = row * 10 + u32::from(byte - b'0'),
            b'A'..=b'Z' | b'a'..=b'z' => column = column * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1,
            _ => {}
        }
        if row >= 10_000_000 || column >= 10_000_000 {
            return None;
        }
    }
    Some((column, row))
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
    use super::{impossible_address, numeral};

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

    #[test]
    fn an_address_that_no_sheet_has_is_seen() {
        let sound = b"<dimension ref=\"A1:XFD1048576\"/><row r='12' ht=\"15.000000000001\"><c r=\"$A$12\" s=\"123456789\"/></row>";
        assert_eq!(impossible_address(sound), None);
        assert_eq!(impossible_address(b"<c r=\"A4294967298\">").as_deref(), Some("A4294967298"));
        assert_eq!(impossible_address(b"<c  r = 'ABCDEFGHIJ1'>").as_deref(), Some("ABCDEFGHIJ1"));
        assert_eq!(impossible_address(b"<dimension ref=\"B9:A1\"/>").as_deref(), Some("B9:A1"));
    }
}
