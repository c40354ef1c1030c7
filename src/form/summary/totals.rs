//! Rows of sums are checked against the departments' rows, fen by fen, and go nowhere else.

use crate::model::entry::Leftover;
use crate::model::money::plain;
use crate::model::{Entry, Message};

/// The rows of a table that hold amounts or counts, in order.
#[derive(Default)]
pub struct Sums {
    rows: Vec<Line>,
}

/// A row: the label of a row of sums, and its values with their columns.
struct Line {
    total: Option<String>,
    values: Vec<(usize, Entry, i64)>,
}

impl Sums {
    /// Takes in the row of a department.
    pub fn department(&mut self, values: Vec<(usize, Entry, i64)>) {
        self.rows.push(Line { total: None, values });
    }

    /// Takes in a row of sums.
    pub fn total(&mut self, label: String, values: Vec<(usize, Entry, i64)>) {
        self.rows.push(Line { total: Some(label), values });
    }

    /// The sums that are not the sum of all departments, nor of those of a run from one row of sums to another that
    /// begins or ends here: 小计 stands above its departments or below them.
    pub fn wrong(&self) -> Vec<Leftover> {
        let mut wrong = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            let Some(label) = &row.total else { continue };
            for (column, entry, printed) in &row.values {
                if !self.runs(index).any(|run| sum(run, *column) == *printed) {
                    let sum = sum(&self.rows, *column);
                    let is_money = entry.step_fen.is_some();
                    let sum = if is_money { format!("{} 万元", plain(sum, 1_000_000)) } else { sum.to_string() };
                    let reason = Message::TotalOff { label: label.clone(), sum };
                    wrong.push(Leftover { place: entry.place.clone(), text: entry.raw.clone(), reason });
                }
            }
        }
        wrong
    }

    /// The runs of rows that a row of sums may be the sum of.
    fn runs(&self, index: usize) -> impl Iterator<Item = &[Line]> {
        let ends = |at: &usize| self.rows.get(*at).is_none_or(|row| row.total.is_some());
        let below = (index + 1..=self.rows.len()).filter(ends).map(move |end| &self.rows[index + 1..end]);
        let above = (0..index).filter(move |at| *at == 0 || self.rows[at - 1].total.is_some());
        let above = above.map(move |start| &self.rows[start..index]);
        std::iter::once(&self.rows[..]).chain(above).chain(below)
    }
}

/// The sum of the departments' values of a column. Amounts lie below 10^16 fen, so that no table overflows.
fn sum(rows: &[Line], column: usize) -> i64 {
    let departments = rows.iter().filter(|row| row.total.is_none());
    departments.flat_map(|row| &row.values).filter(|(at, ..)| *at == column).map(|(.., value)| value).sum()
}
