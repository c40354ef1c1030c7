//! Blocks of free text: 厉行节约保障措施 beside its label, 年度总体目标 below two labels.

use super::{Sink, Slot};
use crate::document::Cell;
use crate::form::definition::Block;
use crate::form::recognise::{FoundBlock, Part};
use crate::model::{Section, Stored};

/// Takes the texts out of a block.
pub fn extract(sink: &mut Sink, found: &FoundBlock<'_>) {
    let Block::Text { section, field, .. } = found.block else { return };
    for part in &found.parts {
        match field {
            Some(field) => beside(sink, *section, field, part),
            None => below(sink, *section, part),
        }
    }
}

/// Text beside the label, and in the rows below it.
fn beside(sink: &mut Sink, section: Section, field: &str, part: &Part<'_>) {
    let head = part.head.filled().into_iter().skip(1).map(|index| &part.head.cells[index]);
    let rest = part.rows.iter().flat_map(|row| row.cells).filter(|cell| !cell.is_blank());
    for cell in head.chain(rest) {
        append(sink, section, field, cell);
    }
}

/// Text below the labels of two columns. A row with a text for each is read in order; a single text goes to the column
/// whose label stands nearest above.
fn below(sink: &mut Sink, section: Section, part: &Part<'_>) {
    for row in &part.rows {
        let filled = row.filled();
        let in_order = filled.len() == part.columns.len();
        for (order, index) in filled.into_iter().enumerate() {
            let nearest = part.columns.iter().min_by_key(|column| column.at.abs_diff(index));
            let at = if in_order { part.columns.get(order) } else { nearest };
            if let Some(column) = at.and_then(|at| at.column) {
                append(sink, section, &column.field, &row.cells[index]);
            }
        }
    }
}

/// Appends to the text of a field; its place is that of its beginning.
fn append(sink: &mut Sink, section: Section, field: &str, cell: &Cell) {
    let text = plain(&cell.text);
    let begun = sink.entries.iter_mut().find(|entry| entry.section == section && entry.field == field);
    match begun {
        None => sink.text(&Slot { section, position: 0, field, note: None }, cell, text),
        Some(entry) => {
            if let Stored::Text(begun) = &mut entry.value {
                begun.push('\n');
                begun.push_str(&text);
            }
            entry.raw.push('\n');
            entry.raw.push_str(cell.text.trim());
            sink.label(cell);
        }
    }
}

/// Text without the tags that a web page left in it; a paragraph is a line.
fn plain(raw: &str) -> String {
    let mut text = String::new();
    let mut rest = raw;
    while let Some(open) = rest.find('<') {
        let tag = rest[open..].find('>').map(|close| &rest[open + 1..open + close]).filter(|tag| is_tag(tag));
        let (keep, skip) = match tag {
            Some(tag) => (open, open + tag.len() + 2),
            None => (open + 1, open + 1),
        };
        text.push_str(&rest[..keep]);
        if tag.is_some_and(|tag| matches!(tag.trim_matches('/').trim(), "p" | "br" | "div" | "li" | "tr")) {
            text.push('\n');
        }
        rest = &rest[skip..];
    }
    text.push_str(rest);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Whether what stands between angle brackets is a tag of a web page and not a comparison.
fn is_tag(inside: &str) -> bool {
    const TAGS: [&str; 16] =
        ["p", "br", "div", "span", "b", "i", "u", "strong", "em", "font", "a", "li", "ul", "ol", "tr", "td"];
    let name = inside.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default().to_lowercase();
    TAGS.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn tags_go_and_comparisons_stay() {
        assert_eq!(plain("<p>目标1、甲</p> <p class=\"x\">目标2、乙</p>"), "目标1、甲\n目标2、乙");
        assert_eq!(plain("误差<5%且>1%"), "误差<5%且>1%");
        assert_eq!(plain("甲<br/>乙"), "甲\n乙");
    }
}
