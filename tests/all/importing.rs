//! What an import tells while it runs and at its end, what a trial shows, and how it goes on after a stop.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::support::{Desk, project};

const GOOD: &str = "三公经费|10|12|11\n";

/// A base form of a department and year; rows are `label|last year|budget|outturn`.
fn form(department: &str, year: i32, rows: &str) -> String {
    let before = year - 1;
    format!(
        "{year}年度部门整体支出绩效评价基础数据表\n填报单位：{department}\n财政供养人员情况|编制数|{year}年实际在职人数\n|10|9\n\
         经费控制情况（万元）|{before}年决算数|{year}年预算数|{year}年决算数\n{rows}"
    )
    .replace('|', "\t")
}

/// A form that names its department and year and no unit.
fn without_unit(department: &str) -> String {
    form(department, 2023, GOOD).replace("（万元）", "")
}

#[test]
fn what_was_refused_is_listed_at_the_end_by_file_row_and_reason() {
    let desk = Desk::new();
    desk.write("a.txt", without_unit("星河市统计局"))
        .write(
            "b.csv",
            "部门,年度,项目,口径,金额\n星河市档案局,2023,三公径费,预算数,1\n星河市档案局,2023,公用经费,预算数,十\n",
        )
        .write("c.txt", "")
        .write("d.txt", form("星河市档案局", 2023, "三公经费|10|十二|11\n"));
    let run = desk.run(&["import", "a.txt", "b.csv", "c.txt", "d.txt", "--lang", "zh"]);
    assert_eq!(
        run.out,
        "收到的报表\n部门          2023\n----------------------\n星河市档案局  部分读入\n星河市统计局  拒绝\n"
    );
    assert_eq!(
        run.fails(3),
        "读入 d.txt：1 张表，2 个数\n  \
         未读入 第 6 行第 3 栏（“三公经费”行）“十二”：此处应为数字\n\
         拒绝 4 处，涉及 3 个文件：\n  \
         a.txt\n    \
         第 1 行第 1 栏（“2023年度部门整体支出绩效评价基础数据表”行）：表中没有写明金额单位\n      \
         请用 --unit 指明：--unit 元、--unit 万元 或 --unit 亿元\n  \
         b.csv\n    \
         第 2 行第 1 栏（“星河市档案局,2023,三公径费,预算数,1”行）：不认识的项目“三公径费”\n      \
         可用：`三公经费`；自有名称的项目请写 other 并在“名称”栏填写名称\n    \
         第 3 行第 1 栏（“星河市档案局,2023,公用经费,预算数,十”行）：金额“十”不是数字\n      \
         请改为数字，例如 1234.56；没有数字请留空\n  \
         文件是空的：`c.txt`\n    \
         请向报送单位索取有内容的文件\n\
         共读入 1 个文件、1 张表、2 个数；已有 0 个文件；拒绝 3 个文件、0 张表或行；未读入 1 格\n"
    );
}

#[test]
fn the_table_says_what_superseded_an_older_report_and_what_was_superseded() {
    let desk = Desk::new();
    desk.write("old.txt", form("星河市档案局", 2023, GOOD))
        .write("new.txt", form("星河市档案局", 2023, &GOOD.replace("12", "13")));
    desk.run(&["import", "old.txt"]).succeeds();
    let said = desk.run(&["import", "new.txt"]).succeeds();
    assert!(said.contains("星河市档案局  received, older superseded"), "{said}");
    let said = desk.run(&["import", "old.txt"]).succeeds();
    assert!(said.contains("星河市档案局  superseded"), "{said}");
}

#[test]
fn only_the_departments_of_a_refused_row_are_partly_read() {
    let desk = Desk::new();
    desk.write(
        "a.csv",
        "部门,年度,项目,口径,金额\n星河市档案局,2023,三公经费,预算数,1\n星河市档案局,2023,公用经费,预算数,十\n\
         星河市统计局,2023,三公经费,预算数,1\n星河市水利局,2023,三公经费,预算数,十\n",
    );
    let run = desk.run(&["import", "a.csv"]);
    let states: Vec<&str> = run.out.lines().skip(3).map(str::trim_end).collect();
    assert_eq!(states, ["星河市档案局  partly read", "星河市水利局  refused", "星河市统计局  received"]);
}

#[test]
fn a_known_document_is_not_understood_again() {
    let desk = Desk::new();
    desk.write("a.txt", form("星河市档案局", 2023, GOOD)).write("b.txt", form("星河市档案局", 2023, GOOD));
    desk.run(&["import", "a.txt"]).succeeds();
    // Understood, it would be refused: the option is against it.
    let run = desk.run(&["import", "b.txt", "--year", "2022"]);
    assert!(run.err.starts_with("known b.txt (same content as a.txt), nothing changed\n"), "{}", run.err);
    assert!(run.succeeds().contains("星河市档案局  received"));
}

