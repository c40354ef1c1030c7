/*!
Tables with lines: the lines that touch make a grid, and cells without a line between them are one.

A text belongs to the cell that holds its middle, whole: a number that runs over its border is not cut in two.
*/

use super::page::Ruling;
use super::word::{self, Word};

/// A table of a page.
#[derive(Debug, Default)]
pub struct Table {
    /// Where it begins on the page.
    pub top: f64,
    /// Edges of its columns from left to right.
    pub columns: Vec<f64>,
    /// Its rows, each of the cells that hold text.
    pub rows: Vec<Vec<Held>>,
}

/// A cell that holds text.
#[derive(Debug, Clone)]
pub struct Held {
    /// Its left edge.
    pub left: f64,
    /// What it holds.
    pub text: String,
    /// Whether it may go on over the page: it fills its cell, which ends where the table does.
    pub open: bool,
}

/// Lines and ends nearer to each other than this are in one place.
pub const NEAR: f64 = 3.0;
/// More lines than a page of forms has.
const MOST_LINES: usize = 4000;
/// More cells than a page of forms has.
const MOST_CELLS: usize = 200_000;

/// The tables of a page, with the words that they hold taken out of `words`. None where there are more lines than can
/// be put in order.
pub fn tables(across: &[Ruling], down: &[Ruling], words: &mut Vec<Word>) -> Option<Vec<Table>> {
    let (across, down) = (joined(across), joined(down));
    if across.len() + down.len() > MOST_LINES {
        return None;
    }
    let mut grids = Vec::new();
    for (across, down) in connected(&across, &down) {
        let grid = Grid::new(across, down);
        match grid.cells() {
            // A frame around text is no table.
            0 | 1 => {}
            2..=MOST_CELLS => grids.push(grid),
            _ => return None,
        }
    }
    // A table within a cell of another has its text to itself.
    grids.sort_by(|one, other| one.area().total_cmp(&other.area()));
    let mut tables: Vec<Table> = grids.iter().map(|grid| grid.fill(words)).collect();
    tables.sort_by(|one, other| one.top.total_cmp(&other.top));
    Some(tables)
}

/// Lines in one place that overlap or touch become one.
fn joined(lines: &[Ruling]) -> Vec<Ruling> {
    let mut lines = lines.to_vec();
    lines.sort_by(|one, other| one.at.total_cmp(&other.at));
    let mut joined = Vec::new();
    for group in lines.chunk_by_mut(|one, other| other.at - one.at <= NEAR / 3.0) {
        let at = group.iter().map(|line| line.at).sum::<f64>() / group.len() as f64;
        group.sort_by(|one, other| one.from.total_cmp(&other.from));
        let mut last: Option<Ruling> = None;
        for line in group {
            match &mut last {
                Some(last) if line.from - last.to <= NEAR => last.to = last.to.max(line.to),
                _ => joined.extend(last.replace(Ruling { at, ..*line })),
            }
        }
        joined.extend(last);
    }
    joined
}

/// Groups of lines that cross or touch.
fn connected(across: &[Ruling], down: &[Ruling]) -> Vec<(Vec<Ruling>, Vec<Ruling>)> {
    let mut groups = Groups::new(across.len() + down.len());
    for (one, line) in across.iter().enumerate() {
        for (other, post) in down.iter().enumerate() {
            let meets = |line: &Ruling, at: f64| line.from - NEAR <= at && at <= line.to + NEAR;
            if meets(line, post.at) && meets(post, line.at) {
                groups.join(one, across.len() + other);
            }
        }
    }
    let mut found: Vec<(Vec<Ruling>, Vec<Ruling>)> = vec![Default::default(); across.len() + down.len()];
    for (index, line) in across.iter().enumerate() {
        found[groups.of(index)].0.push(*line);
    }
    for (index, line) in down.iter().enumerate() {
        found[groups.of(across.len() + index)].1.push(*line);
    }
    found.retain(|(across, down)| !across.is_empty() && !down.is_empty());
    found
}

/// A grid of lines.
struct Grid {
    columns: Vec<f64>,
    rows: Vec<f64>,
    across: Vec<Ruling>,
    down: Vec<Ruling>,
}

impl Grid {
    fn new(across: Vec<Ruling>, down: Vec<Ruling>) -> Grid {
        // The outermost lines may be left out; the ends of the others tell where they would be.
        let ends = |lines: &[Ruling]| {
            let least = lines.iter().map(|line| line.from).fold(f64::MAX, f64::min);
            let most = lines.iter().map(|line| line.to).fold(f64::MIN, f64::max);
            [least, most]
        };
        let columns = edges(down.iter().map(|line| line.at).chain(ends(&across)));
        let rows = edges(across.iter().map(|line| line.at).chain(ends(&down)));
        Grid { columns, rows, across, down }
    }

    fn width(&self) -> usize {
        self.columns.len() - 1
    }

    fn cells(&self) -> usize {
        self.width() * (self.rows.len() - 1)
    }

    fn area(&self) -> f64 {
        let length = |edges: &[f64]| edges[edges.len() - 1] - edges[0];
        length(&self.columns) * length(&self.rows)
    }

    /// The cell that holds a point.
    fn cell(&self, (x, y): (f64, f64)) -> Option<usize> {
        let slot = |edges: &[f64], at: f64| edges.partition_point(|edge| *edge <= at).checked_sub(1);
        let (column, row) = (slot(&self.columns, x)?, slot(&self.rows, y)?);
        (column < self.width() && row < self.rows.len() - 1).then_some(row * self.width() + column)
    }

