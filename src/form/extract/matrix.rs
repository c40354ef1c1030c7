/*!
Blocks of items by measures: 经费控制情况 and 年度预算申请.

Rows are matched by label, never by number: equal labels first, then labels with one lost or wrong character among the
items still missing. Rows between 专项资金 and the next item bear their own names; any other row with amounts is kept as
`other` under its own label. Splits are read as `label: amount` pairs wherever they stand in their row.
*/

use std::ops::Range;

use super::grid::{self, Labelled};
use super::sums::{self, Way};
use super::{Sink, Slot, Units, rows};
use crate::document::Cell;
use crate::form::definition::{Block, Row as RowDef, ValueKind};
use crate::form::label::{self, is_mended};
use crate::form::number::{self, Reading};
use crate::form::recognise::{FoundBlock, Part};
use crate::form::row::Row;
use crate::model::{Item, Measure, Message, Note, Section, Unit};

/// The code of rows that fit no item.
const OTHER: &str = "other";
/// The code of rows that bear their own names.
const LINE: &str = "project.special.line";

/// Takes the amounts out of a block.
pub fn extract(sink: &mut Sink, units: &Units, found: &FoundBlock<'_>) -> Result<(), Message> {
    let Block::Matrix { section, lines, rows: items, pairs, headings, free_below, .. } = found.block else {
        return Ok(());
    };
    let mut lines = Lines { section: *lines, position: 0 };
    let mut in_pairs = Vec::new();
    let mut candidates = Vec::new();
    let mut split = Vec::new();
    for (part, row) in rows(found) {
        let Some(label_at) = label_at(part, &row, items) else { continue };
        let pair = |text: &str| pairs.iter().find(|pair| pair.labels.iter().any(|known| known == text));
        let says = |text: &str| pair(text).is_some() || headings.iter().any(|heading| heading == text);
        let labelled = Labelled { part, row, label_at };
        match pair(&pair_label(&row.cells[label_at])).filter(|_| has_columns(&labelled)) {
            Some(pair) => split.push((labelled, Meaning::Split { pair })),
            None if row.filled().iter().any(|index| says(&pair_label(&row.cells[*index]))) => {
                in_pairs.push((part, row))
            }
            None => candidates.push(labelled),
        }
    }
    let matched = match_rows(items, free_below.as_deref(), &candidates);
    let (strays, mut tabled): (Vec<_>, Vec<_>) = candidates
        .into_iter()
        .zip(matched)
        .partition(|(_, meaning)| !pairs.is_empty() && matches!(meaning, Meaning::Unknown));
    in_pairs.extend(strays.into_iter().map(|(row, _)| (row.part, row.row)));
    in_pairs.sort_by_key(|(_, row)| row.first().map(|cell| cell.place.clone()));
    tabled.extend(split);

    let table: Vec<Labelled> = tabled.iter().map(|(row, _)| *row).collect();
    let codes: Vec<Option<&str>> = tabled.iter().map(|(_, meaning)| meaning.code()).collect();
    let ways = sums::place(&table, &codes, grid::place(&table), units);
    for ((row, meaning), way) in tabled.iter().zip(ways) {
        extract_row(sink, units, *section, &mut lines, row, meaning, way)?;
    }
    let mut open: Vec<&RowDef> = pairs.iter().collect();
    let labels: Vec<String> = in_pairs.iter().flat_map(|(_, row)| row.cells).map(pair_label).collect();
    open.retain(|pair| !pair.labels.iter().any(|known| labels.contains(known)));
    for (part, row) in &in_pairs {
        extract_pairs(sink, units, *section, &mut lines, PairRow { part, row, pairs, headings, open: &open })?;
    }
    Ok(())
}

/// Whether a line of a split has values under the columns of the block and not one amount beside its label.
fn has_columns(row: &Labelled<'_, '_>) -> bool {
    let values = row.values();
    let is_value = |index: &usize| number::read(&row.row.cells[*index].text) != Reading::Words;
    // One amount printed in every cell that it was merged from is no amount for every column.
    let texts = |index: &usize| row.row.cells[*index].text.trim();
    let label = texts(&row.label_at);
    let repeats_label = row.row.cells.iter().filter(|cell| cell.text.trim() == label).count() > 1;
    let amounts = row.part.columns.iter().filter(|at| at.column.is_some_and(|column| column.value == ValueKind::Money));
    let is_one = values.len() < amounts.count() && values.iter().all(|index| texts(index) == texts(&values[0]));
    if repeats_label || is_one {
        return false;
    }
    values.len() > 1 && values.iter().all(is_value)
}

