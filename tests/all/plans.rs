/*!
How the engine goes about every named query and the findings: by keys and indexes, never through a whole table.

A nation sends 100 000 reports a year. A scan that nobody notices in a town costs seconds there, so the plan of each
statement is read here. Parameters are bound after a statement is planned and the tables are never analysed, so a
statement has one plan whatever is asked; and one more where only the first rows are.
*/

use std::collections::BTreeSet;

use fiscus::command::{annotate, findings, report, reports_received, shelf, summary, trace};
use fiscus::query::{Query, Reader, reports, search};
use rusqlite::{Connection, StatementStatus};

use crate::support::project;

/// Whole tables that are read all the same: the query, the name of the table in it, and why.
const ALLOWED: [(&str, &str, &str); 7] = [
    ("change-parts", "explained", "it is no table but the rows of one item and its parts, of one report"),
    ("find-departments", "alias", "every name is compared: no index finds a part of one"),
    ("find-departments", "department_record", "every name is compared: no index finds a part of one"),
    ("panel-gaps", "department", "every department is asked for, in the order of the answer"),
    ("special-funds", "department", "names are read in the order of the answer, each with its own lines"),
    ("status", "department", "every department is asked for, in the order of the answer"),
    ("three-public", "department", "names are read in the order of the answer, each with its own report"),
];

/// Tables that stay small: a row a document, a kind of finding, a name of a fund or an indicator.
const SMALL: [&str; 5] = ["document", "e", "finding_kind", "indicator_name", "line_name"];

fn database() -> Connection {
    let database = Connection::open_in_memory().expect("a database in memory");
    let schema = std::fs::read_to_string(project().join("schema.sql")).expect("schema.sql is there");
    database.execute_batch(&schema).expect("schema.sql is sound");
    let scores = std::fs::read_to_string(project().join("src/query/scores.sql")).expect("scores.sql is there");
    database.execute_batch(&scores).expect("the table of scores can be made");
    database
}

/// A database with the settings that the program asks with.
fn reader() -> Reader {
    let database = database();
    database.execute_batch(fiscus::query::exempt::TABLE).expect("the exemptions of a reader");
    Reader::of(database, None).expect("the guard can be put up")
}

/// The named queries, the metrics, and those behind `check`, `status`, `trace` and `report`.
fn statements() -> Vec<Query> {
    let queries = shelf::queries(&[]).expect("our queries are sound");
    let metrics = shelf::metrics(&[]).expect("our metrics are sound");
    let own = [findings(), summary(), reports_received()].map(|query| query.expect("its head is sound"));
    let traced = trace::statements().expect("their heads are sound");
    let asked = annotate::statements().expect("their heads are sound");
    let exported = reports::statements().expect("their heads are sound");
    let sought = search::statements().expect("their heads are sound");
    let reported = report::statements().expect("their heads are sound");
    let own = own.into_iter().chain(traced).chain(asked).chain(exported).chain(sought).chain(reported);
    queries.all().iter().chain(metrics.all()).cloned().chain(own).collect()
}

/// The statement as it is asked for the first rows.
fn first(sql: &str, most: usize) -> String {
    format!("select * from (\n{}\n) limit {most}", sql.trim_end().trim_end_matches(';'))
}

/// The lines of a plan, which is the same whatever will be bound.
fn plan(reader: &Reader, sql: &str) -> Vec<String> {
    let explained = reader.connection().prepare(&format!("explain query plan {sql}"));
    let mut statement = explained.unwrap_or_else(|error| panic!("{error}\n{sql}"));
    let mut rows = statement.raw_query();
    let mut lines = Vec::new();
    while let Some(row) = rows.next().expect("a plan can be asked for") {
        lines.push(row.get(3).expect("a plan has lines"));
    }
    lines
}

