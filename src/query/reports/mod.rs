/*!
Whole reports, one after the other, for those who hand the data on: whose each is, and every amount, headcount and
number of points that it holds, exactly as stored.

A report at a time is in memory, however many there are. Texts, buildings and rates that a form prints are not here.
*/

use super::param::{self, Bind};
use super::repeated::{Repeated, bound};
use super::{Header, Query, Reader, Value};
use crate::model::{Item, Measure, Message};

/// A report with its figures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Fiscal year.
    pub year: i64,
    /// Name of the department.
    pub department: String,
    /// Its budget code.
    pub code: Option<String>,
    /// Six digits of GB/T 2260.
    pub region: Option<String>,
    /// Name of the region.
    pub region_name: Option<String>,
    /// Its figures, in the order of the forms.
    pub figures: Vec<Figure>,
}

/// A figure of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Code of the item; `staffing.authorised`, `staffing.in_post` and `indicator` beside those of the forms.
    pub item: String,
    /// What it measures.
    pub gauge: Gauge,
    /// Fen, heads, or ten-thousandths of a point.
    pub value: i64,
    /// What names its row, where the row has a name of its own.
    pub row: Option<RowName>,
}

/// What a figure measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gauge {
    /// An amount.
    Amount(Measure),
    /// Heads.
    Headcount,
    /// Points that can be had.
    Weight,
    /// Points that were had.
    Score,
}

/// The name of a row: a special fund, any other row, an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowName {
    /// The name; of an indicator that of level 3.
    pub label: Option<String>,
    /// 一级指标
    pub level1: Option<String>,
    /// 二级指标
    pub level2: Option<String>,
    /// Tells the rows of a report apart.
    pub position: i64,
}

/// Rows of the self-evaluation form are counted from here on, so that no number is one of the base form's.
const SELF_LINES: i64 = 10_000;

/// Hands each report to `sink`: those that the options choose (`year`, `from`, `to`, `department`, `region`), by year and
/// then by department.
pub fn each<E: From<Message>>(
    reader: &Reader,
    given: &[(String, String)],
    mut sink: impl FnMut(&Report) -> Result<(), E>,
) -> Result<(), E> {
    let [reports, lines, indicators] = [report()?, line()?, indicator()?];
    let binds = param::bind(reader.connection(), &reports.header, given)?;
    let mut reports = Repeated::prepare(reader, &reports)?;
    let (mut lines, mut indicators) = (Repeated::prepare(reader, &lines)?, Repeated::prepare(reader, &indicators)?);
    let cells: Vec<Option<(String, Gauge)>> = reports.columns().iter().map(|column| cell(column)).collect();
    reports.each(&binds, |row| {
        let report_id = number(&row[0]).unwrap_or_default();
        let mut report = Report {
            year: report_id / 1_000_000_000,
            department: text(&row[1]).unwrap_or_default(),
            code: text(&row[2]),
            region: text(&row[3]),
            region_name: text(&row[4]),
            figures: Vec::new(),
        };
        for (cell, value) in cells.iter().zip(row) {
            if let (Some((item, gauge)), Some(value)) = (cell, number(value)) {
                report.figures.push(Figure { item: item.clone(), gauge: *gauge, value, row: None });
            }
        }
        let of_report = [bound("report", report_id)];
        lines.each(&of_report, |row| {
            take_line(&mut report, row);
            Ok::<(), E>(())
        })?;
        indicators.each(&of_report, |row| {
            take_indicator(&mut report, row);
            Ok::<(), E>(())
        })?;
        sink(&report)
    })
}

/// The paths, hashes and times of the documents that the chosen reports came from.
pub fn documents(reader: &Reader, given: &[(String, String)]) -> Result<Vec<[String; 3]>, Message> {
    let query = document()?;
    let binds: Vec<Bind> = param::bind(reader.connection(), &query.header, given)?;
    let mut found = Vec::new();
    Repeated::prepare(reader, &query)?.each(&binds, |row| {
        found.push([0, 1, 2].map(|at| text(&row[at]).unwrap_or_default()));
        Ok::<(), Message>(())
    })?;
    Ok(found)
}

/// The time, as it is written in RFC 3339.
pub fn now(reader: &Reader) -> Result<String, Message> {
    let asked = reader.connection().query_row("select strftime('%Y-%m-%dT%H:%M:%SZ', 'now')", [], |row| row.get(0));
    asked.map_err(|error| Message::SqlFailed { place: "SQL".to_string(), reason: error.to_string() })
}

/// The statements behind all this.
pub fn statements() -> Result<[Query; 4], Message> {
    Ok([report()?, line()?, indicator()?, document()?])
}

fn report() -> Result<Query, Message> {
    query("report.sql", include_str!("report.sql"))
}

fn line() -> Result<Query, Message> {
    query("line.sql", include_str!("line.sql"))
}

fn indicator() -> Result<Query, Message> {
    query("indicator.sql", include_str!("indicator.sql"))
}