/// Rows under their own names, numbered as they come.
struct Lines {
    section: Section,
    position: u32,
}

impl Lines {
    /// Enters the code and the label of the next row.
    fn next(&mut self, sink: &mut Sink, item: &str, cell: &Cell) -> u32 {
        self.position += 1;
        for (field, text) in [("item", item.to_string()), ("label", own_name(&cell.text))] {
            sink.text(&Slot { section: self.section, position: self.position, field, note: None }, cell, text);
        }
        self.position
    }
}

/// A free row's name as people write it: without blanks, list number and colon.
fn own_name(raw: &str) -> String {
    let text = label::tidy_text(raw);
    let normal = label::normalise(&text).text;
    // The list number and the colon go, the quotes and brackets of the name stay.
    let start = text.find(|c| normal.starts_with(c)).unwrap_or(0);
    let start = text[..start].trim_end_matches(['“', '‘', '"', '「', '『', '《', '(', '（']).len();
    let bare = if text[..start].chars().count() <= 4 { &text[start..] } else { &text };
    bare.trim_end_matches([':', '：']).to_string()
}

/// What a row of the table means.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Meaning<'d> {
    Item {
        item: &'d RowDef,
        mended: bool,
    },
    /// A line of a split with a value under every column.
    Split {
        pair: &'d RowDef,
    },
    Line,
    Repeated,
    Unknown,
}

impl<'d> Meaning<'d> {
    /// The code of its item, where it adds to something or is added up to.
    fn code(&self) -> Option<&'d str> {
        match self {
            Meaning::Item { item, .. } => Some(&item.item),
            Meaning::Line => Some(LINE),
            Meaning::Split { .. } | Meaning::Repeated | Meaning::Unknown => None,
        }
    }
}

/// The cell of a row's label: the first that bears an item's label, else the last text before the numbers and left of the
/// first column.
fn label_at(part: &Part<'_>, row: &Row<'_>, items: &[RowDef]) -> Option<usize> {
    let filled = row.filled();
    let is_words = |index: &&usize| number::is_words(&row.cells[**index].text);
    let leading: Vec<usize> = filled.iter().take_while(is_words).copied().collect();
    let is_item = |index: &&usize| {
        let text = label::normalise(&row.cells[**index].text).text;
        items.iter().any(|item| item.labels.contains(&text))
    };
    let as_wide = row.cells.len() == part.head.cells.len();
    let first_column = part.columns.first().map(|column| column.at).filter(|_| as_wide);
    let left = leading.iter().rfind(|index| first_column.is_some_and(|first| **index < first));
    // Words alone are a name and what stands in the place of its figures.
    let name = left.or(if leading.len() == filled.len() { leading.first() } else { leading.last() });
    leading.iter().find(is_item).or(name).copied()
}

