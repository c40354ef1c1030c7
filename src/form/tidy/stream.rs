/*!
Rows of a large table become figures of numbers, a row at a time.

The same rows say the same beside their amounts thousands of times: whose they are stands in a hundred rows one behind the
other, and what they are comes back in every report. A row is read by [`Row`] where it says something new; what it says
is remembered, and only its amount is read where it says something known. What is remembered is bounded.
*/

use std::collections::HashMap;
use std::io::Read;
use std::rc::Rc;

use super::{COLUMNS, Columns, Kindred, Row};
use crate::document::records::Records;
use crate::form::Given;
use crate::model::bulk::{Figure, Numbers, Slot};
use crate::model::{Message, Money, Unit};

/// Columns that say whose a row is, beside the year.
const WHOSE: [&str; 4] = ["department", "department_code", "region", "region_name"];

/// The rows of a table, and what they said so far.
pub struct Rows<'a> {
    columns: &'a Columns,
    given: Given<'a>,
    whose: Vec<usize>,
    what: Vec<usize>,
    year: usize,
    last_year: ([u8; 4], i32),
    amount: usize,
    /// Whether the columns that say whose a row is come before all others.
    leads: bool,
    /// The bytes of the last line that say whose it is, and the report that they are of.
    head: Vec<u8>,
    report: (i64, i32),
    departments: Remembered<i64>,
    meanings: Remembered<Known>,
    positions: HashMap<String, u32>,
}

/// What a known row says beside its amount.
#[derive(Debug, Clone, Copy)]
struct Known {
    slot: Slot,
    /// Fen, ten-thousandths or heads in one of its unit.
    scale: i64,
    unit: Option<Unit>,
}

