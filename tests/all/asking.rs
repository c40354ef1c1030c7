//! What comes back when the database is asked: queries, statements and findings, in every format and language.

use std::io::Read;
use std::process::{Command, Stdio};

use crate::support::Desk;

/// What a query needs to be run on the sample.
fn needed(parameters: &str) -> Vec<&'static str> {
    let mut words = Vec::new();
    if parameters.contains("department*") {
        words.extend(["--department", "衡阳市应急管理局"]);
    }
    if parameters.contains("item*") {
        words.extend(["--item", "三公经费"]);
    }
    if parameters.contains("name*") {
        words.extend(["--name", "专项"]);
    }
    words
}

/// The named queries with the words that they need.
fn queries(desk: &Desk) -> Vec<(String, Vec<&'static str>)> {
    let list = desk.run(&["query", "--format", "json"]).succeeds();
    let list: serde_json::Value = serde_json::from_str(&list).expect("the list is JSON");
    let text = |row: &serde_json::Value, name: &str| row[name].as_str().expect("a text").to_string();
    let list = list.as_array().expect("an array");
    list.iter().map(|row| (text(row, "name"), needed(&text(row, "parameters")))).collect()
}

fn has_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn every_query_runs_on_the_sample_in_every_format_and_language() {
    let desk = Desk::with_sample();
    let queries = queries(&desk);
    assert!(queries.len() >= 20, "{queries:?}");
    for (name, words) in &queries {
        let help = desk.run(&["query", name, "--help"]).succeeds();
        let columns = help.split("Columns:\n").nth(1).expect("help lists the columns");
        let columns = columns.lines().take_while(|line| !line.is_empty());
        let columns: Vec<&str> = columns.map(|line| line.split_whitespace().next().expect("a name")).collect();
        let run = |format: &str, lang: &str| {
            let words = [&["query", name], &words[..], &["--format", format, "--lang", lang]].concat();
            desk.run(&words).succeeds()
        };
        for format in ["csv", "tsv", "json", "jsonl"] {
            assert_eq!(run(format, "zh"), run(format, "en"), "{name}: {format} is the same in any language");
        }
        assert_eq!(run("csv", "zh").lines().next(), Some(columns.join(",").as_str()), "{name}");
        assert_eq!(run("tsv", "zh").lines().next(), Some(columns.join("\t").as_str()), "{name}");
        let array: Vec<serde_json::Value> = serde_json::from_str(&run("json", "zh")).expect("json is JSON");
        let lines: Vec<serde_json::Value> =
            run("jsonl", "zh").lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
        assert_eq!(array, lines, "{name}");
        for row in &array {
            let keys: Vec<&String> = row.as_object().expect("a row is an object").keys().collect();
            assert_eq!(keys.len(), columns.len(), "{name}");
        }
        for format in ["table", "markdown"] {
            let (zh, en) = (run(format, "zh"), run(format, "en"));
            assert!(has_chinese(zh.lines().next().expect("a title")), "{name}\n{zh}");
            assert!(!has_chinese(en.lines().next().expect("a title")), "{name}\n{en}");
            assert_eq!(zh.lines().count(), en.lines().count(), "{name}");
        }
    }
}

#[test]
fn the_published_forms_figures_come_out_as_printed() {
    let desk = Desk::with_sample();
    let asked = ["query", "yoy-spending", "--department", "衡阳市应急管理局", "--year", "2023", "--limit", "1"];
    // 67.32 - 59.17 = 8.15; 8.15 / 59.17 = 13.77 %
    assert_eq!(
        desk.run(&[&asked[..], &["--format", "csv"]].concat()).succeeds(),
        "item,label,prior_outturn,outturn,change,change_pct,prior_basis\nthree_public,三公经费,59.17,67.32,8.15,13.77,same_form\n"
    );
    assert_eq!(
        desk.run(&[&asked[..], &["--lang", "zh", "--format", "markdown"]].concat()).succeeds().lines().nth(2),
        Some("| 三公经费 | 59.17 | 67.32 | 8.15 | 13.77 | 本表上年数 |")
    );
    let budget =
        ["sql", "select wan from fact where department like '衡阳%' and item = 'three_public' and measure = 'budget'"];
    assert_eq!(desk.run(&[&budget[..], &["--format", "jsonl"]].concat()).succeeds(), "{\"wan\":80.3}\n");
}

