//! 汇总表: a row a department, items and measures in the labels above.

use crate::support::Desk;

/// Three lines of labels, blanks where merged cells cover; sums first, a remark, and a column of no form.
const SUMMARY: &str = "\
2023年度部门整体支出绩效汇总表,,,,,,,,,,
填报单位：甲县财政局,,,,,,,,,,单位：元
序号,单位名称,经费控制情况,,,,,财政供养人员情况,培训费,年度资金总额,备注
,,三公经费,,,公务接待,,编制数,2023年决算数,,
,,2022年决算数,2023年预算数,2023年决算数,2023年决算数,增减率,,,全年执行数,
栏次,,1,2,3,4,5,6,7,8,
合计,,300,350,330.5,10,,30,7,,
1,甲县水利局,100,150,130.5,10,-5%,10,3,800000,
2,[101002]甲县教育局（本级）,200,200,200,—,,20,4,,代管
注：本表数据来自各单位,,,,,,,,,,
";

const FACTS: &str = "select department || ' ' || report_year || ' ' || fiscal_year, item, measure, fen, cell from fact order by 1, 2, 3, 4";

#[test]
fn every_column_is_known_by_the_labels_above_it() {
    let desk = Desk::new();
    desk.write("汇总.csv", SUMMARY).run(&["import", "汇总.csv"]).succeeds();
    assert_eq!(
        desk.rows(FACTS),
        [
            "甲县教育局 2023 2022|three_public|outturn|20000|line 9 field 3",
            "甲县教育局 2023 2023|three_public|budget|20000|line 9 field 4",
            "甲县教育局 2023 2023|three_public|outturn|20000|line 9 field 5",
            "甲县水利局 2023 2022|three_public|outturn|10000|line 8 field 3",
            "甲县水利局 2023 2023|three_public|budget|15000|line 8 field 4",
            "甲县水利局 2023 2023|three_public|outturn|13050|line 8 field 5",
            "甲县水利局 2023 2023|three_public.reception|outturn|1000|line 8 field 6",
            "甲县水利局 2023 2023|total|outturn|80000000|line 8 field 10",
        ]
    );
    assert_eq!(
        desk.rows("select department, authorised from staffing_control order by 1"),
        ["甲县教育局|20", "甲县水利局|10"]
    );
    assert_eq!(desk.rows("select code, scope from department where department = '甲县教育局'"), ["101002|本级"]);
}

#[test]
fn what_is_not_entered_is_listed() {
    let desk = Desk::new();
    desk.write("汇总.csv", SUMMARY).run(&["import", "汇总.csv"]).succeeds();
    assert_eq!(
        desk.rows("select cell, text, reason from unrecognised order by 1"),
        [
            "line 10 field 1|注：本表数据来自各单位|a note under the form",
            "line 4 field 9|2023年决算数|unknown column: 培训费 / 2023年决算数",
            "line 5 field 7|增减率|unknown column: 经费控制情况 / 公务接待 / 增减率",
            "line 7 field 9|7|unknown column: 培训费 / 2023年决算数",
            "line 8 field 7|-5%|unknown column: 经费控制情况 / 公务接待 / 增减率",
            "line 8 field 9|3|unknown column: 培训费 / 2023年决算数",
            "line 9 field 11|代管|a note under the form",
            "line 9 field 9|4|unknown column: 培训费 / 2023年决算数",
        ]
    );
}

#[test]
fn a_sum_that_does_not_add_up_is_listed_and_never_a_department() {
    let desk = Desk::new();
    let table = "单位名称,2023年三公经费决算数（万元）\n甲局,0.1\n乙局,0.2\n小计,0.3\n丙局,1\n合计,1.4\n";
    desk.write("表.csv", table).run(&["import", "表.csv"]).succeeds();
    assert_eq!(
        desk.rows("select department, fen from fact order by 1"),
        ["丙局|1000000", "乙局|200000", "甲局|100000"]
    );
    assert_eq!(
        desk.rows("select cell, text, reason from unrecognised"),
        ["line 6 field 2|1.4|合计 is not the sum of the departments, which is 1.3 万元"]
    );
}

#[test]
fn figures_amend_a_report_one_by_one() {
    let desk = Desk::new();
    let table =
        |amount: &str| format!("单位名称,2023年三公经费预算数（万元）,2023年公务接待决算数（万元）\n{amount}\n");
    desk.write("一.csv", table("甲局,5,6")).write("二.csv", table("甲局,7,"));
    desk.run(&["import", "一.csv"]).succeeds();
    desk.run(&["import", "二.csv"]).succeeds();
    assert_eq!(
        desk.rows("select item, wan, document from fact order by 1"),
        ["three_public|7|二.csv", "three_public.reception|6|一.csv"]
    );
}

