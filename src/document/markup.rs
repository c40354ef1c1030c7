/*!
Documents that are one XML text: workbooks and texts as Office 2003 saves them, packages of Word in one file, and flat
OpenDocument. Systems that write forms like to name them `.xls` and `.doc`.

What they are is seen in their outermost element.
*/

use quick_xml::Reader;
use quick_xml::events::Event;

use super::xml::attribute;
use super::{Block, docx, ods, odt, sheet_xml};
use crate::model::Message;

/// More comments and instructions than stand before an outermost element.
const MOST_BEFORE: usize = 64;

/// The document, where the text is one of these kinds.
pub fn read(path: &str, text: &str) -> Option<Result<Vec<Block>, Message>> {
    if !text.trim_start().starts_with("<?xml") && !text.trim_start().starts_with('<') {
        return None;
    }
    let mut reader = Reader::from_str(text);
    for _ in 0..MOST_BEFORE {
        let tag = match reader.read_event().ok()? {
            Event::Start(tag) => tag,
            Event::Empty(_) | Event::Eof => return None,
            _ => continue,
        };
        let whole = text.trim_end().ends_with(&format!("</{}>", tag.name().as_ref()));
        let kind = tag.local_name();
        if !whole && matches!(kind.as_ref(), "Workbook" | "wordDocument" | "package" | "document") {
            // A file that was cut off may have lost rows.
            return Some(Err(Message::CutOff { path: path.to_string(), reason: kind.as_ref().to_string() }));
        }
        return match kind.as_ref() {
            "Workbook" => Some(sheet_xml::read(path, text)),
            "wordDocument" | "package" => Some(docx::blocks(path, text)),
            "document" => match attribute(&tag, "mimetype")?.as_str() {
                "application/vnd.oasis.opendocument.text" => Some(odt::blocks(path, text)),
                "application/vnd.oasis.opendocument.spreadsheet" => Some(ods::sheets(path, text)),
                _ => None,
            },
            _ => None,
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outermost_element_tells_what_it_is() {
        let shown = |text: &str| match read("x", text)?.unwrap().as_slice() {
            [Block::Paragraph(cell)] => Some(cell.text.clone()),
            [Block::Table(rows)] => Some(rows[0][0].text.clone()),
            _ => None,
        };
        let flat = |kind: &str, body: &str| {
            format!(
                "<office:document office:mimetype='application/vnd.oasis.opendocument.{kind}'>{body}</office:document>"
            )
        };
        for text in [
            "<?xml version='1.0'?><!-- a --><Workbook><Worksheet><Table><Row><Cell><Data>甲</Data></Cell></Row></Table></Worksheet></Workbook>",
            "<w:wordDocument><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:wordDocument>",
            "<pkg:package><pkg:part pkg:name='/word/header1.xml'><w:p><w:r><w:t>页眉</w:t></w:r></w:p></pkg:part>\
             <pkg:part pkg:name='/word/document.xml'><w:p><w:r><w:t>甲</w:t></w:r></w:p></pkg:part></pkg:package>",
            &flat("text", "<master-styles><p>页眉</p></master-styles><text:p>甲</text:p>"),
            &flat("spreadsheet", "<table><table-row><table-cell><p>甲</p></table-cell></table-row></table>"),
        ] {
            assert_eq!(shown(text).as_deref(), Some("甲"), "{text}");
        }
        let cut_off = flat("text", "<text:p>甲</text:p>").replace("</office:document>", "");
        assert!(matches!(read("x", &cut_off), Some(Err(Message::CutOff { .. }))));
        for text in ["甲", "<html><p>甲</p></html>", "<?xml version='1.0'?><a>甲</a>", "<", ""] {
            assert!(read("x", text).is_none(), "{text}");
        }
    }
}
