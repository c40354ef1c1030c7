/*!
Takes the values out of a recognised form.

One file per kind of block. A value is entered with its cell and its raw text, or it is listed as a leftover with the
reason; every cell that holds something ends as one or the other, or is a label.
*/

mod grid;
mod list;
mod matrix;
mod record;
mod sums;
mod text;

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::definition::{Block, ValueKind};
use super::label::tidy_text;
use super::number::{self, Number, Reading};
use super::recognise::{ColumnAt, Form, FoundBlock, Part};
use crate::document::Cell;
use crate::model::entry::Leftover;
use crate::model::money::{TEN_THOUSAND, scaled};
use crate::model::{Entry, Message, Money, Note, Place, Section, Stored, Unit};

/// What came out of a form.
#[derive(Debug, Default)]
pub struct Extracted {
    /// Its values.
    pub entries: Vec<Entry>,
    /// Cells that nobody understood.
    pub leftovers: Vec<Leftover>,
    /// Blocks of which figures are among these.
    pub partial: Vec<Section>,
}

/// Takes the values out of a form. `unit` is what the user said of the amounts; the form's own word counts first.
pub fn extract(form: &Form<'_>, unit: Option<Unit>) -> Result<Extracted, Message> {
    let unit = unit_of(form, unit)?;
    let mut sink = Sink { known: form.known.clone(), ..Sink::default() };
    let mut partial = Vec::new();
    for found in &form.blocks {
        let units = Units { form: unit };
        let before = sink.leftovers.len();
        let entered = sink.entries.len();
        match found.block {
            Block::Department { .. } => {}
            Block::Record { section, .. } => record::extract(&mut sink, &units, found, *section)?,
            Block::Matrix { .. } => matrix::extract(&mut sink, &units, found)?,
            Block::Text { .. } => text::extract(&mut sink, found),
            Block::List { .. } => list::extract(&mut sink, found),
        }
        leave_doubles(&mut sink, entered);
        if sink.leftovers[before..].iter().any(|leftover| may_be_figure(&leftover.reason)) {
            partial.extend(found.block.sections());
        }
    }
    if let Some((grade, cell)) = &form.grade {
        sink.text(&Slot { section: Section::SelfText, position: 0, field: "grade", note: None }, cell, grade.clone());
    }
    for note in &form.notes {
        sink.leave(note, Message::ANote {});
    }
    for cell in form.rows.iter().flat_map(|row| row.cells).filter(|cell| !cell.is_blank()) {
        if !sink.known.contains(&cell.place) {
            sink.leave(cell, Message::NotUnderstood {});
        }
    }
    sink.leftovers.sort_by_key(|leftover| leftover.place.clone());
    Ok(Extracted { entries: sink.entries, leftovers: sink.leftovers, partial })
}

/// Lists the values of a block that it states a second time: a form has one place for each.
fn leave_doubles(sink: &mut Sink, from: usize) {
    let mut taken: HashSet<(Section, u32, String)> = HashSet::new();
    let block = sink.entries.split_off(from);
    let key = |entry: &Entry| (entry.section, entry.position, entry.field.clone());
    let (first, again): (Vec<Entry>, Vec<Entry>) = block.into_iter().partition(|entry| taken.insert(key(entry)));
    let used: HashSet<Place> = first.iter().map(|entry| entry.place.clone()).collect();
    sink.entries.extend(first);
    let mut listed: HashSet<Place> = HashSet::new();
    for Entry { place, raw, .. } in again.into_iter().filter(|entry| !used.contains(&entry.place)) {
        if listed.insert(place.clone()) {
            sink.leftovers.push(Leftover { place, text: raw, reason: Message::ValueTwice {} });
        }
    }
}

/// Whether what was left out for a reason may be a figure that sums of its block need.
pub fn may_be_figure(reason: &Message) -> bool {
    matches!(
        reason,
        Message::FewerValues { .. }
            | Message::RowInDoubt {}
            | Message::NotANumber {}
            | Message::AmountOutOfRange { .. }
            | Message::RowRepeated { .. }
            | Message::ValueTwice {}
            | Message::RowsLost {}
    )
}

/// The unit of amounts without one of their own: of a line above the form, else as given, else of the form's blocks.
pub(super) fn unit_of(form: &Form<'_>, given: Option<Unit>) -> Result<Option<Unit>, Message> {
    form.blocks.iter().try_for_each(one_unit)?;
    let heads = form.blocks.iter().filter(|found| matches!(found.block, Block::Matrix { .. }));
    let of_heads = heads.flat_map(|found| &found.parts).find_map(|part| part.unit.head);
    let stated = form.unit.or(of_heads);
    match (stated, given) {
        (Some(stated), Some(given)) if stated != given => {
            Err(Message::UnitAgainstDocument { given: given.word().to_string(), stated: stated.word().to_string() })
        }
        _ => Ok(stated.or(given)),
    }
}

