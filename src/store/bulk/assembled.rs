//! The figures of reports in rows and columns of their sections.

use std::collections::HashMap;
use std::io;
use std::sync::mpsc::SyncSender;

use super::facts::{Fact, Gathered, Reports};
use super::fields::Fields;
use crate::model::{FormKind, Section};
use crate::store::YEAR_SPAN;

/// Reports of one year as the sections will hold them: the rows of all of them, section by section.
pub struct Batch {
    /// The reports, in order of their numbers.
    pub reports: Vec<Gathered>,
    /// Of each report, which forms it speaks of, in the order of [`FormKind::ALL`].
    pub forms: Vec<[bool; 2]>,
    /// Their sections, in the order of [`Fields::sections`].
    pub sections: Vec<Rows>,
    /// Lines whose figure stood in another line before, and that line.
    pub doubled: Vec<(u32, u32)>,
}

/// The rows of a section, report by report, those of a report in the order in which they were named; one a report without
/// names where the section has one.
pub struct Rows {
    /// The section.
    pub section: Section,
    width: usize,
    /// What each row is of.
    pub keys: Vec<Key>,
    values: Vec<Option<i64>>,
    /// The first row of the report that is being put in, and the rows of its names.
    first: usize,
    by_name: HashMap<(u32, u32), usize>,
}

/// What a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Which of the reports.
    pub report: usize,
    /// Which of the report's rows, from 0.
    pub index: usize,
    /// The number of its names, and what tells rows of one name apart.
    pub name: (u32, u32),
}

/// Rows of a report above which they are found by a map.
const FEW: usize = 24;

/// Reports that are handed on at once.
const REPORTS: usize = 48;

impl Rows {
    /// The values of a row, in the order of the section's columns.
    pub fn row(&self, row: usize) -> &[Option<i64>] {
        &self.values[row * self.width..(row + 1) * self.width]
    }

    fn begin_report(&mut self) {
        self.first = self.keys.len();
        self.by_name.clear();
    }

    fn find(&mut self, report: usize, name: (u32, u32)) -> usize {
        let own = &self.keys[self.first..];
        if own.last().is_some_and(|last| last.name == name) {
            return self.keys.len() - 1;
        }
        let known = match own.len() {
            0..FEW => own.iter().position(|key| key.name == name).map(|index| self.first + index),
            _ => self.by_name.get(&name).copied(),
        };
        known.unwrap_or_else(|| self.add(report, name))
    }

    fn add(&mut self, report: usize, name: (u32, u32)) -> usize {
        let row = self.keys.len();
        let index = row - self.first;
        self.keys.push(Key { report, index, name });
        self.values.resize(self.values.len() + self.width, None);
        if index + 1 == FEW {
            self.by_name.extend(self.keys[self.first..].iter().zip(self.first..).map(|(key, row)| (key.name, row)));
        } else if index + 1 > FEW {
            self.by_name.insert(name, row);
        }
        row
    }
}

impl Batch {
    fn new(fields: &Fields) -> Batch {
        let rows = fields.sections().iter().map(|section| Rows {
            section: section.section,
            width: section.columns.len(),
            keys: Vec::new(),
            values: Vec::new(),
            first: 0,
            by_name: HashMap::new(),
        });
        Batch { reports: Vec::new(), forms: Vec::new(), sections: rows.collect(), doubled: Vec::new() }
    }

    /// An empty batch with room for as much as this one holds.
    fn with_room(&self) -> Batch {
        let rows = self.sections.iter().map(|rows| Rows {
            section: rows.section,
            width: rows.width,
            keys: Vec::with_capacity(rows.keys.len()),
            values: Vec::with_capacity(rows.values.len()),
            first: 0,
            by_name: HashMap::new(),
        });
        let (reports, forms) = (Vec::with_capacity(REPORTS), Vec::with_capacity(REPORTS));
        Batch { reports, forms, sections: rows.collect(), doubled: Vec::new() }
    }

    /// The year of the reports.
    pub fn year(&self) -> i64 {
        self.reports.first().map_or(0, |gathered| gathered.report / YEAR_SPAN)
    }

    /// How many figures the reports have.
    pub fn figures(&self) -> usize {
        self.sections.iter().map(|rows| rows.values.iter().flatten().count()).sum()
    }

    /// Whether a report can come in behind those that are there.
    fn takes(&self, report: i64) -> bool {
        self.reports.is_empty() || self.reports.len() < REPORTS && self.year() == report / YEAR_SPAN
    }

    /// Puts the figures of a report in their places. A second figure in one place is none, whatever it says.
    fn put(&mut self, gathered: Gathered) {
        let report = self.reports.len();
        let mut forms = [false; 2];
        self.sections.iter_mut().for_each(Rows::begin_report);
        for (index, fact) in gathered.facts.iter().enumerate() {
            let (section, column) = Fields::place(fact.slot.field);
            let rows = &mut self.sections[section];
            let row = rows.find(report, (fact.slot.name, fact.slot.position));
            let value = &mut rows.values[row * rows.width + column];
            match value {
                None => *value = Some(fact.value),
                Some(_) => self.doubled.push((fact.line, line_before(&gathered.facts[..index], fact))),
            }
            forms[number_of(rows.section.form())] = true;
        }
        self.reports.push(gathered);
        self.forms.push(forms);
    }
}

/// The number of a form in the order of [`FormKind::ALL`].
pub fn number_of(form: FormKind) -> usize {
    FormKind::ALL.iter().position(|other| *other == form).unwrap_or(0)
}

/// Assembles all reports, some at a time, and hands them on until nobody takes them any more.
pub fn assemble(mut reports: Reports, fields: &Fields, to: &SyncSender<io::Result<Batch>>) {
    let mut batch = Batch::new(fields);
    let mut usual = 0;
    loop {
        let mut gathered = Gathered { facts: Vec::with_capacity(usual), ..Gathered::default() };
        let is_one = match reports.next(&mut gathered) {
            Ok(is_one) => is_one,
            Err(error) => {
                // Whoever does not listen any more has a reason of its own to tell.
                let _ = to.send(Err(error));
                return;
            }
        };
        if !is_one || !batch.takes(gathered.report) {
            let empty = batch.with_room();
            let whole = std::mem::replace(&mut batch, empty);
            if !whole.reports.is_empty() && to.send(Ok(whole)).is_err() {
                return;
            }
        }
        if !is_one {
            return;
        }
        usual = gathered.facts.len();
        batch.put(gathered);
    }
}

/// The line of the last figure in the same place.
fn line_before(facts: &[Fact], fact: &Fact) -> u32 {
    facts.iter().rfind(|before| before.slot == fact.slot).map_or(fact.line, |before| before.line)
}
