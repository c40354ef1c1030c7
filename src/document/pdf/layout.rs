//! Puts what stands on the pages in reading order, and gives tables that go on over a page the same columns.

use super::aligned;
use super::page::{Page, Way};
use super::ruled::{self, Held, NEAR, Table};
use super::word::{self, Word};
use super::{Block, Reason};
use crate::document::Cell;
use crate::model::Place;

/// Page numbers stand in this part of the page, at its top or bottom.
const MARGIN: f64 = 0.1;
/// Tables whose widths differ by less are one table that goes on.
const SAME_WIDTH: f64 = 2.0 * NEAR;
/// A text of as many characters is no label.
const RUNNING_TEXT: usize = 20;

/// Something on a page.
struct Item {
    top: f64,
    /// Width of a table with lines.
    width: Option<f64>,
    columns: usize,
    rows: Vec<Row>,
}

type Row = Vec<Filled>;

/// A cell that holds text.
struct Filled {
    column: usize,
    text: String,
    /// Whether it may go on over the page.
    open: bool,
}

/// The lines and tables of all pages.
pub fn blocks(pages: &[Page], words: Vec<Vec<Word>>) -> Result<Vec<Block>, Reason> {
    let mut tables = Vec::new();
    let mut lines = Vec::new();
    for (number, (page, words)) in pages.iter().zip(words).enumerate() {
        let (aslant, mut words): (Vec<Word>, Vec<Word>) = words.into_iter().partition(|word| word.way == Way::Aslant);
        let found = ruled::tables(&page.across, &page.down, &mut words).ok_or(Reason::TooMuch)?;
        tables.extend(found.into_iter().map(|table| (number, table)));
        let found = word::lines(words).into_iter().filter(|line| !is_page_number(line, page.height));
        lines.extend(found.map(|line| (number, line)));
        if !aslant.is_empty() {
            lines.push((number, aslant));
        }
    }
    let texts: Vec<&[Word]> = lines.iter().map(|(_, line)| line.as_slice()).collect();
    let rows = match aligned::rows(&texts) {
        Some(rows) => rows,
        None if tables.is_empty() => return Err(Reason::ColumnsInDoubt { page: lines[0].0 + 1 }),
        // Beside a table with lines, text that is set in columns is no table of its own.
        None => texts.iter().map(|line| aligned::text_row(line)).collect(),
    };
    let mut items: Vec<Vec<Item>> = pages.iter().map(|_| Vec::new()).collect();
    for ((page, line), row) in lines.iter().zip(rows) {
        let cells = row.cells.into_iter().map(|(column, text)| Filled { column, text, open: false });
        items[*page].push(Item {
            top: line[0].middle.1,
            width: None,
            columns: row.columns,
            rows: vec![cells.collect()],
        });
    }
    for (page, item) in in_one_grid(tables) {
        items[page].push(item);
    }
    items.iter_mut().for_each(|items| items.sort_by(|one, other| one.top.total_cmp(&other.top)));
    go_on(&mut items);
    Ok(items.into_iter().enumerate().flat_map(|(page, items)| numbered(page, items)).collect())
}

/// A number alone at the top or the bottom of a page.
fn is_page_number(line: &[Word], height: f64) -> bool {
    let in_margin = line[0].base < height * MARGIN || line[0].base > height * (1.0 - MARGIN);
    let digits = |word: &Word| word.text.chars().all(|c| c.is_ascii_digit() || "-—–".contains(c));
    in_margin && line.iter().all(digits) && line.iter().map(|word| word.text.len()).sum::<usize>() <= 12
}

/// Tables of one width share the columns of all of them: on the next page, a table may lack the lines that part the
/// cells of its heads.
fn in_one_grid(tables: Vec<(usize, Table)>) -> Vec<(usize, Item)> {
    let width = |table: &Table| table.columns[table.columns.len() - 1] - table.columns[0];
    let edges = |(_, table): &(usize, Table)| {
        let alike = tables.iter().filter(|(_, other)| (width(other) - width(table)).abs() <= SAME_WIDTH);
        ruled::edges(alike.flat_map(|(_, other)| other.columns.iter().map(|edge| edge - other.columns[0])))
    };
    let edges: Vec<Vec<f64>> = tables.iter().map(edges).collect();
    let item = |((page, table), edges): ((usize, Table), Vec<f64>)| {
        let (width, left) = (width(&table), table.columns[0]);
        let column = |at: f64| edges.partition_point(|edge| *edge <= at - left).saturating_sub(1);
        let filled = |held: Held| Filled { column: column(held.left), text: held.text, open: held.open };
        let rows = table.rows.into_iter().map(|row| row.into_iter().map(filled).collect()).collect();
        (page, Item { top: table.top, width: Some(width), columns: edges.len() - 1, rows })
    };
    tables.into_iter().zip(edges).map(item).collect()
}

