/*!
A table to read on a terminal or in a plain text file.

Chinese is two columns wide. Where the table is wider than it may be, the unit of amounts is said once above it, other
units go to a line of their own, long texts stand beneath their rows, and texts wrap; a number is never split, even if
the table must then be too wide. Borders are ASCII: box drawing characters are two
columns wide on some Chinese terminals and one on others. A missing value is `-`, which is not zero.
*/

use std::io::{self, Write};

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

use super::shown::{Head, Shown, printable, shown, unit};
use super::{Look, Output, Subject};
use crate::model::{Lang, Message};
use crate::query::{Column, Kind, Value};

const MISSING: &str = "-";

/// Blanks between two columns.
const GAP: u16 = 2;

/// A wrapped text is at least this wide: five Chinese characters.
const NARROWEST_TEXT: usize = 10;

/// A title up to this wide is not wrapped: three Chinese characters.
const SHORT_TITLE: usize = 6;

/// A text wider than this may stand beneath its row: fifteen Chinese characters.
const LONG_TEXT: usize = 30;

/// A longer English word, or a path, may be split.
const LONG_WORD: usize = 14;

/// Before a line of text that stands beneath its row.
const INDENT: &str = "    ";

/// Fills the lines between rows where texts go; no text has this character.
const ROW_END: char = '\u{e000}';

const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('-'));

/// Starts a table.
pub fn open<'a>(out: &'a mut dyn Write, look: Look<'a>) -> Box<dyn Output + 'a> {
    Box::new(Table { out, look, title: look.subject.title.clone(), columns: Vec::new(), rows: Vec::new() })
}

struct Table<'a> {
    out: &'a mut dyn Write,
    look: Look<'a>,
    title: Option<String>,
    columns: Vec<Column>,
    rows: Vec<Vec<Value>>,
}

impl Output for Table<'_> {
    fn section(&mut self, subject: &Subject) -> io::Result<()> {
        self.title.clone_from(&subject.title);
        // An empty line below the result before.
        if self.columns.is_empty() { Ok(()) } else { writeln!(self.out) }
    }

    fn begin(&mut self, columns: &[Column]) -> io::Result<()> {
        self.columns = columns.to_vec();
        self.rows.clear();
        Ok(())
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        self.rows.push(values.to_vec());
        Ok(())
    }

    fn end(&mut self, more: bool) -> io::Result<()> {
        let lang = self.look.lang;
        if let Some(title) = &self.title {
            writeln!(self.out, "{}", printable(lang.pick(title)))?;
        }
        let mut shown = shown(&self.columns, &self.rows, &self.look);
        let too_wide = self.look.width.filter(|width| natural_width(&shown) > *width);
        if too_wide.is_some() && take_money_unit(&mut shown, lang) {
            writeln!(self.out, "{}", Message::AmountsInWan {}.text(lang))?;
        }
        let long = too_wide.map_or(Vec::new(), |width| take_long_texts(&mut shown, width));
        let mut row = 0;
        for line in grid(&shown, self.look.width, !long.is_empty()).lines() {
            if !line.starts_with(ROW_END) {
                writeln!(self.out, "{}", line.trim_end())?;
                continue;
            }
            let width = self.look.width.unwrap_or(usize::MAX).saturating_sub(INDENT.len());
            for line in long.iter().filter_map(|texts| texts.get(row)?.as_deref()).flat_map(|text| wrapped(text, width))
            {
                writeln!(self.out, "{INDENT}{line}")?;
            }
            row += 1;
        }
        if shown.rows.is_empty() {
            writeln!(self.out, "{}", Message::NoRows {}.text(lang))?;
        }
        if more {
            writeln!(self.out, "{}", Message::MoreRows { shown: shown.rows.len() }.text(lang))?;
        }
        self.out.flush()
    }

    fn note(&mut self, text: &str) -> io::Result<bool> {
        let text = printable(text);
        match self.look.width {
            Some(width) => wrapped(&text, width).iter().try_for_each(|line| writeln!(self.out, "{line}"))?,
            None => writeln!(self.out, "{text}")?,
        }
        Ok(true)
    }
}

/// The width of a table in which nothing wraps.
fn natural_width(shown: &Shown) -> usize {
    let columns = shown.heads.iter().enumerate();
    let widths: usize = columns.map(|(index, head)| head_width(head).max(body_width(shown, index))).sum();
    widths + usize::from(GAP) * shown.heads.len().saturating_sub(1)
}

