//! What is exported reads back as it was.

use crate::support::Desk;

const FACTS: &str =
    "select department, report_year, fiscal_year, item, label, measure, fen from fact order by 1, 2, 3, 4, 5, 6, 7";
const STAFFING: &str = "select department, year, authorised, in_post from staffing_control order by 1, 2";
const POINTS: &str = "select department, year, weight, score from fund_execution
     where weight is not null or score is not null order by 1, 2";
const DEPARTMENTS: &str = "select department, code, region, region_name from department
     where department in (select department from fact) order by 1";
/// A row without weight and score is a row without a figure, which a table of figures has not.
const INDICATORS: &str = "select department, year, level1, level2, level3, weight, score from indicator_result
     where weight is not null or score is not null order by department, year, position";

/// The rows of a statement in the database that comes of importing some files, and in the first one.
fn read_back(desk: &Desk, files: &[&str], statements: &[&str]) -> String {
    let words = [&["import", "--db", "back.db"], files].concat();
    let run = desk.run(&words);
    let told = run.err.clone();
    run.succeeds();
    let back = rusqlite::Connection::open(desk.path("back.db")).expect("the database was made");
    for sql in statements {
        let (before, after) = (desk.rows(sql), rows(&back, sql));
        assert!(!before.is_empty(), "{sql}");
        assert_eq!(before, after, "{sql}");
    }
    told
}

fn rows(database: &rusqlite::Connection, sql: &str) -> Vec<String> {
    let mut statement = database.prepare(sql).expect("the statement is sound");
    let width = statement.column_count();
    let rows = statement.query_map([], |row| {
        let values = (0..width).map(|index| Ok(crate::support::shown(&row.get(index)?)));
        Ok(values.collect::<rusqlite::Result<Vec<_>>>()?.join("|"))
    });
    rows.expect("the statement runs").map(|row| row.expect("a row can be read")).collect()
}

#[test]
fn a_tidy_export_reads_back_in_either_language() {
    for lang in ["en", "zh"] {
        let desk = Desk::with_sample();
        desk.run(&["export", "tidy", "-o", "open", "--lang", lang]).succeeds();
        // The folder as a whole: its codebook is no document.
        let told = read_back(&desk, &["open"], &[FACTS, STAFFING, POINTS, INDICATORS, DEPARTMENTS]);
        assert!(told.contains("refused: 0") && told.contains("cells left out: 0"), "{told}");
        let book = std::fs::read_to_string(desk.path("open/codebook.csv")).expect("the codebook is there");
        assert!(book.contains("item,three_public,三公经费,three public expenses,"), "{book}");
    }
}

#[test]
fn a_large_import_reads_it_back_too() {
    let desk = Desk::with_sample();
    desk.run(&["export", "tidy", "-o", "open.csv"]).succeeds();
    assert!(desk.path("open.codebook.csv").is_file());
    read_back(&desk, &["--bulk", "open.csv"], &[FACTS, STAFFING, INDICATORS]);
}

#[test]
fn a_data_package_reads_back_and_says_what_its_columns_are() {
    let desk = Desk::with_sample();
    let run = desk.run(&["export", "datapackage", "-o", "package", "--license", "ODC-BY-1.0"]);
    assert!(!run.err.contains("licence"), "{}", run.err);
    run.succeeds();
    read_back(&desk, &["package"], &[FACTS, STAFFING, POINTS, INDICATORS, DEPARTMENTS]);
    let text = std::fs::read_to_string(desk.path("package/datapackage.json")).expect("the descriptor is there");
    let package: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(package["profile"], "fiscal-data-package");
    assert_eq!(package["licenses"][0]["name"], "ODC-BY-1.0");
    assert_eq!(package["model"]["measures"]["amount"]["currency"], "CNY");
    assert_eq!(package["model"]["measures"]["amount"]["factor"], 10_000);
    assert_eq!(package["sources"].as_array().map(Vec::len), Some(15));
    for resource in package["resources"].as_array().expect("it has resources") {
        let path = desk.path(&format!("package/{}", resource["path"].as_str().expect("a resource has a path")));
        let table = std::fs::read_to_string(path).expect("the resource is there");
        let fields = resource["schema"]["fields"].as_array().expect("it has fields");
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().expect("a field has a name")).collect();
        assert_eq!(table.lines().next(), Some(names.join(",").as_str()));
    }
    let amounts = std::fs::read_to_string(desk.path("package/amounts.csv")).expect("the amounts are there");
    let line = |what: &str| amounts.lines().find(|line| line.contains(what)).unwrap_or_else(|| panic!("{what}"));
    assert!(line(",2023,total,,,adjusted_budget,").ends_with(",adjusted,expenditure"));
    assert!(line(",2023,2022,three_public,,,outturn,").ends_with(",executed,expenditure"));
    assert!(line(",revenue.other,,,stated,").ends_with(",万元,,revenue"));
}

