//! The documents and cells of values that findings name.

use rusqlite::{CachedStatement, Connection, OptionalExtension, params};

use crate::store::YEAR_SPAN;

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
    connection: &'c Connection,
    source: CachedStatement<'c>,
    bulk: CachedStatement<'c>,
    /// Whether any value has a source of its own.
    has_sources: bool,
    /// The forms of reports that were looked up last, and the large tables they came with.
    last: [(i64, bool, Option<i64>); 2],
    /// Reports that are asked for again and again, in their order, each with the large tables that its forms came with.
    kept: Vec<(i64, [Option<i64>; 2])>,
}

impl<'c> Places<'c> {
    /// Places of the values of a database.
    pub fn new(connection: &'c Connection) -> rusqlite::Result<Places<'c>> {
        Ok(Places {
            connection,
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
            kept: Vec::new(),
        })
    }

    /// Keeps the large tables of a stretch of reports, and of those a year before them, at hand.
    pub fn keep(&mut self, (first, last): (i64, i64)) -> rusqlite::Result<()> {
        self.kept.clear();
        let mut statement = self.connection.prepare_cached(
            "select report_id, document_id, has_base, has_self from bulk_report where report_id between ?1 and ?2",
        )?;
        for before in [YEAR_SPAN, 0] {
            let mut rows = statement.query([first - before, last - before])?;
            while let Some(row) = rows.next()? {
                let (report, document): (i64, i64) = (row.get(0)?, row.get(1)?);
                // A stretch of more than a year overlaps with the one before it.
                let at = match self.kept.last() {
                    Some((known, _)) if *known < report => self.kept.len(),
                    _ => self.kept.partition_point(|(known, _)| *known < report),
                };
                if self.kept.get(at).is_none_or(|(known, _)| *known != report) {
                    self.kept.insert(at, (report, [None; 2]));
                }
                for (form, column) in [(0, 2), (1, 3)] {
                    if row.get(column)? {
                        self.kept[at].1[form].get_or_insert(document);
                    }
                }
            }
        }
        Ok(())
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
        if let Ok(at) = self.kept.binary_search_by_key(&report, |(known, _)| *known) {
            let [base, own] = self.kept[at].1;
            return Ok((if is_base { base } else { own }, None));
        }
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
