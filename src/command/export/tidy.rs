/*!
`export tidy`: one figure a row, in the columns that import reads, with a codebook beside it.

Heads, items and measures are codes in English and the words of the forms in Chinese; both read back as the same figure.
Where a Chinese word would be read as another item, its code is written.
*/

use std::io::Write;
use std::path::Path;

use super::{Counted, codebook, ends_in, fault, file, folder};
use crate::cli;
use crate::command::Context;
use crate::command::query::reader;
use crate::error::Error;
use crate::form::tidy::{COLUMNS, OTHER_ITEMS, measures};
use crate::model::money::{TEN_THOUSAND, plain};
use crate::model::{Item, Lang, Measure, Message};
use crate::query::reports::{self, Figure, Gauge, Report, RowName};
use crate::render::exact::Records;

/// The columns that are written, in order: whose a row is first, which a large import reads fastest.
pub const WRITTEN: [&str; 14] = [
    "department",
    "department_code",
    "region",
    "region_name",
    "year",
    "fiscal_year",
    "item",
    "label",
    "level1",
    "level2",
    "position",
    "measure",
    "amount",
    "unit",
];

/// Writes the table and its codebook.
pub fn run(options: &cli::Export, output: &Path, context: &mut Context<'_>) -> Result<Counted, Error> {
    let reader = reader(context, None)?;
    let (table, book) = if ends_in(output, "csv") {
        (output.to_path_buf(), output.with_extension("codebook.csv"))
    } else if output.is_file() {
        let (name, example) = ("tidy".to_string(), "figures.csv".to_string());
        return Err(Message::ExportOutput { name, example }.into());
    } else {
        folder(output)?;
        (output.join("figures.csv"), output.join("codebook.csv"))
    };
    let (lang, bom) = (context.lang, context.common.bom);
    let mut counted = Counted::default();
    let mut records = Table::begin(file(&table)?, bom, &WRITTEN, lang).map_err(|error| fault(&table, &error))?;
    reports::each(&reader, &options.given, |report| {
        counted.reports += 1;
        counted.figures += report.figures.len();
        report
            .figures
            .iter()
            .try_for_each(|figure| records.write(report, figure))
            .map_err(|error| fault(&table, &error))
    })?;
    records.end().map_err(|error| fault(&table, &error))?;
    codebook::write(&book, bom)?;
    Ok(counted)
}

/// A tidy table on its way out.
pub struct Table<W: Write> {
    records: Records<W>,
    columns: Vec<&'static str>,
    lang: Lang,
}

impl<W: Write> Table<W> {
    /// Starts a table with these columns.
    pub fn begin(out: W, bom: bool, columns: &[&'static str], lang: Lang) -> std::io::Result<Table<W>> {
        let mut records = Records::begin(out, bom)?;
        let heads: Vec<&str> = columns.iter().map(|column| head(column, lang)).collect();
        records.write(&heads)?;
        Ok(Table { records, columns: columns.to_vec(), lang })
    }

    /// Writes a figure of a report.
    pub fn write(&mut self, report: &Report, figure: &Figure) -> std::io::Result<()> {
        let fields: Vec<String> =
            self.columns.iter().map(|column| field(column, report, figure, self.lang).unwrap_or_default()).collect();
        self.records.write(&fields)
    }

    /// Ends it.
    pub fn end(self) -> std::io::Result<()> {
        self.records.end()
    }
}

/// What a column is called.
fn head(column: &'static str, lang: Lang) -> &'static str {
    let known = COLUMNS.iter().find(|known| known.name == column);
    match (known, lang) {
        (Some(known), Lang::Zh) => known.labels[0],
        _ => column,
    }
}

/// What stands in a column.
fn field(column: &str, report: &Report, figure: &Figure, lang: Lang) -> Option<String> {
    let row = figure.row.as_ref();
    match column {
        "department" => Some(report.department.clone()),
        "department_code" => report.code.clone(),
        "region" => report.region.clone(),
        "region_name" => report.region_name.clone(),
        "year" => Some(report.year.to_string()),
        "fiscal_year" => Some(fiscal_year(report, figure).to_string()),
        "item" => Some(item(figure, lang)),
        "label" => row.and_then(|row| label(figure, row)),
        "level1" => row.and_then(|row| row.level1.clone()),
        "level2" => row.and_then(|row| row.level2.clone()),
        "position" => row.map(|row| row.position.to_string()),
        "measure" => Some(measure(figure.gauge, lang).to_string()),
        "amount" => Some(amount(figure)),
        "unit" => Some(unit(figure.gauge).to_string()),
        "phase" => phase(figure.gauge).map(str::to_string),
        "direction" => Some(direction(figure).to_string()),
        _ => None,
    }
}

/// The year that a figure is of.
fn fiscal_year(report: &Report, figure: &Figure) -> i64 {
    report.year - i64::from(figure.gauge == Gauge::Amount(Measure::PriorOutturn))
}

/// The item: its code, or in Chinese the word that import reads as it.
fn item(figure: &Figure, lang: Lang) -> String {
    let code = figure.item.as_str();
    let word = match (code, figure.gauge) {
        _ if lang == Lang::En => None,
        // 项目支出 beside 金额 is the line of the self-evaluation form.
        ("project", Gauge::Amount(Measure::Stated)) => None,
        ("project.special.line", _) => Some("专项资金"),
        ("other", _) => Some("其他"),
        // 项目支出 beside any other measure is the base form's.
        ("expenditure.project", Gauge::Amount(of)) if of != Measure::Stated => None,
        _ => {
            let of_forms = Item::of_code(code).map(|item| item.label.as_str());
            of_forms.or_else(|| OTHER_ITEMS.iter().find(|(known, ..)| *known == code).map(|(_, label, _)| *label))
        }
    };
    word.unwrap_or(code).to_string()
}

/// The name of a row. An item's measure that the forms have no cell for is a row of the item's own name, which import
/// gives it only where no name is written.
fn label(figure: &Figure, row: &RowName) -> Option<String> {
    let own = Item::of_code(&figure.item).filter(|item| !item.measures.is_empty());
    let is_of_item = match (own, figure.gauge) {
        (Some(item), Gauge::Amount(measure)) => {
            row.label.as_deref() == Some(item.label.as_str()) && item.column(measure).is_none()
        }
        _ => false,
    };
    row.label.clone().filter(|_| !is_of_item)
}

/// The code of a measure, or its Chinese word. What a form says of the year before is the outturn of that year.
fn measure(gauge: Gauge, lang: Lang) -> &'static str {
    let code = match gauge {
        Gauge::Amount(Measure::PriorOutturn) => "outturn",
        Gauge::Amount(measure) => measure.column(),
        Gauge::Headcount => "headcount",
        Gauge::Weight => "weight",
        Gauge::Score => "score",
    };
    let word = measures().find(|(known, _)| *known == code).map(|(_, word)| word);
    word.filter(|_| lang == Lang::Zh).unwrap_or(code)
}

/// The figure in its unit, every digit of it.
fn amount(figure: &Figure) -> String {
    match figure.gauge {
        Gauge::Amount(_) => plain(figure.value, 1_000_000),
        Gauge::Headcount => figure.value.to_string(),
        Gauge::Weight | Gauge::Score => plain(figure.value, TEN_THOUSAND),
    }
}

fn unit(gauge: Gauge) -> &'static str {
    match gauge {
        Gauge::Amount(_) => "万元",
        Gauge::Headcount => "人",
        Gauge::Weight | Gauge::Score => "分",
    }
}

