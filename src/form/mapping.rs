/*!
Which printed column was taken for which field, and in which unit: what a trial import shows before the figures go in.

Nothing is recognised here; it retells what recognition found.
*/

use super::Given;
use super::definition::{Column, ValueKind};
use super::extract;
use super::label::{self, YEAR, tidy_text};
use super::recognise::{Form, Part};
use crate::document::Cell;
use crate::model::{Origin, Place, Unit};

/// The columns of one block of a form, or of a whole table.
#[derive(Debug)]
pub struct Mapping {
    /// The statement that its values are of; none where a table holds many.
    pub statement: Option<usize>,
    /// Name of the layout; `tidy` and `summary` for tables without one.
    pub layout: String,
    /// Label of the block.
    pub block: String,
    /// Its columns.
    pub columns: Vec<Mapped>,
}

/// A column.
#[derive(Debug)]
pub struct Mapped {
    /// The cell of its label.
    pub place: Place,
    /// The label as printed.
    pub label: String,
    /// The measure or other field that it was taken for; none for a column that nobody knows.
    pub field: Option<String>,
    /// The unit of its amounts, and who said it.
    pub unit: Option<(Unit, Origin)>,
}

impl Mapping {
    /// What is the same wherever the same labels are taken for the same fields, whatever the year.
    pub fn pattern(&self) -> String {
        let column =
            |column: &Mapped| format!("{} {:?} {:?}", label::normalise(&column.label).text, column.field, column.unit);
        let columns: Vec<String> = self.columns.iter().map(column).collect();
        format!("{} {} {}", self.layout, self.block, columns.join(" "))
    }
}

impl Mapped {
    /// A column under a label.
    pub(super) fn of(label: &Cell, field: Option<&str>, unit: Option<(Unit, Origin)>) -> Mapped {
        let (place, text) = (label.place.clone(), tidy_text(&label.text));
        Mapped { place, label: text, field: field.map(str::to_string), unit }
    }
}

/// The columns of a form, block by block. Those of a part after a page break are those of the part before.
pub(super) fn of_form(form: &Form<'_>, statement: usize, given: Given<'_>) -> Vec<Mapping> {
    let stated = extract::unit_of(form, None).ok().flatten();
    let unit_of = |part: &Part<'_>, column: &Column, own: Option<Unit>| match column.value {
        ValueKind::Money => {
            let printed = own.or(part.unit.head).or(part.unit.line).or(stated);
            stated_or_given(printed, given)
        }
        _ => None,
    };
    let with_columns = |part: &&Part<'_>| part.columns.iter().any(|at| at.column.is_some());
    let mapping = |part: &Part<'_>, block: &str| Mapping {
        statement: Some(statement),
        layout: form.definition.name.clone(),
        block: block.to_string(),
        columns: part
            .columns
            .iter()
            .map(|at| {
                let unit = at.column.and_then(|column| unit_of(part, column, at.unit));
                Mapped::of(&part.head.cells[at.at], at.column.map(|column| column.field.as_str()), unit)
            })
            .collect(),
    };
    let blocks = form.blocks.iter().filter_map(|found| {
        let part = found.parts.iter().find(with_columns)?;
        // The label without a year, which the title names.
        let heads = found.block.heads();
        let head = heads.iter().find(|head| !head.contains(YEAR)).or(heads.first());
        Some(mapping(part, head.map_or("", String::as_str)))
    });
    blocks.collect()
}

/// A unit that is printed, else the one that the user named.
pub(super) fn stated_or_given(printed: Option<Unit>, given: Given<'_>) -> Option<(Unit, Origin)> {
    let printed = printed.map(|unit| (unit, Origin::Form));
    printed.or(given.unit.map(|unit| (unit, Origin::Option)))
}
