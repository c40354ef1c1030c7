//! Corrections put figures right without touching a document, show wherever the figure shows, and come out again.

use crate::support::Desk;

fn form(outturn: &str) -> String {
    format!(
        "2023年度部门整体支出绩效评价基础数据表\n填报单位：星河市档案局\n\
         经费控制情况（万元）\t2022年决算数\t2023年预算数\t2023年决算数\n\
         三公经费\t10\t12\t{outturn}\n项目支出\t5\t6\t7\n3、专项资金\t2\t2\t2\n其中：古籍修复\t2\t2\t2\n"
    )
}

const HEAD: &str = "部门,年度,项目,口径,名称,原数,更正数,理由,依据,更正人,日期\n";

fn table(rows: &str) -> String {
    format!("{HEAD}{rows}")
}

const FACTS: &str =
    "select item, measure, fiscal_year, wan, document, cell, note from fact where note is not null order by item";
const SUMS: &str = "select three_public_outturn from summary_record where digits = 2";

#[test]
fn a_correction_takes_the_place_of_a_figure_and_says_why() {
    let desk = Desk::new();
    desk.write("a.txt", form("11"))
        .write("c.csv", table("星河市档案局,2023,三公经费,决算数,,11,11.5,笔误,决算批复第3号,审核科,2024-05-01\n"));
    desk.run(&["import", "a.txt"]).succeeds();
    let run = desk.run(&["correct", "c.csv"]);
    assert!(run.err.contains("figures corrected by `c.csv`: 1"), "{}", run.err);
    run.succeeds();
    assert_eq!(desk.rows(FACTS), ["three_public|outturn|2023|11.5|c.csv|line 2 field 7|corrected"]);
    assert_eq!(
        desk.rows("select old_fen, new_fen, reason, evidence, corrected_by, corrected_on, old_document, old_raw, in_force from correction"),
        ["11000000|11500000|笔误|决算批复第3号|审核科|2024-05-01|a.txt|11|1"]
    );
    assert_eq!(desk.rows(SUMS), ["11500000"]);
    // The document is as it was, and so is the figure when the table is taken out.
    assert_eq!(std::fs::read_to_string(desk.path("a.txt")).unwrap(), form("11"));
    desk.run(&["remove", "--document", "c.csv"]).succeeds();
    assert_eq!(
        desk.rows(
            "select wan, document from fact where item = 'three_public' and measure = 'outturn' and fiscal_year = 2023"
        ),
        ["11|a.txt"]
    );
    assert_eq!(desk.rows(SUMS), ["11000000"]);
    assert_eq!(desk.rows("select count(*) from correction"), ["0"]);
}

#[test]
fn a_correction_whose_old_figure_does_not_fit_is_refused_and_the_others_go_in() {
    let desk = Desk::new();
    desk.write("a.txt", form("11")).write(
        "c.csv",
        table(
            "星河市档案局,2023,三公经费,决算数,,10.9,11.5,笔误,,,\n\
             星河市档案局,2023,专项资金,预算数,古籍修复,2,3,笔误,,,\n\
             星河市档案局,2023,专项资金,预算数,不存在,2,3,笔误,,,\n\
             星河市水利局,2023,三公经费,决算数,,1,2,笔误,,,\n\
             星河市档案局,2023,公用经费,预算数,,,4,漏填,,,\n",
        ),
    );
    desk.run(&["import", "a.txt"]).succeeds();
    let err = desk.run(&["correct", "c.csv"]).fails(3);
    assert!(err.contains("line 2"), "{err}");
    assert!(err.contains("the old figure is said to be 10.9, but 11 is in force; not corrected"), "{err}");
    assert!(err.contains("星河市档案局 has no such form or row in 2023"), "{err}");
    assert!(err.contains("there is no department `星河市水利局`"), "{err}");
    assert_eq!(
        desk.rows("select item, label, measure, wan from fact where note = 'corrected' order by item"),
        ["project.special.line|古籍修复|budget|3", "public_use|公用经费|budget|4"]
    );
}

#[test]
fn the_table_beside_the_database_is_applied_by_every_import() {
    let desk = Desk::new();
    desk.write("a.txt", form("11"))
        .write("fiscus.db.d/corrections.csv", table("星河市档案局,2023,三公经费,决算数,,11,11.5,笔误,,,\n"));
    desk.run(&["import", "a.txt"]).succeeds();
    assert_eq!(desk.rows(SUMS), ["11500000"]);
    // The same once more changes nothing.
    desk.run(&["import", "a.txt"]).succeeds();
    desk.run(&["correct"]).succeeds();
    assert_eq!(desk.rows(SUMS), ["11500000"]);
    assert_eq!(desk.rows("select count(*) from document"), ["2"]);
    // A form that is sent anew with the figure put right no longer needs it, and says so.
    desk.write("b.txt", form("11.5"));
    let err = desk.run(&["import", "b.txt"]).fails(3);
    assert!(err.contains("the old figure is said to be 11, but 11.5 is in force"), "{err}");
    assert_eq!(desk.rows("select wan, document, note from fact where item = 'three_public' and measure = 'outturn' and fiscal_year = 2023"), ["11.5|b.txt|∅"]);
    // One that repeats the mistake is corrected again.
    desk.write("c.txt", form("11") + "\n");
    desk.run(&["import", "c.txt"]).succeeds();
    assert_eq!(
        desk.rows(
            "select wan, note from fact where item = 'three_public' and measure = 'outturn' and fiscal_year = 2023"
        ),
        ["11.5|corrected"]
    );
}

