/*!
Rows whose left cells hold for the rows below them: 绩效指标.

A row may have lost cells at its left or have gained blank ones at a page break. Every order-preserving way to put its
cells under the columns is weighed by what the cells hold (a level-1 name, points, words) and by where they stand; the
best is taken when it is alone, and where two are equally good the row is doubt.
*/

use super::{Sink, Slot};
use crate::document::Cell;
use crate::form::definition::{Block, Column, ValueKind};
use crate::form::label::{self, tidy_text};
use crate::form::number::{self, Number, Reading};
use crate::form::recognise::{FoundBlock, Part};
use crate::form::row::Row;
use crate::form::target;
use crate::model::money::{TEN_THOUSAND, scaled};
use crate::model::{Message, Section, Stored};

/// Takes the rows out of a block.
pub fn extract(sink: &mut Sink, found: &FoundBlock<'_>) {
    let Block::List { heads, section, totals, total_heads, .. } = found.block else { return };
    let mut position = 0;
    let mut groups = Groups::default();
    for part in &found.parts {
        for row in &part.rows {
            let (labels, cells): (Vec<usize>, Vec<usize>) = row
                .filled()
                .into_iter()
                .partition(|index| heads.contains(&label::normalise(&row.cells[*index].text).text));
            labels.iter().for_each(|index| sink.label(&row.cells[*index]));
            if cells.is_empty() {
                continue;
            }
            if total_heads.contains(&label::normalise(&row.cells[cells[0]].text).text) {
                extract_totals(sink, *totals, row, &cells);
                continue;
            }
            match align(part, row, &cells) {
                Some(columns) => {
                    position += 1;
                    extract_row(sink, *section, position, row, &cells, &columns, &mut groups);
                }
                None => {
                    for index in cells {
                        sink.leave(&row.cells[index], Message::RowInDoubt {});
                    }
                }
            }
        }
    }
}

/// The group names that hold for the rows to come.
#[derive(Default)]
struct Groups<'d> {
    held: Vec<(&'d str, Cell)>,
}

impl<'d> Groups<'d> {
    /// A new name ends the names of the groups inside it.
    fn open(&mut self, field: &'d str, cell: &Cell) {
        if let Some(at) = self.held.iter().position(|(held, _)| *held == field) {
            self.held.truncate(at);
        }
        self.held.push((field, cell.clone()));
    }
}

fn extract_row<'d>(
    sink: &mut Sink,
    section: Section,
    position: u32,
    row: &Row<'_>,
    cells: &[usize],
    columns: &[&'d Column],
    groups: &mut Groups<'d>,
) {
    for (index, column) in cells.iter().zip(columns) {
        if column.value == ValueKind::Group {
            groups.open(&column.field, &row.cells[*index]);
        }
    }
    for (field, cell) in &groups.held {
        sink.text(&Slot { section, position, field, note: None }, cell, group_name(&cell.text));
        if let Some((weight, _)) = label::weight_in(&cell.text).and_then(|weight| scaled(weight, TEN_THOUSAND))
            && *field == "level1"
        {
            let slot = Slot { section, position, field: "level1_weight", note: None };
            sink.enter(&slot, cell, Stored::Integer(weight), None);
        }
    }
    for (index, column) in cells.iter().zip(columns) {
        let cell = &row.cells[*index];
        let slot = Slot { section, position, field: &column.field, note: None };
        match column.value {
            ValueKind::Group => {}
            ValueKind::Points => {
                if sink.value(&slot, ValueKind::Points, cell, None).is_err() {
                    sink.leave(cell, Message::NotANumber {});
                }
            }
            _ => sink.text(&slot, cell, tidy_text(&cell.text)),
        }
    }
    compare(sink, section, position, row, cells, columns);
}

/// A group's name without blanks and weight.
fn group_name(raw: &str) -> String {
    let text = tidy_text(raw);
    match text.find(['(', '（']).filter(|start| *start > 0 && label::weight_in(raw).is_some()) {
        Some(start) => text[..start].to_string(),
        None => text,
    }
}

/// Enters target and actual value as numbers where both are.
fn compare(sink: &mut Sink, section: Section, position: u32, row: &Row<'_>, cells: &[usize], columns: &[&Column]) {
    let cell = |field: &str| {
        let at = columns.iter().position(|column| column.field == field)?;
        let cell = &row.cells[cells[at]];
        Some((cell, target::quantity(&cell.text)?))
    };
    let (Some((target_cell, target)), Some((actual_cell, actual))) = (cell("target"), cell("actual")) else { return };
    let comparable = i64::from(target::agree(&target, &actual));
    let mut enter = |field: &str, cell: &Cell, value: Stored| {
        sink.enter(&Slot { section, position, field, note: None }, cell, value, None);
    };
    let numbers = scaled(target.number, TEN_THOUSAND).zip(scaled(actual.number, TEN_THOUSAND));
    let Some(((target_number, _), (actual_number, _))) = numbers else { return };
    enter("target_number", target_cell, Stored::Integer(target_number));
    enter("target_operator", target_cell, Stored::Text(target.operator.to_string()));
    enter("actual_number", actual_cell, Stored::Integer(actual_number));
    enter("actual_operator", actual_cell, Stored::Text(actual.operator.to_string()));
    enter("comparable", target_cell, Stored::Integer(comparable));
}