#[test]
fn one_execution_fills_several_files() {
    let desk = Desk::with_sample();
    let names = ["a.csv", "a.json", "a.md"];
    let words = ["query", "check-summary", "--year", "2023", "-o", names[0], "-o", names[1], "-o", names[2]];
    let together = desk.run(&words).succeeds();
    assert_eq!(together, "");
    for name in names {
        let alone = format!("alone-{name}");
        desk.run(&["query", "check-summary", "--year", "2023", "-o", &alone]).succeeds();
        let read = |name: &str| std::fs::read_to_string(desk.path(name)).expect("the file was written");
        assert_eq!(read(name), read(&alone));
        assert!(read(name).lines().count() > 5, "{name}");
    }
    assert!(desk.run(&["query", "staff-control", "-o", "a.csv", "-o", "b.nosuch"]).fails(2).contains("b.nosuch"));
}

#[test]
fn the_ending_of_the_file_tells_the_format() {
    let desk = Desk::with_sample();
    for (name, begins) in [
        ("a.csv", "rank,department,"),
        ("a.TSV", "rank\tdepartment\t"),
        ("a.json", "[\n"),
        ("a.jsonl", "{\"rank\":1,"),
        ("a.md", "| rank | department |"),
        ("a.txt", "Departments ranked"),
    ] {
        let out = desk.run(&["query", "staff-control", "-o", name]).succeeds();
        assert_eq!(out, "", "{name}");
        let text = std::fs::read_to_string(desk.path(name)).expect("the file was written");
        assert!(text.starts_with(begins), "{name}: {text}");
    }
    desk.run(&["query", "staff-control", "-o", "bom.csv", "--bom"]).succeeds();
    let bytes = std::fs::read(desk.path("bom.csv")).expect("the file was written");
    assert!(bytes.starts_with(b"\xef\xbb\xbfrank,"));
    let err = desk.run(&["query", "staff-control", "-o", "no/a.csv"]).fails(1);
    assert!(err.starts_with("error: cannot read or write `no/a.csv`: "), "{err}");
}

#[test]
fn a_limit_stops_and_a_file_or_pipe_has_every_row() {
    let desk = Desk::with_sample();
    let count = |words: &[&str]| {
        desk.run(&[&["sql", "select fen from fact", "--format", "jsonl"], words].concat()).succeeds().lines().count()
    };
    assert_eq!(count(&["--limit", "3"]), 3);
    assert!(count(&[]) > 1000);
    assert_eq!(count(&["--limit", "0"]), count(&[]));
    let table = desk.run(&["sql", "select fen from fact", "--limit", "60"]).succeeds();
    assert_eq!(table.lines().count(), 62, "a head, a rule and the rows");
}

#[test]
fn a_department_and_an_item_may_be_called_in_many_ways() {
    let desk = Desk::with_sample();
    let trend = |department: &str, item: &str| {
        desk.run(&["query", "trend", "--department", department, "--item", item, "--format", "csv"]).succeeds()
    };
    let rows = trend("望舒市水利局", "three_public");
    assert_eq!(rows.lines().count(), 4, "a head and three years: {rows}");
    for department in ["水利", " 望舒市水利局 ", "望舒市水利局"] {
        assert_eq!(trend(department, "三公经费"), rows);
    }
    let code = &desk.rows("select code from department where department = '望舒市教育局'")[0];
    assert_eq!(trend(code, "项目支出"), trend("教育局", "project"));
    assert_ne!(trend("教育局", "project"), trend("教育局", "expenditure.project"));
    for (words, message) in [
        (["望舒市水力局", "三公经费"], "there is no department `望舒市水力局`\n\nhelp: near to it: `望舒市水利局`, "),
        (["望舒市", "三公经费"], "`望舒市` could be more than one department\n\nhelp: write the full name: `望舒市"),
        (["水利", "三公径费"], "there is no item `三公径费`\n\nhelp: use one of: `三公经费`\n"),
        (
            ["水利", "公车"],
            "`公车` could be more than one item\n\nhelp: write the code of one of: `three_public.vehicle.purchase",
        ),
    ] {
        let err = desk.run(&["query", "trend", "--department", words[0], "--item", words[1]]).fails(2);
        assert!(err.starts_with(&format!("error: {message}")), "{err}");
    }
    let err = desk.run(&["query", "yoy-all", "--region", "玉兔县"]).fails(2);
    assert!(err.starts_with("error: no department is in a region `玉兔县`\n\nhelp: use one of: "), "{err}");
    assert_eq!(
        desk.run(&["query", "yoy-all", "--region", "990100"]).succeeds(),
        desk.run(&["query", "yoy-all", "-p", "region=9901", "-p", "year=2023"]).succeeds()
    );
}

