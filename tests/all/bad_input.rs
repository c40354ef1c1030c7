//! What is said of input that is wrong, how the program ends, and that nothing is half imported.

use rusqlite::Connection;

use crate::support::Desk;

const HEAD: &str = "2023年度部门整体支出绩效评价基础数据表\n填报单位：星河市档案局\n";
const COLUMNS: &str = "经费控制情况（万元）\t2022年决算数\t2023年预算数\t2023年决算数\n";

/// A base form of 星河市档案局 2023 with these rows.
fn form(rows: &str) -> String {
    format!("{HEAD}{COLUMNS}{rows}")
}

fn tidy(rows: &[&str]) -> String {
    format!("department,year,item,measure,amount\n{}\n", rows.join("\n"))
}

const GOOD: &str = "三公经费\t10\t12\t11\n";

/// Imports one file, which is refused: below the head of the list stands the message, then the sum.
#[track_caller]
fn refused(name: &str, bytes: impl AsRef<[u8]>, message: &str) {
    let desk = Desk::new();
    desk.write(name, bytes);
    let err = desk.run(&["import", name]).fails(3);
    let list = err.strip_prefix("refused (places: 1, files: 1):\n").unwrap_or_else(|| panic!("{err}"));
    assert!(list.starts_with(message), "{err}");
    assert!(err.ends_with("refused: 1, and 0 forms or rows of others; cells left out: 0\n"), "{err}");
    let all = "select (select count(*) from document) + (select count(*) from report) + (select count(*) from fact)";
    assert_eq!(desk.rows(all), ["0"]);
}

#[test]
fn a_file_that_is_not_there_does_not_keep_the_others_out() {
    let desk = Desk::new();
    desk.write("good.txt", form(GOOD));
    let err = desk.run(&["import", "none.txt", "good.txt"]).fails(3);
    assert!(
        err.contains("\nrefused (places: 1, files: 1):\n  no such file or folder: `none.txt`\n    check the spelling of the path\n"),
        "{err}"
    );
    assert_eq!(desk.rows("select path from document"), ["good.txt"]);
    let err = desk.run(&["import", "--lang", "zh", "none.txt"]).fails(3);
    assert!(
        err.starts_with("拒绝 1 处，涉及 1 个文件：\n  没有这个文件或文件夹：`none.txt`\n    请检查路径是否写对\n"),
        "{err}"
    );
}

#[test]
fn a_file_without_a_character_is_empty() {
    refused("a.txt", "", "  the file is empty: `a.txt`\n");
    refused("b.csv", "\u{feff} \r\n\u{3000}\t\n", "  the file is empty: `b.csv`\n");
}

#[test]
fn a_file_without_a_form_is_said_to_have_none() {
    refused(
        "a.txt",
        "各位领导：\n现将有关情况报告如下。\n",
        "  `a.txt` holds neither a base data table nor a self-evaluation form\n",
    );
    refused("b.csv", "a,b\n1,2\n", "  `b.csv` holds neither");
}

#[test]
fn what_a_form_does_not_say_an_option_says() {
    let desk = Desk::new();
    desk.write(
        "a.txt",
        "部门整体支出绩效评价基础数据表\n经费控制情况\t上年决算数\t预算数\t决算数\n三公经费\t100000\t120000\t110000\n",
    );
    let needed = [
        ("the form names no department\n      say it with --department", "--department", "星河市档案局"),
        ("the form names no year\n      say it with --year", "--year", "2023"),
        ("the form does not say the unit of its amounts\n      say it with --unit", "--unit", "元"),
    ];
    let mut words = vec!["import", "a.txt"];
    for (message, option, value) in needed {
        let err = desk.run(&words).fails(3);
        assert!(err.contains(message), "{err}");
        words.extend([option, value]);
    }
    desk.run(&words).succeeds();
    assert_eq!(
        desk.rows("select department, report_year, measure, fiscal_year, wan from fact where measure = 'budget'"),
        ["星河市档案局|2023|budget|2023|12"]
    );
    assert_eq!(desk.rows("select distinct department_from, year_from from submission"), ["option|option"]);
}

