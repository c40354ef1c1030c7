//! Workbooks read back: what is handed on as xlsx is what was asked for.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};

use crate::support::Desk;

const CHART: &str = "xl/charts/chart1.xml";

/// A workbook that the program wrote.
struct Book(Vec<u8>);

impl Book {
    fn of(desk: &Desk, name: &str) -> Book {
        Book(std::fs::read(desk.path(name)).expect("the workbook was written"))
    }

    fn open(&self) -> Xlsx<Cursor<&[u8]>> {
        Xlsx::new(Cursor::new(self.0.as_slice())).expect("it is a workbook")
    }

    fn sheets(&self) -> Vec<String> {
        self.open().sheet_names()
    }

    fn sheet(&self, name: &str) -> Range<Data> {
        self.open().worksheet_range(name).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The texts of a sheet, a line a row.
    fn text(&self, name: &str) -> String {
        let line = |row: &[Data]| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("\t");
        self.sheet(name).rows().map(line).collect::<Vec<_>>().join("\n")
    }

    /// A file inside.
    fn part(&self, name: &str) -> Option<String> {
        let mut archive = zip::ZipArchive::new(Cursor::new(&self.0)).expect("it is an archive");
        let file = archive.by_name(name).ok()?;
        Some(std::io::read_to_string(file).expect("the part is text"))
    }
}

/// The row whose first cell with text has this one, and the row of the head above it.
fn row<'r>(range: &'r Range<Data>, text: &str) -> &'r [Data] {
    range.rows().find(|row| row.iter().any(|cell| cell == text)).unwrap_or_else(|| panic!("{text} in {range:?}"))
}

#[test]
fn numbers_are_numbers_and_what_is_missing_is_empty() {
    let desk = Desk::with_sample();
    desk.run(&["query", "three-public", "--year", "2023", "-o", "a.xlsx"]).succeeds();
    let book = Book::of(&desk, "a.xlsx");
    assert_eq!(book.sheets(), ["Three public expenses of every", "notes"]);
    let sheet = book.sheet("Three public expenses of every");
    assert_eq!(sheet.get_value((0, 0)), Some(&Data::String("Three public expenses of every department".into())));
    assert_eq!(sheet.get_value((1, 0)), Some(&Data::String("fiscal year: 2023".into())));
    let head = row(&sheet, "department");
    assert_eq!(head[1], "prior-year outturn (10k CNY)");
    // 决算数 67.32 and 上年决算数 59.17 of the published form; their change is 8.15 / 59.17 = 13.77%.
    let hengyang = row(&sheet, "衡阳市应急管理局");
    assert_eq!(hengyang[1..5], [59.17, 80.3, 67.32, 13.77].map(Data::Float));
    let water = row(&sheet, "望舒市水利局");
    let abroad = head.iter().position(|cell| cell == "abroad (10k CNY)").expect("a column of travel abroad");
    assert_eq!(water[abroad], Data::Empty);
    let styles = book.part("xl/styles.xml").expect("styles");
    assert!(styles.contains("#,##0.00") || styles.contains("numFmtId=\"4\""), "{styles}");
    let xml = book.part("xl/worksheets/sheet1.xml").expect("the sheet");
    for expected in ["<autoFilter ref=\"A3:", "state=\"frozen\"", "fitToPage=\"1\"", "paperSize=\"9\""] {
        assert!(xml.contains(expected), "{expected}");
    }
}

#[test]
fn a_text_like_a_formula_or_a_number_is_the_same_text() {
    let desk = Desk::with_sample();
    let texts = ["=1+1", "+86 10", "-1", "@a", "001234567890123456789", "1e5", "TRUE", "\n=2", "<b>&amp;", "_x0041_"];
    let select: Vec<String> = texts.iter().map(|text| format!("select '{text}' as text")).collect();
    desk.run(&["sql", &select.join(" union all "), "-o", "a.xlsx"]).succeeds();
    let sheet = Book::of(&desk, "a.xlsx").sheet("result");
    let found: Vec<&Data> = sheet.rows().map(|row| &row[0]).collect();
    assert_eq!(found.len(), 1 + texts.len());
    for text in texts {
        assert!(found.contains(&&Data::String(text.to_string())), "{text}: {found:?}");
    }
    let formulas = Book::of(&desk, "a.xlsx").open().worksheet_formula("result").expect("the sheet is there");
    assert!(formulas.used_cells().next().is_none());
}