/// Decides for every row what it is.
fn match_rows<'d>(items: &'d [RowDef], free_below: Option<&str>, rows: &[Labelled<'_, 'd>]) -> Vec<Meaning<'d>> {
    let mut meanings: Vec<Meaning> = vec![Meaning::Unknown; rows.len()];
    let label = |row: &Labelled<'_, 'd>| label::normalise(&row.row.cells[row.label_at].text).text;
    let labels: Vec<String> = rows.iter().map(label).collect();
    let mut row_of: Vec<Option<usize>> = vec![None; items.len()];
    let free = items.iter().position(|item| Some(item.item.as_str()) == free_below);
    for (index, item) in items.iter().enumerate() {
        let bears = |row: &usize| {
            let is_open = meanings[*row] == Meaning::Unknown && item.labels.contains(&labels[*row]);
            is_open && std::ptr::eq(meant_by(items, &labels, *row, item), item)
        };
        let bearing: Vec<usize> = (0..rows.len()).filter(bears).collect();
        let parent = parent_row(items, item, &row_of);
        // A fund may bear a short form of an item's label: of several rows that with the label of the standard form.
        let standard = bearing.iter().find(|row| bearing.len() > 1 && item.labels.first() == Some(&labels[**row]));
        let below = bearing.iter().find(|row| parent.is_none_or(|parent| **row > parent));
        let chosen = standard.filter(|_| parent.is_none()).or(below).or(bearing.first());
        if let Some(chosen) = chosen {
            row_of[index] = Some(*chosen);
            meanings[*chosen] = Meaning::Item { item, mended: false };
            let repeats = bearing.iter().filter(|row| *row != chosen);
            repeats.for_each(|row| meanings[*row] = Meaning::Repeated);
        }
    }
    for row in 0..rows.len() {
        let is_damaged = |known: &String| known.chars().count() >= 4 && is_mended(&labels[row], known);
        let mended = |item: &&RowDef| item.labels.iter().any(is_damaged);
        // A fund may be called almost like an item; among the funds only the item that ends them is expected.
        let free = free_rows(free, &row_of, rows.len());
        let expected =
            |index: usize| free.as_ref().is_none_or(|(rows, items)| !rows.contains(&row) || items.contains(&index));
        let missing = items.iter().enumerate().filter(|(index, _)| row_of[*index].is_none() && expected(*index));
        let mut missing: Vec<(usize, &RowDef)> = missing.filter(|(_, item)| mended(item)).collect();
        if missing.len() > 1 {
            missing.retain(|(index, _)| in_order(&row_of, *index, row));
        }
        if let ([(index, item)], Meaning::Unknown) = (missing.as_slice(), meanings[row]) {
            row_of[*index] = Some(row);
            meanings[row] = Meaning::Item { item, mended: true };
        }
    }
    if let Some((free, _)) = free_rows(free, &row_of, rows.len()) {
        // A sum of the rows above, or a part of one of them, is no row beside them.
        let is_of_which =
            |row: usize| label::compact(&rows[row].row.cells[rows[row].label_at].text).starts_with("其中");
        let first_whole = free.clone().find(|row| !is_of_which(*row)).unwrap_or(free.end);
        for row in free {
            let is_part = row > first_whole && is_of_which(row);
            let is_sum = SUMS.contains(&labels[row].as_str());
            if matches!(meanings[row], Meaning::Unknown | Meaning::Repeated) && !is_sum && !is_part {
                meanings[row] = Meaning::Line;
            }
        }
    }
    meanings
}

/// Rows among those of their own names that add these up.
const SUMS: [&str; 4] = ["合计", "小计", "总计", "专项合计"];

/// The item that the label of a row means: of several that share it the one whose parent or sibling stands above, else the
/// last. `item` is one of them.
fn meant_by<'d>(items: &'d [RowDef], labels: &[String], row: usize, item: &'d RowDef) -> &'d RowDef {
    let sharing: Vec<&RowDef> = items.iter().filter(|other| other.labels.contains(&labels[row])).collect();
    let [_, _, ..] = sharing.as_slice() else { return item };
    let parent = |item: &RowDef| Item::of_code(&item.item).and_then(|item| item.part_of.as_deref());
    let above = row.checked_sub(1).map(|above| &labels[above]);
    let is_beside = |candidate: &&&RowDef| {
        let family = items
            .iter()
            .filter(|other| Some(other.item.as_str()) == parent(candidate) || parent(other) == parent(candidate));
        above.is_some_and(|above| family.into_iter().any(|other| other.labels.contains(above)))
    };
    sharing.iter().find(is_beside).or(sharing.last()).copied().unwrap_or(item)
}

/// Whether an item in a row would stand in the order of the form among those found so far.
fn in_order(row_of: &[Option<usize>], item: usize, row: usize) -> bool {
    row_of.iter().enumerate().all(|(other, found)| found.is_none_or(|found| (other < item) == (found < row)))
}

/// The rows between the item below which rows bear their own names and the next item found, and the items between the two.
fn free_rows(free: Option<usize>, row_of: &[Option<usize>], rows: usize) -> Option<(Range<usize>, Range<usize>)> {
    let free = free?;
    let from = row_of[free]?;
    let below = (free + 1..row_of.len()).filter_map(|item| Some((row_of[item].filter(|row| *row > from)?, item)));
    let (to, next) = below.min().unwrap_or((rows, row_of.len()));
    Some((from + 1..to, free + 1..next))
}

