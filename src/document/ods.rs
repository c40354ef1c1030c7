//! ods workbooks: the values behind the cells, percentages with the sign that the sheet shows.

use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rust_decimal::{Decimal, RoundingStrategy};

use super::hidden::Hidden;
use super::html::visible;
use super::sheet::{Book, decimal, percentage, significant};
use super::xml::{attribute, count, entity};
use super::{Block, damage, package};
use crate::model::Message;

/// The visible sheets of a workbook.
pub fn read(path: &str, bytes: &[u8]) -> Result<Vec<Block>, Message> {
    let content = package::text(path, &mut package::open(path, bytes)?, "content.xml")?;
    sheets(path, &content.unwrap_or_default())
}

/// The same, of the XML text.
pub fn sheets(path: &str, content: &str) -> Result<Vec<Block>, Message> {
    let mut reader = Reader::from_str(content);
    let mut walk = Walk::new(path);
    loop {
        match reader.read_event().map_err(|error| damage::of_xml(path, &error))? {
            Event::Start(tag) => walk.open(&tag)?,
            Event::Empty(tag) => {
                walk.open(&tag)?;
                walk.close(tag.local_name().as_ref())?;
            }
            Event::End(tag) => walk.close(tag.local_name().as_ref())?,
            Event::Text(text) => walk.text(&visible(&text)),
            Event::GeneralRef(name) => walk.text(entity(&name).encode_utf8(&mut [0; 4])),
            Event::Eof => return walk.book.blocks(),
            _ => {}
        }
    }
}

/// A workbook as far as it was read.
struct Walk<'a> {
    book: Book<'a>,
    /// Styles of sheets that are not shown, and the style that is being read.
    hidden_styles: HashSet<String>,
    style: String,
    /// Depth of what is not shown.
    hidden: usize,
    /// Rows and columns of the sheet that are not shown.
    unseen: Hidden,
    in_paragraph: usize,
    row: u32,
    /// Rows that the open one stands for.
    rows: u32,
    column: u32,
    /// Values of the open row: column, columns, text.
    values: Vec<(u32, u32, String)>,
    cell: Value,
}

/// A cell that is open.
#[derive(Default)]
struct Value {
    kind: String,
    /// Cells that it stands for.
    columns: u32,
    /// The value behind the cell.
    exact: String,
    /// What the cell shows.
    shown: String,
}