#[test]
fn a_number_with_more_digits_than_excel_has_is_text() {
    let desk = Desk::with_sample();
    desk.run(&["sql", "select 999999999999999 as a, 1234567890123456789 as b, -0.5 as c, null as d", "-o", "a.xlsx"])
        .succeeds();
    let sheet = Book::of(&desk, "a.xlsx").sheet("result");
    assert_eq!(sheet.get_value((1, 0)), Some(&Data::Float(999_999_999_999_999.0)));
    assert_eq!(sheet.get_value((1, 1)), Some(&Data::String("1234567890123456789".into())));
    assert_eq!(sheet.get_value((1, 2)), Some(&Data::Float(-0.5)));
    assert!(sheet.get_value((1, 3)).is_none_or(|value| *value == Data::Empty));
}

#[test]
fn several_queries_are_sheets_of_one_workbook() {
    let desk = Desk::with_sample();
    let names = "rank-execution,check-summary,trend";
    let words = ["query", names, "--year", "2023", "--department", "望舒市教育局", "--item", "三公经费"];
    desk.run(&[&words[..], &["--lang", "zh", "-o", "a.xlsx", "-o", "a.md"]].concat()).succeeds();
    let book = Book::of(&desk, "a.xlsx");
    assert_eq!(book.sheets(), ["部门预算执行率排名", "核对结果汇总", "部门某项支出的历年变化", "说明"]);
    // The query of checks takes no department, so that it counts those of all.
    let ranking = book.sheet("部门预算执行率排名");
    assert_eq!(row(&ranking, "望舒市教育局")[..2], [Data::Float(12.0), Data::String("望舒市教育局".into())]);
    assert!(ranking.rows().count() > 17);
    let notes = book.text("说明");
    for expected in [
        "查询\trank-execution",
        "执行率 = 全年执行数",
        "部门\t望舒市教育局",
        "项目\t三公经费",
        "口径：调整后或年初预算\t调整后预算",
        "数据库\tfiscus.db",
        "已导入文件\t15",
        "扶摇县安全生产监督管理局",
        "fiscus 0",
    ] {
        assert!(notes.contains(expected), "{expected}: {notes}");
    }
    let page = std::fs::read_to_string(desk.path("a.md")).expect("the page was written");
    let titles: Vec<&str> = page.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(titles, ["## 部门预算执行率排名", "## 核对结果汇总", "## 部门某项支出的历年变化"]);
    let table = desk.run(&words).succeeds();
    assert!(table.contains("\n\nFindings by check\nrule"), "{table}");
}

#[test]
fn the_year_that_was_taken_is_told() {
    let desk = Desk::with_sample();
    desk.run(&["query", "rank-execution", "--region", "990100", "--clean", "-o", "a.xlsx"]).succeeds();
    let notes = Book::of(&desk, "a.xlsx").text("notes");
    for expected in ["fiscal year\t2023", "990100", "options\t--clean"] {
        assert!(notes.contains(expected), "{expected}: {notes}");
    }
}

#[test]
fn mistakes_with_several_queries_name_the_query_or_the_option() {
    let desk = Desk::with_sample();
    let fails = |words: &[&str]| desk.run(&[&["query"], words].concat()).fails(2);
    assert!(fails(&["rank-execution,trend", "--yaer", "2023"]).contains("`year`"));
    assert!(fails(&["rank-execution,trend", "-p", "yaer=2023"]).contains("`year`"));
    assert!(fails(&["rank-execution,trend", "--department", "望舒市教育局"]).contains("trend"));
    assert!(fails(&["rank-execution,trnd"]).contains("`trend`"));
    for format in ["csv", "tsv", "json", "jsonl"] {
        let message = fails(&["rank-execution,check-summary", "--format", format]);
        assert!(message.contains("holds one result"), "{message}");
    }
    assert!(fails(&["rank-execution,check-summary", "-o", "a.xlsx", "-o", "a.csv"]).contains("holds one result"));
    assert!(!desk.path("a.xlsx").exists());
}

