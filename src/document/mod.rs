/*!
Files become a [`Document`]: tables and paragraphs of raw text, every cell with its place.

One file per format behind one [`read`]. What any of it means is the business of `form`.
*/

mod delimited;
mod encoding;
mod lines;

use crate::model::{Message, Place};

/// A file as rows of text, in reading order.
#[derive(Debug)]
pub struct Document {
    /// The path as given, shown wherever the document is named.
    pub path: String,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
}

/// A stretch of a document.
#[derive(Debug)]
pub enum Block {
    /// Text outside tables.
    Paragraph(Cell),
    /// Rows of cells; rows need not be equally long.
    Table(Vec<Vec<Cell>>),
}

/// One cell, or one paragraph.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The text as it stands in the file.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

impl Cell {
    /// Whether it holds nothing but blanks of any kind.
    pub fn is_blank(&self) -> bool {
        is_blank(&self.text)
    }
}

impl Document {
    /// Every row in reading order; a paragraph is a row of one cell.
    pub fn rows(&self) -> Vec<&[Cell]> {
        self.blocks
            .iter()
            .flat_map(|block| match block {
                Block::Paragraph(cell) => vec![std::slice::from_ref(cell)],
                Block::Table(rows) => rows.iter().map(Vec::as_slice).collect(),
            })
            .collect()
    }
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|character| character.is_whitespace() || is_invisible(character))
}

/// Zero-width characters that word processors leave behind.
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Reads the bytes of a file. `path` is only its name: for messages, and for the ending `.csv`.
pub fn read(path: &str, bytes: &[u8]) -> Result<Document, Message> {
    let text = encoding::decode(path, bytes)?;
    if is_blank(&text) {
        return Err(Message::EmptyFile { path: path.to_string() });
    }
    let blocks = match delimited::delimiter(path, &text) {
        Some(delimiter) => delimited::read(path, &text, delimiter)?,
        None => lines::read(&text),
    };
    Ok(Document { path: path.to_string(), blocks })
}