fn document() -> Result<Query, Message> {
    query("document.sql", include_str!("document.sql"))
}

fn query(name: &str, text: &str) -> Result<Query, Message> {
    let origin = format!("{name} (built in)");
    Ok(Query { header: Header::parse(&origin, text)?, origin, sql: text.to_string() })
}

/// The item and the measure of a column; none of those that say whose the report is.
fn cell(column: &str) -> Option<(String, Gauge)> {
    match column {
        "authorised" | "in_post" => Some((format!("staffing.{column}"), Gauge::Headcount)),
        "weight" => Some(("total".to_string(), Gauge::Weight)),
        "score" => Some(("total".to_string(), Gauge::Score)),
        _ => Item::all().iter().find_map(|item| {
            let measure = Measure::ALL.into_iter().find(|of| item.column(*of).is_some_and(|known| known == column))?;
            Some((item.code.clone(), Gauge::Amount(measure)))
        }),
    }
}

/// A row under its own name: section, position, item, label and the amounts.
fn take_line(report: &mut Report, row: &[Value]) {
    let is_self = text(&row[0]).is_some_and(|section| section == "self_line");
    let position = number(&row[1]).unwrap_or_default() + if is_self { SELF_LINES } else { 0 };
    let name = RowName { label: text(&row[3]), level1: None, level2: None, position };
    for (measure, value) in Measure::ALL.into_iter().zip(&row[4..]) {
        if let Some(value) = number(value) {
            let item = text(&row[2]).unwrap_or_default();
            report.figures.push(Figure { item, gauge: Gauge::Amount(measure), value, row: Some(name.clone()) });
        }
    }
}

/// An indicator: position, its names, weight and score.
fn take_indicator(report: &mut Report, row: &[Value]) {
    let position = number(&row[0]).unwrap_or_default();
    let name = RowName { level1: text(&row[1]), level2: text(&row[2]), label: text(&row[3]), position };
    for (gauge, value) in [Gauge::Weight, Gauge::Score].into_iter().zip(&row[4..]) {
        if let Some(value) = number(value) {
            report.figures.push(Figure { item: "indicator".to_string(), gauge, value, row: Some(name.clone()) });
        }
    }
}

fn number(value: &Value) -> Option<i64> {
    match value {
        Value::Integer(number) => Some(*number),
        _ => None,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn every_amount_of_the_forms_has_its_column() {
        let reader = fixture::reader("");
        let statement = Repeated::prepare(&reader, &report().unwrap()).unwrap();
        let found: Vec<_> = statement.columns().iter().filter_map(|column| cell(column)).collect();
        for item in Item::all() {
            for measure in &item.measures {
                let wanted = (item.code.clone(), Gauge::Amount(*measure));
                assert!(found.contains(&wanted), "report.sql has no {} {measure:?}", item.code);
            }
        }
        assert_eq!(statement.columns().len() - found.len(), 5, "the columns that say whose a report is");
    }

    #[test]
    fn a_report_has_all_its_figures_in_order() {
        let reader = fixture::reader(
            "insert into department_record (department_id, name, region) values (7, '甲局', '990100');
             insert into report values (2023000000007, 7, 2023), (2022000000007, 7, 2022);
             insert into base_staffing (report_id, authorised) values (2023000000007, 12);
             insert into base_spending (report_id, three_public_prior_outturn) values (2023000000007, 5);
             insert into line_name values (1, 'project.special.line', '救灾'), (2, 'other', '杂项');
             insert into base_line_record (report_id, position, name_id, outturn) values (2023000000007, 1, 1, 3);
             insert into self_line_record (report_id, position, name_id, stated) values (2023000000007, 1, 2, 4);
             insert into indicator_name values (1, '产出指标', null, '办结率');
             insert into self_indicator_record values (2023000000007, 1, 1, 100000, 90000)",
        );
        let mut seen = Vec::new();
        let year = [("from".to_string(), "2023".to_string())];
        each(&reader, &year, |report| {
            seen.push(report.clone());
            Ok::<(), Message>(())
        })
        .unwrap();
        assert_eq!(seen.len(), 1);
        assert_eq!((seen[0].department.as_str(), seen[0].year), ("甲局", 2023));
        let told: Vec<String> = seen[0]
            .figures
            .iter()
            .map(|f| {
                let row = f.row.as_ref().map(|row| (row.label.clone().unwrap_or_default(), row.position));
                format!("{} {:?} {} {row:?}", f.item, f.gauge, f.value)
            })
            .collect();
        assert_eq!(
            told,
            [
                "staffing.authorised Headcount 12 None",
                "three_public Amount(PriorOutturn) 5 None",
                "project.special.line Amount(Outturn) 3 Some((\"救灾\", 1))",
                "other Amount(Stated) 4 Some((\"杂项\", 10001))",
                "indicator Weight 100000 Some((\"办结率\", 1))",
                "indicator Score 90000 Some((\"办结率\", 1))",
            ]
        );
    }
}
