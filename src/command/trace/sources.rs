/*!
`--sources`: the documents and cells that the shown rows of a named query came from.

A row tells of which department, year and item it is, the parameters tell the rest; the name of a column, or a line
`source` in the query's head, tells which measure it shows. Rates and differences rest on columns of the same row.
*/

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;
use std::rc::Rc;

use super::cells::{Asked, Cell, in_force};
use super::shown::number;
use super::{printed, same_row};
use crate::error::Error;
use crate::model::Item;
use crate::model::formula::PRIOR;
use crate::query::header::{Condition, Shows};
use crate::query::param::Bind;
use crate::query::{Column, Kind, Query, Reader, Value, lookup};

/// Columns that show a measure of the row's item wherever they stand.
const COLUMNS: [(&str, &str); 7] = [
    ("prior_outturn", PRIOR),
    ("budget", "budget"),
    ("outturn", "outturn"),
    ("initial_budget", "initial_budget"),
    ("adjusted_budget", "adjusted_budget"),
    ("in_post", "in_post"),
    ("authorised", "authorised"),
];

/// The measure that stands for an outturn by whichever report tells it: the year's own, else what the report a year later
/// says of the year before.
const TOLD: &str = "told";

/// The years that a report can be of.
const EARLIEST: i64 = 1990;
const LATEST: i64 = 2100;

/// The cells behind one column of one row; a sum has several.
#[derive(Debug)]
pub struct Behind {
    /// Name of the column, or of a figure behind a rate that no column shows.
    pub column: String,
    /// What was read.
    pub cells: Vec<Cell>,
}

/// Finds the cells behind rows of one query.
pub struct Sources<'a> {
    reader: &'a Reader,
    query: &'a Query,
    binds: Vec<Bind>,
    known: HashMap<Asked, Rc<Vec<Cell>>>,
    departments: HashMap<String, i64>,
}

