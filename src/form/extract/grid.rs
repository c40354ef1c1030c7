/*!
Which cell of a row stands under which column.

Tables copied out of pages change their shape: after a page break a row may have seven cells where four stood before,
with blanks between; a row may have lost cells at its left. A row with a value for every column is certain whatever its
shape, and teaches where the columns of rows of its shape are. A row with fewer values is placed by a shape that is known;
where none is, it is doubt and not guessed.
*/

use std::collections::HashMap;

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

/// A cell and the column that it stands under.
pub type Placed<'d> = (usize, ColumnAt<'d>);

/// Places the values of every row; none for a row in doubt.
pub fn place<'d>(rows: &[Labelled<'_, 'd>]) -> Vec<Option<Vec<Placed<'d>>>> {
    let usual = usual_label(rows.iter().copied());
    let shapes: Vec<Shape> = rows.iter().map(|row| shape(row, rows, usual)).collect();
    let learned = learn(rows, &shapes);
    rows.iter().zip(&shapes).map(|(row, shape)| place_row(row, shape, &learned)).collect()
}

/// A row's width and values as if its label stood where labels usually stand.
struct Shape {
    width: isize,
    shift: isize,
    values: Vec<usize>,
}

/// Width of a row, to where its columns are.
type Learned = HashMap<isize, Option<Vec<isize>>>;

fn shape(labelled: &Labelled<'_, '_>, rows: &[Labelled<'_, '_>], usual: usize) -> Shape {
    let alike = rows.iter().copied().filter(|row| row.row.cells.len() == labelled.row.cells.len());
    let usual = if alike.clone().count() >= 3 { usual_label(alike) } else { usual };
    let shift = usual as isize - labelled.label_at as isize;
    let values = labelled.row.filled().into_iter().filter(|index| *index > labelled.label_at).collect();
    Shape { width: labelled.row.cells.len() as isize + shift, shift, values }
}

fn usual_label<'a, 'd: 'a>(rows: impl Iterator<Item = Labelled<'a, 'd>>) -> usize {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for row in rows {
        *counts.entry(row.label_at).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(at, count)| (*count, usize::MAX - at)).map_or(0, |(at, _)| at)
}

fn learn(rows: &[Labelled<'_, '_>], shapes: &[Shape]) -> Learned {
    let mut learned = Learned::new();
    for (row, shape) in rows.iter().zip(shapes) {
        if shape.values.len() == row.part.columns.len() {
            let at: Vec<isize> = shape.values.iter().map(|index| *index as isize + shape.shift).collect();
            let known = learned.entry(shape.width).or_insert_with(|| Some(at.clone()));
            if known.as_ref() != Some(&at) {
                *known = None;
            }
        }
    }
    learned
}

fn place_row<'d>(row: &Labelled<'_, 'd>, shape: &Shape, learned: &Learned) -> Option<Vec<Placed<'d>>> {
    let columns = &row.part.columns;
    if shape.values.len() == columns.len() {
        return Some(shape.values.iter().copied().zip(columns.iter().copied()).collect());
    }
    let head: Vec<isize> = columns.iter().map(|column| column.at as isize).collect();
    let head_width = row.part.head.cells.len() as isize;
    let by = |places: &[isize]| -> Option<Vec<Placed<'d>>> {
        let under = |index: &usize| {
            let column = places.iter().position(|at| *at == *index as isize + shape.shift)?;
            Some((*index, columns[column]))
        };
        shape.values.iter().map(under).collect()
    };
    if shape.width == head_width
        && let Some(placed) = by(&head)
    {
        return Some(placed);
    }
    if let Some(places) = learned.get(&shape.width) {
        return by(places.as_ref()?);
    }
    by(&strides(&head, head_width, shape.width)?)
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
    use crate::document::Cell;
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
        let head = cells("h|1|2|3");
        let columns = (1..=3).map(|at| ColumnAt { at, column: None, unit: None }).collect();
        let part = Part { head: Row { cells: &head }, columns, unit: None, rows: Vec::new() };
        let lines: Vec<Vec<Cell>> = lines.iter().map(|line| cells(line)).collect();
        let rows: Vec<Labelled> = lines
            .iter()
            .map(|cells| {
                let row = Row { cells };
                Labelled { part: &part, row, label_at: row.filled()[0] }
            })
            .collect();
        place(&rows).pop().unwrap().map(|placed| placed.iter().map(|(_, column)| column.at).collect())
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
    fn a_short_row_with_fewer_values_is_doubt() {
        assert_eq!(placed(&["a|1|2|3", "b|5|6"]), None);
    }
}