/// Takes the unit of amounts out of their heads; whether there was one.
fn take_money_unit(shown: &mut Shown, lang: Lang) -> bool {
    let mut taken = false;
    for head in shown.heads.iter_mut().filter(|head| head.unit == unit(Kind::Money, lang)) {
        head.unit = "";
        taken = true;
    }
    taken
}

/// Long texts that would wrap into more than two lines, a column each, taken out of the grid, the longest first.
fn take_long_texts(shown: &mut Shown, width: usize) -> Vec<Vec<Option<String>>> {
    let mut taken = Vec::new();
    loop {
        let widths: Vec<usize> = (0..shown.heads.len()).map(|index| body_width(shown, index)).collect();
        let is_long = |index: &usize| !shown.heads[*index].is_number && widths[*index] > LONG_TEXT;
        let long: Vec<usize> = (0..widths.len()).filter(is_long).collect();
        let asked: usize = long.iter().map(|index| widths[*index]).sum();
        let left = width.saturating_sub(natural_width(shown).saturating_sub(asked));
        let Some(longest) = long.into_iter().max_by_key(|index| widths[*index]).filter(|_| asked > 2 * left) else {
            return taken;
        };
        shown.heads.remove(longest);
        taken.push(shown.rows.iter_mut().map(|row| row.remove(longest)).collect());
    }
}

/// A text in lines of a width. A line does not begin with a mark that closes what stands before it.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        let mut at = 0;
        for word in words(paragraph) {
            if at + word.trim_end().width() > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                at = 0;
            }
            line.push_str(word);
            at += word.width();
        }
        lines.push(line);
    }
    lines.iter().map(|line| line.trim_end().to_string()).collect()
}

/// What a line may end behind: a Chinese character, or a word, each with the marks and blanks that follow it.
fn words(text: &str) -> Vec<&str> {
    let is_bound = |c: char| c == ' ' || "，。；：、）”》！？,.;:)".contains(c);
    let mut words = Vec::new();
    let mut from = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        let joins = |before: char| {
            is_bound(c) || (c.is_ascii() && before.is_ascii() && before != ' ') || "（“《".contains(before)
        };
        if last.is_some_and(|before| !joins(before)) {
            words.push(&text[from..at]);
            from = at;
        }
        last = Some(c);
    }
    words.push(&text[from..]);
    words
}

