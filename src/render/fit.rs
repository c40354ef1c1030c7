/*!
How a table fits a terminal.

In this order, each step only where the table is still too wide:

1. the unit of amounts is said once above the table;
2. long texts, and texts that few rows have, stand beneath their rows;
3. columns without a value are left out;
4. titles and texts wrap, numbers never do;
5. columns are left out, the least important first, and named below the table;
6. where too little would be left, each row is a block of lines.

Names stay: departments, items, years, what a chart is drawn over. Of the others, what a chart draws and ranks matter
most, then rates, then amounts, those spent before others, then counts and codes, then texts; among equals the ones in front. Columns of ad hoc SQL
are all wanted, since somebody named them: there, 6 comes for 5.
*/

use unicode_width::UnicodeWidthStr;

use super::shown::{Head, Shown};
use super::wrap::longest_word;
use crate::query::{Chart, Column, Kind};

/// Blanks between two columns.
pub const GAP: usize = 2;

/// A wrapped text is at least this wide: five Chinese characters.
const NARROWEST_TEXT: usize = 10;

/// A wrapped name is at least this wide: ten Chinese characters.
const NARROWEST_NAME: usize = 20;

/// A title up to this wide is not wrapped: three Chinese characters.
const SHORT_TITLE: usize = 6;

/// A text wider than this may stand beneath its row: fifteen Chinese characters.
const LONG_TEXT: usize = 30;

/// A text that one of so many rows has may stand beneath them.
const SPARSE: usize = 4;

/// What a table that was made to fit looks like.
pub struct Fit {
    /// Whether the unit of amounts was taken out of their heads: what it is.
    pub money_unit: Option<&'static str>,
    /// The width of each column that is left in the grid.
    pub widths: Vec<usize>,
    /// Texts that stand beneath their rows: title, and a text a row.
    pub beneath: Vec<(String, Vec<Option<String>>)>,
    /// Titles of columns that are left out.
    pub left_out: Vec<String>,
}

/// Makes a table fit; none where it must be shown in blocks, and is left as it was.
pub fn fit(shown: &mut Shown, columns: &[Column], chart: Option<&Chart>, width: usize) -> Option<Fit> {
    let whole = shown.clone();
    let mut fit = Fit { money_unit: None, widths: natural_widths(shown), beneath: Vec::new(), left_out: Vec::new() };
    let is_too_wide = |shown: &Shown| total(&natural_widths(shown)) > width;
    if is_too_wide(shown) {
        fit.money_unit = take_money_unit(shown, columns);
    }
    while is_too_wide(shown) {
        let Some(index) = long_text(shown, columns, chart, width).or_else(|| sparse_text(shown, columns, chart)) else {
            break;
        };
        let (head, texts) = take(shown, index);
        fit.beneath.push((head.title, texts));
    }
    while is_too_wide(shown) {
        let is_empty = |index: &usize| shown.rows.iter().all(|row| row[*index].is_none());
        let Some(index) = (0..shown.heads.len())
            .filter(is_empty)
            .find(|index| !shown.rows.is_empty() && may_go(shown, *index, columns, chart))
        else {
            break;
        };
        fit.left_out.push(take(shown, index).0.title);
    }
    let mut order: Vec<(usize, String)> = Vec::new();
    while total(&least_widths(shown, columns, chart)) > width {
        let least = (0..shown.heads.len())
            .filter(|index| may_go(shown, *index, columns, chart))
            .max_by_key(|index| (importance(shown.heads[*index].column, columns, chart), *index));
        let beside_names = (0..shown.heads.len()).filter(|index| may_go(shown, *index, columns, chart)).count();
        // A name and one figure is less than a block says.
        let Some(index) = least.filter(|_| beside_names > 2) else {
            *shown = whole;
            return None;
        };
        let head = take(shown, index).0;
        order.push((head.column, head.title));
    }
    order.sort();
    fit.left_out.extend(order.into_iter().map(|(_, title)| title));
    if shown.heads.iter().all(|head| columns[head.column].kind != Kind::Money) {
        fit.money_unit = None;
    }
    fit.widths = spread(shown, columns, chart, width);
    Some(fit)
}

/// The width that a table takes.
pub fn total(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
}

/// Widths at which nothing wraps.
pub fn natural_widths(shown: &Shown) -> Vec<usize> {
    let widths = shown.heads.iter().enumerate();
    widths.map(|(index, head)| head_width(head).max(body_width(shown, index))).collect()
}

fn take(shown: &mut Shown, index: usize) -> (Head, Vec<Option<String>>) {
    let head = shown.heads.remove(index);
    (head, shown.rows.iter_mut().map(|row| row.remove(index)).collect())
}

fn take_money_unit(shown: &mut Shown, columns: &[Column]) -> Option<&'static str> {
    let mut taken = None;
    for head in shown.heads.iter_mut().filter(|head| columns[head.column].kind == Kind::Money) {
        taken = Some(std::mem::take(&mut head.unit));
    }
    taken
}

