//! What replaces what, word by word as the contract has it, and what comes back.

use std::path::Path;

use crate::support::Desk;

/// A base form of one department and year, as a page would be copied: rows are `label|last year|budget|outturn`.
fn form(department: &str, year: i32, rows: &[&str]) -> String {
    let rows: String = rows.iter().map(|row| row.replace('|', "\t") + "\n").collect();
    let before = year - 1;
    format!(
        "{year}年度部门整体支出绩效评价基础数据表\n填报单位：{department}\n\
         财政供养人员情况\t编制数\t{year}年实际在职人数\t控制率\n\t10\t9\t90%\n\
         经费控制情况（万元）\t{before}年决算数\t{year}年预算数\t{year}年决算数\n{rows}"
    )
}

/// One figure a row: `item,measure,amount`, of 星河市档案局 2023.
fn tidy(rows: &[&str]) -> String {
    let rows: String = rows.iter().map(|row| format!("星河市档案局,2023,{row}\n")).collect();
    format!("department,year,item,measure,amount\n{rows}")
}

const IN_FORCE: &str =
    "select label, measure, fiscal_year, wan, document from fact order by label, measure, fiscal_year";

const BUDGETS: &str = "select item, label, wan, document from fact where measure = 'budget' order by label, item";

const REPLACED: &str = "select field, value, was.path, now.path from replaced_value
     join document as was using (document_id) join document as now on now.document_id = replaced_by
     where field like '%budget' order by field, was.path";

#[test]
fn a_form_replaces_the_whole_form_of_the_same_department_and_year() {
    let desk = Desk::new();
    desk.write("a.txt", form("星河市档案局", 2023, &["三公经费|10|12|11", "公用经费|20|22|21"]))
        .write("b.txt", form("星河市档案局", 2023, &["三公经费|10|13|11.5"]));
    desk.run(&["import", "a.txt"]).succeeds();
    let run = desk.run(&["import", "b.txt"]);
    assert!(
        run.err.contains("the base data table of 星河市档案局 2023 replaces that of a.txt, which is kept"),
        "{}",
        run.err
    );
    run.succeeds();
    // What the newer form leaves out is not taken from the older one.
    assert_eq!(
        desk.rows(IN_FORCE),
        ["三公经费|budget|2023|13|b.txt", "三公经费|outturn|2022|10|b.txt", "三公经费|outturn|2023|11.5|b.txt"]
    );
    // 12 and 22 万元 are kept, in fen.
    assert_eq!(
        desk.rows(REPLACED),
        ["public_use_budget|22000000|a.txt|b.txt", "three_public_budget|12000000|a.txt|b.txt"]
    );
}

#[test]
fn a_form_leaves_other_departments_years_and_forms_alone() {
    let desk = Desk::new();
    desk.write("a.txt", form("星河市档案局", 2023, &["三公经费|10|12|11"]))
        .write("other.txt", form("星河市统计局", 2023, &["三公经费|1|2|3"]))
        .write("earlier.txt", form("星河市档案局", 2022, &["三公经费|4|5|10"]))
        .write(
            "self.txt",
            "2023年度部门整体支出绩效自评表\n预算部门名称\t星河市档案局\n\
             年度预算申请（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n年度资金总额\t50\t55\t54\t10\t98.18%\t9.8\n",
        )
        .write("b.txt", form("星河市档案局", 2023, &["三公经费|10|13|11"]));
    desk.run(&["import", "a.txt", "other.txt", "earlier.txt", "self.txt"]).succeeds();
    desk.run(&["import", "b.txt"]).succeeds();
    assert_eq!(
        desk.rows("select distinct department, report_year, document from fact order by document"),
        [
            "星河市档案局|2023|b.txt",
            "星河市档案局|2022|earlier.txt",
            "星河市统计局|2023|other.txt",
            "星河市档案局|2023|self.txt"
        ]
    );
}

#[test]
fn a_tidy_table_amends_figure_by_figure_and_leaves_the_rest() {
    let desk = Desk::new();
    desk.write("a.txt", form("星河市档案局", 2023, &["三公经费|10|12|11", "公用经费|20|22|21"]))
        .write("t.csv", tidy(&["三公经费,budget,12.5"]));
    desk.run(&["import", "a.txt"]).succeeds();
    let run = desk.run(&["import", "t.csv"]);
    assert!(run.err.contains("  figures that replace older ones, which are kept: 1\n"), "{}", run.err);
    run.succeeds();
    assert_eq!(desk.rows(BUDGETS), ["three_public|三公经费|12.5|t.csv", "public_use|公用经费|22|a.txt"]);
    assert_eq!(desk.rows(REPLACED), ["three_public_budget|12000000|a.txt|t.csv"]);
}

