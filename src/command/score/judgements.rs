//! The file of judgements: a row a decision. Whatever is wrong in any row is told with its line, and nothing is scored.

use std::collections::HashMap;
use std::path::Path;

use super::find;
use crate::command::ledgers;
use crate::document::Cell;
use crate::model::near::offer;
use crate::model::{Lang, Message, Place};
use crate::query::{Reader, lookup, param};
use crate::score::judgement::Given;
use crate::score::{Judgement, Number, Scheme};

/// The columns, and what else they may be called.
const COLUMNS: [(&str, &str); 9] = [
    ("scheme", "评分表"),
    ("department", "部门"),
    ("year", "年度"),
    ("rule", "规则"),
    ("points", "得分"),
    ("violations", "违规数"),
    ("label", "档次"),
    ("reason", "理由"),
    ("by", "评定人"),
];

/// Columns that every row fills.
const NEEDED: [&str; 6] = ["scheme", "department", "year", "rule", "reason", "by"];

/// Reads and examines a file: a row of any scheme, department and year must be right, whichever is asked for. All rows
/// that are not come back, the last one by itself.
pub fn read(path: &Path, reader: &Reader, schemes: &[Scheme]) -> Result<Vec<Judgement>, Box<(Vec<Message>, Message)>> {
    let alone = |message| Box::new((Vec::new(), message));
    let (document, _) = ledgers::read(path).map_err(alone)?;
    let shown = document.path.clone();
    let rows = document.rows();
    let mut rows = rows.iter().filter(|row| row.iter().any(|cell| !cell.is_blank()));
    let Some(head) = rows.next() else { return Err(alone(Message::EmptyFile { path: shown })) };
    let columns = columns(&shown, head).map_err(alone)?;
    let (mut judgements, mut wrong): (Vec<Judgement>, Vec<Message>) = (Vec::new(), Vec::new());
    for row in rows {
        match judgement(&place(&shown, row), &columns, row, reader, schemes) {
            Err(message) => wrong.push(message),
            Ok(judgement) => {
                let same = |known: &&Judgement| {
                    known.scheme == judgement.scheme
                        && known.department_id == judgement.department_id
                        && known.year == judgement.year
                        && known.rule == judgement.rule
                };
                match judgements.iter().find(same) {
                    Some(known) => {
                        wrong.push(Message::JudgementTwice { place: judgement.place, other: known.place.clone() });
                    }
                    None => judgements.push(judgement),
                }
            }
        }
    }
    match wrong.pop() {
        None => Ok(judgements),
        Some(last) => Err(Box::new((wrong, last))),
    }
}

fn place(path: &str, row: &[Cell]) -> String {
    match row.first().map(|cell| &cell.place) {
        Some(Place::Line { line, .. }) => format!("{path}:{line}"),
        Some(place) => format!("{path}: {place}"),
        None => path.to_string(),
    }
}

fn columns(path: &str, head: &[Cell]) -> Result<HashMap<&'static str, usize>, Message> {
    let mut columns = HashMap::new();
    for (index, cell) in head.iter().enumerate() {
        let text = cell.text.trim().trim_start_matches('\u{feff}');
        if text.is_empty() {
            continue;
        }
        let known = COLUMNS.iter().find(|(name, zh)| *name == text.to_lowercase() || *zh == text);
        let Some((name, _)) = known else {
            let known = COLUMNS.iter().flat_map(|(name, zh)| [*name, *zh]);
            let known = offer(text, known.collect::<Vec<_>>());
            return Err(Message::JudgementColumn { place: place(path, head), column: text.to_string(), known });
        };
        columns.insert(*name, index);
    }
    match NEEDED.iter().find(|name| !columns.contains_key(**name)) {
        Some(name) => Err(Message::JudgementField { place: place(path, head), column: name.to_string() }),
        None => Ok(columns),
    }
}

fn judgement(
    place: &str,
    columns: &HashMap<&'static str, usize>,
    row: &[Cell],
    reader: &Reader,
    schemes: &[Scheme],
) -> Result<Judgement, Message> {
    let field = |name: &str| {
        let text = columns.get(name).and_then(|index| row.get(*index)).map_or("", |cell| cell.text.trim());
        (!text.is_empty()).then_some(text)
    };
    let needed = |name: &str| {
        field(name).ok_or_else(|| Message::JudgementField { place: place.to_string(), column: name.to_string() })
    };
    let at = |message: Message| Message::JudgementAt {
        place: place.to_string(),
        zh: message.text(Lang::Zh),
        en: message.text(Lang::En),
    };
    let number = |name: &str, text: &str| Message::JudgementNumber {
        place: place.to_string(),
        column: name.to_string(),
        text: text.to_string(),
    };
    let whole = |name: &str, text: &str| text.parse::<i64>().map_err(|_| number(name, text));
    let scheme = find(schemes, needed("scheme")?).map_err(at)?;
    let name = needed("rule")?;
    let rule = scheme.rule(name).ok_or_else(|| {
        let known: Vec<String> = scheme.rules.iter().map(|rule| rule.name()).collect();
        let known = offer(name, known.iter().map(String::as_str).collect::<Vec<_>>());
        Message::JudgementRule { place: place.to_string(), rule: name.to_string(), known }
    })?;
    let points = field("points").map(|text| Number::of_text(text).ok_or_else(|| number("points", text))).transpose()?;
    let violations = field("violations").map(|text| whole("violations", text)).transpose()?;
    let judgement = Judgement {
        scheme: scheme.id.clone(),
        department_id: lookup::department(reader.connection(), needed("department")?).map_err(at)?,
        year: param::year(needed("year")?).map_err(at)?,
        rule: rule.name(),
        given: Given { points, violations, label: field("label").map(str::to_string) },
        reason: needed("reason")?.to_string(),
        by: needed("by")?.to_string(),
        place: place.to_string(),
    };
    // Points beyond the weight are refused whether or not this department is asked for.
    judgement.award(rule)?;
    Ok(judgement)
}
