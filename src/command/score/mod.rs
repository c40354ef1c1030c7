/*!
`score`: what a department earns by an index table, rule by rule; or which tables there are.

Computed points, points whose input is missing and points that a person must judge are three sums that are never mixed.
*/

mod evaluate;
mod judgements;
mod shown;

pub use evaluate::lines;
pub use evaluate::{check_metrics, grades, of_year};
pub use shown::{rule_text, table};

use super::{Context, query, shelf, show};
use crate::cli;
use crate::error::{Error, Exit};
use crate::model::Message;
use crate::model::near::offer;
use crate::query::{Catalogue, Column, Kind, Value, lookup, param};
use crate::score::award::State;
use crate::score::{Judgement, Number, Scheme};
use evaluate::Line;

/// Scores a department, or lists the schemes.
pub fn run(options: &cli::Score, context: &mut Context<'_>) -> Result<Exit, Error> {
    let Some(id) = &options.scheme else { return list(context) };
    let (schemes, metrics) = (schemes(context)?, metrics(context)?);
    let scheme = find(&schemes, id)?;
    check_metrics(scheme, &metrics)?;
    let typed = options.department.as_deref().ok_or(Message::ScoreDepartment {})?;
    let reader = query::reader(context, None)?;
    let department_id = lookup::department(reader.connection(), typed)?;
    let year = match options.year.as_deref() {
        None | Some("latest") => lookup::latest_year(reader.connection())?,
        Some(typed) => param::year(typed)?,
    };
    let judgements = match &options.judgements {
        Some(path) => match judgements::read(path, &reader, &schemes) {
            Ok(judgements) => judgements,
            Err(wrong) => {
                let (others, last) = *wrong;
                context.out.flush()?;
                for message in &others {
                    super::tell_error(context.err, message, context.lang)?;
                }
                return Err(last.into());
            }
        },
        None => Vec::new(),
    };
    let of_another_year = |judgement: &&Judgement| {
        judgement.scheme == scheme.id && judgement.department_id == department_id && judgement.year != year
    };
    for unused in judgements.iter().filter(of_another_year) {
        let (place, of_year) = (unused.place.clone(), unused.year);
        context.say(&Message::JudgementUnused { place, of_year, year })?;
    }
    let lines = evaluate::lines(&reader, scheme, &metrics, department_id, year, &judgements)?;
    if let Some(message) = of_other_years(scheme, year) {
        context.say(&message)?;
    }
    shown::lines(scheme, &lines, context)?;
    for message in totals(scheme, &lines) {
        context.say(&message)?;
    }
    Ok(Exit::Done)
}

/// The schemes: the built-in ones and those of the user.
pub fn schemes(context: &Context<'_>) -> Result<Vec<Scheme>, Message> {
    shelf::schemes(&shelf::folders(&context.common.schemes, &context.database(), "schemes"))
}

/// The metrics: the built-in ones and those of the user.
pub fn metrics(context: &Context<'_>) -> Result<Catalogue, Message> {
    shelf::metrics(&shelf::folders(&context.common.queries, &context.database(), "queries"))
}

/// The scheme of an id.
pub fn find<'s>(schemes: &'s [Scheme], id: &str) -> Result<&'s Scheme, Message> {
    schemes.iter().find(|scheme| scheme.id == id).ok_or_else(|| Message::NoSuchScheme {
        id: id.to_string(),
        known: offer(id, schemes.iter().map(|scheme| scheme.id.as_str())),
    })
}

fn list(context: &mut Context<'_>) -> Result<Exit, Error> {
    let schemes = schemes(context)?;
    let column = |name: &str, title: &str, kind: Kind| Column { name: name.into(), title: title.into(), kind };
    let columns = [
        column("scheme", "评分表 | scheme", Kind::Text),
        column("title", "名称 | what it is", Kind::Text),
        column("total", "总分 | total", Kind::Number),
        column("weights", "收录分值 | weights", Kind::Number),
        column("rules", "规则数 | rules", Kind::Count),
        column("seen", "见于原文 | rules seen", Kind::Count),
        column("place", "适用 | where", Kind::Text),
        column("source", "出处 | source", Kind::Text),
    ];
    let rows: Vec<Vec<Value>> = schemes
        .iter()
        .map(|scheme| {
            let seen = scheme.rules.iter().filter(|rule| rule.provenance.how == "seen").count();
            let weights = Number::sum(scheme.rules.iter().map(|rule| rule.weight));
            vec![
                Value::Text(scheme.id.clone()),
                shown::pair(&scheme.title, context),
                scheme.total.map_or(Value::Null, shown::number),
                scheme.total.map_or(Value::Null, |_| shown::number(weights)),
                Value::Integer(scheme.rules.len() as i64),
                Value::Integer(seen as i64),
                scheme.place.clone().map_or(Value::Null, Value::Text),
                Value::Text(scheme.source.clone()),
            ]
        })
        .collect();
    show::listed(context, "评分表 | schemes", &columns, &rows)?;
    Ok(Exit::Done)
}

/// Says that a scheme was made for other years.
pub fn of_other_years(scheme: &Scheme, year: i64) -> Option<Message> {
    let before = scheme.year_from.is_some_and(|first| year < i64::from(first));
    let after = scheme.year_to.is_some_and(|last| year > i64::from(last));
    (before || after).then(|| Message::SchemeYears { id: scheme.id.clone(), year })
}

/// The sums of a scheme with points: the lines that nobody should miss.
pub fn totals(scheme: &Scheme, lines: &[Line]) -> Vec<Message> {
    if scheme.gives_letters() {
        return Vec::new();
    }
    let sums = |state: State| evaluate::sums(lines, state);
    let (points, computable) = sums(State::Computed);
    let [missing, judgement] = [State::Missing, State::Judgement].map(|state| sums(state).1.to_string());
    let (points, computable) = (points.to_string(), computable.to_string());
    let mut said = vec![Message::ScoreTotals { points, computable, missing, judgement }];
    let (_, not_applicable) = sums(State::NotApplicable);
    if not_applicable > Number::ZERO {
        said.push(Message::ScoreNotApplicable { points: not_applicable.to_string() });
    }
    let (supplied, most) = sums(State::Supplied);
    if most > Number::ZERO {
        said.push(Message::ScoreSupplied { points: supplied.to_string(), most: most.to_string() });
    }
    said
}
