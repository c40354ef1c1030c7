/*!
A report as data, and its writers: one page of HTML, a Word document, a workbook.

A [`Content`] holds sections of blocks: facts, tables that may be drawn, paragraphs, points. The page and the document are
made from templates ([`Templates`]), files that a user may change, which see a [`view`] of the content in words; the
workbook has a sheet a section. Which queries a report is made of, and of whom it is, is told elsewhere (`command`).
*/

mod book;
mod docx;
mod figure;
mod html;
mod templates;
mod view;

use std::path::Path;

pub use templates::Templates;

use crate::model::{Lang, Message};
use crate::query::{Column, Value};
use crate::render::{Look, Subject};

/// All that a report says, in no format yet.
#[derive(Debug, Clone)]
pub struct Content {
    /// Language of the reader.
    pub lang: Lang,
    /// Title of the whole, in that language.
    pub title: String,
    /// Of which data it is: what is told, `中文 | English`, and the value.
    pub data: Vec<(String, String)>,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// A section.
#[derive(Debug, Clone)]
pub struct Section {
    /// By which a document that is there already knows its place again.
    pub id: String,
    /// In the language of the reader.
    pub title: String,
    /// What it is made of.
    pub blocks: Vec<Block>,
}

/// A block of a section; its texts are in the language of the reader.
#[derive(Debug, Clone)]
pub enum Block {
    /// Names and values.
    Facts(Vec<(String, String)>),
    /// A result.
    Table(Box<Table>),
    /// Paragraphs.
    Paragraphs(Vec<String>),
    /// Points of a list.
    List(Vec<String>),
}

/// A result as a table, a chart, or both.
#[derive(Debug, Clone)]
pub struct Table {
    /// What it is the answer to: its title stands above the table, its chart is drawn.
    pub subject: Subject,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, one value a column.
    pub rows: Vec<Vec<Value>>,
    /// Whether the rows are shown, or the chart alone.
    pub has_rows: bool,
    /// Lines below it.
    pub notes: Vec<String>,
}

/// A format of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One page, with all that it needs inside.
    Html,
    /// A Word document.
    Docx,
    /// A workbook.
    Xlsx,
}

impl Format {
    /// Every format, the usual one first.
    pub const ALL: [Format; 3] = [Format::Html, Format::Docx, Format::Xlsx];

    /// The word of `--format`, which is the ending of a file as well.
    pub fn word(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Xlsx => "xlsx",
        }
    }

    /// The format of a word.
    pub fn of_word(word: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.word() == word)
    }

    /// The format of a file name, by its ending in any case.
    pub fn of_path(path: &Path) -> Option<Format> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        if ending == "htm" { Some(Format::Html) } else { Format::of_word(&ending) }
    }
}

/// What was written, and what a reader should know of it.
pub struct Written {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// What became of the blocks of a document that was there; none where there was none.
    pub merged: Option<Merged>,
}

/// What became of the blocks of a document that was there already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// Titles of blocks that were written anew where they stood.
    pub replaced: Vec<String>,
    /// Of blocks that the document never had, which stand at its end now.
    pub added: Vec<String>,
    /// Of blocks that its user took out, which stay out.
    pub left_out: Vec<String>,
    /// Of blocks that its user changed inside, whose changes are gone from the new document.
    pub changed: Vec<String>,
}

/// What a writer works with.
pub struct Desk<'a> {
    /// The templates.
    pub templates: &'a Templates,
    /// The title of a check, `中文 | English`, by its name.
    pub check_title: &'a dyn Fn(&str) -> Option<String>,
    /// Whether blocks that a user took out of a document come back.
    pub restore: bool,
}

impl Desk<'_> {
    /// How values of a table look.
    fn look<'t>(&'t self, lang: Lang, subject: &'t Subject) -> Look<'t> {
        Look { check_title: self.check_title, ..Look::of(lang, subject) }
    }
}

/// Writes a report in a format; `there` is the file that is at its place already, which matters to a document only.
pub fn write(content: &Content, format: Format, there: Option<&[u8]>, desk: &Desk<'_>) -> Result<Written, Message> {
    let whole = |bytes: Vec<u8>| Written { bytes, merged: None };
    match format {
        Format::Html => html::page(content, desk).map(String::into_bytes).map(whole),
        Format::Xlsx => book::workbook(content, desk).map(whole).map_err(unwritten),
        Format::Docx => match there {
            None => docx::document(content, desk).map(whole),
            Some(old) => docx::merged(content, old, desk),
        },
    }
}

/// What to say where a file in the making fails.
fn unwritten(error: std::io::Error) -> Message {
    Message::Io { path: "xlsx".to_string(), reason: error.to_string() }
}

pub use view::words;
