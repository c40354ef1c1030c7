//! Where something stands in a document, in words that a person can follow.

use std::fmt;
use std::sync::Arc;

use super::Lang;

/// The place of a cell; rows and columns are counted from 1. `Display` gives the text stored beside every value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// A field of a line of text: `line 12 field 3`.
    Line {
        /// Line of the file.
        line: u32,
        /// Field of the line.
        field: u32,
    },
    /// Lines of a large table: `lines 120-214`.
    Lines {
        /// First line.
        first: u32,
        /// Last line.
        last: u32,
    },
    /// A paragraph between tables: `paragraph 4`.
    Paragraph {
        /// Counted through the document.
        number: u32,
    },
    /// A cell of a table: `table 2 row 7 column 3`.
    Cell {
        /// Counted through the document.
        table: u32,
        /// Row of the table.
        row: u32,
        /// Column of its grid.
        column: u32,
    },
    /// A cell of a sheet: `Sheet1!D7`.
    Sheet {
        /// Name of the sheet.
        sheet: Arc<str>,
        /// Row of the sheet.
        row: u32,
        /// Column of the sheet.
        column: u32,
    },
    /// A cell of a page: `page 2 row 7 column 3`.
    Page {
        /// Page of the document.
        page: u32,
        /// Counted through the page; a line of text is a row.
        row: u32,
        /// Column of its table.
        column: u32,
    },
}

impl Place {
    /// Where a file begins.
    pub fn start() -> Place {
        Place::Line { line: 1, field: 1 }
    }

    /// The place that a stored text names, as `Display` wrote it.
    pub fn of_text(text: &str) -> Option<Place> {
        let words: Vec<&str> = text.split(' ').collect();
        let number = |word: &str| word.parse::<u32>().ok();
        let range = |word: &str| {
            let (first, last) = word.split_once('-').unwrap_or((word, word));
            Some((number(first)?, number(last)?))
        };
        let named = match words.as_slice() {
            ["line", line, "field", field] => {
                number(line).zip(number(field)).map(|(line, field)| Place::Line { line, field })
            }
            ["line" | "lines", lines] => range(lines).map(|(first, last)| Place::Lines { first, last }),
            ["paragraph", at] => number(at).map(|number| Place::Paragraph { number }),
            ["table", table, "row", row, "column", column] => number(table)
                .zip(number(row).zip(number(column)))
                .map(|(table, (row, column))| Place::Cell { table, row, column }),
            ["page", page, "row", row, "column", column] => number(page)
                .zip(number(row).zip(number(column)))
                .map(|(page, (row, column))| Place::Page { page, row, column }),
            _ => None,
        };
        let of_sheet = || {
            let (sheet, address) = text.rsplit_once('!')?;
            let (letters, row) = address.split_at(address.find(|c: char| c.is_ascii_digit())?);
            let digit = |letter: char| letter.is_ascii_uppercase().then(|| letter as u32 - 'A' as u32 + 1);
            let add = |column: u32, letter: char| column.checked_mul(26)?.checked_add(digit(letter)?);
            let column = letters.chars().try_fold(0, add).filter(|column| *column > 0)?;
            Some(Place::Sheet { sheet: sheet.into(), row: number(row)?, column })
        };
        named.or_else(of_sheet)
    }

    /// The line, the row or the number of the paragraph.
    pub fn line(&self) -> u32 {
        match self {
            Place::Line { line, .. } | Place::Lines { first: line, .. } => *line,
            Place::Paragraph { number } => *number,
            Place::Cell { row, .. } | Place::Sheet { row, .. } | Place::Page { row, .. } => *row,
        }
    }

    /// The name of the sheet.
    pub fn sheet(&self) -> Option<&str> {
        match self {
            Place::Sheet { sheet, .. } => Some(sheet),
            _ => None,
        }
    }

    /// The place in the reader's words.
    pub fn told(&self, lang: Lang) -> String {
        match (self, lang) {
            (Place::Line { line, field }, Lang::Zh) => format!("第 {line} 行第 {field} 栏"),
            (Place::Lines { first, last }, Lang::Zh) if first == last => format!("第 {first} 行"),
            (Place::Lines { first, last }, Lang::Zh) => format!("第 {first}–{last} 行"),
            (Place::Paragraph { number }, Lang::Zh) => format!("第 {number} 段"),
            (Place::Cell { table, row, column }, Lang::Zh) => format!("第 {table} 个表第 {row} 行第 {column} 列"),
            (Place::Page { page, row, column }, Lang::Zh) => format!("第 {page} 页第 {row} 行第 {column} 列"),
            (place, _) => place.to_string(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Line { line, field } => write!(out, "line {line} field {field}"),
            Place::Lines { first, last } if first == last => write!(out, "line {first}"),
            Place::Lines { first, last } => write!(out, "lines {first}-{last}"),
            Place::Paragraph { number } => write!(out, "paragraph {number}"),
            Place::Cell { table, row, column } => write!(out, "table {table} row {row} column {column}"),
            Place::Page { page, row, column } => write!(out, "page {page} row {row} column {column}"),
            Place::Sheet { sheet, row, column } => write!(out, "{sheet}!{}{row}", letters(*column)),
        }
    }
}

/// The letters of a sheet's column: 1 is A, 27 is AA.
fn letters(column: u32) -> String {
    let (mut rest, mut letters) = (column, Vec::new());
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_known_again_by_its_text() {
        let sheet = |column| Place::Sheet { sheet: "三公 (1)!".into(), row: 12, column };
        for place in [
            Place::Line { line: 12, field: 3 },
            Place::Lines { first: 4, last: 9 },
            Place::Lines { first: 4, last: 4 },
            Place::Paragraph { number: 4 },
            Place::Cell { table: 2, row: 7, column: 3 },
            Place::Page { page: 2, row: 7, column: 3 },
            sheet(4),
            sheet(703),
        ] {
            assert_eq!(Place::of_text(&place.to_string()), Some(place));
        }
        assert_eq!([Place::of_text("Sheet1!7"), Place::of_text("")], [None, None]);
    }

    #[test]
    fn a_stored_place_is_told_in_the_language_of_the_reader() {
        for (place, zh) in [
            (Place::Line { line: 14, field: 4 }, "第 14 行第 4 栏"),
            (Place::Lines { first: 9, last: 9 }, "第 9 行"),
            (Place::Lines { first: 120, last: 214 }, "第 120–214 行"),
            (Place::Paragraph { number: 4 }, "第 4 段"),
            (Place::Cell { table: 2, row: 7, column: 3 }, "第 2 个表第 7 行第 3 列"),
            (Place::Page { page: 2, row: 7, column: 3 }, "第 2 页第 7 行第 3 列"),
        ] {
            assert_eq!(Place::of_text(&place.to_string()).as_ref(), Some(&place));
            assert_eq!(place.told(Lang::Zh), zh);
        }
        let sheet = Place::Sheet { sheet: "Sheet1".into(), row: 7, column: 4 };
        assert_eq!(sheet.told(Lang::Zh), "Sheet1!D7");
        for text in ["line x field 3", "lines", ""] {
            assert_eq!(Place::of_text(text), None, "{text}");
        }
    }

    #[test]
    fn columns_of_a_sheet_have_letters() {
        assert_eq!([1, 4, 26, 27, 703].map(letters), ["A", "D", "Z", "AA", "AAA"]);
    }
}
