/*!
Cells one after another become rows again.

A table copied out of a page a cell a line has lost its rows. What it still has is its order, the labels that a
definition knows, and mostly its blank cells: a row of labels says how many values a row has, and words among numbers
begin the next row. Only stretches of paragraphs in which a block's label is followed by its column labels are touched;
everything else passes as it is. Cells whose row is not certain are taken out and listed: nothing is guessed, and
nothing later takes them for something else.
*/

mod list;

use super::caption;
use super::definition::{Block as Layout, Definition};
use super::label;
use super::number::{self, Reading};
use super::recognise::{looks_like_a_title, titled};
use super::row::Row;
use crate::document::{Block, Cell, Document};
use crate::model::Message;
use crate::model::entry::Leftover;

/// A document whose rows are whole, and the cells whose rows were not certain.
pub struct Folded {
    /// The document.
    pub document: Document,
    /// Cells that were taken out of it.
    pub leftovers: Vec<Leftover>,
}

/// Column labels that the layout does not know in a row between ones that it knows.
const MOST_UNKNOWN: usize = 2;
/// Cells that a label may have been broken into.
const MOST_PIECES: usize = 3;
/// Characters that a piece of a label may have.
const LONGEST_PIECE: usize = 20;

/// Folds what can be folded.
pub fn fold(definitions: &[Definition], document: Document) -> Folded {
    let mut folded = Folded { document: Document { path: document.path, blocks: Vec::new() }, leftovers: Vec::new() };
    let mut flat = Vec::new();
    for block in document.blocks {
        match block {
            Block::Paragraph(cell) => flat.push(cell),
            table => {
                fold_stretch(definitions, std::mem::take(&mut flat), &mut folded);
                folded.document.blocks.push(table);
            }
        }
    }
    fold_stretch(definitions, flat, &mut folded);
    folded
}

fn fold_stretch(definitions: &[Definition], cells: Vec<Cell>, folded: &mut Folded) {
    let stretch = Stretch::of(definitions, cells);
    let starts = starts(definitions, &stretch);
    let is_flat = |start: &Start| matches!(start, Start::Block { layout, .. } if !layout.columns().is_empty());
    let pass = |folded: &mut Folded, cells: &[Cell]| {
        folded.document.blocks.extend(cells.iter().cloned().map(Block::Paragraph));
    };
    if !starts.iter().any(|(_, start)| is_flat(start)) {
        return pass(folded, &stretch.cells);
    }
    pass(folded, &stretch.cells[..starts[0].0]);
    for (number, (at, start)) in starts.iter().enumerate() {
        let end = starts.get(number + 1).map_or(stretch.cells.len(), |(next, _)| *next);
        match start {
            Start::Block { definition, layout, head, body } => {
                let (body, around) = aside(definition, layout, &stretch.cells[*body..end]);
                let mut block = Folding { layout, head: head.clone(), rows: Vec::new(), doubt: Vec::new() };
                block.fold(&body);
                let reason = Message::RowsLost {};
                let leave = |cell: &Cell| Leftover {
                    place: cell.place.clone(),
                    text: cell.text.clone(),
                    reason: reason.clone(),
                };
                folded.leftovers.extend(block.doubt.iter().filter(|cell| !cell.is_blank()).map(leave));
                folded.document.blocks.push(Block::Table(std::iter::once(block.head).chain(block.rows).collect()));
                pass(folded, &around);
            }
            Start::Title | Start::Text => pass(folded, &stretch.cells[*at..end]),
        }
    }
}

/// Cells one after another, with their comparable labels.
struct Stretch {
    cells: Vec<Cell>,
    labels: Vec<String>,
}

impl Stretch {
    /// The cells, with labels that were broken over lines made whole.
    fn of(definitions: &[Definition], cells: Vec<Cell>) -> Stretch {
        let labels: Vec<String> = cells.iter().map(|cell| label::normalise(&cell.text).text).collect();
        let known = |text: &String| definitions.iter().any(|definition| definition.knows(text));
        let mut stretch = Stretch { cells: Vec::new(), labels: Vec::new() };
        let mut at = 0;
        while at < cells.len() {
            let whole = (2..=MOST_PIECES.min(cells.len() - at)).rev().find_map(|pieces| {
                let (cells, labels) = (&cells[at..at + pieces], &labels[at..at + pieces]);
                let could_be =
                    |(cell, label): (&Cell, &String)| is_words(cell) && label.chars().count() <= LONGEST_PIECE;
                if !cells.iter().zip(labels).all(could_be) || labels.iter().all(known) {
                    return None;
                }
                let text = cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\n");
                let label = label::normalise(&text).text;
                known(&label).then_some((pieces, text, label))
            });
            let (pieces, text, label) = whole.unwrap_or_else(|| (1, cells[at].text.clone(), labels[at].clone()));
            stretch.cells.push(Cell { text, place: cells[at].place.clone() });
            stretch.labels.push(label);
            at += pieces;
        }
        stretch
    }
}

