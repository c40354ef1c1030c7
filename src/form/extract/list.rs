/*!
Rows whose left cells hold for the rows below them: 绩效指标.

A row may have lost cells at its left or have gained blank ones at a page break. Every order-preserving way to put its
cells under the columns is weighed by what the cells hold (a level-1 name, points, words) and by where they stand; the
best is taken when it is alone. Where two are equally good, or a value may have been lost inside, the row is doubt.
*/

use super::{Sink, Slot};
use crate::document::Cell;
use crate::form::definition::{Block, Column, ValueKind};
use crate::form::label::{self, tidy_text};
use crate::form::number::{self, Number, Reading};
use crate::form::recognise::{ColumnAt, FoundBlock, Part};
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
            let (labels, cells): (Vec<usize>, Vec<usize>) =
                row.filled().into_iter().partition(|index| is_side_head(heads, part, *index, &row.cells[*index]));
            labels.iter().for_each(|index| sink.label(&row.cells[*index]));
            let cells: Vec<usize> = cells.into_iter().filter(|index| !part.is_beyond(row, *index)).collect();
            if cells.is_empty() {
                continue;
            }
            if total_heads.contains(&label::normalise(&row.cells[cells[0]].text).text) {
                extract_totals(sink, *totals, part, row, &cells);
                continue;
            }
            match align(part, row, &cells) {
                Some(columns) => {
                    position += 1;
                    let aligned = Aligned { part, row, cells: &cells, columns };
                    groups.hold(&aligned);
                    extract_row(sink, *section, position, &aligned, &groups);
                }
                None => {
                    if may_open_a_group(part, row) {
                        groups = Groups::default();
                    }
                    for index in cells {
                        sink.leave(&row.cells[index], Message::RowInDoubt {});
                    }
                }
            }
        }
    }
}

/// A row whose cells have their columns.
struct Aligned<'a, 'd> {
    part: &'a Part<'d>,
    row: &'a Row<'d>,
    /// Indexes of the cells that hold something.
    cells: &'a [usize],
    /// The column of each.
    columns: Vec<ColumnAt<'d>>,
}

impl<'a, 'd> Aligned<'a, 'd> {
    /// The cells with their columns, those of columns that the layout does not know left out.
    fn known(&self) -> impl Iterator<Item = (&'a Cell, &'d Column)> {
        let row = self.row;
        self.cells.iter().zip(&self.columns).filter_map(move |(index, at)| Some((&row.cells[*index], at.column?)))
    }

    /// The cells that make the text of a field, in order: `≥`, `95`, `%`.
    fn parts_of(&self, field: &str) -> Vec<&'a Cell> {
        let is_part = |column: &Column| column.field == field || column.joins.as_deref() == Some(field);
        self.known().filter(|(_, column)| is_part(column)).map(|(cell, _)| cell).collect()
    }

    fn cell_of(&self, field: &str) -> Option<&'a Cell> {
        self.known().find(|(_, column)| column.field == field).map(|(cell, _)| cell)
    }
}

/// Whether a cell bears the label that stands beside all rows; left of the columns it may have a lost character.
fn is_side_head(heads: &[String], part: &Part<'_>, index: usize, cell: &Cell) -> bool {
    let text = label::normalise(&cell.text).text;
    let is_left = part.columns.first().is_some_and(|first| index < first.at);
    let is_word = part.columns.iter().filter_map(|found| found.column).any(|column| column.words.contains(&text));
    let is_damaged = is_left && !is_word && heads.iter().any(|head| label::is_mended(&text, head));
    heads.contains(&text) || is_damaged
}

/// Whether a row in doubt may hold a group's name, so that nobody knows whose the rows below it are.
fn may_open_a_group(part: &Part<'_>, row: &Row<'_>) -> bool {
    let is_name = |found: &&ColumnAt<'_>| found.column.is_some_and(|column| column.value == ValueKind::Name);
    let name_at = part.columns.iter().find(is_name).map_or(0, |found| found.at);
    row.cells.len() > part.head.cells.len() || row.filled().first().is_some_and(|first| *first < name_at)
}

/// The groups that hold for the rows to come.
#[derive(Default)]
struct Groups<'d> {
    held: Vec<Group<'d>>,
}

