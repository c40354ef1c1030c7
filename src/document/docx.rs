//! Word documents: the paragraphs and tables of the main part, merged cells, tracked changes as if accepted. Hidden text
//! and the marks of notes are left out.
//!
//! Who writes beside a cell asks this reader where it stands: see [`anchors`].

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::flow::{Flow, STRUCK};
use super::xml::attribute;
use super::{Block, Cell, damage, package};
use crate::model::Message;

/// The paragraphs and tables of a document.
pub fn read(path: &str, bytes: &[u8]) -> Result<Vec<Block>, Message> {
    let mut container = package::open(path, bytes)?;
    let broken = |reason: String| Message::BrokenFile { path: path.to_string(), reason };
    let text = package::text(path, &mut container, "word/document.xml")?
        .ok_or_else(|| broken("word/document.xml".to_string()))?;
    blocks(path, &text)
}

/// The same, of the XML text.
pub fn blocks(path: &str, text: &str) -> Result<Vec<Block>, Message> {
    walk(path, text, Body::default()).map(|(blocks, _)| blocks)
}

/// A paragraph in the XML text, by its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// Where its content begins, behind its properties.
    pub start: usize,
    /// Where its closing tag begins.
    pub end: usize,
    /// The cell that it stands in, counted through the document; 0 is none.
    cell: usize,
}

/// Where the text of each place stands in the XML text, which begins without a byte order mark.
///
/// The text is read twice by the one reader, the second time with marks in it that say which paragraph a text is of, so that
/// tables within tables, merged cells and tracked changes lead to the same places. A cell of which both do not say the same is
/// left out.
pub fn anchors(path: &str, text: &str) -> Result<HashMap<String, Anchor>, Message> {
    let plain = blocks(path, text)?;
    let (marked, anchors) = walk(path, text, Body { marks: Some(Marks::default()), ..Body::default() })?;
    let cells = |blocks: Vec<Block>| -> Vec<Cell> {
        blocks
            .into_iter()
            .flat_map(|block| match block {
                Block::Paragraph(cell) => vec![cell],
                Block::Table(rows) => rows.into_iter().flatten().collect(),
            })
            .collect()
    };
    let mut places = HashMap::new();
    for (cell, marked) in cells(plain).into_iter().zip(cells(marked)) {
        let (text, paragraphs) = unmarked(&marked.text);
        if cell.text != text || cell.place != marked.place {
            continue;
        }
        let found: Vec<Anchor> = paragraphs.into_iter().filter_map(|number| anchors.get(number).copied()).collect();
        let Some(first) = found.first() else { continue };
        let last = found.iter().rev().find(|anchor| anchor.cell == first.cell).unwrap_or(first);
        if first.start <= last.end {
            places.insert(cell.place.to_string(), Anchor { end: last.end, ..*first });
        }
    }
    Ok(places)
}

fn walk(path: &str, text: &str, mut body: Body) -> Result<(Vec<Block>, Vec<Anchor>), Message> {
    let mut reader = Reader::from_str(text);
    loop {
        body.event.0 = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| damage::of_xml(path, &error))?;
        body.event.1 = reader.buffer_position() as usize;
        match event {
            Event::Start(tag) => body.open(&tag)?,
            Event::Empty(tag) => {
                body.open(&tag)?;
                body.close(tag.local_name().as_ref());
            }
            Event::End(tag) => body.close(tag.local_name().as_ref()),
            Event::Text(text) => body.text(&text),
            Event::GeneralRef(name) => body.text(super::xml::entity(&name).encode_utf8(&mut [0; 4])),
            Event::Eof => {
                let anchors = body.marks.map(|marks| marks.anchors).unwrap_or_default();
                return Ok((body.flow.blocks()?, anchors));
            }
            _ => {}
        }
    }
}

/// Which paragraph a text is of: its number between two characters that no text has, in digits that no text has, so that
/// nothing that looks at texts takes them for words or numbers.
#[derive(Default)]
struct Marks {
    /// The outermost paragraphs: nothing can be written beside a text box within one.
    anchors: Vec<Anchor>,
    depth: usize,
    /// The text that comes begins a line.
    begins: bool,
}

