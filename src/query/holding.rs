//! What a database holds, for those who are handed an answer from it.

use super::Reader;
use crate::model::Message;

/// How much there is, and of when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// Documents that were imported.
    pub documents: i64,
    /// Reports, each of a department and a year.
    pub reports: i64,
    /// When the newest document was imported, in UTC.
    pub newest: Option<String>,
}

/// What the database of a reader holds.
pub fn of(reader: &Reader) -> Result<Holding, Message> {
    let held = reader.connection().query_row(include_str!("holding.sql"), [], |row| {
        let newest: Option<String> = row.get(2)?;
        let said = |time: String| time.replace('T', " ").replace('Z', " UTC");
        Ok(Holding { documents: row.get(0)?, reports: row.get(1)?, newest: newest.map(said) })
    });
    held.map_err(|error| Message::SqlFailed { place: "holding.sql".to_string(), reason: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn documents_reports_and_the_newest_import_are_told() {
        let empty = Holding { documents: 0, reports: 0, newest: None };
        assert_eq!(of(&fixture::reader("")), Ok(empty));
        let town = fixture::reader(
            "insert into document (path, sha256, kind, imported_at) values
                 ('a.xlsx', 'a', 'form', '2024-05-01T08:00:00Z'), ('b.csv', 'b', 'tidy', '2024-03-01T08:00:00Z');
             insert into department_record (department_id, name) values (7, '望舒市财政局');
             insert into report values (2023000000007, 7, 2023)",
        );
        let held = Holding { documents: 2, reports: 1, newest: Some("2024-05-01 08:00:00 UTC".to_string()) };
        assert_eq!(of(&town), Ok(held));
    }
}
