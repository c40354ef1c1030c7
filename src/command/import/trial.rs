/*!
What a trial import shows of a document: its forms, its columns, and which stored figures it would change.

Every document is compared with the database as it is; what documents of the same trial would do to each other is not
seen.
*/

use std::collections::{BTreeSet, HashMap};

use serde_json::json;

use super::{Told, rejects};
use crate::command::meaning;
use crate::form::mapping::{Mapped, Mapping};
use crate::form::{Kind, Understood};
use crate::model::{Item, Lang, Message, Origin, Section, Statement, Unit};
use crate::render;
use crate::store::{Change, Stored, is_figure};

/// The columns of forms that were shown already, and the document each stands in: a thousand documents of one layout
/// would say the same a thousand times.
pub type Seen = HashMap<Vec<String>, String>;

/// The lines below that of the document.
pub fn told(path: &str, understood: &Understood, stored: &Stored, seen: &mut Seen, lang: Lang) -> Vec<Told> {
    let mut told = Vec::new();
    for (number, statement) in understood.statements.iter().enumerate() {
        let is_of = |mapping: &&Mapping| mapping.statement.is_none_or(|statement| statement == number);
        let mappings: Vec<&Mapping> = understood.mappings.iter().filter(is_of).collect();
        told.push(form(path, understood.kind, statement, &mappings, lang));
        told.extend(columns(path, mappings.into_iter().filter(|mapping| mapping.statement.is_some()), seen, lang));
    }
    let shared = understood.mappings.iter().filter(|mapping| mapping.statement.is_none());
    told.extend(columns(path, shared, seen, lang));
    match stored.changes.as_slice() {
        [] => told.push(Told(Vec::new(), Message::NoChanges {})),
        changes => told.extend(changes.iter().map(|change| changed(path, change, lang))),
    }
    told
}

/// One form: what it was taken for, where that was found, how much it holds.
fn form(path: &str, kind: Kind, statement: &Statement, mappings: &[&Mapping], lang: Lang) -> Told {
    let layout = mappings.first().map_or("", |mapping| mapping.layout.as_str());
    let units: Vec<(Unit, Origin)> = mappings.iter().flat_map(|mapping| units(mapping)).collect();
    let unit = units.first();
    let entries = || statement.entries.iter();
    let figures = entries().filter(|entry| is_figure(entry, kind == Kind::Tidy)).count();
    let is_indicator = |section: Section| section == Section::SelfIndicator;
    let indicators: BTreeSet<u32> =
        entries().filter(|entry| is_indicator(entry.section)).map(|entry| entry.position).collect();
    let others = entries()
        .filter(|entry| !is_indicator(entry.section) && !is_figure(entry, kind == Kind::Tidy))
        .filter(|entry| entry.value != crate::model::Stored::Absent)
        .count();
    let event = json!({
        "event": "form", "path": path, "form": statement.form.name(), "layout": layout,
        "department": statement.department.name, "department_from": statement.department_from.word(),
        "year": statement.year, "year_from": statement.year_from.word(),
        "unit": unit.map(|(unit, _)| unit.word()), "unit_from": unit.map(|(_, from)| from.word()),
        "figures": figures, "indicators": indicators.len(), "others": others,
    });
    let found = |what: &str, origin: Origin| {
        Message::FoundOn { what: what.to_string(), origin: lang.pick(origin.words()).to_string() }.text(lang)
    };
    let mut whose = vec![
        found(&statement.department.name, statement.department_from),
        found(&statement.year.to_string(), statement.year_from),
    ];
    whose.extend(unit.map(|(unit, origin)| found(unit.word(), *origin)));
    let message = Message::TrialForm {
        form: format!("{} {layout}", lang.pick(statement.form.words())),
        whose: whose.join(", "),
        figures,
        indicators: indicators.len(),
        others,
    };
    Told(vec![event], message)
}

/// The columns of a form or a table: a line a block, or one that says where the same columns were shown before.
pub fn columns<'a>(path: &str, mappings: impl Iterator<Item = &'a Mapping>, seen: &mut Seen, lang: Lang) -> Vec<Told> {
    let (patterns, told): (Vec<String>, Vec<Told>) =
        mappings.map(|mapping| (mapping.pattern(), block(path, mapping, lang))).unzip();
    match seen.get(&patterns) {
        Some(first) => {
            let events = told.into_iter().flat_map(|Told(events, _)| events).collect();
            vec![Told(events, Message::TrialColumnsAs { path: first.clone() })]
        }
        None if told.is_empty() => told,
        None => {
            seen.insert(patterns, path.to_string());
            told
        }
    }
}