const MARK: char = '\u{fdd0}';
const MARK_END: char = '\u{fdd1}';
const MARK_ZERO: u32 = 0xfdd2;

fn mark(number: usize) -> String {
    let digit = |digit: char| char::from_u32(MARK_ZERO + digit.to_digit(10)?);
    let digits: String = number.to_string().chars().filter_map(digit).collect();
    format!("{MARK}{digits}{MARK_END}")
}

/// A text without its marks, and the paragraphs that they name.
fn unmarked(text: &str) -> (String, Vec<usize>) {
    let mut parts = text.split(MARK);
    let mut bare = parts.next().unwrap_or_default().to_string();
    let mut paragraphs = Vec::new();
    for part in parts {
        let (digits, rest) = part.split_once(MARK_END).unwrap_or(("", part));
        let digit = |digit: char| char::from_digit((digit as u32).checked_sub(MARK_ZERO)?, 10);
        let number: String = digits.chars().filter_map(digit).collect();
        paragraphs.extend(number.parse::<usize>());
        bare.push_str(rest);
    }
    (bare, paragraphs)
}

/// The body of a document in the making.
#[derive(Default)]
struct Body {
    flow: Flow,
    /// Where the event at hand begins and ends.
    event: (usize, usize),
    /// Kept where somebody wants to know where texts stand.
    marks: Option<Marks>,
    /// Cells so far.
    cells_seen: usize,
    /// Inside `w:t`, the only element whose text is shown.
    in_text: bool,
    /// Depth of what is not shown: deletions, fallbacks of drawings.
    hidden: usize,
    run: Run,
    /// Text above or below the line is open, which may take several runs.
    raised: bool,
    cells: Vec<CellState>,
}

/// How the open run is set.
#[derive(Default)]
struct Run {
    hidden: bool,
    raised: bool,
    struck: bool,
}

/// A cell that is open.
#[derive(Default)]
struct CellState {
    number: usize,
    columns: usize,
    /// Goes on with the cell above.
    continues: bool,
}