fn grid(shown: &Shown, width: Option<usize>, marks_rows: bool) -> Grid {
    let bodies: Vec<usize> = (0..shown.heads.len()).map(|index| body_width(shown, index)).collect();
    let too_wide = width.filter(|width| natural_width(shown) > *width);
    let heads = shown.heads.iter().map(|head| match too_wide {
        Some(_) if !head.unit.is_empty() => format!("{}\n{}", head.title, head.unit.trim_start()),
        _ => format!("{}{}", head.title, head.unit),
    });
    let mut grid = Grid::new();
    let mark = LineStyle::none().fill(ROW_END);
    grid.load_style(if marks_rows { STYLE.row_separator(mark).bottom_border(mark) } else { STYLE });
    grid.set_header(heads.collect::<Vec<_>>());
    for row in &shown.rows {
        grid.add_row(row.iter().map(|cell| cell.as_deref().unwrap_or(MISSING)).collect::<Vec<_>>());
    }
    if let Some(width) = too_wide {
        grid.set_content_arrangement(ContentArrangement::Dynamic).set_width(narrow(width));
    }
    let last = shown.heads.len().saturating_sub(1);
    for (index, column) in grid.column_iter_mut().enumerate() {
        let head = &shown.heads[index];
        let gap = if index == last { 0 } else { GAP };
        column.set_padding((0, gap));
        if too_wide.is_some() {
            let least = narrow(least_width(head, shown, index, bodies[index])).saturating_add(gap);
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
        }
        if head.is_number {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    grid
}

/// A column is never made narrower: numbers stay whole, and so do units, short titles and English words.
fn least_width(head: &Head, shown: &Shown, index: usize, body: usize) -> usize {
    let title = head.title.width().min(SHORT_TITLE).max(longest_word(&head.title));
    let body = if head.is_number {
        body
    } else {
        let words = shown.rows.iter().filter_map(|row| row[index].as_deref()).map(longest_word).max().unwrap_or(0);
        body.min(NARROWEST_TEXT).max(words)
    };
    body.max(title).max(head.unit.trim_start().width())
}

/// The width of the longest English word that is worth keeping whole.
fn longest_word(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.is_ascii() && word.len() <= LONG_WORD).map(str::len).max().unwrap_or(0)
}

fn head_width(head: &Head) -> usize {
    head.title.width() + head.unit.width()
}

/// The widest line of a column's cells.
fn body_width(shown: &Shown, index: usize) -> usize {
    let cells = shown.rows.iter().map(|row| row[index].as_deref().unwrap_or(MISSING));
    cells.flat_map(str::lines).map(UnicodeWidthStr::width).max().unwrap_or(0)
}

fn narrow(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::Subject;
    use super::super::fixture::{columns, look, text, written};
    use super::*;

    fn ranking() -> (Vec<Column>, Vec<Vec<Value>>) {
        let columns = columns(&[
            "rank rank 名次 | rank",
            "department department 部门 | department",
            "money budget 预算数 | budget",
            "percent execution_pct 执行率 | execution rate",
            "text reason 原因 | reason",
        ]);
        let rows = vec![
            vec![Value::Integer(1), text("望舒市财政局"), Value::Real(1234.5), Value::Real(99.5), Value::Null],
            vec![Value::Null, text("青石县应急管理局"), Value::Real(0.0), Value::Null, text("基数为零 | base is zero")],
        ];
        (columns, rows)
    }

    #[test]
    fn a_table_has_title_units_and_aligned_numbers() {
        let (columns, rows) = ranking();
        let look = Look { subject: &Subject::titled("执行率排名 | execution"), ..look(Lang::Zh) };
        assert_eq!(
            written("table", look, &columns, &rows, false),
            "\
执行率排名
名次  部门              预算数（万元）  执行率（%）  原因
-------------------------------------------------------------
   1  望舒市财政局             1234.50        99.50  -
   -  青石县应急管理局            0.00            -  基数为零
"
        );
    }

    #[test]
    fn a_narrow_table_wraps_texts_and_never_splits_a_number() {
        let (columns, rows) = ranking();
        for lang in [Lang::Zh, Lang::En] {
            for width in [50, 56, 60] {
                let look = Look { width: Some(width), ..look(lang) };
                let table = written("table", look, &columns, &rows, false);
                assert!(table.lines().all(|line| line.width() <= width), "{width}\n{table}");
                assert!(table.contains("1234.50") && table.contains("99.50"), "{width}\n{table}");
            }
        }
    }

    #[test]
    fn a_text_too_long_to_wrap_stands_beneath_its_row() {
        let columns = columns(&["text rule 规则 | rule", "text message 问题 | finding", "money by 差额 | by"]);
        let message = "公务接待决算数为 8.16 万元，上年报表为 10.66 万元；请核对，确有调整的应注明（见说明）";
        let rows = [vec![text("Y01"), text(message), Value::Real(2.5)], vec![text("B01"), Value::Null, Value::Null]];
        let look = Look { width: Some(40), ..look(Lang::Zh) };
        assert_eq!(
            written("table", look, &columns, &rows, false),
            "\
金额单位：万元
规则  差额
----------
Y01   2.50
    公务接待决算数为 8.16 万元，上年报表
    为 10.66 万元；请核对，确有调整的应
    注明（见说明）
B01      -
"
        );
    }

    #[test]
    fn a_table_that_is_too_narrow_keeps_its_numbers_whole() {
        let (columns, rows) = ranking();
        let look = Look { width: Some(10), ..look(Lang::Zh) };
        let table = written("table", look, &columns, &rows, false);
        assert!(table.contains("1234.50"), "{table}");
    }

    #[test]
    fn what_follows_and_what_is_empty_is_said() {
        let (columns, rows) = ranking();
        let capped = written("table", look(Lang::En), &columns, &rows, true);
        assert!(capped.ends_with("first 2 rows, more follow (--limit 0)\n"), "{capped}");
        let empty = written("table", look(Lang::Zh), &columns, &[], false);
        assert!(empty.ends_with("没有符合条件的记录\n"), "{empty}");
    }

    #[test]
    fn ad_hoc_columns_of_numbers_stand_on_the_right() {
        let rows = [vec![Value::Integer(5), text("x")], vec![Value::Integer(100), text("yy")]];
        assert_eq!(
            written("table", look(Lang::En), &columns(&["plain n", "plain t"]), &rows, false),
            "  n  t\n-------\n  5  x\n100  yy\n"
        );
    }
}
