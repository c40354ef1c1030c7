/*!
A [`Document`](crate::document::Document) becomes statements: what it says of which form, department and year.

`definition` holds the layouts (`import/forms`), `arrange` makes the rows of damaged tables whole, `recognise`
finds forms and blocks in a document, `extract` takes the values out, `identity` decides whose they are; `tidy` does
the same for tables of one amount a row and `summary` for those of one department a row. `correction`, `exemption` and
`registry` read the small tables that people keep beside a database. This room knows no files and
no SQL. It never fails as a whole: what it does not understand is a leftover or a refusal.
*/

mod arrange;
mod caption;
mod column;
pub mod correction;
pub mod definition;
mod department;
pub mod exemption;
pub mod explain;
mod extract;
mod identity;
mod label;
mod ledger;
pub mod mapping;
mod number;
mod recognise;
pub mod registry;
mod row;
mod summary;
mod target;
pub mod tidy;
mod title;

use std::collections::{HashMap, HashSet};

use crate::document::Document;
use crate::model::entry::{Leftover, Refusal};
use crate::model::{Message, Place, Statement, Unit};

use arrange::Folded;
pub use definition::Definition;
use mapping::Mapping;
use recognise::Recognised;

/// What the user says of documents: what they do not say themselves, and what of them is kept.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// Department.
    pub department: Option<&'a str>,
    /// Fiscal year.
    pub year: Option<i32>,
    /// Unit of the amounts.
    pub unit: Option<Unit>,
    /// Whether names and telephone numbers of people are kept.
    pub keep_contacts: bool,
}

/// What kind of document it was; forms replace, tidy tables amend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Forms as departments publish them.
    Forms,
    /// One amount or one department a row.
    Tidy,
}

/// All that was understood of a document, and all that was not.
#[derive(Debug)]
pub struct Understood {
    /// What kind of document it was.
    pub kind: Kind,
    /// What it states, one per form, department and year.
    pub statements: Vec<Statement>,
    /// Cells that hold something nobody understood.
    pub leftovers: Vec<Leftover>,
    /// Forms or rows that were refused.
    pub refusals: Vec<Refusal>,
    /// What the rows of leftovers and refusals are called, by the place of the cell: the first words of the row.
    pub rows: HashMap<Place, String>,
    /// Which printed column was taken for which field.
    pub mappings: Vec<Mapping>,
}

impl Understood {
    fn new(kind: Kind) -> Understood {
        Understood {
            kind,
            statements: Vec::new(),
            leftovers: Vec::new(),
            refusals: Vec::new(),
            rows: HashMap::new(),
            mappings: Vec::new(),
        }
    }

    /// What some statements say, and nothing else.
    pub fn of_statements(statements: Vec<Statement>) -> Understood {
        Understood { statements, ..Understood::new(Kind::Tidy) }
    }

    /// Names the rows of what was left out or refused.
    fn name_rows(&mut self, document: &Document) {
        let left = self.leftovers.iter().map(|leftover| &leftover.place);
        let wanted: HashSet<&Place> = left.chain(self.refusals.iter().map(|refusal| &refusal.place)).collect();
        if wanted.is_empty() {
            return;
        }
        for cells in document.rows() {
            let words = || cells.iter().find(|cell| !cell.is_blank() && number::is_words(&cell.text));
            for cell in cells.iter().filter(|cell| wanted.contains(&cell.place)) {
                let Some(words) = words() else { break };
                self.rows.insert(cell.place.clone(), label::tidy_text(&words.text));
            }
        }
    }
}

/// Understands a document.
pub fn understand(definitions: &[Definition], document: Document, given: Given<'_>) -> Result<Understood, Message> {
    let ledger = ledger_in_place_of_a_form(&document);
    understand_forms(definitions, document, given).map_err(|reason| match (reason, ledger) {
        (Message::NoForm { .. } | Message::ColumnMissing { .. }, Some(ledger)) => ledger,
        (reason, _) => reason,
    })
}

/// A table that is kept beside a database has a command of its own; its head tells it.
fn ledger_in_place_of_a_form(document: &Document) -> Option<Message> {
    const OLD: [&str; 3] = ["old", "原数", "更正前"];
    const NEW: [&str; 3] = ["new", "更正数", "更正后"];
    const NAME: [&str; 5] = ["name", "名称", "部门", "部门名称", "单位名称"];
    const WHAT_BECAME: [&str; 13] = [
        "aliases",
        "valid_from",
        "valid_to",
        "successor",
        "change",
        "别名",
        "曾用名",
        "起始年度",
        "截止年度",
        "继任部门",
        "承接部门",
        "变动",
        "变动方式",
    ];
    let head = document.rows().first().copied()?;
    let names: Vec<String> = head.iter().map(|cell| label::normalise(&cell.text).text.to_lowercase()).collect();
    let has = |known: &[&str]| names.iter().any(|name| known.contains(&name.as_str()));
    let path = || document.path.clone();
    if has(&OLD) && has(&NEW) {
        return Some(Message::CorrectionsImported { path: path() });
    }
    (has(&NAME) && has(&WHAT_BECAME)).then(|| Message::RegisterImported { path: path() })
}

fn understand_forms(definitions: &[Definition], document: Document, given: Given<'_>) -> Result<Understood, Message> {
    if let Some(columns) = tidy::columns(&document)? {
        let mut understood = tidy::read(&document, &columns, given);
        understood.name_rows(&document);
        return Ok(understood);
    }
    let summaries = summary::find(definitions, &document);
    if summaries.is_empty() {
        return forms(definitions, document, given);
    }
    let rest = forms(definitions, summary::rest(&document, &summaries), given);
    match rest {
        Ok(mut understood) if !understood.statements.is_empty() => {
            let beside = summaries.iter().map(|summary| (summary.place(), Message::SummaryBesideForms {}).into());
            understood.refusals.extend(beside);
            understood.name_rows(&document);
            Ok(understood)
        }
        rest => {
            let mut understood = summary::read(definitions, &summaries, &document, given);
            understood.refusals.extend(rest.map(|rest| rest.refusals).unwrap_or_default());
            understood.name_rows(&document);
            Ok(understood)
        }
    }
}

/// More rows than the forms of all departments of a city, in one document.
const MOST_ROWS: usize = 40_000;

/// Understands the forms of a document.
fn forms(definitions: &[Definition], document: Document, given: Given<'_>) -> Result<Understood, Message> {
    if document.rows().len() > MOST_ROWS {
        return Err(Message::TooLong { most: MOST_ROWS });
    }
    let Folded { document, leftovers, partial } = arrange::arrange(definitions, document);
    let run_on = arrange::run_on(definitions, &document);
    let recognised = match recognise::recognise(definitions, &document) {
        Err(Message::NoForm { .. }) if !run_on.is_empty() => Recognised { forms: Vec::new(), refusals: Vec::new() },
        recognised => recognised?,
    };
    let mut understood = identity::assign(recognised, &document, given)?;
    understood.leftovers.extend(leftovers);
    // Of which of several forms a cell without a row was, nobody knows.
    for statement in &mut understood.statements {
        statement.partial.extend(partial.iter().filter(|section| section.form() == statement.form));
    }
    understood.refusals.extend(run_on.into_iter().map(Refusal::from));
    understood.name_rows(&document);
    Ok(understood)
}
