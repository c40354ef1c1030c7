/*!
Every named query and every check on a database small enough to compute by hand.

`tests/queries/NAME.sql` and `tests/checks/ID.sql` make the database, with the arithmetic in comments; each of their
`-- run:` lines gives the values that the statement sees; `NAME.csv`, `NAME.2.csv` … hold the rows, computed by hand.
*/

use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, StatementStatus};

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
    database.execute_batch(&read(&project().join("src/query/scores.sql"))).expect("the table of scores can be made");
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

#[test]
fn a_check_of_one_report_costs_the_same_among_many() {
    for name in names("queries/checks") {
        let (database, runs) = case(&project().join(format!("tests/checks/{name}.sql")));
        let text = read(&project().join(format!("queries/checks/{name}.sql")));
        let given = runs.first().cloned().unwrap_or_default();
        let alone = steps(&database, &text, &given);
        multiply_reports(&database);
        let among_many = steps(&database, &text, &given);
        // Other reports than those asked for may be stepped over once, at the end of a range.
        assert!(among_many <= alone + alone / 10, "{name}: {alone} steps alone, {among_many} among many");
    }
}

/// Steps of the engine for a check of each report of the case.
fn steps(database: &Connection, check: &str, given: &[(String, String)]) -> i32 {
    let sql = format!("select * from ({}) where report_id = :report_id", check.trim_end().trim_end_matches(';'));
    let mut statement = database.prepare(&sql).expect("the check is sound");
    for (name, value) in given {
        let index = statement.parameter_index(&format!(":{name}")).expect("a name").expect("the check knows it");
        statement.raw_bind_parameter(index, value.parse::<i64>().expect("a number")).expect("a value can be bound");
    }
    let reports = "select report_id from report where department_id < 100";
    let reports: Vec<i64> = database
        .prepare(reports)
        .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect())
        .expect("reports are there");
    for report in reports {
        let index = statement.parameter_index(":report_id").expect("a name").expect("the statement knows it");
        statement.raw_bind_parameter(index, report).expect("a value can be bound");
        let mut rows = statement.raw_query();
        while rows.next().expect("the check runs").is_some() {}
    }
    statement.get_status(StatementStatus::VmStep)
}

/// Gives a hundred other departments what those of the case have.
fn multiply_reports(database: &Connection) {
    database
        .execute_batch(
            "create temp table copy as
                 with recursive copy (n) as (select 1 union all select n + 1 from copy where n < 100) select n from copy;
             insert into department_record (department_id, name)
                 select department_id + 100 * n, name || n from department_record join copy;
             insert into report
                 select report_id + 100 * n, department_id + 100 * n, year from report join copy;
             insert into submission_record (report_id, form, document_id, department_from, year_from, replaced_by)
                 select report_id + 100 * n, form, document_id, department_from, year_from, replaced_by
                 from submission_record join copy;",
        )
        .expect("reports can be copied");
    let tables = "bulk_report source base_staffing base_spending base_line_record base_building base_text base_heading \
        self_fund self_line_record self_indicator_record self_indicator_detail self_text";
    for table in tables.split(' ').filter(|table| !table.is_empty()) {
        let statement = database.prepare(&format!("select * from {table}")).expect("the table is there");
        let others = statement.column_names().skip(1).collect::<Vec<_>>();
        // Each writes texts of its own: the same text in all would be a finding of each.
        let copied = |name: &&str| if table.ends_with("_text") { format!("{name} || n") } else { name.to_string() };
        let copied = others.iter().map(copied).collect::<Vec<_>>().join(", ");
        let others = others.join(", ");
        database
            .execute_batch(&format!(
                "insert into {table} (report_id, {others}) select report_id + 100 * n, {copied} from {table} join copy"
            ))
            .expect("rows can be copied");
    }
}

/// The severity that a check's head gives to a variant.
fn severity(text: &str, variant: &str) -> String {
    let of = |key: String| text.lines().find_map(|line| Some(line.strip_prefix(&key)?.trim().to_string()));
    let plain = || of("-- severity:".to_string());
    let special = if variant.is_empty() { None } else { of(format!("-- severity.{variant}:")) };
    special.or_else(plain).expect("a check has a severity")
}
