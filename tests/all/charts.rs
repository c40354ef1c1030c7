//! Charts: every query has one or a reason, every one can be drawn, and a picture is a file of its own.

use std::collections::BTreeSet;

use fiscus::command::shelf;
use fiscus::query::header::{Absent, ParamType};
use fiscus::query::{ChartKind, Query};
use quick_xml::Reader;
use quick_xml::events::Event;
use unicode_width::UnicodeWidthChar;

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

/// A text of a picture, and the box that it fills.
struct Label {
    text: String,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// The texts of a picture with their boxes; a picture that is no XML fails.
fn labels(svg: &str) -> Vec<Label> {
    let mut reader = Reader::from_str(svg);
    let mut labels = Vec::new();
    // The text that is being read; the tip in it tells what a shortened name is in full.
    let mut open: Option<Label> = None;
    let mut size = 0.0;
    let mut anchor = String::new();
    let mut in_tip = false;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {svg}")) {
            Event::Start(tag) if tag.name().as_ref() == "text" => {
                let of = |name: &str| {
                    let mut attributes = tag.attributes().map(|attribute| attribute.expect("attributes are sound"));
                    let found = attributes.find(|attribute| attribute.key.as_ref() == name);
                    found.map(|attribute| attribute.value.to_string()).unwrap_or_default()
                };
                let number = |name: &str| of(name).parse::<f64>().expect("a number");
                (size, anchor) = (number("font-size"), of("text-anchor"));
                let (x, y) = (number("x"), number("y"));
                let (top, bottom) = (y - size * 0.8, y + size * 0.1);
                open = Some(Label { text: String::new(), left: x, right: x, top, bottom });
            }
            Event::Start(_) => in_tip = true,
            Event::Text(text) if !in_tip => {
                if let Some(label) = &mut open {
                    label.text.push_str(&text);
                }
            }
            // `&amp;` and the like come as events of their own.
            Event::GeneralRef(_) if !in_tip => {
                if let Some(label) = &mut open {
                    label.text.push('&');
                }
            }
            Event::End(tag) if tag.name().as_ref() == "text" => {
                let mut label = open.take().expect("a text that ends has begun");
                // Chinese characters are as wide as they are high, others about half of that.
                let wide = |c: char| if c.width() == Some(2) { size } else { size * 0.54 };
                let width: f64 = label.text.chars().map(wide).sum();
                label.left -= match anchor.as_str() {
                    "end" => width,
                    "middle" => width / 2.0,
                    _ => 0.0,
                };
                label.right = label.left + width;
                labels.push(label);
            }
            Event::End(_) => in_tip = false,
            Event::Eof => return labels,
            _ => {}
        }
    }
}

/// The texts of a picture.
fn texts(svg: &str) -> Vec<String> {
    labels(svg).into_iter().map(|label| label.text).collect()
}

