//! Rows and columns that a sheet does not show: what a person does not see is not published.

use std::collections::HashMap;

/// What a sheet does not show; rows and columns are counted from 0.
#[derive(Debug, Default)]
pub struct Hidden {
    rows: Ranges,
    columns: Ranges,
    /// Last cells of merged ranges, by their first.
    merged: HashMap<(u32, u32), (u32, u32)>,
}

impl Hidden {
    /// Rows that are not shown.
    pub fn hide_rows(&mut self, first: u32, last: u32) {
        self.rows.push(first, last);
    }

    /// Columns that are not shown.
    pub fn hide_columns(&mut self, first: u32, last: u32) {
        self.columns.push(first, last);
    }

    /// Cells that are one, which shows as long as one of them does.
    pub fn merge(&mut self, first: (u32, u32), last: (u32, u32)) {
        self.merged.insert(first, last);
    }

    /// Whether anything may be hidden; looked at before the first [`Hidden::hides`].
    pub fn settle(&mut self) -> bool {
        self.rows.settle();
        self.columns.settle();
        !self.rows.0.is_empty() || !self.columns.0.is_empty()
    }

    /// Whether the cell at that row and column is not shown.
    pub fn hides(&self, row: u32, column: u32) -> bool {
        let (last_row, last_column) = self.merged.get(&(row, column)).copied().unwrap_or((row, column));
        self.rows.cover(row, last_row) || self.columns.cover(column, last_column)
    }
}

/// Ranges of numbers, both ends included.
#[derive(Debug, Default)]
struct Ranges(Vec<(u32, u32)>);

impl Ranges {
    fn push(&mut self, first: u32, last: u32) {
        match self.0.last_mut() {
            Some(range) if range.1.checked_add(1) == Some(first) => range.1 = last.max(first),
            _ => self.0.push((first, last.max(first))),
        }
    }

    /// Puts them in order, and those that meet together.
    fn settle(&mut self) {
        self.0.sort_unstable();
        self.0.dedup_by(|next, kept| {
            let meet = next.0 <= kept.1.saturating_add(1);
            if meet {
                kept.1 = kept.1.max(next.1);
            }
            meet
        });
    }

    /// Whether all these numbers are in one of them.
    fn cover(&self, first: u32, last: u32) -> bool {
        let behind = self.0.partition_point(|range| range.0 <= first);
        behind.checked_sub(1).is_some_and(|at| self.0[at].1 >= last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merged_cell_shows_as_long_as_a_part_of_it_does() {
        let mut hidden = Hidden::default();
        for (first, last) in [(7, 7), (2, 3), (4, 4), (3, 5)] {
            hidden.hide_rows(first, last);
        }
        hidden.hide_columns(0, 0);
        hidden.merge((9, 0), (9, 3));
        hidden.merge((2, 1), (5, 1));
        hidden.merge((4, 2), (6, 2));
        assert!(hidden.settle());
        let shown: Vec<(u32, u32)> = [(1, 1), (2, 1), (2, 2), (4, 2), (6, 1), (7, 1), (9, 0), (9, 1), (10, 0)]
            .into_iter()
            .filter(|(row, column)| !hidden.hides(*row, *column))
            .collect();
        assert_eq!(shown, [(1, 1), (4, 2), (6, 1), (9, 0), (9, 1)]);
        assert!(!Hidden::default().settle());
    }
}
