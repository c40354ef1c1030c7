/*!
Whose forms they are: department and year of every form of a document.

A form often names only one of the two. The other form of the same report in the same document says the rest, then the
command line, then the file's name; which one it was is recorded. What a document says counts: an option against it is
an error.
*/

use super::department;
use super::extract::{self, Extracted};
use super::recognise::{Form, Recognised};
use super::{Given, Kind, Understood, mapping};
use crate::document::Document;
use crate::model::entry::{DepartmentName, Refusal};
use crate::model::{Entry, FormKind, Message, Origin, Section, Statement, Stored};

/// Turns recognised forms into statements.
pub fn assign(recognised: Recognised<'_>, document: &Document, given: Given<'_>) -> Result<Understood, Message> {
    let mut understood = Understood::new(Kind::Forms);
    understood.refusals = recognised.refusals.into_iter().map(Refusal::from).collect();
    let (named, dated) = department::in_file_name(&document.path);
    for group in groups(&recognised.forms) {
        for form in group {
            let department = department_of(form, group, given, named.as_ref());
            let year = year_of(form, group, given, dated);
            let mut refusal = Refusal {
                place: form.place.clone(),
                reason: Message::NoFigures {},
                department: department.as_ref().ok().map(|(department, _)| department.name.clone()),
                year: year.as_ref().ok().map(|(year, _)| *year),
            };
            match department.and_then(|department| statement(form, department, year?, given)) {
                Ok((statement, extracted)) => {
                    let number = understood.statements.len();
                    accept(&mut understood, refusal, statement, extracted);
                    if understood.statements.len() > number {
                        understood.mappings.extend(mapping::of_form(form, number, given));
                    }
                }
                Err(reason) => {
                    // Where no digit is left there is no year either, and that is not what ails the form.
                    if has_digits(form) {
                        refusal.reason = reason;
                    }
                    understood.refusals.push(refusal);
                }
            }
        }
    }
    Ok(understood)
}

fn has_digits(form: &Form<'_>) -> bool {
    form.rows.iter().flat_map(|row| row.cells).any(|cell| cell.text.contains(|c: char| c.is_ascii_digit()))
}

fn accept(understood: &mut Understood, refusal: Refusal, statement: Statement, extracted: Extracted) {
    let same = |other: &Statement| {
        (other.form, other.year, &other.department.name) == (statement.form, statement.year, &statement.department.name)
    };
    if understood.statements.iter().any(same) {
        let (department, year) = (statement.department.name.clone(), statement.year);
        understood.refusals.push(Refusal { reason: Message::FormTwice { department, year }, ..refusal });
    } else {
        understood.statements.push(statement);
        understood.leftovers.extend(extracted.leftovers);
    }
}

/// Forms of one report: neighbours until a form repeats or department or year disagree. A form that might as well be
/// the other half of a single one beside it is nobody's.
fn groups<'a, 'd>(forms: &'a [Form<'d>]) -> Vec<&'a [Form<'d>]> {
    let mut groups: Vec<&[Form<'d>]> = Vec::new();
    let mut from = 0;
    for at in 1..=forms.len() {
        let ends = forms.get(at).is_none_or(|next| forms[from..at].iter().any(|form| !belong(form, next)));
        if ends && from < at {
            groups.push(&forms[from..at]);
            from = at;
        }
    }
    let is_open = |group: usize| {
        let beside = |other: usize, one: &Form<'d>| {
            groups.get(other).is_some_and(|other| matches!(other, [single] if belong(one, single)))
        };
        let pair = groups[group];
        pair.len() > 1 && ((group > 0 && beside(group - 1, &pair[0])) || beside(group + 1, &pair[pair.len() - 1]))
    };
    let split = |group: usize| groups[group].chunks(if is_open(group) { 1 } else { usize::MAX });
    (0..groups.len()).flat_map(split).collect()
}

/// Whether two forms may be the two of one report.
fn belong(one: &Form<'_>, other: &Form<'_>) -> bool {
    one.definition.form != other.definition.form && !disagree(one, other)
}

fn disagree(one: &Form<'_>, other: &Form<'_>) -> bool {
    let named = |form: &Form<'_>| form.department.clone().or_else(|| department::in_file_name(form.place.sheet()?).0);
    let names = named(one).zip(named(other));
    let years = one.year.zip(other.year);
    names.is_some_and(|(a, b)| a.name != b.name) || years.is_some_and(|(a, b)| a != b)
}

fn department_of(
    form: &Form<'_>,
    group: &[Form<'_>],
    given: Given<'_>,
    named: Option<&DepartmentName>,
) -> Result<(DepartmentName, Origin), Message> {
    let neighbour = group.iter().find_map(|other| other.department.as_ref());
    let of_sheet = || department::in_file_name(form.place.sheet()?).0;
    let stated = match (&form.department, neighbour) {
        (Some(own), _) => {
            let code = own.code.clone().or(form.code.clone());
            Some((DepartmentName { code, ..own.clone() }, Origin::Form))
        }
        (None, Some(other)) => Some((other.clone(), Origin::Neighbour)),
        (None, None) => of_sheet().map(|named| (named, Origin::Form)),
    };
    let option = given.department.map(department::read);
    match (stated, option) {
        (Some((stated, _)), Some(option)) if stated.name != option.name => {
            Err(Message::DepartmentAgainstDocument { given: option.name, stated: stated.name })
        }
        (Some(stated), _) => Ok(stated),
        (None, Some(option)) => Ok((option, Origin::Option)),
        (None, None) => named.map(|named| (named.clone(), Origin::FileName)).ok_or(Message::NoDepartment {}),
    }
}

fn year_of(
    form: &Form<'_>,
    group: &[Form<'_>],
    given: Given<'_>,
    dated: Option<i32>,
) -> Result<(i32, Origin), Message> {
    let neighbour = group.iter().find_map(|other| other.year);
    let of_sheet = || department::in_file_name(form.place.sheet()?).1;
    let stated = match (form.year, neighbour) {
        (Some(own), _) => Some((own, Origin::Form)),
        (None, Some(other)) => Some((other, Origin::Neighbour)),
        (None, None) => of_sheet().map(|year| (year, Origin::Form)),
    };
    match (stated, given.year) {
        (Some((stated, _)), Some(given)) if stated != given => Err(Message::YearAgainstDocument { given, stated }),
        (Some(stated), _) => Ok(stated),
        (None, Some(given)) => Ok((given, Origin::Option)),
        (None, None) => dated.map(|year| (year, Origin::FileName)).ok_or(Message::NoYear {}),
    }
}

fn statement(
    form: &Form<'_>,
    (department, department_from): (DepartmentName, Origin),
    (year, year_from): (i32, Origin),
    given: Given<'_>,
) -> Result<(Statement, Extracted), Message> {
    let mut extracted = extract::extract(form, given.unit)?;
    let kind = form.definition.form.unwrap_or(FormKind::Base);
    let entries = std::mem::take(&mut extracted.entries);
    let is_figure = |entry: &Entry| entry.section != Section::BaseHeading && matches!(entry.value, Stored::Integer(_));
    if !entries.iter().any(is_figure) {
        return Err(Message::NoFigures {});
    }
    let partial = std::mem::take(&mut extracted.partial);
    let contacts = if given.keep_contacts { form.contacts.clone() } else { Vec::new() };
    Ok((Statement { form: kind, department, department_from, year, year_from, entries, partial, contacts }, extracted))
}