#[test]
fn a_form_imported_after_an_amendment_replaces_the_amendment_too() {
    let desk = Desk::new();
    desk.write("a.txt", form("星河市档案局", 2023, &["三公经费|10|12|11"]))
        .write("t.csv", tidy(&["三公经费,budget,12.5", "公用经费,budget,22"]))
        .write("b.txt", form("星河市档案局", 2023, &["三公经费|10|13|11"]));
    desk.run(&["import", "a.txt", "t.csv", "b.txt"]).succeeds();
    assert_eq!(desk.rows(BUDGETS), ["three_public|三公经费|13|b.txt"]);
    desk.run(&["remove", "--document", "b.txt"]).succeeds();
    assert_eq!(desk.rows(BUDGETS), ["three_public|三公经费|12.5|t.csv", "public_use|公用经费|22|t.csv"]);
    desk.run(&["remove", "--document", "t.csv"]).succeeds();
    assert_eq!(desk.rows(BUDGETS), ["three_public|三公经费|12|a.txt"]);
}

#[test]
fn known_content_changes_nothing_and_the_summary_says_whether_it_is_in_force() {
    let desk = Desk::new();
    let old = form("星河市档案局", 2023, &["三公经费|10|12|11"]);
    desk.write("a.txt", &old)
        .write("same.txt", &old)
        .write("b.txt", form("星河市档案局", 2023, &["三公经费|10|13|11"]));
    desk.run(&["import", "a.txt"]).succeeds();
    let run = desk.run(&["import", "same.txt"]);
    assert!(run.err.contains("known same.txt (same content as a.txt), nothing changed"), "{}", run.err);
    assert!(run.err.contains("imported: 0 (forms: 0, figures: 0); known already: 1;"), "{}", run.err);
    run.succeeds();
    desk.run(&["import", "b.txt"]).succeeds();
    let before = desk.rows(IN_FORCE);
    let run = desk.run(&["import", "--lang", "zh", "a.txt"]);
    assert!(run.err.contains("已有 a.txt：内容与 a.txt 相同，且已被后来的报表替换，数据不变"), "{}", run.err);
    run.succeeds();
    assert_eq!(desk.rows(IN_FORCE), before);
}

#[test]
fn a_removed_document_gives_way_to_what_it_replaced() {
    let desk = Desk::new();
    // Rows under names of their own have tables of their own.
    let special = |amount: &str| format!("专项资金（一个专项一行）|5|{amount}|5\n档案数字化|5|{amount}|5");
    let rows = |amount: &str| form("星河市档案局", 2023, &["三公经费|10|12|11", &special(amount)]);
    desk.write("a.txt", rows("6")).write("b.txt", rows("7")).write("c.txt", rows("8"));
    desk.run(&["import", "a.txt"]).succeeds();
    let first = desk.rows(IN_FORCE);
    desk.run(&["import", "b.txt"]).succeeds();
    let second = desk.rows(IN_FORCE);
    desk.run(&["import", "c.txt"]).succeeds();
    let run = desk.run(&["remove", "--document", "c.txt"]);
    assert_eq!(run.err, "removed c.txt (reports touched: 1)\n");
    run.succeeds();
    assert_eq!(desk.rows(IN_FORCE), second);
    desk.run(&["remove", "--document", "b.txt"]).succeeds();
    assert_eq!(desk.rows(IN_FORCE), first);
    assert_eq!(desk.rows("select count(*) from replaced_value"), ["0"]);
}

#[test]
fn a_removed_document_in_the_middle_of_a_chain_changes_no_figure_in_force() {
    let desk = Desk::new();
    let rows = |rows: &[&str]| form("星河市档案局", 2023, rows);
    desk.write("a.txt", rows(&["三公经费|10|12|11", "公用经费|20|22|21"]))
        .write("b.txt", rows(&["三公经费|10|13|11", "专项资金（一个专项一行）|5|6|5", "档案数字化|5|6|5"]))
        .write("c.txt", rows(&["三公经费|10|14|11"]));
    desk.run(&["import", "a.txt"]).succeeds();
    let first = desk.rows(IN_FORCE);
    desk.run(&["import", "b.txt", "c.txt"]).succeeds();
    let third = desk.rows(IN_FORCE);
    desk.run(&["remove", "--document", "b.txt"]).succeeds();
    assert_eq!(desk.rows(IN_FORCE), third);
    // What the removed one had replaced now stands behind the one that is left.
    assert_eq!(
        desk.rows(REPLACED),
        ["public_use_budget|22000000|a.txt|c.txt", "three_public_budget|12000000|a.txt|c.txt"]
    );
    desk.run(&["remove", "--document", "c.txt"]).succeeds();
    assert_eq!(desk.rows(IN_FORCE), first);
}

