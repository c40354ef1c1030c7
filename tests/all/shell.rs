//! `fiscus shell` with a script on stdin: every dot-command, statements over lines, named queries, what is saved.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::support::{Desk, Run};

/// Runs the shell in the folder of a desk with a script piped in.
fn piped(desk: &Desk, words: &[&str], script: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fiscus"))
        .arg("shell")
        .args(words)
        .current_dir(desk.path(""))
        .env_remove("FISCUS_DB")
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    child.stdin.take().expect("a pipe").write_all(script.as_bytes()).expect("the shell reads its script");
    let output = child.wait_with_output().expect("the program ends");
    Run {
        status: output.status.code().expect("the program ended by itself"),
        out: String::from_utf8(output.stdout).expect("data is UTF-8"),
        err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
    }
}

fn csv(desk: &Desk, script: &str) -> Run {
    piped(desk, &["--format", "csv"], script)
}

#[test]
fn statements_go_over_lines_and_stand_beside_one_another() {
    let desk = Desk::with_sample();
    let script = "-- a remark\nselect ';' as a, -- not the end;\n  '望舒市' as b\n;\nselect 1 as c; select 2 as d;\n\nselect 3 as e";
    let run = csv(&desk, script);
    assert_eq!(run.err, "");
    assert_eq!(run.succeeds(), "a,b\n;,望舒市\nc\n1\nd\n2\ne\n3\n");
}

#[test]
fn a_mistake_is_told_with_its_line_and_the_script_goes_on() {
    let desk = Desk::with_sample();
    let script =
        "select 1 as a;\nselect year,\n  deparment\nfrom report; select 2 as b;\n.tabels\nselect (1;\nselect 3 as c;\n";
    let run = csv(&desk, script);
    assert_eq!((run.status, run.out.as_str()), (1, "a\n1\nb\n2\nc\n3\n"));
    assert!(
        run.err.contains("error: stdin:3:3: no such column `deparment`\n  3 |   deparment\n    |   ^^^^^^^^^\n"),
        "{}",
        run.err
    );
    assert!(
        run.err.contains("error: stdin:5: there is no command `.tabels`\n\nhelp: use one of: `.tables`"),
        "{}",
        run.err
    );
    assert!(run.err.contains("error: stdin:6: the statement is not complete"), "{}", run.err);
}

#[test]
fn nothing_is_written() {
    let desk = Desk::with_sample();
    let before = std::fs::read(desk.path("fiscus.db")).expect("the database");
    for sql in ["delete from report", "create table t (a)", "pragma user_version = 9", "attach 'x.db' as x", "begin"] {
        let run = piped(&desk, &[], &format!("\n{sql};\n"));
        assert!(run.fails(1).starts_with("error: stdin:2: "), "{sql}");
    }
    assert_eq!(std::fs::read(desk.path("fiscus.db")).expect("the database"), before);
    assert!(!desk.path("x.db").exists());
}

#[test]
fn a_named_query_answers_as_on_the_command_line() {
    let desk = Desk::with_sample();
    let words = ["query", "three-public", "--year", "2023", "--region", "990100", "--limit", "3", "--format", "csv"];
    let asked = desk.run(&words);
    assert!(!asked.err.is_empty(), "the sample has caveats");
    for line in [
        "three-public --year 2023 --region '990100' --limit 3",
        ".query three-public --year=2023 --region 990100 --limit 3;",
    ] {
        let run = csv(&desk, line);
        assert_eq!((run.out, run.err), (asked.out.clone(), asked.err.clone()), "{line}");
    }
    let run = csv(&desk, "three-public --yaer 2023\nthree-public --year 2023 'a\nthree-public --limit 0 --year 1066\n");
    let err = run.fails(1);
    assert!(err.contains("stdin:1: ") && err.contains("`year`"), "{err}");
    assert!(err.contains("stdin:2: a quote is not closed"), "{err}");
    assert!(err.contains("stdin:3: "), "{err}");
}

#[test]
fn a_word_that_begins_nothing_is_told_at_once() {
    let run = csv(&Desk::with_sample(), "three-publik --year 2023\nselect 1 as a;\n");
    assert_eq!(run.out, "a\n1\n");
    let err = run.fails(1);
    assert!(err.contains("did you mean `three-public`"), "{err}");
}