    /// The table, with the words within it; they are taken out of `words`.
    fn fill(&self, words: &mut Vec<Word>) -> Table {
        let mut merged = self.merged();
        let mut held: Vec<Vec<Word>> = vec![Vec::new(); self.cells()];
        words.retain(|word| match self.cell(word.middle) {
            Some(cell) => {
                held[merged.of(cell)].push(word.clone());
                false
            }
            None => true,
        });
        let mut rows = vec![Vec::new(); self.rows.len() - 1];
        for (cell, words) in held.into_iter().enumerate().filter(|(_, words)| !words.is_empty()) {
            let (row, column) = (cell / self.width(), cell % self.width());
            let beside = (column..self.width()).take_while(|column| merged.of(row * self.width() + column) == cell);
            let right = beside.last().unwrap_or(column) + 1;
            let below = (row..self.rows.len() - 1).take_while(|row| merged.of(row * self.width() + column) == cell);
            let bottom = below.last().unwrap_or(row) + 1;
            let width = self.columns[right] - self.columns[column];
            let (text, full) = word::cell_text(words, width, self.rows[bottom]);
            let open = full && bottom == self.rows.len() - 1;
            rows[row].push(Held { left: self.columns[column], text, open });
        }
        Table { top: self.rows[0], columns: self.columns.clone(), rows }
    }

    /// Cells without a line between them are one, named after the first.
    fn merged(&self) -> Groups {
        let (width, height) = (self.width(), self.rows.len() - 1);
        let mut groups = Groups::new(self.cells());
        let middle = |edges: &[f64], index: usize| (edges[index] + edges[index + 1]) / 2.0;
        let parts = |lines: &[Ruling], at: f64, along: f64| {
            lines.iter().any(|line| (line.at - at).abs() <= NEAR && line.from <= along && along <= line.to)
        };
        for row in 0..height {
            let y = middle(&self.rows, row);
            for column in 1..width {
                if !parts(&self.down, self.columns[column], y) {
                    groups.join(row * width + column - 1, row * width + column);
                }
            }
        }
        for column in 0..width {
            let x = middle(&self.columns, column);
            for row in 1..height {
                if !parts(&self.across, self.rows[row], x) {
                    groups.join((row - 1) * width + column, row * width + column);
                }
            }
        }
        groups
    }
}

/// Places in order, those near to each other as one.
pub fn edges(places: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut places: Vec<f64> = places.collect();
    places.sort_by(f64::total_cmp);
    places.dedup_by(|next, before| *next - *before <= NEAR);
    places
}

/// Things that belong together, each group named after its first.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Groups {
        Groups((0..count).collect())
    }

    fn of(&mut self, mut one: usize) -> usize {
        while self.0[one] != one {
            self.0[one] = self.0[self.0[one]];
            one = self.0[one];
        }
        one
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        self.0[one.max(other)] = one.min(other);
    }
}

#[cfg(test)]
mod tests {
    use super::super::word::{tests::glyphs, words};
    use super::*;

    fn line(at: f64, from: f64, to: f64) -> Ruling {
        Ruling { at, from, to }
    }

    fn texts(table: &Table) -> Vec<Vec<(f64, &str)>> {
        table.rows.iter().map(|row| row.iter().map(|held| (held.left, held.text.as_str())).collect()).collect()
    }

    /// Two columns and two rows; the left column is one cell over both rows.
    fn lines() -> (Vec<Ruling>, Vec<Ruling>) {
        (
            vec![line(0.0, 0.0, 100.0), line(20.0, 40.0, 100.0), line(40.0, 0.0, 100.0)],
            vec![line(0.0, 0.0, 40.0), line(40.0, 0.0, 40.0), line(100.0, 0.0, 40.0)],
        )
    }

    fn page(texts: &[(&str, f64, f64)]) -> Vec<Word> {
        words(&texts.iter().flat_map(|(text, left, base)| glyphs(text, *left, *base, 10.0)).collect::<Vec<_>>())
    }

    #[test]
    fn cells_without_a_line_between_are_one() {
        let (across, down) = lines();
        let mut words = page(&[("甲", 5.0, 22.0), ("1.5", 60.0, 14.0), ("2", 60.0, 34.0), ("外", 5.0, 80.0)]);
        let tables = tables(&across, &down, &mut words).unwrap();
        assert_eq!(texts(&tables[0]), [vec![(0.0, "甲"), (40.0, "1.5")], vec![(40.0, "2")]]);
        assert_eq!(words[0].text, "外");
    }

    #[test]
    fn a_line_of_pieces_is_a_line_and_a_missing_frame_is_made_up() {
        let across = [line(0.0, 0.0, 50.0), line(0.1, 51.0, 100.0), line(20.0, 0.0, 100.0), line(40.0, 0.0, 100.0)];
        let mut words = page(&[("甲", 5.0, 14.0), ("1.5", 60.0, 14.0)]);
        let tables = tables(&across, &[line(40.0, 0.0, 40.0)], &mut words).unwrap();
        assert_eq!(texts(&tables[0])[0], [(0.0, "甲"), (40.0, "1.5")]);
    }

    #[test]
    fn a_number_wider_than_its_cell_stays_whole() {
        let across = [line(0.0, 0.0, 90.0), line(20.0, 0.0, 90.0)];
        let down = [0.0, 30.0, 60.0, 90.0].map(|at| line(at, 0.0, 20.0));
        let mut words = page(&[("1234567.89", 20.0, 14.0)]);
        let tables = tables(&across, &down, &mut words).unwrap();
        assert_eq!(texts(&tables[0]), [[(30.0, "1234567.89")]]);
    }

    #[test]
    fn a_frame_is_no_table() {
        let across = [line(0.0, 0.0, 90.0), line(20.0, 0.0, 90.0)];
        let down = [0.0, 90.0].map(|at| line(at, 0.0, 20.0));
        assert!(tables(&across, &down, &mut page(&[("甲", 5.0, 14.0)])).unwrap().is_empty());
    }
}