#[test]
fn a_declared_chart_is_drawn_from_the_cells() {
    let desk = Desk::with_sample();
    desk.run(&["query", "rank-execution", "--year", "2023", "-o", "bar.xlsx"]).succeeds();
    let chart = Book::of(&desk, "bar.xlsx").part(CHART).expect("a chart");
    assert!(chart.contains("<c:barDir val=\"bar\"/>") && chart.contains("orientation val=\"maxMin\""), "{chart}");
    // Rows 4 to 19 are ranked, the last is not.
    assert!(chart.contains("'Departments ranked by execution'!$E$4:$E$19"), "{chart}");
    assert!(chart.contains("execution rate (%)"), "{chart}");
    let trend = ["query", "trend", "--department", "望舒市教育局", "--item", "三公经费", "-o", "line.xlsx"];
    desk.run(&trend).succeeds();
    assert!(Book::of(&desk, "line.xlsx").part(CHART).expect("a chart").contains("<c:lineChart>"));
    desk.run(&["query", "check-summary", "-o", "none.xlsx"]).succeeds();
    assert_eq!(Book::of(&desk, "none.xlsx").part(CHART), None);
}

#[test]
fn a_chart_of_many_rows_says_that_it_is_of_the_first() {
    for (rows, is_cut) in [(30, false), (31, true), (2000, true)] {
        let desk = Desk::with_sample();
        let query = format!(
            "-- name: own\n-- title: 自有 | own\n-- column: department department 部门 | department\n\
             -- column: spent money 支出 | spent\n-- chart: bar x=department y=spent\n\
             with recursive n (i) as (select 1 union all select i + 1 from n where i < {rows})
             select '部门' || i as department, i * 1.5 as spent from n order by i nulls first"
        );
        let run = desk.write("fiscus.db.d/queries/own.sql", query).run(&["query", "own", "-o", "a.xlsx"]);
        assert_eq!((run.status, run.err.as_str()), (0, ""));
        let book = Book::of(&desk, "a.xlsx");
        let chart = book.part(CHART).expect("a chart");
        assert!(chart.contains("own!$B$3:$B$32"), "{chart}");
        assert_eq!(chart.contains("own (first 30 rows)"), is_cut, "{chart}");
        assert_eq!(book.sheet("own").rows().filter(|row| row[0].to_string().starts_with("部门")).count(), rows);
    }
}

/// A query of the user's with four departments, each with a number in two years, and its chart.
fn drawn(chart: &str) -> Book {
    let desk = Desk::with_sample();
    let query = format!(
        "-- name: own\n-- title: 自有 | own\n-- column: department department 部门 | department\n\
         -- column: year year 年度 | year\n-- column: before money 前 | before\n-- column: after money 后 | after\n\
         -- chart: {chart}\n\
         select '甲' as department, 2022 as year, 5.0 as before, 7.0 as after\n\
         union all select '乙', 2022, -8.0, 2.0 union all select '甲', 2023, 1.5, 3.0 union all select '乙', 2023, 4.0, 5.0"
    );
    desk.write("fiscus.db.d/queries/own.sql", query).run(&["query", "own", "-o", "a.xlsx"]).succeeds();
    Book::of(&desk, "a.xlsx")
}

#[test]
fn every_kind_of_chart_has_its_shape() {
    for (chart, expected) in [
        ("slope x=department y=before,after", "<c:barDir val=\"bar\"/>"),
        ("dots x=department y=before,after", "<c:lineChart>"),
        ("waterfall x=department y=before", "<c:grouping val=\"stacked\"/>"),
        ("line x=year y=before series=department", "<c:lineChart>"),
    ] {
        let part = drawn(chart).part(CHART).expect("a chart");
        assert!(part.contains(expected), "{chart}: {part}");
    }
    let lines = drawn("line x=year y=before series=department");
    assert!(
        lines.text("own").contains("\t甲\t乙") && lines.text("own").contains("2022\t5\t-8"),
        "{}",
        lines.text("own")
    );
    let heat = drawn("heat x=year y=before series=department");
    assert_eq!(heat.part(CHART), None);
    assert!(heat.text("own").contains("甲\t5\t1.5"), "{}", heat.text("own"));
    assert!(heat.part("xl/worksheets/sheet1.xml").expect("the sheet").contains("<colorScale>"));
}

