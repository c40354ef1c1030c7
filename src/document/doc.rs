//! doc documents, and wps of the same make: the paragraphs and tables of the text. Pages' heads and feet, notes and
//! comments are left out, and so are hidden text and the marks of notes.

use std::borrow::Cow;
use std::io::Cursor;

use office_oxide::doc::DocError;
use office_oxide::ir::{Element, InlineContent, TextSpan, VerticalAlign};
use office_oxide::options::{OnIncomplete, ParseOptions};
use office_oxide::{DocumentFormat, OfficeError};

use super::flow::{Flow, STRUCK};
use super::{Block, damage, doc_pages};
use crate::model::Message;

/// The paragraphs and tables of a document.
pub fn read(path: &str, bytes: &[u8]) -> Result<Vec<Block>, Message> {
    let mut options = ParseOptions::default();
    (options.limits.text_chars, options.limits.memory_bytes) = (16 << 20, 128 << 20);
    // A document of which a part is lost is no document.
    options.on_incomplete = OnIncomplete::Error;
    let bytes = doc_pages::parted(bytes).unwrap_or_else(|| bytes.to_vec());
    let document = office_oxide::Document::from_reader_with(Cursor::new(bytes), DocumentFormat::Doc, &options)
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
            Element::Heading(heading) => line(flow, &heading.content),
            Element::Paragraph(paragraph) => line(flow, &paragraph.content),
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

fn line(flow: &mut Flow, content: &[InlineContent]) {
    let mut raised = false;
    for part in content {
        let text = match part {
            InlineContent::Text(span) => shown(span),
            InlineContent::LineBreak => Cow::Borrowed("\n"),
            _ => continue,
        };
        let is_raised = matches!(part, InlineContent::Text(span) if is_raised(span));
        if is_raised != std::mem::replace(&mut raised, is_raised) {
            if is_raised { flow.open_raised() } else { flow.close_raised() }
        }
        flow.text(&text);
    }
    if raised {
        flow.close_raised();
    }
    flow.paragraph();
}

fn shown(span: &TextSpan) -> Cow<'_, str> {
    if span.strikethrough && !span.text.trim().is_empty() {
        Cow::Owned(format!("{STRUCK}{}{STRUCK}", span.text))
    } else {
        Cow::Borrowed(&span.text)
    }
}

fn is_raised(span: &TextSpan) -> bool {
    matches!(span.vertical_align, Some(VerticalAlign::Superscript | VerticalAlign::Subscript))
}

fn message(path: &str, error: &OfficeError) -> Message {
    if let OfficeError::Doc(DocError::Cfb(error)) = error {
        return damage::of_compound(path, error);
    }
    let path = path.to_string();
    match error {
        OfficeError::Doc(DocError::Encrypted) => Message::Encrypted { path },
        OfficeError::Panic(_) => Message::OurFault { path },
        error => Message::BrokenFile { path, reason: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use office_oxide::ir::{Paragraph, Table, TableCell, TableRow};

    use super::*;

    fn paragraph(text: &str) -> Element {
        Element::Paragraph(Paragraph {
            content: vec![InlineContent::Text(TextSpan::plain(text))],
            ..Paragraph::default()
        })
    }

    #[test]
    fn merged_cells_keep_their_columns() {
        let cell = |text: &str, col_span, row_span| TableCell {
            content: vec![paragraph(text)],
            col_span,
            row_span,
            ..TableCell::default()
        };
        let row = |cells| TableRow { cells, ..TableRow::default() };
        let rows = vec![row(vec![cell("甲", 1, 2), cell("乙", 2, 1)]), row(vec![cell("1", 1, 1), cell("2", 1, 1)])];
        let mut flow = Flow::default();
        write(&mut flow, &[paragraph("标题"), Element::Table(Table { rows, ..Table::default() })]).unwrap();
        let blocks = flow.blocks().unwrap();
        let [Block::Paragraph(title), Block::Table(rows)] = blocks.as_slice() else { panic!("a title and a table") };
        let texts: Vec<Vec<&str>> =
            rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!((title.text.as_str(), texts), ("标题", vec![vec!["甲", "乙", ""], vec!["", "1", "2"]]));
    }

    #[test]
    fn raised_marks_and_struck_out_text_join_no_number() {
        let raised =
            |text: &str| TextSpan { vertical_align: Some(VerticalAlign::Superscript), ..TextSpan::plain(text) };
        let struck = TextSpan { strikethrough: true, ..TextSpan::plain("8") };
        let mut flow = Flow::default();
        for spans in [
            vec![TextSpan::plain("11"), raised("["), raised("1]")],
            vec![TextSpan::plain("(m"), raised("2"), TextSpan::plain(")")],
            vec![struck, TextSpan::plain("9")],
        ] {
            line(&mut flow, &spans.into_iter().map(InlineContent::Text).collect::<Vec<_>>());
        }
        let texts: Vec<String> = flow
            .blocks()
            .unwrap()
            .into_iter()
            .map(|block| if let Block::Paragraph(cell) = block { cell.text } else { String::new() })
            .collect();
        assert_eq!(texts, ["11", "(m2)", "~~8~~9"]);
    }

    #[test]
    fn what_is_no_document_is_refused() {
        assert!(matches!(read("x", b"\xd0\xcf\x11\xe0 cut off"), Err(Message::CutOff { .. })));
    }
}