#[test]
fn an_option_against_the_document_is_refused() {
    let desk = Desk::new();
    desk.write("a.txt", form(GOOD)).write("a.csv", tidy(&["星河市档案局,2023,三公经费,budget,1"]));
    for (words, message) in [
        (
            ["a.txt", "--year", "2022"],
            "  a.txt\n    line 1 field 1 (row 2023年度部门整体支出绩效评价基础数据表): --year says 2022, the document says 2023\n",
        ),
        (["a.txt", "--department", "星河市统计局"], "--department says 星河市统计局, the document says 星河市档案局\n"),
        (["a.txt", "--unit", "元"], "--unit says 元, the document says 万元\n"),
        (
            ["a.csv", "--year", "2022"],
            "  a.csv\n    line 2 field 1 (row 星河市档案局,2023,三公经费,budget,1): --year says 2022, the document says 2023\n",
        ),
        (["a.csv", "--department", "星河市统计局"], "--department says 星河市统计局, the document says 星河市档案局\n"),
    ] {
        let err = desk.run(&[&["import"], &words[..]].concat()).fails(3);
        assert!(err.contains(message), "{err}");
    }
    assert_eq!(desk.rows("select count(*) from document"), ["0"]);
    // Another spelling of the same name is not against it.
    desk.run(&["import", "a.txt", "--department", "[102]星河市 档案局", "--year", "2023", "--unit", "万元"]).succeeds();
}

#[test]
fn two_years_in_one_form_are_not_chosen_between() {
    refused(
        "a.txt",
        form(GOOD).replace("2022年决算数\t2023年预算数\t2023年决算数", "2021年决算数\t2022年预算数\t2022年决算数"),
        "  a.txt\n    line 1 field 1 (row 2023年度部门整体支出绩效评价基础数据表): one form names two years, 2022 and 2023\n",
    );
}

#[test]
fn a_cell_that_cannot_be_read_is_listed_and_the_rest_goes_in() {
    let desk = Desk::new();
    desk.write("a.txt", form("三公经费\t10\t十二\t99999999999\n公用经费\t20\t22\t21\n"));
    let run = desk.run(&["import", "a.txt"]);
    assert!(
        run.err.contains("  left out line 4 field 3 (row 三公经费) “十二”: a number should stand here\n"),
        "{}",
        run.err
    );
    run.succeeds();
    assert_eq!(
        desk.rows("select * from unrecognised"),
        [
            "a.txt|line 4 field 3|十二|a number should stand here",
            "a.txt|line 4 field 4|99999999999|the number is too large: 99999999999 (the limit is 10^10 万元)"
        ]
    );
    assert_eq!(desk.rows("select count(*) from fact"), ["4"]);
}

#[test]
fn a_column_that_the_form_does_not_have_is_listed_with_its_values() {
    let desk = Desk::new();
    let text = form("三公经费\t10\t12\t11\t5\n").replace("2023年决算数\n", "2023年决算数\t下年计划数\n");
    desk.write("a.txt", text + "财政供养人员情况\t编制数\t2023年实际在职人数\t临聘人数\t控制率\n\t10\t9\t2\t90%\n");
    desk.run(&["import", "a.txt", "--lang", "zh"]).succeeds();
    assert_eq!(
        desk.rows("select cell, text, reason from unrecognised"),
        [
            "line 3 field 5|下年计划数|不认识的栏目：下年计划数",
            "line 4 field 5|5|不认识的栏目：下年计划数",
            "line 5 field 4|临聘人数|不认识的栏目：临聘人数",
            "line 6 field 4|2|不认识的栏目：临聘人数"
        ]
    );
    assert_eq!(desk.rows("select wan from fact order by wan"), ["10", "11", "12"]);
    assert_eq!(desk.rows("select authorised, in_post from staffing_control"), ["10|9"]);
}

#[test]
fn a_tidy_table_without_a_column_or_with_one_twice_is_refused() {
    refused(
        "a.csv",
        "department,year,item,amount\n星河市档案局,2023,三公经费,1\n",
        "  a.csv\n    line 1: the head lacks measure 口径\n      there must be department, year, item, measure and amount\n",
    );
    refused(
        "b.csv",
        "部门,年度,项目,口径,金额,数值\n星河市档案局,2023,三公经费,预算数,1,2\n",
        "  b.csv\n    line 1: the head has the column 数值 twice\n",
    );
}

