/*!
Paragraphs and tables as they come out of a page, an office text or any other format that is read piece by piece.

A reader tells what opens and closes; tables within tables are settled here. A table that holds a table of two rows and
two columns only lays out a page, and its cells are paragraphs; a smaller one within a cell is text of that cell.
*/

use super::grid::{Spanning, lay_out};
use super::{Block, Cell};
use crate::model::{Message, Place};

/// Tables deeper in each other than any page has.
const DEEPEST: usize = 32;

/// A document in the making.
#[derive(Default)]
pub struct Flow {
    blocks: Vec<Block>,
    tables: Vec<Table>,
    text: String,
    count: u32,
    paragraphs: u32,
}

/// A table that is open.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<Spanning>>,
    /// The same content as paragraphs and tables, for a table that only lays out a page.
    pieces: Vec<Piece>,
    lays_out: bool,
    /// Text of the cell around it, before it.
    before: String,
}

enum Piece {
    Text(String),
    Table(Vec<Vec<Spanning>>),
}

impl Flow {
    /// More text.
    pub fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A line ends within a cell or a paragraph.
    pub fn line_break(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// A paragraph ends; within a table it is a line of its cell.
    pub fn paragraph(&mut self) {
        if !self.tables.is_empty() {
            return self.line_break();
        }
        let text = std::mem::take(&mut self.text);
        self.push(Piece::Text(text));
    }

    /// A table opens.
    pub fn open_table(&mut self) -> Result<(), Message> {
        if self.tables.is_empty() {
            self.paragraph();
        }
        if self.tables.len() == DEEPEST {
            return Err(Message::TooDeep { most: DEEPEST });
        }
        let before = std::mem::take(&mut self.text);
        self.tables.push(Table { before, ..Table::default() });
        Ok(())
    }

    /// A row opens.
    pub fn open_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.rows.push(Vec::new());
        }
    }

    /// A cell opens; text between cells belongs to none.
    pub fn open_cell(&mut self) {
        self.text.clear();
    }

    /// A cell closes with all its text.
    pub fn close_cell(&mut self, columns: usize, rows: usize) {
        let text = std::mem::take(&mut self.text).trim_end().to_string();
        let Some(table) = self.tables.last_mut() else { return };
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        table.pieces.push(Piece::Text(text.clone()));
        if let Some(row) = table.rows.last_mut() {
            row.push(Spanning { text, columns, rows });
        }
    }

    /// A table closes.
    pub fn close_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let wide = table.rows.iter().filter(|row| row.len() > 1).count();
        match (self.tables.last_mut(), table.lays_out || wide >= 2) {
            (None, _) => self.finish(table),
            (Some(outer), true) => {
                outer.lays_out = true;
                outer.pieces.push(Piece::Text(table.before));
                self.text.clear();
                if table.lays_out {
                    outer.pieces.extend(table.pieces);
                } else {
                    outer.pieces.push(Piece::Table(table.rows));
                }
            }
            (Some(_), false) => {
                let inside = table.rows.into_iter().flatten().map(|cell| cell.text);
                let texts: Vec<String> = std::iter::once(table.before).chain(inside).collect();
                self.text = texts.join("\n");
            }
        }
    }

    fn finish(&mut self, table: Table) {
        if table.lays_out {
            table.pieces.into_iter().for_each(|piece| self.push(piece));
        } else {
            self.push(Piece::Table(table.rows));
        }
    }

    fn push(&mut self, piece: Piece) {
        match piece {
            Piece::Text(text) => {
                for line in text.lines().filter(|line| !line.trim().is_empty()) {
                    self.paragraphs += 1;
                    let place = Place::Paragraph { number: self.paragraphs };
                    self.blocks.push(Block::Paragraph(Cell { text: line.to_string(), place }));
                }
            }
            Piece::Table(rows) => {
                self.count += 1;
                self.blocks.push(Block::Table(lay_out(&rows, self.count)));
            }
        }
    }

    /// The blocks, tables that nobody closed included.
    pub fn blocks(mut self) -> Vec<Block> {
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.paragraph();
        self.blocks
    }
}