/// A table that ends a page may go on at the top of the next: the heads that are printed again are left out, and a row
/// that the page cut in two is put together.
fn go_on(pages: &mut [Vec<Item>]) {
    // Page and index of the table where it begins.
    let mut begins: Option<(usize, usize)> = None;
    for page in 1..pages.len() {
        let (before, behind) = pages.split_at_mut(page);
        let (Some(last), Some(next)) = (before[page - 1].len().checked_sub(1), behind[0].first_mut()) else { continue };
        let goes_on =
            before[page - 1][last].width.zip(next.width).is_some_and(|(one, other)| (one - other).abs() <= SAME_WIDTH);
        if !goes_on {
            begins = None;
            continue;
        }
        // It began before the last page where that page holds nothing else.
        let begin = begins.filter(|_| last == 0).unwrap_or((page - 1, last));
        begins = Some(begin);
        let again = repeated(&before[begin.0][begin.1].rows, &next.rows);
        next.rows[..again].iter_mut().for_each(Row::clear);
        if let Some(row) = next.rows.get_mut(again) {
            join_rests(&mut before[page - 1][last].rows, row);
        }
    }
}

/// How many rows at the top of a table are those at the top of another. Another form of the same layout has the same
/// heads too, but then the next label is the same as well.
fn repeated(rows: &[Row], next: &[Row]) -> usize {
    let same = |one: &Filled, other: &Filled| one.column == other.column && one.text == other.text;
    let alike = |(one, other): &(&Row, &Row)| {
        one.len() == other.len() && !one.is_empty() && one.iter().zip(*other).all(|(one, other)| same(one, other))
    };
    let count = rows.iter().zip(next).take_while(alike).count();
    let label = |rows: &[Row]| rows.get(count).and_then(|row| row.first()).map(|cell| cell.text.clone());
    if label(rows) == label(next) { 0 } else { count }
}

/// Puts texts that a page break cut in two together: all of a row that only goes on with the texts above, though not
/// with a label, which may be the next one; or a label that runs down beside a running text.
fn join_rests(above: &mut [Row], row: &mut Row) {
    let is_running = |cell: &Filled| cell.text.chars().count() >= RUNNING_TEXT;
    let is_text = |text: &str| text.chars().any(char::is_alphabetic);
    let label = above.last().and_then(|row| row.first()).filter(|label| !is_running(label)).map(|label| label.column);
    let mut open: Vec<&mut Filled> =
        above.iter_mut().flatten().filter(|cell| cell.open && is_text(&cell.text)).collect();
    let is_rest = |rest: &Filled| is_text(&rest.text) && open.iter().any(|cell| cell.column == rest.column);
    let whole = row.iter().all(|rest| is_rest(rest) && label != Some(rest.column));
    let rests = match row.as_slice() {
        _ if whole => row.len(),
        [label, beside @ ..] if is_rest(label) && beside.iter().any(is_running) => 1,
        _ => 0,
    };
    for rest in row.drain(..rests) {
        if let Some(cell) = open.iter_mut().find(|cell| cell.column == rest.column) {
            cell.text = format!("{}\n{}", cell.text, rest.text);
        }
    }
}

