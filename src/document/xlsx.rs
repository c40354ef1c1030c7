//! xlsx workbooks. Values are taken cell by cell: a range of two far cells would be a grid of billions.

use std::io::Cursor;

use calamine::{Data, NumberFormat, Reader, SheetVisible, Xlsx, XlsxError, open_workbook_from_rs};

use super::number_format::{date_text, is_date, numeral};
use super::sheet::Book;
use super::{Block, package, xlsx_hidden};
use crate::model::Message;

/// The visible sheets of a workbook.
pub fn read(path: &str, bytes: &[u8]) -> Result<Vec<Block>, Message> {
    let broken = |error: XlsxError| Message::BrokenFile { path: path.to_string(), reason: error.to_string() };
    let mut container = package::open(path, bytes)?;
    package::weigh(path, &mut container)?;
    check_addresses(path, &mut container)?;
    let mut hidden = xlsx_hidden::read(path, &mut container)?;
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
        book.hide(hidden.remove(&name).unwrap_or_default());
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(broken)? {
            let format = cells.styles().get(style).and_then(|style| style.number_format.as_ref());
            let (row, column) = cell.get_position();
            let value: Data = cell.get_value().clone().into();
            if value != Data::Empty {
                let text = text(&value, format);
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
pub fn corner(address: &[u8]) -> Option<(u32, u32)> {
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

/// A value as the sheet shows it, where that matters: a number by its format, a date as a date.
fn text(value: &Data, format: Option<&NumberFormat>) -> String {
    let code = format.map_or("", |format| format.format_code.as_str());
    match value {
        Data::Float(number) => numeral(&number.to_string(), code),
        Data::Int(number) => numeral(&number.to_string(), code),
        // Dates that every program has in its own language have no format of their own.
        Data::DateTime(date) if !date.is_duration() && (code.is_empty() || is_date(code)) => {
            let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
            date_text((year, month, day, hour, minute, second), code)
        }
        Data::DateTime(time) if time.is_duration() => {
            let seconds = (time.as_f64() * 86_400.0).round() as i64;
            format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
        }
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::impossible_address;

    #[test]
    fn an_address_that_no_sheet_has_is_seen() {
        let sound = b"<dimension ref=\"A1:XFD1048576\"/><row r='12' ht=\"15.000000000001\"><c r=\"$A$12\" s=\"123456789\"/></row>";
        assert_eq!(impossible_address(sound), None);
        assert_eq!(impossible_address(b"<c r=\"A4294967298\">").as_deref(), Some("A4294967298"));
        assert_eq!(impossible_address(b"<c  r = 'ABCDEFGHIJ1'>").as_deref(), Some("ABCDEFGHIJ1"));
        assert_eq!(impossible_address(b"<dimension ref=\"B9:A1\"/>").as_deref(), Some("B9:A1"));
    }
}