/// What begins at a cell.
enum Start<'d> {
    /// A title: whatever stood above has ended.
    Title,
    /// Text beside its label, which needs no rows.
    Text,
    /// A block with its row of labels; its rows begin at `body`.
    Block { definition: &'d Definition, layout: &'d Layout, head: Vec<Cell>, body: usize },
}

fn starts<'d>(definitions: &'d [Definition], stretch: &Stretch) -> Vec<(usize, Start<'d>)> {
    let mut current: Option<&Definition> = None;
    let mut starts = Vec::new();
    let mut at = 0;
    while at < stretch.cells.len() {
        let row = Row { cells: &stretch.cells[at..=at] };
        let mut body = at + 1;
        if stretch.labels[at].is_empty() {
        } else if let Ok(Some((definition, _))) = titled(definitions, &row) {
            current = Some(definition);
            starts.push((at, Start::Title));
        } else if looks_like_a_title(&row) && !numbers_follow(&stretch.cells[at + 1..]) {
            current = None;
            starts.push((at, Start::Title));
        } else if let Some(start) = definitions
            .iter()
            .filter(|definition| current.is_none_or(|current| std::ptr::eq(current, *definition)))
            .flat_map(|definition| definition.blocks.iter().map(move |layout| (definition, layout)))
            .find_map(|(definition, layout)| block_at(definition, layout, stretch, at))
        {
            if let Start::Block { body: begins, .. } = &start {
                body = *begins;
            }
            starts.push((at, start));
        }
        at = body;
    }
    starts
}

/// Whether a cell that could be a title is the name of a row.
fn numbers_follow(cells: &[Cell]) -> bool {
    cells.iter().take(4).any(|cell| matches!(number::read(&cell.text), Reading::Number(_)))
}

fn block_at<'d>(definition: &'d Definition, layout: &'d Layout, stretch: &Stretch, at: usize) -> Option<Start<'d>> {
    let bears_head = layout.heads().contains(&stretch.labels[at]);
    if layout.columns().is_empty() {
        return match layout {
            Layout::Department { .. } if bears_head => {
                let name = (at + 1..stretch.cells.len()).find(|next| !stretch.labels[*next].is_empty())?;
                let head = vec![stretch.cells[at].clone(), stretch.cells[name].clone()];
                (!definition.knows(&stretch.labels[name])).then_some(Start::Block {
                    definition,
                    layout,
                    head,
                    body: name + 1,
                })
            }
            _ => bears_head.then_some(Start::Text),
        };
    }
    let from = if bears_head { at + 1 } else { at };
    let columns = columns_at(layout, stretch, from)?;
    let first = if bears_head { stretch.cells[at].clone() } else { blank(&stretch.cells[at]) };
    let head = std::iter::once(first).chain(stretch.cells[columns.clone()].iter().cloned()).collect();
    Some(Start::Block { definition, layout, head, body: columns.end })
}

/// Where the column labels of a block stand, from a cell on: at least half of them, two or more, with no number between.
fn columns_at(layout: &Layout, stretch: &Stretch, from: usize) -> Option<std::ops::Range<usize>> {
    let is_column =
        |text: &String| layout.columns().iter().any(|column| column.labels.iter().any(|known| is_label(text, known)));
    let begin = (from..stretch.cells.len()).find(|at| !stretch.labels[*at].is_empty())?;
    if !is_column(&stretch.labels[begin]) {
        return None;
    }
    let (mut end, mut found, mut unknown) = (begin, 0, 0);
    for (at, text) in stretch.labels.iter().enumerate().skip(begin) {
        if is_column(text) {
            (end, found, unknown) = (at + 1, found + 1, 0);
        } else if !text.is_empty() {
            unknown += 1;
            if unknown > MOST_UNKNOWN || layout.is_row(text) || number::read(&stretch.cells[at].text) != Reading::Words
            {
                break;
            }
        }
        if found == layout.columns().len() {
            break;
        }
    }
    // Labels behind the known ones, up to the first item, are columns too.
    if let Layout::Matrix { .. } = layout {
        let behind = &stretch.labels[end..];
        let item = behind.iter().take(MOST_UNKNOWN + 1).position(|text| layout.is_row(text)).unwrap_or(0);
        let is_words = |cell: &Cell| number::read(&cell.text) == Reading::Words;
        if stretch.cells[end..end + item].iter().all(is_words) {
            end += item;
        }
    }
    (found >= layout.columns().len().div_ceil(2).max(2)).then_some(begin..end)
}

