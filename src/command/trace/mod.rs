/*!
`trace`: where a figure comes from, from the formula of a rate down to the cell that was read.

[`cells`] asks the database for values with their places, [`reread`] looks the documents up once more, [`sources`] does
for the rows of a named query what this file does for one figure, [`shown`] puts it into words.
*/

mod cells;
mod reread;
mod shown;
pub mod sources;

use super::{Context, shelf, show};
use crate::cli::Trace as Wanted;
use crate::error::{Error, Exit};
use crate::form::Definition;
use crate::model::formula::{Formula, PRIOR};
use crate::model::money::plain;
use crate::model::{Lang, Message, Unit};
use crate::query::{Query, Reader, Value, lookup};
use crate::render::code;

use cells::Row;

pub use cells::{Asked, At, Cell, Superseded, bind, each, in_force, names_rows, scale, superseded};
pub use reread::{Fate, Found, Rereader};
pub use shown::number;

/// A figure with all that it rests on.
#[derive(Debug)]
pub struct Figure {
    /// Name of the department.
    pub department: String,
    /// Year of the report.
    pub year: i64,
    /// Code of the item.
    pub item: Option<String>,
    /// What its row is called.
    pub label: Option<String>,
    /// What it measures: a measure, a formula, or a rule.
    pub measure: String,
    /// The value as people read it.
    pub value: Option<String>,
    /// Its unit.
    pub unit: Option<String>,
    /// How it is computed, `中文 | English`; none where it is printed.
    pub formula: Option<String>,
    /// What is wrong with it, `中文 | English`, where it is a finding.
    pub finding: Option<String>,
    /// The printed values that it rests on.
    pub inputs: Vec<Input>,
}

/// A printed value, with its place and history.
#[derive(Debug)]
pub struct Input {
    /// The value; none for a place of which only document and cell are known.
    pub cell: Option<Cell>,
    /// Where it was read.
    pub at: At,
    /// What stands there now.
    pub found: Option<Found>,
    /// What a user put in its place.
    pub corrections: Vec<Correction>,
    /// What newer imports replaced, newest first.
    pub superseded: Vec<Superseded>,
}

/// A figure that a user put in the place of a printed one.
#[derive(Debug)]
pub struct Correction {
    /// The value before.
    pub old: String,
    /// The value since.
    pub new: String,
    /// Why.
    pub reason: String,
    /// On what evidence, who says so and when, as far as the table says.
    pub said: Vec<String>,
}

/// A correction, with the place of the figure that it corrects.
struct Corrected {
    section: String,
    position: i64,
    field: String,
    old: Option<i64>,
    new: Option<i64>,
    reason: String,
    said: Vec<String>,
}

/// Traces what was asked for and shows it.
pub fn run(wanted: &Wanted, context: &mut Context<'_>) -> Result<Exit, Error> {
    let forms = shelf::forms(&shelf::folders(&context.common.forms, &context.database(), "forms"))?;
    let reader = Reader::open(&context.database(), None)?;
    let titled = |rule: &str| {
        let checks = context.checks()?;
        let check = checks.find(&rule.to_uppercase())?;
        let basis = check.header.check.as_ref().map_or(String::new(), |head| head.basis.clone());
        let [of_zh, of_en] = [Lang::Zh, Lang::En].map(|lang| lang.pick(&basis));
        Ok::<String, Message>(match check.header.title.split_once(" | ") {
            Some((zh, en)) => format!("{zh}（{of_zh}） | {en} ({of_en})"),
            None => check.header.title.clone(),
        })
    };
    let title = wanted.rule.as_deref().map(titled).transpose()?;
    let figures = traced(&reader, &forms, wanted, title)?;
    if figures.is_empty() {
        return Err(match &wanted.rule {
            Some(rule) => Message::RuleFoundNothing { rule: rule.to_uppercase() }.into(),
            None => Message::NothingToTrace {}.into(),
        });
    }
    match show::format(context)?.map_or("", |format| format.name) {
        "table" => show::whole(context, &shown::tree(&figures, context.lang))?,
        "json" => show::whole(context, &shown::json(&figures, false))?,
        "jsonl" => show::whole(context, &shown::json(&figures, true))?,
        _ => {
            let (columns, rows) = shown::rows(&figures);
            show::listed(context, "数据来源 | where figures come from", &columns, &rows)?;
        }
    }
    Ok(Exit::Done)
}

/// Items of which `--item` may be typed though they are no items of the forms.
const BLOCKS: [(&str, &str); 3] = [("staffing", "财政供养人员"), ("building", "楼堂馆所"), ("indicator", "绩效指标")];