#[test]
fn a_package_without_a_licence_says_so() {
    let desk = Desk::with_sample();
    let run = desk.run(&["export", "datapackage", "-o", "package"]);
    assert!(run.err.contains("--license"), "{}", run.err);
}

#[test]
fn a_copy_is_the_whole_database_and_replaces_nothing_unasked() {
    let desk = Desk::with_sample();
    desk.run(&["export", "sqlite", "-o", "copy.db"]).succeeds();
    let copy = rusqlite::Connection::open(desk.path("copy.db")).expect("the copy is there");
    let schema = "select type, name, sql from sqlite_schema where sql is not null order by 1, 2";
    let finding = "select department, year, rule, message, document, cell from finding order by 1, 2, 3, 4, 6";
    for sql in [schema, FACTS, finding, INDICATORS] {
        assert_eq!(desk.rows(sql), rows(&copy, sql));
    }
    drop(copy);
    desk.run(&["query", "rank-execution", "--db", "copy.db"]).succeeds();
    let told = desk.run(&["export", "sqlite", "-o", "copy.db"]).fails(2);
    assert!(told.contains("--force"), "{told}");
    desk.run(&["export", "sqlite", "-o", "copy.db", "--force"]).succeeds();
    let told = desk.run(&["export", "sqlite", "-o", "fiscus.db", "--force"]).fails(2);
    assert!(told.contains("is the database that is read"), "{told}");
    assert!(!desk.rows(FACTS).is_empty());
}

#[test]
fn a_summary_reads_back_what_a_summary_can_hold() {
    let desk = Desk::with_sample();
    let run = desk.run(&["export", "summary", "-o", "汇总表.xlsx"]);
    assert!(run.err.contains("not in the summary"), "{}", run.err);
    run.succeeds();
    let without_lines = FACTS.replace("from fact", "from fact where item not in ('project.special.line', 'other')");
    let told = read_back(&desk, &["汇总表.xlsx"], &[&without_lines, STAFFING, POINTS, DEPARTMENTS]);
    // Every cell is understood and every sum is right.
    assert!(told.contains("cells left out: 0"), "{told}");
}

#[test]
fn only_what_is_asked_for_is_exported() {
    let desk = Desk::with_sample();
    let seen = |words: &[&str]| -> Vec<String> {
        desk.run(&[&["export", "tidy", "-o", "some.csv"], words].concat()).succeeds();
        let text = std::fs::read_to_string(desk.path("some.csv")).expect("the table is there");
        let mut whose: Vec<String> = text
            .lines()
            .skip(1)
            .map(|line| line.split(',').enumerate().filter(|(at, _)| [0, 4].contains(at)).map(|(_, f)| f).collect())
            .collect();
        whose.dedup();
        whose
    };
    assert_eq!(seen(&["--department", "望舒市水利局", "--from", "2022"]), ["望舒市水利局2022", "望舒市水利局2023"]);
    assert_eq!(seen(&["--region", "990123", "--year", "2023"]), ["玉蟾县司法局2023", "玉蟾县林业局2023"]);
    assert_eq!(seen(&["--year", "2050"]), Vec::<String>::new());
    assert!(
        desk.run(&["export", "summary", "-o", "a.xlsx", "--year", "2050"]).fails(1).contains("no report is as chosen")
    );
    assert!(!desk.path("a.xlsx").exists());
}

