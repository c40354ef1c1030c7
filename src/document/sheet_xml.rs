//! Workbooks as Office 2003 saves them in XML: the visible sheets, percentages with the sign that the sheet shows.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::grid::MOST_CELLS;
use super::hidden::Hidden;
use super::number_format::numeral;
use super::sheet::{Book, decimal, significant};
use super::xml::{attribute, entity};
use super::{Block, damage, raised};
use crate::model::Message;

/// The visible sheets of a workbook.
pub fn read(path: &str, text: &str) -> Result<Vec<Block>, Message> {
    let mut reader = Reader::from_str(text);
    let mut walk = Walk::new(path);
    loop {
        match reader.read_event().map_err(|error| damage::of_xml(path, &error))? {
            Event::Start(tag) => walk.open(&tag),
            Event::Empty(tag) => {
                walk.open(&tag);
                walk.close(tag.local_name().as_ref())?;
            }
            Event::End(tag) => walk.close(tag.local_name().as_ref())?,
            Event::Text(text) => walk.text(&text),
            Event::CData(text) => walk.text(&text),
            Event::GeneralRef(name) => walk.text(entity(&name).encode_utf8(&mut [0; 4])),
            // A file that was cut off may have lost rows.
            Event::Eof if walk.depth > 0 => {
                return Err(Message::CutOff { path: path.to_string(), reason: "Workbook".to_string() });
            }
            Event::Eof => return walk.book.blocks(),
            _ => {}
        }
    }
}

/// A workbook as far as it was read.
struct Walk<'a> {
    book: Book<'a>,
    depth: usize,
    /// Number formats by style, and the style that is being read.
    formats: HashMap<String, String>,
    style: String,
    sheet: String,
    /// Row, column and text of the open sheet, whose end says whether it is shown.
    values: Vec<(u32, u32, String)>,
    is_hidden: bool,
    hidden: Hidden,
    /// Depth of what is not shown: comments, hidden rows.
    left_out: usize,
    row: u32,
    row_style: String,
    column: u32,
    cell: Cell,
    /// What the open element's text is.
    place: Place,
    raised: Option<usize>,
}

/// A cell that is open.
#[derive(Default)]
struct Cell {
    text: String,
    format: String,
    is_number: bool,
    /// Columns that it covers beside its own.
    across: u32,
}

#[derive(PartialEq)]
enum Place {
    Nowhere,
    Data,
    Visible,
}

