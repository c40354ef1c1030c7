//! A workbook: a sheet a table, what is said in words on the first, notes on the last.

use std::io;

use super::{Block, Content, Desk};
use crate::render::Subject;
use crate::render::xlsx::{Book, Line, Sheet};

/// The workbook of a report.
pub fn workbook(content: &Content, desk: &Desk<'_>) -> io::Result<Vec<u8>> {
    let lang = content.lang;
    let whole = Subject::titled(&content.title);
    let mut book = Book::new(desk.look(lang, &whole))?;
    book.page("摘要 | summary", &told(content))?;
    for section in &content.sections {
        for (at, table) in section.blocks.iter().filter_map(table).enumerate() {
            // The notes of a workbook say themselves which program made it.
            let data = content.data.iter().filter(|(title, _)| !title.ends_with("made by")).cloned().collect();
            let subject = Subject { data, ..table.subject.clone() };
            let title = table.subject.title.as_deref().map_or("", |title| lang.pick(title));
            // The first table of a section bears its name, the others their own.
            let name = if at == 0 { &section.title } else { title };
            book.sheet(&Sheet {
                name,
                subject: &subject,
                columns: &table.columns,
                rows: &table.rows,
                notes: &table.notes,
            })?;
        }
    }
    book.notes()?;
    let mut bytes = Vec::new();
    book.save(&mut bytes)?;
    Ok(bytes)
}

fn table(block: &Block) -> Option<&super::Table> {
    match block {
        Block::Table(table) if !table.rows.is_empty() => Some(table),
        _ => None,
    }
}

/// All that is no table, section by section.
fn told(content: &Content) -> Vec<Line> {
    let mut lines = vec![Line::Title(content.title.clone())];
    for section in &content.sections {
        let of_section = |block: &Block| match block {
            Block::Facts(facts) => {
                facts.iter().map(|(name, value)| Line::Pair(name.clone(), value.clone())).collect::<Vec<_>>()
            }
            Block::Paragraphs(texts) | Block::List(texts) => texts.iter().cloned().map(Line::Text).collect(),
            Block::Table(_) => Vec::new(),
        };
        let told: Vec<Line> = section.blocks.iter().flat_map(of_section).collect();
        if !told.is_empty() {
            lines.push(Line::Heading(section.title.clone()));
            lines.extend(told);
        }
    }
    lines
}
