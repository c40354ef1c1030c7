//! Queries of one's own: the folder may be named before the query or behind it. And of two items in a row, both are shown.

use crate::support::Desk;

const QUERY: &str = "\
-- name: years
-- title: 年度 | Years
-- param: year integer optional 年度 | fiscal year
-- column: year year 年度 | fiscal year
-- 说明：库中的年度。
-- note: the years in the database.
select distinct year from report where :year is null or year = :year order by year nulls last;
";

#[test]
fn a_folder_of_queries_may_be_named_before_the_query_or_behind_it() {
    let desk = Desk::with_sample();
    desk.write("mine/years.sql", QUERY);
    let answer = "year\n2023\n";
    for words in [
        ["--queries", "mine", "query", "years", "--year", "2023", "--format", "csv"].as_slice(),
        &["query", "--queries", "mine", "years", "--year", "2023", "--format", "csv"],
        &["query", "years", "--queries", "mine", "--year", "2023", "--format", "csv"],
        &["query", "years", "--year", "2023", "--queries=mine", "--format", "csv"],
        &["query", "years", "-p", "year=2023", "--format", "csv", "--queries", "mine", "--db", "fiscus.db"],
    ] {
        assert_eq!(desk.run(words).succeeds(), answer, "{words:?}");
    }
    let help = desk.run(&["query", "years", "--queries", "mine", "--help"]).succeeds();
    assert!(help.starts_with("years  Years\n"), "{help}");
}

#[test]
fn queries_beside_a_database_that_is_named_behind_the_query_are_found() {
    let desk = Desk::with_sample();
    desk.write("other.db", std::fs::read(desk.path("fiscus.db")).expect("the sample is there"));
    desk.write("other.db.d/queries/years.sql", QUERY);
    let words = ["query", "years", "--db", "other.db", "--year", "2022", "--format", "csv"];
    assert_eq!(desk.run(&words).succeeds(), "year\n2022\n");
}

#[test]
fn a_folder_of_queries_that_is_not_named_is_told() {
    let run = Desk::with_sample().run(&["query", "three-public", "--queries"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("--queries"), "{}", run.err);
}

#[test]
fn an_item_that_another_is_part_of_is_shown_beside_it() {
    let desk = Desk::with_sample();
    let words = ["query", "contribution", "--department", "望舒市教育局", "--year", "2023", "--format", "markdown"];
    let table = desk.run(&words).succeeds();
    let has = |row: &str| assert!(table.contains(row), "{table}");
    assert!(table.starts_with("| item | part of | prior-year outturn (10k CNY) |"), "{table}");
    has("\n| total annual funds |  | 22,990.01 |");
    has("\n| project expenditure (self-evaluation form) | total annual funds |");
    has("\n| 学生资助补助 | special-purpose funds |");
}
