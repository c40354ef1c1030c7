/*!
Takes a document or a report out again.

What the document had replaced comes back into force, unless something newer has taken its place in the meantime; then
it is kept behind that.
*/

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use super::put::Touched;
use super::{Check, Store, correct, findings, replace, report_id, rows, summary};
use crate::model::{Message, Section};

/// What to take out.
#[derive(Debug, Clone, Copy)]
pub enum Removal<'a> {
    /// A document, by the path it was imported from or the beginning of its hash.
    Document(&'a str),
    /// All that is known of a department and year.
    Report {
        /// Number of the department.
        department: i64,
        /// Fiscal year.
        year: i32,
    },
}

impl Store {
    /// Takes out what is named; how many reports it touched, none where nothing goes by that name.
    pub fn remove(&mut self, removal: Removal<'_>, checks: &[Check<'_>]) -> Result<Option<usize>, Message> {
        self.change(true, |transaction| {
            let mut touched = Touched::none(transaction)?;
            let in_bulk = match removal {
                Removal::Document(named) => {
                    let Some(document) = document(transaction, named)? else { return Ok(None) };
                    remove_document(transaction, document, &mut touched)?;
                    let in_bulk = remove_bulk(transaction, document)?;
                    correct::remove_orphans(transaction)?;
                    in_bulk
                }
                Removal::Report { department, year } => {
                    let Some(report) = report(transaction, department, year)? else { return Ok(None) };
                    touched.open(transaction, report)?;
                    remove_report(transaction, report)?;
                    Vec::new()
                }
            };
            let mut reports = touched.close(transaction)?;
            let mut concerned = touched.concerned(transaction, &reports)?;
            if !in_bulk.is_empty() {
                summary::recount(transaction)?;
                concerned.extend(&in_bulk);
                reports.extend(in_bulk);
            }
            transaction.execute_batch(FORGET_UNUSED)?;
            findings::refresh(transaction, checks, &concerned)?;
            Ok(Some(reports.len()))
        })
    }
}

/// Reports that nothing speaks of, documents that say nothing, departments without a report.
pub const FORGET_UNUSED: &str = "
    delete from finding_record where report_id in (
        select report_id from report where report_id not in (select report_id from submission)
    );
    delete from report where report_id not in (select report_id from submission);
    delete from unrecognised_record where document_id not in (select document_id from submission);
    update finding_record set document_id = null where document_id not in (select document_id from submission);
    update finding_record set other_document_id = null
        where other_document_id not in (select document_id from submission);
    delete from correction_record where document_id not in (select document_id from submission);
    delete from document where document_id not in (select document_id from submission);
    delete from line_name where name_id not in (
        select name_id from base_line_record union all select name_id from self_line_record
    );
    delete from indicator_name where name_id not in (select name_id from self_indicator_record);
    delete from department_alias where department_id not in (
        select department_id from report union all select department_id from department_registration
    );
    delete from department_record where department_id not in (
        select department_id from report union all select department_id from department_registration
        union all select successor_id from department_registration where successor_id is not null
    );
";

fn document(transaction: &Connection, named: &str) -> rusqlite::Result<Option<i64>> {
    transaction
        .query_row(
            "select document_id from document
             where path = ?1 or (length(?1) >= 8 and substr(sha256, 1, length(?1)) = lower(?1))
             order by document_id desc",
            [named],
            |row| row.get(0),
        )
        .optional()
}

fn report(transaction: &Connection, department: i64, year: i32) -> rusqlite::Result<Option<i64>> {
    transaction
        .query_row("select report_id from report where report_id = ?1", [report_id(year, department)], |row| row.get(0))
        .optional()
}

/// A value's key.
type Key = (i64, Section, u32, String);

fn keys(transaction: &Connection, sql: &str, document: i64) -> rusqlite::Result<Vec<(Key, i64)>> {
    let mut statement = transaction.prepare(sql)?;
    let rows = statement.query_map([document], |row| {
        let table: String = row.get(1)?;
        let section = Section::of_table(&table).ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        Ok(((row.get(0)?, section, row.get(2)?, row.get(3)?), row.get(4)?))
    })?;
    rows.collect()
}

