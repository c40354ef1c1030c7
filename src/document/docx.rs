//! Word documents: the paragraphs and tables of the main part, merged cells, tracked changes as if accepted. Hidden text
//! and the marks of notes are left out.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::flow::{Flow, STRUCK};
use super::xml::attribute;
use super::{Block, damage, package};
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
    let mut reader = Reader::from_str(text);
    let mut body = Body::default();
    loop {
        match reader.read_event().map_err(|error| damage::of_xml(path, &error))? {
            Event::Start(tag) => body.open(&tag)?,
            Event::Empty(tag) => {
                body.open(&tag)?;
                body.close(tag.local_name().as_ref());
            }
            Event::End(tag) => body.close(tag.local_name().as_ref()),
            Event::Text(text) => body.text(&text),
            Event::GeneralRef(name) => body.text(super::xml::entity(&name).encode_utf8(&mut [0; 4])),
            Event::Eof => return body.flow.blocks(),
            _ => {}
        }
    }
}

/// The body of a document in the making.
#[derive(Default)]
struct Body {
    flow: Flow,
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
                self.cells.push(CellState { columns: 1, continues: false });
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
            "br" | "cr" => self.flow.line_break(),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        if self.hidden > 0 {
            self.hidden -= 1;
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
