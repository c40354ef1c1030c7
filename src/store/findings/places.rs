//! The documents and cells of values that findings name.

use rusqlite::{CachedStatement, Connection, OptionalExtension, params};

/// A value as a check names it.
#[derive(Debug, Clone, Copy)]
pub struct Value<'a> {
    /// Number of its report.
    pub report: Option<i64>,
    /// Section, row and field.
    pub section: Option<&'a str>,
    /// Row within the section.
    pub position: Option<i64>,
    /// Column.
    pub field: Option<&'a str>,
}

/// Looks up where values stand.
pub struct Places<'c> {
    source: CachedStatement<'c>,
    bulk: CachedStatement<'c>,
    /// Whether any value has a source of its own.
    has_sources: bool,
    /// The forms of reports that were looked up last, and the large tables they came with.
    last: [(i64, bool, Option<i64>); 2],
}

impl<'c> Places<'c> {
    /// Places of the values of a database.
    pub fn new(connection: &'c Connection) -> rusqlite::Result<Places<'c>> {
        Ok(Places {
            source: connection.prepare_cached(
                "select document_id, cell from source
                 where report_id = ?1 and section = ?2 and position = ?3 and field = ?4",
            )?,
            bulk: connection.prepare_cached(
                "select document_id from bulk_report
                 where report_id = ?1 and case ?2 when true then has_base else has_self end = 1",
            )?,
            has_sources: connection.query_row("select exists (select 1 from source)", [], |row| row.get(0))?,
            last: [(0, false, None); 2],
        })
    }

    /// The document and the cell of a value. One that came in bulk has a document and no cell: the view finds the lines of
    /// its report.
    pub fn find(&mut self, value: Value<'_>) -> rusqlite::Result<(Option<i64>, Option<String>)> {
        let (Some(report), Some(section)) = (value.report, value.section) else { return Ok((None, None)) };
        if self.has_sources {
            let found = self
                .source
                .query_row(params![report, section, value.position, value.field], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            if let Some(found) = found {
                return Ok(found);
            }
        }
        let is_base = section.starts_with("base_");
        let known = self.last.iter().find(|(known, base, _)| (*known, *base) == (report, is_base));
        if let Some((_, _, document)) = known {
            return Ok((*document, None));
        }
        let document = self.bulk.query_row(params![report, is_base], |row| row.get(0)).optional()?;
        self.last.swap(0, 1);
        self.last[0] = (report, is_base, document);
        Ok((document, None))
    }
}
