//! A report in words, as templates see it.

use std::collections::BTreeMap;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::figure::Figure;
use super::{Block, Content, Desk, Table};
use crate::model::Lang;
use crate::query::{Column, Value};
use crate::render::Look;
use crate::render::shown::{self, View, digits};

/// A report.
#[derive(Debug, Serialize)]
pub struct Page {
    /// `zh` or `en`.
    pub lang: &'static str,
    pub title: String,
    /// Of which data it is: name and value.
    pub data: Vec<(String, String)>,
    pub sections: Vec<Section>,
}

#[derive(Debug, Serialize)]
pub struct Section {
    pub id: String,
    pub title: String,
    /// Its place among the sections, as headings are numbered in the language.
    pub number: String,
    pub blocks: Vec<BlockView>,
}

/// A block; of the fields those of its kind are filled.
#[derive(Debug, Default, Serialize)]
pub struct BlockView {
    /// `facts`, `table`, `paragraphs` or `list`.
    pub kind: &'static str,
    pub title: String,
    pub facts: Vec<(String, String)>,
    pub lines: Vec<String>,
    pub heads: Vec<HeadView>,
    pub rows: Vec<Vec<Cell>>,
    pub has_rows: bool,
    pub notes: Vec<String>,
    pub figure: Option<Figure>,
    /// What the writer of the format adds to the chart: the drawing of a page, the name of a part of a document.
    pub drawing: String,
    /// Height of the chart, in millimetres.
    pub height: usize,
    /// A number that no other block has.
    pub number: usize,
}

#[derive(Debug, Serialize)]
pub struct HeadView {
    pub title: String,
    /// `（万元）`, or nothing.
    pub unit: String,
    pub is_number: bool,
    /// Share of the width, in thousandths.
    pub width: usize,
}

#[derive(Debug, Serialize)]
pub struct Cell {
    pub text: String,
    /// The text, a line each.
    pub lines: Vec<String>,
    pub is_number: bool,
    pub is_missing: bool,
}

/// What stands where nothing is printed.
const MISSING: &str = "—";

/// A report in words; `draw` adds what the format needs for a chart.
pub fn page(content: &Content, desk: &Desk<'_>, mut draw: impl FnMut(&str, &Table, Option<&Figure>) -> String) -> Page {
    let lang = content.lang;
    let sections = content.sections.iter().enumerate().map(|(at, section)| Section {
        id: section.id.clone(),
        title: section.title.clone(),
        number: numeral(at + 1, lang),
        blocks: section.blocks.iter().map(|one| block(&section.id, one, desk, lang, &mut draw)).collect(),
    });
    let mut sections: Vec<Section> = sections.collect();
    for (number, block) in (1001..).zip(sections.iter_mut().flat_map(|section| &mut section.blocks)) {
        block.number = number;
    }
    Page {
        lang: if lang == Lang::Zh { "zh" } else { "en" },
        title: content.title.clone(),
        data: content.data.iter().map(|(title, value)| (lang.pick(title).to_string(), value.clone())).collect(),
        sections,
    }
}

fn block(
    section: &str,
    block: &Block,
    desk: &Desk<'_>,
    lang: Lang,
    draw: &mut impl FnMut(&str, &Table, Option<&Figure>) -> String,
) -> BlockView {
    match block {
        Block::Facts(facts) => BlockView { kind: "facts", facts: facts.clone(), ..BlockView::default() },
        Block::Paragraphs(lines) => BlockView { kind: "paragraphs", lines: lines.clone(), ..BlockView::default() },
        Block::List(lines) => BlockView { kind: "list", lines: lines.clone(), ..BlockView::default() },
        Block::Table(table) => {
            let look = desk.look(lang, &table.subject);
            let figure = Figure::of(table, &look);
            let drawing = draw(section, table, figure.as_ref());
            let (heads, rows) = cells(table, &look);
            BlockView {
                kind: "table",
                title: table.subject.title.as_deref().map_or("", |title| lang.pick(title)).to_string(),
                heads,
                rows,
                has_rows: table.has_rows,
                notes: table.notes.clone(),
                height: figure.as_ref().map_or(0, height),
                figure,
                drawing,
                ..BlockView::default()
            }
        }
    }
}

/// Room for every name, and for axis and legend.
fn height(figure: &Figure) -> usize {
    match figure.kind {
        "line" => 70,
        _ => (20 + figure.names.len() * (3 + 3 * figure.series.len())).clamp(40, 190),
    }
}