/// The row of the item that an item is part of.
fn parent_row(items: &[RowDef], item: &RowDef, row_of: &[Option<usize>]) -> Option<usize> {
    let parent = Item::of_code(&item.item)?.part_of.as_deref()?;
    row_of[items.iter().position(|item| item.item == parent)?]
}

fn extract_row(
    sink: &mut Sink,
    units: &Units,
    section: Section,
    lines: &mut Lines,
    row: &Labelled<'_, '_>,
    meaning: &Meaning<'_>,
    way: Option<Way<'_>>,
) -> Result<(), Message> {
    let cells = row.row.cells;
    let label = &cells[row.label_at];
    let values = || row.values().into_iter();
    let has_value = values().next().is_some();
    let (item, mended) = match meaning {
        Meaning::Repeated => {
            values().for_each(|index| sink.leave(&cells[index], Message::RowRepeated { label: own_name(&label.text) }));
            sink.label(label);
            return Ok(());
        }
        Meaning::Unknown if !has_value => return Ok(()),
        Meaning::Line if !has_value && is_filler(&label.text) => {
            sink.label(label);
            return Ok(());
        }
        Meaning::Item { item, mended } => (item.item.as_str(), *mended),
        Meaning::Split { pair } => (pair.item.as_str(), false),
        Meaning::Line => (LINE, false),
        Meaning::Unknown => (OTHER, false),
    };
    if matches!(meaning, Meaning::Line | Meaning::Unknown) && label::is_counted(&label.text) {
        values().for_each(|index| sink.leave(&cells[index], Message::NoMoney { label: own_name(&label.text) }));
        sink.label(label);
        return Ok(());
    }
    let Some(way) = way else {
        values().for_each(|index| sink.leave(&cells[index], Message::FewerValues { label: own_name(&label.text) }));
        sink.label(label);
        return Ok(());
    };
    let standard = matches!(meaning, Meaning::Item { .. }).then(|| Item::of_code(item)).flatten();
    let position = match standard {
        Some(_) => 0,
        None => lines.next(sink, item, label),
    };
    sink.label(label);
    let note = way.note.or(mended.then_some(Note::LabelMended));
    for piece in way.pieces {
        let (index, at) = (piece.at, piece.column);
        let Some(column) = at.column else {
            sink.stray(row.part, &at, &cells[index]);
            continue;
        };
        let measure = Measure::of_column(&column.field).filter(|_| column.value == ValueKind::Money);
        let (section, field) = match (standard, measure) {
            (Some(item), Some(measure)) => (section, item.column(measure)),
            (Some(_), None) => (section, Some(column.field.clone())),
            (None, Some(measure)) => (lines.section, Some(measure.column().to_string())),
            (None, None) => (lines.section, None),
        };
        let Some(field) = field else {
            match number::read(&piece.text) {
                Reading::Absent => sink.label(&cells[index]),
                _ => sink.leave(&cells[index], Message::NotUnderstood {}),
            }
            continue;
        };
        let slot = Slot { section, position, field: &field, note };
        let unit = label::unit_in(&label.text).or(units.of(row.part, at.unit));
        sink.piece(&slot, column.value, &cells[index], &piece.text, unit)?;
    }
    Ok(())
}

/// `……` and the like, which hold the place of a row.
fn is_filler(text: &str) -> bool {
    label::compact(text).chars().all(|c| !c.is_alphanumeric())
}

struct PairRow<'a, 'd> {
    part: &'a Part<'d>,
    row: &'a Row<'d>,
    pairs: &'a [RowDef],
    headings: &'a [String],
    open: &'a [&'a RowDef],
}

/// The label of a cell of a pair: all of it, or what stands before the colon of `一般公共预算：10910.12`.
fn pair_label(cell: &Cell) -> String {
    label::normalise(pair_halves(&cell.text).0).text
}

fn pair_halves(text: &str) -> (&str, Option<&str>) {
    let parted =
        || text.trim_end().rsplit_once(char::is_whitespace).filter(|(label, _)| label.ends_with(label::is_chinese));
    let is_amount = |(_, value): &(&str, &str)| matches!(number::read(value), Reading::Number(_));
    let halves = text.rsplit_once([':', '：']).filter(is_amount);
    match halves.or_else(|| parted().filter(is_amount)) {
        Some((label, value)) => (label, Some(value)),
        None => (text, None),
    }
}

