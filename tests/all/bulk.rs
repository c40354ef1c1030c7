//! Large tables of one amount a row say what small ones say, in whatever order their rows come, and change a database as
//! small ones do.

use fiscus::model::{Item, Measure};
use rusqlite::Connection;

use crate::support::Desk;

const HEAD: &str = "department,department_code,region,year,item,label,measure,amount,position,level1,level2";

/// Two reports of two departments each, with what people write into such tables: blanks, marks of absence, thousands,
/// units, numbers too fine and too long, items and measures in Chinese, rows of one name, figures that stand twice, and
/// words where a number should be.
fn rows() -> Vec<String> {
    let mut rows = Vec::new();
    for (department, region) in [("星河市档案局", "430103"), ("(401001)玉蟾县 司法局（本级）", "430223玉蟾县")]
    {
        for year in [2022, 2023] {
            let mut row = |item: &str, label: &str, measure: &str, amount: &str, rest: &str| {
                rows.push(format!("{department},101,{region},{year},{item},{label},{measure},{amount},{rest}"));
            };
            row("three_public", "", "prior_outturn", "10", ",,");
            row("三公经费", "", "预算数", "\"1,200.50\"", ",,");
            row("three_public", "", "outturn", "12.5万元", ",,");
            row("three_public.vehicle", "", "outturn", "-3.25", ",,");
            row("three_public.abroad", "", "outturn", "", ",,");
            row("three_public.reception", "", "outturn", "—", ",,");
            row("公用经费", "", "budget", "0", ",,");
            row("public_use", "", "outturn", "0.0000005", ",,");
            row("project", "", "outturn", "1234567890123.4567", ",,");
            row("project", "", "budget", "十二", ",,");
            row("projekt", "", "budget", "1", ",,");
            row("project", "", "bugdet", "1", ",,");
            row("three_public", "", "outturn", "13", ",,");
            row("专项资金", "救灾", "budget", "5", ",,");
            row("project.special.line", "救灾", "outturn", "4.5", ",,");
            row("project.special.line", "救灾", "outturn", "9", "2,,");
            row("project.special.line", "\"水利, 农田\"", "outturn", "7", ",,");
            row("project.special", "", "outturn", "11.5", ",,");
            row("其他", "航标补助", "全年执行数", "3", ",,");
            row("staffing.authorised", "", "headcount", "20", ",,");
            row("staffing.in_post", "", "人数", "21", ",,");
            row("staffing.in_post", "", "人数", "21.5", ",,");
            row("total", "", "initial_budget", "100", ",,");
            row("total", "", "adjusted_budget", "150.25", ",,");
            row("total", "", "outturn", "151", ",,");
            row("total", "", "weight", "10", ",,");
            row("total", "", "得分", "9.5", ",,");
            row("revenue.other", "", "stated", "80", ",,");
            row("项目支出", "", "金额", "60", ",,");
            row("indicator", "办结率", "weight", "50", ",产出指标,质量指标");
            row("indicator", "办结率", "score", "48.5", ",产出指标,质量指标");
            row("绩效指标", "办结率", "分值", "10", "1,效益指标,");
            row("绩效指标", "办结率", "得分", "11", "1,效益指标,");
        }
    }
    rows.push(",101,430103,2023,total,,outturn,1,,,".to_string());
    rows.push("星河市档案局,101,430103,二〇二三,total,,outturn,1,,,".to_string());
    rows.push(",,,,,,,,,,".to_string());
    rows
}

/// The rows in an order that looks like none.
fn shuffled(mut rows: Vec<String>) -> Vec<String> {
    let mut state = 7_u64;
    for index in (1..rows.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        rows.swap(index, (state >> 33) as usize % (index + 1));
    }
    rows
}

fn table(rows: &[String]) -> String {
    format!("{HEAD}\n{}\n", rows.join("\n"))
}

/// What a database says of its reports, whatever numbers its departments have and wherever the figures stood.
const SAID: [&str; 7] = [
    "select department, code, region, region_name, scope from department order by 1",
    "select department, report_year, fiscal_year, item, label, measure, fen from fact order by 1, 2, 3, 4, 5, 6, 7",
    "select department, year, authorised, in_post from staffing_control order by 1, 2",
    "select department, year, position, level1, level2, level3, weight, score from indicator_result order by 1, 2, 3, 4, 5, 6",
    "select department, year, weight, score from fund_execution order by 1, 2",
    "select department, year, rule, severity, item, label, message, message_en, expected, actual from finding
     order by 1, 2, 3, 4, 5, 6, 7",
    "select cell, text, reason from unrecognised order by 1, 2, 3",
];

