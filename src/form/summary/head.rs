/*!
The head of a 汇总表: two or three rows of labels whose upper ones spread over the columns below them.

The grid has blanks where a merged cell covers, so a blank takes the label at its left when a row below has a label of
its own under it, and both lie below the same labels. A cell over a whole column, such as 单位名称, spreads to nobody.
*/

use std::ops::Range;

use super::words::{self, Figure};
use crate::document::Cell;
use crate::form::definition::Definition;
use crate::form::label::{self, tidy_text};
use crate::form::number::{self, Reading};
use crate::form::row::Row;
use crate::form::tidy;
use crate::model::Unit;

/// More rows of labels than a head has.
const MOST_ROWS: usize = 6;

/// More columns than a person would make; a wider table is an attack or a mistake.
const MOST_COLUMNS: usize = 512;

/// The head of one table.
#[derive(Debug)]
pub struct Head<'d> {
    /// Its rows, as numbers of the rows it was found in.
    pub rows: Range<usize>,
    /// Index of the departments' column.
    pub department: usize,
    /// Its label.
    pub name: &'d Cell,
    /// Every other column that has a label.
    pub columns: Vec<Column<'d>>,
}

/// A column of a summary.
#[derive(Debug)]
pub struct Column<'d> {
    /// Index of its cells.
    pub at: usize,
    /// The cell of its lowest label.
    pub cell: &'d Cell,
    /// Its labels, for people: `三公经费 / 2023年预算数`.
    pub label: String,
    /// The year printed in its labels.
    pub year: Option<i32>,
    /// The unit printed in its labels.
    pub unit: Option<Unit>,
    /// What stands in it.
    pub meaning: Meaning<'d>,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy)]
pub enum Meaning<'d> {
    /// A column of the tidy tables that says whose the row is: `year`, `region`, `department_code`, `position`.
    Row(&'static str),
    /// 备注
    Remark,
    /// A figure.
    Figure(Figure<'d>),
    /// Nobody knows.
    Unknown,
}

impl Head<'_> {
    /// The column of the tidy tables' name.
    pub fn of_row(&self, name: &str) -> Option<&Column<'_>> {
        self.columns.iter().find(|column| matches!(column.meaning, Meaning::Row(known) if known == name))
    }

    /// The columns of figures.
    pub fn figures(&self) -> impl Iterator<Item = (&Column<'_>, Figure<'_>)> {
        self.columns.iter().filter_map(|column| match column.meaning {
            Meaning::Figure(figure) => Some((column, figure)),
            _ => None,
        })
    }

    /// Whether another head has the same labels in the same places: a head repeated after a page break.
    pub fn repeats(&self, other: &Head<'_>) -> bool {
        let labels = |head: &Head<'_>| -> Vec<(usize, String)> {
            head.columns.iter().map(|column| (column.at, column.label.clone())).collect()
        };
        self.department == other.department && labels(self) == labels(other)
    }
}

/// The heads among rows: each has a column of departments and at least one amount of an item.
pub fn find<'d>(definitions: &'d [Definition], rows: &[Row<'d>]) -> Vec<Head<'d>> {
    let mut heads: Vec<Head> = Vec::new();
    let mut from = 0;
    while from < rows.len() {
        let earliest = heads.last().map_or(0, |head| head.rows.end);
        match head_at(definitions, rows, from, earliest) {
            Some(head) => {
                from = head.rows.end;
                heads.push(head);
            }
            None => from += 1,
        }
    }
    heads
}

fn head_at<'d>(definitions: &'d [Definition], rows: &[Row<'d>], index: usize, earliest: usize) -> Option<Head<'d>> {
    let normal = |at: &usize| label::normalise(&rows[index].cells[*at].text).text;
    let filled = rows[index].filled();
    let heads: Vec<usize> =
        filled.iter().copied().filter(|at| words::is_department_head(definitions, &normal(at))).collect();
    let first = heads.first().filter(|_| filled.len() <= MOST_COLUMNS)?;
    // Of 主管部门 and 单位名称, both before the figures, the last is whose the figures are.
    let figures = filled.iter().find(|at| *at > first && words::is_known(definitions, &normal(at)));
    let department = heads.iter().copied().rfind(|at| figures.is_none_or(|figures| at < figures))?;
    let mut range = index..index + 1;
    while range.start > earliest && range.len() < MOST_ROWS && is_upper(definitions, &rows[range.start - 1]) {
        range.start -= 1;
    }
    while range.end < rows.len() && range.len() < MOST_ROWS && is_lower(&rows[index], &rows[range.end], department) {
        range.end += 1;
    }
    let columns = columns(definitions, &rows[range.clone()], department);
    let has_amount = columns
        .iter()
        .any(|column| matches!(column.meaning, Meaning::Figure(Figure::Amount(..) | Figure::OutturnOfAYear(_))));
    has_amount.then_some(Head { rows: range, department, name: &rows[index].cells[department], columns })
}

/// Whether a row above the departments' label belongs to the head: several labels, one of them known.
fn is_upper(definitions: &[Definition], row: &Row<'_>) -> bool {
    row.only().is_none()
        && labels(row).all(is_label)
        && labels(row).any(|cell| words::is_known(definitions, &label::normalise(&cell.text).text))
}

/// Whether a row below the departments' label belongs to the head: labels, and none up to the departments' column but
/// those that the row above has there.
fn is_lower(top: &Row<'_>, row: &Row<'_>, department: usize) -> bool {
    let repeats = |at: usize| row.cells[at].is_blank() || row.cells[at].text == top.cells[at].text;
    !row.filled().is_empty() && labels(row).all(is_label) && (0..row.cells.len().min(department + 1)).all(repeats)
}

fn labels<'d>(row: &Row<'d>) -> impl Iterator<Item = &'d Cell> {
    row.cells.iter().filter(|cell| !cell.is_blank())
}

