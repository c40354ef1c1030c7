//! A trace in words: an indented tree, nested objects, or a row a cell.

use serde_json::{Value as Json, json};

use super::{At, Cell, Correction, Figure, Found, Input, Superseded, scale};
use crate::model::money::plain;
use crate::model::{Item, Lang, Message, Place};
use crate::query::{Column, Kind, Value};
use crate::render;

/// What a figure is called.
fn name(item: Option<&str>, label: Option<&str>, measure: &str, lang: Lang) -> String {
    let known = item.and_then(Item::of_code).filter(|item| !item.measures.is_empty());
    let item = match (known, lang) {
        (Some(item), Lang::Zh) => item.label.clone(),
        (Some(item), Lang::En) => item.label_en.clone(),
        (None, _) => label.or(item).unwrap_or_default().to_string(),
    };
    let measure = render::code(measure, lang);
    if item.is_empty() { measure } else { format!("{item} · {measure}") }
}

fn with_unit(value: Option<&str>, unit: Option<&str>) -> String {
    match (value, unit) {
        (None, _) => "--".to_string(),
        (Some(value), Some("%")) => format!("{value}%"),
        (Some(value), unit) => format!("{value} {}", unit.unwrap_or_default()).trim_end().to_string(),
    }
}

/// An indented tree in the reader's language.
pub fn tree(figures: &[Figure], lang: Lang) -> String {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for figure in figures {
        let name = name(figure.item.as_deref(), figure.label.as_deref(), &figure.measure, lang);
        let value = with_unit(figure.value.as_deref(), figure.unit.as_deref());
        lines.push((
            0,
            Message::TraceFigure { name, department: figure.department.clone(), year: figure.year, value }.text(lang),
        ));
        if let Some(text) = &figure.finding {
            lines.push((1, Message::TraceFinding { text: lang.pick(text).to_string() }.text(lang)));
        }
        if let Some(text) = &figure.formula {
            let text = lang.pick(text).to_string();
            let said = match &figure.finding {
                Some(_) => Message::TraceRule { text },
                None => Message::TraceFormula { text },
            };
            lines.push((1, said.text(lang)));
        }
        for input in &figure.inputs {
            // A printed figure is its own only input.
            let is_computed = figure.formula.is_some();
            if let (true, Some(cell)) = (is_computed, &input.cell) {
                let name = super::shown::name(cell.item.as_deref(), cell.label.as_deref(), &cell.measure, lang);
                let value = with_unit(cell.shown().as_deref(), cell.unit.as_deref());
                lines.push((1, Message::TraceInput { name, year: cell.year, value }.text(lang)));
            }
            let depth = if is_computed { 2 } else { 1 };
            lines.extend(source(input, lang).into_iter().map(|line| (depth, line)));
        }
    }
    lines.into_iter().map(|(depth, line)| format!("{}{}\n", "  ".repeat(depth), render::printable(&line))).collect()
}

/// The lines below a value.
fn source(input: &Input, lang: Lang) -> Vec<String> {
    let at = &input.at;
    let found = input.found.as_ref();
    let cell = found.map_or(&at.cell, |found| &found.cell).clone();
    let mut lines = vec![
        Message::TraceFile { path: at.document.clone(), hash: at.sha256.clone() }.text(lang),
        Message::TracePlace { place: told(&cell, lang) }.text(lang),
    ];
    if let Some(raw) = raw(input) {
        lines.push(Message::TraceRaw { text: raw.to_string() }.text(lang));
    }
    if let Some(note) = &at.note {
        lines.push(Message::TraceNote { note: render::code(note, lang) }.text(lang));
    }
    if let Some(unit) = found.and_then(|found| found.unit) {
        let from = found.and_then(|found| found.unit_from);
        let from = render::code(&format!("unit_{}", from.unwrap_or("unknown")), lang);
        lines.push(Message::TraceUnit { unit: unit.word().to_string(), from }.text(lang));
    }
    if let Some(found) = found {
        lines.push(fate(found, input, lang));
    }
    for Correction { old, new, reason, said } in &input.corrections {
        let (old, new) = (old.clone(), new.clone());
        let reason = std::iter::once(reason).chain(said).cloned().collect::<Vec<_>>().join("; ");
        lines.push(Message::TraceCorrection { old, new, reason }.text(lang));
    }
    for old in &input.superseded {
        let (path, place, by) = (old.at.document.clone(), told(&old.at.cell, lang), old.replaced_by.clone());
        lines.push(Message::TraceSuperseded { value: replaced(old, input), path, place, by }.text(lang));
    }
    lines
}

