//! Comma-separated text: tidy tables, and forms saved as CSV.

use super::grid::MOST_CELLS;
use super::{Block, Cell};
use crate::model::{Message, Place};

/// A tidy table of a province and ten years has as many.
const MOST_TIDY_CELLS: usize = 1_500_000;

/// Columns that a tidy table may have; what is narrower or wider is a form, and as small as one.
const TIDY_COLUMNS: std::ops::RangeInclusive<usize> = 5..=32;

/// The delimiter of a text that is delimited: a file named `.csv`, one whose first line has four commas and no tab, one
/// most of whose lines have as many commas as a line beside them, or one most of whose lines have three semicolons. What stands in more lines of a `.csv` is its delimiter, whatever it is
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
    (first.matches(',').count() >= 4 || is_regular(text)).then_some(b',')
}

/// Whether most lines have three commas or more, and as many as the line above or below. Commas within quotes part no
/// fields, and most of them must not part thousands.
fn is_regular(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(1000).collect();
    let counts: Vec<usize> = lines.iter().map(|line| bare_commas(line).count()).collect();
    let like = |at: usize, other: Option<usize>| other.and_then(|other| counts.get(other)) == counts.get(at);
    let regular: Vec<usize> = (0..counts.len())
        .filter(|at| counts[*at] >= 3 && (like(*at, at.checked_sub(1)) || like(*at, Some(at + 1))))
        .collect();
    let all: usize = regular.iter().map(|at| counts[*at]).sum();
    let in_numbers = |at: &usize| bare_commas(lines[*at]).filter(|behind| parts_thousands(behind)).count();
    let of_numbers: usize = regular.iter().map(in_numbers).sum();
    regular.len() >= 4 && regular.len() * 2 > counts.len() && of_numbers * 2 < all
}

/// What stands behind each comma of a line that is in no quotes.
fn bare_commas(line: &str) -> impl Iterator<Item = &str> {
    let mut in_quotes = false;
    line.char_indices().filter_map(move |(at, character)| {
        in_quotes ^= character == '"';
        (character == ',' && !in_quotes).then(|| &line[at + 1..])
    })
}

/// Whether three digits follow, and no more.
fn parts_thousands(behind: &str) -> bool {
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3
}

/// A field without the marks that make it text in a spreadsheet: `="12.5"`, `'12.5`, `'=1+1`.
pub fn unmarked(field: &str) -> &str {
    let quoted = field.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).filter(|text| !text.contains('"'));
    // Our own csv marks what a spreadsheet would run; of several apostrophes one is the mark.
    let is_marked = |c: char| c.is_ascii_digit() || matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r');
    let marked = field.strip_prefix('\'').filter(|rest| rest.trim_start_matches('\'').starts_with(is_marked));
    quoted.or(marked).unwrap_or(field)
}

/// The line in which a record stands. The reader says where it went on from: before the second half of `\r\n`, and before
/// blank lines.
pub fn line_of(text: &[u8], position: &csv::Position) -> u32 {
    let behind = text.get(position.byte() as usize..).unwrap_or_default();
    let ends = behind.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    (position.line() as usize + ends.filter(|byte| **byte == b'\n').count()) as u32
}

/// One table of all records.
pub fn read(path: &str, text: &str, delimiter: u8) -> Result<Vec<Block>, Message> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let (mut cells, mut most) = (0, MOST_TIDY_CELLS);
    for record in reader.records() {
        let record = record.map_err(|error| Message::Io { path: path.to_string(), reason: error.to_string() })?;
        let line = record.position().map_or(0, |position| line_of(text.as_bytes(), position));
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
    fn a_record_has_its_own_line_behind_blank_lines_and_in_files_of_windows() {
        for text in ["a,b\n\nc,d\n\n\ne,f\n", "a,b\r\n\r\nc,d\r\n\r\n\r\ne,f\r\n"] {
            let blocks = read("x.csv", text, b',').unwrap();
            let [Block::Table(rows)] = blocks.as_slice() else { panic!("one table") };
            let lines: Vec<u32> = rows.iter().map(|row| row[0].place.line()).collect();
            assert_eq!(lines, [1, 3, 6]);
        }
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
    fn lines_of_as_many_commas_are_a_table_whatever_its_name() {
        let form =
            "标题\n单位：甲\n人员,编制数,,实有,,率,\n,39,,32,,82.05%,\n三公,\"1,036.2\",,40,,32,\n公务,1,,2,,3,\n";
        assert_eq!(delimiter("x.xls", form), Some(b','));
        assert_eq!(
            delimiter(
                "x.txt",
                "标题\n甲 1,234.00 2,345.00 3,456.00\n乙 1,234.00 2,345.00 3,456.00\n丙 1,000 2,000 3,000\n丁 1,000 2,000 3,000\n"
            ),
            None
        );
        assert_eq!(delimiter("x.txt", "甲,乙,丙,丁\n一\n二\n三\n"), None);
    }

    #[test]
    fn marks_of_text_are_no_text() {
        let blocks = read("x.csv", "=\"12.5\",\"=\"\"13\"\"\",'-14,'甲',=A1\n", b',').unwrap();
        let [Block::Table(rows)] = blocks.as_slice() else { panic!("one table") };
        let texts: Vec<&str> = rows[0].iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, ["12.5", "13", "-14", "'甲'", "=A1"]);
    }
}