#[test]
fn a_row_of_a_tidy_table_that_cannot_be_understood_is_refused_with_its_line() {
    let desk = Desk::new();
    let rows = [
        ("星河市档案局,2023,三公经费,budget,1", ""),
        ("星河市档案局,2023,三公径费,budget,1", "unknown item `三公径费`\n      use one of: `三公经费`"),
        ("星河市档案局,2023,公用经费,bugdet,1", "unknown measure `bugdet`\n      use one of: `budget`"),
        ("星河市档案局,2023,三公经费,预算数,2", "the same figure stands in line 2\n"),
        ("星河市档案局,23,公用经费,budget,1", "`23` is no year\n"),
        ("星河市档案局,1850,公用经费,budget,1", "`1850` is no year\n"),
        (",2023,公用经费,budget,1", "the column department 部门 is blank\n"),
        ("星河市档案局,2023,公用经费,人数,1", "item public_use has no such measure\n"),
        ("星河市档案局,2023,公用经费,budget,十万", "the amount `十万` is no number\n"),
        ("星河市档案局,2023,公用经费,budget,12%", "the amount `12%` is no number\n"),
        (
            "星河市档案局,2023,公用经费,budget,99999999999",
            "the number is too large: 99999999999 (the limit is 10^10 万元)\n",
        ),
        ("星河市档案局,2023,其他,budget,1", "the column label 名称 is blank\n"),
        ("星河市档案局,2023,公用经费,budget,", ""),
        (",,,,", ""),
        ("星河市档案局,2023,公务接待,budget,3", ""),
    ];
    desk.write("a.csv", tidy(&rows.map(|(row, _)| row)));
    let err = desk.run(&["import", "a.csv"]).fails(3);
    let mut listed = Vec::new();
    for (index, (row, message)) in rows.iter().enumerate().filter(|(_, (_, message))| !message.is_empty()) {
        let line = index + 2;
        assert!(err.contains(&format!("    line {line} field 1 (row {row}): {message}")), "{row}\n{err}");
        let reason = message.lines().next().expect("a message has a line");
        listed.push(format!("line {line} field 1|{row}|{reason}"));
    }
    listed.sort();
    assert_eq!(desk.rows("select cell, text, reason from unrecognised order by cell"), listed);
    assert_eq!(desk.rows("select item, wan from fact order by item"), ["three_public|1", "three_public.reception|3"]);
}

#[test]
fn an_unknown_column_of_a_tidy_table_is_listed() {
    let desk = Desk::new();
    desk.write("a.csv", "部门,年度,项目,口径,金额,经办人\n星河市档案局,2023,三公经费,预算数,1,甲\n");
    desk.run(&["import", "a.csv"]).succeeds();
    assert_eq!(desk.rows("select cell, reason from unrecognised"), ["line 1 field 6|unknown column: 经办人"]);
}

#[test]
fn bytes_of_no_encoding_are_refused_with_their_place() {
    refused(
        "a.txt",
        b"2023\n\xff\xfe\xff\n",
        "  `a.txt` is no text: line 2 (byte 6) is neither UTF-8, UTF-16, GB18030 nor Big5\n    open it in the program it came from",
    );
    refused("b.txt", b"2023\0", "  `b.txt` is no text: line 1 (byte 5)");
    refused("c.txt", b"PK\x03\x04\0\0", "  `c.txt` is not whole: it was cut off, or not downloaded to its end");
}

#[test]
fn what_programs_leave_in_a_folder_is_passed_over() {
    let desk = Desk::new();
    desk.write("表/a.txt", form(GOOD));
    for name in ["~$a.docx", "Thumbs.db", "desktop.ini", ".DS_Store"] {
        desk.write(&format!("表/{name}"), "\u{1}");
    }
    desk.run(&["import", "表"]).succeeds();
}

