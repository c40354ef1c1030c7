/*!
What the reader of xls workbooks does not tell: rows and columns that are not shown, and the formats of numbers.

A workbook is a stream of records: a number, a length, the content ([MS-XLS] 2.1.4). Its first part lists the sheets,
formats and styles; each sheet is a part of its own. Only workbooks of Excel 97 and later are looked at.
*/

use std::collections::HashMap;
use std::io::Cursor;

use office_oxide::cfb::CfbReader;

use super::hidden::Hidden;

/// Of all sheets.
#[derive(Default)]
pub struct Records {
    /// What each sheet does not show, by its name.
    pub hidden: HashMap<String, Hidden>,
    formats: HashMap<u16, String>,
    /// The number of the format of each style.
    styles: Vec<u16>,
}

impl Records {
    /// Those of a file; none that are damaged.
    pub fn of(bytes: &[u8]) -> Records {
        let stream = CfbReader::new(Cursor::new(bytes)).and_then(|mut container| container.open_stream("Workbook"));
        stream.map_or_else(|_| Records::default(), |stream| Records::of_stream(&stream))
    }

    fn of_stream(stream: &[u8]) -> Records {
        let mut records = Records::default();
        let mut names: HashMap<u32, String> = HashMap::new();
        // Parts within parts: charts on a sheet.
        let mut depth = 0usize;
        let mut sheet = None;
        let mut at = 0;
        while let Some((kind, content)) = record(stream, at) {
            match kind {
                BEGIN => {
                    depth += 1;
                    if depth == 1 {
                        sheet = names.get(&(at as u32)).cloned();
                    }
                }
                END => depth = depth.saturating_sub(1),
                SHEET => names.extend(sheet_of(content)),
                FORMAT => records.formats.extend(word(content, 0).zip(text(content.get(2..).unwrap_or_default()))),
                STYLE => records.styles.push(word(content, 2).unwrap_or_default()),
                ROW | COLUMNS if depth == 1 => {
                    if let Some(name) = &sheet {
                        hide(records.hidden.entry(name.clone()).or_default(), kind, content);
                    }
                }
                _ => {}
            }
            at += 4 + content.len();
        }
        records
    }

    /// The format that a workbook gives a style; none where it is one of those that every program has.
    pub fn format(&self, style: u16) -> Option<&str> {
        let number = self.styles.get(usize::from(style))?;
        self.formats.get(number).map(String::as_str)
    }
}

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const SHEET: u16 = 0x0085;
const FORMAT: u16 = 0x041e;
const STYLE: u16 = 0x00e0;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007d;

fn record(stream: &[u8], at: usize) -> Option<(u16, &[u8])> {
    let (kind, length) = (word(stream, at)?, word(stream, at + 2)?);
    Some((kind, stream.get(at + 4..at + 4 + usize::from(length))?))
}

fn hide(hidden: &mut Hidden, kind: u16, content: &[u8]) -> Option<()> {
    if kind == ROW {
        // fDyZero
        if content.get(12)? & 0x20 != 0 {
            let row = u32::from(word(content, 0)?);
            hidden.hide_rows(row, row);
        }
    } else if content.get(8)? & 1 != 0 {
        hidden.hide_columns(word(content, 0)?.into(), word(content, 2)?.into());
    }
    Some(())
}

/// Where a sheet begins, and its name.
fn sheet_of(content: &[u8]) -> Option<(u32, String)> {
    let at = content.get(..4)?.try_into().ok().map(u32::from_le_bytes)?;
    let [count, rest @ ..] = content.get(6..)? else { return None };
    Some((at, characters(*count as usize, rest)?))
}

/// A text with its length before it.
fn text(content: &[u8]) -> Option<String> {
    characters(word(content, 0)?.into(), content.get(2..)?)
}

/// So many characters, of one byte or of two.
fn characters(count: usize, content: &[u8]) -> Option<String> {
    let (flags, rest) = content.split_first()?;
    if flags & 1 == 0 {
        return Some(rest.get(..count)?.iter().map(|byte| char::from(*byte)).collect());
    }
    let units: Vec<u16> = rest.get(..2 * count)?.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok()
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, content: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(content.len() as u16).to_le_bytes(), content].concat()
    }

    fn stream() -> Vec<u8> {
        let row = |number: u8, flags: u8| record(ROW, &[number, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, flags, 1, 15, 0]);
        let globals = |sheet_at: u8| {
            let name =
                [&[sheet_at, 0, 0, 0, 0, 0, 1, 1][..], &'表'.encode_utf16(&mut [0; 1])[0].to_le_bytes()].concat();
            let format = [&[164, 0, 7, 0, 0][..], b"0!.0000"].concat();
            [
                record(BEGIN, &[0, 6, 5, 0]),
                record(SHEET, &name),
                record(FORMAT, &format),
                record(STYLE, &[0, 0, 0, 0]),
                record(STYLE, &[0, 0, 164, 0]),
                record(END, &[]),
            ]
            .concat()
        };
        let chart = [record(BEGIN, &[]), row(5, 0x20), record(END, &[])].concat();
        let sheet = [
            record(BEGIN, &[0, 6, 16, 0]),
            record(COLUMNS, &[1, 0, 2, 0, 0, 8, 15, 0, 1, 0]),
            record(COLUMNS, &[3, 0, 3, 0, 0, 8, 15, 0, 0, 0]),
            row(3, 0),
            row(4, 0x20),
            chart,
            record(END, &[]),
        ]
        .concat();
        [globals(globals(0).len() as u8), sheet].concat()
    }

    #[test]
    fn hidden_rows_and_columns_and_formats_are_found() {
        let mut records = Records::of_stream(&stream());
        assert_eq!((records.format(0), records.format(1), records.format(2)), (None, Some("0!.0000"), None));
        let hidden = records.hidden.get_mut("表").unwrap();
        hidden.settle();
        let rows: Vec<u32> = (0..6).filter(|row| hidden.hides(*row, 0)).collect();
        let columns: Vec<u32> = (0..6).filter(|column| hidden.hides(0, *column)).collect();
        assert_eq!((rows, columns), (vec![4], vec![1, 2]));
    }

    #[test]
    fn damage_is_survived() {
        let stream = stream();
        for at in 0..stream.len() {
            Records::of_stream(&stream[..at]);
            let mut damaged = stream.clone();
            damaged[at] ^= 0xff;
            Records::of_stream(&damaged);
        }
        Records::of(b"\xd0\xcf\x11\xe0");
    }
}