/// What a plan reads from end to end, but for steps of the statement itself and small tables. An index made for one run
/// reads all that it is made of.
fn read_whole(plan: &[String]) -> BTreeSet<String> {
    let named = |line: &str, verbs: &[&str]| {
        let name = verbs.iter().find_map(|verb| line.strip_prefix(verb))?;
        Some(name.split(' ').next().unwrap_or_default().to_string())
    };
    let steps: BTreeSet<String> =
        plan.iter().filter_map(|line| named(line, &["CO-ROUTINE ", "MATERIALIZE "])).collect();
    let mut found = BTreeSet::new();
    for line in plan {
        let scanned = named(line, &["SCAN "]).filter(|name| name != "CONSTANT" && !steps.contains(name));
        let indexed = if line.contains(" AUTOMATIC ") { named(line, &["SEARCH "]) } else { None };
        found.extend(scanned.into_iter().chain(indexed).filter(|name| !SMALL.contains(&name.as_str())));
    }
    found
}

#[test]
fn no_query_reads_a_whole_table() {
    let reader = reader();
    let mut read = BTreeSet::new();
    for query in statements() {
        for sql in [query.sql.clone(), first(&query.sql, 20)] {
            let found = read_whole(&plan(&reader, &sql));
            read.extend(found.into_iter().map(|table| (query.header.name.clone(), table)));
        }
    }
    let allowed: BTreeSet<_> = ALLOWED.iter().map(|(query, table, _)| (query.to_string(), table.to_string())).collect();
    assert_eq!(read, allowed, "what is read whole, and what may be");
}

#[test]
fn the_views_reach_a_department_by_an_index() {
    let reader = reader();
    for view in ["fact", "item_comparison", "fund_execution", "staffing_control", "indicator_result", "finding"] {
        for condition in ["department = 'A'", "department_id = 1"] {
            for columns in ["*", "count(*)"] {
                let sql = format!("select {columns} from {view} where {condition}");
                assert_eq!(read_whole(&plan(&reader, &sql)), BTreeSet::new(), "{sql}");
            }
        }
    }
}

/// The steps that the engine takes for the first 20 of a ranking by execution rate, of so many reports.
fn steps_of_the_first(reports: i64, region: Option<&str>) -> i32 {
    let database = database();
    for number in 1..=reports {
        let report = 2_023_000_000_000 + number;
        let insert = format!(
            "insert into department_record (department_id, name, region) values ({number}, 'A{number}', '430100');
             insert into report values ({report}, {number}, 2023);
             insert into self_fund (report_id, total_adjusted_budget, total_outturn)
             values ({report}, {base}, {amount})",
            base = 1_000_000 + number * 7919 % 10_007,
            amount = 900_000 + number * 104_729 % 10_009,
        );
        database.execute_batch(&insert).expect("a report can be made");
    }
    let query = shelf::query(&[], "rank-execution").expect("the query is there");
    let mut statement = database.prepare(&first(&query.sql, 20)).expect("the statement is sound");
    for (name, value) in [("year", Some("2023")), ("basis", Some("adjusted")), ("region", region)] {
        let index = statement.parameter_index(&format!(":{name}")).expect("a name").expect("a parameter");
        match value {
            Some("2023") => statement.raw_bind_parameter(index, 2023),
            value => statement.raw_bind_parameter(index, value),
        }
        .expect("a value can be bound");
    }
    let mut rows = statement.raw_query();
    let mut count = 0;
    while rows.next().expect("the statement runs").is_some() {
        count += 1;
    }
    drop(rows);
    assert_eq!(count, 20);
    statement.get_status(StatementStatus::VmStep)
}

#[test]
fn the_first_of_a_ranking_cost_the_same_however_many_follow() {
    for region in [None, Some("4301")] {
        let (few, many) = (steps_of_the_first(500, region), steps_of_the_first(4000, region));
        // The departments of a region are looked up and sorted among themselves: some steps for each, none for the others.
        let looked_up = if region.is_some() { 3500 * 50 } else { 0 };
        assert!(many < few * 2 + looked_up, "{few} steps for 500 reports, {many} for 4000, region {region:?}");
    }
}