#[test]
fn every_encoding_gives_the_same_figures() {
    let text = form(GOOD);
    let (gb, _, _) = encoding_rs::GB18030.encode(&text);
    let with = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [
        text.as_bytes().to_vec(),
        with(b"\xef\xbb\xbf", text.as_bytes()),
        gb.to_vec(),
        with(b"\x84\x31\x95\x33", &gb),
        with(b"\xff\xfe", &utf16),
        text.replace('\n', "\r\n").into_bytes(),
    ] {
        let desk = Desk::new();
        desk.write("a.txt", &bytes);
        desk.run(&["import", "a.txt"]).succeeds();
        let sql = "select department, report_year, measure, wan from fact order by wan";
        let row = |rest: &str| format!("星河市档案局|2023|{rest}");
        assert_eq!(desk.rows(sql), [row("outturn|10"), row("outturn|11"), row("budget|12")], "{:x?}", &bytes[..4]);
        assert_eq!(desk.rows("select count(*) from unrecognised"), ["0"], "{:x?}", &bytes[..4]);
    }
}

#[test]
fn a_database_that_cannot_be_used_is_named() {
    let desk = Desk::new();
    desk.write("a.txt", form(GOOD)).write("text.db", "部门,年度\n".repeat(100));
    let made = Connection::open(desk.path("foreign.db")).expect("a database can be made");
    made.execute_batch("create table t (a)").expect("a table can be made");
    desk.run(&["import", "a.txt", "--db", "newer.db"]).succeeds();
    let newer = Connection::open(desk.path("newer.db")).expect("it is a database");
    newer.pragma_update(None, "user_version", 99).expect("the version can be set");
    std::fs::create_dir(desk.path("folder")).expect("a folder can be made");
    for (db, message, zh) in [
        ("text.db", "`text.db` is not a database\n\nhelp: if it is a form", "`text.db` 不是数据库文件\n"),
        ("foreign.db", "`foreign.db` is an SQLite database, but not one of this program\n", "但不是本程序建立的\n"),
        ("newer.db", "`newer.db` was made by a newer version (format 99,", "由更新的版本建立（格式 99，"),
        ("folder", "`folder` is not a database\n", "`folder` 不是数据库文件\n"),
    ] {
        let before = std::fs::read(desk.path(db)).ok();
        for words in [&["import", "a.txt"][..], &["check"], &["query", "yoy-all"], &["sql", "select 1"]] {
            let err = desk.run(&[&["--db", db], words].concat()).fails(1);
            assert!(err.starts_with(&format!("error: {message}")), "{err}");
        }
        let err = desk.run(&["--db", db, "--lang", "zh", "check"]).fails(1);
        assert!(err.starts_with("错误：") && err.contains(zh), "{err}");
        assert_eq!(std::fs::read(desk.path(db)).ok(), before, "{db} is untouched");
    }
}

#[test]
fn a_database_that_is_not_there_is_made_by_import_only() {
    let desk = Desk::new();
    desk.write("a.txt", form(GOOD));
    for words in [&["check"][..], &["query", "yoy-all"], &["sql", "select 1"], &["remove", "--document", "a.txt"]] {
        let err = desk.run(words).fails(1);
        assert!(err.starts_with("error: there is no database `fiscus.db`\n\nhelp: import forms"), "{err}");
    }
    assert!(!desk.path("fiscus.db").exists());
    let err = desk.run(&["--db", "no/a.db", "import", "a.txt"]).fails(1);
    assert!(err.starts_with("error: no such file or folder: `no`\n"), "{err}");
}