pub fn remove_document(transaction: &Connection, document: i64, touched: &mut Touched) -> rusqlite::Result<()> {
    let reports = transaction
        .prepare("select distinct report_id from submission_record where document_id = ?1 or replaced_by = ?1")?
        .query_map([document], |row| row.get(0))?
        .collect::<Result<BTreeSet<i64>, _>>()?;
    for report in reports {
        touched.open(transaction, report)?;
    }
    let in_force = "select report_id, section, position, field, document_id from source where document_id = ?1";
    // What each row's fields become: nothing, unless something comes back.
    let mut changed = BTreeMap::<(i64, Section, u32), BTreeMap<String, Value>>::new();
    for ((report, section, position, field), _) in keys(transaction, in_force, document)? {
        changed.entry((report, section, position)).or_default().insert(field, Value::Null);
    }
    transaction.execute("delete from source where document_id = ?1", [document])?;
    make_room(transaction, document)?;
    let behind = "select report_id, section, position, field, document_id from replaced_value where replaced_by = ?1";
    for (key, older) in keys(transaction, behind, document)? {
        let (report, section, position, field) = &key;
        match successor(transaction, &key, document)? {
            None => {
                let value = replace::restore_source(transaction, *report, *section, *position, field, older)?;
                changed.entry((*report, *section, *position)).or_default().insert(field.clone(), value);
            }
            Some(newer) => {
                transaction.execute(
                    "update replaced_value set replaced_by = ?6
                     where report_id = ?1 and section = ?2 and position = ?3 and field = ?4 and document_id = ?5",
                    params![report, section.table(), position, field, older, newer],
                )?;
            }
        }
    }
    for ((report, section, position), fields) in &changed {
        replace::set_row(transaction, *report, *section, *position, fields)?;
    }
    transaction.execute("delete from replaced_value where document_id = ?1", [document])?;
    transaction.execute(
        "update submission_record set replaced_by = (
             select own.replaced_by from submission_record as own
             where own.document_id = ?1 and own.report_id = submission_record.report_id
                 and own.form = submission_record.form
         ) where replaced_by = ?1",
        [document],
    )?;
    transaction.execute("delete from correction_record where document_id = ?1", [document])?;
    transaction.execute("delete from submission_record where document_id = ?1", [document])?;
    Ok(())
}

/// Takes out the reports that are as a large table left them; their numbers.
fn remove_bulk(transaction: &Connection, document: i64) -> rusqlite::Result<Vec<i64>> {
    let reports: Vec<i64> = transaction
        .prepare("select report_id from bulk_report where document_id = ?1")?
        .query_map([document], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for section in Section::ALL {
        let has = format!("has_{}", section.form().name());
        rows::delete_of(
            transaction,
            section,
            &format!("select report_id from bulk_report where document_id = {document} and {has} = 1"),
        )?;
    }
    transaction.execute("delete from bulk_report where document_id = ?1", [document])?;
    Ok(reports)
}

/// Moves rows that may come back away from rows of another name, which something newer has put in their place; else
/// their figures would stand under that name.
fn make_room(transaction: &Connection, document: i64) -> rusqlite::Result<()> {
    for section in Section::ALL {
        let table = section.table();
        for field in section.names() {
            let sql = format!(
                "select distinct report_id, position from replaced_value as older
                 join {table} as row using (report_id, position)
                 where older.replaced_by = ?1 and older.section = '{table}' and older.field = '{field}'
                     and older.value is not row.{field}
                     and exists (
                         select 1 from source
                         where source.report_id = row.report_id and source.section = '{table}'
                             and source.position = row.position and source.field = '{field}'
                     )"
            );
            let rows = transaction
                .prepare(&sql)?
                .query_map([document], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<Vec<(i64, u32)>>>()?;
            for (report, position) in rows {
                let free = replace::free_position(transaction, report, section)?;
                // All that the removed form found there, which is all that is older.
                transaction.execute(
                    "update replaced_value set position = ?5
                     where report_id = ?1 and section = ?2 and position = ?3 and document_id < ?4",
                    params![report, table, position, document, free],
                )?;
            }
        }
    }
    Ok(())
}

/// The document that stands where the removed one stood: one whose value is in force, one that replaced the removed
/// one's value, or one that replaced the whole form.
fn successor(transaction: &Connection, key: &Key, removed: i64) -> rusqlite::Result<Option<i64>> {
    let (report, section, position, field) = key;
    let values = [
        Value::from(*report),
        Value::from(section.table().to_string()),
        Value::from(*position),
        Value::from(field.clone()),
        Value::from(removed),
        Value::from(section.form().name().to_string()),
    ];
    transaction
        .prepare_cached(
            "select document_id from source where report_id = ?1 and section = ?2 and position = ?3 and field = ?4
             union all
             select replaced_by from replaced_value
             where report_id = ?1 and section = ?2 and position = ?3 and field = ?4 and document_id = ?5
             union all
             select replaced_by from submission
             where report_id = ?1 and form = ?6 and document_id = ?5 and replaced_by is not null",
        )?
        .query_row(params_from_iter(values), |row| row.get(0))
        .optional()
}

fn remove_report(transaction: &Connection, report: i64) -> rusqlite::Result<()> {
    for section in Section::ALL {
        rows::delete(transaction, section, report, None)?;
    }
    for table in ["source", "replaced_value", "correction_record", "submission_record"] {
        transaction.execute(&format!("delete from {table} where report_id = ?1"), [report])?;
    }
    Ok(())
}