#[test]
fn sources_are_a_sheet_of_their_own() {
    let desk = Desk::with_sample();
    let run = desk.run(&["query", "rank-execution", "--year", "2023", "--sources", "-o", "a.xlsx"]);
    assert_eq!(run.err, "");
    let book = Book::of(&desk, "a.xlsx");
    assert_eq!(book.sheets(), ["Departments ranked by execution", "where the figures were read", "notes"]);
    let sources = book.sheet("where the figures were read");
    assert!(row(&sources, "衡阳市应急管理局").iter().any(|cell| cell == "line 39 field 4"));
}

#[test]
fn many_rows_go_through_and_the_last_is_there() {
    let desk = Desk::with_sample();
    let numbers = "with recursive n (i) as (select 1 union all select i + 1 from n where i < 3000)
        select i, i / 8.0 as eighth, '部门' || i as department, case when i % 7 = 0 then 'x' end as seventh from n";
    desk.run(&["sql", numbers, "-o", "a.xlsx"]).succeeds();
    let sheet = Book::of(&desk, "a.xlsx").sheet("result");
    assert_eq!(sheet.rows().count(), 3001);
    let last = sheet.rows().next_back().expect("a row");
    assert_eq!(last[..3], [Data::Float(3000.0), Data::Float(375.0), Data::String("部门3000".into())]);
    assert_eq!(sheet.rows().nth(7).map(|row| row[3].clone()), Some(Data::String("x".into())));
}

#[test]
fn what_goes_to_a_pipe_is_a_workbook() {
    use std::process::Command;
    let desk = Desk::with_sample();
    let output = Command::new(env!("CARGO_BIN_EXE_fiscus"))
        .args(["query", "rank-execution", "--format", "xlsx", "--db"])
        .arg(desk.path("fiscus.db"))
        .env("LC_ALL", "C")
        .output()
        .expect("the program can be started");
    let book = Book(output.stdout);
    assert_eq!(book.sheets(), ["Departments ranked by execution", "notes"]);
}

#[test]
fn csv_marks_what_a_spreadsheet_would_run_and_import_reads_it_as_it_was() {
    let desk = Desk::new();
    let head = "department,year,item,label,measure,amount\n";
    let labels = ["=HYPERLINK(\"http://x\")", "+费", "-费", "@费", "'=费", "''+费", "费"];
    let line = |label: &&str| format!("甲局,2023,project.special.line,\"{}\",outturn,1\n", label.replace('"', "\"\""));
    // An apostrophe before `=` is a mark, so that a text which has one itself is written with two.
    let marked =
        |label: &&str| line(&if label.starts_with('\'') { format!("'{label}") } else { label.to_string() }.as_str());
    desk.write("a.csv", head.to_string() + &labels.iter().map(marked).collect::<String>());
    desk.run(&["import", "a.csv"]).succeeds();
    let facts = "select label from fact where measure = 'outturn' order by label";
    let stored = desk.rows(facts);
    assert_eq!(stored.len(), labels.len(), "{stored:?}");
    assert!(labels.iter().all(|label| stored.contains(&label.to_string())), "{stored:?}");
    let select = "select department, report_year as year, item, label, measure, wan as amount from fact";
    let csv = desk.run(&["sql", select, "--format", "csv"]).succeeds();
    assert!(csv.contains("\"'=HYPERLINK(\"\"http://x\"\")\"") && csv.contains(",''=费,"), "{csv}");
    let other = Desk::new();
    other.write("b.csv", csv).run(&["import", "b.csv"]).succeeds();
    assert_eq!(other.rows(facts), stored);
}
