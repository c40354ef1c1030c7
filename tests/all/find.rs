//! `find`: words of any length, letters for Chinese, and the place of everything found.

use crate::support::Desk;

/// Rows of csv without the head.
fn found(desk: &Desk, words: &[&str]) -> Vec<String> {
    let out = desk.run(&[&["find", "--format", "csv"], words].concat()).succeeds();
    assert!(out.starts_with("kind,department,year,text,document,cell\n"), "{out}");
    out.lines().skip(1).map(str::to_string).collect()
}

#[test]
fn pinyin_initials_find_a_department() {
    let desk = Desk::with_sample();
    assert_eq!(found(&desk, &["hysyjglj"]), ["department,衡阳市应急管理局,,[衡阳市应急管理局],,"]);
    let parts = found(&desk, &["yjgl", "--kind", "department"]);
    assert_eq!(
        parts,
        ["department,衡阳市应急管理局,,衡阳市[应急管理]局,,", "department,扶摇县应急管理局,,扶摇县[应急管理]局,,"]
    );
    assert_eq!(found(&desk, &["yingji", "--kind", "department"]).len(), 2);
}

#[test]
fn words_of_one_or_two_characters_are_found_with_their_places() {
    let desk = Desk::with_sample();
    let rows = found(&desk, &["水", "--year", "2023"]);
    assert!(rows.contains(&"department,望舒市水利局,,望舒市[水]利局,,".to_string()), "{rows:?}");
    // What is found in a document has its place there.
    let of_documents: Vec<&String> = rows.iter().filter(|row| row.contains(",2023,")).collect();
    assert!(
        !of_documents.is_empty() && of_documents.iter().all(|row| row.contains(",import/") || row.contains("line ")),
        "{rows:?}"
    );
    assert_eq!(found(&desk, &["三公"]), ["item,,,[三公]经费 · three_public,,"]);
    let rows = found(&desk, &["举报"]);
    let fund = "fund,衡阳市应急管理局,2023,[举报]奖励,";
    assert!(rows.iter().any(|row| row.starts_with(fund) && row.ends_with(",line 21 field 1")), "{rows:?}");
}

#[test]
fn all_words_must_occur_and_an_answer_may_be_empty() {
    let desk = Desk::with_sample();
    let both = found(&desk, &["应急", "专项", "--kind", "fund"]);
    assert!(!both.is_empty() && both.iter().all(|row| row.contains("应急") && row.contains("专项")), "{both:?}");
    assert_eq!(found(&desk, &["應急 專項", "--kind", "fund"]), both, "traditional characters, in one argument");
    let run = desk.run(&["find", "不存在的词"]);
    assert!(run.err.contains("nothing has `不存在的词` in it"), "{}", run.err);
    run.succeeds();
    assert!(desk.run(&["find", " "]).fails(2).contains("no word"));
    assert!(desk.run(&["find"]).fails(2).contains("TEXT"));
    assert!(desk.run(&["find", "水", "--kind", "funds"]).fails(2).contains("fund"));
}

#[test]
fn the_first_are_shown_and_all_are_counted() {
    let desk = Desk::with_sample();
    let run = desk.run(&["find", "局", "--limit", "3", "--format", "jsonl"]);
    let count: usize = run.err.trim().rsplit(' ').next().and_then(|n| n.parse().ok()).expect("a count");
    let first = run.succeeds();
    assert_eq!(first.lines().count(), 3);
    let all = desk.run(&["find", "局", "--format", "jsonl"]).succeeds();
    assert!(all.starts_with(&first), "{all}");
    assert!(count > 3 && all.lines().count() == count);
}

#[test]
fn a_bulk_import_is_found_by_the_lines_of_its_report() {
    let desk = Desk::new();
    let table = "department,year,item,label,measure,amount\n甲县水利局,2023,专项资金,水库除险,budget,1\n";
    desk.write("a.csv", table).run(&["import", "--bulk", "a.csv"]).succeeds();
    assert_eq!(
        found(&desk, &["水"]),
        [
            "department,甲县水利局,,甲县[水]利局,,",
            "item,,,[水]费、电费、差旅费 · public_use.utilities_travel,,",
            "fund,甲县水利局,2023,[水]库除险,a.csv,lines 2-2",
        ]
    );
}

#[test]
fn a_reader_sees_kinds_and_titles_in_the_own_language() {
    let desk = Desk::with_sample();
    let zh = desk.run(&["find", "救灾", "--lang", "zh"]);
    assert!(zh.out.contains("专项资金") && zh.out.contains("类别") && zh.err.contains("找到"), "{}{}", zh.out, zh.err);
    let en = desk.run(&["find", "救灾", "--lang", "en"]).succeeds();
    assert!(en.contains("special fund") && en.contains("kind"), "{en}");
}
