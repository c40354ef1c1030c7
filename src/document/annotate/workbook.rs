//! Notes of Excel: a part a sheet that holds them, and a drawing with their boxes (ISO/IEC 29500-1, 18.7).

use std::collections::HashMap;

use unicode_width::UnicodeWidthStr;

use super::edit::{Edits, Way, escaped, tags};
use super::parts::{HEAD, Parts, is_strict, relation_base};
use super::vml::{self, Box, LETTERS, Sizes};
use super::{Author, Commented};
use crate::document::xlsx::corner;
use crate::document::xml::attribute;
use crate::model::Message;

/// Row and column, counted from 1.
type Address = (u32, u32);

/// Puts the notes in; whether each cell was found.
pub fn comment(parts: &mut Parts<'_, '_>, cells: &[Commented<'_>], author: Author<'_>) -> Result<Vec<bool>, Message> {
    let mut placed = vec![false; cells.len()];
    for (name, part) in parts.sheets()? {
        // The name of a sheet may hold any mark.
        let of_sheet = |(index, cell): (usize, &'_ Commented<'_>)| {
            let (sheet, address) = cell.cell.rsplit_once('!')?;
            (sheet == name).then(|| Some((index, address_of(address)?)))?
        };
        let found: Vec<(usize, Address)> = cells.iter().enumerate().filter_map(of_sheet).collect();
        if found.is_empty() {
            continue;
        }
        for index in on_sheet(parts, &part, &found, cells, author)? {
            placed[index] = true;
        }
    }
    Ok(placed)
}

/// Puts the notes of one sheet in: the numbers of those that went in.
fn on_sheet(
    parts: &mut Parts<'_, '_>,
    part: &str,
    found: &[(usize, Address)],
    cells: &[Commented<'_>],
    author: Author<'_>,
) -> Result<Vec<usize>, Message> {
    let (part, text) = parts.needed(part)?;
    let sheet = Sheet::read(parts.path, &text)?;
    let base = relation_base(&text);
    let relations = parts.relations(&part)?;
    let known = relations.iter().find(|relation| relation.kind == "comments");
    let (name, comments) = match known {
        Some(relation) => parts.needed(&relation.target)?,
        None => {
            let (name, _) = parts.free_name("xl/comments", ".xml")?;
            parts.relate(&part, base, "comments", &name)?;
            parts.declare(&name, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")?;
            (name, empty_notes(&text))
        }
    };
    let mut notes = Notes::read(parts.path, &comments)?;
    let (mut gone_in, mut boxes) = (Vec::new(), Vec::new());
    for (index, address) in found {
        let address = sheet.shown_at(*address);
        match notes.put(address, &cells[*index], author) {
            Put::Refused => continue,
            Put::Joined => {}
            Put::New => boxes.push(boxed(address, &cells[*index])),
        }
        gone_in.push(*index);
    }
    let comments = notes.finish(&comments, author);
    parts.put(&name, comments);
    if boxes.is_empty() {
        return Ok(gone_in);
    }
    let drawn = sheet.drawing.as_ref().and_then(|id| relations.iter().find(|relation| relation.id == *id));
    match drawn {
        Some(relation) => {
            let (name, drawing) = parts.needed(&relation.target)?;
            parts.put(&name, vml::extended(&drawing, &boxes, &sheet.sizes));
        }
        None => {
            let (name, number) = parts.free_name("xl/drawings/vmlDrawing", ".vml")?;
            parts.put(&name, vml::drawing(&boxes, &sheet.sizes, number));
            parts.declare_ending("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")?;
            let id = parts.relate(&part, base, "vmlDrawing", &name)?;
            let mut edits = Edits::default();
            let prefix = &sheet.prefix;
            edits.insert(sheet.drawing_goes, format!("<{prefix}legacyDrawing xmlns:r=\"{base}\" r:id=\"{id}\"/>"));
            parts.put(&part, edits.apply(&text));
        }
    }
    Ok(gone_in)
}

/// A part for notes.
fn empty_notes(sheet: &str) -> String {
    let namespace = if is_strict(sheet) {
        "http://purl.oclc.org/ooxml/spreadsheetml/main"
    } else {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    };
    format!("{HEAD}<comments xmlns=\"{namespace}\"><authors></authors><commentList></commentList></comments>")
}

fn boxed((row, column): Address, cell: &Commented<'_>) -> Box {
    let lines = |(_, line): (bool, &str)| line.width().div_ceil(LETTERS).max(1) as u32;
    Box { row: row - 1, column: column - 1, lines: cell.lines().map(lines).sum::<u32>() + 1 }
}

fn address_of(text: &str) -> Option<Address> {
    let (column, row) = corner(text.as_bytes())?;
    (row > 0 && column > 0).then_some((row, column))
}

/// What has to be known of a sheet.
struct Sheet {
    prefix: String,
    /// Id of the drawing with the boxes of its notes.
    drawing: Option<String>,
    /// Where the element goes that names it.
    drawing_goes: usize,
    /// First and last cells of what was merged.
    merged: Vec<(Address, Address)>,
    sizes: Sizes,
}

/// Elements of a sheet that stand behind the one which names the drawing of its notes.
const BEHIND: [&str; 9] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
];

impl Sheet {
    fn read(path: &str, text: &str) -> Result<Sheet, Message> {
        let mut sheet = Sheet {
            prefix: String::new(),
            drawing: None,
            drawing_goes: 0,
            merged: Vec::new(),
            sizes: Sizes::default(),
        };
        let (mut goes, mut has_data) = (None, false);
        tags(path, text, |tag| {
            let number = |name: &str| attribute(&tag.tag, name).and_then(|value| value.parse::<f64>().ok());
            let local = tag.tag.local_name();
            match (tag.depth, local.as_ref()) {
                (0, _) if tag.way == Way::Closes => sheet.drawing_goes = goes.unwrap_or(tag.start),
                (0, _) => sheet.prefix = tag.prefix(),
                (_, _) if tag.way == Way::Closes => {}
                (1, "sheetData") => has_data = true,
                (1, "legacyDrawing") => sheet.drawing = attribute(&tag.tag, "id"),
                (1, name) if has_data && BEHIND.contains(&name) => goes = goes.or(Some(tag.start)),
                (2, "col") => {
                    if let (Some(first), Some(last)) = (number("min"), number("max")) {
                        let hidden =
                            attribute(&tag.tag, "hidden").is_some_and(|hidden| hidden != "0" && hidden != "false");
                        let width = number("width").filter(|_| !hidden).map_or(0.0, |width| width * 7.0 + 5.0);
                        let [first, last] = [first, last].map(|number| (number as u32).saturating_sub(1));
                        sheet.sizes.columns.push((first, last, width.clamp(0.0, 2000.0) as u32));
                    }
                }
                (2, "row") => {
                    if let (Some(row), Some(height)) = (number("r"), number("ht")) {
                        let pixels = (height * 4.0 / 3.0).clamp(0.0, 1000.0) as u32;
                        sheet.sizes.rows.push(((row as u32).saturating_sub(1), pixels));
                    }
                }
                (2, "mergeCell") => {
                    let range = attribute(&tag.tag, "ref").unwrap_or_default();
                    let corners = range.split_once(':');
                    let corners = corners.and_then(|(first, last)| Some((address_of(first)?, address_of(last)?)));
                    sheet.merged.extend(corners);
                }
                _ => {}
            }
        })?;
        Ok(sheet)
    }

    /// The cell that shows a cell: of merged cells the first.
    fn shown_at(&self, (row, column): Address) -> Address {
        let is_in = |((top, left), (bottom, right)): &&(Address, Address)| {
            (*top..=*bottom).contains(&row) && (*left..=*right).contains(&column)
        };
        self.merged.iter().find(is_in).map_or((row, column), |(first, _)| *first)
    }
}

/// What became of a note.
enum Put {
    New,
    /// It joined one that was there.
    Joined,
    /// A cell with a conversation shows nothing else.
    Refused,
}

/// The notes of a sheet, and what is put to them.
struct Notes {
    prefix: String,
    edits: Edits,
    by_cell: HashMap<Address, Known>,
    authors: Vec<String>,
    authors_end: End,
    list_end: End,
    new: String,
}

/// Where an element ends that things are put into.
#[derive(Clone, Copy, Default)]
enum End {
    #[default]
    Nowhere,
    /// Before its closing tag.
    Before(usize),
    /// It was empty: `<a/>` from here to there.
    Empty(usize, usize),
}

/// A note that is there.
#[derive(Default)]
struct Known {
    author: usize,
    /// Where more text goes.
    text: End,
    /// A text without runs, which becomes one.
    bare: Option<(usize, usize)>,
}

impl Notes {
    fn read(path: &str, text: &str) -> Result<Notes, Message> {
        let mut notes = Notes {
            prefix: String::new(),
            edits: Edits::default(),
            by_cell: HashMap::new(),
            authors: Vec::new(),
            authors_end: End::Nowhere,
            list_end: End::Nowhere,
            new: String::new(),
        };
        let (mut open, mut author, mut bare): (Option<Address>, Option<usize>, usize) = (None, None, 0);
        tags(path, text, |tag| {
            let local = tag.tag.local_name();
            match (tag.depth, local.as_ref(), tag.way) {
                (0, _, Way::Opens) => notes.prefix = tag.prefix(),
                (1, "authors", Way::Closes) => notes.authors_end = End::Before(tag.start),
                (1, "authors", Way::Empty) => notes.authors_end = End::Empty(tag.start, tag.end),
                (1, "commentList", Way::Closes) => notes.list_end = End::Before(tag.start),
                (1, "commentList", Way::Empty) => notes.list_end = End::Empty(tag.start, tag.end),
                (2, "author", Way::Opens) => author = Some(tag.end),
                (2, "author", Way::Closes) => {
                    let name = author.take().and_then(|from| text.get(from..tag.start)).unwrap_or_default();
                    notes.authors.push(name.to_string());
                }
                (2, "author", Way::Empty) => notes.authors.push(String::new()),
                (2, "comment", Way::Opens | Way::Empty) => {
                    open = attribute(&tag.tag, "ref").as_deref().and_then(address_of);
                    let author = attribute(&tag.tag, "authorId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    if let Some(address) = open {
                        notes.by_cell.insert(address, Known { author, ..Known::default() });
                    }
                }
                (3 | 4, part, way) => {
                    let Some(known) = open.and_then(|address| notes.by_cell.get_mut(&address)) else { return };
                    match (tag.depth, part, way) {
                        (3, "text", Way::Opens) => known.text = End::Before(tag.end),
                        (3, "text", Way::Empty) => known.text = End::Empty(tag.start, tag.end),
                        (4, "t", Way::Opens) => bare = tag.start,
                        (4, "t", Way::Closes) => {
                            known.bare = Some((bare, tag.end));
                            known.text = End::Before(tag.end);
                        }
                        (4, "r", Way::Closes) => known.text = End::Before(tag.end),
                        _ => {}
                    }
                }
                _ => {}
            }
        })?;
        Ok(notes)
    }

    /// The number of the author, which is found or comes behind the others.
    fn author(&self, author: Author<'_>) -> usize {
        let name = escaped(author.name);
        self.authors.iter().position(|known| *known == name).unwrap_or(self.authors.len())
    }

    fn put(&mut self, address: Address, cell: &Commented<'_>, author: Author<'_>) -> Put {
        let p = self.prefix.clone();
        let runs = runs(&p, cell);
        let Some(known) = self.by_cell.get(&address) else {
            let (row, column) = address;
            let place = crate::model::Place::Sheet { sheet: "".into(), row, column }.to_string();
            self.new.push_str(&format!(
                "<{p}comment ref=\"{}\" authorId=\"{}\"><{p}text>{runs}</{p}text></{p}comment>",
                place.trim_start_matches('!'),
                self.author(author)
            ));
            self.by_cell.insert(address, Known { text: End::Nowhere, ..Known::default() });
            return Put::New;
        };
        // Newer Excel keeps a conversation beside the note, whose author then is `tc=` and a number.
        if self.authors.get(known.author).is_some_and(|author| author.starts_with("tc=")) {
            return Put::Refused;
        }
        let apart = format!("<{p}r><{p}t xml:space=\"preserve\">\n\n</{p}t></{p}r>");
        match known.text {
            End::Nowhere => return Put::Refused,
            End::Empty(from, to) => self.edits.replace(from, to, format!("<{p}text>{runs}</{p}text>")),
            End::Before(at) => {
                if let Some((from, to)) = known.bare {
                    self.edits.insert(from, format!("<{p}r>"));
                    self.edits.insert(to, format!("</{p}r>"));
                }
                self.edits.insert(at, format!("{apart}{runs}"));
            }
        }
        Put::Joined
    }

    /// The part with all that was put to it.
    fn finish(mut self, text: &str, author: Author<'_>) -> String {
        let p = &self.prefix;
        if !self.new.is_empty() && self.author(author) == self.authors.len() {
            let name = format!("<{p}author>{}</{p}author>", escaped(author.name));
            put_at(&mut self.edits, self.authors_end, &format!("{p}authors"), name);
        }
        put_at(&mut self.edits, self.list_end, &format!("{p}commentList"), std::mem::take(&mut self.new));
        self.edits.apply(text)
    }
}

fn put_at(edits: &mut Edits, end: End, name: &str, text: String) {
    match end {
        End::Before(at) => edits.insert(at, text),
        End::Empty(from, to) => edits.replace(from, to, format!("<{name}>{text}</{name}>")),
        End::Nowhere => {}
    }
}

/// The lines as runs, titles bold, each line but the first behind a line end.
fn runs(p: &str, cell: &Commented<'_>) -> String {
    let run = |(at, (is_title, line)): (usize, (bool, &str))| {
        let bold = if is_title { format!("<{p}b/>") } else { String::new() };
        let line_end = match (at, is_title) {
            (0, _) => "",
            (_, true) => "\n\n",
            _ => "\n",
        };
        format!(
            "<{p}r><{p}rPr>{bold}<{p}sz val=\"9\"/><{p}color indexed=\"81\"/><{p}rFont val=\"宋体\"/><{p}charset val=\"134\"/></{p}rPr>\
             <{p}t xml:space=\"preserve\">{line_end}{}</{p}t></{p}r>",
            escaped(line)
        )
    };
    cell.lines().enumerate().map(run).collect()
}
