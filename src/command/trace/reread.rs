/*!
Documents read once more, by the same reader: whether a file is still there and the same, what stands at a place, in
which unit, and in which of the lines of a large table.
*/

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use super::cells::{At, Cell, names_rows};
use crate::command::import::{hash, hexadecimal};
use crate::command::shelf;
use crate::document::{self, archive};
use crate::form::{self, Definition, Given, Understood, correction};
use crate::model::{Entry, Money, Origin, Place, Statement, Stored, Unit};

/// What became of a file since it was imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is there and has the same bytes.
    Same,
    /// Its bytes are others.
    Changed,
    /// It is not there.
    Missing,
}

impl Fate {
    /// Word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Fate::Same => "same",
            Fate::Changed => "changed",
            Fate::Missing => "missing",
        }
    }
}

/// What reading a place once more gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What became of the file.
    pub file: Fate,
    /// The place; of a report of a large table the very line, where it was found.
    pub cell: String,
    /// What stands there now.
    pub text: Option<String>,
    /// The value that it was read as now.
    pub value: Option<i64>,
    /// The unit that the amount is printed in.
    pub unit: Option<Unit>,
    /// Where that unit was found: `cell`, `form`, `row`, `option` or `default`.
    pub unit_from: Option<&'static str>,
}

/// A document as it is now.
struct Now {
    file: Fate,
    texts: HashMap<String, String>,
    understood: Option<Understood>,
}

/// Reads documents, each once.
pub struct Rereader<'a> {
    forms: &'a [Definition],
    documents: HashMap<String, Now>,
    /// Reports of large tables, by the hash of the table and their lines.
    reports: HashMap<(String, (i64, i64)), Now>,
}

/// No document of forms is larger.
const LARGEST: u64 = 64 << 20;

const NOTHING: Given<'_> = Given { department: None, year: None, unit: None, keep_contacts: false };

impl<'a> Rereader<'a> {
    /// With the layouts that the import had.
    pub fn new(forms: &'a [Definition]) -> Rereader<'a> {
        Rereader { forms, documents: HashMap::new(), reports: HashMap::new() }
    }

    /// What stands at the place of a value.
    pub fn value(&mut self, cell: &Cell) -> Found {
        match cell.at.lines {
            Some(lines) => {
                let key = (cell.at.sha256.clone(), lines);
                let now = self.reports.entry(key).or_insert_with(|| now_lines(&cell.at, lines));
                line_of(now, cell, lines.0)
            }
            None => self.place(cell),
        }
    }

    /// What stands at the place of a value that has one of its own.
    fn place(&mut self, cell: &Cell) -> Found {
        let Cell { at, field, value, .. } = cell;
        let forms = self.forms;
        let now = self.documents.entry(at.sha256.clone()).or_insert_with(|| now(forms, cell));
        let entry = now.understood.iter().flat_map(|understood| &understood.statements).find_map(|statement| {
            let is_it = |entry: &&Entry| entry.field == *field && entry.place.to_string() == at.cell;
            statement.entries.iter().find(is_it).map(|entry| (statement, entry))
        });
        let text = now.texts.get(&at.cell).cloned();
        let read_as = entry.and_then(|(_, entry)| match entry.value {
            Stored::Integer(value) => Some(value),
            _ => None,
        });
        let raw = text.as_deref().or(at.raw.as_deref());
        let is_amount = cell.unit.as_deref() == Some("万元");
        let printed = raw.zip(*value).filter(|_| is_amount).and_then(|(raw, value)| unit_of(raw, value));
        let (unit, unit_from) = match printed {
            Some(unit) => (Some(unit), said_by(now, entry.map(|(statement, _)| statement), raw, unit, &at.kind)),
            None => (None, None),
        };
        Found { file: now.file, cell: at.cell.clone(), text, value: read_as, unit, unit_from }
    }
}

/// Who named the unit of an amount; none where the document is not there to say.
fn said_by(
    now: &Now,
    statement: Option<&Statement>,
    raw: Option<&str>,
    unit: Unit,
    kind: &str,
) -> Option<&'static str> {
    if raw.is_some_and(|raw| Unit::ALL.iter().any(|(_, word)| raw.trim_end().ends_with(word))) {
        return Some("cell");
    }
    let understood = now.understood.as_ref()?;
    let number =
        statement.and_then(|statement| understood.statements.iter().position(|one| std::ptr::eq(one, statement)));
    let of_it = |of: &Option<usize>| of.is_none() || number.is_none() || *of == number;
    let mappings = || understood.mappings.iter().filter(|mapping| of_it(&mapping.statement));
    let columns = || mappings().flat_map(|mapping| &mapping.columns);
    let named = columns().filter_map(|column| column.unit).find(|(named, _)| *named == unit);
    match named {
        Some((_, Origin::Option)) => Some("option"),
        Some(_) => Some("form"),
        None if columns().any(|column| column.field.as_deref() == Some("unit")) => Some("row"),
        None if kind == "tidy" && unit == Unit::Wan => Some("default"),
        // The document names none, so that the import was told.
        None if number.is_none() => Some("option"),
        None => Some("form"),
    }
}

