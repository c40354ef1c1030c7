//! Word documents: the paragraphs and tables of the main part, merged cells, tracked changes as if accepted.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::flow::Flow;
use super::{Block, package};
use crate::model::Message;

/// The paragraphs and tables of a document.
pub fn read(path: &str, bytes: &[u8]) -> Result<Vec<Block>, Message> {
    let mut container = package::open(path, bytes)?;
    let broken = |reason: String| Message::BrokenFile { path: path.to_string(), reason };
    let text = package::text(path, &mut container, "word/document.xml")?
        .ok_or_else(|| broken("word/document.xml".to_string()))?;
    let mut reader = Reader::from_str(&text);
    let mut body = Body::default();
    loop {
        match reader.read_event().map_err(|error| broken(error.to_string()))? {
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
    cells: Vec<CellState>,
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
        if self.hidden > 0 || matches!(name, "del" | "moveFrom" | "Fallback" | "instrText") {
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
            "vMerge" => {
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
                let cell = self.cells.pop().unwrap_or_default();
                if cell.continues {
                    // What a covered cell holds is not shown.
                    self.flow.open_cell();
                }
                self.flow.close_cell(cell.columns, 1);
            }
            "p" => self.flow.paragraph(),
            "t" => self.in_text = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.hidden == 0 {
            self.flow.text(text);
        }
    }
}

/// The attribute `val`.
fn value(tag: &BytesStart<'_>) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == "val")?;
    Some(attribute.value.into_owned())
}