fn is_label(text: &str, known: &str) -> bool {
    text == known || label::is_mended(text, known)
}

fn blank(beside: &Cell) -> Cell {
    Cell { text: String::new(), place: beside.place.clone() }
}

/// The cells of a block's body, and the captions, notes and page numbers among them that belong to no row.
fn aside(definition: &Definition, layout: &Layout, cells: &[Cell]) -> (Vec<Cell>, Vec<Cell>) {
    // Behind a department's name nothing belongs to it.
    if matches!(layout, Layout::Department { .. }) {
        return (Vec::new(), cells.to_vec());
    }
    cells.iter().cloned().partition(|cell| {
        let row = Row { cells: std::slice::from_ref(cell) };
        let is_words = number::read(&cell.text) == Reading::Words;
        let apart = row.is_note() || row.is_decoration() || !caption::pairs(&definition.caption, &cell.text).is_empty();
        !(is_words && apart)
    })
}

/// A block whose rows are being put together.
struct Folding<'d> {
    layout: &'d Layout,
    head: Vec<Cell>,
    rows: Vec<Vec<Cell>>,
    doubt: Vec<Cell>,
}

impl Folding<'_> {
    fn fold(&mut self, body: &[Cell]) {
        match self.layout {
            Layout::Department { .. } => {}
            Layout::Record { .. } => self.record(body),
            Layout::Matrix { .. } => self.matrix(body),
            Layout::Text { .. } => self.text(body),
            Layout::List { total_heads, .. } => list::fold(self, total_heads, body),
        }
    }

    /// Values that a row has.
    fn width(&self) -> usize {
        self.head.len() - 1
    }

    /// Words begin a row; rows without names are as long as the row of labels.
    fn record(&mut self, body: &[Cell]) {
        let named = body.iter().position(is_words).unwrap_or(body.len());
        let (unnamed, named) = body.split_at(named);
        let filled = unnamed.iter().filter(|cell| !cell.is_blank()).count();
        let width = self.width();
        let length = if filled > width && unnamed.len().is_multiple_of(width) { width } else { unnamed.len().max(1) };
        for values in unnamed.chunks(length) {
            self.rows.push(std::iter::once(blank(&values[0])).chain(values.iter().cloned()).collect());
        }
        self.rows.extend(begun_by_words(named));
    }

    /// Words begin a row. Blank cells say where the values stand only if most rows have as many cells as there are
    /// labels; otherwise they are empty lines of another kind.
    fn matrix(&mut self, body: &[Cell]) {
        let first = body.iter().position(is_words).unwrap_or(body.len());
        self.doubt.extend_from_slice(&body[..first]);
        let mut rows = begun_by_words(&body[first..]);
        let is_item = |row: &&Vec<Cell>| self.layout.is_item(&label::normalise(&row[0].text).text);
        let items = rows.iter().filter(is_item).count();
        let whole = rows.iter().filter(is_item).filter(|row| row.len() == self.head.len()).count();
        if whole * 4 < items * 3 {
            rows.iter_mut().for_each(|row| row.retain(|cell| !cell.is_blank()));
        } else {
            rows = self.with_whole_names(rows);
        }
        self.rows = rows;
    }

    /// Where blank cells are kept, a name without any cell behind it goes on in the next.
    fn with_whole_names(&self, rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
        let is_free = |row: &[Cell]| {
            let text = label::normalise(&row[0].text).text;
            !self.layout.is_row(&text) && text.contains(char::is_alphanumeric)
        };
        let mut whole: Vec<Vec<Cell>> = Vec::new();
        for row in rows {
            match whole.last_mut() {
                Some(begun) if begun.len() == 1 && is_free(begun) && is_free(&row) => {
                    begun[0].text = format!("{}\n{}", begun[0].text, row[0].text);
                    begun.extend(row.into_iter().skip(1));
                }
                _ => whole.push(row),
            }
        }
        whole
    }

    /// A text for each label, or with blanks kept a cell for each; where there are more, nobody knows where one ends.
    fn text(&mut self, body: &[Cell]) {
        let filled: Vec<Cell> = body.iter().filter(|cell| !cell.is_blank()).cloned().collect();
        let texts = if filled.len() == self.width() { &filled } else { body };
        if texts.len() == self.width() {
            self.rows.push(std::iter::once(blank(&texts[0])).chain(texts.iter().cloned()).collect());
        } else {
            self.doubt.extend(filled);
        }
    }
}

fn is_words(cell: &Cell) -> bool {
    number::read(&cell.text) == Reading::Words
}

/// Rows that begin at words, each with all that follows; the first cell is words.
fn begun_by_words(cells: &[Cell]) -> Vec<Vec<Cell>> {
    cells.chunk_by(|_, next| !is_words(next)).map(<[Cell]>::to_vec).collect()
}