/// The widest and the narrowest that a column of text counts as.
const WIDEST: usize = 44;
const NARROWEST: usize = 6;

fn cells(table: &Table, look: &Look<'_>) -> (Vec<HeadView>, Vec<Vec<Cell>>) {
    let shown = shown::shown(&table.columns, &table.rows, look);
    let wide = |text: &str| text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
    let mut widths: Vec<usize> = Vec::new();
    for (index, head) in shown.heads.iter().enumerate() {
        let cells = shown.rows.iter().filter_map(|row| row[index].as_deref()).map(wide).max().unwrap_or(1);
        // A title wraps once or twice; a number never does.
        let title = head.title.width().div_ceil(if head.is_number { 2 } else { 1 }).min(12);
        // Words of a title are not broken; they stand in a bold print.
        let word = head.title.split_whitespace().filter(|word| word.is_ascii()).map(str::len).max().unwrap_or(0);
        let unit = head.unit.trim().width();
        widths.push(cells.min(WIDEST).max(title).max(word + word / 4).max(unit).max(NARROWEST) + 2);
    }
    let widths = fitted(widths);
    let all: usize = widths.iter().sum::<usize>().max(1);
    let heads = shown.heads.iter().zip(&widths).map(|(head, width)| HeadView {
        title: head.title.clone(),
        unit: head.unit.trim().to_string(),
        is_number: head.is_number,
        width: width * 1000 / all,
    });
    let cell = |(index, text): (usize, &Option<String>)| Cell {
        is_number: shown.heads[index].is_number,
        is_missing: text.is_none(),
        lines: text.as_deref().unwrap_or(MISSING).lines().map(str::to_string).collect(),
        text: text.clone().unwrap_or_else(|| MISSING.to_string()),
    };
    let rows = shown.rows.iter().map(|row| row.iter().enumerate().map(cell).collect()).collect();
    (heads.collect(), rows)
}

/// Widths that fit side by side: where there is too little room, wide columns give way, since their texts wrap anyway.
fn fitted(widths: Vec<usize>) -> Vec<usize> {
    let is_wide = |width: &&usize| **width > NARROW;
    let narrow: usize = widths.iter().filter(|width| !is_wide(width)).sum();
    let wide: usize = widths.iter().filter(is_wide).sum();
    if narrow + wide <= ROOM || wide == 0 {
        return widths;
    }
    let left = ROOM.saturating_sub(narrow).max(ROOM / 3);
    let least = |width: usize| (width * left / wide).max(NARROW);
    widths.iter().map(|width| if is_wide(&width) { least(*width) } else { *width }).collect()
}

/// Columns of a small print that an upright page has room for, and what counts as a narrow column.
const ROOM: usize = 102;
const NARROW: usize = 14;

/// Rows by names of columns, as people read them; a missing value is not there.
pub fn words(columns: &[Column], rows: &[Vec<Value>], look: &Look<'_>) -> Vec<BTreeMap<String, String>> {
    let view = View::of(columns, look.lang);
    let decimals: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(index, column)| shown::decimals(column.kind, rows.iter().map(|row| &row[index])))
        .collect();
    let row = |row: &Vec<Value>| {
        let value = |index: usize| match view.value(row, index, look) {
            Value::Null => None,
            Value::Text(text) => Some((columns[index].name.clone(), text)),
            number => Some((columns[index].name.clone(), digits(columns[index].kind, decimals[index], &number))),
        };
        (0..columns.len()).filter_map(value).collect()
    };
    rows.iter().map(row).collect()
}

/// 一, 二 … 十一; 1, 2 …
fn numeral(number: usize, lang: Lang) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (lang, number) {
        (Lang::Zh, 1..=99) => {
            let tens = if number >= 20 { DIGITS[number / 10] } else { "" };
            let ten = if number >= 10 { "十" } else { "" };
            format!("{tens}{ten}{}", DIGITS[number % 10])
        }
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_there_is_too_little_room_wide_columns_give_way() {
        assert_eq!(fitted(vec![8, 20, 10]), [8, 20, 10]);
        assert_eq!(fitted(vec![12, 46, 46, 40]), [12, 31, 31, 27]);
    }

    #[test]
    fn headings_are_numbered_in_the_language() {
        let numbered = |number| (numeral(number, Lang::Zh), numeral(number, Lang::En));
        assert_eq!(numbered(1), ("一".into(), "1".into()));
        assert_eq!(numbered(10).0, "十");
        assert_eq!(numbered(12).0, "十二");
        assert_eq!(numbered(21).0, "二十一");
    }
}