/// The code of an item as typed.
fn item_of(typed: &str) -> Result<String, Message> {
    let typed = typed.trim();
    let block = BLOCKS.iter().find(|(code, label)| *code == typed || *label == typed);
    block.map_or_else(|| lookup::item(typed), |(code, _)| Ok(code.to_string()))
}

/// The figures that are asked for.
pub fn traced(
    reader: &Reader,
    forms: &[Definition],
    wanted: &Wanted,
    rule_title: Option<String>,
) -> Result<Vec<Figure>, Error> {
    let department = lookup::department(reader.connection(), &wanted.department)?;
    let year = wanted.year.map_or_else(|| lookup::latest_year(reader.connection()), Ok)?;
    let item = wanted.item.as_deref().map(item_of).transpose()?;
    let of = |year: i64| in_force(reader, &Asked { department: Some(department), year, ..Asked::default() }, None);
    let (cells, before) = (of(year)?, of(year - 1)?);
    let mut history = superseded(reader, department, year)?;
    history.retain(|old| old.value.is_some() || old.at.raw.is_some());
    let earlier = superseded(reader, department, year - 1)?;
    let corrections = [corrections(reader, department, year)?, corrections(reader, department, year - 1)?];
    let mut tracer = Tracer { rereader: Rereader::new(forms), year, history, earlier, corrections };
    if let Some(rule) = &wanted.rule {
        return tracer.findings(reader, (department, rule), &cells, &before, rule_title);
    }
    let named = |cell: &&Cell| wanted.label.is_none() || cell.label == wanted.label;
    let of_item = |code: &str| -> Vec<&Cell> {
        cells.iter().filter(|cell| cell.item.as_deref() == Some(code)).filter(named).collect()
    };
    let measure = wanted.measure.as_deref().map(measure_of).transpose()?;
    match measure.as_deref().and_then(Formula::of_name) {
        Some(formula) => {
            let base = formula.inputs.iter().map(|(item, _)| *item).find(|item| item.is_empty()).map_or_else(
                || Ok(formula.inputs[0].0.to_string()),
                |_| item.clone().ok_or(Message::TraceNeedsItem { measure: formula.name.to_string() }),
            )?;
            let rows = rows(&of_item(&base));
            Ok(rows.iter().filter_map(|row| tracer.computed(formula, &base, row, &cells, &before)).collect())
        }
        None => {
            let is_asked = |cell: &&Cell| {
                (item.is_none() || cell.item == item) && measure.as_ref().is_none_or(|measure| cell.measure == *measure)
            };
            Ok(cells.iter().filter(named).filter(is_asked).map(|cell| tracer.printed(cell)).collect())
        }
    }
}

/// Measures beside those of amounts.
const OTHERS: [&str; 17] = [
    "authorised",
    "in_post",
    "declared_control_pct",
    "approved_area",
    "actual_area",
    "approved_investment",
    "actual_investment",
    "declared_area_control_pct",
    "declared_investment_control_pct",
    "weight",
    "score",
    "declared_execution_pct",
    "total_weight",
    "total_score",
    "level1_weight",
    "target",
    "actual",
];

/// A measure as typed, which must be one, by its name or by what a table calls it in either language.
fn measure_of(typed: &str) -> Result<String, Message> {
    let amounts = crate::model::Measure::ALL.map(crate::model::Measure::column);
    let formulas = crate::model::formula::traced().map(|formula| formula.name);
    let known: Vec<&str> = amounts.into_iter().chain(formulas).chain(OTHERS).collect();
    let is_called = |name: &&&str| [Lang::Zh, Lang::En].iter().any(|lang| code(name, *lang) == typed);
    if let Some(name) = known.iter().find(|name| **name == typed).or_else(|| known.iter().find(is_called)) {
        return Ok(name.to_string());
    }
    let near = crate::model::near::offer(typed, known.iter().copied());
    Err(Message::NoSuchMeasure { typed: typed.to_string(), known: near })
}

/// Cells by the rows of the form that they stand in.
fn rows<'a>(cells: &[&'a Cell]) -> Vec<Vec<&'a Cell>> {
    let mut rows: Vec<Vec<&Cell>> = Vec::new();
    for cell in cells {
        match rows.iter_mut().find(|row| (&row[0].section, row[0].position) == (&cell.section, cell.position)) {
            Some(row) => row.push(cell),
            None => rows.push(vec![cell]),
        }
    }
    rows
}