#[test]
fn a_chain_of_amendments_unwinds_in_any_order() {
    let desk = Desk::new();
    let named = "department,year,item,label,measure,amount\n星河市档案局,2023,专项资金,档案数字化,budget,";
    desk.write("1.csv", format!("{named}1\n"))
        .write("2.csv", format!("{named}2\n"))
        .write("3.csv", format!("{named}3\n"));
    let row = |amount: i32| [format!("project.special.line|档案数字化|{amount}|{amount}.csv")];
    desk.run(&["import", "1.csv", "2.csv", "3.csv"]).succeeds();
    assert_eq!(desk.rows(BUDGETS), row(3));
    desk.run(&["remove", "--document", "2.csv"]).succeeds();
    assert_eq!(desk.rows(BUDGETS), row(3));
    desk.run(&["remove", "--document", "3.csv"]).succeeds();
    assert_eq!(desk.rows(BUDGETS), row(1));
    desk.run(&["remove", "--document", "1.csv"]).succeeds();
    assert_eq!(desk.rows("select (select count(*) from report) + (select count(*) from document)"), ["0"]);
}

#[test]
fn a_row_that_comes_back_does_not_come_back_under_another_name() {
    let desk = Desk::new();
    let special = |name: &str, amount: i32| {
        form("星河市档案局", 2023, &["专项资金（一个专项一行）|5|9|5", &format!("{name}|5|{amount}|5")])
    };
    desk.write("a.txt", special("档案数字化", 6))
        .write("b.txt", special("档案征集", 7))
        .write("t.csv", "department,year,item,label,measure,amount\n星河市档案局,2023,专项资金,档案征集,budget,8\n");
    let lines = "select label, measure, fiscal_year, wan, document from fact
         where item = 'project.special.line' order by label, measure, fiscal_year";
    desk.run(&["import", "a.txt"]).succeeds();
    let first = desk.rows(lines);
    desk.run(&["import", "b.txt", "t.csv"]).succeeds();
    desk.run(&["remove", "--document", "b.txt"]).succeeds();
    // The amendment stays, and is all that is left of its row.
    assert_eq!(desk.rows(lines), [&["档案征集|budget|2023|8|t.csv".to_string()], &first[..]].concat());
    desk.run(&["remove", "--document", "t.csv"]).succeeds();
    assert_eq!(desk.rows(lines), first);
}

#[test]
fn indicators_and_buildings_come_back_whole() {
    let desk = Desk::new();
    let indicators = |score: &str| {
        format!(
            "department,year,item,label,level1,measure,amount\n\
             星河市档案局,2023,indicator,接待人次,产出指标,weight,20\n星河市档案局,2023,indicator,接待人次,产出指标,score,{score}\n"
        )
    };
    let building = |area: &str| {
        form("星河市档案局", 2023, &["三公经费|10|12|11"])
            + "楼堂馆所控制情况\t批复规模\t实际规模\t规模控制率\t预算投资（万元）\t实际投资（万元）\t投资概算控制率\n"
            + &format!("档案馆新馆\t500\t{area}\t\t100\t99\t\n")
    };
    desk.write("1.csv", indicators("18")).write("2.csv", indicators("19"));
    desk.write("1.txt", building("490")).write("2.txt", building("495"));
    desk.run(&["import", "1.csv", "2.csv", "1.txt", "2.txt"]).succeeds();
    desk.run(&["remove", "--document", "2.csv"]).succeeds();
    desk.run(&["remove", "--document", "2.txt"]).succeeds();
    assert_eq!(desk.rows("select level1, level3, weight, score from indicator_result"), ["产出指标|接待人次|20|18"]);
    assert_eq!(desk.rows("select name, approved_area, actual_area from building_control"), ["档案馆新馆|500|490"]);
}

#[test]
fn a_report_is_removed_with_everything_behind_it() {
    let desk = Desk::new();
    desk.write("a.txt", form("星河市档案局", 2023, &["三公经费|10|12|11"]))
        .write("b.txt", form("星河市档案局", 2023, &["三公经费|10|13|11"]))
        .write("c.txt", form("星河市档案局", 2022, &["三公经费|9|13|10"]));
    desk.run(&["import", "a.txt", "b.txt", "c.txt"]).succeeds();
    desk.run(&["remove", "--department", "档案", "--year", "2023"]).succeeds();
    assert_eq!(desk.rows("select path from document"), ["c.txt"]);
    assert_eq!(desk.rows("select distinct report_year from fact"), ["2022"]);
    assert_eq!(desk.rows("select count(*) from replaced_value"), ["0"]);
    // It was forgotten, so it is no known content.
    let run = desk.run(&["import", "a.txt"]);
    assert!(run.err.starts_with("imported a.txt"), "{}", run.err);
}