/// A stored place in the reader's words.
fn told(place: &str, lang: Lang) -> String {
    Place::of_text(place).map_or_else(|| place.to_string(), |place| place.told(lang))
}

/// The text of the cell.
fn raw(input: &Input) -> Option<&str> {
    input.at.raw.as_deref().or_else(|| input.found.as_ref()?.text.as_deref())
}

fn replaced(old: &Superseded, input: &Input) -> String {
    let unit = input.cell.as_ref().and_then(|cell| cell.unit.as_deref());
    let value = old.value.map(|value| plain(value, scale(unit)));
    value.map_or_else(|| old.at.raw.clone().unwrap_or_default(), |value| with_unit(Some(&value), unit))
}

/// Whether the file still says so.
fn fate(found: &Found, input: &Input, lang: Lang) -> String {
    let path = input.at.document.clone();
    let stored = input.cell.as_ref().and_then(|cell| cell.value);
    match found.file {
        super::Fate::Missing => Message::TraceMissing { path }.text(lang),
        super::Fate::Changed => Message::TraceChanged { path }.text(lang),
        super::Fate::Same if found.value.is_some() && found.value == stored => Message::TraceSame {}.text(lang),
        super::Fate::Same if found.text.is_some() => Message::TraceSameFile {}.text(lang),
        super::Fate::Same => Message::TraceNoCell {}.text(lang),
    }
}

/// Nested objects, one a figure.
pub fn json(figures: &[Figure], lines: bool) -> String {
    let objects: Vec<Json> = figures.iter().map(object).collect();
    if lines {
        return objects.iter().map(|object| format!("{object}\n")).collect();
    }
    format!("{:#}\n", Json::Array(objects))
}

fn object(figure: &Figure) -> Json {
    json!({
        "department": figure.department,
        "year": figure.year,
        "item": figure.item,
        "label": figure.label,
        "measure": figure.measure,
        "value": json_number(figure.value.as_deref()),
        "unit": figure.unit,
        "formula": figure.formula.as_deref().map(|text| Lang::En.pick(text)),
        "formula_zh": figure.formula.as_deref().map(|text| Lang::Zh.pick(text)),
        "finding": figure.finding.as_deref().map(|text| Lang::En.pick(text)),
        "finding_zh": figure.finding.as_deref().map(|text| Lang::Zh.pick(text)),
        "inputs": figure.inputs.iter().map(input).collect::<Vec<_>>(),
    })
}

fn input(input: &Input) -> Json {
    let cell = input.cell.as_ref();
    let found = input.found.as_ref();
    let unit = cell.and_then(|cell| cell.unit.as_deref());
    let correction =
        |one: &Correction| json!({ "old": one.old, "new": one.new, "reason": one.reason, "said": one.said });
    let superseded = |old: &Superseded| {
        json!({
            "value": json_number(old.value.map(|value| plain(value, scale(unit))).as_deref()),
            "document": old.at.document, "sha256": old.at.sha256, "cell": old.at.cell, "raw": old.at.raw,
            "replaced_by": old.replaced_by,
        })
    };
    let At { document, sha256, kind, note, .. } = &input.at;
    let place = found.map_or(&input.at.cell, |found| &found.cell);
    json!({
        "department": cell.map(|cell| &cell.department),
        "year": cell.map(|cell| cell.year),
        "item": cell.and_then(|cell| cell.item.as_ref()),
        "label": cell.and_then(|cell| cell.label.as_ref()),
        "measure": cell.map(|cell| &cell.measure),
        "value": json_number(cell.and_then(Cell::shown).as_deref()),
        "unit": unit,
        "document": document,
        "sha256": sha256,
        "kind": kind,
        "table": table(place),
        "cell": place,
        "raw": raw(input),
        "note": note,
        "printed_unit": found.and_then(|found| found.unit).map(|unit| unit.word()),
        "unit_from": found.and_then(|found| found.unit_from),
        "file": found.map(|found| found.file.word()),
        "same_number": found.and_then(|found| found.value).map(|value| Some(value) == cell.and_then(|cell| cell.value)),
        "corrections": input.corrections.iter().map(correction).collect::<Vec<_>>(),
        "superseded": input.superseded.iter().map(superseded).collect::<Vec<_>>(),
    })
}

