/*!
Every named query and every check on a database small enough to compute by hand.

`tests/queries/NAME.sql` and `tests/checks/ID.sql` make the database, with the arithmetic in comments; each of their
`-- run:` lines gives the values that the statement sees; `NAME.csv`, `NAME.2.csv` … hold the rows, computed by hand.
*/

use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::Value;

use crate::support::project;

fn names(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(project().join(folder)).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut names: Vec<String> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "sql"))
        .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The database of a case, and the values of each of its runs.
fn case(path: &Path) -> (Connection, Vec<Vec<(String, String)>>) {
    let text = read(path);
    let database = Connection::open_in_memory().expect("a database in memory");
    database.execute_batch(&read(&project().join("schema.sql"))).expect("schema.sql is sound");
    database.execute_batch(&read(&project().join("tests/writable.sql"))).expect("rows can be written as they are read");
    database.execute_batch(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let pair = |word: &str| word.split_once('=').map(|(name, value)| (name.to_string(), value.to_string()));
    let runs = text.lines().filter_map(|line| line.strip_prefix("-- run:"));
    let runs = runs.map(|line| line.split_whitespace().filter_map(pair).collect()).collect();
    (database, runs)
}

/// Header and rows of a statement, as csv.
fn answer(database: &Connection, sql: &str, given: &[(String, String)]) -> String {
    let mut statement = database.prepare(sql).expect("the statement is sound");
    for (name, value) in given {
        let value = value.parse::<i64>().map_or(Value::Text(value.clone()), Value::Integer);
        // A region's beginning is a text of digits.
        let value = match (name.as_str(), value) {
            ("region", Value::Integer(digits)) => Value::Text(digits.to_string()),
            (_, value) => value,
        };
        let index = statement.parameter_index(&format!(":{name}")).expect("a name").expect("the statement knows it");
        statement.raw_bind_parameter(index, value).expect("a value can be bound");
    }
    let columns: Vec<String> = statement.column_names().map(str::to_string).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&columns).expect("a head");
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().expect("the statement runs") {
        let value = |index| match row.get::<_, Value>(index).expect("a value") {
            Value::Null => String::new(),
            value => crate::support::shown(&value),
        };
        writer.write_record((0..columns.len()).map(value)).expect("a row");
    }
    String::from_utf8(writer.into_inner().expect("the rows")).expect("rows are UTF-8")
}

#[test]
fn every_query_gives_the_rows_computed_by_hand() {
    for name in names("queries") {
        let path = project().join(format!("tests/queries/{name}.sql"));
        let (database, runs) = case(&path);
        assert!(!runs.is_empty(), "{name} has no `-- run:` line");
        for (index, given) in runs.iter().enumerate() {
            let number = if index == 0 { String::new() } else { format!(".{}", index + 1) };
            let expected = read(&project().join(format!("tests/queries/{name}{number}.csv")));
            let actual = answer(&database, &read(&project().join(format!("queries/{name}.sql"))), given);
            assert_eq!(actual, expected, "{name}{number} {given:?}");
        }
    }
}

#[test]
fn every_check_finds_the_violations_computed_by_hand() {
    for name in names("queries/checks") {
        let (database, runs) = case(&project().join(format!("tests/checks/{name}.sql")));
        let text = read(&project().join(format!("queries/checks/{name}.sql")));
        let given = runs.first().cloned().unwrap_or_default();
        let actual = answer(&database, &text, &given);
        let mut reader = csv::Reader::from_reader(actual.as_bytes());
        let columns = reader.headers().expect("a head").clone();
        let at = |name: &str| columns.iter().position(|column| column == name).expect("a column of every check");
        let mut found = vec!["report_id,severity,item,label,unit,expected,actual".to_string()];
        for record in reader.records() {
            let record = record.expect("a row");
            let severity = severity(&text, &record[at("variant")]);
            let rest = ["item", "label", "unit", "expected", "actual"].map(|name| record[at(name)].to_string());
            found.push(format!("{},{severity},{}", &record[at("report_id")], rest.join(",")));
        }
        let expected = read(&project().join(format!("tests/checks/{name}.csv")));
        assert_eq!(found, expected.lines().collect::<Vec<_>>(), "{name}");
    }
}

/// The severity that a check's head gives to a variant.
fn severity(text: &str, variant: &str) -> String {
    let of = |key: String| text.lines().find_map(|line| Some(line.strip_prefix(&key)?.trim().to_string()));
    let plain = || of("-- severity:".to_string());
    let special = if variant.is_empty() { None } else { of(format!("-- severity.{variant}:")) };
    special.or_else(plain).expect("a check has a severity")
}
