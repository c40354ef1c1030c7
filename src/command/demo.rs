//! `demo`: the main job on the bundled sample, for somebody who has just built the program.

use std::collections::HashSet;
use std::path::PathBuf;

use super::import::{Importing, Reader, Tally};
use super::{Context, check, query, shelf};
use crate::cli::Check;
use crate::error::{Error, Exit};
use crate::form::Given;
use crate::model::Message;

/// The department and the year of the published form in the sample.
const SHOWN: (&str, &str) = ("衡阳市应急管理局", "2023");

/// Imports the sample, compares two years, ranks, checks, and says what to try next.
pub fn run(context: &mut Context<'_>) -> Result<Exit, Error> {
    // Never the user's own database, unless asked for by name.
    let database = context.common.db.clone().unwrap_or_else(|| PathBuf::from("fiscus-demo.db"));
    context.common.db = Some(database.clone());
    import(context)?;
    let folders = shelf::folders(&context.common.queries, &database, "queries");
    let queries = shelf::queries(&folders)?;
    let (department, year) = SHOWN;
    let year = ("year".to_string(), year.to_string());
    let department = ("department".to_string(), department.to_string());
    for (name, given) in [
        ("yoy-spending", vec![department.clone(), year.clone()]),
        ("rank-execution", vec![year.clone()]),
        ("three-public", vec![year.clone()]),
    ] {
        command(context, &format!("query {name}"), &given)?;
        query::answer(queries.find(name)?, &given, context)?;
    }
    let graver = vec![year, ("severity".to_string(), "error".to_string())];
    command(context, "check", &graver)?;
    check::run(&Check { given: graver, details: true, ..Check::default() }, context)?;
    context.out.flush()?;
    let (program, db) = (context.program.clone(), database.display().to_string());
    context.say(&Message::DemoNext { program, db })?;
    Ok(Exit::Done)
}

fn import(context: &mut Context<'_>) -> Result<(), Error> {
    let database = context.database();
    let checks = context.checks()?;
    let forms = shelf::forms(&shelf::folders(&context.common.forms, &database, "forms"))?;
    let mut import = Importing {
        database: Some(context.store()?),
        checks: shelf::for_store(&checks)?,
        keep: true,
        events: false,
        tally: Tally::default(),
        bar: indicatif::ProgressBar::hidden(),
        interrupted: false,
    };
    let given = Given { department: None, year: None, unit: None, keep_contacts: false };
    let reader = Reader { forms: &forms, given, known: &HashSet::new() };
    for (path, bytes) in shelf::samples() {
        import.document(&path, bytes, reader, context)?;
    }
    import.close(context)?;
    Ok(())
}

/// Prints the command whose answer follows.
fn command(context: &mut Context<'_>, verb: &str, given: &[(String, String)]) -> Result<(), Error> {
    let options: String = given.iter().map(|(name, value)| format!(" --{name} {value}")).collect();
    writeln!(context.out, "\n$ fiscus {verb}{options}")?;
    Ok(())
}