/// The sums that are kept are those made anew from the figures, in every column.
#[track_caller]
fn sums_are_true(desk: &Desk) {
    for item in Item::all() {
        let measures = if item.measures.is_empty() { Measure::ALL.to_vec() } else { item.measures.clone() };
        for measure in measures {
            let column = format!("{}_{}", item.code.replace('.', "_"), measure.column());
            let (name, years_before) = match measure {
                Measure::PriorOutturn => ("outturn", 1),
                measure => (measure.column(), 0),
            };
            let kept = format!(
                "select digits, year, region, {column}_count, {column} from summary_record
                 where {column}_count <> 0 order by 1, 2, 3"
            );
            let made = format!(
                "select digits, report_year, substr(coalesce(region, ''), 1, digits), count(*), sum(fen)
                 from fact join department using (department_id)
                 cross join (select 2 as digits union all select 4 union all select 6)
                 where item = '{}' and measure = '{name}' and report_year - fiscal_year = {years_before}
                 group by 1, 2, 3 order by 1, 2, 3",
                item.code
            );
            assert_eq!(desk.rows(&kept), desk.rows(&made), "{column}");
        }
    }
}

#[track_caller]
fn says_the_same(one: &Desk, other: &Desk) {
    for sql in SAID {
        let (one, other) = (one.rows(sql), other.rows(sql));
        assert!(!one.is_empty(), "{sql}");
        if let Some((one, other)) = one.iter().zip(&other).find(|(one, other)| one != other) {
            panic!("{sql}\n{one}\n{other}");
        }
        assert_eq!(one.len(), other.len(), "{sql}");
    }
}

#[test]
fn a_large_table_says_what_a_small_one_says() {
    for rows in [rows(), shuffled(rows())] {
        let (small, large) = (Desk::new(), Desk::new());
        let one = small.write("t.csv", table(&rows)).run(&["import", "t.csv"]);
        let other = large.write("t.csv", table(&rows)).run(&["import", "t.csv", "--bulk"]);
        assert_eq!((one.status, other.status), (3, 3), "{}", other.err);
        says_the_same(&small, &large);
        sums_are_true(&small);
        sums_are_true(&large);
        // The list of what was refused is the same, too.
        let refused = |err: &str| err[err.find("refused (places").expect("a list")..].to_string();
        assert_eq!(refused(&one.err), refused(&other.err));
    }
}

#[test]
fn the_year_of_an_amount_may_be_that_before_the_report() {
    let rows = "部门,年度,数据年度,项目,口径,金额(元)\n甲局,2023,2022,三公经费,决算数,100\n甲局,2023,2023,三公经费,决算数,200\n\
                甲局,2022,2022,三公经费,决算数,300\n甲局,2022,2020,三公经费,决算数,300\n";
    let (small, large) = (Desk::new(), Desk::new());
    small.write("t.csv", rows).run(&["import", "t.csv"]).fails(3);
    large.write("t.csv", rows).run(&["import", "t.csv", "--bulk"]).fails(3);
    let sql = "select report_year, fiscal_year, fen from fact order by 1, 2";
    assert_eq!(large.rows(sql), ["2022|2022|30000", "2023|2022|10000", "2023|2023|20000"]);
    assert_eq!(small.rows(sql), large.rows(sql));
}

#[test]
fn a_report_of_a_large_table_has_its_lines_for_a_source() {
    let desk = Desk::new();
    let rows = ["甲局,2023,total,outturn,5", "乙局,2023,total,outturn,6", "甲局,2023,public_use,outturn,7"];
    desk.write("t.csv", format!("department,year,item,measure,amount\n{}\n", rows.join("\n")));
    desk.run(&["import", "t.csv", "--bulk"]).succeeds();
    assert_eq!(
        desk.rows("select department, item, document, cell from fact order by 1, 2"),
        ["乙局|total|t.csv|lines 3-3", "甲局|public_use|t.csv|lines 2-4", "甲局|total|t.csv|lines 2-4"]
    );
    let cells = desk.run(&["query", "source", "--department", "甲局", "--year", "2023", "--format", "csv"]).succeeds();
    assert!(cells.contains("total,年度资金总额,outturn,2023,5,t.csv,lines 2-4,"), "{cells}");
    // Public use beyond the total is a finding of both forms; its places are lines as well.
    desk.write(
        "u.csv",
        "department,year,item,measure,amount\n丙局,2023,三公经费,outturn,9\n丙局,2023,total,outturn,8\n",
    );
    desk.run(&["import", "u.csv", "--bulk"]).succeeds();
    assert_eq!(
        desk.rows("select rule, document, cell, other_document, other_cell from finding where department = '丙局' and rule = 'X12'"),
        ["X12|u.csv|lines 2-3|u.csv|lines 2-3"]
    );
}