/// Fails where a text lies on another, or beyond the edges.
#[track_caller]
fn nothing_collides(name: &str, svg: &str) {
    let labels = labels(svg);
    let size = svg.split_once("viewBox=\"0 0 ").expect("a picture has a size").1;
    let size: Vec<f64> = size.split(['"', ' ']).take(2).map(|side| side.parse().expect("a number")).collect();
    for (number, one) in labels.iter().enumerate() {
        let within = one.left >= 0.0 && one.right <= size[0] && one.top >= 0.0 && one.bottom <= size[1];
        assert!(within, "{name}: `{}` lies beyond the edge", one.text);
        for other in &labels[..number] {
            let apart = one.left >= other.right
                || other.left >= one.right
                || one.top >= other.bottom
                || other.top >= one.bottom;
            assert!(apart, "{name}: `{}` lies on `{}`", one.text, other.text);
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
            nothing_collides(&format!("{name} {lang}"), &svg);
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

/// Draws a statement.
fn drawn(desk: &Desk, sql: &str, chart: &str, lang: &str) -> String {
    desk.run(&["sql", sql, "--chart", chart, "--lang", lang, "-o", "x.svg"]).succeeds();
    std::fs::read_to_string(desk.path("x.svg")).expect("the picture was written")
}

/// Rows that are hard to draw: what is drawn, and how.
const HARD: [(&str, &str, &str); 14] = [
    ("one figure", "select 2023 as x, 5.5 as y", "line x=x y=y"),
    ("the same figure twice", "select 2023 as x, 5.5 as y union all select 2024, 5.5", "line x=x y=y"),
    (
        "thirty years",
        "with recursive n(x) as (select 1995 union all select x + 1 from n where x < 2024) select x, x * 1234.5 as y from n",
        "line x=x y=y",
    ),
    (
        "many lines that end together",
        "with recursive n(s) as (select 1 union all select s + 1 from n where s < 31) \
         select x, '望舒市第' || s || '局' as s, 100 + s * 0.01 as y from n, (select 2022 as x union all select 2023)",
        "line x=x y=y series=s",
    ),
    (
        "lines that end in different years, with names that are long",
        "with recursive n(s) as (select 1 union all select s + 1 from n where s < 9) \
         select 2014 + s as x, s || '号机关事务管理与后勤保障服务中心（本级及所属单位汇总）' as s, 1 as y from n",
        "line x=x y=y series=s",
    ),
    (
        "long names, some below zero",
        "with recursive n(k) as (select 1 union all select k + 1 from n where k < 45) \
         select k || ' 望舒市人民政府办公室机关事务管理与后勤保障服务中心（本级及所属单位汇总）' as x, 20000000.5 - k * 1000000 as y from n",
        "bar x=x y=y",
    ),
    ("one bar of nothing", "select '甲' as x, 0 as y", "bar x=x y=y"),
    ("one bar below zero", "select '甲' as x, -7 as y", "bar x=x y=y"),
    (
        "changes that begin at one place",
        "with recursive n(k) as (select 1 union all select k + 1 from n where k < 31) \
         select 'department of all sorts of things ' || k as x, 10 as a, 10 as b from n",
        "slope x=x y=a,b",
    ),
    (
        "three dots of very large figures",
        "select '甲' as x, 123456789012.25 as a, 98765432109.5 as b, -5 as c union all select '乙', null, 3, null",
        "dots x=x y=a,b,c",
    ),
    (
        "a heat table that is too wide",
        "with recursive n(k) as (select 1 union all select k + 1 from n where k < 18) \
         select '项目支出第' || k || '项及其他有关支出事项' as x, '部门' || s as s, (k * s * 97531 % 100000 - 30000) * 1.5 as y \
         from n, (select 1 as s union all select 2)",
        "heat x=x y=y series=s",
    ),
    ("a heat table of one cell", "select '甲' as x, '乙' as s, 1 as y", "heat x=x y=y series=s"),
    (
        "a change of twenty parts",
        "with recursive n(k) as (select 1 union all select k + 1 from n where k < 20) \
         select '上年' as x, 100000.25 as y, 'start' as s \
         union all select '望舒市机关事务管理与后勤保障专项经费' || k, (k % 3 - 1) * 40000.5, 'part' from n",
        "waterfall x=x y=y series=s",
    ),
    (
        "a change below zero",
        "select 'expenditure of the year before' as x, 100 as y, 'start' as s \
         union all select 'a', -250, 'part' union all select 'this year', -150, 'end'",
        "waterfall x=x y=y series=s",
    ),
];

#[test]
fn no_label_lies_on_another_whatever_is_drawn() {
    let desk = Desk::with_sample();
    for (name, sql, chart) in HARD {
        for lang in ["zh", "en"] {
            nothing_collides(name, &drawn(&desk, sql, chart, lang));
        }
    }
}

#[test]
fn a_year_without_a_figure_is_a_gap_whether_it_has_a_row_or_not() {
    let desk = Desk::with_sample();
    let two_stretches = [
        "select 2020 as x, 1 as y union all select 2021, 2 union all select 2022, null union all select 2023, 3 \
         union all select 2024, 4",
        "select 2020 as x, 1 as y union all select 2021, 2 union all select 2023, 3 union all select 2024, 4",
    ];
    for sql in two_stretches {
        let svg = drawn(&desk, sql, "line x=x y=y", "en");
        assert_eq!((svg.matches("<polyline").count(), svg.matches("<circle").count()), (2, 4), "{sql}");
        assert!(texts(&svg).contains(&"2022".to_string()), "{sql}");
    }
}

#[test]
fn what_a_chart_has_no_room_for_is_counted() {
    let desk = Desk::with_sample();
    let said = |name: &str| {
        let (_, sql, chart) = HARD.iter().find(|(known, ..)| *known == name).expect("a hard one");
        texts(&drawn(&desk, sql, chart, "en")).join("\n")
    };
    assert!(said("many lines that end together").contains("lines for which the chart has no room: 21 "));
    assert!(said("long names, some below zero").contains("rows for which the chart has no room: 5 "));
    let heat = said("a heat table that is too wide");
    assert!(heat.contains("columns for which the chart has no room: ") && heat.contains("the darker, the larger"));
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
