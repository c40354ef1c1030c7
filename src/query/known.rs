//! What a database knows, to be offered to who types its beginning: read by keys and indexes, and not more than anybody
//! looks through.

use rusqlite::{Connection, params};

use crate::model::Message;

/// So many are offered.
const MOST: usize = 500;

/// Departments, with the name of their region.
const DEPARTMENTS: &str = "
    select name, coalesce(region_name, '')
    from department_record
    where name >= ?1 and name < ?2
    order by name nulls first";

/// Documents by their paths.
const DOCUMENTS: &str = "
    select path, ''
    from document
    where path >= ?1 and path < ?2
    order by path nulls first";

/// Special funds.
const FUNDS: &str = "
    select label, ''
    from line_name
    where item = 'project.special.line' and label >= ?1 and label < ?2
    order by label nulls first";

/// The first and the last year, each the end of the primary key.
const YEARS: &str = "
    select
        (select min(report_id) from report) / 1000000000,
        (select max(report_id) from report) / 1000000000";

/// Departments whose names begin so, with the names of their regions.
pub fn departments(connection: &Connection, typed: &str) -> Result<Vec<(String, String)>, Message> {
    beginning(connection, DEPARTMENTS, typed)
}

/// Documents whose paths begin so.
pub fn documents(connection: &Connection, typed: &str) -> Result<Vec<(String, String)>, Message> {
    beginning(connection, DOCUMENTS, typed)
}

/// Special funds whose names begin so.
pub fn funds(connection: &Connection, typed: &str) -> Result<Vec<(String, String)>, Message> {
    beginning(connection, FUNDS, typed)
}

/// Years from the first to the last report, the newest first.
pub fn years(connection: &Connection) -> Result<Vec<(String, String)>, Message> {
    let ends: rusqlite::Result<(Option<i64>, Option<i64>)> =
        connection.query_row(YEARS, [], |row| Ok((row.get(0)?, row.get(1)?)));
    let (first, last) = ends.map_err(|error| failed(connection, &error))?;
    let years = first.unwrap_or(1)..=last.unwrap_or(0);
    Ok(years.rev().map(|year| (year.to_string(), String::new())).collect())
}

/// Codes and names of regions.
pub fn regions(connection: &Connection) -> Result<Vec<(String, String)>, Message> {
    super::lookup::regions(connection)
}

/// Names of departments, so many that one can still look through them for a part of a name.
pub fn all_departments(connection: &Connection) -> Result<Vec<String>, Message> {
    let sql = "select name from department_record order by name nulls first limit 20000";
    let read =
        || -> rusqlite::Result<Vec<String>> { connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect() };
    read().map_err(|error| failed(connection, &error))
}

/// Views and tables, views first, each with its columns.
pub fn tables(connection: &Connection) -> Result<Vec<(String, Vec<String>)>, Message> {
    let sql = "
        select t.name, c.name
        from sqlite_schema as t
        cross join pragma_table_xinfo(t.name) as c
        where t.type in ('view', 'table') and t.name not like 'sqlite%'
        order by t.type desc, t.name, c.cid";
    let read = || -> rusqlite::Result<Vec<(String, Vec<String>)>> {
        let mut tables: Vec<(String, Vec<String>)> = Vec::new();
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (table, column): (String, String) = (row.get(0)?, row.get(1)?);
            match tables.last_mut() {
                Some((last, columns)) if *last == table => columns.push(column),
                _ => tables.push((table, vec![column])),
            }
        }
        Ok(tables)
    };
    read().map_err(|error| failed(connection, &error))
}

fn beginning(connection: &Connection, sql: &str, typed: &str) -> Result<Vec<(String, String)>, Message> {
    let rows = || -> rusqlite::Result<Vec<(String, String)>> {
        let mut statement = connection.prepare(sql)?;
        let end = format!("{typed}{}", char::MAX);
        let rows = statement.query_map(params![typed, end], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.take(MOST).collect()
    };
    rows().map_err(|error| failed(connection, &error))
}

fn failed(connection: &Connection, error: &rusqlite::Error) -> Message {
    Message::Database { path: connection.path().unwrap_or_default().to_string(), reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::database;
    use super::*;

    #[test]
    fn what_begins_so_is_found_by_an_index() {
        let town = database(
            "insert into department_record (department_id, name, region, region_name) values
             (1, '望舒市教育局', '990100', '望舒市'), (2, '望舒市财政局', '990100', '望舒市'), (3, '青石县财政局', null, null);
             insert into report (report_id, department_id, year) values (2021000000001, 1, 2021), (2023000000002, 2, 2023)",
        );
        let names = |typed: &str| -> Vec<String> {
            departments(&town, typed).unwrap().into_iter().map(|(name, _)| name).collect()
        };
        assert_eq!(names("望舒市"), ["望舒市教育局", "望舒市财政局"]);
        assert_eq!(names("望舒市财"), ["望舒市财政局"]);
        assert_eq!(names("").len(), 3);
        let all: Vec<String> = years(&town).unwrap().into_iter().map(|(year, _)| year).collect();
        assert_eq!(all, ["2023", "2022", "2021"]);
        for sql in [DEPARTMENTS, FUNDS] {
            let plan: String =
                town.query_row(&format!("explain query plan {sql}"), params!["a", "b"], |row| row.get(3)).unwrap();
            assert!(plan.starts_with("SEARCH"), "{plan}");
        }
    }

    #[test]
    fn an_empty_database_has_no_years() {
        assert_eq!(years(&database("")).unwrap(), []);
    }
}
