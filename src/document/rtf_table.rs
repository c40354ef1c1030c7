/*!
Tables of rich text.

The format knows only rows: the texts of their cells, and where their right edges are. Rows that follow each other are
a table; its columns are the edges of all its rows, and a cell covers the columns up to its edge.
*/

use super::flow::Flow;
use super::grid::{MOST_CELLS, MOST_COLUMNS};
use super::{Block, raised};
use crate::model::Message;

/// Edges nearer to each other than this (1 mm in twentieths of a point) were meant to be one: no cell is so narrow.
const NEAR: i32 = 57;

/// Tables deeper in each other than any document has.
const DEEPEST: usize = 32;

/// The cells of a row as it describes them.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    cells: Vec<Edge>,
    next: Edge,
}

#[derive(Debug, Clone, Copy, Default)]
struct Edge {
    right: i32,
    /// Goes on with the cell at its left.
    goes_on: bool,
    /// Goes on with the cell above.
    hangs: bool,
}

impl Outline {
    /// A control word that may describe a cell.
    pub fn word(&mut self, name: &[u8], number: i32) {
        match name {
            b"clmrg" => self.next.goes_on = true,
            b"clvmrg" => self.next.hangs = true,
            b"cellx" if self.cells.len() < MOST_COLUMNS => {
                let edge = std::mem::take(&mut self.next);
                self.cells.push(Edge { right: number, ..edge });
            }
            _ => {}
        }
    }
}

/// Paragraphs and tables as they are found.
pub struct Tables {
    /// The body, then the tables that are open, one within the other.
    levels: Vec<Level>,
    paragraph: String,
    /// Where text above or below its line began.
    raised: Option<usize>,
    /// How many paragraphs, cells and tables may yet be read or described.
    room: usize,
}

#[derive(Default)]
struct Level {
    /// What the open cell holds so far.
    pieces: Vec<Piece>,
    row: Vec<Vec<Piece>>,
    rows: Vec<Row>,
}

enum Piece {
    Text(String),
    Table(Vec<Row>),
}

struct Row {
    cells: Vec<Vec<Piece>>,
    outline: Outline,
}

impl Default for Tables {
    fn default() -> Tables {
        Tables { levels: vec![Level::default()], paragraph: String::new(), raised: None, room: MOST_CELLS }
    }
}

impl Tables {
    /// More text of the open paragraph, which may be set above or below its line.
    pub fn text(&mut self, text: &str, is_raised: bool) {
        if is_raised != self.raised.is_some() {
            self.settle();
            self.raised = is_raised.then_some(self.paragraph.len());
        }
        self.paragraph.push_str(text);
    }

    fn settle(&mut self) {
        if let Some(from) = self.raised.take() {
            raised::settle(&mut self.paragraph, from);
        }
    }

    /// The paragraph ends, in so many tables.
    pub fn end_paragraph(&mut self, depth: usize) -> Result<(), Message> {
        self.take(1)?;
        self.settle();
        let text = std::mem::take(&mut self.paragraph);
        self.reach(depth)?.pieces.push(Piece::Text(text));
        Ok(())
    }

    /// A cell of the table at that depth ends.
    pub fn end_cell(&mut self, depth: usize) -> Result<(), Message> {
        self.end_paragraph(depth)?;
        let level = self.reach(depth)?;
        level.row.push(std::mem::take(&mut level.pieces));
        Ok(())
    }

    /// A row of the table at that depth ends.
    pub fn end_row(&mut self, depth: usize, outline: &Outline) -> Result<(), Message> {
        self.settle();
        if !self.paragraph.trim().is_empty() {
            self.end_cell(depth)?;
        }
        self.take(1 + outline.cells.len())?;
        let level = self.reach(depth)?;
        level.rows.push(Row { cells: std::mem::take(&mut level.row), outline: outline.clone() });
        Ok(())
    }

    /// All of it.
    pub fn blocks(mut self) -> Result<Vec<Block>, Message> {
        self.end_paragraph(0)?;
        let mut flow = Flow::default();
        write(&mut flow, &self.reach(0)?.pieces)?;
        flow.blocks()
    }

    /// Opens and closes tables until so many are open.
    fn reach(&mut self, depth: usize) -> Result<&mut Level, Message> {
        if depth > DEEPEST {
            return Err(Message::TooDeep { most: DEEPEST });
        }
        while self.levels.len() > depth + 1 {
            let Some(Level { pieces, mut row, mut rows }) = self.levels.pop() else { break };
            // A file may end, or a table, before its row does.
            row.extend((!pieces.is_empty()).then_some(pieces));
            if !row.is_empty() {
                rows.push(Row { cells: row, outline: Outline::default() });
            }
            if let Some(outer) = self.levels.last_mut() {
                outer.pieces.push(Piece::Table(rows));
            }
        }
        // An empty table takes the room of several cells.
        self.take(4 * (depth + 1 - self.levels.len()))?;
        self.levels.resize_with(depth + 1, Level::default);
        Ok(&mut self.levels[depth])
    }

    fn take(&mut self, parts: usize) -> Result<(), Message> {
        self.room = self.room.checked_sub(parts).ok_or(Message::TooManyCells { most: MOST_CELLS })?;
        Ok(())
    }
}

fn write(flow: &mut Flow, pieces: &[Piece]) -> Result<(), Message> {
    for piece in pieces {
        match piece {
            Piece::Text(text) => {
                flow.text(text);
                flow.paragraph();
            }
            Piece::Table(rows) => write_table(flow, rows)?,
        }
    }
    Ok(())
}

fn write_table(flow: &mut Flow, rows: &[Row]) -> Result<(), Message> {
    let edges = columns(rows);
    flow.open_table()?;
    for row in rows {
        flow.open_row();
        let mut at = 0;
        let mut cells = row.cells.iter().enumerate().peekable();
        while let Some((index, cell)) = cells.next() {
            let mut edge = row.outline.cells.get(index).copied();
            let hangs = edge.is_some_and(|edge| edge.hangs);
            while let Some((next, _)) = cells.peek() {
                let Some(going_on) = row.outline.cells.get(*next).filter(|edge| edge.goes_on) else { break };
                edge = Some(*going_on);
                cells.next();
            }
            let end = edge.map_or(0, |edge| edges.partition_point(|known| *known <= edge.right)).max(at + 1);
            flow.open_cell();
            // What a covered cell holds is not shown.
            if !hangs {
                write(flow, cell)?;
            }
            flow.close_cell(end - at, 1);
            at = end;
        }
    }
    flow.close_table();
    Ok(())
}

/// The right edges of all cells, those that were meant to be one as one.
fn columns(rows: &[Row]) -> Vec<i32> {
    let mut edges: Vec<i32> = rows.iter().flat_map(|row| &row.outline.cells).map(|edge| edge.right).collect();
    edges.sort_unstable();
    edges.dedup_by(|next, kept| next.saturating_sub(*kept) <= NEAR);
    edges
}
