//! Rows and columns that the sheets of an xlsx workbook do not show, of which the reader of workbooks says nothing.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::hidden::Hidden;
use super::package::{self, Package};
use super::xml::attribute;
use crate::model::Message;

/// What each sheet does not show, by the name of the sheet. A part that is damaged says nothing here: it is refused where
/// its values are read.
pub fn read(path: &str, container: &mut Package<'_>) -> Result<HashMap<String, Hidden>, Message> {
    let mut hidden = HashMap::new();
    for (name, part) in sheets(path, container)? {
        if let Some(sheet) = text(path, container, &part)? {
            hidden.insert(name, of_sheet(&sheet));
        }
    }
    Ok(hidden)
}

/// The sheets of a workbook, by their names, and the part that each is in.
pub fn sheets(path: &str, container: &mut Package<'_>) -> Result<Vec<(String, String)>, Message> {
    let Some(workbook) = text(path, container, "xl/workbook.xml")? else { return Ok(Vec::new()) };
    let Some(relations) = text(path, container, "xl/_rels/workbook.xml.rels")? else { return Ok(Vec::new()) };
    let mut parts = HashMap::new();
    each_tag(&relations, |tag| {
        if let ("Relationship", Some(id), Some(target)) =
            (tag.local_name().as_ref(), attribute(tag, "Id"), attribute(tag, "Target"))
        {
            parts.insert(id, target);
        }
    });
    let mut sheets = Vec::new();
    each_tag(&workbook, |tag| {
        if let ("sheet", Some(name), Some(id)) =
            (tag.local_name().as_ref(), attribute(tag, "name"), attribute(tag, "id"))
            && let Some(target) = parts.get(&id).map(|target| target.replace('\\', "/"))
        {
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_string);
            sheets.push((name, part));
        }
    });
    Ok(sheets)
}

/// The text of a part, whose name may be written in any case; none of one that is no text.
fn text(path: &str, container: &mut Package<'_>, part: &str) -> Result<Option<String>, Message> {
    let mut index = container.index_for_name(part);
    for other in 0..container.len() {
        if index.is_none() && package::name(path, container, other)?.eq_ignore_ascii_case(part) {
            index = Some(other);
        }
    }
    let Some(index) = index else { return Ok(None) };
    let bytes = package::unpack(path, container, index, part)?;
    Ok(String::from_utf8(bytes).ok())
}

fn each_tag(text: &str, mut see: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => see(&tag),
            Ok(Event::Eof) | Err(_) => return,
            _ => {}
        }
    }
}

fn of_sheet(text: &str) -> Hidden {
    let mut hidden = Hidden::default();
    if !text.contains("hidden") {
        return hidden;
    }
    let mut row = 0u32;
    each_tag(text, |tag| {
        let name = tag.local_name();
        let number = |name: &str| attribute(tag, name).and_then(|value| value.parse::<u32>().ok());
        let is_hidden = || matches!(attribute(tag, "hidden").as_deref(), Some("1" | "true"));
        match name.as_ref() {
            "row" => {
                // Rows are counted from 1, and one without a number follows the one above.
                row = number("r").unwrap_or(row.saturating_add(1));
                if is_hidden() {
                    hidden.hide_rows(row.saturating_sub(1), row.saturating_sub(1));
                }
            }
            "col" if is_hidden() => {
                if let (Some(first), Some(last)) = (number("min"), number("max")) {
                    hidden.hide_columns(first.saturating_sub(1), last.saturating_sub(1));
                }
            }
            "mergeCell" => {
                let range = attribute(tag, "ref").unwrap_or_default();
                let corners = range.split_once(':').and_then(|(first, last)| Some((cell(first)?, cell(last)?)));
                if let Some((first, last)) = corners {
                    hidden.merge(first, last);
                }
            }
            _ => {}
        }
    });
    hidden
}

/// Row and column of an address, from 0.
fn cell(address: &str) -> Option<(u32, u32)> {
    let (column, row) = super::xlsx::corner(address.as_bytes())?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::package::tests::zipped;

    #[test]
    fn hidden_rows_and_columns_are_found_by_the_name_of_their_sheet() {
        let workbook = b"<workbook><sheets><sheet name='\xe8\xa1\xa8' sheetId='9' r:id='rId2'/></sheets></workbook>";
        let relations = b"<Relationships><Relationship Id='rId2' Target='worksheets/Sheet1.xml'/></Relationships>";
        let sheet = b"<worksheet><cols><col min='2' max='3' hidden='1'/></cols><sheetData><row hidden='true'/><row r='3'/>\
            <row hidden='1'/><row hidden='0'/></sheetData><mergeCells><mergeCell ref='B7:D7'/></mergeCells></worksheet>";
        let bytes = zipped(&[
            ("xl/workbook.xml", &workbook[..]),
            ("xl/_rels/workbook.xml.rels", relations),
            ("xl/worksheets/sheet1.xml", sheet),
        ]);
        let mut sheets = read("x", &mut package::open("x", &bytes).unwrap()).unwrap();
        let hidden = sheets.get_mut("表").unwrap();
        assert!(hidden.settle());
        let rows: Vec<u32> = (0..6).filter(|row| hidden.hides(*row, 0)).collect();
        let columns: Vec<u32> = (0..6).filter(|column| hidden.hides(1, *column)).collect();
        assert_eq!((rows, columns, hidden.hides(6, 1)), (vec![0, 3], vec![1, 2], false));
    }
}
