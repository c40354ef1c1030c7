/*!
`check`: what contradicts itself in the forms, summed up by department and rule, or finding by finding.

The findings are those that were stored at import. Other thresholds, or a proof that the stored ones are right, compute
them anew beside the file.
*/

use std::path::PathBuf;

use super::{Context, exemptions, ledgers, shelf, show};
use crate::cli::Check as Options;
use crate::error::{Error, Exit};
use crate::form::exemption;
use crate::model::entry::Refusal;
use crate::model::{Message, Severity};
use crate::query::{Catalogue, Query, Reader, Value, exempt, guard, run as ask, shadow};
use crate::render::Subject;
use crate::store;

/// Prints findings; the exit status says whether an error is among them.
pub fn run(options: &Options, context: &mut Context<'_>) -> Result<Exit, Error> {
    let checks = context.checks()?;
    known_rule(&options.given, &checks)?;
    let (reader, whole) = reader(options, &checks, context)?;
    let findings = findings()?;
    let counting = "(case when exempted is null then severity end)";
    let [errors, warnings, infos] =
        ask::counted(&reader, &findings, &options.given, counting, Severity::ALL.map(Severity::word))?;
    let query = if options.details { findings } else { summary()? };
    let mut rows = ask::named(&reader, &query, &options.given, show::most(context)?)?;
    show::rows(context, &Subject::titled(&query.header.title), &mut rows, None)?;
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
    let checks = context.checks()?;
    let connection = guard::open_read_only(&context.database())?;
    recomputed(&connection, &shelf::for_store(&checks)?).map_err(context.fault())?;
    let reader = Reader::of(connection, None)?;
    let query = shelf::own("check_proof.sql", include_str!("check_proof.sql"))?;
    let [stored, computed] = ask::counted(&reader, &query, &[], "side", ["stored", "computed"])?;
    let mut total = ask::ad_hoc(&reader, "select count(*), count(distinct report_id) from main.finding_record", &[])?
        .collect()?
        .into_iter();
    let [findings, reports] = match total.next().as_deref() {
        Some([Value::Integer(findings), Value::Integer(reports)]) => [*findings, *reports],
        _ => [0, 0],
    };
    if stored + computed == 0 {
        context.say(&Message::FindingsAgree { findings, reports })?;
        return Ok(Exit::Done);
    }
    let mut rows = ask::named(&reader, &query, &[], show::most(context)?)?;
    show::rows(context, &Subject::titled(&query.header.title), &mut rows, None)?;
    Err(Message::FindingsDiffer { stored, computed }.into())
}

/// The database with the findings that are asked about, and the exemptions beside it; whether all of these could be taken.
pub fn reader(options: &Options, queries: &Catalogue, context: &mut Context<'_>) -> Result<(Reader, bool), Error> {
    let database = context.database();
    let connection = guard::open_read_only(&database)?;
    let fault = context.fault();
    if !options.thresholds.is_empty() {
        let mut checks = shelf::for_store(queries)?;
        for (name, value) in &options.thresholds {
            set(queries, &mut checks, &options.given, name, *value)?;
        }
        recomputed(&connection, &checks).map_err(&fault)?;
        shadow::views(&connection).map_err(&fault)?;
    }
    let path: Option<PathBuf> = options.exemptions.clone().or_else(|| shelf::beside(&database, exemptions::FILE));
    let Some(path) = path else {
        exempt::put_on(&connection, &[]).map_err(&fault)?;
        return Ok((Reader::of(connection, None)?, true));
    };
    let (document, _) = ledgers::read(&path)?;
    let (listed, mut refused) = match exemption::read(&document) {
        Ok(read) => read,
        Err(reason) => (Vec::new(), vec![ledgers::whole(reason)]),
    };
    let (exemptions, unknown): (Vec<_>, Vec<_>) =
        listed.into_iter().partition(|exemption| queries.find(&exemption.rule).is_ok());
    refused.extend(unknown.into_iter().map(|exemption| Refusal {
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
    value: i64,
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
    let check = checks.iter_mut().find(|check| check.rule == query.header.name);
    let slot = check.and_then(|check| check.values.iter_mut().find(|(known, _)| known == threshold));
    match slot {
        Some((_, slot)) => *slot = value,
        None => return Err(Message::NoSuchThreshold { name: name.to_string(), known: known() }),
    }
    Ok(())
}

/// Computes the findings of all reports beside the file, where a connection sees them before those of the file.
fn recomputed(connection: &guard::Opened, checks: &[store::Check<'_>]) -> Result<(), store::Fault> {
    for table in ["finding_kind", "finding_record"] {
        shadow::table(connection, table)?;
    }
    store::recompute(connection, checks)
}

/// The query behind `--details`; its head declares the options.
pub fn findings() -> Result<Query, Message> {
    shelf::own("check.sql", include_str!("check.sql"))
}

/// The query behind the summary.
pub fn summary() -> Result<Query, Message> {
    shelf::own("check_summary.sql", include_str!("check_summary.sql"))
}

/// A rule that does not exist would find nothing, which would look like good news.
fn known_rule(given: &[(String, String)], checks: &Catalogue) -> Result<(), Message> {
    match given.iter().find(|(name, _)| name == "rule") {
        Some((_, rule)) => checks.find(&rule.to_uppercase()).map(|_| ()),
        None => Ok(()),
    }
}
