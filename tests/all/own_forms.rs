//! A layout of the user's own: the example of docs/FORMS.md, and what is said of a wrong one.

use crate::support::{Desk, project};

/// The first fenced block of a language in docs/FORMS.md.
fn example(language: &str) -> String {
    let text = std::fs::read_to_string(project().join("docs/FORMS.md")).expect("the guide is there");
    let start = format!("```{language}\n");
    let behind = text.split_once(&start).expect("the guide has the block").1;
    behind.split_once("```").expect("the block ends").0.to_string()
}

#[test]
fn the_example_of_the_guide_reads_its_form() {
    let desk = Desk::new();
    desk.write("short.txt", example("text")).write("my-forms/county.toml", example("toml"));
    desk.run(&["--forms", "my-forms", "import", "short.txt"]).succeeds();
    assert_eq!(
        desk.rows("select department, fiscal_year, item, measure, fen, cell from fact where measure = 'outturn' order by item, fiscal_year"),
        [
            "青禾县档案馆|2022|project|outturn|50000000|line 6 field 2",
            "青禾县档案馆|2023|project|outturn|47000000|line 6 field 4",
            "青禾县档案馆|2022|three_public|outturn|12000000|line 4 field 2",
            "青禾县档案馆|2023|three_public|outturn|11000000|line 4 field 4",
            "青禾县档案馆|2022|three_public.reception|outturn|2000000|line 5 field 2",
            "青禾县档案馆|2023|three_public.reception|outturn|1000000|line 5 field 4",
        ]
    );
}

#[test]
fn a_wrong_layout_is_told_with_its_file_and_line() {
    let desk = Desk::new();
    desk.write("short.txt", example("text"));
    desk.write("my-forms/county.toml", example("toml").replace("\"matrix\"", "\"matrx\""));
    let told = desk.run(&["--forms", "my-forms", "import", "short.txt"]).fails(2);
    assert!(told.contains("form definition `my-forms/county.toml`, line 10"), "{told}");
    assert!(told.contains("matrx"), "{told}");
}

#[test]
fn two_layouts_of_one_title_are_an_error_that_names_both() {
    let desk = Desk::new();
    desk.write("short.txt", example("text")).write("my-forms/a.toml", example("toml"));
    desk.write("my-forms/b.toml", example("toml").replace("county-short", "county-other"));
    let told = desk.run(&["--forms", "my-forms", "import", "short.txt"]).fails(3);
    assert!(told.contains("`county-short`") && told.contains("`county-other`"), "{told}");
}
