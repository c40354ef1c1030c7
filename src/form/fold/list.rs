/*!
Rows of a list whose left cells hold for the rows below them, from cells one after another.

A row is its name with every cell behind it, and before the name the groups that begin with it. Every way to cut the
cells into such rows is weighed by what the cells hold; a row stands when it is in every best way. Cells in no row are
doubt, so that one damaged row does not take the others with it.
*/

use super::Folding;
use crate::document::Cell;
use crate::form::definition::{Column, ValueKind};
use crate::form::label;
use crate::form::number::{self, Number, Reading};
use crate::form::recognise;
use crate::form::row::Row;

/// What it costs to leave a cell that holds something in no row.
const LEFT: i32 = -8;

/// A row that could be cut out.
struct Cut {
    from: usize,
    to: usize,
    /// Column of its first cell; none for the row of totals.
    column: Option<usize>,
    weight: i32,
}

/// Cuts the body of a list into rows.
pub(super) fn fold(block: &mut Folding<'_>, total_heads: &[String], body: &[Cell]) {
    let head = block.head.clone();
    let mut columns: Vec<Option<&Column>> = vec![None; block.width()];
    for at in recognise::columns(block.layout, &Row { cells: &head }) {
        if at.at > 0 {
            columns[at.at - 1] = at.column;
        }
    }
    let cuts = cuts(&columns, total_heads, body);
    let mut next = 0;
    for cut in certain(&cuts, body) {
        block.doubt.extend_from_slice(&body[next..cut.from]);
        let lead = cut.column.map_or(0, |column| column + 1);
        let blanks = std::iter::repeat_n(super::blank(&body[cut.from]), lead);
        block.rows.push(blanks.chain(body[cut.from..cut.to].iter().cloned()).collect());
        next = cut.to;
    }
    block.doubt.extend_from_slice(&body[next..]);
}

fn cuts(columns: &[Option<&Column>], total_heads: &[String], body: &[Cell]) -> Vec<Cut> {
    let kind = |column: &Option<&Column>| column.map(|column| column.value);
    let Some(name) = columns.iter().position(|column| kind(column) == Some(ValueKind::Name)) else { return Vec::new() };
    let keeps_blanks = body.iter().any(Cell::is_blank);
    // What stands behind the points is often blank, and is lost where blank cells are.
    let needed =
        columns.iter().rposition(|column| kind(column) == Some(ValueKind::Points)).map_or(columns.len(), |at| at + 1);
    let mut cuts = Vec::new();
    for from in 0..body.len() {
        if total_heads.contains(&label::normalise(&body[from].text).text) {
            let to = body[from + 1..].iter().position(|cell| number::read(&cell.text) == Reading::Words);
            cuts.push(Cut { from, to: to.map_or(body.len(), |to| from + 1 + to), column: None, weight: 0 });
            continue;
        }
        for first in 0..=name {
            for last in needed..=columns.len() {
                let to = from + last - first;
                let may_lack = !keeps_blanks || to == body.len();
                if to > body.len() || (last < columns.len() && !may_lack) {
                    continue;
                }
                let fits = body[from..to].iter().zip(&columns[first..last]).map(|(cell, column)| fit(*column, cell));
                if let Some(weight) = fits.sum::<Option<i32>>() {
                    cuts.push(Cut { from, to, column: Some(first), weight });
                }
            }
        }
    }
    cuts
}

/// The rows that are in every best way, in order.
fn certain<'c>(cuts: &'c [Cut], body: &[Cell]) -> Vec<&'c Cut> {
    let left: Vec<i32> = body.iter().map(|cell| if cell.is_blank() { -1 } else { LEFT }).collect();
    // The best weight of the cells before, and from each cell on.
    let mut before = vec![0; body.len() + 1];
    let mut by_end: Vec<&Cut> = cuts.iter().collect();
    by_end.sort_by_key(|cut| cut.to);
    let mut ending = by_end.into_iter().peekable();
    for at in 1..=body.len() {
        before[at] = before[at - 1] + left[at - 1];
        while let Some(cut) = ending.next_if(|cut| cut.to == at) {
            before[at] = before[at].max(before[cut.from] + cut.weight);
        }
    }
    let mut behind = vec![0; body.len() + 1];
    let mut beginning = cuts.iter().rev().peekable();
    for at in (0..body.len()).rev() {
        behind[at] = behind[at + 1] + left[at];
        while let Some(cut) = beginning.next_if(|cut| cut.from == at) {
            behind[at] = behind[at].max(cut.weight + behind[cut.to]);
        }
    }
    let best = before[body.len()];
    let is_best = |cut: &&Cut| before[cut.from] + cut.weight + behind[cut.to] == best;
    let chosen: Vec<&Cut> = cuts.iter().filter(is_best).collect();
    // How many ways there are to account for each cell among the best.
    let mut ways = vec![0; body.len()];
    for at in 0..body.len() {
        ways[at] += u32::from(before[at] + left[at] + behind[at + 1] == best);
    }
    chosen.iter().for_each(|cut| ways[cut.from..cut.to].iter_mut().for_each(|ways| *ways += 1));
    chosen.into_iter().filter(|cut| ways[cut.from..cut.to].iter().all(|ways| *ways == 1)).collect()
}

/// How well a cell suits a column by what it holds; none where it cannot be.
fn fit(column: Option<&Column>, cell: &Cell) -> Option<i32> {
    let Some(column) = column else { return Some(0) };
    let reading = number::read(&cell.text);
    let text = label::normalise(&cell.text).text;
    let names_group = column.words.contains(&text) || label::weight_in(&cell.text).is_some();
    match (column.value, reading) {
        (ValueKind::Points, Reading::Number(Number { percent: false, unit: None, .. })) => Some(3),
        (ValueKind::Points, Reading::Blank | Reading::Absent) => Some(0),
        (ValueKind::Points, _) => None,
        (ValueKind::Group, Reading::Words) if names_group => Some(6),
        (ValueKind::Group, Reading::Words) => Some(if text.ends_with("指标") { 1 } else { -3 }),
        (ValueKind::Group, Reading::Blank) => Some(0),
        (ValueKind::Group, _) => None,
        (ValueKind::Name, Reading::Words) => Some(2),
        (ValueKind::Name, _) => None,
        (_, Reading::Blank) => Some(if column.field == "deviation" { 1 } else { 0 }),
        (_, Reading::Number(_)) if column.field == "deviation" => Some(-2),
        (_, Reading::Words) if column.field == "deviation" && text.ends_with("指标") => Some(-3),
        _ => Some(1),
    }
}