/// The unit in which a printed amount is the stored one.
fn unit_of(raw: &str, fen: i64) -> Option<Unit> {
    let number = printed(raw)?;
    let fits = |unit: &Unit| Money::from_decimal(number, *unit).is_ok_and(|(money, _)| money.fen() == fen);
    // Nothing is nothing in any unit.
    if number.is_zero() {
        return (fen == 0).then_some(Unit::Wan);
    }
    Unit::ALL.into_iter().map(|(unit, _)| unit).find(fits)
}

/// The number at the beginning of a printed amount.
fn printed(raw: &str) -> Option<Decimal> {
    let kept = |character: &char| !matches!(character, ',' | '，' | ' ' | '\u{a0}' | '\u{3000}' | '¥' | '￥');
    let text: String = raw.trim().chars().filter(kept).collect();
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '−'))).unwrap_or(text.len());
    text[..end].replace('−', "-").parse().ok()
}

/// A document as it is now, with what is understood of it.
fn now(forms: &[Definition], cell: &Cell) -> Now {
    let at = &cell.at;
    let mut now = Now { file: Fate::Missing, texts: HashMap::new(), understood: None };
    let Some(bytes) = bytes_of(&at.document) else { return now };
    if hash(&bytes) != at.sha256 {
        now.file = Fate::Changed;
        return now;
    }
    now.file = Fate::Same;
    let read = document::guarded(&at.document, || document::read(&at.document, &bytes));
    if let Ok(document) = read {
        for cell in document.rows().into_iter().flatten() {
            now.texts.entry(cell.place.to_string()).or_insert_with(|| cell.text.clone());
        }
        let understood = match correction::read(&document) {
            // A table of corrections states its new figures.
            Ok((corrections, _)) if !corrections.is_empty() => Some(Understood::of_statements(
                corrections.into_iter().map(|correction| correction.statement).collect(),
            )),
            _ => document::guarded(&at.document, || form::understand(forms, document, NOTHING)).ok(),
        };
        // What the document does not say itself, the import was told, and the database knows.
        let by_itself = understood.filter(|understood| !understood.statements.is_empty());
        now.understood = by_itself.or_else(|| told(forms, cell, &bytes));
    }
    now
}

/// A document as it is understood with what the database knows of a value of it.
fn told(forms: &[Definition], cell: &Cell, bytes: &[u8]) -> Option<Understood> {
    let At { document: path, raw, .. } = &cell.at;
    let is_amount = cell.unit.as_deref() == Some("万元");
    let given = Given {
        department: Some(&cell.department),
        year: i32::try_from(cell.year).ok(),
        unit: raw.as_deref().zip(cell.value).filter(|_| is_amount).and_then(|(raw, value)| unit_of(raw, value)),
        keep_contacts: false,
    };
    document::guarded(path, || form::understand(forms, document::read(path, bytes)?, given)).ok()
}