impl<'a> Walk<'a> {
    fn new(path: &'a str) -> Walk<'a> {
        Walk {
            book: Book::new(path),
            hidden_styles: HashSet::new(),
            style: String::new(),
            hidden: 0,
            unseen: Hidden::default(),
            in_paragraph: 0,
            row: 0,
            rows: 1,
            column: 0,
            values: Vec::new(),
            cell: Value::default(),
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), Message> {
        let name = tag.local_name();
        let name = name.as_ref();
        if self.hidden > 0
            || matches!(name, "annotation" | "tracked-changes" | "shapes" | "master-styles" | "binary-data")
        {
            self.hidden += 1;
            return Ok(());
        }
        match name {
            "style" => self.style = attribute(tag, "name").unwrap_or_default(),
            "table-properties" if attribute(tag, "display").as_deref() == Some("false") => {
                self.hidden_styles.insert(self.style.clone());
            }
            "table" if attribute(tag, "style-name").is_some_and(|style| self.hidden_styles.contains(&style)) => {
                self.hidden = 1;
            }
            "table" => {
                self.book.open_sheet(&attribute(tag, "name").unwrap_or_default())?;
                (self.row, self.column, self.unseen) = (0, 0, Hidden::default());
            }
            "table-column" => {
                let first = self.column;
                self.column = first.saturating_add(count(tag, "number-columns-repeated"));
                if !is_seen(tag) {
                    self.unseen.hide_columns(first, self.column - 1);
                }
            }
            "table-row" => {
                (self.rows, self.column) = (count(tag, "number-rows-repeated"), 0);
                if !is_seen(tag) {
                    self.unseen.hide_rows(self.row, self.row.saturating_add(self.rows) - 1);
                }
            }
            "covered-table-cell" => {
                self.column = self.column.saturating_add(count(tag, "number-columns-repeated"));
                self.hidden = 1;
            }
            "table-cell" => {
                let (columns, rows) = (count(tag, "number-columns-spanned"), count(tag, "number-rows-spanned"));
                if (columns, rows) != (1, 1) {
                    let last = (self.row.saturating_add(rows) - 1, self.column.saturating_add(columns) - 1);
                    self.unseen.merge((self.row, self.column), last);
                }
                self.cell = Value {
                    kind: attribute(tag, "value-type").unwrap_or_default(),
                    columns: count(tag, "number-columns-repeated"),
                    exact: attribute(tag, "value").unwrap_or_default(),
                    shown: String::new(),
                };
            }
            "p" => {
                self.in_paragraph += 1;
                if !self.cell.shown.is_empty() {
                    self.cell.shown.push('\n');
                }
            }
            "s" | "tab" => self.text(" "),
            "line-break" => self.text("\n"),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Message> {
        if self.hidden > 0 {
            self.hidden -= 1;
            return Ok(());
        }
        match name {
            "p" => self.in_paragraph = self.in_paragraph.saturating_sub(1),
            "table-cell" => {
                let cell = std::mem::take(&mut self.cell);
                let columns = cell.columns;
                let text = cell.text();
                if !text.trim().is_empty() {
                    self.values.push((self.column, columns, text));
                }
                self.column = self.column.saturating_add(columns);
            }
            "table-row" => {
                let values = std::mem::take(&mut self.values);
                for row in (0..self.rows).take_while(|_| !values.is_empty()) {
                    for (column, columns, text) in &values {
                        for at in 0..*columns {
                            self.book.value(self.row.saturating_add(row), column.saturating_add(at), text.clone())?;
                        }
                    }
                }
                self.row = self.row.saturating_add(self.rows);
            }
            "table" => self.book.hide(std::mem::take(&mut self.unseen)),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.in_paragraph > 0 && self.hidden == 0 {
            self.cell.shown.push_str(text);
        }
    }
}

/// Whether a row or a column is shown: it may be folded, or fail a filter.
fn is_seen(tag: &BytesStart<'_>) -> bool {
    !matches!(attribute(tag, "visibility").as_deref(), Some("collapse" | "filter"))
}

impl Value {
    fn text(self) -> String {
        let number = decimal(&self.exact).map(significant);
        match (self.kind.as_str(), number) {
            // Programs that write no shown text write it by its kind alone.
            ("percentage", Some(number)) if self.shown.is_empty() => {
                let hundredfold = number.checked_mul(Decimal::ONE_HUNDRED).map(|number| number.normalize());
                hundredfold.map_or(self.exact, |number| format!("{number}%"))
            }
            ("percentage" | "float" | "currency", Some(number)) => {
                let scaled = || scaled(number, &self.shown);
                percentage(&self.exact, &self.shown).or_else(scaled).unwrap_or_else(|| number.to_string())
            }
            _ => self.shown,
        }
    }
}

/// What a cell shows, where that is another figure than its value rounded, as where its format leaves out thousands: that
/// is what a reader sees. It keeps all digits of the value where it is the value by a power of ten.
fn scaled(number: Decimal, shown: &str) -> Option<String> {
    let text = shown.trim();
    let Some(shown) = decimal(&text.replace(',', "")) else {
        let has_unit = text.ends_with(['万', '亿']) || text.contains("万元") || text.contains("亿元");
        return has_unit.then(|| text.to_string());
    };
    let rounded =
        |number: &Decimal| number.round_dp_with_strategy(shown.scale(), RoundingStrategy::MidpointAwayFromZero);
    let apart = shown.checked_sub(rounded(&number)).map(|apart| apart.abs());
    if apart.is_some_and(|apart| apart <= Decimal::new(1, shown.scale())) {
        return None;
    }
    let powers = std::iter::successors(number.checked_div(Decimal::TEN), |value| value.checked_div(Decimal::TEN));
    let exact = powers.take(MOST_POWERS).find(|value| rounded(value) == shown && !shown.is_zero());
    Some(exact.map_or_else(|| text.to_string(), |value| significant(value).to_string()))
}

/// No format leaves out more digits.
const MOST_POWERS: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(content: &str) -> Vec<String> {
        let lines = |block: Block| match block {
            Block::Table(rows) => rows
                .iter()
                .map(|row| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|"))
                .collect::<Vec<_>>(),
            Block::Paragraph(cell) => vec![cell.text],
        };
        sheets("x", content).unwrap().into_iter().flat_map(lines).collect()
    }

    #[test]
    fn values_stand_under_their_columns() {
        let content = "<b><table name='表'><table-row number-rows-repeated='2'/><table-row>\
            <table-cell number-columns-spanned='2' value-type='string'><p>执行率</p></table-cell><covered-table-cell/>\
            <table-cell value-type='percentage' value='0.9444'><p>94.44%</p></table-cell>\
            <table-cell value-type='percentage' value='0.5'/>\
            <table-cell value-type='float' value='1234.5'><p>1,234.50</p></table-cell>\
            </table-row><table-row><table-cell number-columns-repeated='2' value-type='string'><p>甲<line-break/>乙</p>\
            </table-cell><table-cell number-columns-repeated='16380'/></table-row>\
            <table-row number-rows-repeated='1048570'/></table></b>";
        assert_eq!(rows(content), ["执行率||94.44%|50%|1234.5", "甲\n乙|甲\n乙|||"]);
    }

    #[test]
    fn hidden_sheets_and_notes_are_left_out() {
        let content = "<b><style name='a'><table-properties display='false'/></style>\
            <table name='清单' style-name='a'><table-row><table-cell value-type='string'><p>甲</p></table-cell>\
            </table-row></table><table name='表'><table-row><table-cell value-type='string'>\
            <annotation><p>批注</p></annotation><p>乙</p></table-cell></table-row></table></b>";
        assert_eq!(rows(content), ["乙"]);
    }

    #[test]
    fn the_figure_is_what_is_shown() {
        for (value, shown, figure) in [
            ("582500", "58.25", "58.25"),
            ("582500", "583", "582.5"),
            ("582500", "58.3", "58.25"),
            ("582500", "7", "7"),
            ("582500", "58.25万", "58.25万"),
            ("1234.5678", "1,234.57", "1234.5678"),
            ("-1234.5", "-1,235", "-1234.5"),
            ("12.5", "¥12.50", "12.5"),
            ("0", "-", "0"),
        ] {
            let cell = Value { kind: "float".into(), columns: 1, exact: value.into(), shown: shown.into() };
            assert_eq!(cell.text(), figure, "{value} shown as {shown}");
        }
    }

    #[test]
    fn hidden_rows_and_columns_are_left_out_and_still_count() {
        let cell = |text: &str| format!("<table-cell value-type='string'><p>{text}</p></table-cell>");
        let row = |attributes: &str, texts: [&str; 3]| {
            format!("<table-row {attributes}>{}</table-row>", texts.map(cell).concat())
        };
        let content = format!(
            "<b><table name='表'><table-column/><table-column visibility='collapse'/><table-column/>{}{}{}{}</table></b>",
            row("", ["甲", "乙", "丙"]),
            row("visibility='collapse' number-rows-repeated='2'", ["1", "2", "3"]),
            row("visibility='filter'", ["4", "5", "6"]),
            row("", ["丁", "戊", "己"]),
        );
        assert_eq!(rows(&content), ["甲||丙", "||", "||", "||", "丁||己"]);
    }

    #[test]
    fn repeated_cells_do_not_fill_the_memory() {
        let content = "<b><table name='表'><table-row number-rows-repeated='1048576'>\
            <table-cell number-columns-repeated='16384' value-type='float' value='1'/></table-row></table></b>";
        assert!(matches!(sheets("x", content), Err(Message::TooManyCells { .. })));
    }
}