impl<'a> Sources<'a> {
    /// For a query with its values.
    pub fn new(reader: &'a Reader, query: &'a Query, binds: Vec<Bind>) -> Sources<'a> {
        Sources { reader, query, binds, known: HashMap::new(), departments: HashMap::new() }
    }

    /// Whether any column of the query shows figures that can be followed.
    pub fn can_follow(&self) -> bool {
        let header = &self.query.header;
        let by_name = |column: &Column| COLUMNS.iter().any(|(name, _)| *name == column.name);
        !header.sources.is_empty() || header.columns.iter().any(by_name)
    }

    fn bound(&self, name: &str) -> Option<&Value> {
        self.binds.iter().find(|bind| bind.name == name).map(|bind| &bind.value)
    }

    fn bound_text(&self, name: &str) -> Option<String> {
        match self.bound(name) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        }
    }

    fn at(&self, of: impl Fn(&Column) -> bool) -> Option<usize> {
        self.query.header.columns.iter().position(of)
    }

    fn text<'r>(&self, row: &'r [Value], name: &str) -> Option<&'r str> {
        match row.get(self.at(|column| column.name == name)?) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    fn number(&self, row: &[Value], name: &str) -> Option<i64> {
        match row.get(self.at(|column| column.name == name)?) {
            Some(Value::Integer(number)) => Some(*number),
            _ => None,
        }
    }

    /// What a name shows: as the head says, else as the name itself says.
    fn shows(&self, name: &str, row: &[Value]) -> Option<Shows> {
        let mut declared = self.query.header.sources.iter().filter(|source| source.column == name).peekable();
        if declared.peek().is_some() {
            return declared.find(|source| source.when.iter().all(|condition| self.holds(condition, row))).cloned();
        }
        let (column, measure) = COLUMNS.iter().find(|(known, _)| *known == name)?;
        let (column, item, measure) = (column.to_string(), "*".to_string(), measure.to_string());
        Some(Shows { column, item, measure, years: None, with: None, when: Vec::new() })
    }

    fn holds(&self, condition: &Condition, row: &[Value]) -> bool {
        let text = match condition.name.strip_prefix(':') {
            Some(param) => self.bound_text(param),
            None => self.text(row, &condition.name).map(str::to_string),
        };
        text.is_some_and(|text| if condition.is_part { text.contains(&condition.word) } else { text == condition.word })
    }

    /// The names of what is followed of a row: columns, and figures that no column shows.
    pub fn names(&self, row: &[Value]) -> Vec<String> {
        let header = &self.query.header;
        let columns = header.columns.iter().map(|column| &column.name);
        let hidden = header.sources.iter().map(|source| &source.column);
        let hidden = hidden.filter(|name| header.columns.iter().all(|column| column.name != **name));
        let mut names: Vec<String> =
            columns.chain(hidden).filter(|name| self.shows(name, row).is_some()).cloned().collect();
        names.dedup();
        names
    }

    /// A measure, a word in braces replaced by that of the parameter or of the column of the name.
    fn measure(&self, measure: &str, row: &[Value]) -> String {
        if let Some((before, rest)) = measure.split_once('{')
            && let Some((name, behind)) = rest.split_once('}')
        {
            let word = self.bound_text(name).or_else(|| self.text(row, name).map(str::to_string)).unwrap_or_default();
            return format!("{before}{word}{behind}");
        }
        measure.to_string()
    }

    /// The years of `first_year..last_year`, `:year-1` or `:from|:to-1`: a name is that of a column, with a colon of a
    /// parameter; the second holds where the first is not given.
    fn years(&self, years: &str, row: &[Value]) -> Option<RangeInclusive<i64>> {
        let number = |name: &str| match name.strip_prefix(':') {
            Some(param) => match self.bound(param) {
                Some(Value::Integer(number)) => Some(*number),
                _ => None,
            },
            None => name.parse().ok().or_else(|| self.number(row, name)),
        };
        let sum = |text: &str| {
            text.split_inclusive(['+', '-']).try_fold((0i64, 1), |(sum, sign), part| {
                let value = number(part.trim_end_matches(['+', '-']))?;
                Some((sum.checked_add(value.checked_mul(sign)?)?, if part.ends_with('-') { -1 } else { 1 }))
            })
        };
        let one = |text: &str| text.split('|').find_map(sum).map(|(year, _)| year);
        let (first, last) = years.split_once("..").unwrap_or((years, years));
        // No report is of another year, whatever was asked for.
        Some(one(first)?.max(EARLIEST)..=one(last)?.min(LATEST))
    }

    /// The cells behind the columns of a row.
    pub fn of_row(&mut self, row: &[Value]) -> Result<Vec<Behind>, Error> {
        let department = match self.at(|column| column.kind == Kind::Department).and_then(|at| row.get(at)) {
            Some(Value::Text(name)) => Some(self.department(name)?),
            _ => match self.bound("department") {
                Some(Value::Integer(id)) => Some(*id),
                _ => None,
            },
        };
        let of_bind = match self.bound("year") {
            Some(Value::Integer(year)) => Some(*year),
            _ => None,
        };
        let year = self.number(row, "year").or(of_bind);
        let mut region = self.bound_text("region").filter(|_| department.is_none());
        if self.at(|column| column.name == "region").is_some() {
            // Rows of sums are regions one level below the one that was asked for.
            let digits = region.as_ref().map_or(2, |asked| if asked.len() == 2 { 4 } else { 6 });
            let Some(code) = self.text(row, "region") else { return Ok(Vec::new()) };
            region = Some(code.chars().take(digits).collect());
        }
        let item = self.at(|column| column.kind == Kind::Item).and_then(|at| match row.get(at) {
            Some(Value::Text(code)) => Some(code.clone()),
            _ => None,
        });
        let item = item.or_else(|| self.bound_text("item"));
        let mut behind = Vec::new();
        for name in self.names(row) {
            let Some(shows) = self.shows(&name, row) else { continue };
            let years = match &shows.years {
                Some(years) => self.years(years, row),
                None => year.map(|year| year..=year),
            };
            let measure = self.measure(&shows.measure, row);
            let mut cells = Vec::new();
            let mut is_complete = true;
            for year in years.into_iter().flatten() {
                for code in shows.item.split(['+', '&']) {
                    let code = if code == "*" { item.clone() } else { Some(code.to_string()) };
                    let Some(code) = code else { continue };
                    let asked = Asked { department, year, region: region.clone(), item: Some(code) };
                    let is_whole = match &shows.with {
                        Some(with) => !self.cells(&asked, with, row)?.is_empty(),
                        None => true,
                    };
                    if is_whole {
                        let found = self.cells(&asked, &measure, row)?;
                        is_complete &= !found.is_empty();
                        cells.extend(found);
                    }
                }
            }
            if !cells.is_empty() && (is_complete || !shows.item.contains('&')) {
                behind.push(Behind { column: name, cells });
            }
        }
        Ok(behind)
    }

    fn department(&mut self, name: &str) -> Result<i64, Error> {
        if let Some(id) = self.departments.get(name) {
            return Ok(*id);
        }
        let id = lookup::department(self.reader.connection(), name)?;
        self.departments.insert(name.to_string(), id);
        Ok(id)
    }

    /// The cells of the item. A report is read whole, since its other items will be asked for; of many reports no more
    /// than the item is.
    fn known(&mut self, asked: &Asked) -> Result<Vec<Cell>, Error> {
        let item = if asked.department.is_some() { None } else { asked.item.clone() };
        let wider = Asked { item, ..asked.clone() };
        let cells = match self.known.get(&wider) {
            Some(cells) => Rc::clone(cells),
            None => {
                let cells = Rc::new(in_force(self.reader, &wider, None)?);
                self.known.insert(wider, Rc::clone(&cells));
                cells
            }
        };
        Ok(cells.iter().filter(|cell| cell.item == asked.item).cloned().collect())
    }

    /// The cells of a measure: one, or as many as the row is a sum of.
    fn cells(&mut self, asked: &Asked, measure: &str, row: &[Value]) -> Result<Vec<Cell>, Error> {
        let now = self.known(asked)?;
        let before = match measure {
            // An amount of last year's own report, whatever this one prints.
            "own" | PRIOR => self.known(&Asked { year: asked.year - 1, ..asked.clone() })?,
            _ => Vec::new(),
        };
        let is_prior = measure == "outturn" && self.number(row, "fiscal_year").is_some_and(|year| year < asked.year);
        let measure = if is_prior { "prior_outturn" } else { measure };
        let is_free = asked.item.as_deref().and_then(Item::of_code).is_none_or(|item| item.measures.is_empty());
        // The label of a sum over departments is that of all its lines.
        // So is that of a row of another item.
        let of_row = self.at(|column| column.kind == Kind::Item).and_then(|at| row.get(at));
        let is_other = of_row.is_some_and(|item| asked.item.clone().map(Value::Text).as_ref() != Some(item));
        let label = self.text(row, "label").or_else(|| self.text(row, "name"));
        let label = label.filter(|_| is_free && !is_other && asked.department.is_some());
        let position = self.number(row, "position");
        let is_of_row = |cell: &&Cell| {
            label.is_none_or(|label| cell.label.as_deref() == Some(label))
                && position.is_none_or(|position| cell.position == position)
        };
        let mine: Vec<&Cell> = now.iter().filter(is_of_row).collect();
        if measure == TOLD {
            if !mine.is_empty() {
                return self.cells(asked, "outturn", row);
            }
            return self.cells(&Asked { year: asked.year + 1, ..asked.clone() }, "prior_outturn", row);
        }
        let is_sum = asked.department.is_none() || is_free && label.is_none() && position.is_none();
        let basis = self.bound_text("basis");
        let measure = match (measure, basis.as_deref()) {
            (PRIOR, Some("same_form")) => "prior_outturn",
            (PRIOR, Some("two_forms")) => "own",
            (measure, _) => measure,
        };
        if is_sum {
            return Ok(summed(&mine, &before, measure));
        }
        let mut found = Vec::new();
        for line in super::rows(&mine) {
            let last_year = same_row(&line, &before);
            let cell = if measure == "own" {
                printed(&last_year, &[], "outturn")
            } else {
                printed(&line, &last_year, measure)
            };
            found.extend(cell.cloned());
        }
        // A row that this year's form leaves out may stand in last year's.
        if mine.is_empty() && matches!(measure, "own" | PRIOR) {
            let earlier: Vec<&Cell> = before.iter().collect();
            found.extend(printed(&earlier, &[], "outturn").cloned());
        }
        Ok(found)
    }
}