/// Words, or a year.
fn is_label(cell: &Cell) -> bool {
    number::read(&cell.text) == Reading::Words || label::leading_year(cell.text.trim()).is_some()
}

fn columns<'d>(definitions: &'d [Definition], rows: &[Row<'d>], department: usize) -> Vec<Column<'d>> {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut paths: Vec<Vec<&'d Cell>> = Vec::new();
    for at in 0..width {
        let path = path(rows, at, &paths);
        paths.push(path);
    }
    let labelled = paths.into_iter().enumerate().filter(|(at, path)| *at != department && !path.is_empty());
    labelled.map(|(at, path)| column(definitions, at, &path)).collect()
}

/// The labels above a column, the highest first; `left` are those of the columns at its left.
fn path<'d>(rows: &[Row<'d>], at: usize, left: &[Vec<&'d Cell>]) -> Vec<&'d Cell> {
    let own = |row: &Row<'d>| row.cells.get(at).filter(|cell| !cell.is_blank());
    let mut path: Vec<&Cell> = Vec::new();
    for (depth, row) in rows.iter().enumerate() {
        let has_own_below = rows[depth + 1..].iter().any(|row| own(row).is_some());
        // The label at the left spreads when its column has another label below it, in the same group as this one.
        let spread = || {
            let (above, label) = left.last()?.split_at_checked(path.len())?;
            let same_group = above.iter().zip(&path).all(|(one, other)| one.text == other.text);
            let stands_here = |cell: &&Cell| row.cells.iter().any(|own| own.place == cell.place);
            label.first().copied().filter(|cell| label.len() > 1 && same_group && stands_here(cell))
        };
        match own(row) {
            Some(cell) => path.push(cell),
            None if has_own_below => path.extend(spread()),
            None => {}
        }
    }
    path
}

fn column<'d>(definitions: &'d [Definition], at: usize, path: &[&'d Cell]) -> Column<'d> {
    let mut labels: Vec<label::Label> = path.iter().map(|cell| label::normalise(&cell.text)).collect();
    labels.dedup();
    let mut years: Vec<i32> = labels.iter().flat_map(|label| label.years.iter().copied()).collect();
    years.sort_unstable();
    years.dedup();
    let texts: Vec<String> = labels.into_iter().map(|label| label.text).collect();
    let of_row = match texts.as_slice() {
        [text] => tidy::column_of(text).filter(|name| says_whose(name)),
        _ => None,
    };
    let meaning = match of_row {
        Some(name) => Meaning::Row(name),
        None if texts == ["备注"] => Meaning::Remark,
        None if years.len() > 1 => Meaning::Unknown,
        None => words::figure(definitions, &texts).map_or(Meaning::Unknown, Meaning::Figure),
    };
    let mut shown: Vec<String> = path.iter().map(|cell| tidy_text(&cell.text)).collect();
    shown.dedup();
    Column {
        at,
        cell: path[path.len() - 1],
        label: shown.join(" / "),
        year: years.first().copied(),
        unit: path.iter().rev().find_map(|cell| label::unit_in(&cell.text)),
        meaning,
    }
}

/// Whether a column of the tidy tables says whose a row is.
fn says_whose(name: &str) -> bool {
    matches!(name, "year" | "region" | "department_code" | "position")
}