/// The longest text that would wrap into more than two lines.
fn long_text(shown: &Shown, columns: &[Column], chart: Option<&Chart>, width: usize) -> Option<usize> {
    let widths: Vec<usize> = (0..shown.heads.len()).map(|index| body_width(shown, index)).collect();
    let is_name = |index: usize| is_name(&columns[shown.heads[index].column], chart);
    let is_long = |index: &usize| !shown.heads[*index].is_number && !is_name(*index) && widths[*index] > LONG_TEXT;
    let long: Vec<usize> = (0..widths.len()).filter(is_long).collect();
    let asked: usize = long.iter().map(|index| widths[*index]).sum();
    let left = width.saturating_sub(total(&natural_widths(shown)).saturating_sub(asked));
    long.into_iter().max_by_key(|index| widths[*index]).filter(|_| asked > 2 * left)
}

/// A text that few rows have.
fn sparse_text(shown: &Shown, columns: &[Column], chart: Option<&Chart>) -> Option<usize> {
    let filled = |index: &usize| shown.rows.iter().filter(|row| row[*index].is_some()).count();
    (0..shown.heads.len())
        .filter(|index| columns[shown.heads[*index].column].kind == Kind::Text)
        .filter(|index| may_go(shown, *index, columns, chart))
        .find(|index| (1..=shown.rows.len() / SPARSE).contains(&filled(index)))
}

/// Whether a column is no name of its row.
fn may_go(shown: &Shown, index: usize, columns: &[Column], chart: Option<&Chart>) -> bool {
    let column = &columns[shown.heads[index].column];
    if column.kind == Kind::Plain || is_name(column, chart) {
        return false;
    }
    // Where nothing is called a name, the first text is one.
    let has_name = shown.heads.iter().any(|head| {
        let column = &columns[head.column];
        is_name(column, chart) && column.kind != Kind::Year
    });
    has_name || shown.heads.iter().position(|head| !head.is_number) != Some(index)
}

fn is_name(column: &Column, chart: Option<&Chart>) -> bool {
    let is_drawn_over =
        chart.is_some_and(|chart| chart.x == column.name || chart.series.as_ref() == Some(&column.name));
    is_drawn_over || column.name == "label" || matches!(column.kind, Kind::Department | Kind::Item | Kind::Year)
}

/// Of several amounts, what was spent is asked for first.
const SPENT: [&str; 2] = ["outturn", "executed"];

/// The greater, the sooner a column may go.
fn importance(column: usize, columns: &[Column], chart: Option<&Chart>) -> usize {
    let column = &columns[column];
    if chart.is_some_and(|chart| chart.y.contains(&column.name)) {
        return 0;
    }
    match column.kind {
        Kind::Department | Kind::Item | Kind::Year | Kind::Rank => 0,
        Kind::Percent => 1,
        Kind::Money if SPENT.contains(&column.name.as_str()) => 2,
        Kind::Money => 3,
        Kind::Count | Kind::Number | Kind::Code | Kind::Check => 4,
        Kind::Text | Kind::Document | Kind::Place | Kind::Plain => 5,
    }
}

fn head_width(head: &Head) -> usize {
    head.title.width() + head.unit.width()
}

/// The widest line of a column's cells.
pub fn body_width(shown: &Shown, index: usize) -> usize {
    let cells = shown.rows.iter().map(|row| super::table::cell(&row[index], &shown.heads[index]));
    cells.flat_map(str::lines).map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// Columns are never made narrower: numbers stay whole, and so do units, short titles and English words.
fn least_widths(shown: &Shown, columns: &[Column], chart: Option<&Chart>) -> Vec<usize> {
    let least = |(index, head): (usize, &Head)| {
        let title = if head.title.is_ascii() { 0 } else { head.title.width().min(SHORT_TITLE) };
        let title = title.max(longest_word(&head.title));
        let body = body_width(shown, index);
        let body = if head.is_number {
            body
        } else {
            let narrowest = if may_go(shown, index, columns, chart) { NARROWEST_TEXT } else { NARROWEST_NAME };
            let words = shown.rows.iter().filter_map(|row| row[index].as_deref()).map(longest_word).max().unwrap_or(0);
            body.min(narrowest).max(words)
        };
        body.max(title).max(head.unit.trim_start().width())
    };
    shown.heads.iter().enumerate().map(least).collect()
}

/// The widths of columns that have to wrap: what is left over goes to names, then to other texts, then to titles.
fn spread(shown: &Shown, columns: &[Column], chart: Option<&Chart>, width: usize) -> Vec<usize> {
    let natural = natural_widths(shown);
    if total(&natural) <= width {
        return natural;
    }
    let mut widths = least_widths(shown, columns, chart);
    let mut left = width.saturating_sub(total(&widths));
    let bodies: Vec<usize> = (0..shown.heads.len()).map(|index| body_width(shown, index)).collect();
    let is_name = |index: usize| !may_go(shown, index, columns, chart);
    let names = bodies.iter().enumerate().map(|(index, body)| if is_name(index) { *body } else { 0 }).collect();
    for wanted in [names, bodies, natural] {
        grow(&mut widths, &wanted, &mut left);
    }
    widths
}

/// Gives columns what they want, those that lack most first.
fn grow(widths: &mut [usize], wanted: &[usize], left: &mut usize) {
    while *left > 0 {
        let lacks = |index: &usize| wanted[*index].saturating_sub(widths[*index]);
        let Some(neediest) = (0..widths.len()).filter(|index| lacks(index) > 0).max_by_key(lacks) else { return };
        widths[neediest] += 1;
        *left -= 1;
    }
}