#[test]
fn nothing_to_remove_is_said_and_changes_nothing() {
    let desk = Desk::new();
    desk.write("a.txt", form("星河市档案局", 2023, &["三公经费|10|12|11"]));
    desk.run(&["import", "a.txt"]).succeeds();
    let before = desk.rows(IN_FORCE);
    for (words, message) in [
        (&["remove", "--document", "b.txt"][..], "there is no b.txt in the database"),
        (&["remove", "--department", "档案局", "--year", "2020"], "there is no 档案局 2020 in the database"),
        (&["remove", "--department", "统计局", "--year", "2023"], "there is no department `统计局`"),
        (&["remove", "--department", "档案局"], "say what to remove"),
        (&["remove"], "say what to remove"),
    ] {
        let err = desk.run(words).fails(2);
        assert!(err.contains(message), "{err}");
    }
    assert_eq!(desk.rows(IN_FORCE), before);
}

#[test]
fn a_trial_stores_nothing_and_leaves_no_file() {
    let desk = Desk::new();
    desk.write("a.txt", form("星河市档案局", 2023, &["三公经费|10|12|11"]))
        .write("b.txt", form("星河市档案局", 2023, &["三公经费|10|13|11"]));
    let run = desk.run(&["import", "--dry-run", "a.txt"]);
    assert!(run.err.contains("would import a.txt (forms: 1, figures: "), "{}", run.err);
    assert!(run.err.ends_with("this was a trial: nothing was stored\n"), "{}", run.err);
    run.succeeds();
    assert!(!Path::new(&desk.path("fiscus.db")).exists());
    desk.run(&["import", "a.txt"]).succeeds();
    let before = desk.rows(IN_FORCE);
    let run = desk.run(&["import", "--dry-run", "b.txt"]);
    assert!(run.err.contains("replaces that of a.txt"), "{}", run.err);
    run.succeeds();
    assert_eq!(desk.rows(IN_FORCE), before);
    assert_eq!(desk.rows("select path from document"), ["a.txt"]);
}

#[test]
fn a_department_with_code_scope_or_blanks_is_the_same_department() {
    let desk = Desk::new();
    for (index, name) in
        ["星河市档案局", " 星河市 档案局 ", "[102005]星河市档案局", "102005-星河市档案局（本级）"].iter().enumerate()
    {
        let name = name.trim_end();
        desk.write(&format!("{index}.txt"), form(name, 2023, &[&format!("三公经费|10|1{index}|11")]));
        desk.run(&["import", &format!("{index}.txt")]).succeeds();
    }
    assert_eq!(desk.rows("select department, code, scope from department"), ["星河市档案局|102005|本级"]);
    assert_eq!(desk.rows(BUDGETS), ["three_public|三公经费|13|3.txt"]);
}

#[test]
fn a_corrected_form_takes_its_finding_away_and_its_removal_brings_it_back() {
    let desk = Desk::new();
    let parts = |total: &str| {
        let total = format!("三公经费|10|12|{total}");
        let rows = [&total, "1、公务用车购置和维护经费|4|4|4", "2、出国经费|0|0|0", "3、公务接待|6|8|7"];
        form("星河市档案局", 2023, &rows.map(|row| row as &str))
    };
    let errors = "select rule, expected, actual, document from finding where severity = 'error' order by rule";
    // 4 + 0 + 7 = 11
    desk.write("wrong.txt", parts("21")).write("right.txt", parts("11"));
    desk.run(&["import", "wrong.txt"]).succeeds();
    assert_eq!(desk.rows(errors), ["B01|11|21|wrong.txt"]);
    desk.run(&["import", "right.txt"]).succeeds();
    assert!(desk.rows(errors).is_empty());
    desk.run(&["remove", "--document", "right.txt"]).succeeds();
    assert_eq!(desk.rows(errors), ["B01|11|21|wrong.txt"]);
}