/// A base form of 星河市档案局 2023.
const FORM: &str = "2023年度部门整体支出绩效评价基础数据表\n填报单位：星河市档案局\n\
    财政供养人员情况\t编制数\t2023年实际在职人数\n\t10\t9\n\
    经费控制情况（万元）\t2022年决算数\t2023年预算数\t2023年决算数\n三公经费\t10\t13\t11.5\n";

#[test]
fn a_large_table_changes_a_database_as_a_small_one_does() {
    let (small, large) = (Desk::new(), Desk::new());
    let later = "department,year,item,label,measure,amount\n星河市档案局,2023,three_public,,budget,7\n\
                 星河市档案局,2023,project.special.line,救灾,budget,8\n星河市档案局,2024,three_public,,prior_outturn,9\n\
                 水利局,2023,total,,outturn,4\n";
    for (desk, bulk) in [(&small, false), (&large, true)] {
        let import = |path: &str| {
            let words: Vec<&str> = ["import", path].into_iter().chain(bulk.then_some("--bulk")).collect();
            desk.run(&words)
        };
        desk.write("t.csv", table(&rows())).write("later.csv", later).write("form.txt", FORM);
        import("t.csv").fails(3);
        let run = import("later.csv");
        assert!(run.err.contains("figures that replace older ones, which are kept: 2\n"), "{}", run.err);
        run.succeeds();
        sums_are_true(desk);
    }
    says_the_same(&small, &large);
    // A form takes the place of all that was said of its report, and gives it back.
    for desk in [&small, &large] {
        desk.run(&["import", "form.txt"]).succeeds();
        sums_are_true(desk);
    }
    says_the_same(&small, &large);
    for path in ["form.txt", "later.csv"] {
        for desk in [&small, &large] {
            desk.run(&["remove", "--document", path]).succeeds();
            sums_are_true(desk);
        }
        says_the_same(&small, &large);
    }
    for desk in [&small, &large] {
        desk.run(&["remove", "--document", "t.csv"]).succeeds();
        assert_eq!(desk.rows("select count(*) from report"), ["0"]);
        for table in
            ["base_line_record", "line_name", "indicator_name", "summary_record", "department_record", "document"]
        {
            assert_eq!(desk.rows(&format!("select count(*) from {table}")), ["0"], "{table}");
        }
    }
}

#[test]
fn forms_of_one_report_may_come_in_tables_of_their_own() {
    let desk = Desk::new();
    desk.write("base.csv", "department,year,item,measure,amount\n甲局,2023,public_use,outturn,9\n")
        .write("self.csv", "department,year,item,measure,amount\n甲局,2023,expenditure.basic,stated,8\n");
    desk.run(&["import", "base.csv", "self.csv", "--bulk"]).succeeds();
    assert_eq!(
        desk.rows("select item, document from fact order by 1"),
        ["expenditure.basic|self.csv", "public_use|base.csv"]
    );
    assert_eq!(desk.rows("select form, document_id from submission order by 1"), ["base|1", "self|2"]);
    assert_eq!(
        desk.rows("select rule, document, other_document from finding where rule = 'X11'"),
        ["X11|base.csv|self.csv"]
    );
    desk.run(&["remove", "--document", "base.csv"]).succeeds();
    assert_eq!(desk.rows("select item, document from fact"), ["expenditure.basic|self.csv"]);
    sums_are_true(&desk);
}

#[test]
fn a_department_that_moves_takes_its_figures_along() {
    let desk = Desk::new();
    let row = |region: &str, year: i32| {
        format!("department,region,year,item,measure,amount\n甲局,{region},{year},total,outturn,5\n")
    };
    desk.write("1.csv", row("430100", 2022)).write("2.csv", row("430200", 2023)).write("3.csv", row("430300", 2024));
    for (path, words) in [("1.csv", vec!["--bulk"]), ("2.csv", vec![]), ("3.csv", vec!["--bulk"])] {
        desk.run(&[vec!["import", path], words].concat()).succeeds();
        sums_are_true(&desk);
    }
    assert_eq!(
        desk.rows("select year, region, total_outturn / 1000000 from summary_record where digits = 6"),
        ["2022|430300|5", "2023|430300|5", "2024|430300|5"]
    );
}

#[test]
fn the_same_large_table_again_changes_nothing() {
    let desk = Desk::new();
    desk.write("t.csv", table(&rows())).write("same.csv", table(&rows()));
    desk.run(&["import", "t.csv", "--bulk"]).fails(3);
    let before = desk.rows(SAID[1]);
    let run = desk.run(&["import", "same.csv", "--bulk"]);
    assert!(run.err.contains("known same.csv (same content as t.csv), nothing changed"), "{}", run.err);
    run.succeeds();
    assert_eq!(desk.rows(SAID[1]), before);
    assert_eq!(desk.rows("select count(*) from document"), ["1"]);
}