/// The printed value behind a measure of a row: a line of a split has one stated amount, the total an adjusted budget, and
/// the year before may stand in last year's own report only.
pub fn printed<'a>(row: &[&'a Cell], before: &[&'a Cell], measure: &str) -> Option<&'a Cell> {
    let find = |cells: &[&'a Cell], measure: &str| cells.iter().find(|cell| cell.measure == measure).copied();
    let spent = |cells: &[&'a Cell]| find(cells, "outturn").or_else(|| find(cells, "stated"));
    match measure {
        PRIOR => find(row, "prior_outturn").or_else(|| spent(before)),
        "outturn" => spent(row),
        "budget" => find(row, "budget").or_else(|| find(row, "adjusted_budget")),
        measure => find(row, measure),
    }
}

/// The cells of last year's report that stand in the same row: the same item, and the first of the same name.
pub fn same_row<'a>(row: &[&Cell], before: &'a [Cell]) -> Vec<&'a Cell> {
    let Some(one) = row.first() else { return Vec::new() };
    let is_same = |cell: &&Cell| {
        cell.section == one.section
            && cell.item == one.item
            && (!names_rows(&one.section) || one.label.is_some() && cell.label == one.label)
    };
    before.iter().filter(is_same).collect()
}

/// A result of a formula as people read it, and its unit.
pub fn result(formula: &Formula, value: i64) -> (String, &'static str) {
    if formula.is_percent() { (plain(value, 100), "%") } else { (plain(value, Unit::Wan.fen()), "万元") }
}

struct Tracer<'a> {
    rereader: Rereader<'a>,
    year: i64,
    history: Vec<Superseded>,
    earlier: Vec<Superseded>,
    /// Of the year and of the year before.
    corrections: [Vec<Corrected>; 2],
}

impl Tracer<'_> {
    fn printed(&mut self, cell: &Cell) -> Figure {
        Figure {
            department: cell.department.clone(),
            year: cell.year,
            item: cell.item.clone(),
            label: cell.label.clone(),
            measure: cell.measure.clone(),
            value: cell.shown(),
            unit: cell.unit.clone(),
            formula: None,
            finding: None,
            inputs: vec![self.input(cell)],
        }
    }

    fn computed(
        &mut self,
        formula: &Formula,
        base: &str,
        row: &[&Cell],
        cells: &[Cell],
        before: &[Cell],
    ) -> Option<Figure> {
        let last_year = same_row(row, before);
        let value = |(item, measure): (&str, &str)| {
            if item.is_empty() || item == base {
                return printed(row, &last_year, measure);
            }
            let others: Vec<&Cell> = cells.iter().filter(|cell| cell.item.as_deref() == Some(item)).collect();
            printed(&others, &[], measure)
        };
        let values = formula.inputs.map(value);
        let one = values.iter().flatten().next()?;
        let [first, second] = values.map(|cell| cell.and_then(|cell| cell.value));
        let result = formula.compute(first, second).map(|value| result(formula, value));
        Some(Figure {
            department: one.department.clone(),
            year: self.year,
            item: row[0].item.clone(),
            label: row[0].label.clone(),
            measure: formula.name.to_string(),
            value: result.as_ref().map(|(value, _)| value.clone()),
            unit: result.map(|(_, unit)| unit.to_string()),
            formula: Some(formula.text.to_string()),
            finding: None,
            inputs: values.into_iter().flatten().map(|cell| self.input(cell)).collect(),
        })
    }

    fn findings(
        &mut self,
        reader: &Reader,
        (department, rule): (i64, &str),
        cells: &[Cell],
        before: &[Cell],
        title: Option<String>,
    ) -> Result<Vec<Figure>, Error> {
        let query = shelf::own("finding.sql", include_str!("finding.sql"))?;
        let binds = [
            bind("department", Value::Integer(department)),
            bind("year", Value::Integer(self.year)),
            bind("rule", Value::Text(rule.to_string())),
        ];
        let name = cells.first().map(|cell| cell.department.clone()).unwrap_or_default();
        let mut figures = Vec::new();
        each(reader, &query, &binds, None, |row| {
            let number = |name: &str| match row.any(name) {
                Value::Integer(number) => Some(number.to_string()),
                Value::Real(number) => Some(number.to_string()),
                _ => None,
            };
            let mut inputs = Vec::new();
            for (document, cell) in [("document", "cell"), ("other_document", "other_cell")] {
                self.places(row, document, cell, cells, before, &mut inputs);
            }
            figures.push(Figure {
                department: name.clone(),
                year: self.year,
                item: row.text("item"),
                label: row.text("label"),
                measure: row.word("rule"),
                value: number("actual"),
                unit: row.text("unit"),
                formula: title.clone(),
                finding: Some(format!("{} | {}", row.word("message"), row.word("message_en"))),
                inputs,
            });
        })?;
        Ok(figures)
    }

    /// The values that stand where a finding says. Of the lines of a large table those of its item with its figures.
    fn places(
        &mut self,
        row: &Row<'_>,
        document: &str,
        cell: &str,
        cells: &[Cell],
        before: &[Cell],
        inputs: &mut Vec<Input>,
    ) {
        let (Some(document), Some(place)) = (row.text(document), row.text(cell)) else { return };
        let shown = |name: &str| match row.any(name) {
            Value::Integer(number) => Some(number.to_string()),
            Value::Real(number) => Some(number.to_string()),
            _ => None,
        };
        let figures = [shown("expected"), shown("actual")];
        let here = |cell: &&Cell| cell.at.document == document && cell.at.cell == place;
        let is_meant = |cell: &&Cell| cell.at.lines.is_none() || figures.contains(&cell.shown());
        let found: Vec<&Cell> = cells.iter().chain(before).filter(here).filter(is_meant).collect();
        if found.is_empty() {
            let at = cells.iter().chain(before).find(|cell| cell.at.document == document).map(|cell| cell.at.clone());
            if let Some(mut at) = at {
                (at.cell, at.raw, at.lines) = (place, None, None);
                inputs.push(Input { cell: None, at, found: None, corrections: Vec::new(), superseded: Vec::new() });
            }
        }
        for cell in found {
            inputs.push(self.input(cell));
        }
    }

    fn input(&mut self, cell: &Cell) -> Input {
        let history = if cell.year == self.year { &self.history } else { &self.earlier };
        Input {
            at: cell.at.clone(),
            found: Some(self.rereader.value(cell)),
            corrections: self.corrections_of(cell),
            superseded: of_same_row(cell, history),
            cell: Some(cell.clone()),
        }
    }
}

