//! What surrounds an answer: help with examples that run, completion, manual pages, and tables in a pipe.

use std::path::Path;
use std::process::Command;

use fiscus::cli::examples::EXAMPLES;

use crate::support::{Desk, project};

/// Runs a line of a shell in the folder of a desk, with the program on the path.
fn typed(desk: &Desk, line: &str) -> (i32, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_fiscus")).parent().expect("the program lies in a folder");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(program.to_path_buf()).chain(std::env::split_paths(&path));
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1; {line}")])
        .current_dir(desk.path(""))
        .env("PATH", std::env::join_paths(folders).expect("the folders can be joined"))
        .env("LC_ALL", "C")
        .env_remove("FISCUS_DB")
        .output()
        .expect("a shell can be started");
    (output.status.code().expect("the program ended by itself"), String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What a completion offers: the words, without what they mean.
fn offered(desk: &Desk, words: &[&str]) -> Vec<String> {
    let out = desk.run(&[&["complete", "--"], words].concat()).succeeds();
    out.lines().map(|line| line.split('\t').next().unwrap_or_default().to_string()).collect()
}

#[test]
fn every_command_has_examples_that_run_on_the_sample() {
    let commands = offered(&Desk::new(), &[""]);
    for command in &commands {
        assert!(EXAMPLES.iter().any(|(known, _)| known == command), "`{command}` has no examples");
    }
    let samples = project().join("import/samples");
    let form = std::fs::read(samples.join("wangshu/玉蟾县司法局2022自评表.txt")).expect("the form is there");
    let base = std::fs::read(samples.join("hengyang/衡阳市应急管理局2023.txt")).expect("the form is there");
    for (command, examples) in EXAMPLES {
        assert!((2..=4).contains(&examples.len()), "`{command}` has {} examples", examples.len());
        for (line, _) in *examples {
            let desk = Desk::with_sample();
            desk.write("2023/衡阳市应急管理局2023.txt", &base).write("自评表.txt", &form);
            desk.write("更正.csv", CORRECTION).write("fiscus.db.d/corrections.csv", CORRECTION);
            desk.write("名录.csv", "name,code\n望舒市教育局,203001\n");
            desk.write("mine.sql", "select department from department\n");
            if *command == "annotate" {
                desk.write("报表.docx", crate::formats::bytes("form.docx"));
                desk.run(&["import", "报表.docx"]).succeeds();
            }
            if line.contains("--document") {
                // Only what was imported can be taken out.
                desk.write("自评表.txt", String::from_utf8_lossy(&form).replacen("司法局", "司法局 ", 1));
                desk.run(&["import", "自评表.txt"]).succeeds();
            }
            let (status, out) = typed(&desk, line);
            // `check` says by its status that there are errors.
            let expected: &[i32] = if *command == "check" || line.contains("fiscus check") { &[0, 4] } else { &[0] };
            assert!(expected.contains(&status), "`{line}` ended with {status}:\n{out}");
            assert!(!out.contains("no rows"), "`{line}` shows nothing:\n{out}");
        }
    }
}

const CORRECTION: &str = "department,year,item,measure,old,new,reason\n\
    衡阳市应急管理局,2023,three_public.reception,outturn,7.15,7.16,核对原件\n";

#[test]
fn help_ends_with_the_examples_of_its_command() {
    for (command, examples) in EXAMPLES {
        let words: Vec<&str> = command.split(' ').filter(|word| *word != "fiscus").chain(["--help"]).collect();
        let help = Desk::new().run(&words).succeeds();
        let (_, shown) = help.split_once("\nExamples:\n").unwrap_or_else(|| panic!("{help}"));
        for (line, _) in *examples {
            assert!(shown.contains(line), "{command}: {line}");
        }
    }
}

#[test]
fn help_of_a_query_ends_with_one_that_runs() {
    let desk = Desk::with_sample();
    let queries = desk.run(&["query", "--format", "csv"]).succeeds();
    for name in queries.lines().skip(1).filter_map(|line| line.split(',').next()) {
        let help = desk.run(&["query", name, "--help"]).succeeds();
        let (_, shown) = help.split_once("\nExample:\n").unwrap_or_else(|| panic!("{help}"));
        let (status, out) = typed(&desk, shown.trim());
        assert_eq!(status, 0, "{shown}{out}");
    }
}

#[test]
fn commands_options_and_choices_are_offered() {
    let desk = Desk::new();
    assert!(offered(&desk, &[""]).contains(&"query".to_string()));
    assert!(!offered(&desk, &[""]).contains(&"complete".to_string()), "what serves the scripts is hidden");
    assert_eq!(offered(&desk, &["imp"]), ["import"]);
    assert_eq!(offered(&desk, &["import", "--dr"]), ["--dry-run"]);
    assert_eq!(offered(&desk, &["--lang", ""]), ["zh", "en"]);
    assert_eq!(offered(&desk, &["--format=js"]), ["--format=json", "--format=jsonl"]);
    assert_eq!(offered(&desk, &["check", "--severity", "w"]), ["warning"]);
    assert_eq!(offered(&desk, &["forms", "e"]), ["explain"]);
    assert_eq!(offered(&desk, &["completions", "p"]), ["powershell"]);
    assert_eq!(offered(&desk, &["import", "x", ""]), [":files"]);
    assert_eq!(offered(&desk, &["query", "-o", ""]), [":files"]);
    assert_eq!(offered(&desk, &["man", ""]), [":folders"]);
    assert_eq!(offered(&desk, &["check", "--details", "--det"]), [""; 0], "an option is offered once");
}

#[test]
fn what_the_database_knows_is_offered() {
    let desk = Desk::with_sample();
    assert_eq!(offered(&desk, &["check", "--department", "望舒市教"]), ["望舒市教育局"]);
    assert_eq!(offered(&desk, &["status", "--from", ""]), ["2023", "2022", "2021"]);
    assert!(offered(&desk, &["check", "--region", "9901"]).contains(&"990121".to_string()));
    assert!(offered(&desk, &["trace", "--item", "three_public.v"]).contains(&"three_public.vehicle".to_string()));
    assert_eq!(offered(&desk, &["trace", "--item", "三公"]), ["三公经费"]);
    assert!(offered(&desk, &["trace", "--measure", "change"]).contains(&"change_pct".to_string()));
    assert_eq!(offered(&desk, &["trace", "--label", "河湖"]), ["河湖长制工作经费"]);
    assert_eq!(offered(&desk, &["check", "--rule", "B01"]), ["B01"]);
    assert_eq!(offered(&desk, &["score", "--scheme", "hn"]), ["hn-10-60-30"]);
    assert_eq!(offered(&desk, &["remove", "--document", "import/"]).len(), 0);
    let other = Desk::new();
    let named = desk.path("fiscus.db");
    let named = named.to_str().expect("the path is UTF-8");
    assert_eq!(offered(&other, &["--db", named, "check", "--department", "望舒市教"]), ["望舒市教育局"]);
}

#[test]
fn queries_and_their_parameters_are_offered() {
    let desk = Desk::with_sample();
    assert_eq!(offered(&desk, &["query", "rank-e"]), ["rank-execution"]);
    assert_eq!(offered(&desk, &["query", "trend", "--dep"]), ["--department"]);
    assert_eq!(offered(&desk, &["query", "trend", "--department", "望舒市教"]), ["望舒市教育局"]);
    assert_eq!(offered(&desk, &["query", "trend", "--department=望舒市教"]), ["--department=望舒市教育局"]);
    assert_eq!(offered(&desk, &["query", "rank-execution", "--basis", ""]), ["adjusted", "initial"]);
    assert_eq!(offered(&desk, &["query", "trend", "-p", "it"]), ["item="]);
    assert_eq!(offered(&desk, &["query", "trend", "-p", "item=三公"]), ["item=三公经费"]);
    assert_eq!(offered(&desk, &["query", "rank-score", "--scheme", "y"]), ["yy-15-40-45"]);
    desk.write("mine/local.sql", "-- name: local\n-- title: 本地 | local\n-- column: a count 甲 | a\nselect 1 as a;\n");
    assert_eq!(offered(&desk, &["--queries", "mine", "query", "loc"]), ["local"]);
}

#[test]
fn completion_is_silent_where_there_is_nothing() {
    let desk = Desk::new();
    for words in [&["check", "--department", ""][..], &["query", "no-such", "--x"], &["query", "trend", "--item"]] {
        let run = desk.run(&[&["complete", "--"], words].concat());
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{words:?}");
    }
    desk.write("fiscus.db", "no database");
    let run = desk.run(&["complete", "--", "check", "--department", ""]);
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (0, "", ""));
    // What some shells say instead of an empty word.
    let run = desk.run(&["complete", "--blank", "--", "completions"]);
    assert!(run.out.starts_with("bash\t"), "{}", run.out);
}

#[test]
fn scripts_call_the_command_that_completes() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = Desk::new().run(&["completions", shell]).succeeds();
        assert!(script.contains(" complete "), "{shell}");
    }
    assert!(Desk::new().run(&["completions", "csh"]).fails(2).contains("csh"));
}

