//! `check`: what contradicts itself in the forms.

use super::{Context, shelf, show};
use crate::error::{Error, Exit};
use crate::model::{Message, Severity};
use crate::query::{Catalogue, Query, Reader, Source, run as ask};

/// Prints findings; the exit status says whether an error is among them.
pub fn run(given: &[(String, String)], context: &mut Context<'_>) -> Result<Exit, Error> {
    known_rule(given, context)?;
    let query = findings()?;
    let reader = Reader::open(&context.database(), None)?;
    let [errors, warnings, infos] =
        ask::counted(&reader, &query, given, "severity", Severity::ALL.map(Severity::word))?;
    let mut rows = ask::named(&reader, &query, given, show::most(context)?)?;
    show::rows(context, Some(&query.header.title), &mut rows, None)?;
    context.say(&Message::Findings { errors, warnings, infos })?;
    Ok(if errors > 0 { Exit::Found } else { Exit::Done })
}

/// The query behind the command; its head declares the options.
pub fn findings() -> Result<Query, Message> {
    let source = Source { origin: "check.sql (built in)".to_string(), text: include_str!("check.sql").to_string() };
    Ok(Catalogue::of_queries(vec![source])?.all()[0].clone())
}

/// A rule that does not exist would find nothing, which would look like good news.
fn known_rule(given: &[(String, String)], context: &Context<'_>) -> Result<(), Message> {
    let folders = shelf::folders(&context.common.queries, &context.database(), "queries");
    match given.iter().find(|(name, _)| name == "rule") {
        Some((_, rule)) => shelf::checks(&folders)?.find(&rule.to_uppercase()).map(|_| ()),
        None => Ok(()),
    }
}
