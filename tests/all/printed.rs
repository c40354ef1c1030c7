//! What a form prints beside its figures and a check compares with them: years of labels, the grade word, parts by column.

use crate::formats::bytes;
use crate::support::Desk;

/// Findings of some rules on the form of `tests/documents`, after some of its text was replaced.
fn found(replace: &[(&str, &str)], rules: &[&str]) -> Vec<String> {
    let text = String::from_utf8(bytes("form.txt")).expect("the form is UTF-8");
    let changed = replace.iter().fold(text, |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    let desk = Desk::new();
    desk.write("form.txt", changed);
    desk.run(&["import", "form.txt"]).succeeds();
    let sql = "select rule || ' ' || severity || ' ' || coalesce(cell, '') || ': ' || message_en as found from finding order by 1";
    let all = desk.run(&["sql", sql, "--format", "tsv"]).succeeds();
    let is_wanted = |line: &&str| rules.iter().any(|rule| line.starts_with(rule));
    all.lines().filter(is_wanted).map(str::to_string).collect()
}

#[test]
fn a_block_copied_from_an_older_form_is_told_by_the_year_that_it_prints() {
    assert!(found(&[], &["B17"]).is_empty());
    assert_eq!(
        found(&[("2023年完工项目", "2015年完工项目"), ("2023年实际在职人数", "2022年实际在职人数")], &["B17"]),
        [
            "B17 error line 23 field 1: completed buildings print the year 2015, the form is of 2023; check whether the block was copied from an older form",
            "B17 error line 3 field 3: staff in post print the year 2022, the form is of 2023; check whether the block was copied from an older form",
        ]
    );
    // The block itself may be blank.
    let blank = "	500	450	90%	80	60	75%\n";
    assert_eq!(found(&[("2023年完工项目", "2015年完工项目"), (blank, "")], &["B17"]).len(), 1);
    assert!(found(&[("2023年完工项目", "年完工项目")], &["B17"]).is_empty());
}

#[test]
fn a_grade_that_the_total_score_does_not_earn_is_found() {
    let below = "	满意度指标(30分)	服务对象满意度指标	船员满意度	≥90%	93%	30	28	\n";
    let graded = |line: &str| format!("{below}{line}\n");
    // 9.6 + 20 + 14 + 10 + 15 + 28 = 96.6 of 100
    assert_eq!(
        found(&[(below, &graded("自评等级：良"))], &["S24"]),
        [
            "S24 error line 45 field 1: The grade printed is “良”, a total score of 96.6 points makes “优”; check grade and score"
        ]
    );
    assert_eq!(found(&[(below, &graded("自评等级	良"))], &["S24"]).len(), 1);
    assert!(found(&[(below, &graded("自评等级：优"))], &["S24"]).is_empty());
    assert!(found(&[(below, &graded("自评等级："))], &["S24"]).is_empty());
}

#[test]
fn parts_that_are_given_by_column_make_the_total_in_each() {
    let split = "	按收入性质分：	按支出性质分：\n	一般公共预算：	201	其中：基本支出：	110.5\n	政府性基金拨款：	30		\n	纳入专户管理的非税收入拨款：	14	项目支出：	130\n	其他资金	5		\n";
    let columns = "	其中：一般公共预算	180	230	220			\n	其他资金	20	20	25			\n";
    // 220 + 25 = 245 where the total says 240; whole 万元 of three figures explain 1.5
    assert_eq!(
        found(&[(split, columns)], &["S10"]),
        [
            "S10 error line 31 field 5: Total funds, executed: 240 万元 printed, its parts by revenue make 245 万元, off by 5 万元 (1.5 万元 allowed); check the column"
        ]
    );
    assert!(found(&[], &["S10"]).is_empty());
}