impl<'a> Rows<'a> {
    /// The rows below a head.
    pub fn new(columns: &'a Columns, given: Given<'a>) -> Rows<'a> {
        let at = |name: &&str| columns.at.get(*name).copied();
        let mut whose: Vec<usize> = WHOSE.iter().filter_map(at).collect();
        // With the column 数据年度, the year of the report says which year an amount is of.
        let is_dated = columns.at.contains_key("fiscal_year");
        let is_what = |name: &&str| *name != "amount" && !WHOSE.contains(name) && (*name != "year" || is_dated);
        let mut what: Vec<usize> =
            COLUMNS.iter().map(|column| column.name).filter(is_what).filter_map(|name| at(&name)).collect();
        whose.sort_unstable();
        what.sort_unstable();
        let year = columns.at.get("year").copied().unwrap_or_default();
        let mut first: Vec<usize> = whose.iter().copied().chain([year]).collect();
        first.sort_unstable();
        Rows {
            columns,
            given,
            whose,
            what,
            year,
            leads: first.iter().enumerate().all(|(index, column)| index == *column),
            head: Vec::new(),
            report: (0, 0),
            last_year: ([0; 4], 0),
            amount: columns.at.get("amount").copied().unwrap_or_default(),
            departments: Remembered::default(),
            meanings: Remembered::default(),
            positions: HashMap::new(),
        }
    }

    /// The figure of a record; none where its amount is blank or a mark of absence.
    pub fn figure<R: Read>(
        &mut self,
        record: &mut Records<R>,
        numbers: &mut impl Numbers,
    ) -> Result<Option<Figure>, Message> {
        if let Some(figure) = record.plain().and_then(|line| self.foreseen(line)) {
            return Ok(Some(figure));
        }
        record.part();
        let figure = self.figure_of_fields(record, numbers)?;
        if let Some(figure) = &figure {
            self.foresee(record, figure);
        }
        Ok(figure)
    }

    /// The figure of a line that is what the last but its amount, or what followed it before.
    fn foreseen(&mut self, line: &[u8]) -> Option<Figure> {
        let rest = line.strip_prefix(self.head.as_slice()).filter(|_| !self.head.is_empty())?;
        let last = self.meanings.things.get(self.meanings.last)?;
        let amount = |at: usize| {
            let (before, behind) = self.meanings.things[at].around.as_ref()?;
            rest.strip_prefix(before.as_slice())?.strip_suffix(behind.as_slice())
        };
        let (at, amount) = [last.next, self.meanings.last].into_iter().find_map(|at| Some((at, amount(at)?)))?;
        let known = self.meanings.things[at].thing;
        let (digits, decimals) = plain(amount)?;
        let value = known.value(digits, decimals)?;
        self.meanings.last = at;
        let (department, year) = self.report;
        let step_fen = known.unit.map(|unit| unit.step(decimals));
        Some(Figure { department, year, slot: known.slot, value, step_fen, rounded: false })
    }

    /// Remembers the bytes of a line that was read, where those that say whose it is come first.
    fn foresee<R: Read>(&mut self, record: &Records<R>, figure: &Figure) {
        let Some(line) = record.plain().filter(|_| self.leads) else { return };
        let head = record.range(self.whose.len() + 1).start;
        let amount = record.range(self.amount);
        self.head.clear();
        self.head.extend_from_slice(&line[..head]);
        self.report = (figure.department, figure.year);
        if let Some(thing) = self.meanings.things.get_mut(self.meanings.last)
            && thing.around.is_none()
            && says(&thing.bytes, &self.what, record)
            && head <= amount.start
        {
            thing.around = Some((line[head..amount.start].to_vec(), line[amount.end..].to_vec()));
        }
    }

    fn figure_of_fields<R: Read>(
        &mut self,
        record: &Records<R>,
        numbers: &mut impl Numbers,
    ) -> Result<Option<Figure>, Message> {
        let department = self.departments.recall(&self.whose, record);
        let meaning = self.meanings.recall(&self.what, record);
        let (Some(known), Some(year)) = (meaning, self.plain_year(record)) else { return self.read(record, numbers) };
        let Some((digits, decimals)) = plain(record.field(self.amount)) else { return self.read(record, numbers) };
        let Some(value) = known.value(digits, decimals) else { return self.read(record, numbers) };
        let department = match department {
            Some(department) => department,
            None => self.department(record, numbers)?,
        };
        let step_fen = known.unit.map(|unit| unit.step(decimals));
        Ok(Some(Figure { department, year, slot: known.slot, value, step_fen, rounded: false }))
    }

    /// A year of four digits that nothing speaks against.
    fn plain_year<R: Read>(&mut self, record: &Records<R>) -> Option<i32> {
        let text = record.field(self.year);
        if *text != self.last_year.0 {
            let year = super::plain_year(text).filter(|year| self.given.year.is_none_or(|given| given == *year))?;
            self.last_year = (text.try_into().ok()?, year);
        }
        Some(self.last_year.1)
    }

    fn department<R: Read>(&mut self, record: &Records<R>, numbers: &mut impl Numbers) -> Result<i64, Message> {
        let cells = record.cells()?;
        let name = Row { columns: self.columns, cells: &cells }.department(self.given)?;
        let department = numbers.department(&name)?;
        self.departments.keep(&self.whose, record, department);
        Ok(department)
    }

    /// Reads a record that says something new.
    fn read<R: Read>(&mut self, record: &Records<R>, numbers: &mut impl Numbers) -> Result<Option<Figure>, Message> {
        let cells = record.cells()?;
        let row = Row { columns: self.columns, cells: &cells };
        let Some(figure) = row.figure(self.given)? else { return Ok(None) };
        let meaning = &figure.meaning;
        let text = |field: &&str| {
            let named = meaning.names.iter().find(|(name, ..)| name == field);
            named.map(|(_, _, text)| text.clone())
        };
        let names: Vec<Option<String>> = meaning.section.names().iter().map(text).collect();
        let slot = Slot {
            field: numbers.field(meaning.section, &meaning.field)?,
            name: if meaning.section.has_rows() { numbers.row_name(meaning.section, &names)? } else { 0 },
            position: if meaning.section.has_rows() { self.position(&meaning.position) } else { 0 },
        };
        let department = numbers.department(&figure.department)?;
        self.departments.keep(&self.whose, record, department);
        // The unit that a number without one of its own has in this row.
        let unit = match meaning.kindred {
            Kindred::Amount(_) => row.unit(None, self.given).ok().map(Some),
            _ => Some(None),
        };
        if let Some(unit) = unit {
            let scale = unit.map_or(meaning.kindred.scale(), Unit::fen);
            self.meanings.keep(&self.what, record, Known { slot, scale, unit });
        }
        Ok(Some(Figure {
            department,
            year: figure.year,
            slot,
            value: figure.value.stored,
            step_fen: figure.value.step_fen,
            rounded: !figure.value.exact,
        }))
    }

    /// The number of what the column 序号 says; a text of digits is its own.
    fn position(&mut self, text: &str) -> u32 {
        const OTHERS: u32 = 1 << 31;
        let digits = text.len() <= 9 && !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse() {
            _ if text.is_empty() => 0,
            Ok(number) if digits => number,
            _ => {
                let next = OTHERS + self.positions.len() as u32;
                *self.positions.entry(text.to_string()).or_insert(next)
            }
        }
    }
}

impl Known {
    /// A plain number as it is stored; none where it is finer or larger than what can be stored exactly.
    fn value(self, digits: i64, decimals: u32) -> Option<i64> {
        let scale = self.scale / 10_i64.pow(decimals);
        let is_exact = scale * 10_i64.pow(decimals) == self.scale;
        digits.checked_mul(scale).filter(|value| is_exact && value.abs() < Money::LIMIT)
    }
}

