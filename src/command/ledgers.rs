/*!
The small tables that people keep beside a database: `correct` applies corrections, `departments` takes the register in.
An import takes both from `DATABASE.d/` on its own: the register before, the corrections behind.
*/

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::import::{self, Reject};
use super::{Context, shelf, show};
use crate::document::{self, Document};
use crate::error::{Error, Exit};
use crate::form::{correction, registry};
use crate::model::entry::Refusal;
use crate::model::{Message, Place};
use crate::query::{Reader, run as ask};
use crate::render::Subject;
use crate::store::{Check, Store};

/// Name of the table of corrections beside a database.
const CORRECTIONS: &str = "corrections.csv";
/// Name of the register beside a database.
const DEPARTMENTS: &str = "departments.csv";

/// Applies tables of corrections: those named, else the one beside the database.
pub fn correct(paths: &[PathBuf], context: &mut Context<'_>) -> Result<Exit, Error> {
    let database = context.database();
    let paths = named_or_beside(paths, &database, CORRECTIONS)?;
    let queries = context.checks()?;
    let checks = shelf::for_store(&queries)?;
    // Nothing is corrected in a database that is not there.
    Reader::open(&database, None)?;
    let mut store = context.store()?;
    let mut whole = true;
    for path in paths {
        whole &= apply(&mut store, &path, &checks, false, context)?;
    }
    Ok(if whole { Exit::Done } else { Exit::Refused })
}

/// Lists the departments, or takes a register in first.
pub fn departments(path: Option<PathBuf>, context: &mut Context<'_>) -> Result<Exit, Error> {
    let database = context.database();
    let mut exit = Exit::Done;
    if let Some(path) = path {
        let queries = context.checks()?;
        let checks = shelf::for_store(&queries)?;
        let mut store = context.store()?;
        if !register(&mut store, &path, &checks, false, context)? {
            exit = Exit::Refused;
        }
    }
    let reader = Reader::open(&database, None)?;
    let query = list()?;
    let mut rows = ask::named(&reader, &query, &[], show::most(context)?)?;
    show::rows(context, &Subject::titled(&query.header.title), &mut rows, None)?;
    Ok(exit)
}

/// The query behind the list of departments.
pub fn list() -> Result<crate::query::Query, Message> {
    shelf::own("departments.sql", include_str!("departments.sql"))
}

/// Before an import: the register beside the database, where there is one. Whether all of it could be taken.
pub fn register_beside(
    store: &mut Store,
    checks: &[Check<'_>],
    events: bool,
    context: &mut Context<'_>,
) -> Result<bool, Error> {
    match shelf::beside(&context.database(), DEPARTMENTS) {
        Some(path) => register(store, &path, checks, events, context),
        None => Ok(true),
    }
}

/// Behind an import: the corrections beside the database, where there are any. Whether all fit.
pub fn correct_beside(
    store: &mut Store,
    checks: &[Check<'_>],
    events: bool,
    context: &mut Context<'_>,
) -> Result<bool, Error> {
    match shelf::beside(&context.database(), CORRECTIONS) {
        Some(path) => apply(store, &path, checks, events, context),
        None => Ok(true),
    }
}

fn named_or_beside(paths: &[PathBuf], database: &Path, name: &'static str) -> Result<Vec<PathBuf>, Message> {
    if !paths.is_empty() {
        return Ok(paths.to_vec());
    }
    let path = shelf::folder_beside(database).join(name);
    let there = shelf::beside(database, name);
    there.map(|path| vec![path]).ok_or(Message::NoSuchFile { path: path.display().to_string() })
}

fn apply(
    store: &mut Store,
    path: &Path,
    checks: &[Check<'_>],
    events: bool,
    context: &mut Context<'_>,
) -> Result<bool, Error> {
    let (document, sha256) = read(path)?;
    let (corrections, refused) = match correction::read(&document) {
        Ok(read) => read,
        Err(reason) => return tell(&document, std::iter::once(whole(reason)), events, context),
    };
    let before = store.corrections_in_force()?;
    let corrected = store.correct(&document.path, &sha256, &corrections, checks)?;
    let (path, figures) = (document.path.clone(), corrected.applied);
    let event = json!({ "event": "corrected", "path": path, "figures": figures });
    told(events.then_some(event), &Message::Corrected { path, figures }, context)?;
    tell_ended(store, before, events, context)?;
    tell(&document, refused.into_iter().chain(corrected.refused), events, context)
}

fn register(
    store: &mut Store,
    path: &Path,
    checks: &[Check<'_>],
    events: bool,
    context: &mut Context<'_>,
) -> Result<bool, Error> {
    let (document, _) = read(path)?;
    let (departments, refused) = match registry::read(&document) {
        Ok(read) => read,
        Err(reason) => return tell(&document, std::iter::once(whole(reason)), events, context),
    };
    let registered = store.register(&departments, checks)?;
    let (path, departments, aliases) = (document.path.clone(), registered.departments, registered.aliases);
    let event = json!({ "event": "registered", "path": path, "departments": departments, "aliases": aliases });
    told(events.then_some(event), &Message::Registered { path, departments, aliases }, context)?;
    tell(&document, refused.into_iter().chain(registered.refused), events, context)
}

/// Says how many corrections are in force no longer.
pub fn tell_ended(store: &Store, before: i64, events: bool, context: &mut Context<'_>) -> Result<(), Error> {
    let figures = before - store.corrections_in_force()?;
    if figures > 0 {
        let event = json!({ "event": "corrections_ended", "figures": figures });
        told(events.then_some(event), &Message::CorrectionsEnded { figures }, context)?;
    }
    Ok(())
}

/// Tells something as an event, where events are asked for, else as a sentence.
fn told(event: Option<Value>, message: &Message, context: &mut Context<'_>) -> Result<(), Error> {
    match event {
        Some(event) => Ok(writeln!(context.out, "{event}")?),
        None => context.say(message),
    }
}

/// A document, and the hash of its bytes.
pub fn read(path: &Path) -> Result<(Document, String), Message> {
    let name = path.display().to_string();
    let bytes = import::bytes_of(path, &name)?;
    let document = document::guarded(&name, || document::read(&name, &bytes))?;
    Ok((document, import::hash(&bytes)))
}

/// A mistake of a whole table.
pub fn whole(reason: Message) -> Refusal {
    Refusal { place: Place::start(), reason, department: None, year: None }
}

/// Lists rows that were refused; whether there were none.
pub fn tell(
    document: &Document,
    refused: impl Iterator<Item = Refusal>,
    events: bool,
    context: &mut Context<'_>,
) -> Result<bool, Error> {
    let reject = |refusal: Refusal| {
        let whose: Vec<String> =
            refusal.department.into_iter().chain(refusal.year.map(|year| year.to_string())).collect();
        Reject {
            path: document.path.clone(),
            place: Some(refusal.place),
            row: Some(whose.join(" ")).filter(|whose| !whose.is_empty()),
            reason: refusal.reason,
        }
    };
    let rejects: Vec<Reject> = refused.map(reject).collect();
    if events {
        for reject in &rejects {
            writeln!(context.out, "{}", reject.event(context.lang))?;
        }
    } else if !rejects.is_empty() {
        import::listed(&rejects, context.lang).iter().try_for_each(|line| context.say(line))?;
    }
    Ok(rejects.is_empty())
}
