/*!
Files become a [`Document`]: tables and paragraphs of raw text, every cell with its place.

One file per format behind one [`read`]. What any of it means is the business of `form`.
*/

pub mod annotate;
pub mod archive;
mod damage;
mod delimited;
mod doc;
mod doc_pages;
mod docx;
mod encoding;
mod flow;
mod grid;
mod hidden;
mod html;
mod kind;
mod lines;
mod markdown;
mod markup;
mod number_format;
mod ods;
mod odt;
mod package;
mod pdf;
mod raised;
pub mod records;
mod rtf;
mod rtf_table;
mod sheet;
mod sheet_xml;
mod web_archive;
mod xls;
mod xls_records;
mod xlsx;
mod xlsx_hidden;
mod xml;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::model::{Message, Place};
use kind::Kind;

/// A file as rows of text, in reading order.
#[derive(Debug)]
pub struct Document {
    /// The path as given, shown wherever the document is named.
    pub path: String,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
}

/// A stretch of a document.
#[derive(Debug, Clone)]
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
        is_blank(&self.text)
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

fn is_blank(text: &str) -> bool {
    text.chars().all(|character| character.is_whitespace() || is_invisible(character))
}

/// Whether a file of this name is none that a person made: hidden ones, what programs keep beside open documents
/// (`~$x.docx`), what Windows and macOS leave in folders, and what describes exported data beside them.
pub fn is_no_document(name: &str) -> bool {
    let others = ["thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "datapackage.json", "codebook.csv"];
    let lower = name.to_lowercase();
    name.starts_with("~$")
        || name.starts_with('.')
        || others.contains(&lower.as_str())
        || lower.ends_with(".codebook.csv")
}

/// Zero-width characters that word processors leave behind.
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

thread_local! {
    static READING: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Whether this thread is reading a document: a panic then is one of a reader, and is caught.
pub fn is_reading() -> bool {
    READING.get()
}

/// Runs a reader; a panic in it becomes a message that names the file.
pub fn guarded<T>(path: &str, read: impl FnOnce() -> Result<T, Message>) -> Result<T, Message> {
    READING.set(true);
    let result = catch_unwind(AssertUnwindSafe(read));
    READING.set(false);
    result.unwrap_or_else(|_| Err(Message::OurFault { path: path.to_string() }))
}

/// Reads the bytes of a file. What it is is seen in the bytes; `path` is only its name: for messages, and for the ending
/// `.csv`.
pub fn read(path: &str, bytes: &[u8]) -> Result<Document, Message> {
    let blocks = match kind::of(path, bytes)? {
        Kind::Word => docx::read(path, bytes)?,
        Kind::OldWord => doc::read(path, bytes)?,
        Kind::OpenText => odt::read(path, bytes)?,
        Kind::Rich => rtf::read(path, bytes)?,
        Kind::Workbook => xlsx::read(path, bytes)?,
        Kind::OldWorkbook => xls::read(path, bytes)?,
        Kind::OpenSheet => ods::read(path, bytes)?,
        Kind::Pdf => pdf::read(path, bytes)?,
        Kind::Archive => return Err(Message::ArchiveClosed { path: path.to_string() }),
        Kind::WebArchive => web_archive::read(path, bytes)?,
        Kind::Text => text_blocks(path, &encoding::decode(path, bytes)?)?,
    };
    let document = Document { path: path.to_string(), blocks };
    let text: usize = document.rows().into_iter().flatten().map(|cell| cell.text.len()).sum();
    if text > MOST_TEXT && !path.to_lowercase().ends_with(".csv") {
        return Err(Message::TooMuchToRead { path: document.path });
    }
    match document.rows().into_iter().flatten().find(|cell| cell.text.len() > LARGEST_CELL) {
        Some(cell) => Err(Message::TooLarge {
            path: path.to_string(),
            part: cell.place.to_string(),
            most: LARGEST_CELL as u64 >> 20,
        }),
        None => Ok(document),
    }
}

/// No text of a form is longer; comparing one with labels would take minutes.
const LARGEST_CELL: usize = 1 << 20;

/// More text than the forms of a whole province; understanding it would take minutes. Tidy tables may hold more.
const MOST_TEXT: usize = 16 << 20;

fn text_blocks(path: &str, text: &str) -> Result<Vec<Block>, Message> {
    if text.contains('\r') && !text.contains('\n') {
        return text_blocks(path, &text.replace('\r', "\n"));
    }
    if is_blank(text) {
        return Err(Message::EmptyFile { path: path.to_string() });
    }
    if let Some(blocks) = markup::read(path, text) {
        return blocks;
    }
    if html::is_html(text) {
        return html::read(path, text);
    }
    match delimited::delimiter(path, text) {
        Some(delimiter) => delimited::read(path, text, delimiter),
        None if text.len() > MOST_TEXT => Err(Message::TooMuchToRead { path: path.to_string() }),
        None => lines::read(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_end_as_on_old_computers() {
        let document = read("x", "甲\t1\r乙\t2\r".as_bytes()).unwrap();
        assert_eq!(document.rows().iter().map(|row| row.len()).collect::<Vec<_>>(), [2, 2]);
    }

    #[test]
    fn what_programs_leave_behind_is_no_document() {
        for name in ["~$局.docx", "Thumbs.db", "DESKTOP.INI", ".DS_Store", ".~lock.x.odt#", "__MACOSX"] {
            assert!(is_no_document(name), "{name}");
        }
        assert!(!is_no_document("~局.docx") && !is_no_document("thumbs.docx"));
    }

    #[test]
    fn one_endless_cell_is_refused() {
        let text = format!("甲\t{}\n", "1".repeat(LARGEST_CELL + 1));
        let part = "line 1 field 2".to_string();
        assert_eq!(read("x", text.as_bytes()).unwrap_err(), Message::TooLarge { path: "x".into(), part, most: 1 });
    }
}
