/*!
Rows of a list whose left cells hold for the rows below them, from cells one after another.

A row is its name with every cell behind it, and before the name the groups that begin with it. Every way to cut the
cells into such rows is weighed by what the cells hold; a row stands when it is in every best way. Cells in no row are
doubt, so that one damaged row does not take the others with it.
*/

use super::Folding;
use crate::document::Cell;
use crate::form::column::columns as columns_of;
use crate::form::definition::{Column, ValueKind};
use crate::form::label;
use crate::form::number::{self, Number, Reading};
use crate::form::row::Row;

/// What it costs to leave a cell that holds something in no row.
const LEFT: i32 = -8;

/// A row that could be cut out.
struct Cut {
    from: usize,
    to: usize,
    /// Column of its first cell; none for the row of totals.
    first: Option<usize>,
    weight: i32,
}

/// What a cell holds, seen once.
struct Seen {
    text: String,
    reading: Reading,
    bears_weight: bool,
}

impl Seen {
    fn of(cell: &Cell) -> Seen {
        Seen {
            text: label::normalise(&cell.text).text,
            reading: number::read(&cell.text),
            bears_weight: label::weight_in(&cell.text).is_some(),
        }
    }

    fn is_blank(&self) -> bool {
        self.reading == Reading::Blank
    }
}

/// Cuts the body of a list into rows.
pub(super) fn fold(block: &mut Folding<'_>, total_heads: &[String], body: &[Cell]) {
    let head = block.head.clone();
    let mut columns: Vec<Option<&Column>> = vec![None; block.width()];
    for at in columns_of(block.layout, &Row { cells: &head }) {
        if at.at > 0 {
            columns[at.at - 1] = at.column;
        }
    }
    let all: Vec<Seen> = body.iter().map(Seen::of).collect();
    let cuts = cuts(&columns, total_heads, &all);
    let chosen = certain(&cuts, &all);
    let pointless = pointless(&columns, &chosen, &all);
    let mut next = 0;
    // The first column from which on the names of groups were lost.
    let mut lost = columns.len();
    for cut in chosen {
        lost = lost.min(lost_group(&columns, &all[next..cut.from]));
        block.doubt.extend_from_slice(&body[next..cut.from]);
        next = cut.to;
        let (cells, seen) = (&body[cut.from..cut.to], &all[cut.from..cut.to]);
        let Some(first) = cut.first else {
            block.rows.push(std::iter::once(super::blank(&cells[0])).chain(cells.iter().cloned()).collect());
            continue;
        };
        let unknown = unknown_group(&columns, first, seen);
        let has_points =
            points_of(&columns, cut, &all).iter().all(|(at, is_blank)| !is_blank || pointless.contains(at));
        let begins = first + seen.iter().take_while(|cell| cell.is_blank()).count();
        if begins <= lost && unknown.is_none() && has_points {
            lost = columns.len();
            let blanks = std::iter::repeat_n(super::blank(&cells[0]), first + 1);
            block.rows.push(blanks.chain(cells.iter().cloned()).collect());
        } else {
            lost = lost.min(unknown.unwrap_or(lost)).min(lost_group(&columns, seen));
            block.doubt.extend_from_slice(cells);
        }
    }
    block.doubt.extend_from_slice(&body[next..]);
}

/// The columns of points of a row, and whether they are blank in it.
fn points_of(columns: &[Option<&Column>], cut: &Cut, body: &[Seen]) -> Vec<(usize, bool)> {
    let Some(first) = cut.first else { return Vec::new() };
    let cells = columns.iter().enumerate().skip(first).zip(&body[cut.from..cut.to]);
    let points = cells.filter(|((_, column), _)| column.is_some_and(|column| column.value == ValueKind::Points));
    points.map(|((at, _), cell)| (at, cell.is_blank())).collect()
}

/// Columns of points that most rows leave blank; elsewhere a row without its points has lost a cell.
fn pointless(columns: &[Option<&Column>], cuts: &[&Cut], body: &[Seen]) -> Vec<usize> {
    let points: Vec<(usize, bool)> = cuts.iter().flat_map(|cut| points_of(columns, cut, body)).collect();
    let count = |at: usize, blank: bool| points.iter().filter(|point| **point == (at, blank)).count();
    (0..columns.len()).filter(|at| count(*at, true) > count(*at, false)).collect()
}