/// The blocks of a page; rows are counted through it.
fn numbered(page: usize, items: Vec<Item>) -> Vec<Block> {
    let mut number = 0;
    let mut blocks = Vec::new();
    for item in items {
        let mut grid = Vec::new();
        for row in item.rows {
            number += 1;
            let place = |column: usize| Place::Page { page: page as u32 + 1, row: number, column: column as u32 + 1 };
            let blank = |column: usize| Cell { text: String::new(), place: place(column) };
            let mut cells: Vec<Cell> = (0..item.columns).map(blank).collect();
            for filled in row {
                cells[filled.column].text = filled.text;
            }
            grid.push(cells);
        }
        if item.width.is_none() && item.columns == 1 {
            blocks.extend(grid.into_iter().flatten().map(Block::Paragraph));
        } else {
            blocks.push(Block::Table(grid));
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::super::page::Ruling;
    use super::super::word::{tests::glyphs, words};
    use super::*;

    /// A page with a table of rows 20 high, columns at these edges, and texts in its cells: column, row and text.
    fn page(edges: &[f64], rows: usize, texts: &[(usize, usize, &str)]) -> Page {
        let bottom = 50.0 + 20.0 * rows as f64;
        let across =
            (0..=rows).map(|row| Ruling { at: 50.0 + 20.0 * row as f64, from: edges[0], to: edges[edges.len() - 1] });
        let down = edges.iter().map(|edge| Ruling { at: *edge, from: 50.0, to: bottom });
        let text = |(column, row, text): &(usize, usize, &str)| {
            glyphs(text, edges[*column] + 2.0, 50.0 + 20.0 * *row as f64 + 14.0, 10.0)
        };
        let glyphs = texts.iter().flat_map(text).collect();
        Page { height: 800.0, glyphs, across: across.collect(), down: down.collect(), pictured: 0.0 }
    }

    /// The cells of each row that hold something, with their columns.
    fn read(pages: &[Page]) -> Vec<String> {
        let words = pages.iter().map(|page| words(&page.glyphs)).collect();
        let row = |cells: &[Cell]| {
            let filled = cells.iter().filter(|cell| !cell.text.is_empty());
            let text = |cell: &Cell| match &cell.place {
                Place::Page { column, .. } => format!("{column}:{}", cell.text.replace('\n', "/")),
                _ => unreachable!("a page has places of pages"),
            };
            filled.map(text).collect::<Vec<_>>().join(" ")
        };
        let rows = |block: Block| match block {
            Block::Paragraph(cell) => vec![row(&[cell])],
            Block::Table(rows) => rows.iter().map(|cells| row(cells)).collect(),
        };
        blocks(pages, words).unwrap().into_iter().flat_map(rows).filter(|row| !row.is_empty()).collect()
    }

    const EDGES: [f64; 4] = [40.0, 140.0, 240.0, 340.0];

    #[test]
    fn a_table_that_goes_on_keeps_its_columns_and_loses_the_heads_printed_again() {
        let head = [(0, 0, "项目"), (1, 0, "预算数"), (2, 0, "决算数")];
        let first = page(&EDGES, 2, &[&head[..], &[(0, 1, "三公经费"), (1, 1, "3"), (2, 1, "2")]].concat());
        // The second page lies further to the right.
        let moved = EDGES.map(|edge| edge + 20.0);
        let second = page(&moved, 2, &[&head[..], &[(0, 1, "公用经费"), (2, 1, "5")]].concat());
        assert_eq!(read(&[first, second]), ["1:项目 2:预算数 3:决算数", "1:三公经费 2:3 3:2", "1:公用经费 3:5"]);
    }

    #[test]
    fn the_same_form_on_the_next_page_is_another_form() {
        let form = |amount| page(&EDGES, 2, &[(0, 0, "项目"), (1, 0, "预算数"), (0, 1, "三公经费"), (1, 1, amount)]);
        let expected = ["1:项目 2:预算数", "1:三公经费 2:3", "1:项目 2:预算数", "1:三公经费 2:4"];
        assert_eq!(read(&[form("3"), form("4")]), expected);
    }

    #[test]
    fn a_text_cut_by_the_page_goes_on_and_a_label_does_not() {
        let first = page(&EDGES, 1, &[(0, 0, "公用经费"), (2, 0, "年底前尚未全部结算")]);
        let rest = page(&EDGES, 1, &[(2, 0, "完毕")]);
        assert_eq!(read(&[first, rest]), ["1:公用经费 3:年底前尚未全部结算/完毕"]);
        let first = page(&EDGES, 1, &[(0, 0, "部门基本支出预算调"), (2, 0, "3")]);
        let next = page(&EDGES, 1, &[(0, 0, "部门整体支出预算调")]);
        assert_eq!(read(&[first, next]), ["1:部门基本支出预算调 3:3", "1:部门整体支出预算调"]);
    }

    #[test]
    fn a_page_number_is_left_out_and_other_text_is_not() {
        let mut first = page(&EDGES, 1, &[(0, 0, "甲")]);
        first.glyphs.extend(glyphs("单位：万元", 40.0, 30.0, 10.0));
        first.glyphs.extend(glyphs("- 1 -", 300.0, 780.0, 10.0));
        assert_eq!(read(&[first]), ["1:单位：万元", "1:甲"]);
    }
}
