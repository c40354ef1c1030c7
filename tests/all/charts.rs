//! Charts: every query has one or a reason, every one can be drawn, and a picture is a file of its own.

use std::collections::BTreeSet;

use fiscus::command::shelf;
use fiscus::query::header::{Absent, ParamType};
use fiscus::query::{ChartKind, Query};
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::support::Desk;

/// Queries whose rows no picture makes plainer, each with its reason.
const WITHOUT: [(&str, &str); 21] = [
    ("buildings", "areas and investments of few buildings, in two units"),
    ("check-summary", "a rule's number of findings says nothing against another's"),
    ("cross-form-gap", "two figures that should be one: the difference is what is read"),
    ("declared-vs-recomputed", "amounts, rates and points in one column"),
    ("exact-100", "every rate is the same"),
    ("indicators", "texts"),
    ("lost-points", "indicators of any weight, each with its own number of departments"),
    ("outliers", "the fences differ from item to item"),
    ("over-budget-lines", "lines of any size, from many departments"),
    ("panel-gaps", "a list of what is missing"),
    ("region-totals", "sums of parts and of their whole side by side"),
    ("restated", "two figures that should be one"),
    ("scheme-sensitivity", "ranks by two schemes"),
    ("self-vs-recomputed", "points of schemes that differ in what can be computed"),
    ("source", "places"),
    ("special-fund-life", "first and last years"),
    ("special-funds", "lines of any size, from many departments"),
    ("sum-checks", "two figures that should be one"),
    ("top-movers", "lines of one name from many departments"),
    ("zero-budget-spending", "lines of any size, from many departments"),
    ("zero-three-public", "every figure is zero"),
];

fn queries() -> Vec<Query> {
    shelf::queries(&[]).expect("our queries are sound").all().to_vec()
}

#[test]
fn a_query_has_a_chart_or_a_reason() {
    let without: BTreeSet<String> =
        queries().iter().filter(|query| query.header.chart.is_none()).map(|query| query.header.name.clone()).collect();
    let reasoned: BTreeSet<String> = WITHOUT.iter().map(|(name, _)| name.to_string()).collect();
    assert_eq!(without, reasoned);
    let drawn: BTreeSet<String> =
        queries().iter().filter_map(|query| Some(format!("{:?}", query.header.chart.as_ref()?.kind))).collect();
    assert_eq!(drawn.len(), ChartKind::NAMED.len(), "each kind is of use to some query: {drawn:?}");
}

/// The texts of a picture; a picture that is no XML fails.
fn texts(svg: &str) -> Vec<String> {
    let mut reader = Reader::from_str(svg);
    let (mut texts, mut within) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {svg}")) {
            Event::Start(tag) => within = tag.name().as_ref() == "text",
            Event::End(_) => within = false,
            Event::Text(text) if within => texts.push(text.to_string()),
            Event::Eof => return texts,
            _ => {}
        }
    }
}

#[test]
fn every_declared_chart_is_drawn_in_both_languages_from_figures_that_the_answer_prints() {
    let desk = Desk::with_sample();
    for query in queries() {
        let Some(chart) = &query.header.chart else { continue };
        let name = query.header.name.as_str();
        let mut words = vec!["query", name];
        for param in &query.header.params {
            match (&param.kind, &param.absent, param.name.as_str()) {
                (ParamType::Department, Absent::Required, _) => words.extend(["--department", "望舒市教育局"]),
                (ParamType::Item, Absent::Required, _) => words.extend(["--item", "three_public"]),
                (_, Absent::Required, other) => panic!("{name}: what is --{other}?"),
                (_, _, "year") => words.extend(["--year", "2023"]),
                _ => {}
            }
        }
        for lang in ["zh", "en"] {
            desk.run(&[&words[..], &["--lang", lang, "-o", "x.svg", "-o", "x.json"]].concat()).succeeds();
            let read = |file: &str| std::fs::read_to_string(desk.path(file)).expect("the file was written");
            let (svg, json) = (read("x.svg"), read("x.json"));
            let texts = texts(&svg);
            assert!(svg.starts_with("<svg ") && !svg.contains("<script") && !svg.contains("href"), "{name}");
            assert!(texts.iter().any(|text| text.contains(&format!("fiscus query {name}"))), "{name}: {texts:?}");
            let rows: Vec<serde_json::Value> = serde_json::from_str(&json).expect("it is JSON");
            let figures = rows.iter().filter(|row| row[&chart.y[0]].is_number()).count();
            assert!(
                figures == 0 || texts.iter().any(|text| text.contains('.') || text.parse::<i64>().is_ok()),
                "{name}"
            );
        }
    }
}

#[test]
fn bars_are_as_many_as_ranked_departments_and_each_bears_its_figure() {
    let desk = Desk::with_sample();
    desk.run(&["query", "rank-execution", "--year", "2023", "-o", "x.svg"]).succeeds();
    let svg = std::fs::read_to_string(desk.path("x.svg")).expect("the picture was written");
    let texts = texts(&svg);
    assert_eq!(texts.iter().filter(|text| *text == "100.00").count(), 7, "{texts:?}");
    assert!(texts.contains(&"归墟县自然资源局".to_string()) && texts.contains(&"94.20".to_string()), "{texts:?}");
    // The department without a form has no bar, and is counted.
    assert!(!texts.contains(&"望舒市审计局".to_string()), "{texts:?}");
    assert!(texts.iter().any(|text| text == "rows without a figure, not drawn: 1"), "{texts:?}");
}

#[test]
fn a_statement_is_drawn_as_its_chart_says_and_a_result_without_one_is_refused() {
    let desk = Desk::with_sample();
    let sql = "select department, execution_pct from fund_execution where year = 2023";
    desk.run(&["sql", sql, "--chart", "bar x=department y=execution_pct", "-o", "x.svg"]).succeeds();
    assert!(texts(&std::fs::read_to_string(desk.path("x.svg")).expect("it was written")).len() > 20);
    let err = desk.run(&["sql", sql, "-o", "y.svg"]).fails(2);
    assert!(err.contains("no chart is declared") && err.contains("--chart"), "{err}");
    assert!(!desk.path("y.svg").exists());
    let err = desk.run(&["sql", sql, "--chart", "bar x=departmnt y=execution_pct", "-o", "y.svg"]).fails(2);
    assert!(err.contains("`department`"), "{err}");
    let err = desk.run(&["query", "panel-gaps", "-o", "y.svg"]).fails(2);
    assert!(err.contains("panel-gaps"), "{err}");
}

#[test]
fn a_page_holds_chart_table_notes_and_nothing_from_elsewhere() {
    let desk = Desk::with_sample();
    desk.run(&[
        "query",
        "yoy-spending",
        "--department",
        "衡阳市应急管理局",
        "--year",
        "2023",
        "--sources",
        "-o",
        "x.html",
    ])
    .succeeds();
    let page = std::fs::read_to_string(desk.path("x.html")).expect("the page was written");
    for part in ["<svg ", "<table>", "354.14", "findings of severity error: 3", "where the figures were read", "line 2"]
    {
        assert!(page.contains(part), "{part}");
    }
    for part in ["<script", "href=", "src=", "@import", "url(http"] {
        assert!(!page.contains(part), "{part}");
    }
}
