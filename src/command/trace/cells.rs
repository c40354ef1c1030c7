//! The values of reports, each with the place that it was read from, and those that newer imports replaced.

use std::collections::HashMap;

use crate::command::shelf;
use crate::error::Error;
use crate::model::Unit;
use crate::model::money::{TEN_THOUSAND, plain};
use crate::query::param::Bind;
use crate::query::{Query, Reader, Stop, Value, run as ask};

/// A value in force.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Name of the department.
    pub department: String,
    /// Year of the report.
    pub year: i64,
    /// Block of the form.
    pub section: String,
    /// Row of the block.
    pub position: i64,
    /// Column of the block's table.
    pub field: String,
    /// Code of the item; `staffing`, `building` and `indicator` for what is no item.
    pub item: Option<String>,
    /// What its row is called.
    pub label: Option<String>,
    /// What it measures.
    pub measure: String,
    /// Fen, ten-thousandths or a count; none for a text.
    pub value: Option<i64>,
    /// 万元, 人, %, 分 or 平方米.
    pub unit: Option<String>,
    /// Where it was read.
    pub at: At,
}

/// Where a value was read.
#[derive(Debug, Clone, PartialEq)]
pub struct At {
    /// Number of the document.
    pub document_id: i64,
    /// Its path, as imported.
    pub document: String,
    /// Its hash.
    pub sha256: String,
    /// `form` or `tidy`.
    pub kind: String,
    /// The place; `lines A-B` where the report came with a large table.
    pub cell: String,
    /// What stands there; none where only the lines are known.
    pub raw: Option<String>,
    /// How it was read.
    pub note: Option<String>,
    /// The lines of the report, where it came with a large table.
    pub lines: Option<(i64, i64)>,
}

/// A value that a newer import replaced.
#[derive(Debug, Clone, PartialEq)]
pub struct Superseded {
    /// Block of the form.
    pub section: String,
    /// Row of the block.
    pub position: i64,
    /// Column of the block's table.
    pub field: String,
    /// Fen, ten-thousandths or a count; none for a text or a mark of absence.
    pub value: Option<i64>,
    /// What names its row.
    pub label: Option<String>,
    /// Where it was read.
    pub at: At,
    /// Number of the document that replaced it.
    pub replaced_by_id: i64,
    /// Path of the document that replaced it.
    pub replaced_by: String,
    /// Whether that document is a form or a table of one amount a row.
    pub by_kind: String,
}

impl Cell {
    /// The value as people read it.
    pub fn shown(&self) -> Option<String> {
        self.value.map(|value| plain(value, scale(self.unit.as_deref())))
    }

    /// Whether a replaced value was of the same field of the same row.
    pub fn is_of(&self, other: &Superseded) -> bool {
        let is_named = names_rows(&self.section) && (self.label.is_some() || other.label.is_some());
        self.section == other.section
            && self.field == other.field
            && if is_named { self.label == other.label } else { self.position == other.position }
    }
}

impl Superseded {
    /// Whether it is a figure of the form, and not one that was read out of a text, says how another was printed, or is the
    /// year of a label.
    pub fn is_figure(&self) -> bool {
        let endings = ["_decimals", "_number", "_operator", "_year"];
        self.value.is_some() && self.field != "comparable" && !endings.iter().any(|ending| self.field.ends_with(ending))
    }
}

/// Whether the rows of a block are known by their names.
pub fn names_rows(section: &str) -> bool {
    matches!(section, "base_line" | "self_line" | "base_building" | "self_indicator")
}

/// What one of a unit is stored as.
pub fn scale(unit: Option<&str>) -> i64 {
    match unit {
        Some("万元") => Unit::Wan.fen(),
        Some("人") => 1,
        _ => TEN_THOUSAND,
    }
}

/// What is asked of the values in force.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Asked {
    /// Number of the department; all where there is none.
    pub department: Option<i64>,
    /// Year of the reports.
    pub year: i64,
    /// The beginning of a region's code.
    pub region: Option<String>,
    /// Code of the item.
    pub item: Option<String>,
}