/// The first column whose group is named in cells that belong to no row.
fn lost_group(columns: &[Option<&Column>], cells: &[Seen]) -> usize {
    let names = |column: &&Column| cells.iter().any(|cell| names_group(columns, column, cell));
    columns.iter().position(|column| column.is_some_and(|column| names(&column))).unwrap_or(columns.len())
}

/// A cell under a column of groups that may as well be the first half of the name behind it.
fn unknown_group(columns: &[Option<&Column>], first: usize, cells: &[Seen]) -> Option<usize> {
    let is_group = |column: &Column| column.value == ValueKind::Group;
    let unknown = |(column, cell): (&Option<&Column>, &Seen)| {
        column.is_some_and(|column| is_group(column) && !cell.is_blank() && !names_group(columns, column, cell))
    };
    columns[first..].iter().zip(cells).position(unknown).map(|at| first + at)
}

/// Whether a cell is known to name a group of a column, or looks or bears a weight as groups do.
fn names_group(columns: &[Option<&Column>], column: &Column, cell: &Seen) -> bool {
    let is_of = |column: &Column| column.value == ValueKind::Group && column.words.contains(&cell.text);
    let is_like = cell.text.ends_with("指标") || cell.bears_weight;
    let is_of_another = || columns.iter().flatten().any(|other| is_of(other));
    column.value == ValueKind::Group && (is_of(column) || (is_like && !is_of_another()))
}

fn cuts(columns: &[Option<&Column>], total_heads: &[String], body: &[Seen]) -> Vec<Cut> {
    let is = |column: &Option<&Column>, kind| column.is_some_and(|column| column.value == kind);
    let Some(name) = columns.iter().position(|column| is(column, ValueKind::Name)) else { return Vec::new() };
    let keeps_blanks = body.iter().any(Seen::is_blank);
    // What stands behind the points is often blank, and is lost where blank cells are.
    let points = columns.iter().rposition(|column| is(column, ValueKind::Points));
    let needed = points.map_or(columns.len(), |at| at + 1);
    let mut cuts = Vec::new();
    for from in 0..body.len() {
        if total_heads.contains(&body[from].text) {
            let values = body[from + 1..].iter().take_while(|cell| cell.reading != Reading::Words).count();
            cuts.push(Cut { from, to: from + 1 + values, first: None, weight: 0 });
            continue;
        }
        for first in 0..=name {
            for last in needed..=columns.len() {
                let to = from + last - first;
                let may_lack = !keeps_blanks || to == body.len();
                if to > body.len() || (last < columns.len() && !may_lack) {
                    continue;
                }
                let fits =
                    body[from..to].iter().zip(&columns[first..last]).map(|(cell, column)| fit(columns, *column, cell));
                if let Some(weight) = fits.sum::<Option<i32>>() {
                    cuts.push(Cut { from, to, first: Some(first), weight });
                }
            }
        }
    }
    cuts
}

/// The rows that are in every best way, in order.
fn certain<'c>(cuts: &'c [Cut], body: &[Seen]) -> Vec<&'c Cut> {
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
fn fit(columns: &[Option<&Column>], column: Option<&Column>, cell: &Seen) -> Option<i32> {
    let Some(column) = column else { return Some(0) };
    match (column.value, cell.reading) {
        (ValueKind::Points, Reading::Number(Number { percent: false, unit: None, .. })) => Some(3),
        (ValueKind::Points, Reading::Blank | Reading::Absent) => Some(0),
        (ValueKind::Points, _) => None,
        (ValueKind::Group, Reading::Words) if column.words.contains(&cell.text) => Some(6),
        (ValueKind::Group, Reading::Words) => Some(if names_group(columns, column, cell) { 5 } else { -3 }),
        (ValueKind::Group, Reading::Blank) => Some(0),
        (ValueKind::Group, _) => None,
        (ValueKind::Name, Reading::Words) => Some(2),
        (ValueKind::Name, _) => None,
        (_, Reading::Blank) => Some(if column.field == "deviation" { 1 } else { 0 }),
        (_, Reading::Number(_)) if column.field == "deviation" => Some(-2),
        (_, Reading::Words) if column.field == "deviation" && cell.text.ends_with("指标") => None,
        _ => Some(1),
    }
}