#[test]
fn every_dot_command_is_in_the_help_and_runs() {
    let desk = Desk::with_sample();
    desk.write("more.sql", "select 7 as seven;\n");
    let runs = [
        (".help .tables", "  .tables [PATTERN]"),
        (".tables fund_ex", "fund_execution"),
        (".schema fund_execution", "CREATE VIEW fund_execution"),
        (".indexes finding_record", "finding_record"),
        (".queries", "rank-execution"),
        (".params trend", "--item ITEM"),
        (".query trend --department 望舒市教育局 --item 三公经费", "2023"),
        ("select 1 as a;\n.save one", "fiscus query one"),
        (".mode json\nselect 1 as a;", "{\"a\":1}"),
        (".limit 1\nselect 1 as a union select 2;\n.limit", "1"),
        (".output a.csv\nselect 1 as a;\n.output\nselect 'back';", "back"),
        (".once b.csv\nselect 1 as a;\nselect 'back';", "back"),
        (".timer on\nselect 1;", "took 0."),
        (".timeout 5\nselect 1;\n.timeout", "1"),
        (".read more.sql", "seven"),
        (".open fiscus.db\nselect 'open';", "open"),
        (".lang zh\n.nosuch", "没有命令"),
        (".show", "fiscus.db"),
        (".quit\nselect 'zzz';", ""),
    ];
    let help = piped(&desk, &[], ".help\n").succeeds();
    let told: Vec<&str> = help.lines().filter_map(|line| line.strip_prefix("  .")?.split(' ').next()).collect();
    for name in &told {
        assert!(runs.iter().any(|(script, _)| script.contains(&format!(".{name}"))), ".{name} is not run here");
    }
    assert_eq!(told.len(), 19);
    for (script, expected) in runs {
        let run = piped(&desk, &[], script);
        assert!(format!("{}{}", run.out, run.err).contains(expected), "{script}: {run:?}");
        assert!(!run.out.contains("zzz"), "{script}: {run:?}");
        assert_eq!(run.status == 0, !script.contains(".nosuch"), "{script}: {run:?}");
    }
}

#[test]
fn a_command_typed_wrongly_is_told_how_it_is_typed() {
    let desk = Desk::with_sample();
    for (line, expected) in [
        (".timer maybe", "usage: .timer on|off"),
        (".limit many", "usage: .limit [N]"),
        (".once", "usage: .once FILE"),
        (".lang fr", "usage: .lang zh|en"),
        (".quit now", "usage: .quit"),
        (".save", "usage: .save NAME"),
        (".mode jsn", "`json`"),
        (".mode xlsx", ".once FILE.xlsx"),
        (".output a.xlsx", ".once FILE.xlsx"),
        (".once a.what", "does not tell the output format"),
        (".schema fund_exection", "`fund_execution`"),
        ("select :year;", "write the value itself"),
        (".read nowhere.sql", "no such file"),
        (".open nowhere.db", "nowhere.db"),
        (".params nosuch", "nosuch"),
    ] {
        let err = piped(&desk, &[], line).fails(1);
        assert!(err.starts_with("error: stdin:1: ") && err.contains(expected), "{line}: {err}");
    }
}

#[test]
fn answers_go_to_files() {
    let desk = Desk::with_sample();
    let script = ".mode csv\n.output all.txt\nselect 1 as a;\nselect 2 as b;\n.once one.json\nselect 3 as c;\n.output\n\
                  .once book.xlsx\nthree-public --year 2023\nselect 4 as d;\n";
    let run = piped(&desk, &[], script);
    assert!(run.err.contains("written to one.json\n") && run.err.contains("written to book.xlsx\n"), "{}", run.err);
    assert_eq!(run.succeeds(), "d\n4\n");
    let read = |name| std::fs::read_to_string(desk.path(name)).expect("the file was written");
    assert_eq!(read("all.txt"), "a\n1\nb\n2\n");
    assert_eq!(read("one.json").trim(), "[\n  {\"c\":3}\n]");
    assert_eq!(std::fs::read(desk.path("book.xlsx")).expect("the workbook")[..2], *b"PK");
}

#[test]
fn the_options_of_the_command_line_are_where_it_begins() {
    let desk = Desk::with_sample();
    let words = ["-o", "all.csv", "--limit", "1"];
    assert_eq!(piped(&desk, &words, "select 1 as a union select 2;\n").succeeds(), "");
    assert_eq!(std::fs::read_to_string(desk.path("all.csv")).expect("the file"), "a\n1\n");
    assert_eq!(piped(&desk, &["-o", "a.csv", "-o", "b.csv"], "").status, 2);
    assert_eq!(piped(&Desk::new(), &[], "select 1;").status, 1);
}

#[test]
fn a_file_is_read_with_its_own_lines_and_not_without_end() {
    let desk = Desk::with_sample();
    desk.write("inner.sql", "\u{feff}select 1 as a;\r\nselect nosuch\r\n from fact;\r\n");
    desk.write("loop.sql", ".read loop.sql\n");
    let run = csv(&desk, ".read inner.sql\nselect 2 as b;\n");
    assert_eq!(run.out, "a\n1\nb\n2\n");
    assert!(run.fails(1).contains("error: inner.sql:2:8: no such column `nosuch`"));
    let run = csv(&desk, ".read loop.sql\nselect 2 as b;\n");
    assert_eq!(run.out, "b\n2\n");
    assert!(run.fails(1).contains("more than 8 deep"));
}

