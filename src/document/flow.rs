/*!
Paragraphs and tables as they come out of a page, an office text or any other format that is read piece by piece.

A reader tells what opens and closes; tables within tables are settled here. A table that holds a table of two rows and
two columns only lays out a page, and its cells are paragraphs; a smaller one within a cell is text of that cell.
*/

use super::grid::{MOST_CELLS, Spanning, lay_out};
use super::{Block, Cell, lines, raised};
use crate::model::{Message, Place};

/// Tables deeper in each other than any page has.
const DEEPEST: usize = 32;

/// Around what is struck out: no number, and not part of one.
pub const STRUCK: &str = "~~";

/// A document in the making.
pub struct Flow {
    blocks: Vec<Block>,
    tables: Vec<Table>,
    text: String,
    /// Where text above or below its line began.
    raised: Vec<usize>,
    count: u32,
    paragraphs: u32,
    /// How many cells may yet be read, a long text taking the room of several, and how many laid out.
    unread: usize,
    room: usize,
    too_many: bool,
}

impl Default for Flow {
    fn default() -> Flow {
        Flow {
            blocks: Vec::new(),
            tables: Vec::new(),
            text: String::new(),
            raised: Vec::new(),
            count: 0,
            paragraphs: 0,
            unread: MOST_CELLS,
            room: MOST_CELLS,
            too_many: false,
        }
    }
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

impl From<Block> for Piece {
    fn from(block: Block) -> Piece {
        let row =
            |row: Vec<Cell>| row.into_iter().map(|cell| Spanning { text: cell.text, columns: 1, rows: 1 }).collect();
        match block {
            Block::Paragraph(cell) => Piece::Text(cell.text),
            Block::Table(rows) => Piece::Table(rows.into_iter().map(row).collect()),
        }
    }
}

impl Flow {
    /// More text.
    pub fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The text that follows is set above or below its line.
    pub fn open_raised(&mut self) {
        self.raised.push(self.text.len());
    }

    /// It ends.
    pub fn close_raised(&mut self) {
        if let Some(from) = self.raised.pop() {
            raised::settle(&mut self.text, from);
        }
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
        let text = self.take_text();
        self.push(Piece::Text(text));
    }

    /// A stretch of text ends that was laid out with line ends, tabs and bars.
    pub fn lines(&mut self) {
        if !self.tables.is_empty() {
            return self.line_break();
        }
        let text = self.take_text();
        match lines::read(&text) {
            Err(_) => self.too_many = true,
            Ok(blocks) => blocks.into_iter().for_each(|block| self.push(Piece::from(block))),
        }
    }

    /// A table opens.
    pub fn open_table(&mut self) -> Result<(), Message> {
        if self.tables.is_empty() {
            self.paragraph();
        }
        if self.tables.len() == DEEPEST {
            return Err(Message::TooDeep { most: DEEPEST });
        }
        let before = self.take_text();
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
        self.take_text();
    }

    /// A cell closes that stands for several of the same text.
    pub fn close_cells(&mut self, columns: usize, rows: usize, times: usize) {
        let text = self.text.clone();
        self.close_cell(columns, rows);
        for _ in 1..times {
            if self.too_many {
                return;
            }
            self.text.clone_from(&text);
            self.close_cell(columns, rows);
        }
    }

    /// The last row stands for several.
    pub fn repeat_row(&mut self, times: usize) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some(row) = table.rows.last().cloned() else { return };
        let size = 1 + row.iter().map(|cell| size(&cell.text)).sum::<usize>();
        match self.unread.checked_sub(size.saturating_mul(times - 1)) {
            Some(unread) => self.unread = unread,
            None => return self.too_many = true,
        }
        table.rows.extend(std::iter::repeat_n(row, times - 1));
    }

    /// A cell closes with all its text.
    pub fn close_cell(&mut self, columns: usize, rows: usize) {
        let text = self.take_text().trim_end().to_string();
        let Some(table) = self.tables.last_mut() else { return };
        match self.unread.checked_sub(size(&text)) {
            Some(unread) => self.unread = unread,
            None => return self.too_many = true,
        }
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        table.pieces.push(Piece::Text(text.clone()));
        if let Some(row) = table.rows.last_mut() {
            row.push(Spanning { text, columns, rows });
        }
    }

    /// The text since the last paragraph, cell or table; a mark does not reach over its end.
    fn take_text(&mut self) -> String {
        self.raised.clear();
        std::mem::take(&mut self.text)
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
                    if self.paragraphs as usize > MOST_CELLS {
                        return self.too_many = true;
                    }
                    let place = Place::Paragraph { number: self.paragraphs };
                    self.blocks.push(Block::Paragraph(Cell { text: line.to_string(), place }));
                }
            }
            Piece::Table(rows) => {
                self.count += 1;
                match lay_out(&rows, self.count, &mut self.room) {
                    Some(grid) => self.blocks.push(Block::Table(grid)),
                    None => self.too_many = true,
                }
            }
        }
    }

    /// The blocks, tables that nobody closed included.
    pub fn blocks(mut self) -> Result<Vec<Block>, Message> {
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.paragraph();
        if self.too_many { Err(Message::TooManyCells { most: MOST_CELLS }) } else { Ok(self.blocks) }
    }
}

/// The room that a cell takes.
fn size(text: &str) -> usize {
    1 + text.len() / 64
}