/// The bytes of a document: a file, a member of an archive, or one of the sample.
fn bytes_of(path: &str) -> Option<Vec<u8>> {
    let file = Path::new(path).ancestors().find(|above| above.is_file());
    let Some(file) = file else {
        return shelf::samples().into_iter().find(|(name, _)| name == path).map(|(_, bytes)| bytes.to_vec());
    };
    if std::fs::metadata(file).ok()?.len() > LARGEST {
        return None;
    }
    let bytes = std::fs::read(file).ok()?;
    if file == Path::new(path) {
        return Some(bytes);
    }
    let shown = file.display().to_string();
    let members = document::guarded(&shown, || archive::members(&shown, &bytes)).ok()??;
    members.into_iter().find(|(name, _)| name == path).and_then(|(_, bytes)| bytes.ok())
}

/// The lines of one report of a large table, as they are now.
fn now_lines(at: &At, (first, last): (i64, i64)) -> Now {
    let mut now = Now { file: Fate::Missing, texts: HashMap::new(), understood: None };
    let Some((hash, text)) = lines_of(&at.document, first, last) else { return now };
    if hash != at.sha256 {
        now.file = Fate::Changed;
        return now;
    }
    now.file = Fate::Same;
    // The name ends as a table of fields does, whatever the file is called.
    let read = document::guarded(&at.document, || form::understand(&[], document::read("lines.csv", &text)?, NOTHING));
    now.understood = read.ok();
    now
}

/// The very line of a value of a report that came with a large table; the lines of the report where it is not found.
fn line_of(now: &Now, cell: &Cell, first: i64) -> Found {
    let mut found =
        Found { file: now.file, cell: cell.at.cell.clone(), text: None, value: None, unit: None, unit_from: None };
    let of_report =
        |statement: &&Statement| i64::from(statement.year) == cell.year && statement.department.name == cell.department;
    let statements = now.understood.iter().flat_map(|understood| &understood.statements).filter(of_report);
    for statement in statements {
        let of_row = |entry: &Entry| {
            let position = (entry.section, entry.position);
            statement.entries.iter().filter(move |name| (name.section, name.position) == position)
        };
        let is_named = |entry: &Entry| {
            let says =
                |label: &String| of_row(entry).any(|name| matches!(&name.value, Stored::Text(text) if text == label));
            !names_rows(&cell.section) || cell.label.as_ref().is_none_or(says)
        };
        let is_it = |entry: &&Entry| {
            entry.section.table() == cell.section
                && entry.field == cell.field
                && cell.value.is_some_and(|value| entry.value == Stored::Integer(value))
                && is_named(entry)
        };
        let Some(entry) = statement.entries.iter().find(is_it) else { continue };
        let Place::Line { line, field } = &entry.place else { continue };
        // The head is the first line of what was read, the first line of the report the second.
        found.cell = format!("line {} field {field}", i64::from(*line) - 2 + first);
        found.text = Some(entry.raw.clone());
        found.value = cell.value;
        if cell.unit.as_deref() == Some("万元") {
            found.unit = cell.value.and_then(|value| unit_of(&entry.raw, value));
            let said = |unit| said_by(now, Some(statement), Some(&entry.raw), unit, "tidy");
            found.unit_from = found.unit.and_then(said);
        }
        return found;
    }
    found
}

/// The hash of a large table, and its head with some of its lines.
fn lines_of(path: &str, first: i64, last: i64) -> Option<(String, Vec<u8>)> {
    let file = Path::new(path).is_file().then(|| File::open(path).ok()).flatten();
    let sample = || shelf::samples().into_iter().find(|(name, _)| name == path).map(|(_, bytes)| bytes);
    let source: Box<dyn Read> = match file {
        Some(file) => Box::new(file),
        None => Box::new(sample()?),
    };
    let mut lines = BufReader::with_capacity(1 << 20, source);
    let (mut hash, mut text, mut line, mut number) = (Sha256::new(), Vec::new(), Vec::new(), 0);
    loop {
        line.clear();
        if lines.read_until(b'\n', &mut line).ok()? == 0 {
            return Some((hexadecimal(&hash.finalize()), text));
        }
        number += 1;
        hash.update(&line);
        if number == 1 || (first..=last).contains(&number) {
            text.extend_from_slice(&line);
        }
    }
}
