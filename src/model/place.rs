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

    /// The place of a stored text. A cell of a sheet is none here: it reads the same in every language, and the name of
    /// its sheet may be anything.
    pub fn of_text(text: &str) -> Option<Place> {
        let words: Vec<&str> = text.split(' ').collect();
        let number = |word: &str| word.parse::<u32>().ok();
        Some(match words.as_slice() {
            ["line", line, "field", field] => Place::Line { line: number(line)?, field: number(field)? },
            ["line", line] => Place::Lines { first: number(line)?, last: number(line)? },
            ["lines", range] => {
                let (first, last) = range.split_once('-')?;
                Place::Lines { first: number(first)?, last: number(last)? }
            }
            ["paragraph", count] => Place::Paragraph { number: number(count)? },
            ["table", table, "row", row, "column", column] => {
                Place::Cell { table: number(table)?, row: number(row)?, column: number(column)? }
            }
            ["page", page, "row", row, "column", column] => {
                Place::Page { page: number(page)?, row: number(row)?, column: number(column)? }
            }
            _ => return None,
        })
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
        for text in ["Sheet1!D7", "line x field 3", "lines 1", ""] {
            assert_eq!(Place::of_text(text), None, "{text}");
        }
    }

    #[test]
    fn columns_of_a_sheet_have_letters() {
        assert_eq!([1, 4, 26, 27, 703].map(letters), ["A", "D", "Z", "AA", "AAA"]);
    }
}
