/*!
Findings are computed when a document is put in or taken out, for the reports that it touches and for the year after
each, which is compared with it.

A check is a statement whose rows are violations. Its rows name cells by section, position and field; here they get
their document and place, and their message in both languages.
*/

use std::collections::{BTreeSet, HashMap};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

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
pub fn refresh(transaction: &Connection, checks: &[Check<'_>], touched: &BTreeSet<i64>) -> rusqlite::Result<()> {
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
        return refresh_all(transaction, checks);
    }
    let mut kinds = Kinds::default();
    for report in reports {
        transaction.prepare_cached("delete from finding_record where report_id = ?1")?.execute([report])?;
        checks.iter().try_for_each(|check| run(transaction, check, Some(report), &mut kinds))?;
    }
    Ok(())
}

/// Computes the findings of all reports anew.
pub fn refresh_all(transaction: &Connection, checks: &[Check<'_>]) -> rusqlite::Result<()> {
    transaction.execute_batch("delete from finding_record; delete from finding_kind")?;
    let mut kinds = Kinds::default();
    checks.iter().try_for_each(|check| run(transaction, check, None, &mut kinds))
}

/// No section that a check needs whole was read in part.
const WHOLE: &str = " and not exists (
    select 1 from submission_record as submission join partial_section using (submission_id)
    where submission.report_id = found.report_id and replaced_by is null and section in ({sections})
)";

fn run(transaction: &Connection, check: &Check<'_>, report: Option<i64>, kinds: &mut Kinds) -> rusqlite::Result<()> {
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
    let columns: Vec<String> = statement.column_names().map(str::to_string).collect();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        let values = (0..columns.len()).map(|index| row.get(index)).collect::<rusqlite::Result<_>>()?;
        insert(transaction, check, &Found { columns: &columns, values }, kinds)?;
    }
    Ok(())
}

/// A row of a check, by the names of its columns.
struct Found<'a> {
    columns: &'a [String],
    values: Vec<Value>,
}

impl Found<'_> {
    fn get(&self, name: &str) -> &Value {
        self.columns.iter().position(|known| known == name).map_or(&Value::Null, |at| &self.values[at])
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

    /// Puts the row's values into a template. What the view fills in stays open.
    fn tell(&self, template: &str, lang: Lang) -> String {
        let mut text = String::new();
        let mut rest = template;
        while let Some((before, behind)) = rest.split_once('{') {
            let Some((name, after)) = behind.split_once('}') else { break };
            text.push_str(before);
            match name {
                "expected" | "actual" | "difference" => text.push_str(&format!("{{{name}}}")),
                name => text.push_str(&self.shown(name, lang)),
            }
            rest = after;
        }
        text + rest
    }

    fn shown(&self, name: &str, lang: Lang) -> String {
        match self.get(name) {
            Value::Integer(value) if name == "bound" => with_unit(*value, self.text("unit"), lang),
            Value::Integer(value) => value.to_string(),
            Value::Real(value) => value.to_string(),
            Value::Text(text) => text.clone(),
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

fn insert(transaction: &Connection, check: &Check<'_>, found: &Found<'_>, kinds: &mut Kinds) -> rusqlite::Result<()> {
    let Some((severity, message)) = (check.judge)(found.text("variant")) else { return Ok(()) };
    let own = (found.integer("report_id"), found.text("section"), found.integer("position"), found.text("field"));
    let other = (
        found.integer("other_report_id"),
        found.text("other_section"),
        found.integer("other_position"),
        found.text("other_field"),
    );
    let kind = Kind {
        rule: check.rule.to_string(),
        severity: severity.word(),
        item: found.text("item").map(str::to_string),
        label: found.text("label").map(str::to_string),
        unit: found.text("unit").map(str::to_string),
        message: found.tell(Lang::Zh.pick(message), Lang::Zh),
        message_en: found.tell(Lang::En.pick(message), Lang::En),
    };
    let (document_id, cell) = place(transaction, own)?;
    let (other_document_id, other_cell) = place(transaction, other)?;
    let other_years_before = own.0.zip(other.0).map(|(own, other)| (own - other) / YEAR_SPAN);
    transaction
        .prepare_cached(
            "insert into finding_record (report_id, kind_id, expected, actual,
                 document_id, cell, other_document_id, other_cell, other_years_before)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            own.0,
            kinds.number(transaction, kind)?,
            found.integer("expected"),
            found.integer("actual"),
            document_id,
            cell,
            other_document_id,
            other_cell,
            other_years_before,
        ])?;
    Ok(())
}

/// What findings share.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Kind {
    rule: String,
    severity: &'static str,
    item: Option<String>,
    label: Option<String>,
    unit: Option<String>,
    message: String,
    message_en: String,
}

/// The numbers of kinds that were asked for.
#[derive(Default)]
struct Kinds(HashMap<Kind, i64>);

/// Kinds of which the numbers are remembered; a check that says something else of each report has as many as findings.
const REMEMBERED: usize = 10_000;

impl Kinds {
    fn number(&mut self, transaction: &Connection, kind: Kind) -> rusqlite::Result<i64> {
        if let Some(number) = self.0.get(&kind) {
            return Ok(*number);
        }
        let values = params![kind.rule, kind.item, kind.label, kind.severity, kind.unit, kind.message, kind.message_en];
        let known: Option<i64> = transaction
            .prepare_cached(
                "select kind_id from finding_kind
                 where rule = ?1 and item is ?2 and label is ?3 and severity = ?4 and unit is ?5
                     and message = ?6 and message_en = ?7",
            )?
            .query_row(values, |row| row.get(0))
            .optional()?;
        let number = match known {
            Some(number) => number,
            None => {
                transaction
                    .prepare_cached(
                        "insert into finding_kind (rule, item, label, severity, unit, message, message_en)
                         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                    )?
                    .execute(values)?;
                transaction.last_insert_rowid()
            }
        };
        if self.0.len() >= REMEMBERED {
            self.0.clear();
        }
        self.0.insert(kind, number);
        Ok(number)
    }
}

/// A value's key, as a check names it.
type Named<'a> = (Option<i64>, Option<&'a str>, Option<i64>, Option<&'a str>);

/// The document and the cell of a value, where it has one of its own.
fn place(
    transaction: &Connection,
    (report, section, position, field): Named<'_>,
) -> rusqlite::Result<(Option<i64>, Option<String>)> {
    let found = transaction
        .prepare_cached(
            "select document_id, cell from source
             where report_id = ?1 and section = ?2 and position = ?3 and field = ?4",
        )?
        .query_row(params![report, section, position, field], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some(found) = found {
        return Ok(found);
    }
    // A report that came in bulk has lines for all its values; the view finds them.
    let bulk = transaction
        .prepare_cached(
            "select document_id from bulk_report
             where report_id = ?1 and case substr(?2, 1, 4) when 'base' then has_base else has_self end = 1",
        )?
        .query_row(params![report, section], |row| row.get(0))
        .optional()?;
    Ok((bulk, None))
}
