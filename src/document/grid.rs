//! Rows of cells that span columns and rows become rows of a grid: a value stands in the first of its cells, the cells
//! that it covers are blank.

use super::Cell;
use crate::model::Place;

/// A cell as a page describes it.
#[derive(Debug, Clone, Default)]
pub struct Spanning {
    /// Its text.
    pub text: String,
    /// Columns that it covers, at least one.
    pub columns: usize,
    /// Rows that it covers, at least one.
    pub rows: usize,
}

/// More columns than a form has; a span beyond it is a mistake or an attack.
pub const MOST_COLUMNS: usize = 512;

/// More cells than a document of forms has; spans and repetitions can claim any number.
pub const MOST_CELLS: usize = 300_000;

/// Lays the cells out; none where they are more than there is `room` for, which shrinks by them.
pub fn lay_out(rows: &[Vec<Spanning>], table: u32, room: &mut usize) -> Option<Vec<Vec<Cell>>> {
    let mut grid = Vec::with_capacity(rows.len());
    // How many rows more each column is covered by a cell above.
    let mut covered: Vec<usize> = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let mut texts: Vec<Option<&str>> = Vec::new();
        let mut at = 0;
        for cell in row {
            while covered.get(at).is_some_and(|rows| *rows > 0) {
                at += 1;
            }
            for column in at..(at + cell.columns.max(1)).min(MOST_COLUMNS) {
                covered.resize(covered.len().max(column + 1), 0);
                covered[column] = cell.rows.max(1);
                texts.resize(texts.len().max(column + 1), None);
            }
            if let Some(text) = texts.get_mut(at) {
                *text = Some(&cell.text);
            }
            at += cell.columns.max(1);
        }
        texts.resize(texts.len().max(covered.len()), None);
        *room = room.checked_sub(texts.len())?;
        covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        let place = |column: usize| Place::Cell { table, row: number as u32 + 1, column: column as u32 + 1 };
        grid.push(
            texts
                .into_iter()
                .enumerate()
                .map(|(column, text)| Cell { text: text.unwrap_or_default().to_string(), place: place(column) })
                .collect(),
        );
    }
    Some(grid)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, columns: usize, rows: usize) -> Spanning {
        Spanning { text: text.into(), columns, rows }
    }

    #[test]
    fn spans_leave_blanks_to_their_right_and_below() {
        let rows =
            [vec![cell("甲", 1, 2), cell("乙", 2, 1), cell("丙", 1, 1)], vec![cell("丁", 2, 1), cell("戊", 1, 1)]];
        let grid = lay_out(&rows, 1, &mut 8).unwrap();
        let texts: Vec<Vec<&str>> =
            grid.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(texts, [["甲", "乙", "", "丙"], ["", "丁", "", "戊"]]);
        assert_eq!(grid[1][3].place.to_string(), "table 1 row 2 column 4");
    }

    #[test]
    fn a_span_beyond_reason_is_cut() {
        let rows = [vec![cell("甲", 1_000_000_000, 1)]];
        assert_eq!(lay_out(&rows, 1, &mut MOST_CELLS.clone()).unwrap()[0].len(), MOST_COLUMNS);
    }

    #[test]
    fn a_wide_row_above_many_narrow_ones_does_not_fill_the_memory() {
        let mut rows = vec![vec![cell("甲", 512, 1)]];
        rows.resize_with(MOST_CELLS / 100, Vec::new);
        assert!(lay_out(&rows, 1, &mut MOST_CELLS.clone()).is_none());
    }
}
