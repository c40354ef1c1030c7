//! `sql`: one statement that only reads.

use std::io::Read;
use std::time::Duration;

use super::{Context, query, show};
use crate::cli::Sql;
use crate::error::{Error, Exit};
use crate::model::Message;
use crate::query::{Chart, Stop, param, run as ask};
use crate::render::Subject;

/// Runs a statement from the command line, a file or stdin.
pub fn run(options: &Sql, context: &mut Context<'_>) -> Result<Exit, Error> {
    let sql = statement(options)?;
    let given = options.parameters.iter().map(|typed| param::assignment(typed)).collect::<Result<Vec<_>, _>>()?;
    let reader = query::reader(context, Some(Duration::from_secs(options.timeout)))?;
    let mut rows = ask::ad_hoc(&reader, &sql, &given)?;
    let chart = options.chart.as_deref().map(|chart| Chart::parse("--chart", chart, &rows.columns)).transpose()?;
    let subject = Subject { chart, ..Subject::default() };
    show::rows(context, &subject, &mut rows, options.max_rows.map(Stop::Refuse))?;
    Ok(Exit::Done)
}

fn statement(options: &Sql) -> Result<String, Message> {
    let fault = |path: &str, error: std::io::Error| Message::Io { path: path.to_string(), reason: error.to_string() };
    match (&options.file, options.statement.as_deref()) {
        (Some(path), _) => {
            let shown = path.display().to_string();
            std::fs::read_to_string(path).map_err(|error| fault(&shown, error))
        }
        (None, Some("-") | None) => {
            let mut sql = String::new();
            std::io::stdin().read_to_string(&mut sql).map_err(|error| fault("stdin", error))?;
            Ok(sql)
        }
        (None, Some(sql)) => Ok(sql.to_string()),
    }
}