#[test]
fn a_report_of_a_large_table_is_corrected_as_any_other() {
    let desk = Desk::new();
    desk.write("t.csv", "department,region,year,item,measure,amount\n甲局,430100,2023,三公经费,决算数,11\n乙局,430100,2023,三公经费,决算数,3\n")
        .write("c.csv", table("甲局,2023,三公经费,决算数,,11,11.5,笔误,,,\n"));
    desk.run(&["import", "--bulk", "t.csv"]).succeeds();
    desk.run(&["correct", "c.csv"]).succeeds();
    assert_eq!(desk.rows(SUMS), ["14500000"]);
    desk.run(&["remove", "--document", "c.csv"]).succeeds();
    assert_eq!(desk.rows(SUMS), ["14000000"]);
}

#[test]
fn a_table_that_lacks_a_column_or_is_no_table_is_refused() {
    let desk = Desk::new();
    desk.write("a.txt", form("11")).write("c.csv", "部门,年度,项目,口径,更正数\n星河市档案局,2023,三公经费,决算数,1\n");
    desk.run(&["import", "a.txt"]).succeeds();
    let err = desk.run(&["correct", "c.csv"]).fails(3);
    assert!(err.contains("line 1: the head lacks old 原数、reason 理由"), "{err}");
    assert!(desk.run(&["correct", "none.csv"]).fails(1).contains("no such file"), "{err}");
    assert!(desk.run(&["correct"]).fails(1).contains("fiscus.db.d/corrections.csv"));
}

#[test]
fn a_trace_shows_the_correction_and_what_it_took_the_place_of() {
    let desk = Desk::new();
    desk.write("a.txt", form("11"))
        .write("c.csv", table("星河市档案局,2023,三公经费,决算数,,11,11.5,笔误,决算批复,审核科,2024-05-01\n"));
    desk.run(&["import", "a.txt"]).succeeds();
    desk.run(&["correct", "c.csv"]).succeeds();
    let words = ["trace", "--department", "档案局", "--year", "2023", "--item", "three_public", "--measure", "outturn"];
    let out = desk.run(&words).succeeds();
    for told in [
        "= 11.5 万元",
        "file: c.csv",
        "corrected: 11 to 11.5 (笔误; 决算批复; 审核科; 2024-05-01)",
        "the file is the same and gives the same number",
        "a.txt",
    ] {
        assert!(out.contains(told), "{told}\n{out}");
    }
    let out = desk.run(&[&words[..], &["--format", "json"]].concat()).succeeds();
    assert!(out.contains("\"old\": \"11\"") || out.contains("\"old\":\"11\""), "{out}");
}

#[test]
fn a_misspelt_column_is_no_column() {
    let desk = Desk::new();
    desk.write("a.txt", form("11")).write(
        "c.csv",
        "department,year,item,measure,old,new,reason,unitt\n星河市档案局,2023,三公经费,决算数,11,12,x,元\n",
    );
    desk.run(&["import", "a.txt"]).succeeds();
    let err = desk.run(&["correct", "c.csv"]).fails(3);
    assert!(
        err.contains("the head has a column `unitt` that this table does not know; nothing of it was taken"),
        "{err}"
    );
    assert_eq!(desk.rows("select count(*) from correction"), ["0"]);
}

#[test]
fn a_figure_is_corrected_once_in_a_table() {
    let desk = Desk::new();
    let row = |old: &str, new: &str| format!("星河市档案局,2023,三公经费,决算数,,{old},{new},笔误,,,\n");
    desk.write("a.txt", form("11")).write("c.csv", table(&(row("11", "12") + &row("12", "13"))));
    desk.run(&["import", "a.txt"]).succeeds();
    for _ in 0..2 {
        let err = desk.run(&["correct", "c.csv"]).fails(3);
        assert!(err.contains("the same figure is corrected at line 2 field 7 of this table already"), "{err}");
        assert_eq!(desk.rows(SUMS), ["12000000"]);
    }
    desk.write("d.csv", table(&row("12", "12")));
    assert!(desk.run(&["correct", "d.csv"]).fails(3).contains("the new figure is the old one: 12"));
    desk.write("e.csv", table("星河市档案局,2023,三公经费,决算数,,12,14,笔误,,,2024-13-45\n"));
    assert!(desk.run(&["correct", "e.csv"]).fails(3).contains("`2024-13-45` is no day"));
}

#[test]
fn corrections_that_end_are_told_and_leave_no_ghost() {
    let desk = Desk::new();
    desk.write("a.txt", form("11")).write("c.csv", table("星河市档案局,2023,三公经费,决算数,,11,12,笔误,,,\n"));
    let ended = "note: corrections no longer in force: 1";
    desk.run(&["import", "a.txt"]).succeeds();
    desk.run(&["correct", "c.csv"]).succeeds();
    // The form is sent anew.
    desk.write("b.txt", form("11") + "\n");
    let run = desk.run(&["import", "b.txt"]);
    assert!(run.err.contains(ended), "{}", run.err);
    run.succeeds();
    desk.run(&["correct", "c.csv"]).succeeds();
    assert_eq!(desk.rows(SUMS), ["12000000"]);
    // What it corrects is taken out: a.txt is in force again, and after it nothing is.
    desk.run(&["remove", "--document", "b.txt"]).succeeds();
    let run = desk.run(&["remove", "--document", "a.txt"]);
    assert!(run.err.contains(ended), "{}", run.err);
    run.succeeds();
    assert_eq!(desk.rows("select count(*) from report"), ["0"]);
    assert_eq!(desk.rows("select count(*) from document"), ["0"]);
}