/// The table that a place is in: `table 2` of `table 2 row 7 column 3`, the sheet of `Sheet1!D7`.
fn table(place: &str) -> Option<&str> {
    if let Some((sheet, _)) = place.rsplit_once('!') {
        return Some(sheet);
    }
    place.split_once(" row ").map(|(table, _)| table)
}

/// A value as programs read it: a number where it is one.
pub fn number(shown: Option<&str>) -> Value {
    let Some(shown) = shown else { return Value::Null };
    let whole = shown.parse().map(Value::Integer);
    whole.or_else(|_| shown.parse().map(Value::Real)).unwrap_or_else(|_| Value::Text(shown.to_string()))
}

/// The same in JSON.
fn json_number(shown: Option<&str>) -> Json {
    match number(shown) {
        Value::Integer(number) => json!(number),
        Value::Real(number) => json!(number),
        Value::Text(text) => json!(text),
        Value::Null => Json::Null,
    }
}

/// A row a cell.
pub fn rows(figures: &[Figure]) -> (Vec<Column>, Vec<Vec<Value>>) {
    let column = |(name, title, kind): (&str, &str, Kind)| Column { name: name.into(), title: title.into(), kind };
    let columns = [
        ("department", "部门 | department", Kind::Department),
        ("year", "年度 | year", Kind::Year),
        ("item", "项目编码 | item code", Kind::Text),
        ("label", "项目 | row", Kind::Text),
        ("measure", "口径 | measure", Kind::Code),
        ("value", "值 | value", Kind::Number),
        ("unit", "单位 | unit", Kind::Code),
        ("formula", "公式 | formula", Kind::Text),
        ("input_year", "数据报表年度 | year of the report", Kind::Year),
        ("input_item", "数据项目 | item read", Kind::Text),
        ("input_measure", "数据口径 | measure read", Kind::Code),
        ("input_value", "数据值 | value read", Kind::Number),
        ("document", "文件 | document", Kind::Document),
        ("sha256", "哈希值 | hash", Kind::Text),
        ("cell", "位置 | place", Kind::Place),
        ("raw", "原文 | text", Kind::Text),
        ("printed_unit", "原文单位 | unit printed", Kind::Text),
        ("unit_from", "单位出处 | unit from", Kind::Text),
        ("superseded", "被替代版本数 | versions superseded", Kind::Count),
        ("file", "文件现状 | file now", Kind::Text),
    ];
    let text = |text: Option<&str>| text.map_or(Value::Null, |text| Value::Text(text.to_string()));
    let mut rows = Vec::new();
    for figure in figures {
        for input in &figure.inputs {
            let (cell, found) = (input.cell.as_ref(), input.found.as_ref());
            rows.push(vec![
                text(Some(&figure.department)),
                Value::Integer(figure.year),
                text(figure.item.as_deref()),
                text(figure.label.as_deref()),
                text(Some(&figure.measure)),
                number(figure.value.as_deref()),
                text(figure.unit.as_deref()),
                text(figure.formula.as_deref()),
                cell.map_or(Value::Null, |cell| Value::Integer(cell.year)),
                text(cell.and_then(|cell| cell.item.as_deref())),
                text(cell.map(|cell| cell.measure.as_str())),
                number(cell.and_then(Cell::shown).as_deref()),
                text(Some(&input.at.document)),
                text(Some(&input.at.sha256)),
                text(Some(found.map_or(&input.at.cell, |found| &found.cell))),
                text(raw(input)),
                text(found.and_then(|found| found.unit).map(|unit| unit.word())),
                text(found.and_then(|found| found.unit_from)),
                Value::Integer(input.superseded.len() as i64),
                text(found.map(|found| found.file.word())),
            ]);
        }
    }
    (columns.map(column).into(), rows)
}