#[test]
fn sql_reads_and_nothing_else() {
    let desk = Desk::with_sample();
    let before = desk.rows("select count(*), sum(fen) from fact");
    let only_reading = "only reading is possible here, not writing, changing, deleting or creating\n";
    for (sql, message) in [
        ("delete from report", only_reading),
        ("create table t (a)", only_reading),
        ("with a as (select 1) update report set year = 2000", only_reading),
        (
            "attach 'other.db' as other",
            "only the database at hand can be read; others cannot be attached or detached\n",
        ),
        ("pragma journal_mode = delete", "`PRAGMA journal_mode` cannot be used or changed here\n"),
        (
            "select load_extension('x')",
            "the function `load_extension` cannot be used: it reaches outside the database\n",
        ),
        ("begin", "transactions have no use here\n"),
        ("select 1; select 2", "SQL: only one statement is allowed\n"),
        ("select 1; delete from report", only_reading),
        (" -- nothing", "SQL: there is no statement\n"),
    ] {
        let err = desk.run(&["sql", sql]).fails(2);
        assert!(err.starts_with(&format!("error: {message}")), "{sql}\n{err}");
        assert!(err.contains("\n\nhelp: "), "{sql}\n{err}");
    }
    assert_eq!(desk.rows("select count(*), sum(fen) from fact"), before);
    assert!(!desk.path("other.db").exists());
}

#[test]
fn a_mistake_in_sql_is_underlined_also_behind_chinese() {
    let desk = Desk::with_sample();
    let err = desk.run(&["sql", "select '三公', deparment from fact"]).fails(2);
    assert_eq!(
        err,
        "error: SQL:1:14: no such column `deparment`\n\
         \x20 1 | select '三公', deparment from fact\n\
         \x20   |                ^^^^^^^^^\n\
         \nhelp: use one of: `department`, `department_id`; texts stand in single quotes\n"
    );
    desk.write("q.sql", "select 部门\nform fact");
    let err = desk.run(&["sql", "-f", "q.sql", "--lang", "zh"]).fails(2);
    assert!(err.starts_with("错误：SQL:2:6：看不懂 `fact` 处的语句\n  2 | form fact\n"), "{err}");
}

#[test]
fn limits_of_time_and_rows_have_a_status_of_their_own() {
    let desk = Desk::with_sample();
    let endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n";
    let err = desk.run(&["sql", endless, "--timeout", "1"]).fails(5);
    assert!(err.starts_with("error: the query was stopped after 1 s\n"), "{err}");
    let err = desk.run(&["sql", "select fen from fact", "--max-rows", "10"]).fails(5);
    assert!(err.starts_with("error: the query was stopped after 10 rows\n"), "{err}");
    desk.run(&["sql", "select year from report order by year limit 10", "--max-rows", "10"]).succeeds();
}

#[test]
fn parameters_of_a_statement_are_bound_and_never_pasted() {
    let desk = Desk::with_sample();
    let sql = "select count(*) as n from report join department using (department_id) where department = :name and year >= :from";
    let run = |name: &str| {
        let name = format!("name={name}");
        desk.run(&["sql", sql, "-p", &name, "-p", "from=2022", "--format", "jsonl"]).succeeds()
    };
    assert_eq!(run("望舒市水利局"), "{\"n\":2}\n");
    assert_eq!(run("' or 1=1 --"), "{\"n\":0}\n");
    let err = desk.run(&["sql", sql, "-p", "name=x"]).fails(2);
    assert!(err.starts_with("error: the parameter `:from` of the statement has no value\n"), "{err}");
    let err = desk.run(&["sql", "select 1", "-p", "name=x"]).fails(2);
    assert!(err.starts_with("error: the statement has no parameter `:name`\n"), "{err}");
}

