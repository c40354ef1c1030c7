/*!
A table to read on a terminal or in a plain text file.

Chinese is two columns wide. Where the table is wider than it may be, units go to a line of their own and texts wrap; a
number is never split, even if the table must then be too wide. Borders are ASCII: box drawing characters are two
columns wide on some Chinese terminals and one on others. A missing value is `-`, which is not zero.
*/

use std::io::{self, Write};

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

use super::shown::{Head, Shown, printable, shown};
use super::{Look, Output};
use crate::model::Message;
use crate::query::{Column, Value};

const MISSING: &str = "-";

/// Blanks between two columns.
const GAP: u16 = 2;

/// A wrapped text is at least this wide: five Chinese characters.
const NARROWEST_TEXT: usize = 10;

/// A title up to this wide is not wrapped: three Chinese characters.
const SHORT_TITLE: usize = 6;

/// A longer English word, or a path, may be split.
const LONG_WORD: usize = 14;

const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('-'));

/// Starts a table.
pub fn open<'a>(out: &'a mut dyn Write, look: Look<'a>) -> Box<dyn Output + 'a> {
    Box::new(Table { out, look, columns: Vec::new(), rows: Vec::new() })
}

struct Table<'a> {
    out: &'a mut dyn Write,
    look: Look<'a>,
    columns: Vec<Column>,
    rows: Vec<Vec<Value>>,
}

impl Output for Table<'_> {
    fn begin(&mut self, columns: &[Column]) -> io::Result<()> {
        self.columns = columns.to_vec();
        Ok(())
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        self.rows.push(values.to_vec());
        Ok(())
    }

    fn end(&mut self, more: bool) -> io::Result<()> {
        let lang = self.look.lang;
        if let Some(title) = self.look.title {
            writeln!(self.out, "{}", printable(lang.pick(title)))?;
        }
        let shown = shown(&self.columns, &self.rows, &self.look);
        for line in grid(&shown, self.look.width).lines() {
            writeln!(self.out, "{}", line.trim_end())?;
        }
        if shown.rows.is_empty() {
            writeln!(self.out, "{}", Message::NoRows {}.text(lang))?;
        }
        if more {
            writeln!(self.out, "{}", Message::MoreRows { shown: shown.rows.len() }.text(lang))?;
        }
        self.out.flush()
    }
}

fn grid(shown: &Shown, width: Option<usize>) -> Grid {
    let bodies: Vec<usize> = (0..shown.heads.len()).map(|index| body_width(shown, index)).collect();
    let gaps = usize::from(GAP) * shown.heads.len().saturating_sub(1);
    let natural: usize = shown.heads.iter().zip(&bodies).map(|(head, body)| head_width(head).max(*body)).sum();
    let too_wide = width.filter(|width| natural + gaps > *width);
    let heads = shown.heads.iter().map(|head| match too_wide {
        Some(_) if !head.unit.is_empty() => format!("{}\n{}", head.title, head.unit.trim_start()),
        _ => format!("{}{}", head.title, head.unit),
    });
    let mut grid = Grid::new();
    grid.load_style(STYLE).set_header(heads.collect::<Vec<_>>());
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
    use super::super::fixture::{columns, look, text, written};
    use super::*;
    use crate::model::Lang;

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
        let look = Look { title: Some("执行率排名 | execution"), ..look(Lang::Zh) };
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
