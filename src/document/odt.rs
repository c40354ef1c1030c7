//! odt documents: the paragraphs and tables of the text; deleted and hidden text, notes and comments are left out.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::flow::{Flow, STRUCK};
use super::html::visible;
use super::xml::{attribute, count, entity};
use super::{Block, damage, package};
use crate::model::Message;

/// The paragraphs and tables of a document.
pub fn read(path: &str, bytes: &[u8]) -> Result<Vec<Block>, Message> {
    let content = package::text(path, &mut package::open(path, bytes)?, "content.xml")?;
    blocks(path, &content.unwrap_or_default())
}

/// The same, of the XML text.
pub fn blocks(path: &str, content: &str) -> Result<Vec<Block>, Message> {
    let mut reader = Reader::from_str(content);
    let mut walk = Walk::default();
    loop {
        match reader.read_event().map_err(|error| damage::of_xml(path, &error))? {
            Event::Start(tag) => walk.open(&tag)?,
            Event::Empty(tag) => {
                walk.open(&tag)?;
                walk.close(tag.local_name().as_ref());
            }
            Event::End(tag) => walk.close(tag.local_name().as_ref()),
            Event::Text(text) => walk.text(&visible(&text)),
            Event::GeneralRef(name) => walk.text(entity(&name).encode_utf8(&mut [0; 4])),
            Event::Eof => return walk.flow.blocks(),
            _ => {}
        }
    }
}

/// A document as far as it was read.
#[derive(Default)]
struct Walk {
    flow: Flow,
    /// Depth of what is not shown.
    hidden: usize,
    in_paragraph: usize,
    /// Styles that change what text means, the style that is being read, and those of the open spans.
    styles: HashMap<String, Set>,
    style: String,
    spans: Vec<Set>,
    cells: Vec<Spans>,
    /// How often each open row is repeated.
    rows: Vec<usize>,
}

/// How text is set, where that changes what it means.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
enum Set {
    #[default]
    Plain,
    Hidden,
    Raised,
    Struck,
}

/// What an open cell covers, and how often it is repeated.
struct Spans {
    columns: usize,
    rows: usize,
    times: usize,
}

impl Walk {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), Message> {
        let name = tag.local_name();
        let name = name.as_ref();
        if self.hidden > 0 || is_hidden(name) {
            self.hidden += 1;
            return Ok(());
        }
        match name {
            "table" => self.flow.open_table()?,
            "table-row" => {
                self.flow.open_row();
                self.rows.push(count(tag, "number-rows-repeated") as usize);
            }
            "table-cell" => {
                self.flow.open_cell();
                self.cells.push(Spans {
                    columns: count(tag, "number-columns-spanned") as usize,
                    rows: count(tag, "number-rows-spanned") as usize,
                    times: count(tag, "number-columns-repeated") as usize,
                });
            }
            "p" | "h" => self.in_paragraph += 1,
            "style" => self.style = attribute(tag, "name").unwrap_or_default(),
            "text-properties" => {
                let set = Set::of(tag);
                if set != Set::Plain {
                    self.styles.insert(self.style.clone(), set);
                }
            }
            "span" => {
                let style = attribute(tag, "style-name").unwrap_or_default();
                let set = self.styles.get(&style).copied().unwrap_or_default();
                match set {
                    Set::Raised => self.flow.open_raised(),
                    Set::Struck => self.flow.text(STRUCK),
                    Set::Plain | Set::Hidden => {}
                }
                self.spans.push(set);
            }
            "s" | "tab" => self.text(" "),
            "line-break" => self.flow.line_break(),
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
            "span" => match self.spans.pop().unwrap_or_default() {
                Set::Raised => self.flow.close_raised(),
                Set::Struck => self.flow.text(STRUCK),
                Set::Plain | Set::Hidden => {}
            },
            "table" => self.flow.close_table(),
            "table-row" => self.flow.repeat_row(self.rows.pop().unwrap_or(1)),
            "table-cell" => {
                if let Some(Spans { columns, rows, times }) = self.cells.pop() {
                    self.flow.close_cells(columns, rows, times);
                }
            }
            "p" | "h" => {
                self.in_paragraph = self.in_paragraph.saturating_sub(1);
                self.flow.paragraph();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_paragraph > 0 && self.hidden == 0 && !self.spans.contains(&Set::Hidden) {
            self.flow.text(text);
        }
    }
}

impl Set {
    fn of(tag: &BytesStart<'_>) -> Set {
        let position = attribute(tag, "text-position").unwrap_or_default();
        if attribute(tag, "display").as_deref() == Some("none") {
            Set::Hidden
        } else if attribute(tag, "text-line-through-style").is_some_and(|style| style != "none") {
            Set::Struck
        } else if !position.is_empty() && !position.starts_with("0%") {
            Set::Raised
        } else {
            Set::Plain
        }
    }
}

/// Cells under a span are left to the span; what they may hold is not shown.
fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "covered-table-cell"
            | "tracked-changes"
            | "annotation"
            | "note"
            | "title"
            | "desc"
            | "scripts"
            | "master-styles"
            | "binary-data"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(content: &str) -> Vec<String> {
        let row =
            |cells: &Vec<super::super::Cell>| cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|");
        let block = |block: Block| match block {
            Block::Paragraph(cell) => vec![cell.text],
            Block::Table(rows) => rows.iter().map(row).collect(),
        };
        blocks("x", content).unwrap().into_iter().flat_map(block).collect()
    }

    #[test]
    fn spans_and_repetitions_become_a_grid() {
        let content = "<b><p>标<span>题</span></p><table><table-row><table-cell number-rows-spanned='2'><p>甲</p></table-cell>\
            <table-cell number-columns-spanned='2'><p>乙</p><p>丙</p></table-cell><covered-table-cell><p>x</p></covered-table-cell>\
            </table-row><table-row number-rows-repeated='2'><covered-table-cell/><table-cell number-columns-repeated='2'>\
            <p>1</p></table-cell></table-row></table></b>";
        assert_eq!(lines(content), ["标题", "甲|乙\n丙|", "|1|1", "1|1|"]);
    }

    #[test]
    fn deleted_text_and_notes_are_left_out() {
        let content =
            "<b><tracked-changes><p>9</p></tracked-changes><p>甲<note><p>注</p></note>\n <s/>乙&amp;丙</p></b>";
        assert_eq!(lines(content), ["甲  乙&丙"]);
    }

    #[test]
    fn hidden_struck_and_raised_text_joins_no_number() {
        let style = |name: &str, set: &str| format!("<style name='{name}'><text-properties {set}/></style>");
        let styles = [
            style("h", "text:display='none'"),
            style("r", "style:text-position='super 58%'"),
            style("s", "style:text-line-through-style='solid'"),
        ];
        let content = format!(
            "<b>{}<p>11<span style-name='r'>1</span><span style-name='h'>88</span></p>\
             <p>(m<span style-name='r'>2</span>)</p><p><span style-name='s'>12</span>13</p></b>",
            styles.concat()
        );
        assert_eq!(lines(&content), ["11", "(m2)", "~~12~~13"]);
    }

    #[test]
    fn repeated_rows_do_not_fill_the_memory() {
        let row = "<table-row number-rows-repeated='4000000000'><table-cell><p>1</p></table-cell></table-row>";
        let content = format!("<b><table>{row}{row}</table></b>");
        assert!(matches!(blocks("x", &content), Err(Message::TooManyCells { .. })));
    }
}
