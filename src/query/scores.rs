/*!
The table of scores that some named queries need.

Scores are computed by the program and not by SQL, and the guard lets nobody write. So a connection is opened read-only, the
temporary tables of `scores.sql` are filled, which live beside the file and vanish with the connection, and only then is the
guard put up: the query itself runs behind all locks.
*/

use rusqlite::Connection;

use super::Reader;
use crate::model::Message;

/// What one report earned by one scheme, in ten-thousandths of a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// Id of the scheme.
    pub scheme: String,
    /// The report.
    pub report_id: i64,
    /// Points earned.
    pub points: i64,
    /// Points that could be computed.
    pub computable: i64,
    /// Points for which a figure is missing or a rate does not apply.
    pub missing: i64,
    /// Points that a person must judge.
    pub judgement: i64,
}

/// A grade of a scheme: from so many percent on, in ten-thousandths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradeRow {
    /// Id of the scheme.
    pub scheme: String,
    /// First percent.
    pub low: i64,
    /// The first percent that is above it.
    pub high: Option<i64>,
    /// `中文 | English`.
    pub grade: String,
}

/// Puts scores on a connection, and then the guard; the departments are those that the connection shows.
pub fn reader(connection: Connection, scores: &[Score], grades: &[GradeRow]) -> Result<Reader, Message> {
    fill(&connection, scores, grades).map_err(|error| Message::Database {
        path: connection.path().unwrap_or_default().to_string(),
        reason: error.to_string(),
    })?;
    Reader::of(connection, None)
}

fn fill(connection: &Connection, scores: &[Score], grades: &[GradeRow]) -> rusqlite::Result<()> {
    connection.execute_batch(include_str!("scores.sql"))?;
    let transaction = connection.unchecked_transaction()?;
    {
        let mut insert = connection.prepare("insert into scheme_score values (?1, ?2, ?3, ?4, ?5, ?6)")?;
        for score in scores {
            let Score { scheme, report_id, points, computable, missing, judgement } = score;
            insert.execute((scheme, report_id, points, computable, missing, judgement))?;
        }
        let mut insert = connection.prepare("insert into scheme_grade values (?1, ?2, ?3, ?4)")?;
        for GradeRow { scheme, low, high, grade } in grades {
            insert.execute((scheme, low, high, grade))?;
        }
    }
    transaction.commit()
}

/// The numbers of the reports of a year.
pub fn reports(reader: &Reader, year: i64) -> Result<Vec<i64>, Message> {
    let read = || -> rusqlite::Result<Vec<i64>> {
        let sql = "select report_id from report where report_id between ?1 and ?2 order by report_id nulls first";
        let mut statement = reader.connection().prepare(sql)?;
        let rows = statement.query_map((year * 1_000_000_000, year * 1_000_000_000 + 999_999_999), |row| row.get(0))?;
        rows.collect()
    };
    read().map_err(|error| Message::SqlFailed { place: "scores".to_string(), reason: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::super::{fixture, run};
    use super::*;

    #[test]
    fn a_query_reads_the_scores_behind_the_guard() {
        let connection = fixture::database("");
        let score = Score { scheme: "a".into(), report_id: 7, points: 1, computable: 2, missing: 3, judgement: 4 };
        fill(&connection, &[score], &[]).unwrap();
        let reader = Reader::of(connection, None).unwrap();
        let rows = run::ad_hoc(&reader, "select points from scheme_score", &[]).unwrap().collect().unwrap();
        assert_eq!(rows, [[super::super::Value::Integer(1)]]);
        for sql in
            ["delete from scheme_score", "create temp table t (a)", "insert into scheme_grade values ('a', 1, 2, 'b')"]
        {
            assert_eq!(run::ad_hoc(&reader, sql, &[]).err(), Some(Message::WriteRefused {}), "{sql}");
        }
    }
}
