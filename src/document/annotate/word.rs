//! Comments of Word: a part that holds them, and beside each cell the marks where one begins and ends (ISO/IEC 29500-1,
//! 17.13.4).

use super::edit::{Edits, escaped, into_root, tags};
use super::parts::{HEAD, Parts, is_strict, relation_base};
use super::{Author, Commented};
use crate::document::docx;
use crate::document::xml::attribute;
use crate::model::Message;

const DOCUMENT: &str = "word/document.xml";

/// Puts the comments in; whether each cell was found.
pub fn comment(parts: &mut Parts<'_, '_>, cells: &[Commented<'_>], author: Author<'_>) -> Result<Vec<bool>, Message> {
    let (name, text) = parts.needed(DOCUMENT)?;
    let anchors = docx::anchors(parts.path, &text)?;
    let placed: Vec<bool> = cells.iter().map(|cell| anchors.contains_key(cell.cell)).collect();
    if !placed.contains(&true) {
        return Ok(placed);
    }
    let (part, comments) = comments_part(parts, &text)?;
    let first = next_id(parts.path, &comments)?;
    let found = cells.iter().filter_map(|cell| Some((cell, anchors.get(cell.cell)?)));
    let mut edits = Edits::default();
    let mut bodies = Vec::new();
    for (id, (cell, anchor)) in (first..).zip(found) {
        // The closing tag of the paragraph tells how elements of Word are called in this document.
        let prefix = prefix_at(&text, anchor.end);
        edits.insert(anchor.start, format!("<{prefix}commentRangeStart {prefix}id=\"{id}\"/>"));
        edits.insert(
            anchor.end,
            format!(
                "<{prefix}commentRangeEnd {prefix}id=\"{id}\"/><{prefix}r><{prefix}commentReference {prefix}id=\"{id}\"/></{prefix}r>"
            ),
        );
        bodies.push((id, cell));
    }
    let comments = into_root(parts.path, &comments, |prefix| {
        bodies.iter().map(|(id, cell)| body(prefix, *id, cell, author)).collect()
    })?;
    parts.put(&part, comments);
    parts.put(&name, edits.apply(&text));
    Ok(placed)
}

/// The part that holds comments, which is made where there is none.
fn comments_part(parts: &mut Parts<'_, '_>, document: &str) -> Result<(String, String), Message> {
    let known = parts.relations(DOCUMENT)?.into_iter().find(|relation| relation.kind == "comments");
    if let Some(relation) = known {
        return parts.needed(&relation.target);
    }
    let name = match parts.text("word/comments.xml")? {
        None => "word/comments.xml".to_string(),
        Some(_) => parts.free_name("word/comments", ".xml")?.0,
    };
    parts.relate(DOCUMENT, relation_base(document), "comments", &name)?;
    parts.declare(&name, "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml")?;
    let namespace = if is_strict(document) {
        "http://purl.oclc.org/ooxml/wordprocessingml/main"
    } else {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    };
    Ok((name, format!("{HEAD}<w:comments xmlns:w=\"{namespace}\"></w:comments>")))
}

/// A number that no comment has.
fn next_id(path: &str, comments: &str) -> Result<u32, Message> {
    let mut next = 0u32;
    tags(path, comments, |tag| {
        if tag.begins("comment") {
            let id = attribute(&tag.tag, "id").and_then(|id| id.parse::<u32>().ok());
            next = next.max(id.map_or(0, |id| id.saturating_add(1)));
        }
    })?;
    Ok(next)
}

/// `w:` of `</w:p>`.
fn prefix_at(text: &str, closing: usize) -> String {
    let name = text.get(closing..).and_then(|rest| rest.strip_prefix("</"));
    let name = name.and_then(|rest| rest.split('>').next()).unwrap_or("w:p");
    name.rsplit_once(':').map_or(String::new(), |(prefix, _)| format!("{prefix}:"))
}

/// One comment. The paragraphs of many documents begin with two blanks, which comments should not.
fn body(prefix: &str, id: u32, cell: &Commented<'_>, author: Author<'_>) -> String {
    let p = prefix;
    let attribute = |name: &str, value: &str| format!(" {p}{name}=\"{}\"", escaped(value));
    let val = |value: &str| attribute("val", value);
    let paragraph = |(is_title, line): (bool, &str)| {
        let bold = if is_title { format!("<{p}b/>") } else { String::new() };
        format!(
            "<{p}p><{p}pPr><{p}spacing{}{}{}{}/><{p}ind{}{}{}/><{p}jc{}/></{p}pPr>\
             <{p}r><{p}rPr>{bold}<{p}sz{}/></{p}rPr><{p}t xml:space=\"preserve\">{}</{p}t></{p}r></{p}p>",
            attribute("before", if is_title { "60" } else { "0" }),
            attribute("after", "0"),
            attribute("line", "240"),
            attribute("lineRule", "auto"),
            attribute("left", "0"),
            attribute("firstLineChars", "0"),
            attribute("firstLine", "0"),
            val("left"),
            val("20"),
            escaped(line)
        )
    };
    format!(
        "<{p}comment{}{}{}{}>{}</{p}comment>",
        attribute("id", &id.to_string()),
        attribute("author", author.name),
        attribute("date", author.date),
        attribute("initials", author.initials),
        cell.lines().map(paragraph).collect::<String>()
    )
}
