//! The figures of a report in rows and columns of its sections.

use std::collections::HashMap;

use super::facts::{Fact, Gathered};
use super::fields::Fields;
use crate::model::{FormKind, Section};

/// A report as its sections will hold it. Used again for the next report, so that nothing is allocated.
pub struct Assembled {
    /// Its sections, in the order of [`Fields::sections`].
    pub sections: Vec<Rows>,
    /// Lines whose figure stood in another line before, and that line.
    pub doubled: Vec<(u32, u32)>,
}

/// The rows of a section of a report, in the order in which they were named; one without names where the section has one.
pub struct Rows {
    /// The section.
    pub section: Section,
    width: usize,
    /// What names each row: the number of its names, and what tells rows of one name apart.
    pub keys: Vec<(u32, u32)>,
    values: Vec<Option<i64>>,
    by_key: HashMap<(u32, u32), usize>,
}

/// Rows above which they are found by a map.
const FEW: usize = 24;

impl Rows {
    /// The values of a row, in the order of the section's columns.
    pub fn row(&self, index: usize) -> &[Option<i64>] {
        &self.values[index * self.width..(index + 1) * self.width]
    }

    /// Whether the report says nothing of the section.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    fn clear(&mut self) {
        self.keys.clear();
        self.values.clear();
        self.by_key.clear();
    }

    fn find(&mut self, key: (u32, u32)) -> usize {
        if let Some(last) = self.keys.len().checked_sub(1).filter(|last| self.keys[*last] == key) {
            return last;
        }
        let known = match self.keys.len() {
            0..FEW => self.keys.iter().position(|known| *known == key),
            _ => self.by_key.get(&key).copied(),
        };
        known.unwrap_or_else(|| self.add(key))
    }

    fn add(&mut self, key: (u32, u32)) -> usize {
        let index = self.keys.len();
        self.keys.push(key);
        self.values.resize(self.values.len() + self.width, None);
        if self.keys.len() == FEW {
            self.by_key.extend(self.keys.iter().enumerate().map(|(index, key)| (*key, index)));
        } else if self.keys.len() > FEW {
            self.by_key.insert(key, index);
        }
        index
    }
}

impl Assembled {
    /// An empty report.
    pub fn new(fields: &Fields) -> Assembled {
        let rows = fields.sections().iter().map(|section| Rows {
            section: section.section,
            width: section.columns.len(),
            keys: Vec::new(),
            values: Vec::new(),
            by_key: HashMap::new(),
        });
        Assembled { sections: rows.collect(), doubled: Vec::new() }
    }

    /// Puts the figures of a report in their places. A second figure in one place is none, whatever it says.
    pub fn assemble(&mut self, gathered: &Gathered) {
        self.sections.iter_mut().for_each(Rows::clear);
        self.doubled.clear();
        for (index, fact) in gathered.facts.iter().enumerate() {
            let (section, column) = Fields::place(fact.slot.field);
            let rows = &mut self.sections[section];
            let row = rows.find((fact.slot.name, fact.slot.position));
            let value = &mut rows.values[row * rows.width + column];
            match value {
                None => *value = Some(fact.value),
                Some(_) => self.doubled.push((fact.line, line_before(&gathered.facts[..index], fact))),
            }
        }
    }

    /// Whether the report says anything of a form.
    pub fn has(&self, form: FormKind) -> bool {
        self.sections.iter().any(|rows| rows.section.form() == form && !rows.is_empty())
    }

    /// How many figures the report has.
    pub fn figures(&self) -> usize {
        self.sections.iter().map(|rows| rows.values.iter().flatten().count()).sum()
    }
}

/// The line of the last figure in the same place.
fn line_before(facts: &[Fact], fact: &Fact) -> u32 {
    facts.iter().rfind(|before| before.slot == fact.slot).map_or(fact.line, |before| before.line)
}
