//! `check`: sums, details, other thresholds, exemptions, and the proof that stored findings are true.

use crate::support::Desk;

/// B01 is broken in one form, B09 by 公用经费 in both: 22 against 20, 105 against 100.
fn desk() -> Desk {
    let desk = Desk::new();
    let form = |department: &str, total: &str, budget: &str, outturn: &str| {
        format!(
            "2023年度部门整体支出绩效评价基础数据表\n填报单位：{department}\n\
             经费控制情况（万元）\t2022年决算数\t2023年预算数\t2023年决算数\n\
             三公经费\t10\t{total}\t11\n1、公务用车购置和维护经费\t5\t6\t5\n其中：公车购置\t0\t0\t0\n公车运行维护\t5\t6\t5\n\
             2、出国经费\t0\t0\t0\n3、公务接待\t5\t6\t6\n公用经费\t{budget}\t{budget}\t{outturn}\n"
        )
    };
    desk.write("a.txt", form("星河市档案局", "20", "20", "22"))
        .write("b.txt", form("星河市水利局", "12", "100", "105"));
    desk.run(&["import", "a.txt", "b.txt"]).succeeds();
    desk
}

#[test]
fn the_summary_counts_by_department_and_rule() {
    let desk = desk();
    let run = desk.run(&["check", "--rule", "B09", "--format", "csv"]);
    let title = "决算超过预算 | Outturn above budget";
    assert_eq!(
        run.out,
        format!(
            "severity,department,year,rule,title,findings,exempted\n\
             warning,星河市档案局,2023,B09,{title},1,0\nwarning,星河市水利局,2023,B09,{title},1,0\n"
        )
    );
    assert!(run.err.contains("finding by finding: fiscus check --details"), "{}", run.err);
    run.succeeds();
    desk.run(&["check"]).fails(4);
}

#[test]
fn an_exemption_shows_counts_for_nothing_and_ends() {
    let desk = desk();
    desk.write(
        "fiscus.db.d/exemptions.csv",
        "rule,department,year,severity,reason,by,until\n\
         b01,星河市档案局,2023,,口径说明已附,审核科,2099-12-31\nB09,,,error,从严,,\nB09,星河市水利局,,,已说明,,2020-01-01\nB09,没有的局,,,x,,\nZ99,,,,x,,\n",
    );
    let run = desk.run(&["check", "--details", "--format", "csv"]);
    let of = |rule: &str, department: &str| {
        run.out.lines().find(|line| line.contains(&format!(",{rule},{department}"))).unwrap_or_default().to_string()
    };
    assert!(of("B01", "星河市档案局").ends_with("口径说明已附 (2099-12-31)"), "{}", run.out);
    assert!(of("B09", "星河市水利局").starts_with("error,"), "{}", run.out);
    for told in [
        "the exemption from B09 ended on 2020-01-01",
        "there is no department `没有的局`; the exemption counts for nothing",
        "there is no rule `Z99`",
        "errors: 2",
    ] {
        assert!(run.err.contains(told), "{told}: {}", run.err);
    }
    run.fails(4);
    // Nothing is wrong any more, but some rows were refused.
    desk.run(&["check", "--rule", "B01"]).fails(3);
}

#[test]
fn what_is_exempted_counts_in_no_answer_and_the_answer_says_so() {
    let desk = desk();
    let words = ["query", "check-summary", "--year", "2023", "--format", "csv"];
    let before = desk.run(&words).succeeds();
    assert!(before.contains("B01,error,") && before.contains("B09,warning,"), "{before}");
    let told = |desk: &Desk| desk.run(&["query", "three-public", "--year", "2023", "--format", "csv"]);
    assert!(told(&desk).err.contains("findings of severity error: 1, "), "{}", told(&desk).err);
    desk.write(
        "fiscus.db.d/exemptions.csv",
        "rule,department,year,severity,reason,by,until\nB01,星河市档案局,2023,,口径说明已附,,\nB09,,,info,从宽,,\n",
    );
    let after = desk.run(&words).succeeds();
    assert!(!after.contains("B01,") && after.contains("B09,info,") && !after.contains("B09,warning,"), "{after}");
    let err = told(&desk).err;
    assert!(err.contains("note: findings that are exempted and do not count: 1 "), "{err}");
    assert!(!err.contains("severity error"), "{err}");
    // A figure that is exempted is clean; typed SQL sees what is stored.
    let clean = desk.run(&["query", "three-public", "--year", "2023", "--clean", "--format", "csv"]).succeeds();
    assert_eq!(clean, desk.run(&["query", "three-public", "--year", "2023", "--format", "csv"]).succeeds());
    assert_eq!(desk.rows("select count(*) from finding where rule = 'B01'"), ["1"]);
}

#[test]
fn other_thresholds_are_computed_on_the_spot_and_change_nothing() {
    let desk = desk();
    let before = desk.rows("select count(*) from finding");
    let err = desk.run(&["check", "-p", "B09.nothing=1"]).fails(2);
    assert!(err.contains("there is no threshold `B09.nothing`"), "{err}");
    let err = desk.run(&["check", "-p", "limit=1"]).fails(2);
    assert!(err.contains("of which rule?"), "{err}");
    assert_eq!(desk.rows("select count(*) from finding"), before);
}

#[test]
fn stored_findings_are_proved_and_differences_are_told() {
    let desk = desk();
    let run = desk.run(&["check", "--all"]);
    assert!(run.err.contains("stored and recomputed agree"), "{}", run.err);
    run.succeeds();
    desk.database()
        .execute(
            "delete from finding_record where kind_id = (select kind_id from finding_kind where rule = 'B01' limit 1)",
            [],
        )
        .unwrap();
    let run = desk.run(&["check", "--all", "--format", "csv"]);
    assert!(run.out.contains("computed,B01,error,星河市档案局,2023"), "{}", run.out);
    run.fails(1);
}
