/*!
Findings are computed when a document is put in or taken out, for the reports that it touches and for the year after
each, which is compared with it.

A check is a statement whose rows are violations. Its rows name cells by section, position and field; here they get
their document and place, and their message in both languages.
*/

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, Transaction, named_params, params};

use super::YEAR_SPAN;
use crate::model::money::{TEN_THOUSAND, plain};
use crate::model::{Lang, Section, Severity};

/// How rows of a variant are judged: their severity, and a message template `中文 | English`.
pub type Judge<'a> = Box<dyn Fn(Option<&str>) -> Option<(Severity, &'a str)> + 'a>;

/// A check.
pub struct Check<'a> {
    /// Its id.
    pub rule: &'a str,
    /// Its statement, without a closing semicolon.
    pub sql: &'a str,
    /// Sections of which nothing may have been left out where it is to tell anything.
    pub whole: &'a [Section],
    /// Values of its parameters.
    pub values: Vec<(String, i64)>,
    /// How its rows are judged and told.
    pub judge: Judge<'a>,
}

/// Above this many reports a check is asked once for all reports instead of once a report.
const MANY: usize = 64;

/// Computes the findings of the reports anew.
pub fn refresh(transaction: &Transaction<'_>, checks: &[Check<'_>], touched: &BTreeSet<i64>) -> rusqlite::Result<()> {
    let after = touched.iter().map(|report| report + YEAR_SPAN);
    let mut reports = BTreeSet::new();
    for report in touched.iter().copied().chain(after) {
        let there = transaction
            .prepare_cached("select 1 from report where report_id = ?1")?
            .query_row([report], |_| Ok(()))
            .optional()?;
        if there.is_some() {
            reports.insert(report);
        }
    }
    if reports.len() > MANY {
        transaction.execute("delete from finding_record", [])?;
        return checks.iter().try_for_each(|check| run(transaction, check, None));
    }
    for report in reports {
        transaction.prepare_cached("delete from finding_record where report_id = ?1")?.execute([report])?;
        checks.iter().try_for_each(|check| run(transaction, check, Some(report)))?;
    }
    Ok(())
}

/// No section that a check needs whole was read in part.
const WHOLE: &str = " and not exists (
    select 1 from submission join partial_section using (submission_id)
    where submission.report_id = found.report_id and replaced_by is null and section in ({sections})
)";

fn run(transaction: &Transaction<'_>, check: &Check<'_>, report: Option<i64>) -> rusqlite::Result<()> {
    // Inside another statement a check can only select, whoever wrote it. The engine hands the condition on into it, so
    // that one report is not a scan of all.
    let one = if report.is_some() { "report_id = :report_id" } else { "true" };
    let whole: Vec<String> = check.whole.iter().map(|section| format!("'{}'", section.table())).collect();
    let whole = if whole.is_empty() { String::new() } else { WHOLE.replace("{sections}", &whole.join(", ")) };
    let sql = format!("select * from ({}\n) as found where {one}{whole}", check.sql);
    let mut statement = transaction.prepare_cached(&sql)?;
    if let Some(report) = report {
        let index = statement.parameter_index(":report_id")?.unwrap_or_default();
        statement.raw_bind_parameter(index, report)?;
    }
    for (name, value) in &check.values {
        if let Some(index) = statement.parameter_index(&format!(":{name}"))? {
            statement.raw_bind_parameter(index, value)?;
        }
    }
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        let found = Found::of(row)?;
        insert(transaction, check, &found)?;
    }
    Ok(())
}

/// A row of a check, by the names of its columns.
struct Found {
    values: Vec<(String, Value)>,
}

impl Found {
    fn of(row: &Row<'_>) -> rusqlite::Result<Found> {
        let statement = row.as_ref();
        let values =
            (0..statement.column_count()).map(|index| Ok((statement.column_name(index)?.to_string(), row.get(index)?)));
        Ok(Found { values: values.collect::<rusqlite::Result<_>>()? })
    }

    fn get(&self, name: &str) -> &Value {
        self.values.iter().find(|(known, _)| known == name).map_or(&Value::Null, |(_, value)| value)
    }