/// The cells that a sum is of: what is printed as such, else what takes its place.
fn summed(now: &[&Cell], before: &[Cell], measure: &str) -> Vec<Cell> {
    let of = |measures: &[&str]| -> Vec<Cell> {
        now.iter().filter(|cell| measures.contains(&cell.measure.as_str())).map(|cell| (*cell).clone()).collect()
    };
    let earlier = || -> Vec<Cell> {
        before.iter().filter(|cell| matches!(cell.measure.as_str(), "outturn" | "stated")).cloned().collect()
    };
    match measure {
        "own" => earlier(),
        PRIOR => {
            let stated = of(&["prior_outturn"]);
            if stated.is_empty() { earlier() } else { stated }
        }
        "outturn" => of(&["outturn", "stated"]),
        "budget" => {
            let budget = of(&["budget"]);
            if budget.is_empty() { of(&["adjusted_budget"]) } else { budget }
        }
        measure => of(&[measure]),
    }
}

/// The columns of the list of sources.
pub fn columns() -> Vec<Column> {
    let column = |(name, title, kind): (&str, &str, Kind)| Column { name: name.into(), title: title.into(), kind };
    [
        ("department", "部门 | department", Kind::Department),
        ("year", "报表年度 | year of the report", Kind::Year),
        ("item", "项目编码 | item code", Kind::Item),
        ("label", "项目 | item", Kind::Text),
        ("measure", "口径 | measure", Kind::Code),
        ("value", "值 | value", Kind::Number),
        ("unit", "单位 | unit", Kind::Code),
        ("document", "文件 | document", Kind::Document),
        ("cell", "位置 | place", Kind::Place),
        ("raw", "原文 | text", Kind::Text),
    ]
    .map(column)
    .into()
}

/// The list of sources of some rows, each cell once, at most `most`; and how many more there are.
pub fn listed(sources: &mut Sources<'_>, rows: &[Vec<Value>], most: usize) -> Result<(Vec<Vec<Value>>, usize), Error> {
    let mut seen = HashSet::new();
    let (mut shown, mut more) = (Vec::new(), 0);
    for row in rows {
        for cell in sources.of_row(row)?.into_iter().flat_map(|behind| behind.cells) {
            let key = (cell.department.clone(), cell.year, cell.section.clone(), cell.position, cell.field.clone());
            if !seen.insert(key) {
                continue;
            }
            if shown.len() == most {
                more += 1;
                continue;
            }
            let text = |text: Option<&str>| text.map_or(Value::Null, |text| Value::Text(text.to_string()));
            shown.push(vec![
                text(Some(&cell.department)),
                Value::Integer(cell.year),
                text(cell.item.as_deref()),
                text(cell.label.as_deref()),
                text(Some(&cell.measure)),
                number(cell.shown().as_deref()),
                text(cell.unit.as_deref()),
                text(Some(&cell.at.document)),
                text(Some(&cell.at.cell)),
                text(cell.at.raw.as_deref()),
            ]);
        }
    }
    Ok((shown, more))
}
