/*!
Which cell of a row stands under which column.

Tables copied out of pages change their shape: after a page break a row may have seven cells where four stood before,
with blanks between; a row may have lost cells at its left. A row with a value for every column is certain whatever its
shape, and shows where the columns stand in its neighbours. A row with fewer values is placed by the nearest such rows
above and below; where these leave it open, or there are none and its own width does not tell, it is doubt and not
guessed.
*/

use std::collections::HashMap;

use crate::document::Cell;
use crate::form::recognise::{ColumnAt, Part};
use crate::form::row::Row;

/// A row whose label is known.
#[derive(Debug, Clone, Copy)]
pub struct Labelled<'a, 'd> {
    /// The part that it stands in.
    pub part: &'a Part<'d>,
    /// The row.
    pub row: Row<'d>,
    /// Index of its label's cell.
    pub label_at: usize,
}

impl Labelled<'_, '_> {
    /// The cells that hold its values.
    pub fn values(&self) -> Vec<usize> {
        let is_value = |index: &usize| *index > self.label_at && !self.part.is_beyond(&self.row, *index);
        self.row.filled().into_iter().filter(is_value).collect()
    }
}

/// A cell and the column that it stands under.
pub type Placed<'d> = (usize, ColumnAt<'d>);

/// Places the values of every row; none for a row in doubt.
pub fn place<'d>(rows: &[Labelled<'_, 'd>]) -> Vec<Option<Vec<Placed<'d>>>> {
    let usual = usual_label(rows.iter().copied());
    let shapes: Vec<Shape> = rows.iter().map(|row| shape(row, rows, usual)).collect();
    (0..rows.len())
        .map(|index| {
            let columns = &rows[index].part.columns;
            let order = match is_full(&rows[index], &shapes[index]) {
                true => Some((0..columns.len()).collect()),
                false => columns_of(rows, &shapes, index),
            };
            let under = |order: Vec<usize>| {
                shapes[index].values.iter().copied().zip(order.iter().map(|at| columns[*at])).collect()
            };
            order.map(under)
        })
        .collect()
}

/// A row's width and values as if its label stood where labels usually stand.
struct Shape {
    width: isize,
    shift: isize,
    values: Vec<usize>,
    ends_blank: bool,
}

impl Shape {
    /// Where its values stand, the label being where it usually is.
    fn places(&self) -> Vec<isize> {
        self.values.iter().map(|index| *index as isize + self.shift).collect()
    }

    /// The column of every value, if the columns stand at these places.
    fn under(&self, columns: &[isize]) -> Option<Vec<usize>> {
        self.places().iter().map(|place| columns.iter().position(|at| at == place)).collect()
    }
}

fn shape(labelled: &Labelled<'_, '_>, rows: &[Labelled<'_, '_>], usual: usize) -> Shape {
    let alike = rows.iter().copied().filter(|row| row.row.cells.len() == labelled.row.cells.len());
    let usual = if alike.clone().count() >= 3 { usual_label(alike) } else { usual };
    let shift = usual as isize - labelled.label_at as isize;
    let values = labelled.values();
    let ends_blank = labelled.row.cells.last().is_some_and(Cell::is_blank);
    Shape { width: labelled.row.cells.len() as isize + shift, shift, values, ends_blank }
}

fn usual_label<'a, 'd: 'a>(rows: impl Iterator<Item = Labelled<'a, 'd>>) -> usize {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for row in rows {
        *counts.entry(row.label_at).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(at, count)| (*count, usize::MAX - at)).map_or(0, |(at, _)| at)
}

fn is_full(row: &Labelled<'_, '_>, shape: &Shape) -> bool {
    shape.values.len() == row.part.columns.len() && !runs_over(row, shape)
}

/// Whether a row wider than its head stands under it at the left, leaves a column blank and goes on right of the last: it
/// has as many values as there are columns by chance.
fn runs_over(row: &Labelled<'_, '_>, shape: &Shape) -> bool {
    let head: Vec<isize> = row.part.columns.iter().map(|column| column.at as isize).collect();
    let width = row.part.head.cells.len() as isize;
    let (Some(first), Some(last)) = (head.first(), head.last()) else { return false };
    let places = shape.places();
    let begins = places.first() == Some(first) && shape.width > width;
    let leaves_blank = head.iter().filter(|at| !places.contains(at)).count() == 1;
    let goes_on = places.last().is_some_and(|at| at > last);
    // Where every cell of the head became several, the values stand evenly apart.
    let even = places.windows(3).all(|three| three[1] - three[0] == three[2] - three[1]);
    begins && leaves_blank && goes_on && !even
}

