/*!
汇总表: a row a department, a column a figure, sums at the end.

`head` finds the labels above the columns, `words` says what they mean, `read` takes the figures out and `totals` checks
the rows of sums. Figures amend what is known of a report one by one, as those of a tidy table do; a row of sums is checked and
not entered. Columns that nobody knows are listed cell by cell.
*/

mod head;
mod read;
mod totals;
mod words;

use std::collections::HashSet;

use self::head::Head;
use super::caption::{self, Said};
use super::definition::Definition;
use super::label::{self, compact};
use super::row::Row;
use crate::document::{Block, Document};
use crate::model::{Place, Unit};

pub use self::read::read;

/// Lines above a table that may be its title and its captions.
const LINES_ABOVE: usize = 8;

/// A table, with the lines above it.
#[derive(Debug)]
pub struct Summary<'d> {
    head: Head<'d>,
    above: Vec<Row<'d>>,
    labels: Vec<Row<'d>>,
    rows: Vec<Row<'d>>,
    sheet: Option<String>,
}

impl Summary<'_> {
    /// Where it begins.
    pub fn place(&self) -> Place {
        self.labels[0].first().map_or_else(Place::start, |cell| cell.place.clone())
    }

    /// Whether a line stands between two pages: a page number, or a line above the table once more.
    fn is_page_break(&self, row: &Row<'_>) -> bool {
        let texts = |row: &Row<'_>| row.filled().iter().map(|at| compact(&row.cells[*at].text)).collect::<Vec<_>>();
        row.filled().is_empty() || row.is_decoration() || self.above.iter().any(|above| texts(above) == texts(row))
    }

    /// The years of the titles above.
    fn title_years(&self, definitions: &[Definition]) -> Vec<i32> {
        let is_title = |text: &str| {
            text.chars().count() <= 40
                && !text.contains(['。', ','])
                && ["表", "汇总", "情况"].iter().any(|word| text.contains(word))
        };
        let mut years: Vec<i32> = Vec::new();
        for cell in self.above.iter().filter_map(Row::only) {
            let title = label::normalise(&cell.text);
            let bare = matches!(title.text.as_str(), "{year}" | "({year})");
            if (bare || is_title(&title.text))
                && caption::known(definitions, &Row { cells: std::slice::from_ref(cell) }).is_empty()
            {
                years.extend(title.years);
            }
        }
        years.sort_unstable();
        years.dedup();
        years
    }

    /// The unit of a line above.
    fn unit(&self, definitions: &[Definition]) -> Option<Unit> {
        let of_caption = |row: &Row<'_>| {
            caption::known(definitions, row).into_iter().find_map(|pair| match pair.said {
                Said::Unit(unit) => Some(unit),
                _ => None,
            })
        };
        let in_cells = |row: &Row<'_>| {
            row.cells.iter().find_map(|cell| {
                of_caption(&Row { cells: std::slice::from_ref(cell) }).or_else(|| label::unit_in(&cell.text))
            })
        };
        self.above.iter().find_map(|row| of_caption(row).or_else(|| in_cells(row)))
    }
}

/// The summaries of a document, in reading order.
pub fn find<'d>(definitions: &'d [Definition], document: &'d Document) -> Vec<Summary<'d>> {
    stretches(document).into_iter().flat_map(|(sheet, rows)| of_stretch(definitions, sheet, &rows)).collect()
}

/// The document without the tables that are summaries, for those who look for forms.
pub fn rest(document: &Document, summaries: &[Summary<'_>]) -> Document {
    let places: HashSet<Place> = summaries.iter().map(Summary::place).collect();
    let is_summary = |block: &Block| match block {
        Block::Paragraph(_) => false,
        Block::Table(rows) => rows.iter().flatten().any(|cell| places.contains(&cell.place)),
    };
    let blocks = document.blocks.iter().filter(|block| !is_summary(block)).cloned().collect();
    Document { path: document.path.clone(), blocks }
}

/// Stretches that a table does not cross: a sheet, or a whole document without sheets.
fn stretches(document: &Document) -> Vec<(Option<String>, Vec<Row<'_>>)> {
    let mut stretches: Vec<(Option<String>, Vec<Row>)> = Vec::new();
    for cells in document.rows() {
        let sheet = cells.first().and_then(|cell| match &cell.place {
            Place::Sheet { sheet, .. } => Some(sheet.to_string()),
            _ => None,
        });
        match stretches.last_mut() {
            Some((last, rows)) if *last == sheet => rows.push(Row { cells }),
            _ => stretches.push((sheet, vec![Row { cells }])),
        }
    }
    stretches
}

fn of_stretch<'d>(definitions: &'d [Definition], sheet: Option<String>, rows: &[Row<'d>]) -> Vec<Summary<'d>> {
    let mut summaries: Vec<Summary> = Vec::new();
    let mut heads = head::find(definitions, rows).into_iter().peekable();
    let mut from = 0;
    while let Some(head) = heads.next() {
        let to = heads.peek().map_or(rows.len(), |next| next.rows.start);
        // The lines above the next table are its own.
        let last = rows[head.rows.end..to].iter().rposition(|row| heads.peek().is_none() || row.only().is_none());
        let end = head.rows.end + last.map_or(0, |last| last + 1);
        let (above, body) = (&rows[from..head.rows.start], &rows[head.rows.end..end]);
        match summaries.last_mut() {
            Some(before) if before.head.repeats(&head) && above.iter().all(|row| before.is_page_break(row)) => {
                before.rows.extend(body);
            }
            _ => summaries.push(Summary {
                above: above[above.len().saturating_sub(LINES_ABOVE)..].to_vec(),
                labels: rows[head.rows.clone()].to_vec(),
                rows: body.to_vec(),
                sheet: sheet.clone(),
                head,
            }),
        }
        from = end;
    }
    summaries
}
