//! What an answer leaves out (`--clean`), whom it follows (`--follow`), and what it says of itself.

use crate::support::Desk;

fn form(department: &str, year: i32, rows: &str) -> String {
    let before = year - 1;
    format!(
        "{year}年度部门整体支出绩效评价基础数据表\n填报单位：{department}\n\
         经费控制情况（万元）\t{before}年决算数\t{year}年预算数\t{year}年决算数\n{rows}"
    )
}

/// 三公经费 of 2023 does not hold in the first form: 20 against 12.
fn broken() -> Desk {
    let desk = Desk::new();
    let parts =
        "1、公务用车购置和维护经费\t5\t6\t5\n2、出国经费\t0\t0\t0\n3、公务接待\t5\t6\t6\n公用经费\t20\t20\t20\n";
    desk.write("a.txt", form("星河市档案局", 2023, &format!("三公经费\t10\t20\t11\n{parts}")))
        .write("b.txt", form("星河市水利局", 2023, &format!("三公经费\t10\t12\t11\n{parts}")))
        .write("c.txt", form("星河市教育局", 2022, "三公经费\t10\t12\t11\n"));
    desk.run(&["import", "a.txt", "b.txt", "c.txt"]).succeeds();
    desk
}

#[test]
fn an_answer_says_what_its_reader_should_know() {
    let desk = broken();
    let run = desk.run(&["query", "three-public", "--year", "2023", "--format", "csv"]);
    for told in [
        "note: departments without a report of 2023: 1 (星河市教育局)",
        "note: findings of severity error: 1, departments concerned: 1",
    ] {
        assert!(run.err.contains(told), "{told}: {}", run.err);
    }
    // Below a table, and never within data that a program reads.
    let out = desk.run(&["query", "three-public", "--year", "2023"]).succeeds();
    assert!(out.contains("note: departments without a report of 2023"), "{out}");
    let out = desk.run(&["query", "three-public", "--year", "2023", "--format", "json"]).succeeds();
    assert!(!out.contains("note:"), "{out}");
}

#[test]
fn corrected_figures_are_told_where_they_are_used() {
    let desk = broken();
    desk.write(
        "x.csv",
        "department,year,item,measure,old,new,reason\n星河市档案局,2023,three_public,budget,20,12,typo\n",
    );
    desk.run(&["correct", "x.csv"]).succeeds();
    let run = desk.run(&["query", "three-public", "--year", "2023", "--format", "csv"]);
    assert!(run.err.contains("note: corrected figures: 1"), "{}", run.err);
    assert!(!run.err.contains("severity error"), "{}", run.err);
}

#[test]
fn clean_leaves_out_figures_under_an_error_and_no_others() {
    let desk = broken();
    let run = desk.run(&[
        "query",
        "budget-vs-outturn",
        "--department",
        "档案局",
        "--year",
        "2023",
        "--clean",
        "--format",
        "csv",
    ]);
    assert!(run.err.contains("note: --clean left out figures with findings of severity error: 1"), "{}", run.err);
    let out = run.succeeds();
    assert!(out.contains("public_use,公用经费,20,20,100,0"), "{out}");
    assert!(!out.contains("three_public,三公经费,20"), "{out}");
    // Sums are made of what is seen.
    let sums = |words: &[&str]| {
        let all = [&["query", "item-totals", "--year", "2023", "--format", "csv"], words].concat();
        desk.run(&all).succeeds().lines().find(|line| line.starts_with("three_public,")).unwrap_or_default().to_string()
    };
    assert!(sums(&[]).starts_with("three_public,三公经费,2,20,32,22"), "{}", sums(&[]));
    assert!(sums(&["--clean"]).starts_with("three_public,三公经费,1,10,12,11"), "{}", sums(&["--clean"]));
}

#[test]
fn follow_counts_former_departments_as_their_successors() {
    let desk = Desk::new();
    desk.write(
        "fiscus.db.d/departments.csv",
        "name,region,valid_from,valid_to,successor,change\n\
         星河市档案局,430100,,2022,星河市文史馆,merged\n星河市方志办,430100,,2022,星河市文史馆,merged\n\
         星河市文史馆,430100,2023,,,\n星河市旧局,430100,,2022,,split\n",
    )
    .write("a.txt", form("星河市档案局", 2022, "三公经费\t10\t12\t11\n公用经费\t1\t2\t3\n"))
    .write("b.txt", form("星河市方志办", 2022, "三公经费\t1\t2\t4\n"))
    .write("c.txt", form("星河市文史馆", 2023, "三公经费\t\t12\t18\n公用经费\t\t2\t3\n"));
    desk.run(&["import", "a.txt", "b.txt", "c.txt"]).succeeds();
    let ask = |words: &[&str]| {
        desk.run(
            &[&["query", "yoy-spending", "--department", "文史馆", "--year", "2023", "--format", "csv"], words]
                .concat(),
        )
    };
    let run = ask(&[]);
    assert!(run.err.contains("note: the figures of 星河市档案局 end with 2022 (merged)"), "{}", run.err);
    assert!(run.succeeds().contains("three_public,三公经费,,18,,,"));
    // 11 + 4 = 15, 18 - 15 = 3, 3 / 15 = 20 %; 公用经费 is one of two departments' only, so that there is no sum.
    let run = ask(&["--follow"]);
    assert!(
        run.err.contains("note: the figures of 星河市文史馆 in 2022 are those of 星河市档案局 (merged)"),
        "{}",
        run.err
    );
    let out = run.succeeds();
    assert!(out.contains("three_public,三公经费,15,18,3,20,two_forms"), "{out}");
    assert!(out.contains("public_use,公用经费,,3,,,"), "{out}");
    // Nothing counts twice.
    let out = desk.run(&["query", "three-public", "--year", "2022", "--follow", "--format", "csv"]).succeeds();
    assert!(out.contains("星河市文史馆,11,14,15") && !out.contains("档案局"), "{out}");
    let sums = |words: &[&str]| {
        let all = [&["query", "item-totals", "--year", "2022", "--format", "csv"], words].concat();
        desk.run(&all).succeeds().lines().find(|line| line.starts_with("three_public,")).unwrap_or_default().to_string()
    };
    assert!(sums(&["--follow"]).contains(",11,14,15"), "{}", sums(&["--follow"]));
    assert_eq!(desk.run(&["query", "three-public", "--year", "2022", "--format", "csv"]).succeeds().lines().count(), 3);
}

#[test]
fn a_department_that_went_on_under_its_own_name_takes_the_others_figures_in() {
    let desk = Desk::new();
    desk.write(
        "fiscus.db.d/departments.csv",
        "name,valid_to,successor,change\n星河市档案局,2022,星河市文史馆,merged\n星河市文史馆,,,\n",
    )
    .write("a.txt", form("星河市档案局", 2022, "三公经费\t10\t12\t11\n"))
    .write("b.txt", form("星河市文史馆", 2022, "三公经费\t1\t2\t4\n"))
    .write("c.txt", form("星河市文史馆", 2023, "三公经费\t\t12\t18\n"));
    desk.run(&["import", "a.txt", "b.txt", "c.txt"]).succeeds();
    // 11 + 4 = 15 of 2022.
    let out = desk.run(&["query", "three-public", "--year", "2022", "--follow", "--format", "csv"]).succeeds();
    assert!(out.contains("星河市文史馆,11,14,15") && out.lines().count() == 2, "{out}");
    let out = desk.run(&["query", "yoy-spending", "--department", "文史馆", "--follow", "--format", "csv"]).succeeds();
    assert!(out.contains("three_public,三公经费,15,18,3,20,two_forms"), "{out}");
}