/// The column of every value of a row with fewer values than columns.
fn columns_of(rows: &[Labelled<'_, '_>], shapes: &[Shape], index: usize) -> Option<Vec<usize>> {
    let (row, shape) = (&rows[index], &shapes[index]);
    let full = |at: &usize| is_full(&rows[*at], &shapes[*at]) && rows[*at].part.columns.len() == row.part.columns.len();
    let neighbours = [(0..index).rev().find(full), (index + 1..rows.len()).find(full)];
    let near: Vec<&Shape> = neighbours.into_iter().flatten().map(|at| &shapes[at]).collect();
    let fitting: Vec<(&Shape, Vec<usize>)> =
        near.iter().filter_map(|near| Some((*near, shape.under(&near.places())?))).collect();
    let by_width =
        || by_width(row, shape, shapes.iter().enumerate().filter(|(at, _)| full(at)).map(|(_, shape)| shape));
    match fitting.as_slice() {
        [(_, way), rest @ ..] if rest.iter().all(|(_, other)| other == way) => {
            // A row that ends before the last column may have lost its blanks at the right, or a value inside; one of
            // another width may be the first of a new shape.
            let reached = |near: &Shape| near.places().last().is_some_and(|last| shape.width > *last);
            let alike = near.iter().any(|near| near.width == shape.width);
            let sure = alike || by_width().is_none_or(|other| other == *way);
            (sure && fitting.iter().any(|(near, _)| reached(near))).then(|| way.clone())
        }
        // Where the shape changes, the width tells when blanks at the right show that they were kept.
        [(one, way), (other, other_way)] => match (shape.width == one.width, shape.width == other.width) {
            (true, false) if shape.ends_blank || other.ends_blank => Some(way.clone()),
            (false, true) if shape.ends_blank || one.ends_blank => Some(other_way.clone()),
            _ => None,
        },
        _ => by_width(),
    }
}

/// The columns of a row that its neighbours do not explain, by rows of its width, by its head, or by even spacing.
fn by_width<'s>(row: &Labelled<'_, '_>, shape: &Shape, full: impl Iterator<Item = &'s Shape>) -> Option<Vec<usize>> {
    let head: Vec<isize> = row.part.columns.iter().map(|column| column.at as isize).collect();
    let head_width = row.part.head.cells.len() as isize;
    let mut alike = full.filter(|full| full.width == shape.width).map(Shape::places);
    if let Some(places) = alike.next() {
        return shape.under(&places).filter(|_| alike.all(|others| others == places));
    }
    if shape.width == head_width {
        return shape.under(&head);
    }
    shape.under(&strides(&head, head_width, shape.width)?)
}

/// Where columns stand in a row in which every cell of the head became the same number of cells.
fn strides(head: &[isize], head_width: isize, width: isize) -> Option<Vec<isize>> {
    let (cells, narrow) = (width - 1, head_width - 1);
    (narrow > 0 && cells > narrow && cells % narrow == 0)
        .then(|| head.iter().map(|at| (at - 1) * (cells / narrow) + 1).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::recognise::PartUnit;
    use crate::model::Place;

    fn cells(line: &str) -> Vec<Cell> {
        line.split('|')
            .enumerate()
            .map(|(field, text)| Cell {
                text: text.trim().into(),
                place: Place::Line { line: 1, field: field as u32 + 1 },
            })
            .collect()
    }

    /// Which column each value of the last row comes under, the head being `h|1|2|3`.
    fn placed(lines: &[&str]) -> Option<Vec<usize>> {
        placed_at(lines, lines.len() - 1)
    }

    /// The same of any row.
    fn placed_at(lines: &[&str], index: usize) -> Option<Vec<usize>> {
        let head = cells("h|1|2|3");
        let columns = (1..=3).map(|at| ColumnAt { at, column: None, unit: None }).collect();
        let part = Part { head: Row { cells: &head }, columns, unit: PartUnit::default(), rows: Vec::new() };
        let lines: Vec<Vec<Cell>> = lines.iter().map(|line| cells(line)).collect();
        let rows: Vec<Labelled> = lines
            .iter()
            .map(|cells| {
                let row = Row { cells };
                Labelled { part: &part, row, label_at: row.filled()[0] }
            })
            .collect();
        place(&rows).swap_remove(index).map(|placed| placed.iter().map(|(_, column)| column.at).collect())
    }

    #[test]
    fn a_row_as_wide_as_its_head_is_read_by_position() {
        assert_eq!(placed(&["a|5||7"]), Some(vec![1, 3]));
    }

    #[test]
    fn a_wider_row_learns_from_its_like() {
        assert_eq!(placed(&["a|5||6||7|", "b|||6|||"]), Some(vec![2]));
        assert_eq!(placed(&["a||5|6||7|", "b|||6|||"]), Some(vec![2]));
    }

    #[test]
    fn a_wider_row_alone_goes_by_equal_strides_or_not_at_all() {
        assert_eq!(placed(&["b|||6|||"]), Some(vec![2]));
        assert_eq!(placed(&["b||6||"]), None);
    }

    #[test]
    fn a_row_shifted_by_a_lost_cell_is_moved_back() {
        assert_eq!(placed(&["|a|1|2|3", "|b|1|2|3", "|c|1|2|3", "d|1||3"]), Some(vec![1, 3]));
    }

    #[test]
    fn a_row_between_two_shapes_is_doubt_unless_its_blanks_tell() {
        let placed_between = |row| placed_at(&["a|1|2|3", row, "c|1||2||3"], 1);
        assert_eq!(placed_between("b|5||6"), None);
        assert_eq!(placed_between("b|5||6||"), Some(vec![1, 2]));
        assert_eq!(placed_at(&["a|1|2|3", "b|5||6", "c|1||2||3|"], 1), Some(vec![1, 3]));
        assert_eq!(placed_between("b||5|"), Some(vec![2]));
    }

    #[test]
    fn a_blank_and_a_cell_right_of_the_columns_make_no_full_row() {
        assert_eq!(placed(&["a|1|2|3", "b|5||6|12"]), None);
        assert_eq!(placed(&["a|1|2|3", "b|5||6||7|"]), Some(vec![1, 2, 3]));
    }

    #[test]
    fn a_short_row_with_fewer_values_is_doubt() {
        assert_eq!(placed(&["a|1|2|3", "b|5|6"]), None);
    }
}