#[test]
fn the_year_is_said_by_columns_title_row_option_or_file_name() {
    let year = |name: &str, table: &str, more: &[&str]| {
        let desk = Desk::new();
        let words = [&["import", name], more].concat();
        let run = desk.write(name, table).run(&words);
        if run.status != 0 {
            vec![run.err]
        } else {
            desk.rows("select report_year, fiscal_year, measure from fact order by 1, 2, 3")
        }
    };
    let plain = "单位名称,三公经费决算数（万元）\n甲局,1\n";
    let several = "单位名称,三公经费（万元）,,\n,2021年决算数,2022年决算数,2023年决算数\n甲局,1,2,3\n";
    assert_eq!(year("x.csv", plain, &["--year", "2020"]), ["2020|2020|outturn"]);
    assert_eq!(year("2019年汇总.csv", plain, &[]), ["2019|2019|outturn"]);
    assert_eq!(year("x.csv", &format!("2022年三公经费汇总表,\n{plain}"), &[]), ["2022|2022|outturn"]);
    assert_eq!(
        year("x.csv", "单位名称,年度,三公经费预算数（万元）\n甲局,2021,1\n,2022,2\n", &[]),
        ["2021|2021|budget", "2022|2022|budget"]
    );
    // No report prints three years, so each column is of the report of its own.
    assert_eq!(year("x.csv", several, &[]), ["2021|2021|outturn", "2022|2022|outturn", "2023|2023|outturn"]);
    assert!(year("x.csv", plain, &[])[0].contains("names no year"));
    assert!(
        year("x.csv", &format!("2020年三公经费汇总表,\n{several}"), &[])[0].contains("names two years, 2020 and 2023")
    );
}

#[test]
fn a_row_of_figures_without_a_name_is_refused_and_the_others_go_in() {
    let desk = Desk::new();
    let table = "单位名称,2023年三公经费预算数（万元）\n甲局,5\n,8\n其中：乙局,2\n";
    let said = desk.write("表.csv", table).run(&["import", "表.csv"]).fails(3);
    assert!(
        said.contains("the column 单位名称 is blank") && said.contains("`其中：乙局` is no department's name"),
        "{said}"
    );
    assert_eq!(desk.rows("select department from fact"), ["甲局"]);
}

#[test]
fn sums_are_checked_where_rows_name_their_year() {
    let desk = Desk::new();
    let table = "年度,三公经费决算数（万元）,单位名称\n2021,1,甲局\n2022,2\n,4,合计\n";
    desk.write("表.csv", table).run(&["import", "表.csv"]).succeeds();
    assert_eq!(desk.rows("select department, report_year, wan from fact order by 2"), ["甲局|2021|1", "甲局|2022|2"]);
    assert_eq!(
        desk.rows("select cell, reason from unrecognised"),
        ["line 4 field 2|合计 is not the sum of the departments, which is 3 万元"]
    );
}

#[test]
fn groups_bear_the_sums_of_their_departments() {
    let desk = Desk::new();
    let table = "单位名称,2023年三公经费预算数（万元）\n一、县直部门,3\n甲局,1\n乙局,2\n二、乡镇,4\n丙镇,4\n总计,7\n";
    desk.write("表.csv", table).run(&["import", "表.csv"]).succeeds();
    assert_eq!(desk.rows("select department, wan from fact order by 1"), ["丙镇|4", "乙局|2", "甲局|1"]);
    assert_eq!(desk.rows("select count(*) from unrecognised"), ["0"]);
}

#[test]
fn a_row_that_the_numbers_leave_out_is_no_department() {
    for (first, second) in [("一", "二"), ("", "")] {
        let desk = Desk::new();
        let table = format!(
            "序号,单位名称,2023年三公经费预算数（万元）\n{first},县直部门,3\n1,甲局,1\n2,乙局,2\n{second},各乡镇,5\n3,丙镇,4\n"
        );
        desk.write("表.csv", table).run(&["import", "表.csv"]).succeeds();
        assert_eq!(desk.rows("select department, wan from fact order by 1"), ["丙镇|4", "乙局|2", "甲局|1"]);
        assert_eq!(desk.rows("select cell, text from unrecognised"), ["line 5 field 3|5"]);
    }
}

#[test]
fn a_head_repeated_on_the_next_page_goes_on_with_the_table() {
    let desk = Desk::new();
    let head = "单位名称\t三公经费\t\n\t2023年预算数\t2023年决算数\n";
    let table =
        format!("汇总表\n单位：万元\n{head}甲局\t1\t2\n第1页\n\n汇总表\n单位：万元\n{head}乙局\t3\t4\n合计\t4\t6\n");
    desk.write("表.txt", table).run(&["import", "表.txt"]).succeeds();
    assert_eq!(
        desk.rows("select department, measure, wan from fact order by 1, 2"),
        ["乙局|budget|3", "乙局|outturn|4", "甲局|budget|1", "甲局|outturn|2"]
    );
    assert_eq!(desk.rows("select count(*) from unrecognised"), ["0"]);
}

#[test]
fn a_summary_beside_forms_is_refused_and_the_forms_are_read() {
    let desk = Desk::new();
    let form = "<table><tr><td colspan=4>2023年部门整体支出绩效评价基础数据表</td></tr><tr><td>填报单位：甲局 单位：万元</td></tr>
        <tr><td>经费控制情况</td><td>2022年决算数</td><td>2023年预算数</td><td>2023年决算数</td></tr>
        <tr><td>三公经费</td><td>1</td><td>2</td><td>3</td></tr></table>";
    let summary = "<table><tr><td>单位名称</td><td>2023年三公经费预算数（万元）</td></tr><tr><td>乙局</td><td>9</td></tr></table>";
    let said = desk.write("表.html", format!("{form}{summary}")).run(&["import", "表.html"]).fails(3);
    assert!(said.contains("a summary beside forms"), "{said}");
    assert_eq!(desk.rows("select department, wan from fact order by 2"), ["甲局|1", "甲局|2", "甲局|3"]);
}