impl Body {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), Message> {
        let name = tag.local_name();
        let name = name.as_ref();
        let is_other_part = name == "part" && attribute(tag, "name").as_deref() != Some("/word/document.xml");
        if self.hidden > 0 || is_left(name) || is_other_part {
            self.hidden += 1;
            return Ok(());
        }
        match name {
            "tbl" => self.flow.open_table()?,
            "tr" => self.flow.open_row(),
            "tc" => {
                self.flow.open_cell();
                self.cells_seen += 1;
                self.cells.push(CellState { number: self.cells_seen, columns: 1, continues: false });
            }
            "p" => {
                let cell = self.cells.last().map_or(0, |cell| cell.number);
                if let Some(marks) = &mut self.marks {
                    if marks.depth == 0 {
                        marks.anchors.push(Anchor { start: self.event.1, end: 0, cell });
                    }
                    marks.depth += 1;
                    marks.begins = true;
                }
            }
            "gridSpan" => {
                if let (Some(cell), Some(columns)) = (self.cells.last_mut(), value(tag)) {
                    cell.columns = columns.parse().unwrap_or(1);
                }
            }
            "vMerge" | "vmerge" => {
                if let Some(cell) = self.cells.last_mut() {
                    cell.continues = value(tag).as_deref() != Some("restart");
                }
            }
            "gridBefore" => {
                // Cells that a row leaves out at its left.
                let columns = value(tag).and_then(|columns| columns.parse().ok()).unwrap_or(0);
                if columns > 0 {
                    self.flow.open_cell();
                    self.flow.close_cell(columns, 1);
                }
            }
            "r" => self.run = Run::default(),
            "vanish" => self.run.hidden = is_on(tag),
            "strike" | "dstrike" => self.run.struck |= is_on(tag),
            "vertAlign" => self.run.raised = value(tag).is_some_and(|set| set != "baseline"),
            "t" => self.in_text = true,
            "tab" => self.flow.text(" "),
            "br" | "cr" => {
                self.flow.line_break();
                self.marks.iter_mut().for_each(|marks| marks.begins = true);
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        if self.hidden > 0 {
            self.hidden -= 1;
            if let Some(marks) = self.marks.as_mut().filter(|marks| name == "pPr" && marks.depth == 1)
                && let Some(anchor) = marks.anchors.last_mut().filter(|_| self.hidden == 0)
            {
                anchor.start = self.event.1;
            }
            return;
        }
        match name {
            "tbl" => self.flow.close_table(),
            "tc" => {
                self.settle();
                let cell = self.cells.pop().unwrap_or_default();
                if cell.continues {
                    // What a covered cell holds is not shown.
                    self.flow.open_cell();
                }
                self.flow.close_cell(cell.columns, 1);
            }
            "p" => {
                self.settle();
                self.run = Run::default();
                self.flow.paragraph();
                if let Some(marks) = &mut self.marks {
                    marks.depth = marks.depth.saturating_sub(1);
                    if let Some(anchor) = marks.anchors.last_mut().filter(|_| marks.depth == 0) {
                        anchor.end = self.event.0;
                    }
                }
            }
            "t" => self.in_text = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if !self.in_text || self.hidden > 0 || self.run.hidden {
            return;
        }
        if self.run.raised != self.raised {
            self.settle();
            if self.run.raised {
                self.flow.open_raised();
                self.raised = true;
            }
        }
        // What stands above or below its line is looked at with what stands before it.
        if let Some(marks) = self.marks.as_mut().filter(|marks| marks.begins && !self.run.raised)
            && !text.trim().is_empty()
        {
            marks.begins = false;
            self.flow.text(&mark(marks.anchors.len().saturating_sub(1)));
        }
        if self.run.struck {
            self.flow.text(&format!("{STRUCK}{text}{STRUCK}"));
        } else {
            self.flow.text(text);
        }
    }

    /// Raised text ends, if any is open.
    fn settle(&mut self) {
        if std::mem::take(&mut self.raised) {
            self.flow.close_raised();
        }
    }
}

/// Deleted text, what other programs show instead of a drawing, the makings of fields, settings as they were, and how a
/// text is pronounced (`w:rt`).
fn is_left(name: &str) -> bool {
    matches!(
        name,
        "del" | "moveFrom" | "Fallback" | "instrText" | "rPrChange" | "pPr" | "sectPr" | "footnote" | "endnote" | "rt"
    )
}

/// Whether a setting is on; it is where it says nothing.
fn is_on(tag: &BytesStart<'_>) -> bool {
    !value(tag).is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off" | "none"))
}

/// The attribute `val`.
fn value(tag: &BytesStart<'_>) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == "val")?;
    Some(attribute.value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(body: &str) -> Vec<String> {
        let row = |cells: &Vec<super::super::Cell>| cells.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join("|");
        let block = |block: Block| match block {
            Block::Paragraph(cell) => vec![cell.text],
            Block::Table(rows) => rows.iter().map(row).collect(),
        };
        blocks("x", &format!("<w:body>{body}</w:body>")).unwrap().into_iter().flat_map(block).collect()
    }

    fn run(properties: &str, text: &str) -> String {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
    }

    const RAISED: &str = "<w:vertAlign w:val='superscript'/>";

    #[test]
    fn hidden_text_and_marks_of_notes_are_left_out() {
        let note = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:footnoteReference w:id='2'/></w:r>";
        let paragraph = format!(
            "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{}{}{}{}{}{note}</w:p>",
            run("", "11"),
            run(RAISED, "["),
            run(RAISED, "1]"),
            run("<w:vanish/>", "88"),
            run("<w:vanish w:val='0'/>", ".5"),
        );
        assert_eq!(lines(&paragraph), ["11.5"]);
        assert_eq!(lines(&format!("<w:p>{}{}{}</w:p>", run("", "(m"), run(RAISED, "2"), run("", ")"))), ["(m2)"]);
    }

    /// What stands between the anchors of each place.
    fn anchored(body: &str) -> Vec<(String, String)> {
        let text = format!("<w:body>{body}</w:body>");
        let places = anchors("x", &text).unwrap();
        let mut found: Vec<(String, String)> =
            places.into_iter().map(|(place, at)| (place, text[at.start..at.end].to_string())).collect();
        found.sort();
        found
    }

    #[test]
    fn every_place_is_found_again_in_the_xml() {
        let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
        let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
        let text = |text: &str| format!("<w:p><w:pPr><w:jc/></w:pPr>{}</w:p>", run("", text));
        let (one, two) = (text("1"), text("2"));
        let wide = format!("<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{}", text("a"));
        let inner = format!("<w:tbl>{}</w:tbl><w:p/>", row(&[cell(&text("x")), cell(&text("y")), cell(&text("z"))]));
        let table = [
            row(&[cell(&wide), cell(&one)]),
            row(&[cell(&one), cell(&format!("{one}{two}")), cell("<w:p/>")]),
            row(&[cell(&format!("<w:tcPr><w:gridSpan w:val='3'/></w:tcPr>{inner}"))]),
            row(&[cell("<w:tcPr><w:vMerge/></w:tcPr><w:p/>"), cell(&one), cell(&two)]),
        ];
        let found = anchored(&format!("<w:p/>{}<w:tbl>{}</w:tbl>", text("p"), table.concat()));
        let place = |row, column| format!("table 1 row {row} column {column}");
        let both = format!("{}</w:p><w:p><w:pPr><w:jc/></w:pPr>{}", run("", "1"), run("", "2"));
        let expected = [
            ("paragraph 1".to_string(), run("", "p")),
            (place(1, 1), run("", "a")),
            (place(1, 3), run("", "1")),
            (place(2, 1), run("", "1")),
            (place(2, 2), both),
            (place(3, 1), run("", "x")),
            (place(3, 2), run("", "y")),
            (place(3, 3), run("", "z")),
            (place(4, 2), run("", "1")),
            (place(4, 3), run("", "2")),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_stands_in_a_text_box_is_found_at_the_paragraph_around_it() {
        let inner = format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run("", "box"));
        let content = format!("<w:r><w:pict>{inner}</w:pict></w:r>{}", run("", "text"));
        let found = anchored(&format!("<w:p>{content}</w:p>"));
        assert!(!found.is_empty() && found.iter().all(|(_, between)| *between == content), "{found:?}");
    }

    #[test]
    fn marks_change_no_text() {
        let footnote = format!("<w:p>{}{}{}</w:p>", run(RAISED, "2"), run("", "11"), run(RAISED, "1"));
        assert_eq!(anchored(&footnote).len(), 1);
        assert_eq!(unmarked(&format!("{}11\n{}12", mark(0), mark(1090))), ("11\n12".to_string(), vec![0, 1090]));
    }

    #[test]
    fn how_a_text_is_pronounced_is_no_text() {
        let ruby = "<w:p><w:r><w:ruby><w:rubyPr><w:hps w:val='10'/></w:rubyPr><w:rt><w:r><w:t>kong zhi</w:t></w:r></w:rt>\
            <w:rubyBase><w:r><w:t>控制</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>率</w:t></w:r></w:p>";
        assert_eq!(lines(ruby), ["控制率"]);
    }

    #[test]
    fn struck_out_text_is_no_part_of_a_number() {
        assert_eq!(lines(&format!("<w:p>{}{}</w:p>", run("<w:strike/>", "12"), run("", "13"))), ["~~12~~13"]);
    }

    #[test]
    fn the_paragraphs_of_a_cell_are_its_lines() {
        let cell =
            "<w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p><w:p><w:r><w:t>13</w:t><w:br/><w:t>14</w:t></w:r></w:p></w:tc>";
        assert_eq!(lines(&format!("<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")), ["12\n13\n14|12\n13\n14"]);
    }
}