    fn text(&self, name: &str) -> Option<&str> {
        match self.get(name) {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    fn integer(&self, name: &str) -> Option<i64> {
        match self.get(name) {
            Value::Integer(integer) => Some(*integer),
            _ => None,
        }
    }

    /// Puts the row's values into a template.
    fn tell(&self, template: &str, lang: Lang) -> String {
        let mut text = String::new();
        let mut rest = template;
        while let Some((before, behind)) = rest.split_once('{') {
            let Some((name, after)) = behind.split_once('}') else { break };
            text.push_str(before);
            text.push_str(&self.shown(name, lang));
            rest = after;
        }
        text + rest
    }

    fn shown(&self, name: &str, lang: Lang) -> String {
        let measured = matches!(name, "expected" | "actual" | "difference" | "bound");
        let value = match name {
            "difference" => match (self.integer("actual"), self.integer("expected")) {
                (Some(actual), Some(expected)) => Value::Integer(actual - expected),
                _ => Value::Null,
            },
            _ => self.get(name).clone(),
        };
        match value {
            Value::Integer(value) if measured => with_unit(value, self.text("unit"), lang),
            Value::Integer(value) => value.to_string(),
            Value::Real(value) => value.to_string(),
            Value::Text(text) => text,
            Value::Null | Value::Blob(_) => lang.pick("空白 | blank").to_string(),
        }
    }
}

/// A stored number as people write it: `67.32 万元`, `95.56%`, `8 分`.
fn with_unit(value: i64, unit: Option<&str>, lang: Lang) -> String {
    match unit {
        // The unit that the form prints, in either language.
        Some("万元") => format!("{} 万元", plain(value, 1_000_000)),
        Some("%") => format!("{}%", plain(value, TEN_THOUSAND)),
        Some("分") => format!("{} {}", plain(value, TEN_THOUSAND), lang.pick("分 | points")),
        Some("人") => format!("{} {}", plain(value, TEN_THOUSAND), lang.pick("人 | people")),
        _ => plain(value, TEN_THOUSAND),
    }
}

fn insert(transaction: &Transaction<'_>, check: &Check<'_>, found: &Found) -> rusqlite::Result<()> {
    let Some((severity, message)) = (check.judge)(found.text("variant")) else { return Ok(()) };
    let own = (found.integer("report_id"), found.text("section"), found.integer("position"), found.text("field"));
    let other = (
        found.integer("other_report_id"),
        found.text("other_section"),
        found.integer("other_position"),
        found.text("other_field"),
    );
    let (document_id, cell) = place(transaction, own)?;
    let (other_document_id, other_cell) = place(transaction, other)?;
    transaction
        .prepare_cached(
            "insert into finding_record (report_id, rule, severity, item, label, message, message_en,
                 expected, actual, unit, document_id, cell, other_document_id, other_cell)
             values (:report_id, :rule, :severity, :item, :label, :message, :message_en,
                 :expected, :actual, :unit, :document_id, :cell, :other_document_id, :other_cell)",
        )?
        .execute(named_params! {
            ":report_id": own.0,
            ":rule": check.rule,
            ":severity": severity.word(),
            ":item": found.text("item"),
            ":label": found.text("label"),
            ":message": found.tell(Lang::Zh.pick(message), Lang::Zh),
            ":message_en": found.tell(Lang::En.pick(message), Lang::En),
            ":expected": found.integer("expected"),
            ":actual": found.integer("actual"),
            ":unit": found.text("unit"),
            ":document_id": document_id,
            ":cell": cell,
            ":other_document_id": other_document_id,
            ":other_cell": other_cell,
        })?;
    Ok(())
}

/// A value's key, as a check names it.
type Named<'a> = (Option<i64>, Option<&'a str>, Option<i64>, Option<&'a str>);

/// The document and the cell of a value, where it has one.
fn place(
    transaction: &Transaction<'_>,
    (report, section, position, field): Named<'_>,
) -> rusqlite::Result<(Option<i64>, Option<String>)> {
    let found = transaction
        .prepare_cached(
            "select document_id, cell from source
             where report_id = ?1 and section = ?2 and position = ?3 and field = ?4",
        )?
        .query_row(params![report, section, position, field], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.unwrap_or_default())
}