#[cfg(unix)]
#[test]
fn a_stopped_import_leaves_a_whole_database_and_the_next_goes_on() {
    const DOCUMENTS: usize = 150;
    let desk = Desk::new();
    for number in 0..DOCUMENTS {
        desk.write(&format!("in/{number:03}.txt"), form(&format!("星河市第{number}局"), 2023, GOOD));
    }
    let mut import = Command::new(env!("CARGO_BIN_EXE_fiscus"))
        .args(["import", "in"])
        .current_dir(desk.path(""))
        .env("LC_ALL", "C")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let mut said = BufReader::new(import.stderr.take().expect("it is piped"));
    let mut line = String::new();
    said.read_line(&mut line).expect("the first document is told");
    let interrupt = Command::new("kill").args(["-INT", &import.id().to_string()]).status();
    assert!(interrupt.expect("kill can be started").success());
    let rest = said.lines().collect::<Result<Vec<_>, _>>().expect("messages are UTF-8").join("\n");
    assert_eq!(import.wait().expect("it ends").code(), Some(1), "{rest}");
    assert!(rest.contains("error: stopped as you asked"), "{rest}");
    let before = desk.rows("select count(*) from document")[0].parse::<usize>().expect("a count");
    assert!(before < DOCUMENTS, "it was stopped in the middle");
    assert_eq!(desk.rows("pragma integrity_check"), ["ok"]);
    let err = desk.run(&["import", "in"]);
    let sum = format!("imported: {} (forms: ", DOCUMENTS - before);
    assert!(err.err.contains(&sum) && err.err.contains(&format!("known already: {before};")), "{}", err.err);
    assert_eq!(desk.rows("select count(*) from report"), [DOCUMENTS.to_string()]);
}

#[cfg(unix)]
#[test]
fn paths_that_are_no_files_are_said_and_passed_over() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    desk.write("in/a.txt", form("星河市档案局", 2023, GOOD));
    let pipe = Command::new("mkfifo").arg(desk.path("in/pipe")).status().expect("mkfifo can be started");
    assert!(pipe.success());
    let _socket = std::os::unix::net::UnixListener::bind(desk.path("in/socket")).expect("a socket can be made");
    symlink(desk.path("in"), desk.path("in/loop")).expect("a link can be made");
    symlink(desk.path("none"), desk.path("in/nowhere")).expect("a link can be made");
    let odd = std::ffi::OsStr::from_bytes(b"odd-\xff\x1b.txt");
    std::fs::write(desk.path("in").join(odd), form("星河市统计局", 2023, GOOD)).expect("the file can be written");
    std::fs::create_dir(desk.path("empty")).expect("a folder can be made");
    let err = desk.run(&["import", "in", "empty", "/dev/zero"]).fails(3);
    for message in [
        "`in/pipe` is no file but a device, a pipe or a socket; it was not read\n",
        "`in/socket` is no file but a device",
        "`/dev/zero` is no file but a device",
        "`in/loop` is a link back to the folder `in`, which was not read once more\n",
        "no such file or folder: `in/nowhere`\n",
        "the folder `empty` holds no file\n",
        "imported in/odd-\u{fffd}\u{fffd}.txt (forms: 1",
    ] {
        assert!(err.contains(message), "{message}\n{err}");
    }
    assert_eq!(desk.rows("select count(*) from document"), ["2"]);
}

const OLD: &str = "三公经费|10|12|11\n公用经费|20|22|21\n3、专项资金（一个专项一行）|3|3|3\n灯塔维修|3|3|3\n";
const NEW: &str = "三公经费|10|13.5|11\n政府采购金额|1|1|1\n3、专项资金（一个专项一行）|3|3|3\n灯塔维修|3|4|3\n";

#[test]
fn a_trial_shows_forms_columns_and_which_stored_figures_would_change() {
    let desk = Desk::new();
    desk.write("a.txt", form("星河市档案局", 2023, OLD))
        .write("b.txt", form("星河市档案局", 2023, NEW).replace("\t10\t9\n", "\t10\t8\n").replace("（万元）", ""));
    desk.run(&["import", "a.txt"]).succeeds();
    let run = desk.run(&["import", "--dry-run", "b.txt", "--unit", "万元"]);
    assert_eq!(
        run.err,
        "would import b.txt (forms: 1, figures: 12, cells left out: 0)\n  \
         the base data table of 星河市档案局 2023 replaces that of a.txt, which is kept\n  \
         base data table base: 星河市档案局 (from the form), 2023 (from the form), 万元 (from the command line); figures: 12, indicators: 0, other values: 5\n    \
         财政供养人员情况 (from line 3 field 2): 编制数 -> authorised, 2023年实际在职人数 -> in_post\n    \
         经费控制情况 (from line 5 field 2): 2022年决算数 -> prior_outturn, 2023年预算数 -> budget, 2023年决算数 -> outturn; amounts in 万元\n  \
         would change 星河市档案局 2023 in post: 9 -> 8 人\n  \
         would change 星河市档案局 2023 三公经费 budget: 12 -> 13.5 万元\n  \
         would drop 星河市档案局 2023 公用经费 prior outturn: it was 20 万元\n  \
         would drop 星河市档案局 2023 公用经费 budget: it was 22 万元\n  \
         would drop 星河市档案局 2023 公用经费 outturn: it was 21 万元\n  \
         would add 星河市档案局 2023 政府采购金额 prior outturn: 1 万元\n  \
         would add 星河市档案局 2023 政府采购金额 budget: 1 万元\n  \
         would add 星河市档案局 2023 政府采购金额 outturn: 1 万元\n  \
         would change 星河市档案局 2023 灯塔维修 budget: 3 -> 4 万元\n\
         imported: 1 (forms: 1, figures: 12); known already: 0; refused: 0, and 0 forms or rows of others; cells left out: 0\n\
         this was a trial: nothing was stored\n"
    );
    assert_eq!(desk.rows("select wan from fact where item = 'three_public' and measure = 'budget'"), ["12"]);
}