/// The labels of a block agree on the unit of its amounts, or the amounts of its columns do: 元 among 万元 may be 万元 with a
/// lost character, which would make them ten thousand times as large as the others.
fn one_unit(found: &FoundBlock<'_>) -> Result<(), Message> {
    let columns = found.parts.iter().flat_map(|part| &part.columns);
    let mut units =
        found.parts.iter().filter_map(|part| part.unit.head).chain(columns.filter_map(|column| column.unit));
    let Some(one) = units.next() else { return Ok(()) };
    match units.find(|unit| *unit != one).filter(|_| !columns_agree(found)) {
        Some(other) => Err(Message::TwoUnits { one: one.word().to_string(), other: other.word().to_string() }),
        None => Ok(()),
    }
}

/// How many times as much as another's the amounts of a column of the same items may be.
const MOST_TIMES: i64 = 100;

/// Whether the sums of a block's columns, each in its own unit, are of one size. Only rows as wide as their head count.
fn columns_agree(found: &FoundBlock<'_>) -> bool {
    let mut sums: Vec<(&str, i64)> = Vec::new();
    for (part, row) in rows(found).iter().filter(|(part, row)| row.cells.len() == part.head.cells.len()) {
        for at in &part.columns {
            let Some(column) = at.column.filter(|column| column.value == ValueKind::Money) else { continue };
            let number = number::read(&row.cells[at.at].text).number();
            let unit = number.and_then(|number| number.unit).or(at.unit).or(part.unit.head);
            let Some((number, unit)) = number.zip(unit) else { continue };
            let Ok((money, _)) = Money::from_decimal(number.value, unit) else { return false };
            match sums.iter_mut().find(|(field, _)| *field == column.field) {
                Some((_, sum)) => *sum = sum.saturating_add(money.fen().abs()),
                None => sums.push((&column.field, money.fen().abs())),
            }
        }
    }
    let least = sums.iter().map(|(_, sum)| *sum).min().unwrap_or(0);
    let most = sums.iter().map(|(_, sum)| *sum).max().unwrap_or(0);
    sums.len() > 1 && least > 0 && most / least < MOST_TIMES
}

/// Where a value without a unit of its own takes it from.
struct Units {
    form: Option<Unit>,
}

impl Units {
    /// The nearest unit that is named: in the column's label, the block's, a line above, or elsewhere on the form.
    fn of(&self, part: &Part<'_>, column: Option<Unit>) -> Option<Unit> {
        column.or(part.unit.head).or(part.unit.line).or(self.form)
    }
}

/// The place in the database that a value is for.
pub(super) struct Slot<'a> {
    pub(super) section: Section,
    pub(super) position: u32,
    pub(super) field: &'a str,
    pub(super) note: Option<Note>,
}

/// Collects values and leftovers, and knows which cells are done.
#[derive(Default)]
pub(super) struct Sink {
    pub(super) entries: Vec<Entry>,
    pub(super) leftovers: Vec<Leftover>,
    known: HashSet<Place>,
}

impl Sink {
    /// A cell that says what others mean.
    pub(super) fn label(&mut self, cell: &Cell) {
        self.known.insert(cell.place.clone());
    }

    /// A cell that nobody understood.
    pub(super) fn leave(&mut self, cell: &Cell, reason: Message) {
        if self.known.insert(cell.place.clone()) {
            self.leftovers.push(Leftover { place: cell.place.clone(), text: cell.text.clone(), reason });
        }
    }

    /// A value under a column label that the layout does not know, and the label.
    fn stray(&mut self, part: &Part<'_>, at: &ColumnAt<'_>, cell: &Cell) {
        let label = &part.head.cells[at.at];
        let reason = Message::UnknownColumn { column: tidy_text(&label.text) };
        self.leave(label, reason.clone());
        self.leave(cell, reason);
    }

    /// Text of a cell.
    fn text(&mut self, slot: &Slot<'_>, cell: &Cell, text: String) {
        self.enter(slot, cell, Stored::Text(text), None);
    }

    fn enter(&mut self, slot: &Slot<'_>, cell: &Cell, value: Stored, step_fen: Option<i64>) {
        self.known.insert(cell.place.clone());
        self.entries.push(Entry {
            section: slot.section,
            position: slot.position,
            field: slot.field.to_string(),
            value,
            step_fen,
            place: cell.place.clone(),
            raw: cell.text.trim().to_string(),
            note: slot.note,
        });
    }

