/*!
`export summary`: 汇总表, the table that people make by hand of what the departments send in. A column for each figure that
has a cell of its own on the forms, in the order of the forms and under their words, so that import reads it back.
*/

use std::collections::HashMap;
use std::path::Path;

use super::{Counted, ends_in, fault, file};
use crate::cli;
use crate::command::Context;
use crate::command::query::reader;
use crate::error::Error;
use crate::model::{Item, Lang, Measure, Message};
use crate::query::reports::{self, Gauge, Report};
use crate::render::summary::{Book, Figures, Unit, Whose};

/// The figure of a column.
type Slot = (String, Gauge);

/// Writes the workbook.
pub fn run(options: &cli::Export, output: &Path, context: &mut Context<'_>) -> Result<Counted, Error> {
    let reader = reader(context, None)?;
    if !ends_in(output, "xlsx") || output.is_dir() {
        let (name, example) = ("summary".to_string(), "汇总表.xlsx".to_string());
        return Err(Message::ExportOutput { name, example }.into());
    }
    let (slots, columns): (Vec<Slot>, Vec<Figures>) = columns().into_iter().unzip();
    let at: HashMap<&Slot, usize> = slots.iter().enumerate().map(|(at, slot)| (slot, at)).collect();
    // It is a Chinese form, whoever asks for it.
    let words = |message: Message| message.text(Lang::Zh);
    let mut book = Book::new(columns, &words(Message::PackageTitle {}), &words(Message::SummaryComment {}));
    let wrong = |error: std::io::Error| fault(output, &error);
    let (mut counted, mut left_out, mut year) = (Counted::default(), 0, None);
    reports::each(&reader, &options.given, |report| {
        if year != Some(report.year) {
            year = Some(report.year);
            // The workbook bears the words of the forms in either language, since it is what they are gathered in.
            let title = format!("{}年度部门整体支出绩效汇总表", report.year);
            book.sheet(&format!("{}年", report.year), &title, "金额单位：万元").map_err(wrong)?;
        }
        let mut values = vec![None; slots.len()];
        for figure in &report.figures {
            let slot = (figure.item.clone(), figure.gauge);
            match at.get(&slot).filter(|_| figure.row.is_none()) {
                Some(at) => values[*at] = Some(figure.value),
                None => left_out += 1,
            }
        }
        counted.reports += 1;
        counted.figures += values.iter().flatten().count();
        let (code, region) = (report.code.as_deref().unwrap_or_default(), region(report));
        book.row(Whose { department: &report.department, code, region: &region }, &values).map_err(wrong)
    })?;
    if year.is_none() {
        return Err(Message::ExportEmpty {}.into());
    }
    book.save(file(output)?).map_err(wrong)?;
    if left_out > 0 {
        context.say(&Message::SummaryLeftOut { figures: left_out })?;
    }
    Ok(counted)
}

/// The region's code and name, as import takes them apart again.
fn region(report: &Report) -> String {
    [report.region.as_deref(), report.region_name.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Every column: the figure it holds and the labels above it.
fn columns() -> Vec<(Slot, Figures)> {
    let mut columns = Vec::new();
    for (code, label) in [("staffing.authorised", "编制数"), ("staffing.in_post", "实有人数")] {
        let labels = Figures {
            group: "财政供养人员情况".to_string(),
            item: Some(label.to_string()),
            measure: None,
            unit: Unit::Heads,
        };
        columns.push(((code.to_string(), Gauge::Headcount), labels));
    }
    for item in Item::all() {
        let whole = outermost(item);
        let has_parts = Item::all().iter().any(|other| other.part_of.as_ref() == Some(&whole.code));
        let below = match has_parts {
            false => None,
            true if item.code == whole.code => Some("小计".to_string()),
            true => Some(item.label.clone()),
        };
        let mut column = |gauge: Gauge, measure: &str, unit: Unit| {
            let (group, item_label, measure) = (whole.label.clone(), below.clone(), Some(measure.to_string()));
            columns.push(((item.code.clone(), gauge), Figures { group, item: item_label, measure, unit }));
        };
        for measure in &item.measures {
            column(Gauge::Amount(*measure), printed(item, *measure), Unit::Money);
        }
        if item.code == "total" {
            column(Gauge::Weight, "分值", Unit::Points);
            column(Gauge::Score, "得分", Unit::Points);
        }
    }
    columns
}

/// The item that an item is part of, and that is part of none.
fn outermost(item: &'static Item) -> &'static Item {
    let parent = |item: &&'static Item| Item::of_code(item.part_of.as_deref()?);
    std::iter::successors(Some(item), parent).last().unwrap_or(item)
}

/// What the forms call a measure of an item.
fn printed(item: &Item, measure: Measure) -> &'static str {
    match measure {
        Measure::PriorOutturn => "上年决算数",
        Measure::Budget => "预算数",
        Measure::Outturn if item.code == "total" => "全年执行数",
        Measure::Outturn => "决算数",
        Measure::InitialBudget => "年初预算数",
        Measure::AdjustedBudget => "调整后预算数",
        Measure::Stated => "金额",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_of_the_forms_has_one_column() {
        let columns = columns();
        let amounts: usize = Item::all().iter().map(|item| item.measures.len()).sum();
        assert_eq!(columns.len(), amounts + 2 + 2);
        for (index, (slot, labels)) in columns.iter().enumerate() {
            assert!(columns[..index].iter().all(|(other, seen)| other != slot && seen != labels), "{labels:?}");
        }
    }
}
