/*!
How a document was understood, cell by cell: what `fiscus forms explain` shows.

Nothing is understood here. A cell is a value where a statement has an entry from it, a leftover where it was listed, and
otherwise one of the words around them; roles are told from what [`understand`](super::understand) gave.
*/

use std::collections::{HashMap, HashSet};

use super::arrange::{Folded, arrange};
use super::recognise;
use super::row::Row;
use super::{Definition, Kind, Understood, caption, department, label};
use crate::document::{Cell, Document};
use crate::model::entry::Leftover;
use crate::model::{Entry, Message, Place, Statement};

/// A cell that holds something, and what it was taken for.
#[derive(Debug)]
pub struct Explained<'a> {
    /// The cell.
    pub cell: Cell,
    /// What it was taken for.
    pub role: Role<'a>,
}

/// What a cell was taken for.
#[derive(Debug)]
pub enum Role<'a> {
    /// A value of a statement.
    Value(&'a Statement, &'a Entry),
    /// The name of a statement's department.
    Department,
    /// The title of a form.
    Title,
    /// `word: value` around a form.
    Caption,
    /// Words that say what values mean.
    Label,
    /// Not understood, for a reason.
    Leftover(&'a Message),
    /// Where a form or a row begins that was refused.
    Refused(&'a Message),
    /// In no form that was read.
    Outside,
}

impl Role<'_> {
    /// Word in the output.
    pub fn word(&self) -> &'static str {
        match self {
            Role::Value(..) => "value",
            Role::Department => "department",
            Role::Title => "title",
            Role::Caption => "caption",
            Role::Label => "label",
            Role::Leftover(_) => "leftover",
            Role::Refused(_) => "refused",
            Role::Outside => "outside",
        }
    }
}

/// Tells the role of every cell that holds something, in reading order. `understood` is what the same definitions made
/// of the same document.
pub fn explain<'a>(definitions: &[Definition], document: Document, understood: &'a Understood) -> Vec<Explained<'a>> {
    let Folded { document, leftovers, .. } = match understood.kind {
        Kind::Forms => arrange(definitions, document),
        Kind::Tidy => Folded { document, leftovers: Vec::new(), partial: Vec::new() },
    };
    let facts = Facts::of(understood, inside(definitions, &document, understood.kind));
    let words: HashSet<&str> = definitions.iter().flat_map(Definition::words).collect();
    let mut explained = Vec::new();
    for cells in document.rows() {
        let row = Row { cells };
        let filled = row.filled();
        let captions = caption::known(definitions, &row);
        for at in filled {
            let cell = &cells[at];
            let role = facts.role(cell).unwrap_or_else(|| match &facts.inside {
                Some(inside) if !inside.contains(&cell.place) => Role::Outside,
                _ if captions.iter().any(|pair| pair.cells().contains(&at)) => Role::Caption,
                _ if words.contains(label::normalise(&cell.text).text.as_str()) => Role::Label,
                _ if row.only().is_some() => Role::Title,
                _ => Role::Label,
            });
            explained.push(Explained { cell: cell.clone(), role });
        }
    }
    // Cells that were taken out before the rows were whole stand where they stood.
    for Leftover { place, text, .. } in leftovers {
        let cell = Cell { text, place };
        let at = explained.iter().position(|behind| behind.cell.place > cell.place).unwrap_or(explained.len());
        let role = facts.role(&cell).unwrap_or(Role::Outside);
        explained.insert(at, Explained { cell, role });
    }
    explained
}

/// The cells of the forms of a document; none where all of it is one table.
fn inside(definitions: &[Definition], document: &Document, kind: Kind) -> Option<HashSet<Place>> {
    if kind == Kind::Tidy {
        return None;
    }
    let forms = recognise::recognise(definitions, document).map(|recognised| recognised.forms).unwrap_or_default();
    let cells = forms.iter().flat_map(|form| &form.rows).flat_map(|row| row.cells);
    Some(cells.map(|cell| cell.place.clone()).collect())
}

/// What is known of cells, by their places.
struct Facts<'a> {
    values: HashMap<&'a Place, (&'a Statement, &'a Entry)>,
    leftovers: HashMap<&'a Place, &'a Message>,
    refusals: HashMap<&'a Place, &'a Message>,
    departments: HashSet<&'a str>,
    inside: Option<HashSet<Place>>,
}

impl<'a> Facts<'a> {
    fn of(understood: &'a Understood, inside: Option<HashSet<Place>>) -> Facts<'a> {
        let mut values = HashMap::new();
        for statement in &understood.statements {
            for entry in &statement.entries {
                // Of the values that a cell gives the first is the one that it prints.
                values.entry(&entry.place).or_insert((statement, entry));
            }
        }
        let statements = understood.statements.iter();
        Facts {
            values,
            leftovers: understood.leftovers.iter().map(|leftover| (&leftover.place, &leftover.reason)).collect(),
            refusals: understood.refusals.iter().map(|refusal| (&refusal.place, &refusal.reason)).collect(),
            departments: statements.map(|statement| statement.department.name.as_str()).collect(),
            inside,
        }
    }

    fn role(&self, cell: &Cell) -> Option<Role<'a>> {
        let place = &cell.place;
        let value = self.values.get(place).map(|(statement, entry)| Role::Value(statement, entry));
        let refused = || self.refusals.get(place).map(|message| Role::Refused(message));
        let leftover = || self.leftovers.get(place).map(|message| Role::Leftover(message));
        let is_name = || self.departments.contains(department::read(&cell.text).name.as_str());
        value.or_else(refused).or_else(leftover).or_else(|| is_name().then_some(Role::Department))
    }
}