/// Reads `label: amount` pairs: each label takes the next amount, up to the next label.
fn extract_pairs(
    sink: &mut Sink,
    units: &Units,
    section: Section,
    lines: &mut Lines,
    row: PairRow<'_, '_>,
) -> Result<(), Message> {
    // Where the columns differ in their units, a line that stands under none of them has none of these.
    let mut of_columns = row.part.columns.iter().filter_map(|column| column.unit);
    let first = of_columns.next();
    let unit = units.of(row.part, first.filter(|one| of_columns.all(|unit| unit == *one)));
    let mut waiting: Option<&Cell> = None;
    let mut taken: Option<usize> = None;
    for index in row.row.filled() {
        let cell = &row.row.cells[index];
        // Where labels are printed in every cell that they were merged from, so are amounts.
        if repeats_labels(row.row) && taken.is_some_and(|at| at + 1 == index && row.row.cells[at].text == cell.text) {
            sink.label(cell);
            taken = Some(index);
            continue;
        }
        match (pair_halves(&cell.text), number::read(&cell.text)) {
            ((label, Some(value)), Reading::Words) => {
                let value = Cell { text: value.to_string(), place: cell.place.clone() };
                let label = Cell { text: label.to_string(), place: cell.place.clone() };
                enter_pair(sink, section, lines, &row, &label, &value, unit)?;
                waiting = None;
            }
            (_, Reading::Words) => {
                let text = pair_label(cell);
                let is_heading = |heading: &String| *heading == text || is_mended(&text, heading);
                let known = row.headings.iter().any(is_heading) || pair_of(&row, &text).is_some();
                if known {
                    sink.label(cell);
                }
                waiting = Some(cell);
            }
            _ => match waiting.take() {
                Some(label) => {
                    enter_pair(sink, section, lines, &row, label, cell, unit)?;
                    taken = Some(index);
                }
                None => sink.leave(cell, Message::NotUnderstood {}),
            },
        }
    }
    Ok(())
}

/// Whether a row prints a label in two cells beside each other.
fn repeats_labels(row: &Row<'_>) -> bool {
    row.cells.windows(2).any(|pair| pair[0].text == pair[1].text && number::is_words(&pair[0].text))
}

fn pair_of<'a>(row: &PairRow<'a, '_>, text: &str) -> Option<(&'a RowDef, Option<Note>)> {
    if let Some(pair) = row.pairs.iter().find(|pair| pair.labels.iter().any(|known| known == text)) {
        return Some((pair, None));
    }
    let mended = |pair: &&&RowDef| pair.labels.iter().any(|known| known.chars().count() >= 4 && is_mended(text, known));
    let mut candidates = row.open.iter().filter(mended);
    match (candidates.next(), candidates.next()) {
        (Some(pair), None) => Some((pair, Some(Note::LabelMended))),
        _ => None,
    }
}

fn enter_pair(
    sink: &mut Sink,
    section: Section,
    lines: &mut Lines,
    row: &PairRow<'_, '_>,
    label: &Cell,
    value: &Cell,
    unit: Option<Unit>,
) -> Result<(), Message> {
    let standard = pair_of(row, &pair_label(label)).and_then(|(pair, note)| {
        let field = Item::of_code(&pair.item)?.column(Measure::Stated)?;
        let taken = sink.entries.iter().any(|entry| entry.section == section && entry.field == field);
        (!taken).then_some((field, note))
    });
    let unit = label::unit_in(&label.text).or(unit);
    if unit.is_none() && row.part.columns.iter().any(|column| column.unit.is_some()) {
        let needs_one =
            number::read(&value.text).number().is_some_and(|number| number.unit.is_none() && !number.value.is_zero());
        if needs_one {
            sink.label(label);
            sink.leave(value, Message::NoUnit {});
            return Ok(());
        }
    }
    match standard {
        Some((field, note)) => {
            sink.label(label);
            sink.value(&Slot { section, position: 0, field: &field, note }, ValueKind::Money, value, unit)
        }
        None => {
            let position = lines.next(sink, OTHER, label);
            let slot = Slot { section: lines.section, position, field: "stated", note: None };
            sink.value(&slot, ValueKind::Money, value, unit)
        }
    }
}