#[test]
fn check_says_by_its_status_whether_there_are_errors() {
    let desk = Desk::with_sample();
    let run = desk.run(&["check", "--details", "--format", "csv"]);
    let all = run.out.lines().count() - 1;
    assert_eq!(
        run.out.lines().next(),
        Some("severity,rule,department,year,message,message_en,document,cell,other_cell,exempted")
    );
    let sum = desk.rows(
        "select 'errors: ' || sum(severity = 'error') || ', warnings: ' || sum(severity = 'warning') || ', notes: '
             || sum(severity = 'info') from finding",
    );
    assert_eq!(run.err, format!("{}\n", sum[0]));
    run.fails(4);
    let found = |words: &[&str], status: i32| {
        let run = desk.run(&[&["check", "--details", "--format", "jsonl"], words].concat());
        let count = run.out.lines().count();
        run.fails(status);
        count
    };
    // import/samples/README.md lists what contradicts itself.
    assert_eq!(found(&["--rule", "y01"], 4), 2);
    assert_eq!(found(&["--rule", "B01", "--year", "2023", "--department", "羲和区市场监督管理局"], 4), 1);
    assert_eq!(found(&["--rule", "B01", "--region", "990121"], 0), 0);
    assert_eq!(found(&["--severity", "error", "--year", "2021"], 0), 0);
    let by_severity: usize = ["error", "warning", "info"]
        .iter()
        .map(|word| found(&["--severity", word], if *word == "error" { 4 } else { 0 }))
        .sum();
    assert_eq!(by_severity, all);
    // Fewer rows shown are not fewer errors.
    assert_eq!(found(&["--limit", "1"], 4), 1);
}

#[test]
fn help_speaks_the_readers_language() {
    let desk = Desk::with_sample();
    let commands = ["demo", "import", "remove", "query", "sql", "check"];
    let mut pages: Vec<Vec<&str>> = commands.iter().map(|command| vec![*command, "--help"]).collect();
    pages.extend([vec!["--help"], vec![], vec!["import", "-h"]]);
    let queries = queries(&desk);
    pages.extend(queries.iter().map(|(name, _)| vec!["query", name, "--help"]));
    for page in pages {
        let zh = desk.run(&[&["--lang", "zh"], &page[..]].concat()).succeeds();
        let en = desk.run(&[&["--lang", "en"], &page[..]].concat()).succeeds();
        assert!(has_chinese(&zh) && zh != en, "{zh}");
        for word in [
            "Usage",
            "Options",
            "Arguments",
            "Commands",
            "OPTIONS",
            "COMMAND",
            "default",
            "possible",
            "FILE",
            "INTEGER",
            "(required)",
        ] {
            assert!(!zh.contains(word), "{page:?} has the word {word}\n{zh}");
        }
        // The words for units are the same in any language, and so are the names in an example.
        let en: String = en.lines().filter(|line| !line.starts_with("  fiscus ")).collect();
        let en = ["万元", "亿元", "元"].iter().fold(en, |text, unit| text.replace(unit, ""));
        assert!(!has_chinese(&en), "{page:?}\n{en}");
    }
}

#[test]
fn help_of_a_query_lists_parameters_and_columns() {
    let desk = Desk::new();
    let help = desk.run(&["query", "rank-execution", "--help"]).succeeds();
    assert!(help.starts_with("rank-execution  Departments ranked by execution rate\n"), "{help}");
    assert!(help.contains("\n  --year INTEGER            fiscal year (default: the latest)\n"), "{help}");
    assert!(
        help.contains("\n  --basis adjusted|initial  basis: adjusted or initial budget (default: adjusted)\n"),
        "{help}"
    );
    assert!(help.contains("\n  execution_pct  execution rate\n"), "{help}");
    assert_eq!(desk.run(&["query", "rank-execution", "--year", "2023", "--help"]).succeeds(), help);
    assert_eq!(desk.run(&["query", "rank-execution", "-h"]).succeeds(), help);
}

#[test]
fn a_closed_pipe_is_success() {
    let desk = Desk::with_sample();
    let sql = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 200000) select i from n";
    for format in ["csv", "jsonl", "table"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_fiscus"))
            .args(["sql", sql, "--format", format, "--db"])
            .arg(desk.path("fiscus.db"))
            .env("LC_ALL", "C")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program can be started");
        let mut first = [0; 1];
        child.stdout.take().expect("stdout is a pipe").read_exact(&mut first).expect("something is printed");
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]), "{format}");
    }
}