/// The values in force, at most so many.
pub fn in_force(reader: &Reader, asked: &Asked, most: Option<usize>) -> Result<Vec<Cell>, Error> {
    let text = |text: &Option<String>| text.clone().map_or(Value::Null, Value::Text);
    let binds = [
        bind("department", asked.department.map_or(Value::Null, Value::Integer)),
        bind("year", Value::Integer(asked.year)),
        bind("region", text(&asked.region)),
        bind("item", text(&asked.item)),
    ];
    let query = shelf::own("cells.sql", include_str!("cells.sql"))?;
    let mut cells = Vec::new();
    each(reader, &query, &binds, most, |row| {
        cells.push(Cell {
            department: row.word("department"),
            year: row.number("year").unwrap_or_default(),
            section: row.word("section"),
            position: row.number("position").unwrap_or_default(),
            field: row.word("field"),
            item: row.text("item"),
            label: row.text("label"),
            measure: row.word("measure"),
            value: row.number("value"),
            unit: row.text("unit"),
            at: at(row),
        });
    })?;
    Ok(cells)
}

/// What newer imports replaced in a report.
pub fn superseded(reader: &Reader, department: i64, year: i64) -> Result<Vec<Superseded>, Error> {
    let binds = [bind("department", Value::Integer(department)), bind("year", Value::Integer(year))];
    let query = shelf::own("superseded.sql", include_str!("superseded.sql"))?;
    let mut values: Vec<Superseded> = Vec::new();
    let mut labels: HashMap<(String, i64, i64), (String, String)> = HashMap::new();
    each(reader, &query, &binds, None, |row| {
        let (section, position) = (row.word("section"), row.number("position").unwrap_or_default());
        let (field, at) = (row.word("field"), at(row));
        if let ("label" | "name" | "level1" | "level2" | "level3", Some(name)) = (field.as_str(), row.text("value")) {
            let label = labels.entry((section.clone(), position, at.document_id)).or_default();
            // The name of the lowest level is the indicator's.
            if *label.0 <= *field {
                *label = (field.clone(), name);
            }
        }
        values.push(Superseded {
            section,
            position,
            field,
            value: row.number("value"),
            label: None,
            at,
            replaced_by_id: row.number("replaced_by_id").unwrap_or_default(),
            replaced_by: row.word("replaced_by"),
            by_kind: row.word("by_kind"),
        });
    })?;
    for value in &mut values {
        let key = (value.section.clone(), value.position, value.at.document_id);
        value.label = labels.get(&key).map(|(_, label)| label.clone());
    }
    Ok(values)
}

fn at(row: &Row<'_>) -> At {
    // A report that was given its sources one by one later still has no more than lines.
    let spelled = || {
        let cell = row.text("cell")?;
        let (first, last) = cell.strip_prefix("lines ")?.split_once('-')?;
        Some((first.parse().ok()?, last.parse().ok()?))
    };
    let lines = row.number("first_line").zip(row.number("last_line")).or_else(spelled);
    At {
        document_id: row.number("document_id").unwrap_or_default(),
        document: row.word("document"),
        sha256: row.word("sha256"),
        kind: row.word("kind"),
        cell: row.word("cell"),
        raw: row.text("raw"),
        note: row.text("note"),
        lines,
    }
}

/// A parameter and its value.
pub fn bind(name: &str, value: Value) -> Bind {
    Bind { name: name.to_string(), value }
}

/// A row, its values by the names of their columns.
pub struct Row<'a> {
    names: &'a HashMap<String, usize>,
    values: &'a [Value],
}

impl Row<'_> {
    fn value(&self, name: &str) -> Option<&Value> {
        self.names.get(name).and_then(|at| self.values.get(*at))
    }

    /// A whole number.
    pub fn number(&self, name: &str) -> Option<i64> {
        match self.value(name) {
            Some(Value::Integer(number)) => Some(*number),
            _ => None,
        }
    }

    /// A text.
    pub fn text(&self, name: &str) -> Option<String> {
        match self.value(name) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        }
    }

    /// A text that is always there.
    pub fn word(&self, name: &str) -> String {
        self.text(name).unwrap_or_default()
    }

    /// The value itself.
    pub fn any(&self, name: &str) -> Value {
        self.value(name).cloned().unwrap_or(Value::Null)
    }
}

/// Hands each row of a query to `take`, at most so many.
pub fn each(
    reader: &Reader,
    query: &Query,
    binds: &[Bind],
    most: Option<usize>,
    mut take: impl FnMut(&Row<'_>),
) -> Result<(), Error> {
    let mut rows = ask::named_bound(reader, query, binds, most)?;
    let names: HashMap<String, usize> =
        rows.columns.iter().enumerate().map(|(at, column)| (column.name.clone(), at)).collect();
    rows.each(most.map_or(Stop::Never, Stop::After), |values| {
        take(&Row { names: &names, values });
        Ok::<(), Error>(())
    })?;
    Ok(())
}
