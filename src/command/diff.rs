//! `diff`: what changed between two versions of a report, and what two reports say of the same year.

use std::collections::HashSet;

use super::trace::{At, Cell, Superseded, in_force, names_rows, number, scale, superseded};
use super::{Context, show};
use crate::error::{Error, Exit};
use crate::model::money::plain;
use crate::model::{Item, Message};
use crate::query::{Column, Kind, Reader, Value, lookup};

/// One value in two places.
#[derive(Debug)]
pub struct Pair {
    /// `version` where a newer import replaced the value, `report` where the report of the year after says it again.
    pub between: &'static str,
    /// Code of the item.
    pub item: Option<String>,
    /// What its row is called.
    pub label: Option<String>,
    /// What it measures.
    pub measure: String,
    /// Its unit.
    pub unit: Option<String>,
    /// The older value and its place.
    pub older: (Option<i64>, Option<At>),
    /// The newer one.
    pub newer: (Option<i64>, Option<At>),
}

impl Pair {
    fn differs(&self) -> bool {
        self.older.0 != self.newer.0
    }
}

/// Shows the values that differ.
pub fn run(department: &str, year: Option<i64>, context: &mut Context<'_>) -> Result<Exit, Error> {
    let reader = Reader::open(&context.database(), None)?;
    let department = lookup::department(reader.connection(), department)?;
    let year = year.map_or_else(|| lookup::latest_year(reader.connection()), Ok)?;
    let mut pairs = versions(&reader, department, year)?;
    pairs.extend(reports(&reader, department, year)?);
    let compared = pairs.len();
    pairs.retain(Pair::differs);
    let rows: Vec<Vec<Value>> = pairs.iter().map(row).collect();
    show::listed(context, "前后差异 | what differs", &columns(), &rows)?;
    context.say(&Message::DiffCounts { compared, differ: rows.len() })?;
    Ok(Exit::Done)
}

fn of_year(reader: &Reader, department: i64, year: i64) -> Result<Vec<Cell>, Error> {
    let asked = super::trace::Asked { department: Some(department), year, region: None, item: None };
    in_force(reader, &asked, None)
}

/// Each value that a newer import replaced, beside what the newer document says, and what it says anew.
pub fn versions(reader: &Reader, department: i64, year: i64) -> Result<Vec<Pair>, Error> {
    let now = of_year(reader, department, year)?;
    let old = superseded(reader, department, year)?;
    let mut pairs = Vec::new();
    for older in old.iter().filter(|older| older.is_figure()) {
        // Where several rows bear the name, the one in its place.
        let of_newer = || now.iter().filter(|cell| cell.at.document_id == older.replaced_by_id && cell.is_of(older));
        let in_force = of_newer().find(|cell| cell.position == older.position).or_else(|| of_newer().next());
        let since_replaced =
            || old.iter().find(|newer| newer.at.document_id == older.replaced_by_id && same(newer, older));
        let newer = match in_force {
            Some(cell) => (cell.value, Some(cell.at.clone())),
            None => since_replaced().map_or((None, None), |newer| (newer.value, Some(newer.at.clone()))),
        };
        let described = in_force.or_else(|| now.iter().find(|cell| cell.is_of(older)));
        let (item, measure, unit) = match described {
            Some(cell) => (cell.item.clone(), cell.measure.clone(), cell.unit.clone()),
            None => meaning(older),
        };
        let label = older.label.clone().or_else(|| described.and_then(|cell| cell.label.clone()));
        let label = label.or_else(|| Some(Item::of_code(item.as_deref()?)?.label.clone()));
        pairs.push(Pair {
            between: "version",
            item,
            label,
            measure,
            unit,
            older: (older.value, Some(older.at.clone())),
            newer,
        });
    }
    // What a form says that the one it replaced did not. A table of single amounts adds to a report and is no version of it.
    let blocks: HashSet<(i64, &str)> = old
        .iter()
        .filter(|older| older.by_kind == "form")
        .map(|older| (older.replaced_by_id, form_of(&older.section)))
        .collect();
    for cell in now.iter().filter(|cell| cell.value.is_some()) {
        let is_version = blocks.contains(&(cell.at.document_id, form_of(&cell.section)));
        let was_there = old.iter().any(|older| older.replaced_by_id == cell.at.document_id && cell.is_of(older));
        if is_version && !was_there {
            pairs.push(Pair {
                between: "version",
                item: cell.item.clone(),
                label: cell.label.clone(),
                measure: cell.measure.clone(),
                unit: cell.unit.clone(),
                older: (None, None),
                newer: (cell.value, Some(cell.at.clone())),
            });
        }
    }
    Ok(pairs)
}