#[test]
fn a_trial_of_a_large_table_leaves_nothing_behind() {
    let desk = Desk::new();
    desk.write("t.csv", table(&rows()));
    let run = desk.run(&["import", "t.csv", "--bulk", "--dry-run"]);
    assert!(run.err.contains("would import t.csv"), "{}", run.err);
    run.fails(3);
    let left: Vec<_> =
        std::fs::read_dir(desk.path(".")).expect("the folder").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left, ["t.csv"]);
    desk.run(&["import", "t.csv"]).fails(3);
    let before = desk.rows(SAID[1]);
    desk.write("u.csv", "department,year,item,measure,amount\n星河市档案局,2023,three_public,budget,7\n");
    desk.run(&["import", "u.csv", "--bulk", "--dry-run"]).succeeds();
    assert_eq!(desk.rows(SAID[1]), before);
}

#[test]
fn others_go_on_reading_while_a_large_table_comes_in() {
    let desk = Desk::new();
    desk.write("t.csv", "department,year,item,measure,amount\n甲局,2023,total,outturn,5\n");
    desk.run(&["import", "t.csv"]).succeeds();
    let reader = Connection::open(desk.path("fiscus.db")).expect("the database");
    reader.execute_batch("begin").expect("a reader begins");
    let count =
        |reader: &Connection| reader.query_row("select count(*) from fact", [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count(&reader), 1);
    desk.write("u.csv", "department,year,item,measure,amount\n乙局,2023,total,outturn,6\n");
    desk.run(&["import", "u.csv", "--bulk"]).succeeds();
    assert_eq!(count(&reader), 1, "a reader sees what it saw when it began");
    reader.execute_batch("commit").expect("a reader ends");
    assert_eq!(count(&reader), 2);
}

#[test]
fn a_large_table_is_seen_by_its_size_and_a_broken_one_leaves_no_database() {
    let desk = Desk::new();
    // 11 MB of few reports, of which the last quote is never closed.
    let rows: String = (0..400_000).map(|row| format!("甲局,{},total,outturn,{row}\n", 1990 + row % 100)).collect();
    desk.write("t.csv", format!("department,year,item,measure,amount\n{rows}甲局,2023,\"total,outturn,5\n"));
    let run = desk.run(&["import", "t.csv"]);
    assert!(run.err.contains("a large table of 100 reports"), "{}", run.err);
    assert!(
        run.err.contains("line 102 field 1 (row 甲局,1990,total,outturn,100): the same figure stands in line 2"),
        "{}",
        run.err
    );
    assert!(run.err.contains("399701 more rows were refused") && run.err.contains("places: 399901,"), "{}", run.err);
    run.fails(3);
    assert_eq!(desk.rows("select count(*) from unrecognised"), ["399901"]);
}

#[test]
fn many_refused_rows_are_counted_and_kept() {
    let desk = Desk::new();
    let rows: String = (0..1_000).map(|row| format!("甲局,2023,nothing{row},outturn,1\n")).collect();
    desk.write("t.csv", format!("department,year,item,measure,amount\n{rows}甲局,2023,total,outturn,5\n"));
    let run = desk.run(&["import", "t.csv", "--bulk"]);
    assert!(run.err.contains("800 more rows were refused"), "{}", run.err);
    run.fails(3);
    assert_eq!(desk.rows("select count(*) from unrecognised"), ["1000"]);
    assert_eq!(
        desk.rows("select text from unrecognised where cell = 'line 700 field 1'"),
        ["甲局,2023,nothing698,outturn,1"]
    );
}

#[test]
fn sums_too_large_for_an_integer_are_none_and_stop_nothing() {
    // Two thousand times just below 10^16 fen.
    let rows: String = (10_000..12_000).map(|row| format!("局{row},2023,total,outturn,9999999999\n")).collect();
    let desk = Desk::new();
    desk.write("t.csv", format!("department,year,item,measure,amount\n{rows}")).write(
        "u.csv",
        "department,year,item,measure,amount\n甲局,2023,total,outturn,1\n甲局,2023,total,initial_budget,2\n",
    );
    desk.run(&["import", "t.csv", "--bulk"]).succeeds();
    let sums = "select total_outturn_count, total_outturn, total_initial_budget from summary_record where digits = 2";
    assert_eq!(desk.rows(sums), ["2000|∅|0"]);
    for words in [&["import", "u.csv"][..], &["remove", "--document", "u.csv"]] {
        desk.run(words).succeeds();
    }
    assert_eq!(desk.rows(sums), ["2000|∅|0"]);
    let answer = desk.run(&["query", "item-totals", "--year", "2023", "--format", "csv"]).succeeds();
    assert!(answer.contains("total,年度资金总额,2000,,,,,"), "{answer}");
}