#[test]
fn wrong_words_are_wrong_usage_and_say_what_is_right() {
    let desk = Desk::with_sample();
    for (words, message) in [
        (&["qurey"][..], "unknown command `qurey`\n\nhelp: did you mean `query`?\n"),
        (&["import"], "PATH is missing\n"),
        (&["import", "a", "--yeer", "2023"], "unknown option `--yeer`\n\nhelp: did you mean `--year`?\n"),
        (&["import", "a", "--year", "abc"], "`abc` is no year\n\nhelp: write four digits"),
        (&["import", "a", "--year", "1850"], "`1850` is no year\n"),
        (&["import", "a", "--unit", "角"], "`角` is no value for --unit\n\nhelp: use one of: "),
        (&["import", "a", "--year"], "--year lacks its value\n"),
        (&["sql", "select 1", "--timeout", "x"], "the parameter `timeout` is a whole number, not `x`\n"),
        (&["sql"], "SQL is missing\n"),
        (&["sql", "select 1", "--format", "pdf"], "`pdf` is no value for --format\n\nhelp: use one of: table, csv,"),
        (&["sql", "select 1", "-o", "a.pdf"], "the name `a.pdf` does not tell the output format\n"),
        (
            &["check", "--severity", "grave"],
            "`grave` is no value for --severity\n\nhelp: use one of: error, warning, info\n",
        ),
        (&["check", "--rule", "Z99"], "there is no query or check `Z99`\n"),
        (
            &["query", "rank-exection"],
            "there is no query or check `rank-exection`\n\nhelp: use one of: `rank-execution`\n",
        ),
        (
            &["query", "yoy-all", "--yaer", "2023"],
            "the query `yoy-all` has no parameter `yaer`\n\nhelp: use one of: `year`;",
        ),
        (&["query", "yoy-all", "-p", "yaer=2023"], "the query `yoy-all` has no parameter `yaer`\n"),
        (&["query", "yoy-all", "-p", "year"], "a parameter is written name=value, not `year`\n"),
        (&["query", "yoy-all", "--year", "abc"], "`abc` is no year\n"),
        (
            &["query", "under-executed", "--below", "abc"],
            "the parameter `below` is a whole number, not `abc`\n\nhelp: for example `--below 50`",
        ),
        (&["check", "-p", "S09"], "a threshold is written NAME=VALUE, not `S09`\n"),
        (
            &["check", "-p", "S09.bound=abc"],
            "the threshold `S09.bound` is a whole number, not `abc`\n\nhelp: for example `-p S09.bound=50`",
        ),
        (&["query", "yoy-all", "--queries", "nowhere"], "there is no folder `nowhere`\n"),
        (&["query", "yoy-all", "--forms", "nowhere"], "there is no folder `nowhere`\n"),
        (&["score", "--schemes", "nowhere"], "there is no folder `nowhere`\n"),
        (&["query", "yoy-all", "--limit", "x"], "the parameter `limit` is a whole number, not `x`\n"),
        (&["query", "trend", "--item", "三公经费"], "the query `trend` needs the parameter `department`\n"),
        (&["query", "trend", "--item"], "--item lacks its value\n"),
        (
            &["query", "rank-execution", "--basis", "x"],
            "the parameter `basis` cannot be `x`\n\nhelp: use one of: `adjusted`, `initial`\n",
        ),
    ] {
        let err = desk.run(words).fails(2);
        assert!(err.starts_with(&format!("error: {message}")), "{words:?}\n{err}");
    }
    let err = desk.run(&["--lang", "zh", "import", "a", "--year", "1850"]).fails(2);
    assert_eq!(err, "错误：“1850”不是年度\n\n办法：请写四位数字，例如 2023\n");
    let err = desk.run(&["--lang", "zh", "query", "trend"]).fails(2);
    assert_eq!(err, "错误：查询 `trend` 需要参数 `department`\n\n办法：例如 `--department 财政局`\n");
}

#[test]
fn a_table_kept_beside_the_database_is_sent_to_its_command() {
    let desk = Desk::new();
    desk.write("c.csv", "department,year,item,measure,old,new,reason\n星河市档案局,2023,三公经费,budget,1,2,笔误\n")
        .write("d.csv", "名称,起始年度,截止年度,继任部门\n星河市档案局,,2022,\n");
    let err = desk.run(&["import", "c.csv", "d.csv"]).fails(3);
    assert!(err.contains("use `fiscus correct c.csv`") && err.contains("use `fiscus departments d.csv`"), "{err}");
}

#[test]
fn an_empty_database_says_so_and_a_broken_one_is_to_be_restored() {
    let desk = Desk::with_sample();
    desk.write("d.csv", "名称,起始年度\n");
    desk.run(&["--db", "empty.db", "departments", "d.csv"]);
    let err = desk.run(&["--db", "empty.db", "query", "trend", "--department", "x", "--item", "三公经费"]).err;
    assert!(err.contains("there is no department `x`: the database has none yet"), "{err}");
    let bytes = std::fs::read(desk.path("fiscus.db")).expect("the sample is there");
    desk.write("half.db", &bytes[..bytes.len() / 2]);
    for words in [&["query", "yoy-all"][..], &["check"], &["sql", "select count(*) from fact"]] {
        let err = desk.run(&[&["--db", "half.db"], words].concat()).fails(1);
        assert!(err.contains("restore a copy") && !err.contains("later"), "{words:?}: {err}");
    }
}