#[test]
fn findings_of_the_year_after_follow_last_years_report() {
    let desk = Desk::new();
    let restated = "select year, item, document, other_document from finding where rule = 'Y01'";
    desk.write("2023.txt", form("星河市档案局", 2023, &["三公经费|10|12|11"]))
        .write("2022.txt", form("星河市档案局", 2022, &["三公经费|9|9|9.5"]))
        .write("2022b.txt", form("星河市档案局", 2022, &["三公经费|9|9|10"]));
    desk.run(&["import", "2023.txt"]).succeeds();
    assert!(desk.rows(restated).is_empty());
    desk.run(&["import", "2022.txt"]).succeeds();
    assert_eq!(desk.rows(restated), ["2023|three_public|2023.txt|2022.txt"]);
    desk.run(&["import", "2022b.txt"]).succeeds();
    assert!(desk.rows(restated).is_empty());
    desk.run(&["remove", "--document", "2022b.txt"]).succeeds();
    assert_eq!(desk.rows(restated), ["2023|three_public|2023.txt|2022.txt"]);
    desk.run(&["remove", "--department", "星河市档案局", "--year", "2022"]).succeeds();
    assert!(desk.rows(restated).is_empty());
    assert_eq!(desk.rows("select distinct report_year from fact"), ["2023"]);
}

#[test]
fn missing_years_follow_the_reports_around_them_in_any_order() {
    let desk = Desk::new();
    let gaps = "select year, message_en from finding where rule = 'Y08' order by year";
    for year in [2019, 2021, 2023] {
        desk.write(&format!("{year}.txt"), form("星河市档案局", year, &["三公经费|10|12|11"]));
    }
    let gap = |before: i32, now: i32, missing: i32| {
        format!("{now}|No report of this department between {before} and {now}, {missing} missing; import them")
    };
    desk.run(&["import", "2023.txt"]).succeeds();
    assert!(desk.rows(gaps).is_empty());
    desk.run(&["import", "2019.txt"]).succeeds();
    assert_eq!(desk.rows(gaps), [gap(2019, 2023, 3)]);
    desk.run(&["import", "2021.txt"]).succeeds();
    assert_eq!(desk.rows(gaps), [gap(2019, 2021, 1), gap(2021, 2023, 1)]);
    desk.run(&["remove", "--department", "星河市档案局", "--year", "2021"]).succeeds();
    assert_eq!(desk.rows(gaps), [gap(2019, 2023, 3)]);
}

#[test]
fn findings_of_many_reports_together_are_those_of_few_at_a_time() {
    // Above 64 reports the checks pass once over all.
    let table = |departments: std::ops::Range<i32>| {
        let rows = departments.map(|n| {
            let department = format!("第{n}局,2023");
            // Over budget, and the one part makes another sum than the total.
            format!("{department},three_public,budget,{n}\n{department},three_public,outturn,{}\n", 2 * n)
                + &format!("{department},three_public.vehicle,outturn,{}\n", n + 1)
        });
        format!("department,year,item,measure,amount\n{}", rows.collect::<String>())
    };
    let findings = "select department, rule, severity, item, message, message_en, expected, actual, cell is null
         from finding order by department, rule, item";
    let (together, apart) = (Desk::new(), Desk::new());
    together.write("all.csv", table(1..81)).run(&["import", "all.csv"]).succeeds();
    apart
        .write("one.csv", table(1..41))
        .write("two.csv", table(41..81))
        .run(&["import", "one.csv", "two.csv"])
        .succeeds();
    // B01 in two columns, B02, B09 and B11 each; 2 x 1 = 1 + 1 holds.
    assert_eq!(together.rows("select count(*), count(distinct department) from finding"), ["399|80"]);
    assert_eq!(together.rows(findings), apart.rows(findings));
}

#[test]
fn a_failure_in_the_middle_leaves_the_database_as_before() {
    let desk = Desk::new();
    desk.write("a.txt", form("星河市档案局", 2023, &["三公经费|10|12|11", "公用经费|20|22|21"]))
        .write("b.txt", form("星河市档案局", 2023, &["三公经费|10|13|11", "公用经费|20|23|21"]));
    desk.run(&["import", "a.txt"]).succeeds();
    let before = (desk.rows(IN_FORCE), desk.rows("select path from document"));
    // By the time the last table is written the older form has been retired.
    let fault = "create trigger fault before insert on base_spending begin select raise(abort, 'disk gone'); end";
    desk.database().execute_batch(fault).expect("a trigger can be made");
    let err = desk.run(&["import", "b.txt"]).fails(1);
    assert!(err.contains("database `fiscus.db`: disk gone"), "{err}");
    assert_eq!((desk.rows(IN_FORCE), desk.rows("select path from document")), before);
    desk.database().execute_batch("drop trigger fault").expect("the trigger is there");
    desk.run(&["import", "b.txt"]).succeeds();
}