impl Tracer<'_> {
    /// What a user put in the place of a printed figure.
    fn corrections_of(&self, cell: &Cell) -> Vec<Correction> {
        let is_of = |one: &&Corrected| {
            (one.section.as_str(), one.position, one.field.as_str()) == (&cell.section, cell.position, &cell.field)
        };
        let of_year = &self.corrections[usize::from(cell.year != self.year)];
        let text =
            |value: Option<i64>| value.map_or("—".to_string(), |value| plain(value, scale(cell.unit.as_deref())));
        let correction = |one: &Corrected| Correction {
            old: text(one.old),
            new: text(one.new),
            reason: one.reason.clone(),
            said: one.said.clone(),
        };
        of_year.iter().filter(is_of).map(correction).collect()
    }
}

/// What was replaced of the same row: where several rows bear its name, of that in its place.
fn of_same_row(cell: &Cell, history: &[Superseded]) -> Vec<Superseded> {
    let named: Vec<&Superseded> = history.iter().filter(|old| cell.is_of(old)).collect();
    let in_place = named.iter().any(|old| old.position == cell.position);
    named.into_iter().filter(|old| !in_place || old.position == cell.position).cloned().collect()
}

/// The statements behind the command.
pub fn statements() -> Result<Vec<Query>, Message> {
    let cells = shelf::own("cells.sql", include_str!("cells.sql"))?;
    let superseded = shelf::own("superseded.sql", include_str!("superseded.sql"))?;
    let finding = shelf::own("finding.sql", include_str!("finding.sql"))?;
    Ok(vec![cells, superseded, finding, shelf::own("correction.sql", include_str!("correction.sql"))?])
}

/// The corrections in force of a report.
fn corrections(reader: &Reader, department: i64, year: i64) -> Result<Vec<Corrected>, Error> {
    let query = shelf::own("correction.sql", include_str!("correction.sql"))?;
    let binds = [bind("department", Value::Integer(department)), bind("year", Value::Integer(year))];
    let mut corrections = Vec::new();
    each(reader, &query, &binds, None, |row| {
        corrections.push(Corrected {
            section: row.word("section"),
            position: row.number("position").unwrap_or_default(),
            field: row.word("field"),
            old: row.number("old"),
            new: row.number("new"),
            reason: row.word("reason"),
            said: ["evidence", "by", "on"].into_iter().filter_map(|name| row.text(name)).collect(),
        });
    })?;
    Ok(corrections)
}
