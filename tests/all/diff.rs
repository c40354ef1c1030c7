//! `diff`: two versions of a report, and two reports of one year.

use crate::support::Desk;

const HEAD: &str = "department,year,item,label,measure,amount\n";

fn rows(desk: &Desk, year: &str) -> (Vec<String>, String) {
    let run = desk.run(&["diff", "--department", "财政局", "--year", year, "--format", "csv"]);
    let shown = run.out.lines().skip(1).map(str::to_string).collect();
    (shown, run.err)
}

#[test]
fn what_a_newer_import_changed_is_listed_with_both_places() {
    let desk = Desk::new();
    let first = "望舒市财政局,2023,three_public,,outturn,40\n望舒市财政局,2023,project,,outturn,7\n望舒市财政局,2023,专项资金,救灾专项,outturn,3\n";
    desk.write("a.csv", format!("{HEAD}{first}")).run(&["import", "a.csv"]).succeeds();
    // project is said again and is the same.
    let second = "望舒市财政局,2023,three_public,,outturn,41.5\n望舒市财政局,2023,project,,outturn,7\n望舒市财政局,2023,专项资金,救灾专项,outturn,2\n";
    desk.write("b.csv", format!("{HEAD}{second}")).run(&["import", "b.csv"]).succeeds();
    let (rows, err) = rows(&desk, "2023");
    assert_eq!(
        rows,
        [
            "version,project.special.line,救灾专项,outturn,3,2,-1,万元,a.csv,line 4 field 6,b.csv,line 4 field 6",
            "version,three_public,三公经费,outturn,40,41.5,1.5,万元,a.csv,line 2 field 6,b.csv,line 2 field 6",
        ]
    );
    assert!(err.contains("figures compared: 3, different: 2"), "{err}");
}

#[test]
fn what_two_reports_say_of_one_year_is_listed_where_it_differs() {
    let desk = Desk::new();
    let own = "望舒市财政局,2022,three_public,,outturn,40\n望舒市财政局,2022,project,,outturn,7\n";
    let later = "望舒市财政局,2023,three_public,,上年决算数,38\n望舒市财政局,2023,project,,上年决算数,7\n望舒市财政局,2023,public_use,,上年决算数,1\n";
    desk.write("a.csv", format!("{HEAD}{own}{later}")).run(&["import", "a.csv"]).succeeds();
    let (rows, err) = rows(&desk, "2022");
    assert_eq!(rows, ["report,three_public,三公经费,outturn,40,38,-2,万元,a.csv,line 2 field 6,a.csv,line 4 field 6"]);
    assert!(err.contains("figures compared: 2, different: 1"), "{err}");
}

#[test]
fn a_form_that_replaces_a_form_is_compared_value_by_value() {
    let desk = Desk::new();
    let form =
        std::fs::read_to_string(crate::support::project().join("import/samples/hengyang/衡阳市应急管理局2023.txt"))
            .expect("the published form is there");
    desk.write("a.txt", &form).run(&["import", "a.txt"]).succeeds();
    desk.write("b.txt", form.replacen("三公经费\t59.17\t80.3\t67.32", "三公经费\t59.17\t80.3\t", 1));
    desk.run(&["import", "b.txt"]).succeeds();
    let run = desk.run(&["diff", "--department", "衡阳市应急管理局", "--format", "csv"]);
    let rows: Vec<&str> = run.out.lines().skip(1).collect();
    assert_eq!(rows, ["version,three_public,三公经费,outturn,67.32,,,万元,a.txt,line 8 field 4,,"], "{}", run.err);
    // The older of the two is in force again when the newer is taken out, and there is nothing to compare.
    desk.run(&["remove", "--document", "b.txt"]).succeeds();
    assert_eq!(desk.run(&["diff", "--department", "衡阳市应急管理局", "--format", "csv"]).out.lines().count(), 1);
}
