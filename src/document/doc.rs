//! doc documents, and wps of the same make: the paragraphs and tables of the text. Pages' heads and feet, notes and
//! comments are left out.

use std::io::Cursor;

use office_oxide::doc::DocError;
use office_oxide::ir::{Element, inline_to_text};
use office_oxide::options::{OnIncomplete, ParseOptions};
use office_oxide::{DocumentFormat, OfficeError};

use super::Block;
use super::flow::Flow;
use crate::model::Message;

/// The paragraphs and tables of a document.
pub fn read(path: &str, bytes: &[u8]) -> Result<Vec<Block>, Message> {
    let mut options = ParseOptions::default();
    (options.limits.text_chars, options.limits.memory_bytes) = (16 << 20, 128 << 20);
    // A document of which a part is lost is no document.
    options.on_incomplete = OnIncomplete::Error;
    let document = office_oxide::Document::from_reader_with(Cursor::new(bytes.to_vec()), DocumentFormat::Doc, &options)
        .map_err(|error| message(path, &error))?;
    let mut flow = Flow::default();
    for section in &document.to_ir().sections {
        write(&mut flow, &section.elements)?;
    }
    flow.blocks()
}

fn write(flow: &mut Flow, elements: &[Element]) -> Result<(), Message> {
    for element in elements {
        match element {
            Element::Heading(heading) => line(flow, &inline_to_text(&heading.content)),
            Element::Paragraph(paragraph) => line(flow, &inline_to_text(&paragraph.content)),
            Element::List(list) => write_list(flow, list)?,
            Element::TextBox(text_box) => write(flow, &text_box.content)?,
            Element::Table(table) => {
                flow.open_table()?;
                for row in &table.rows {
                    flow.open_row();
                    for cell in &row.cells {
                        flow.open_cell();
                        write(flow, &cell.content)?;
                        flow.close_cell(cell.col_span as usize, cell.row_span as usize);
                    }
                }
                flow.close_table();
            }
            _ => {}
        }
    }
    Ok(())
}

fn write_list(flow: &mut Flow, list: &office_oxide::ir::List) -> Result<(), Message> {
    for item in &list.items {
        write(flow, &item.content)?;
        if let Some(nested) = &item.nested {
            write_list(flow, nested)?;
        }
    }
    Ok(())
}

fn line(flow: &mut Flow, text: &str) {
    flow.text(text);
    flow.paragraph();
}

fn message(path: &str, error: &OfficeError) -> Message {
    let path = path.to_string();
    match error {
        OfficeError::Doc(DocError::Encrypted) => Message::Encrypted { path },
        OfficeError::Panic(_) => Message::OurFault { path },
        error => Message::BrokenFile { path, reason: error.to_string() },
    }
}
