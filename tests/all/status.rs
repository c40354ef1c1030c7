//! `status`: a matrix for people, a row a form for programs.

use crate::support::Desk;

fn desk() -> Desk {
    let desk = Desk::new();
    let table = "department,year,region,item,measure,amount\n\
        望舒市财政局,2022,990100,three_public,outturn,40\n\
        望舒市财政局,2023,990100,three_public,outturn,41\n\
        青石县财政局,2023,990121,total,outturn,9\n";
    desk.write("a.csv", table).run(&["import", "a.csv"]).succeeds();
    desk
}

#[test]
fn every_form_of_every_department_and_year_has_a_state() {
    let desk = desk();
    let rows = |words: &[&str]| -> Vec<String> {
        let words = [&["status", "--format", "csv"], words].concat();
        desk.run(&words).succeeds().lines().skip(1).map(str::to_string).collect()
    };
    assert_eq!(
        rows(&[]),
        [
            "望舒市财政局,2022,base,received,0,0,a.csv",
            "望舒市财政局,2022,self,missing,0,,",
            "望舒市财政局,2023,base,received,0,0,a.csv",
            "望舒市财政局,2023,self,missing,0,,",
            "青石县财政局,2022,base,missing,0,,",
            "青石县财政局,2022,self,missing,0,,",
            "青石县财政局,2023,base,missing,0,,",
            "青石县财政局,2023,self,received,0,0,a.csv",
        ]
    );
    assert_eq!(rows(&["--region", "990121", "--from", "2023"]).len(), 2);
    assert_eq!(rows(&["--department", "望舒市", "--to", "2022"]).len(), 2);
}

#[test]
fn the_matrix_counts_by_row_and_by_column() {
    let run = desk().run(&["status"]);
    let lines: Vec<Vec<&str>> = run.out.lines().map(|line| line.split_whitespace().collect()).collect();
    assert!(lines.contains(&vec!["all", "1/2", "0/2", "1/2", "1/2", "3/8"]), "{}", run.out);
    assert!(lines.contains(&vec!["望舒市财政局", "+", ".", "+", ".", "2/4"]), "{}", run.out);
    assert!(lines.contains(&vec!["青石县财政局", ".", ".", ".", "+", "1/4"]), "{}", run.out);
    assert!(run.err.contains("received: 3") && run.err.contains("missing: 5"), "{}", run.err);
}

#[test]
fn a_form_read_in_part_and_one_that_replaced_another_are_marked() {
    let desk = Desk::new();
    let samples = crate::support::project().join("import/samples");
    let form = std::fs::read_to_string(samples.join("hengyang/衡阳市应急管理局2023.txt")).expect("the form is there");
    desk.write("a.txt", &form).run(&["import", "a.txt"]).succeeds();
    desk.write("b.txt", form.replacen("67.32", "67.33", 1)).run(&["import", "b.txt"]).succeeds();
    let state = |form: &str| {
        let out = desk.run(&["status", "--format", "csv"]).succeeds();
        out.lines().find(|line| line.contains(form)).expect("a row of the form").to_string()
    };
    assert!(state(",base,").ends_with("superseded,1,0,b.txt"), "{}", state(",base,"));
    desk.write("c.txt", form.replacen("67.32", "约六十", 1)).run(&["import", "c.txt"]).succeeds();
    assert!(state(",base,").contains(",partly_read,2,"), "{}", state(",base,"));
}