    /// A value of a column that holds numbers; blanks are nothing, marks of absence are kept as such.
    pub(super) fn value(
        &mut self,
        slot: &Slot<'_>,
        kind: ValueKind,
        cell: &Cell,
        unit: Option<Unit>,
    ) -> Result<(), Message> {
        match (number::read(strip_unit_words(kind, &cell.text)), kind) {
            (Reading::Blank, _) => {}
            (Reading::Absent, _) => self.enter(slot, cell, Stored::Absent, None),
            (Reading::Number(number), ValueKind::Money) if !number.percent => {
                self.money(slot, cell, number, number.unit.or(unit))?;
            }
            (Reading::Number(number), ValueKind::Rate) if may_be_fraction(number) => {
                self.leave(cell, Message::RateWithoutSign { text: cell.text.trim().to_string() });
            }
            (Reading::Number(number), ValueKind::Rate) if number.unit.is_none() => {
                self.scaled(slot, cell, number, TEN_THOUSAND);
                let field = slot.field.replace("_pct", "_decimals");
                let decimals = Stored::Integer(i64::from(number.decimals));
                self.enter(&Slot { field: &field, note: None, ..*slot }, cell, decimals, None);
            }
            (Reading::Number(number), ValueKind::Points | ValueKind::Area) if is_plain(number) => {
                self.scaled(slot, cell, number, TEN_THOUSAND);
            }
            (Reading::Number(number), ValueKind::Count) if is_plain(number) && number.value.is_integer() => {
                self.scaled(slot, cell, number, 1);
            }
            _ => self.leave(cell, Message::NotANumber {}),
        }
        Ok(())
    }

    /// A value that is a piece of a cell, or all of it.
    pub(super) fn piece(
        &mut self,
        slot: &Slot<'_>,
        kind: ValueKind,
        cell: &Cell,
        text: &str,
        unit: Option<Unit>,
    ) -> Result<(), Message> {
        let before = self.entries.len();
        self.value(slot, kind, &Cell { text: text.to_string(), place: cell.place.clone() }, unit)?;
        self.entries[before..].iter_mut().for_each(|entry| entry.raw = cell.text.trim().to_string());
        Ok(())
    }

    fn money(&mut self, slot: &Slot<'_>, cell: &Cell, number: Number, unit: Option<Unit>) -> Result<(), Message> {
        // Nothing is nothing in any unit.
        let unit = unit.or(number.value.is_zero().then_some(Unit::Wan)).ok_or(Message::NoUnit {})?;
        match Money::from_decimal(number.value, unit) {
            Ok((money, exact)) => {
                let note = slot.note.or((!exact).then_some(Note::Rounded));
                let step = unit.step(number.decimals);
                self.enter(&Slot { note, ..*slot }, cell, Stored::Integer(money.fen()), Some(step));
            }
            Err(_) => self.leave(cell, Message::AmountOutOfRange { text: cell.text.trim().to_string() }),
        }
        Ok(())
    }

    fn scaled(&mut self, slot: &Slot<'_>, cell: &Cell, number: Number, scale: i64) {
        match scaled(number.value, scale) {
            Some((value, exact)) if value.abs() < Money::LIMIT => {
                let note = slot.note.or((!exact).then_some(Note::Rounded));
                self.enter(&Slot { note, ..*slot }, cell, Stored::Integer(value), None);
            }
            _ => self.leave(cell, Message::AmountOutOfRange { text: cell.text.trim().to_string() }),
        }
    }
}

/// A workbook may hold 94.44 % as 0.9444: without a sign nobody knows whether a small rate is a fraction or a percentage.
fn may_be_fraction(number: Number) -> bool {
    !number.percent && !number.value.is_zero() && number.value.abs() < Decimal::TWO
}

fn is_plain(number: Number) -> bool {
    number.unit.is_none() && !number.percent
}

/// A number without the word of what it counts: `90人`, `20分`, `5136平方米`.
fn strip_unit_words(kind: ValueKind, text: &str) -> &str {
    let words: &[&str] = match kind {
        ValueKind::Count => &["人", "名"],
        ValueKind::Points => &["分"],
        ValueKind::Area => &["平方米", "㎡", "m²", "m2", "M2"],
        _ => &[],
    };
    let text = text.trim_end();
    words.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text)
}

/// Every row of a block with the part it stands in.
fn rows<'a, 'd>(found: &'a FoundBlock<'d>) -> Vec<(&'a Part<'d>, super::row::Row<'d>)> {
    found.parts.iter().flat_map(|part| part.rows.iter().map(move |row| (part, *row))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_small_rate_without_a_sign_may_be_a_fraction() {
        let in_doubt = |text: &str| number::read(text).number().is_some_and(may_be_fraction);
        assert_eq!(["0.9444", "1", "1.045"].map(in_doubt), [true; 3]);
        assert_eq!(["94.44", "0.94%", "0", "0.00"].map(in_doubt), [false; 4]);
    }
}