/// `base` or `self`.
fn form_of(section: &str) -> &str {
    section.split('_').next().unwrap_or_default()
}

fn same(one: &Superseded, other: &Superseded) -> bool {
    one.section == other.section
        && one.field == other.field
        && if names_rows(&one.section) && (one.label.is_some() || other.label.is_some()) {
            one.label == other.label
        } else {
            one.position == other.position
        }
}

/// Item, measure and unit of a value that no report in force has.
fn meaning(older: &Superseded) -> (Option<String>, String, Option<String>) {
    let block = match older.section.as_str() {
        "base_staffing" => Some("staffing"),
        "base_building" => Some("building"),
        "self_indicator" => Some("indicator"),
        _ => None,
    };
    let (item, measure) = super::meaning::of(&older.field, block);
    let unit = match older.field.as_str() {
        "authorised" | "in_post" => "人",
        field if field.ends_with("_pct") => "%",
        field if field.ends_with("_area") => "平方米",
        field if field.ends_with("weight") || field.ends_with("score") => "分",
        _ => "万元",
    };
    (item, measure, Some(unit.to_string()))
}

/// What the report of the year after prints in its column of the year before, beside the outturn of that year's own.
pub fn reports(reader: &Reader, department: i64, year: i64) -> Result<Vec<Pair>, Error> {
    let own = of_year(reader, department, year)?;
    let later = of_year(reader, department, year + 1)?;
    let mut pairs = Vec::new();
    for cell in later.iter().filter(|cell| cell.measure == "prior_outturn") {
        let is_same = |one: &&Cell| {
            one.measure == "outturn"
                && one.section == cell.section
                && one.item == cell.item
                && (!names_rows(&cell.section) || one.label.is_some() && one.label == cell.label)
        };
        // What only one of them prints is no difference.
        if let Some(one) = own.iter().find(is_same) {
            pairs.push(Pair {
                between: "report",
                item: cell.item.clone(),
                label: cell.label.clone(),
                measure: "outturn".to_string(),
                unit: cell.unit.clone(),
                older: (one.value, Some(one.at.clone())),
                newer: (cell.value, Some(cell.at.clone())),
            });
        }
    }
    Ok(pairs)
}

fn columns() -> Vec<Column> {
    let column = |(name, title, kind): (&str, &str, Kind)| Column { name: name.into(), title: title.into(), kind };
    [
        ("between", "比较 | between", Kind::Code),
        ("item", "项目编码 | item code", Kind::Item),
        ("label", "项目 | item", Kind::Text),
        ("measure", "口径 | measure", Kind::Code),
        ("older", "原值 | older", Kind::Number),
        ("newer", "新值 | newer", Kind::Number),
        ("difference", "差额 | difference", Kind::Number),
        ("unit", "单位 | unit", Kind::Code),
        ("older_document", "原文件 | older document", Kind::Document),
        ("older_cell", "原位置 | older place", Kind::Place),
        ("newer_document", "新文件 | newer document", Kind::Document),
        ("newer_cell", "新位置 | newer place", Kind::Place),
    ]
    .map(column)
    .into()
}

fn row(pair: &Pair) -> Vec<Value> {
    let text = |text: Option<&str>| text.map_or(Value::Null, |text| Value::Text(text.to_string()));
    let scale = if pair.unit.is_none() { 1 } else { scale(pair.unit.as_deref()) };
    let shown = |value: Option<i64>| value.map(|value| plain(value, scale));
    let (older, newer) = (pair.older.0, pair.newer.0);
    let difference = older.zip(newer).and_then(|(older, newer)| newer.checked_sub(older));
    let (older_at, newer_at) = (pair.older.1.as_ref(), pair.newer.1.as_ref());
    vec![
        text(Some(pair.between)),
        text(pair.item.as_deref()),
        text(pair.label.as_deref()),
        text(Some(&pair.measure)),
        number(shown(older).as_deref()),
        number(shown(newer).as_deref()),
        number(shown(difference).as_deref()),
        text(pair.unit.as_deref()),
        text(older_at.map(|at| at.document.as_str())),
        text(older_at.map(|at| at.cell.as_str())),
        text(newer_at.map(|at| at.document.as_str())),
        text(newer_at.map(|at| at.cell.as_str())),
    ]
}
