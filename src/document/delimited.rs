//! Comma-separated text: tidy tables, and forms saved as CSV.

use super::grid::MOST_CELLS;
use super::{Block, Cell};
use crate::model::{Message, Place};

/// A tidy table of a province and ten years has as many.
const MOST_TIDY_CELLS: usize = 1_500_000;

/// Columns that a tidy table may have; what is narrower or wider is a form, and as small as one.
const TIDY_COLUMNS: std::ops::RangeInclusive<usize> = 5..=32;

/// The delimiter of a text that is delimited: a file named `.csv`, one whose first line has four commas and no tab, or
/// one most of whose lines have three semicolons. What stands in more lines of a `.csv` is its delimiter, whatever it is
/// named after.
pub fn delimiter(path: &str, text: &str) -> Option<u8> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).take(1000).peekable();
    let first = lines.peek().copied().unwrap_or_default();
    let (mut all, mut tabbed, mut commas, mut semicolons) = (0, 0, 0, 0);
    for line in lines {
        all += 1;
        tabbed += usize::from(line.contains('\t'));
        commas += usize::from(line.contains(','));
        semicolons += usize::from(line.matches(';').count() >= 3);
    }
    if path.to_lowercase().ends_with(".csv") {
        return Some(if tabbed > commas {
            b'\t'
        } else if semicolons > commas {
            b';'
        } else {
            b','
        });
    }
    if tabbed > 0 || text.contains('|') {
        return (!first.contains(['\t', '|']) && first.matches(',').count() >= 4).then_some(b',');
    }
    if semicolons >= 2 && semicolons * 2 > all && commas * 4 < all {
        return Some(b';');
    }
    (first.matches(',').count() >= 4).then_some(b',')
}

/// A field without the marks that make it text in a spreadsheet: `="12.5"`, `'12.5`.
pub fn unmarked(field: &str) -> &str {
    let quoted = field.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).filter(|text| !text.contains('"'));
    let marked = field.strip_prefix('\'').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c == '-'));
    quoted.or(marked).unwrap_or(field)
}

/// One table of all records.
pub fn read(path: &str, text: &str, delimiter: u8) -> Result<Vec<Block>, Message> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let (mut cells, mut most) = (0, MOST_TIDY_CELLS);
    for record in reader.records() {
        let record = record.map_err(|error| Message::Io { path: path.to_string(), reason: error.to_string() })?;
        let line = record.position().map_or(0, csv::Position::line) as u32;
        cells += record.len();
        if !TIDY_COLUMNS.contains(&record.len()) {
            most = MOST_CELLS;
        }
        if cells > most {
            return Err(Message::TooManyCells { most });
        }
        let cell = |(index, text): (usize, &str)| Cell {
            text: unmarked(text).to_string(),
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

    #[test]
    fn the_delimiter_is_what_most_lines_have() {
        assert_eq!(delimiter("x.csv", "标题\n甲\t1,000\n乙\t2\n"), Some(b'\t'));
        assert_eq!(delimiter("x.csv", "标题\n甲;1;2;3\n乙;4;5;6\n"), Some(b';'));
        assert_eq!(delimiter("x.txt", "标题\n甲;1;2;3\n乙;4;5;6\n"), Some(b';'));
        assert_eq!(delimiter("x.txt", "标题\n甲; 1; 2; 3 完成\n乙\n丙\n丁\n"), None);
        assert_eq!(delimiter("x.txt", "| 甲;1;2;3 |\n| 乙;1;2;3 |\n"), None);
    }

    #[test]
    fn marks_of_text_are_no_text() {
        let blocks = read("x.csv", "=\"12.5\",\"=\"\"13\"\"\",'-14,'甲',=A1\n", b',').unwrap();
        let [Block::Table(rows)] = blocks.as_slice() else { panic!("one table") };
        let texts: Vec<&str> = rows[0].iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, ["12.5", "13", "-14", "'甲'", "=A1"]);
    }
}