/// What is hard to write and to read again: names that look like formulas, rows of one name, measures that the forms have
/// no cell for, figures to the fen, two forms with a row of one name.
#[test]
fn odd_names_and_figures_read_back_exactly() {
    let desk = Desk::new();
    let table = "department,department_code,region,region_name,year,fiscal_year,item,label,position,measure,amount,unit\n\
        甲县教育局,0101,990121,甲县,2023,,three_public,,,budget,0.000001,万元\n\
        甲县教育局,0101,990121,甲县,2023,2022,three_public,,,outturn,-0.05,万元\n\
        甲县教育局,0101,990121,甲县,2023,,three_public,,,initial_budget,7,万元\n\
        甲县教育局,0101,990121,甲县,2023,,project,,,stated,8,万元\n\
        甲县教育局,0101,990121,甲县,2023,,expenditure.project,,,stated,9,万元\n\
        甲县教育局,0101,990121,甲县,2023,,expenditure.project,,,outturn,9.5,万元\n\
        甲县教育局,0101,990121,甲县,2023,,专项资金,救灾,1,budget,1,元\n\
        甲县教育局,0101,990121,甲县,2023,,专项资金,救灾,2,budget,2,元\n\
        甲县教育局,0101,990121,甲县,2023,,专项资金,=1+1,,budget,3,亿元\n\
        甲县教育局,0101,990121,甲县,2023,,other,\"@甲,“乙”\",,outturn,4,万元\n\
        甲县教育局,0101,990121,甲县,2023,,other,\"@甲,“乙”\",,stated,5,万元\n\
        甲县教育局,0101,990121,甲县,2023,,other,-丙,,adjusted_budget,999999999.999999,万元\n\
        乙县教育局,0202,,乙县,2023,,total,,,score,9.5,\n\
        乙县教育局,0202,,乙县,2023,,indicator,+办结率,,weight,10,\n";
    desk.write("a.csv", table).run(&["import", "a.csv"]).succeeds();
    for lang in ["en", "zh"] {
        desk.run(&["export", "tidy", "-o", "b.csv", "--lang", lang]).succeeds();
        let all = "select department, code, region, region_name from department order by 1";
        read_back(&desk, &["b.csv"], &[FACTS, all, "select level3, weight, score from indicator_result"]);
        std::fs::remove_file(desk.path("back.db")).expect("the database can be removed");
    }
}

#[test]
fn figures_under_a_finding_can_be_left_out() {
    let desk = Desk::with_sample();
    let count = |words: &[&str]| {
        desk.run(&[&["export", "tidy", "-o", "c.csv"], words].concat()).succeeds();
        std::fs::read_to_string(desk.path("c.csv")).expect("the table is there").lines().count()
    };
    assert!(count(&["--clean"]) < count(&[]));
    assert!(desk.run(&["export", "sqlite", "-o", "c.db", "--clean"]).fails(2).contains("--clean"));
}

#[test]
fn where_to_write_must_be_said_once_and_in_its_kind() {
    let desk = Desk::with_sample();
    for (words, example) in [
        (&["export", "tidy"][..], "-o open/"),
        (&["export", "datapackage", "-o", "a", "-o", "b"], "-o package/"),
        (&["export", "summary", "-o", "a.csv"], "-o 汇总表.xlsx"),
        (&["export", "tidy", "-o", "fiscus.txt/"], "fiscus.txt"),
    ] {
        desk.write("fiscus.txt", "a file");
        let run = desk.run(words);
        assert_ne!(run.status, 0, "{words:?}");
        assert!(run.err.contains(example), "{words:?}: {}", run.err);
    }
    assert!(desk.run(&["export", "tidy", "-o", "x", "--format", "json"]).fails(2).contains("exclude each other"));
    assert!(desk.run(&["export", "tidi", "-o", "x"]).fails(2).contains("`tidy`"));
    let listed = desk.run(&["export", "--format", "csv"]).succeeds();
    assert_eq!(listed.lines().count(), 5, "{listed}");
}
