/*!
`check`: what contradicts itself in the forms, summed up by department and rule, or finding by finding.

The findings are those that were stored at import. Other thresholds, or a proof that the stored ones are right, compute
them anew beside the file.
*/

use std::path::PathBuf;

use super::{Context, ledgers, shelf, show};
use crate::cli::Check as Options;
use crate::error::{Error, Exit};
use crate::form::exemption;
use crate::model::{Message, Severity};
use crate::query::{Catalogue, Query, Reader, Source, exempt, guard, run as ask, shadow};
use crate::store;

/// Name of the table of exemptions beside a database.
const EXEMPTIONS: &str = "exemptions.csv";

/// Prints findings; the exit status says whether an error is among them.
pub fn run(options: &Options, context: &mut Context<'_>) -> Result<Exit, Error> {
    known_rule(&options.given, context)?;
    let (reader, whole) = reader(options, context)?;
    let findings = findings()?;
    let counting = "(case when exempted is null then severity end)";
    let [errors, warnings, infos] =
        ask::counted(&reader, &findings, &options.given, counting, Severity::ALL.map(Severity::word))?;
    let query = if options.details { findings } else { summary()? };
    let mut rows = ask::named(&reader, &query, &options.given, show::most(context)?)?;
    show::rows(context, Some(&query.header.title), &mut rows, None)?;
    context.say(&Message::Findings { errors, warnings, infos })?;
    if !options.details && errors + warnings + infos > 0 {
        context.say(&Message::SeeDetails {})?;
    }
    Ok(match (errors > 0, whole) {
        (true, _) => Exit::Found,
        (false, false) => Exit::Refused,
        (false, true) => Exit::Done,
    })
}

/// Proves that the stored findings are those that the checks find now.
pub fn prove(context: &mut Context<'_>) -> Result<Exit, Error> {
    let folders = shelf::folders(&context.common.queries, &context.database(), "queries");
    let queries = shelf::checks(&folders)?;
    let connection = guard::open_read_only(&context.database())?;
    let fault = fault(&context.database());
    shadow::table(&connection, "finding_kind").map_err(&fault)?;
    shadow::table(&connection, "finding_record").map_err(&fault)?;
    store::recompute(&connection, &shelf::for_store(&queries)?).map_err(&fault)?;
    let reader = Reader::of(connection, None)?;
    let query = of("check_proof.sql", include_str!("check_proof.sql"))?;
    let [stored, computed] = ask::counted(&reader, &query, &[], "side", ["stored", "computed"])?;
    let mut total = ask::ad_hoc(&reader, "select count(*), count(distinct report_id) from main.finding_record", &[])?
        .collect()?
        .into_iter();
    let [findings, reports] = match total.next().as_deref() {
        Some([crate::query::Value::Integer(findings), crate::query::Value::Integer(reports)]) => [*findings, *reports],
        _ => [0, 0],
    };
    if stored + computed == 0 {
        context.say(&Message::FindingsAgree { findings, reports })?;
        return Ok(Exit::Done);
    }
    let mut rows = ask::named(&reader, &query, &[], show::most(context)?)?;
    show::rows(context, Some(&query.header.title), &mut rows, None)?;
    Err(Message::FindingsDiffer { stored, computed }.into())
}

/// The database with the findings that are asked about, and the exemptions beside it; whether all of these could be taken.
fn reader(options: &Options, context: &mut Context<'_>) -> Result<(Reader, bool), Error> {
    let database = context.database();
    let connection = guard::open_read_only(&database)?;
    let fault = fault(&database);
    if !options.thresholds.is_empty() {
        let queries = shelf::checks(&shelf::folders(&context.common.queries, &database, "queries"))?;
        let mut checks = shelf::for_store(&queries)?;
        for (name, value) in &options.thresholds {
            set(&queries, &mut checks, &options.given, name, value)?;
        }
        for table in ["finding_kind", "finding_record"] {
            shadow::table(&connection, table).map_err(&fault)?;
        }
        store::recompute(&connection, &checks).map_err(&fault)?;
        shadow::views(&connection).map_err(&fault)?;
    }
    let path: Option<PathBuf> = options.exemptions.clone().or_else(|| shelf::beside(&database, EXEMPTIONS));
    let Some(path) = path else {
        exempt::put_on(&connection, &[]).map_err(&fault)?;
        return Ok((Reader::of(connection, None)?, true));
    };
    let (document, _) = ledgers::read(&path)?;
    let (exemptions, mut refused) = match exemption::read(&document) {
        Ok(read) => read,
        Err(reason) => (Vec::new(), vec![ledgers::whole(reason)]),
    };
    let queries = shelf::checks(&shelf::folders(&context.common.queries, &database, "queries"))?;
    let (exemptions, unknown): (Vec<_>, Vec<_>) =
        exemptions.into_iter().partition(|exemption| queries.find(&exemption.rule).is_ok());
    refused.extend(unknown.into_iter().map(|exemption| crate::model::entry::Refusal {
        place: exemption.place,
        reason: Message::NoSuchRule { rule: exemption.rule },
        department: exemption.department,
        year: exemption.year,
    }));
    refused.extend(exempt::put_on(&connection, &exemptions).map_err(&fault)?);
    let whole = ledgers::tell(&document, refused.into_iter(), false, context)?;
    Ok((Reader::of(connection, None)?, whole))
}

/// Gives a threshold of a check another value: `B06.share`, or `share` where the rule is named beside it.
fn set(
    queries: &Catalogue,
    checks: &mut [store::Check<'_>],
    given: &[(String, String)],
    name: &str,
    value: &str,
) -> Result<(), Message> {
    let rule = given.iter().find(|(name, _)| name == "rule").map(|(_, rule)| rule.as_str());
    let (rule, threshold) = match name.split_once('.') {
        Some((rule, threshold)) => (rule, threshold),
        None => (rule.ok_or_else(|| Message::ThresholdOfNoRule { name: name.to_string() })?, name),
    };
    let query = queries.find(&rule.to_uppercase())?;
    let known = || {
        let names: Vec<String> =
            query.header.params.iter().map(|param| format!("{}.{}", query.header.name, param.name)).collect();
        if names.is_empty() { "—".to_string() } else { names.join(", ") }
    };
    let number: i64 = value.trim().parse().map_err(|_| Message::NotAnInteger {
        name: name.to_string(),
        typed: value.to_string(),
        example: "10".to_string(),
    })?;
    let check = checks.iter_mut().find(|check| check.rule == query.header.name);
    let slot = check.and_then(|check| check.values.iter_mut().find(|(known, _)| known == threshold));
    match slot {
        Some((_, slot)) => *slot = number,
        None => return Err(Message::NoSuchThreshold { name: name.to_string(), known: known() }),
    }
    Ok(())
}

fn fault(database: &std::path::Path) -> impl Fn(store::Fault) -> Message + use<> {
    let path = database.display().to_string();
    move |error| Message::Database { path: path.clone(), reason: error.to_string() }
}

/// The query behind `--details`; its head declares the options.
pub fn findings() -> Result<Query, Message> {
    of("check.sql", include_str!("check.sql"))
}

/// The query behind the summary.
pub fn summary() -> Result<Query, Message> {
    of("check_summary.sql", include_str!("check_summary.sql"))
}

fn of(name: &str, text: &str) -> Result<Query, Message> {
    let source = Source { origin: format!("{name} (built in)"), text: text.to_string() };
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