struct Group<'d> {
    field: &'d str,
    name: Cell,
    /// The cell of its weight, where that has one of its own.
    weight: Option<Cell>,
}

impl<'d> Groups<'d> {
    /// Takes in the groups that a row names. A new name ends the names of the groups inside it.
    fn hold(&mut self, row: &Aligned<'_, 'd>) {
        for (cell, column) in row.known().filter(|(_, column)| column.value == ValueKind::Group) {
            if let Some(at) = self.held.iter().position(|group| group.field == column.field) {
                self.held.truncate(at);
            }
            self.held.push(Group { field: &column.field, name: cell.clone(), weight: None });
        }
        for (cell, column) in row.known() {
            let of = self.held.iter_mut().find(|group| Some(group.field) == column.of.as_deref());
            if let Some(group) = of {
                group.weight = Some(cell.clone());
            }
        }
    }
}

fn extract_row(sink: &mut Sink, section: Section, position: u32, row: &Aligned<'_, '_>, groups: &Groups<'_>) {
    for group in &groups.held {
        sink.text(
            &Slot { section, position, field: group.field, note: None },
            &group.name,
            group_name(&group.name.text),
        );
        if group.field == "level1" {
            group_weight(sink, section, position, group);
        }
    }
    for (index, at) in row.cells.iter().zip(&row.columns) {
        let cell = &row.row.cells[*index];
        let Some(column) = at.column else {
            sink.stray(row.part, at, cell);
            continue;
        };
        let slot = Slot { section, position, field: &column.field, note: None };
        match column.value {
            ValueKind::Group => {}
            ValueKind::Points if column.of.is_some() => {}
            ValueKind::Points => points(sink, &slot, cell),
            _ => match &column.joins {
                Some(whole) if row.cell_of(whole).is_some() => sink.label(cell),
                Some(_) => sink.leave(cell, Message::NotUnderstood {}),
                None => {
                    let parts = row.parts_of(&column.field);
                    let texts = parts.iter().map(|part| tidy_text(&part.text)).filter(|text| text != QUALITATIVE);
                    sink.text(&slot, cell, texts.collect());
                    if let (Some(entry), true) = (sink.entries.last_mut(), parts.len() > 1) {
                        entry.raw = parts.iter().map(|part| part.text.trim()).collect::<Vec<_>>().join(" ");
                    }
                }
            },
        }
    }
    compare(sink, section, position, row);
}

/// What stands in the column of signs beside a target of words.
const QUALITATIVE: &str = "定性";

fn points(sink: &mut Sink, slot: &Slot<'_>, cell: &Cell) {
    // Points need no unit, so that nothing can be missing.
    if sink.value(slot, ValueKind::Points, cell, None).is_err() {
        sink.leave(cell, Message::NotANumber {});
    }
}

/// Enters the weight of a group: of a cell of its own, else in the bracket behind its name.
fn group_weight(sink: &mut Sink, section: Section, position: u32, group: &Group<'_>) {
    let slot = Slot { section, position, field: "level1_weight", note: None };
    match (&group.weight, label::weight_in(&group.name.text).and_then(|weight| scaled(weight, TEN_THOUSAND))) {
        (Some(cell), _) => points(sink, &slot, cell),
        (None, Some((weight, _))) => sink.enter(&slot, &group.name, Stored::Integer(weight), None),
        (None, None) => {}
    }
}

/// A group's name without blanks and weight.
fn group_name(raw: &str) -> String {
    let text = tidy_text(raw);
    let name = label::weight_in(raw).and_then(|_| label::before_weight(&text));
    name.map_or_else(|| text.clone(), str::to_string)
}