#[test]
fn manual_pages_go_to_a_folder_or_to_stdout() {
    let desk = Desk::new();
    let page = desk.run(&["man"]).succeeds();
    assert!(page.contains(".TH fiscus 1") && page.contains(".SH EXAMPLES"), "{page}");
    desk.run(&["man", "man1"]).succeeds();
    assert!(std::fs::read_to_string(desk.path("man1/fiscus.1")).is_ok_and(|text| text == page));
    assert!(desk.path("man1/fiscus-forms-explain.1").exists());
    assert!(!desk.path("man1/fiscus-complete.1").exists());
}

#[test]
fn a_pipe_gets_the_whole_table_without_bars() {
    let desk = Desk::with_sample();
    let words = ["query", "rank-execution", "--year", "2023"];
    let table = desk.run(&words).succeeds();
    assert!(table.contains("24,164.00") && !table.contains('#'), "{table}");
    assert_eq!(table, desk.run(&[&words[..], &["--wide"]].concat()).succeeds());
    assert_eq!(table, desk.run(&[&words[..], &["--no-pager"]].concat()).succeeds());
    let csv = desk.run(&[&words[..], &["--format", "csv"]].concat()).succeeds();
    assert!(csv.contains(",24164,"), "{csv}");
}

#[test]
fn places_are_told_in_the_language_of_the_reader_and_kept_for_programs() {
    let desk = Desk::with_sample();
    let words = ["check", "--details", "--rule", "B01", "--lang", "zh"];
    assert!(desk.run(&words).out.contains("第 6 行第 4 栏"));
    assert!(desk.run(&[&words[..], &["--format", "csv"]].concat()).out.contains("line 6 field 4"));
}
