/*!
Paragraphs and tables as they come out of a page, an office text or any other format that is read piece by piece.

A reader tells what opens and closes; tables within tables are settled here. A table that holds a table of two rows and
two columns only lays out a page, and its cells are paragraphs; a smaller one within a cell is text of that cell. Where
the table around has rows of its own and the inner one is all that a row holds, its rows are rows of the table around.
*/

use std::collections::HashSet;

use super::grid::{MOST_CELLS, Spanning, lay_out};
use super::{Block, Cell, lines, raised};
use crate::model::{Message, Place};

/// Tables deeper in each other than any page has.
const DEEPEST: usize = 32;

/// How far above an inner row one of as many cells may stand.
const NEAR: usize = 64;

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
    /// Tables within the cells of this one.
    inner: Vec<Inner>,
    /// Text of the cell around it, before it.
    before: String,
}

enum Piece {
    Text(String),
    Table(Vec<Vec<Spanning>>),
    /// One of the inner tables, by its number.
    Inner(usize),
}

/// A table within a cell.
struct Inner {
    rows: Vec<Vec<Spanning>>,
    /// The row that it stands in.
    row: usize,
    /// What the text of its cell is where nothing stands beside it; none where something stands before it.
    alone: Option<String>,
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
        let Some(mut table) = self.tables.pop() else { return };
        table.settle();
        let wide = table.rows.iter().filter(|row| row.len() > 1).count();
        match (self.tables.last_mut(), table.lays_out || wide >= 2) {
            (None, _) => self.finish(table),
            (Some(outer), true) => {
                self.text.clear();
                let alone = table.before.trim().is_empty().then(String::new);
                outer.pieces.push(Piece::Text(table.before));
                if table.lays_out {
                    outer.lays_out = true;
                    outer.pieces.extend(table.pieces);
                } else {
                    outer.pieces.push(Piece::Inner(outer.inner.len()));
                    outer.inner.push(Inner { rows: table.rows, row: outer.rows.len(), alone });
                }
            }
            (Some(outer), false) => {
                // One row of several cells may be one line of a form.
                let is_line = table.before.trim().is_empty() && table.rows.len() == 1 && table.rows[0].len() > 2;
                let line = is_line.then(|| table.rows.clone());
                let inside = table.rows.into_iter().flatten().map(|cell| cell.text);
                let texts: Vec<String> = std::iter::once(table.before).chain(inside).collect();
                self.text = texts.join("\n");
                if let Some(rows) = line {
                    let alone = Some(self.text.trim().to_string());
                    outer.inner.push(Inner { rows, row: outer.rows.len(), alone });
                }
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
            // Settled when its table closed.
            Piece::Inner(_) => {}
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

impl Table {
    /// Inner tables become rows of this one, where it has rows of its own and each of them is all that its row holds;
    /// otherwise this one lays out a page, if an inner table is more than text of its cell.
    fn settle(&mut self) {
        let mut inner = std::mem::take(&mut self.inner);
        if inner.is_empty() {
            return;
        }
        let of_inner: HashSet<usize> = inner.iter().map(|inner| inner.row).collect();
        let is_own = |(row, cells): &(usize, &Vec<Spanning>)| cells.len() > 1 && !of_inner.contains(&(row + 1));
        let own = self.rows.iter().enumerate().filter(is_own).count();
        let is_alone = |inner: &Inner| match self.rows.get(inner.row.wrapping_sub(1)).map(Vec::as_slice) {
            Some([cell]) => inner.alone.as_deref() == Some(cell.text.trim()),
            _ => false,
        };
        let is_large = |inner: &Inner| inner.rows.len() > 1;
        if !self.lays_out && own >= 2 && inner.iter().filter(|inner| is_large(inner)).all(is_alone) {
            inner.retain(is_alone);
            return self.take_in(inner);
        }
        self.lays_out |= inner.iter().any(is_large);
        for piece in &mut self.pieces {
            if let Piece::Inner(number) = piece {
                *piece = Piece::Table(
                    inner.get_mut(*number).map(|inner| std::mem::take(&mut inner.rows)).unwrap_or_default(),
                );
            }
        }
    }

    /// The rows of inner tables take the places of the rows that they stand in, their cells under those of the row above
    /// that has as many.
    fn take_in(&mut self, inner: Vec<Inner>) {
        let mut inner = inner.into_iter().peekable();
        let mut rows: Vec<Vec<Spanning>> = Vec::new();
        for (number, row) in std::mem::take(&mut self.rows).into_iter().enumerate() {
            let mut is_own = true;
            while let Some(table) = inner.next_if(|inner| inner.row == number + 1) {
                is_own = false;
                for mut line in table.rows {
                    if let Some(like) = rows.iter().rev().take(NEAR).find(|row| row.len() == line.len()) {
                        line.iter_mut().zip(like).for_each(|(cell, like)| cell.columns = like.columns);
                    }
                    rows.push(line);
                }
            }
            if is_own {
                rows.push(row);
            }
        }
        self.rows = rows;
        self.pieces.retain(|piece| !matches!(piece, Piece::Inner(_)));
    }
}

/// The room that a cell takes.
fn size(text: &str) -> usize {
    1 + text.len() / 64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of cells; a cell in brackets holds a table, its rows parted by `/`, its cells by blanks.
    fn table(flow: &mut Flow, rows: &[&[&str]]) {
        flow.open_table().unwrap();
        for row in rows {
            flow.open_row();
            for cell in *row {
                flow.open_cell();
                match cell.split_once('[') {
                    Some((before, inner)) => {
                        flow.text(before);
                        let inner = inner.trim_end_matches(']');
                        let lines: Vec<Vec<&str>> = inner.split('/').map(|line| line.split(' ').collect()).collect();
                        table(flow, &lines.iter().map(Vec::as_slice).collect::<Vec<_>>());
                    }
                    None => flow.text(cell),
                }
                flow.paragraph();
                flow.close_cell(1, 1);
            }
        }
        flow.close_table();
    }

    fn lines(rows: &[&[&str]]) -> Vec<String> {
        let mut flow = Flow::default();
        table(&mut flow, rows);
        let row = |row: &Vec<Cell>| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|");
        let block = |block: Block| match block {
            Block::Paragraph(cell) => vec![cell.text],
            Block::Table(rows) => rows.iter().map(row).collect(),
        };
        flow.blocks().unwrap().into_iter().flat_map(block).collect()
    }

    #[test]
    fn an_inner_table_that_is_all_of_a_row_is_rows_of_the_table_around() {
        let around = |inner| lines(&[&["项目", "1", "2"], &["专项", "3", "4"], &[inner], &["公用", "5", "6"]]);
        assert_eq!(around("[甲 3 2/乙 0 2]"), ["项目|1|2", "专项|3|4", "甲|3|2", "乙|0|2", "公用|5|6"]);
        assert_eq!(around("[甲 3 2]"), ["项目|1|2", "专项|3|4", "甲|3|2", "公用|5|6"]);
        assert_eq!(around("[甲 3]")[2], "\n甲\n3||");
    }

    #[test]
    fn cells_of_inner_rows_stand_under_those_of_rows_of_as_many() {
        let mut flow = Flow::default();
        flow.open_table().unwrap();
        for _ in 0..2 {
            flow.open_row();
            for columns in [1, 2] {
                flow.open_cell();
                flow.text("甲");
                flow.close_cell(columns, 1);
            }
        }
        flow.open_row();
        flow.open_cell();
        table(&mut flow, &[&["乙", "1"], &["丙", "2"]]);
        flow.close_cell(3, 1);
        flow.close_table();
        let blocks = flow.blocks().unwrap();
        let [Block::Table(rows)] = blocks.as_slice() else { panic!("one table") };
        assert_eq!((rows.len(), rows[3].len(), rows[3][1].text.as_str()), (4, 3, "2"));
    }

    #[test]
    fn a_table_around_tables_lays_out_a_page() {
        assert_eq!(
            lines(&[&["[甲 1/乙 2]"], &["说明"], &["前文[丙 3/丁 4]"]]),
            ["甲|1", "乙|2", "说明", "前文", "丙|3", "丁|4"]
        );
        let beside: &[&[&str]] = &[&["左", "右"], &["左", "右"], &["[甲 1/乙 2]", "右"]];
        assert_eq!(lines(beside), ["左", "右", "左", "右", "甲|1", "乙|2", "右"]);
    }
}