/// Enters target and actual value as numbers where both are.
fn compare(sink: &mut Sink, section: Section, position: u32, row: &Aligned<'_, '_>) {
    let cell = |field: &str| {
        let text: String = row.parts_of(field).iter().map(|part| part.text.as_str()).collect();
        Some((row.cell_of(field)?, target::quantity(&text)?))
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

/// The last row: the sum of weights and the total score, in this order. One of them alone must stand under its column.
fn extract_totals(sink: &mut Sink, section: Section, part: &Part<'_>, row: &Row<'_>, cells: &[usize]) {
    sink.label(&row.cells[cells[0]]);
    let is_value = |index: &&usize| number::read(&row.cells[**index].text) != Reading::Words;
    let values: Vec<usize> = cells[1..].iter().filter(is_value).copied().collect();
    let above = |index: usize| {
        let in_shape = row.cells.len() == part.head.cells.len();
        let column = part.columns.iter().find(|found| in_shape && found.at == index)?.column?;
        (column.value == ValueKind::Points).then(|| format!("total_{}", column.field))
    };
    let fields = match values.as_slice() {
        [only] => vec![above(*only)],
        _ => vec![Some("total_weight".to_string()), Some("total_score".to_string())],
    };
    for (index, field) in values.iter().zip(&fields) {
        let cell = &row.cells[*index];
        let Some(field) = field else {
            sink.leave(cell, Message::RowInDoubt {});
            continue;
        };
        points(sink, &Slot { section, position: 0, field, note: None }, cell);
    }
}

/// How the cells of a row may stand against those of the head: `spread` cells where the head has one, then moved.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Shape {
    spread: isize,
    shift: isize,
}

impl Shape {
    /// Where the cell under a cell of the head stands.
    fn under(self, head: usize) -> isize {
        self.spread * head as isize + self.shift
    }
}

/// An order-preserving way to put the cells of a row under the columns.
#[derive(Debug, Clone)]
struct Way {
    weight: i32,
    /// The column of each cell.
    columns: Vec<usize>,
    /// Whether no other way weighs as much.
    alone: bool,
}

impl Way {
    fn heavier(best: Option<Way>, other: Way) -> Option<Way> {
        match best {
            Some(best) if best.weight > other.weight => Some(best),
            Some(best) if best.weight == other.weight && best.columns != other.columns => {
                Some(Way { alone: false, ..best })
            }
            Some(best) if best.weight == other.weight => Some(best),
            _ => Some(other),
        }
    }
}

/// The column of every cell, or none where no way is good, two are equally good, or a value may have been lost inside.
fn align<'d>(part: &Part<'d>, row: &Row<'_>, cells: &[usize]) -> Option<Vec<ColumnAt<'d>>> {
    // Columns that the layout does not know keep their place among the others.
    let columns: Vec<(usize, Option<&Column>)> = part.columns.iter().map(|at| (at.at, at.column)).collect();
    let fits: Vec<Vec<Option<i32>>> = cells.iter().map(|index| fits(&columns, &row.cells[*index])).collect();
    let head_width = part.head.cells.len();
    let most = row.cells.len().div_ceil(head_width).min(3) as isize;
    // The first cell stands under each column in turn.
    let first = *cells.first()? as isize;
    let shifts = |spread| columns.iter().map(move |(head, _)| Shape { spread, shift: first - spread * *head as isize });
    let ways = (1..=most).flat_map(shifts).filter_map(|shape| {
        let mut way = best_way(&columns, &fits, cells, shape)?;
        way.weight += i32::from(shape == Shape { spread: 1, shift: 0 });
        Some((shape, way))
    });
    let ways: Vec<(Shape, Way)> = ways.collect();
    let best = ways.iter().map(|(_, way)| way.clone()).fold(None, Way::heavier).filter(|way| way.alone)?;
    let is_sure = |shape: &Shape| is_sure(&columns, head_width, row, cells, &best.columns, *shape);
    let sure = ways.iter().any(|(shape, way)| way.columns == best.columns && is_sure(shape));
    sure.then(|| best.columns.iter().map(|at| part.columns[*at]).collect())
}

/// Whether no value between the name and the points can have been lost unseen: all are there, or they stand as far apart
/// as their columns in a row that is as wide as it should be.
fn is_sure(
    columns: &[(usize, Option<&Column>)],
    head_width: usize,
    row: &Row<'_>,
    cells: &[usize],
    way: &[usize],
    shape: Shape,
) -> bool {
    let is = |at: usize, kind| columns[at].1.is_some_and(|column| column.value == kind);
    let Some(name) = way.iter().position(|at| is(*at, ValueKind::Name)) else { return false };
    let missing = (way[name]..columns.len()).filter(|at| !way.contains(at));
    let complete = missing.into_iter().all(|at| skipped(&columns[at..=at]) == 0);
    let in_place =
        cells[name..].iter().zip(&way[name..]).all(|(at, column)| *at as isize == shape.under(columns[*column].0));
    let has_points = way.iter().any(|at| is(*at, ValueKind::Points));
    // Cells lost at the left may have been made up for at the right.
    let (width, whole) = (row.cells.len() as isize, shape.under(head_width - 1) - shape.shift + 1);
    complete || (in_place && (!has_points || width >= whole || width == whole + shape.shift))
}

/// What it counts that a cell stands where its column is: more than a number that might be points elsewhere.
const IN_PLACE: i32 = 4;

/// The best order-preserving way for a row of a shape. `fits` tells how well each cell suits each column.
fn best_way(
    columns: &[(usize, Option<&Column>)],
    fits: &[Vec<Option<i32>>],
    cells: &[usize],
    shape: Shape,
) -> Option<Way> {
    // best[c] is the best way for the cells so far with the last of them under column c.
    let mut best: Vec<Option<Way>> = Vec::new();
    for (order, index) in cells.iter().enumerate() {
        let mut next: Vec<Option<Way>> = vec![None; columns.len()];
        for (at, (head, _)) in columns.iter().enumerate() {
            let Some(fit) = fits[order][at] else { continue };
            let here = fit + if *index as isize == shape.under(*head) { IN_PLACE } else { 0 };
            let before = if order == 0 {
                Some(Way { weight: skipped(&columns[..at]), columns: Vec::new(), alone: true })
            } else {
                let ways = (0..at).filter_map(|last| {
                    let way = best[last].clone()?;
                    Some(Way { weight: way.weight + skipped(&columns[last + 1..at]), ..way })
                });
                ways.fold(None, Way::heavier)
            };
            next[at] = before.map(|mut way| {
                way.columns.push(at);
                way.weight += here;
                way
            });
        }
        best = next;
    }
    let ways = best.into_iter().enumerate().filter_map(|(last, way)| {
        let way = way?;
        Some(Way { weight: way.weight + skipped(&columns[last + 1..]), ..way })
    });
    ways.fold(None, Way::heavier)
}

/// What it costs to leave columns empty: a row needs a name, and mostly has a target, an actual value and points.
fn skipped(columns: &[(usize, Option<&Column>)]) -> i32 {
    let cost = |column: &Column| match (column.value, column.field.as_str()) {
        (ValueKind::Name, _) => -6,
        (ValueKind::Points, _) if column.of.is_none() => -2,
        (ValueKind::Text, "target" | "actual") => -1,
        _ => 0,
    };
    columns.iter().filter_map(|(_, column)| Some(cost((*column)?))).sum()
}

/// How well a cell suits each column by what it holds; none where it cannot be.
fn fits(columns: &[(usize, Option<&Column>)], cell: &Cell) -> Vec<Option<i32>> {
    let reading = number::read(&cell.text);
    let text = label::normalise(&cell.text).text;
    let has_weight = label::weight_in(&cell.text).is_some();
    // A word that is known to name a group of another column.
    let of_another = |column: &Column| {
        let others = columns.iter().filter_map(|(_, other)| *other).filter(|other| other.field != column.field);
        others.filter(|other| other.value == ValueKind::Group).any(|other| other.words.contains(&text))
    };
    let fit = |column: &Column| match column.value {
        ValueKind::Points => match reading {
            Reading::Number(Number { percent: false, unit: None, .. }) => Some(3),
            Reading::Absent => Some(0),
            // Words may stand in the place of points, but never where a row was moved.
            Reading::Words => Some(-6),
            _ => None,
        },
        _ if column.words.contains(&text) => Some(6),
        ValueKind::Group => match reading {
            Reading::Words if of_another(column) => Some(-8),
            Reading::Words if has_weight => Some(5),
            Reading::Words => Some(-3),
            _ => None,
        },
        ValueKind::Name => matches!(reading, Reading::Words).then_some(2),
        _ if column.field == "deviation" => Some(if matches!(reading, Reading::Words) { 1 } else { -2 }),
        _ => Some(1),
    };
    columns.iter().map(|(_, column)| column.map_or(Some(0), fit)).collect()
}
