//! `remove`: takes a document or a report out again.

use super::{Context, ledgers, shelf};
use crate::error::{Error, Exit};
use crate::model::Message;
use crate::query::{Reader, lookup};
use crate::store::Removal;

/// Takes out what the options name.
pub fn run(
    document: Option<String>,
    department: Option<String>,
    year: Option<i32>,
    context: &mut Context<'_>,
) -> Result<Exit, Error> {
    let path = context.database();
    let reader = Reader::open(&path, None)?;
    let (removal, named) = match (&document, department, year) {
        (Some(document), _, _) => (Removal::Document(document), document.clone()),
        (None, Some(typed), Some(year)) => {
            let department = lookup::department(reader.connection(), &typed)?;
            (Removal::Report { department, year }, format!("{typed} {year}"))
        }
        _ => return Err(Message::RemoveWhat {}.into()),
    };
    drop(reader);
    let checks = context.checks()?;
    let mut store = context.store()?;
    let corrections = store.corrections_in_force()?;
    let removed = store.remove(removal, &shelf::for_store(&checks)?)?;
    match removed {
        Some(reports) => {
            context.say(&Message::Removed { named, reports })?;
            ledgers::tell_ended(&store, corrections, false, context)?;
        }
        None => return Err(Message::NothingToRemove { named }.into()),
    }
    Ok(Exit::Done)
}