/// The phase of a budget, in the words of the Fiscal Data Package; none where the form does not say.
pub fn phase(gauge: Gauge) -> Option<&'static str> {
    match gauge {
        Gauge::Amount(Measure::Budget | Measure::InitialBudget) => Some("approved"),
        Gauge::Amount(Measure::AdjustedBudget) => Some("adjusted"),
        Gauge::Amount(Measure::Outturn | Measure::PriorOutturn) => Some("executed"),
        Gauge::Amount(Measure::Stated) | Gauge::Headcount | Gauge::Weight | Gauge::Score => None,
    }
}

/// Where money flows: what a department has from each source is revenue, all else is spending.
fn direction(figure: &Figure) -> &'static str {
    if figure.item.starts_with("revenue.") { "revenue" } else { "expenditure" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(item: &str, gauge: Gauge, value: i64, label: Option<&str>) -> Figure {
        let named = |label: &str| RowName { label: Some(label.to_string()), level1: None, level2: None, position: 1 };
        Figure { item: item.to_string(), gauge, value, row: label.map(named) }
    }

    #[test]
    fn every_written_column_is_one_that_import_reads() {
        assert!(WRITTEN.iter().all(|column| COLUMNS.iter().any(|known| known.name == *column)));
        assert_eq!(WRITTEN.len(), COLUMNS.len());
    }

    #[test]
    fn amounts_have_every_digit() {
        let fen = |fen| amount(&figure("three_public", Gauge::Amount(Measure::Budget), fen, None));
        assert_eq!([fen(1), fen(-50_000), fen(9_999_999_999_999_999)], ["0.000001", "-0.05", "9999999999.999999"]);
        assert_eq!(amount(&figure("indicator", Gauge::Score, 95_600, None)), "9.56");
        assert_eq!(amount(&figure("staffing.in_post", Gauge::Headcount, 86, None)), "86");
    }

    #[test]
    fn a_word_that_means_two_items_gives_way_to_the_code() {
        let zh = |code: &str, of| item(&figure(code, Gauge::Amount(of), 1, None), Lang::Zh);
        assert_eq!(zh("project", Measure::Budget), "项目支出");
        assert_eq!(zh("project", Measure::Stated), "project");
        assert_eq!(zh("expenditure.project", Measure::Stated), "项目支出");
        assert_eq!(zh("expenditure.project", Measure::Outturn), "expenditure.project");
        assert_eq!(item(&figure("indicator", Gauge::Score, 1, None), Lang::Zh), "绩效指标");
    }

    #[test]
    fn a_row_that_is_an_items_own_has_no_name() {
        let named = |of| {
            let figure = figure("three_public", Gauge::Amount(of), 1, Some("三公经费"));
            label(&figure, figure.row.as_ref().unwrap())
        };
        assert_eq!(named(Measure::InitialBudget), None);
        assert_eq!(named(Measure::Budget).as_deref(), Some("三公经费"));
    }
}