#[test]
fn what_a_chinese_keyboard_types_is_understood() {
    let desk = Desk::with_sample();
    let run = csv(
        &desk,
        "。tables fund_ex\nselect department from department where department = '望舒市教育局';\nselect 1；\n",
    );
    assert_eq!(run.out, "name,type\nfund_execution,视图 | view\ndepartment\n望舒市教育局\n");
    assert!(run.fails(1).contains("stdin:3:8: "), "the full-width semicolon is named");
}

#[test]
fn a_statement_stops_when_its_time_is_up_and_the_next_one_runs() {
    let endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n;";
    let run = csv(&Desk::with_sample(), &format!(".timeout 1\n{endless}\nselect 1 as a;\n"));
    assert_eq!(run.out, "count(*)\na\n1\n");
    assert!(run.fails(1).contains("stopped after 1 s"));
}

const SPENDING: &str = "select department, year, outturn, change_pct from item_comparison \
                        where item = 'three_public' and year = 2023 and department like '望舒市%' order by 1;";

#[test]
fn a_good_statement_becomes_a_named_query() {
    let desk = Desk::with_sample();
    let run = csv(&desk, &format!("{SPENDING}\nselect nosuch;\n.save town-spending 本级三公 | Spending of the town\n"));
    assert!(run.err.contains("fiscus query town-spending"), "{}", run.err);
    let file = std::fs::read_to_string(desk.path("fiscus.db.d/queries/town-spending.sql")).expect("the file");
    assert_eq!(
        file,
        format!(
            "-- name: town-spending\n-- title: 本级三公 | Spending of the town\n-- column: department department 部门 | department\n\
             -- column: year year 年度 | fiscal year\n-- column: outturn money 决算数 | outturn\n\
             -- column: change_pct percent 增减率 | change rate\n-- 说明：在 fiscus shell 中保存。\n\
             -- note: saved in the shell of fiscus.\n\n{SPENDING}\n"
        )
    );
    let answer = desk.run(&["query", "town-spending", "--format", "csv"]).succeeds();
    assert_eq!(answer, desk.run(&["sql", SPENDING, "--format", "csv"]).succeeds());
    assert!(answer.lines().count() > 3, "{answer}");
}

#[test]
fn literals_become_parameters_where_it_is_asked_for() {
    let desk = Desk::with_sample();
    let run = csv(&desk, &format!("{SPENDING}\n.save town --lift\ntown --year 2022 --department 望舒市水利局\n"));
    assert!(run.err.contains("--item three_public --year 2023 --department 望舒市%"), "{}", run.err);
    assert!(run.out.contains("\n望舒市水利局,2022,"), "{}", run.out);
    let file = std::fs::read_to_string(desk.path("fiscus.db.d/queries/town.sql")).expect("the file");
    assert!(file.contains("where item = :item and year = :year and department like :department order by 1;"), "{file}");
    assert!(file.contains("-- param: year integer = 2023 年度 | fiscal year\n"), "{file}");
    assert_eq!(
        desk.run(&["query", "town", "--format", "csv"]).succeeds(),
        desk.run(&["sql", SPENDING, "--format", "csv"]).succeeds()
    );
    let other = desk.run(&["query", "town", "--item", "公用经费", "--year", "2022", "--format", "csv"]).succeeds();
    assert_eq!(
        other,
        desk.run(&["sql", &SPENDING.replace("three_public", "public_use").replace("2023", "2022"), "--format", "csv"])
            .succeeds()
    );
}

#[test]
fn what_cannot_be_saved_is_refused_and_no_file_is_touched() {
    let desk = Desk::with_sample();
    let refused = |script: &str, expected: &str| {
        let err = csv(&desk, script).fails(1);
        assert!(err.contains(expected), "{script}: {err}");
    };
    refused(".save a", "no good statement");
    refused("select count(*) from report;\n.save a", "`count(*)` has no name");
    for name in ["名称", "../a", "a.b", "select", "-a", "''"] {
        refused(&format!("select 1 as a;\n.save {name}"), "no query can be called");
    }
    refused("select 1 as a;\n.save trend", "there is a query `trend` already");
    refused("select 1 as a;\n.save a --lift", "nothing becomes a parameter");
    refused("select random() as a from report where year = 2023;\n.save a --lift", "gives other rows");
    assert!(
        !desk.path("fiscus.db.d/queries").exists()
            || std::fs::read_dir(desk.path("fiscus.db.d/queries")).expect("a folder").count() == 0
    );
    csv(&desk, "select 1 as a;\n.save a").succeeds();
    refused("select 2 as a;\n.save a", "is there already");
    assert_eq!(desk.run(&["query", "a", "--format", "csv"]).succeeds(), "a\n1\n");
    csv(&desk, "select 2 as a;\n.save a --force").succeeds();
    assert_eq!(desk.run(&["query", "a", "--format", "csv"]).succeeds(), "a\n2\n");
}
