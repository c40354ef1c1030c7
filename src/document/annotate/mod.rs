/*!
Remarks become comments in a copy of the document that they are about.

A copy differs from its original in the comments alone: in the parts that hold them, in what points to these parts, and in
the marks beside the cells. Every other part of the container is copied as it lies there, and what is changed is changed by
inserting text into the part as it was written; nothing is written anew from what was understood.

Where a cell stands is not counted here a second time: [`super::docx::anchors`] asks the reader, and cells of a sheet have
addresses. What a remark says is the business of whoever makes it.
*/

mod edit;
mod parts;
mod vml;
mod word;
mod workbook;

use super::kind::{self, Kind};
use super::package;
use crate::model::Message;

/// Something to say of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The place of the cell, as it is stored.
    pub cell: String,
    /// A paragraph each, the first of them a title.
    pub lines: Vec<String>,
}

/// Who says it, and when.
#[derive(Debug, Clone, Copy)]
pub struct Author<'a> {
    /// The name shown beside comments.
    pub name: &'a str,
    /// Its letters.
    pub initials: &'a str,
    /// `2024-03-01T08:00:00Z`
    pub date: &'a str,
}

/// A copy with comments.
#[derive(Debug)]
pub struct Annotated {
    /// The copy.
    pub bytes: Vec<u8>,
    /// Whether each of the remarks has its comment: the cell of one may not be there.
    pub placed: Vec<bool>,
}

/// Endings of documents that can bear comments; what they hold must fit the ending, or Office does not open them.
const ENDINGS: [(Kind, &[&str]); 2] =
    [(Kind::Word, &["docx", "docm", "dotx", "dotm"]), (Kind::Workbook, &["xlsx", "xlsm", "xltx", "xltm"])];

/// The ending that the name of a copy needs; none where documents of this kind bear no comments of ours.
pub fn ending(path: &str, bytes: &[u8]) -> Result<Option<String>, Message> {
    let kind = kind::of(path, bytes)?;
    if kind == Kind::Archive {
        return Err(Message::ArchiveClosed { path: path.to_string() });
    }
    let Some((_, endings)) = ENDINGS.iter().find(|(known, _)| *known == kind) else { return Ok(None) };
    let own = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    Ok(Some(endings.iter().find(|ending| **ending == own).unwrap_or(&endings[0]).to_string()))
}

/// A copy of a document with a comment for each remark; remarks on one cell share one.
pub fn annotate(path: &str, bytes: &[u8], remarks: &[Remark], author: Author<'_>) -> Result<Annotated, Message> {
    let mut container = package::open(path, bytes)?;
    let mut parts = parts::Parts::of(path, &mut container);
    let by_cell = by_cell(remarks);
    let placed = match kind::of(path, bytes)? {
        Kind::Word => word::comment(&mut parts, &by_cell, author)?,
        Kind::Workbook => workbook::comment(&mut parts, &by_cell, author)?,
        _ => vec![false; by_cell.len()],
    };
    let changed = parts.changed();
    let is_placed = |remark: &Remark| {
        by_cell.iter().zip(&placed).any(|(commented, placed)| *placed && commented.cell == remark.cell)
    };
    Ok(Annotated { bytes: package::rewritten(path, bytes, &changed)?, placed: remarks.iter().map(is_placed).collect() })
}

/// All that is said of one cell.
struct Commented<'a> {
    cell: &'a str,
    remarks: Vec<&'a [String]>,
}

impl Commented<'_> {
    /// The paragraphs, and whether each is a title.
    fn lines(&self) -> impl Iterator<Item = (bool, &str)> {
        self.remarks.iter().flat_map(|lines| lines.iter().enumerate().map(|(at, line)| (at == 0, line.as_str())))
    }
}

fn by_cell(remarks: &[Remark]) -> Vec<Commented<'_>> {
    let mut cells: Vec<Commented<'_>> = Vec::new();
    for remark in remarks {
        match cells.iter_mut().find(|known| known.cell == remark.cell) {
            Some(known) => known.remarks.push(&remark.lines),
            None => cells.push(Commented { cell: &remark.cell, remarks: vec![&remark.lines] }),
        }
    }
    cells
}
