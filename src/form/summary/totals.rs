//! Rows of sums are checked against the departments' rows, fen by fen, and go nowhere else.

use std::collections::{BTreeSet, HashMap};

use crate::model::entry::Leftover;
use crate::model::money::plain;
use crate::model::{Entry, Message};

/// A value that adds up, with its column.
pub type Addend = (usize, i64, Entry);

/// The rows of a table that hold amounts or counts, in order.
#[derive(Default)]
pub struct Sums {
    rows: Vec<Line>,
}

/// A row: the label of a row of sums, and its values.
struct Line {
    total: Option<String>,
    values: Vec<Addend>,
}

impl Sums {
    /// Takes in the row of a department.
    pub fn department(&mut self, values: Vec<Addend>) {
        self.rows.push(Line { total: None, values });
    }

    /// Takes in a row of sums.
    pub fn total(&mut self, label: String, values: Vec<Addend>) {
        self.rows.push(Line { total: Some(label), values });
    }

    /// The sums that are not the sum of all departments, nor of those of a run from one row of sums to another that
    /// begins or ends here: 小计 stands above its departments or below them.
    pub fn wrong(&self) -> Vec<Leftover> {
        let columns: BTreeSet<usize> = self.rows.iter().flat_map(|row| &row.values).map(|(at, ..)| *at).collect();
        columns.into_iter().flat_map(|column| self.wrong_in(column)).collect()
    }

    fn wrong_in(&self, column: usize) -> Vec<Leftover> {
        // What the departments above each row add up to, and the first and the last row of sums where it is that much.
        // Amounts lie below 10^16 fen, and a long table of them does not fit an i64.
        let (mut above, mut sum) = (Vec::new(), 0_i128);
        let mut ends: HashMap<i128, (usize, usize)> = HashMap::from([(0, (0, 0))]);
        for (index, row) in self.rows.iter().enumerate() {
            above.push(sum);
            match &row.total {
                Some(_) => ends.entry(sum).or_insert((index, index)).1 = index,
                None => sum += i128::from(value(row, column).map_or(0, |(_, value, _)| *value)),
            }
        }
        ends.entry(sum).or_insert((self.rows.len(), 0)).1 = self.rows.len();
        let mut wrong = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            let (Some(label), Some((_, printed, entry))) = (&row.total, value(row, column)) else { continue };
            let printed = i128::from(*printed);
            let runs_above = ends.get(&(above[index] - printed)).is_some_and(|(first, _)| *first < index);
            let runs_below = ends.get(&(above[index] + printed)).is_some_and(|(_, last)| *last > index);
            if !(printed == sum || runs_above || runs_below) {
                let reason = Message::TotalOff { label: label.clone(), sum: told(sum, entry) };
                wrong.push(Leftover { place: entry.place.clone(), text: entry.raw.clone(), reason });
            }
        }
        wrong
    }
}

fn value(row: &Line, column: usize) -> Option<&Addend> {
    row.values.iter().find(|(at, ..)| *at == column)
}

/// A sum in 万元 where it is one of money.
fn told(sum: i128, like: &Entry) -> String {
    match i64::try_from(sum) {
        Ok(fen) if like.step_fen.is_some() => format!("{} 万元", plain(fen, 1_000_000)),
        _ => sum.to_string(),
    }
}
