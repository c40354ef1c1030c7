//! What a chart draws: names, and numbers of one or several series.

use serde::Serialize;

use super::Table;
use crate::query::{ChartKind, Value};
use crate::render::Look;
use crate::render::shown::{View, printable};

/// More names than this do not fit on a page.
const MOST: usize = 40;

/// A chart in numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// `line`, or `bar` for all else that has names on one side and numbers on the other.
    pub kind: &'static str,
    /// What the numbers are, with their unit.
    pub title: String,
    /// A name a row.
    pub names: Vec<String>,
    /// What is drawn of each name.
    pub series: Vec<Series>,
    /// The least number, or zero.
    pub low: f64,
}

/// A value a name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    pub title: String,
    pub values: Vec<Option<f64>>,
}

impl Figure {
    /// Of a table that declares a chart with names on one side; none where there is nothing to draw.
    pub fn of(table: &Table, look: &Look<'_>) -> Option<Figure> {
        let chart = table.subject.chart.as_ref()?;
        if chart.kind == ChartKind::Heat || chart.series.is_some() {
            return None;
        }
        let at = |name: &String| table.columns.iter().position(|column| column.name == *name);
        let (x, y) = (at(&chart.x)?, chart.y.iter().map(at).collect::<Option<Vec<usize>>>()?);
        let view = View::of(&table.columns, look.lang);
        let number = |row: &Vec<Value>, index: usize| match row[index] {
            Value::Real(number) => Some(number),
            // A count or a year; no amount comes as a whole number that a float could not hold.
            Value::Integer(number) => Some(number as f64),
            _ => None,
        };
        let drawn: Vec<&Vec<Value>> =
            table.rows.iter().filter(|row| y.iter().any(|index| number(row, *index).is_some())).take(MOST).collect();
        if drawn.is_empty() {
            return None;
        }
        let name = |row: &&Vec<Value>| match view.value(row, x, look) {
            Value::Text(text) => text,
            Value::Integer(number) => number.to_string(),
            Value::Real(number) => number.to_string(),
            Value::Null => String::new(),
        };
        let head = |index: usize| view.head(index, std::iter::empty(), look.lang);
        let series: Vec<Series> = y
            .iter()
            .map(|index| Series {
                title: head(*index).title,
                values: drawn.iter().map(|row| number(row, *index)).collect(),
            })
            .collect();
        let names: Vec<String> = drawn.iter().map(name).collect();
        let all = || series.iter().flat_map(|one| &one.values).flatten().copied();
        let first = head(y[0]);
        let title = match y.len() {
            1 => format!("{}{}", first.title, first.unit),
            _ => first.unit.trim_matches(['（', '）', ' ', '(', ')']).to_string(),
        };
        Some(Figure {
            kind: if chart.kind == ChartKind::Line { "line" } else { "bar" },
            title: printable(&title),
            low: all().fold(0.0, f64::min),
            names,
            series,
        })
    }
}
