/*!
Files become a [`Document`]: tables and paragraphs of raw text, every cell with its place.

One file per format behind one [`read`]. What any of it means is the business of `form`.
*/

mod delimited;
mod docx;
mod encoding;
mod flow;
mod grid;
mod html;
mod lines;
mod package;
mod sheet;
mod xml;

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
    /// Text outside tables; blank where the format shows a blank cell of a table that lost its rows.
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
        self.text.chars().all(|character| character.is_whitespace() || is_invisible(character))
    }
}

impl Document {
    /// Every row in reading order; a paragraph that holds something is a row of one cell.
    pub fn rows(&self) -> Vec<&[Cell]> {
        self.blocks
            .iter()
            .flat_map(|block| match block {
                Block::Paragraph(cell) if cell.is_blank() => Vec::new(),
                Block::Paragraph(cell) => vec![std::slice::from_ref(cell)],
                Block::Table(rows) => rows.iter().map(Vec::as_slice).collect(),
            })
            .collect()
    }
}

/// Zero-width characters that word processors leave behind.
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Reads the bytes of a file. What it is is seen in the bytes; `path` is only its name: for messages, and for the ending
/// `.csv`.
pub fn read(path: &str, bytes: &[u8]) -> Result<Document, Message> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Message::EmptyFile { path: path.to_string() });
    }
    let blocks = match container(path, bytes)? {
        Container::Word => docx::read(path, bytes)?,
        Container::Workbook => sheet::read(path, bytes)?,
        Container::None => text_blocks(path, &encoding::decode(path, bytes)?)?,
    };
    Ok(Document { path: path.to_string(), blocks })
}

fn text_blocks(path: &str, text: &str) -> Result<Vec<Block>, Message> {
    if html::is_html(text) {
        return html::read(text);
    }
    match delimited::delimiter(path, text) {
        Some(delimiter) => delimited::read(path, text, delimiter),
        None => Ok(lines::read(text)),
    }
}

/// What a file is, by its first bytes and the parts that it holds.
enum Container {
    Word,
    Workbook,
    None,
}

fn container(path: &str, bytes: &[u8]) -> Result<Container, Message> {
    if bytes.starts_with(b"PK\x03\x04") {
        let package = package::open(path, bytes)?;
        let has = |part: &str| package.index_for_name(part).is_some();
        return Ok(if has("word/document.xml") { Container::Word } else { Container::Workbook });
    }
    // The container of the older office formats.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") { Ok(Container::Workbook) } else { Ok(Container::None) }
}