#[test]
fn a_trial_of_a_tidy_table_shows_the_one_figure_that_would_change() {
    let desk = Desk::new();
    desk.write("a.txt", form("星河市档案局", 2023, OLD))
        .write("t.csv", "部门,年度,项目,名称,口径,金额(万元)\n星河市档案局,2023,专项资金,灯塔维修,预算数,5\n星河市档案局,2023,三公经费,,预算数,12\n");
    desk.run(&["import", "a.txt"]).succeeds();
    let err = desk.run(&["import", "--dry-run", "t.csv", "--lang", "zh"]).err;
    let lines: Vec<&str> = err.lines().collect();
    assert_eq!(
        lines[2..5],
        [
            "  基础数据表 tidy：星河市档案局（取自表中）, 2023（取自表中）, 万元（取自表中）；2 个数，0 项指标，其他 2 项",
            "    各栏（自 第 1 行第 1 栏）：部门 -> department, 年度 -> year, 项目 -> item, 名称 -> label, 口径 -> measure, 金额(万元) -> amount；金额单位 万元",
            "  将更改 星河市档案局 2023 年 灯塔维修 预算数：3 -> 5 万元",
        ],
        "{err}"
    );
    assert!(lines[5].starts_with("共读入"), "{err}");
}

#[test]
fn a_trial_of_a_new_document_says_that_no_stored_figure_would_change() {
    let desk = Desk::new();
    desk.write("a.txt", form("星河市档案局", 2023, OLD))
        .write("b.txt", form("星河市档案局", 2022, OLD))
        .write("c.txt", form("星河市档案局", 2021, OLD));
    desk.run(&["import", "a.txt"]).succeeds();
    let err = desk.run(&["import", "--dry-run", "b.txt", "c.txt"]).err;
    assert!(err.contains("\n    columns as in b.txt\n  no stored figure would change\nimported: 2"), "{err}");
}

/// The fields of every event, as docs/EVENTS.md lists them.
fn documented() -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(project().join("docs/EVENTS.md")).expect("the page is there");
    let words = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_string).collect::<Vec<_>>();
    let rows = text.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        (words(cells[0])[0].clone(), words(cells[2]).into_iter().collect())
    })
    .collect()
}

#[test]
fn every_event_has_the_fields_that_the_page_lists() {
    let desk = Desk::new();
    desk.write("a.txt", form("星河市档案局", 2023, OLD))
        .write("b.txt", form("星河市档案局", 2023, &NEW.replace("13.5", "十三")))
        .write("c.txt", without_unit("星河市统计局"))
        .write("d.txt", "")
        .write("e.csv", "部门,年度,项目,口径,金额\n星河市档案局,2023,三公经费,决算数,2\n")
        .write("f.csv", "部门,年度,项目,口径,金额\n星河市档案局,2024,三公经费,决算数,0.0000001\n");
    let runs: [&[&str]; 5] =
        [&["a.txt"], &["b.txt", "--dry-run"], &["b.txt", "e.csv"], &["a.txt", "c.txt", "d.txt"], &["f.csv", "--bulk"]];
    // A register and corrections beside a database.
    let beside = Desk::new();
    beside
        .write("a.txt", form("星河市档案局", 2023, OLD))
        .write("b.txt", form("星河市档案局", 2023, NEW))
        .write("c.txt", form("档案局", 2023, OLD))
        .write("fiscus.db.d/departments.csv", "name\n星河市档案局\n")
        .write(
            "fiscus.db.d/corrections.csv",
            "部门,年度,项目,口径,原数,更正数,理由\n星河市档案局,2023,三公经费,预算数,12,12.5,笔误\n",
        );
    let others: [&[&str]; 2] = [&["a.txt", "c.txt"], &["b.txt"]];
    let documented = documented();
    let mut seen = BTreeSet::new();
    let runs = runs.into_iter().map(|words| (&desk, words)).chain(others.into_iter().map(|words| (&beside, words)));
    for (desk, words) in runs {
        let run = desk.run(&[&["import", "--events"], words].concat());
        assert_eq!(run.err, "", "events say everything");
        for line in run.out.lines() {
            let event: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
            let mut fields: BTreeSet<String> = event.as_object().expect("an object").keys().cloned().collect();
            assert!(fields.remove("event"), "{line}");
            let name = event["event"].as_str().expect("a name").to_string();
            assert_eq!(documented.get(&name), Some(&fields), "{line}");
            seen.insert(name);
        }
    }
    assert_eq!(seen, documented.keys().cloned().collect());
}