/// The last row: the sum of weights and the total score, in this order; a single number is the score.
fn extract_totals(sink: &mut Sink, section: Section, row: &Row<'_>, cells: &[usize]) {
    sink.label(&row.cells[cells[0]]);
    let is_number = |index: &&usize| matches!(number::read(&row.cells[**index].text), Reading::Number(_));
    let numbers: Vec<usize> = cells[1..].iter().filter(is_number).copied().collect();
    let fields: &[&str] = if numbers.len() == 1 { &["total_score"] } else { &["total_weight", "total_score"] };
    for (index, field) in numbers.iter().zip(fields) {
        let slot = Slot { section, position: 0, field, note: None };
        // Points need no unit, so that nothing can be missing.
        let _ = sink.value(&slot, ValueKind::Points, &row.cells[*index], None);
    }
}

/// The column of every cell, or none where no way is good or two are equally good.
fn align<'d>(part: &Part<'d>, row: &Row<'_>, cells: &[usize]) -> Option<Vec<&'d Column>> {
    let columns: Vec<(usize, &Column)> = part.columns.iter().filter_map(|at| Some((at.at, at.column?))).collect();
    let mut ways: Vec<(i32, Vec<usize>)> = (-4..=4)
        .filter_map(|shift: isize| {
            let (weight, way) = best_way(&columns, row, cells, shift)?;
            Some((weight + i32::from(shift == 0), way))
        })
        .collect();
    ways.sort_by_key(|(weight, _)| -weight);
    let (best, way) = ways.first()?.clone();
    let rivals = ways.iter().any(|(weight, other)| *weight == best && *other != way);
    let has_name = way.iter().any(|at| columns[*at].1.value == ValueKind::Name);
    (has_name && !rivals).then(|| way.iter().map(|at| columns[*at].1).collect())
}

/// The best order-preserving way for a row that was shifted by `shift` cells: its weight, and the column of each cell.
fn best_way(columns: &[(usize, &Column)], row: &Row<'_>, cells: &[usize], shift: isize) -> Option<(i32, Vec<usize>)> {
    // best[c] is the best way for the cells so far with the last of them under column c.
    let mut best: Vec<Option<(i32, Vec<usize>)>> = Vec::new();
    for (order, index) in cells.iter().enumerate() {
        let cell = &row.cells[*index];
        let mut next: Vec<Option<(i32, Vec<usize>)>> = vec![None; columns.len()];
        for (at, (head, column)) in columns.iter().enumerate() {
            let Some(fit) = fit(column, cell) else { continue };
            let here = fit + if *index as isize + shift == *head as isize { 2 } else { 0 };
            let before = if order == 0 {
                Some((skipped(&columns[..at]), Vec::new()))
            } else {
                (0..at)
                    .filter_map(|last| {
                        let (weight, way) = best[last].as_ref()?;
                        Some((weight + skipped(&columns[last + 1..at]), way.clone()))
                    })
                    .max_by_key(|(weight, _)| *weight)
            };
            next[at] = before.map(|(weight, mut way)| {
                way.push(at);
                (weight + here, way)
            });
        }
        best = next;
    }
    (0..columns.len())
        .filter_map(|last| {
            let (weight, way) = best[last].as_ref()?;
            Some((weight + skipped(&columns[last + 1..]), way.clone()))
        })
        .max_by_key(|(weight, _)| *weight)
}

/// What it costs to leave columns empty: a row needs a name, and mostly has a target, an actual value and points.
fn skipped(columns: &[(usize, &Column)]) -> i32 {
    let cost = |column: &Column| match (column.value, column.field.as_str()) {
        (ValueKind::Name, _) => -6,
        (ValueKind::Points, _) => -2,
        (ValueKind::Text, "target" | "actual") => -1,
        _ => 0,
    };
    columns.iter().map(|(_, column)| cost(column)).sum()
}

/// How well a cell suits a column by what it holds; none where it cannot be.
fn fit(column: &Column, cell: &Cell) -> Option<i32> {
    let reading = number::read(&cell.text);
    let text = label::normalise(&cell.text).text;
    let is_group_word = |words: &[String]| words.contains(&text);
    match column.value {
        ValueKind::Points => match reading {
            Reading::Number(Number { percent: false, unit: None, .. }) => Some(3),
            Reading::Absent => Some(0),
            _ => None,
        },
        _ if is_group_word(&column.words) => Some(6),
        ValueKind::Group => match reading {
            Reading::Words if label::weight_in(&cell.text).is_some() => Some(5),
            Reading::Words => Some(-3),
            _ => None,
        },
        ValueKind::Name => matches!(reading, Reading::Words).then_some(2),
        _ if column.field == "deviation" => Some(if matches!(reading, Reading::Words) { 1 } else { -2 }),
        _ => Some(1),
    }
}