/// The digits of a number that is nothing but a sign, at most fifteen digits and at most one point, as an integer, and how
/// many stand behind the point.
fn plain(text: &[u8]) -> Option<(i64, u32)> {
    let (negative, digits) = match text.split_first() {
        Some((b'-', digits)) => (true, digits),
        _ => (false, text),
    };
    if digits.is_empty() || digits.len() > 16 || digits.first() == Some(&b'.') || digits.last() == Some(&b'.') {
        return None;
    }
    let (mut value, mut point) = (0_i64, None);
    for (at, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => value = value * 10 + i64::from(byte - b'0'),
            b'.' if point.is_none() => point = Some(at),
            _ => return None,
        }
    }
    let decimals = point.map_or(0, |at| digits.len() - at - 1);
    let count = digits.len() - usize::from(point.is_some());
    (count <= 15).then_some((if negative { -value } else { value }, decimals as u32))
}

/// Things by the bytes of some fields. What followed a thing last time is looked at first.
struct Remembered<T> {
    things: Vec<Thing<T>>,
    by_bytes: HashMap<Rc<[u8]>, usize>,
    last: usize,
    bytes: Vec<u8>,
}

struct Thing<T> {
    bytes: Rc<[u8]>,
    thing: T,
    next: usize,
    /// The bytes of its line before and behind the amount.
    around: Option<(Vec<u8>, Vec<u8>)>,
}

impl<T> Default for Remembered<T> {
    fn default() -> Remembered<T> {
        Remembered { things: Vec::new(), by_bytes: HashMap::new(), last: 0, bytes: Vec::new() }
    }
}

/// Things that are remembered at most; then all are forgotten, and learnt again as they come.
const MOST: usize = 120_000;

impl<T: Copy> Remembered<T> {
    /// What the fields of a record said before.
    fn recall<R: Read>(&mut self, fields: &[usize], record: &Records<R>) -> Option<T> {
        let last = self.things.get(self.last)?;
        let is_it = |at: &usize| says(&self.things[*at].bytes, fields, record);
        let found = match [self.last, last.next].into_iter().find(is_it) {
            Some(found) => found,
            None => {
                gather(&mut self.bytes, fields, record);
                let found = *self.by_bytes.get(&*self.bytes)?;
                self.things[self.last].next = found;
                found
            }
        };
        self.last = found;
        Some(self.things[found].thing)
    }

    /// Keeps what the fields of a record say.
    fn keep<R: Read>(&mut self, fields: &[usize], record: &Records<R>, thing: T) {
        if self.recall(fields, record).is_some() {
            return;
        }
        if self.things.len() >= MOST {
            self.things.clear();
            self.by_bytes.clear();
        }
        gather(&mut self.bytes, fields, record);
        let (at, bytes) = (self.things.len(), Rc::<[u8]>::from(self.bytes.as_slice()));
        if let Some(last) = self.things.get_mut(self.last) {
            last.next = at;
        }
        self.by_bytes.insert(Rc::clone(&bytes), at);
        self.things.push(Thing { bytes, thing, next: at, around: None });
        self.last = at;
    }
}

/// Parts the fields of a thing's bytes.
const END: u8 = 0x1f;

fn gather<R: Read>(bytes: &mut Vec<u8>, fields: &[usize], record: &Records<R>) {
    bytes.clear();
    for field in fields {
        bytes.extend_from_slice(record.field(*field));
        bytes.push(END);
    }
}

/// Whether a record's fields are those that were gathered.
fn says<R: Read>(mut bytes: &[u8], fields: &[usize], record: &Records<R>) -> bool {
    fields.iter().all(|field| {
        let rest = bytes.strip_prefix(record.field(*field)).and_then(|rest| rest.strip_prefix(&[END]));
        bytes = rest.unwrap_or_default();
        rest.is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_number_is_its_digits() {
        for (text, number) in [
            ("0", Some((0, 0))),
            ("12.50", Some((1250, 2))),
            ("-0.05", Some((-5, 2))),
            ("123456789012345", Some((123_456_789_012_345, 0))),
            ("1234567890123456", None),
            ("12.", None),
            (".5", None),
            ("-", None),
            ("", None),
            ("1.2.3", None),
            ("1,200", None),
            ("+1", None),
            (" 1", None),
            ("1e3", None),
        ] {
            assert_eq!(plain(text.as_bytes()), number, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_stored_exactly_is_left_to_the_careful_reader() {
        let wan = Known { slot: Slot { field: 0, name: 0, position: 0 }, scale: 1_000_000, unit: Some(Unit::Wan) };
        assert_eq!(wan.value(1250, 2), Some(12_500_000));
        assert_eq!(wan.value(1, 6), Some(1));
        assert_eq!(wan.value(1, 7), None);
        assert_eq!(wan.value(10_000_000_000, 0), None);
        assert_eq!(wan.value(-9_999_999_999, 0), Some(-9_999_999_999_000_000));
    }
}
