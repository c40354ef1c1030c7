//! What workbooks of every format share: the values of a sheet become a table, every cell with its address.

use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy};

use super::grid::MOST_CELLS;
use super::hidden::Hidden;
use super::{Block, Cell};
use crate::model::{Message, Place};

/// More text than the sheets of a workbook have; one long text may stand in a million cells.
const MOST_BYTES: usize = 64 << 20;

/// Blank rows in succession that a form may have; those beyond part things that have nothing to do with each other.
const MOST_BLANK_ROWS: u32 = 64;

/// A workbook in the making. Hidden sheets hold lists for forms, not forms: readers leave them out.
pub struct Book<'a> {
    path: &'a str,
    blocks: Vec<Block>,
    sheet: Arc<str>,
    /// Row and column, counted from 0.
    values: Vec<(u32, u32, String)>,
    hidden: Hidden,
    cells: usize,
    bytes: usize,
}

impl<'a> Book<'a> {
    /// A workbook without sheets.
    pub fn new(path: &'a str) -> Book<'a> {
        let (sheet, hidden) = ("".into(), Hidden::default());
        Book { path, blocks: Vec::new(), sheet, values: Vec::new(), hidden, cells: 0, bytes: 0 }
    }

    /// A sheet opens.
    pub fn open_sheet(&mut self, name: &str) -> Result<(), Message> {
        self.close_sheet()?;
        self.sheet = name.into();
        Ok(())
    }

    /// Rows and columns of the sheet that are not shown; their values are left out, and their addresses are not given to
    /// others.
    pub fn hide(&mut self, hidden: Hidden) {
        self.hidden = hidden;
    }

    /// A value of the sheet; rows and columns are counted from 0.
    pub fn value(&mut self, row: u32, column: u32, text: String) -> Result<(), Message> {
        self.bytes += text.len();
        if self.bytes > MOST_BYTES {
            let (path, part) = (self.path.to_string(), self.sheet.to_string());
            return Err(Message::TooLarge { path, part, most: MOST_BYTES as u64 >> 20 });
        }
        // No address of a workbook is larger either.
        if self.values.len() == MOST_CELLS || row >= 1 << 20 || column >= 1 << 14 {
            return Err(Message::TooManyCells { most: MOST_CELLS });
        }
        self.values.push((row, column, text));
        Ok(())
    }

    /// The sheets, each a table.
    pub fn blocks(mut self) -> Result<Vec<Block>, Message> {
        self.close_sheet()?;
        Ok(self.blocks)
    }

    /// Rows from the first that holds something, columns from A; of blank rows in succession only the first few.
    fn close_sheet(&mut self) -> Result<(), Message> {
        let mut values = std::mem::take(&mut self.values);
        let mut hidden = std::mem::take(&mut self.hidden);
        if hidden.settle() {
            values.retain(|(row, column, _)| !hidden.hides(*row, *column));
        }
        values.sort_by_key(|(row, column, _)| (*row, *column));
        let width = values.iter().map(|(_, column, _)| *column).max().unwrap_or(0) as usize + 1;
        let sheet = self.sheet.clone();
        let blank = |row: u32| {
            let place = |column: u32| Place::Sheet { sheet: sheet.clone(), row: row + 1, column: column + 1 };
            (0..width as u32).map(|column| Cell { text: String::new(), place: place(column) }).collect::<Vec<Cell>>()
        };
        let mut grid: Vec<Vec<Cell>> = Vec::new();
        let mut next = values.first().map_or(0, |(row, _, _)| *row);
        for (row, column, text) in values {
            for row in next.max(row.saturating_sub(MOST_BLANK_ROWS))..=row {
                self.cells = self.cells.saturating_add(width);
                if self.cells > MOST_CELLS {
                    return Err(Message::TooManyCells { most: MOST_CELLS });
                }
                grid.push(blank(row));
            }
            next = row + 1;
            if let Some(cell) = grid.last_mut().and_then(|cells| cells.get_mut(column as usize)) {
                cell.text = text;
            }
        }
        if !grid.is_empty() {
            self.blocks.push(Block::Table(grid));
        }
        Ok(())
    }
}

/// A number that a sheet shows with a percent sign, with all its digits: 0.9444 shown as `94.44%`, and 94.44 shown the
/// same by a sign that is only text. None where no sign is shown.
pub fn percentage(exact: &str, shown: &str) -> Option<String> {
    let printed = decimal(&shown.trim().strip_suffix(['%', '％'])?.trim().replace(',', ""))?;
    let is_shown = |value: &Decimal| {
        let rounded = value.round_dp_with_strategy(printed.scale(), RoundingStrategy::MidpointAwayFromZero);
        rounded == printed
    };
    let value = decimal(exact);
    let hundredfold = value.and_then(|value| value.checked_mul(Decimal::ONE_HUNDRED));
    let meant = [hundredfold, value].into_iter().flatten().map(significant).find(is_shown).unwrap_or(printed);
    Some(format!("{meant:.*}%", meant.scale().max(printed.scale()) as usize))
}

/// A number as workbooks write it, 1.5E-3 included.
pub fn decimal(text: &str) -> Option<Decimal> {
    text.parse().ok().or_else(|| Decimal::from_scientific(text).ok())
}

/// Without the noise of binary numbers, which begins behind 15 digits.
pub fn significant(number: Decimal) -> Decimal {
    number.round_sf(15).unwrap_or(number).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_become_a_table_from_the_first_row_that_holds_something() {
        let mut book = Book::new("x");
        book.open_sheet("空").unwrap();
        book.open_sheet("表").unwrap();
        book.value(2, 1, "乙".into()).unwrap();
        book.value(4, 0, "丙".into()).unwrap();
        let blocks = book.blocks().unwrap();
        let [Block::Table(rows)] = blocks.as_slice() else { panic!("one table") };
        let texts: Vec<Vec<&str>> =
            rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(texts, [["", "乙"], ["", ""], ["丙", ""]]);
        assert_eq!(rows[0][1].place.to_string(), "表!B3");
    }

    #[test]
    fn hidden_rows_and_columns_are_left_out_and_still_count() {
        let mut book = Book::new("x");
        for name in ["一", "二"] {
            book.open_sheet(name).unwrap();
            let mut hidden = Hidden::default();
            if name == "一" {
                hidden.hide_rows(1, 1);
                hidden.hide_columns(1, 1);
            }
            book.hide(hidden);
            for (row, column, text) in [(0, 0, "甲"), (0, 1, "乙"), (1, 0, "丙"), (2, 2, "丁")] {
                book.value(row, column, text.into()).unwrap();
            }
        }
        let texts = |block: &Block| match block {
            Block::Table(rows) => rows.iter().flatten().map(|cell| cell.text.clone()).collect::<String>(),
            Block::Paragraph(_) => String::new(),
        };
        let blocks = book.blocks().unwrap();
        assert_eq!(blocks.iter().map(texts).collect::<Vec<_>>(), ["甲丁", "甲乙丙丁"]);
        let Block::Table(rows) = &blocks[0] else { panic!("a table") };
        assert_eq!(rows[2][2].place.to_string(), "一!C3");
    }

    #[test]
    fn two_far_cells_do_not_fill_the_memory() {
        let mut book = Book::new("x");
        book.value(0, 0, "甲".into()).unwrap();
        book.value(1_048_575, 16_383, "乙".into()).unwrap();
        for row in 1..100 {
            book.value(row, 0, "丁".into()).unwrap();
        }
        let too_many = Message::TooManyCells { most: MOST_CELLS };
        assert_eq!(book.value(u32::MAX, 0, "丙".into()).unwrap_err(), too_many);
        assert_eq!(book.blocks().unwrap_err(), too_many);
    }

    #[test]
    fn rows_far_below_keep_their_address_and_not_the_way_to_them() {
        let mut book = Book::new("x");
        book.open_sheet("表").unwrap();
        book.value(1_048_575, 0, "乙".into()).unwrap();
        book.value(0, 1, "甲".into()).unwrap();
        let blocks = book.blocks().unwrap();
        let [Block::Table(rows)] = blocks.as_slice() else { panic!("one table") };
        assert_eq!(rows.len(), 66);
        assert_eq!((rows[0][1].text.as_str(), rows[65][0].text.as_str()), ("甲", "乙"));
        assert_eq!(
            (rows[1][0].place.to_string(), rows[65][0].place.to_string()),
            ("表!A1048512".into(), "表!A1048576".into())
        );
    }

    #[test]
    fn one_long_text_in_many_cells_does_not_fill_the_memory() {
        let mut book = Book::new("x");
        let long = "长".repeat(1 << 20);
        let refused = (0..100).find_map(|row| book.value(row, 0, long.clone()).err());
        assert!(matches!(refused, Some(Message::TooLarge { .. })));
    }

    #[test]
    fn percentages_keep_their_sign_and_all_their_digits() {
        for (exact, shown, text) in [
            ("0.9444", "94.44%", "94.44%"),
            ("94.44", "94.44%", "94.44%"),
            ("0.57", "57.00%", "57.00%"),
            ("0.57000000000000006", "57.00%", "57.00%"),
            ("0.95556", "96%", "95.556%"),
            ("12.5", "1,250%", "1250%"),
            ("1", "100%", "100%"),
            ("1E-2", "1%", "1%"),
            ("0", "0%", "0%"),
        ] {
            assert_eq!(percentage(exact, shown).as_deref(), Some(text), "{exact} shown as {shown}");
        }
        assert_eq!(percentage("0.9444", "0.94"), None);
    }
}
