//! Comma-separated text: tidy tables, and forms saved as CSV.

use super::{Block, Cell};
use crate::model::{Message, Place};

/// The delimiter of a text that is delimited: a file named `.csv`, or one whose first line has four commas and no tab.
/// Tabs win over commas, so that a `.csv` that holds tabs is read as it was meant.
pub fn delimiter(path: &str, text: &str) -> Option<u8> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let named = path.to_lowercase().ends_with(".csv");
    let has = |mark: char, times: usize| first.matches(mark).count() >= times;
    if first.contains('\t') {
        return named.then_some(b'\t');
    }
    if named && has(';', 4) && !has(',', 1) {
        return Some(b';');
    }
    (named || has(',', 4)).then_some(b',')
}

/// One table of all records.
pub fn read(path: &str, text: &str, delimiter: u8) -> Result<Vec<Block>, Message> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| Message::Io { path: path.to_string(), reason: error.to_string() })?;
        let line = record.position().map_or(0, csv::Position::line) as u32;
        let cell = |(index, text): (usize, &str)| Cell {
            text: text.to_string(),
            place: Place::Line { line, field: index as u32 + 1 },
        };
        rows.push(record.iter().enumerate().map(cell).collect());
    }
    Ok(vec![Block::Table(rows)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_field_may_hold_the_delimiter_and_a_line_break() {
        let blocks = read("x.csv", "a,\"b,\nc\"\nd,e\n", b',').unwrap();
        let [Block::Table(rows)] = blocks.as_slice() else { panic!("one table") };
        assert_eq!(rows[0][1].text, "b,\nc");
        assert_eq!(rows[1][0].place.to_string(), "line 3 field 1");
    }

    #[test]
    fn the_delimiter_is_seen_in_the_first_line() {
        assert_eq!(delimiter("x.csv", "a,b"), Some(b','));
        assert_eq!(delimiter("x.csv", "a\tb"), Some(b'\t'));
        assert_eq!(delimiter("x.txt", "a,b,c,d,e"), Some(b','));
        assert_eq!(delimiter("x.txt", "三公经费\t1,234.00\t2\t3\t4"), None);
    }
}