impl<'a> Walk<'a> {
    fn new(path: &'a str) -> Walk<'a> {
        Walk {
            book: Book::new(path),
            depth: 0,
            formats: HashMap::new(),
            style: String::new(),
            sheet: String::new(),
            values: Vec::new(),
            is_hidden: false,
            hidden: Hidden::default(),
            left_out: 0,
            row: 0,
            row_style: String::new(),
            column: 0,
            cell: Cell::default(),
            place: Place::Nowhere,
            raised: None,
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        self.depth += 1;
        let name = tag.local_name();
        let name = name.as_ref();
        let number = |name: &str| attribute(tag, name).and_then(|value| value.parse::<u32>().ok());
        if self.left_out > 0 || name == "Comment" || (name == "Row" && attribute(tag, "Hidden").as_deref() == Some("1"))
        {
            // A hidden row still counts.
            if self.left_out == 0 && name == "Row" {
                self.row = number("Index").unwrap_or(self.row.saturating_add(1));
            }
            self.left_out += 1;
            return;
        }
        match name {
            "Style" => self.style = attribute(tag, "ID").unwrap_or_default(),
            "NumberFormat" => {
                let format = attribute(tag, "Format").unwrap_or_default();
                self.formats.insert(self.style.clone(), if format == "Percent" { "0.00%".to_string() } else { format });
            }
            "Worksheet" => {
                self.sheet = attribute(tag, "Name").unwrap_or_default();
                (self.row, self.column, self.is_hidden, self.hidden) = (0, 0, false, Hidden::default());
            }
            "Column" => {
                self.column = number("Index").unwrap_or(self.column.saturating_add(1));
                let last = self.column.saturating_add(number("Span").unwrap_or(0));
                if attribute(tag, "Hidden").as_deref() == Some("1") {
                    self.hidden.hide_columns(self.column.max(1) - 1, last.max(1) - 1);
                }
                self.column = last;
            }
            "Row" => {
                self.row = number("Index").unwrap_or(self.row.saturating_add(1));
                self.row_style = attribute(tag, "StyleID").unwrap_or_default();
                self.column = 0;
            }
            "Cell" => {
                self.column = number("Index").unwrap_or(self.column.saturating_add(1));
                let style = attribute(tag, "StyleID").unwrap_or_else(|| self.row_style.clone());
                let format = self.formats.get(&style).cloned().unwrap_or_default();
                self.cell = Cell { format, across: number("MergeAcross").unwrap_or(0), ..Cell::default() };
            }
            "Data" => {
                self.cell.is_number = attribute(tag, "Type").as_deref() == Some("Number");
                self.place = Place::Data;
            }
            "Sup" | "Sub" if self.place == Place::Data => self.raised = Some(self.cell.text.len()),
            "Visible" => self.place = Place::Visible,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Message> {
        self.depth = self.depth.saturating_sub(1);
        if self.left_out > 0 {
            self.left_out -= 1;
            return Ok(());
        }
        match name {
            "Data" | "Visible" => self.place = Place::Nowhere,
            "Sup" | "Sub" => {
                if let Some(from) = self.raised.take() {
                    raised::settle(&mut self.cell.text, from);
                }
            }
            "Cell" => {
                let cell = std::mem::take(&mut self.cell);
                let (row, column) = (self.row.max(1) - 1, self.column.max(1) - 1);
                self.column = self.column.saturating_add(cell.across);
                if cell.across > 0 {
                    self.hidden.merge((row, column), (row, self.column.max(1) - 1));
                }
                let text = cell.shown();
                if !text.trim().is_empty() {
                    if self.values.len() == MOST_CELLS {
                        return Err(Message::TooManyCells { most: MOST_CELLS });
                    }
                    self.values.push((row, column, text));
                }
            }
            "Row" => self.row_style.clear(),
            "Worksheet" => {
                let values = std::mem::take(&mut self.values);
                if !self.is_hidden {
                    self.book.open_sheet(&self.sheet)?;
                    self.book.hide(std::mem::take(&mut self.hidden));
                    for (row, column, text) in values {
                        self.book.value(row, column, text)?;
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        match self.place {
            _ if self.left_out > 0 => {}
            Place::Data => self.cell.text.push_str(text),
            Place::Visible => self.is_hidden = text.trim() != "SheetVisible",
            Place::Nowhere => {}
        }
    }
}

impl Cell {
    fn shown(self) -> String {
        let number = decimal(self.text.trim()).filter(|_| self.is_number).map(significant);
        number.map_or(self.text, |number| numeral(&number.to_string(), &self.format))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(body: &str) -> Vec<String> {
        let lines = |block: Block| match block {
            Block::Table(rows) => rows
                .iter()
                .map(|row| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|"))
                .collect::<Vec<_>>(),
            Block::Paragraph(cell) => vec![cell.text],
        };
        read("x", &format!("<Workbook>{body}</Workbook>")).unwrap().into_iter().flat_map(lines).collect()
    }

    #[test]
    fn values_stand_under_their_columns() {
        let body = "<Styles><Style ss:ID='p'><NumberFormat ss:Format='Percent'/></Style></Styles>\
            <Worksheet ss:Name='表'><Table><Row><Cell ss:MergeAcross='1'><Data ss:Type='String'>甲&#10;乙</Data></Cell>\
            <Cell><Data ss:Type='Number'>59.169999999999995</Data><Comment><ss:Data>批注</ss:Data></Comment></Cell></Row>\
            <Row ss:Hidden='1'><Cell><Data ss:Type='Number'>9</Data></Cell></Row>\
            <Row ss:Index='4'><Cell ss:Index='2' ss:StyleID='p'><Data ss:Type='Number'>0.9444</Data></Cell>\
            <Cell><ss:Data ss:Type='String'><Font>11</Font><Sup>1</Sup></ss:Data></Cell></Row></Table></Worksheet>";
        assert_eq!(rows(body), ["甲\n乙||59.17", "||", "||", "|94.44%|11"]);
    }

    #[test]
    fn hidden_columns_are_left_out_and_still_count() {
        let body = "<Worksheet><Table><Column/><Column ss:Hidden='1' ss:Span='1'/><Column/><Row>\
            <Cell><Data>甲</Data></Cell><Cell><Data>乙</Data></Cell><Cell><Data>丙</Data></Cell><Cell><Data>丁</Data></Cell>\
            </Row><Row><Cell ss:Index='2' ss:MergeAcross='2'><Data>戊</Data></Cell></Row></Table></Worksheet>";
        assert_eq!(rows(body), ["甲|||丁", "|戊||"]);
    }

    #[test]
    fn hidden_sheets_are_left_out() {
        let sheet = |visible: &str| {
            format!(
                "<Worksheet><Table><Row><Cell><Data>{visible}</Data></Cell></Row></Table>\
                 <WorksheetOptions><Visible>{visible}</Visible></WorksheetOptions></Worksheet>"
            )
        };
        assert_eq!(rows(&["SheetHidden", "SheetVisible", "SheetVeryHidden"].map(sheet).concat()), ["SheetVisible"]);
    }

    #[test]
    fn broken_and_hostile_workbooks_are_refused() {
        assert!(matches!(read("x", "<Workbook><Worksheet><Table><Row>"), Err(Message::CutOff { .. })));
        let far = "<Workbook><Worksheet><Table><Row ss:Index='4000000000'><Cell ss:Index='4000000000'><Data>1</Data></Cell>\
                   </Row></Table></Worksheet></Workbook>";
        assert!(matches!(read("x", far), Err(Message::TooManyCells { .. })));
    }
}