/// The columns of one block, in one line.
fn block(path: &str, mapping: &Mapping, lang: Lang) -> Told {
    let events = mapping.columns.iter().map(|column| {
        json!({
            "event": "column", "path": path, "layout": mapping.layout, "block": mapping.block,
            "cell": column.place.to_string(), "label": column.label, "field": column.field,
            "unit": column.unit.map(|(unit, _)| unit.word()), "unit_from": column.unit.map(|(_, from)| from.word()),
        })
    });
    let units: Vec<&str> = units(mapping).into_iter().map(|(unit, _)| unit.word()).collect();
    let column = |column: &Mapped| {
        let own =
            column.unit.filter(|_| units.len() > 1).map_or(String::new(), |(unit, _)| format!(" ({})", unit.word()));
        format!("{} -> {}{own}", rejects::shortened(&column.label), column.field.as_deref().unwrap_or("?"))
    };
    let columns: Vec<String> = mapping.columns.iter().map(column).collect();
    let columns = columns.join(", ");
    let columns = match units.as_slice() {
        [unit] => Message::TrialUnit { columns, unit: unit.to_string() }.text(lang),
        _ => columns,
    };
    let message = Message::TrialColumns {
        block: if mapping.block.is_empty() { lang.pick("各栏 | columns").to_string() } else { mapping.block.clone() },
        cell: mapping.columns.first().map_or(String::new(), |column| column.place.told(lang)),
        columns,
    };
    Told(events.collect(), message)
}

/// The units of the amounts of a block, each once.
fn units(mapping: &Mapping) -> Vec<(Unit, Origin)> {
    let mut units: Vec<(Unit, Origin)> = Vec::new();
    for unit in mapping.columns.iter().filter_map(|column| column.unit) {
        if units.iter().all(|(known, _)| *known != unit.0) {
            units.push(unit);
        }
    }
    units
}

/// A figure that would be another.
fn changed(path: &str, change: &Change, lang: Lang) -> Told {
    let is_line = change.section.names().contains(&"item");
    let item_of_row = change.names.first().filter(|_| is_line).map(String::as_str);
    let (item, measure) = meaning::of(&change.field, item_of_row);
    let names: Vec<&str> = change.names.iter().skip(usize::from(is_line)).map(String::as_str).collect();
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    let label = match (names.as_slice(), item.as_deref().and_then(Item::of_code)) {
        ([], Some(item)) => item.label.clone(),
        ([], None) => String::new(),
        (names, _) => names.join(" / "),
    };
    let shown = |value: &Option<crate::model::Stored>| {
        value.as_ref().and_then(|value| meaning::shown(&change.field, value)).map(|(text, _)| text)
    };
    let unit = change.old.as_ref().or(change.new.as_ref()).and_then(|value| meaning::shown(&change.field, value));
    let unit = unit.map_or("", |(_, unit)| unit);
    let (old, new) = (shown(&change.old), shown(&change.new));
    let event = json!({
        "event": "change", "path": path, "department": change.department, "year": change.year,
        "form": change.section.form().name(), "section": change.section.table(), "item": item, "label": label,
        "measure": measure, "old": old, "new": new, "unit": unit,
    });
    let words = [rejects::shortened(&label), render::code(&measure, lang)];
    let what = words.iter().filter(|word| !word.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
    let (department, year) = (change.department.clone(), change.year);
    let value = |text: String| format!("{}{}{unit}", rejects::shortened(&text), if unit.is_empty() { "" } else { " " });
    let message = match (old, new) {
        (Some(old), Some(new)) => {
            Message::WouldChange { department, year, what, old: rejects::shortened(&old), new: value(new) }
        }
        (None, Some(new)) => Message::WouldAppear { department, year, what, new: value(new) },
        (old, None) => Message::WouldVanish { department, year, what, old: old.map_or(String::new(), value) },
    };
    Told(vec![event], message)
}
