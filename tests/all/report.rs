//! `report`: the same content as a page, a document and a workbook; what a user wrote into a document stays.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use fiscus::document::{self, Block};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::{Desk, project};

const DEPARTMENT: &str = "衡阳市应急管理局";

/// The texts of a document of any format: paragraphs and cells.
fn texts(path: &Path) -> Vec<String> {
    let bytes = std::fs::read(path).expect("the report was written");
    let read = document::read(&path.display().to_string(), &bytes).expect("the report can be read");
    let texts = read.blocks.iter().flat_map(|block| match block {
        Block::Table(rows) => rows.iter().flatten().map(|cell| cell.text.trim().to_string()).collect::<Vec<_>>(),
        Block::Paragraph(cell) => vec![cell.text.trim().to_string()],
    });
    texts.filter(|text| !text.is_empty()).collect()
}

/// A part of a package as text.
fn part(path: &Path, name: &str) -> String {
    let mut archive = ZipArchive::new(std::fs::File::open(path).expect("it is there")).expect("it is a package");
    let mut text = String::new();
    archive.by_name(name).expect("it has the part").read_to_string(&mut text).expect("the part is text");
    text
}

/// Rewrites the main part and the properties of a document, as somebody who works on it would.
fn edit(path: &Path, change: impl Fn(String) -> String) {
    let bytes = std::fs::read(path).expect("it is there");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("it is a package");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let name = String::from_utf8_lossy(file.name_raw()).into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("the part can be read");
        if name == "word/document.xml" || name == "docProps/custom.xml" {
            bytes = change(String::from_utf8(bytes).expect("it is UTF-8")).into_bytes();
        }
        writer.start_file(name, SimpleFileOptions::default()).expect("a part can be written");
        writer.write_all(&bytes).expect("a part can be written");
    }
    std::fs::write(path, writer.finish().expect("the package can be written").into_inner()).expect("it is written");
}

/// Where the content control of a section stands.
fn control(text: &str, tag: &str) -> std::ops::Range<usize> {
    let at = text.find(&format!("w:val=\"fiscus:{tag}\"")).unwrap_or_else(|| panic!("no block {tag}"));
    let start = text[..at].rfind("<w:sdt>").expect("a control begins");
    let end = at + text[at..].find("</w:sdt>").expect("a control ends") + "</w:sdt>".len();
    start..end
}

/// Figures of the queries behind a report as they are printed, two decimals each.
fn figures(desk: &Desk) -> Vec<String> {
    let query = |name: &str| {
        let words = ["query", name, "--department", DEPARTMENT, "--year", "2023", "--format", "csv"];
        let out = desk.run(&words).succeeds();
        let cells = out.lines().skip(1).flat_map(|line| line.split(',').map(str::to_string).collect::<Vec<_>>());
        cells.filter_map(|cell| cell.parse::<f64>().ok()).map(|number| format!("{number:.2}")).collect::<Vec<_>>()
    };
    ["yoy-spending", "budget-vs-outturn"].into_iter().flat_map(query).collect()
}

#[test]
fn page_document_and_workbook_say_the_same() {
    let desk = Desk::with_sample();
    let words =
        ["report", "department", "衡阳市应急", "--year", "2023", "-o", "a.html", "-o", "a.docx", "-o", "a.xlsx"];
    let run = desk.run(&words);
    assert!(run.err.contains("written: a.html") && run.err.contains("written: a.xlsx"), "{}", run.err);
    assert_eq!(run.succeeds(), "");
    let page = std::fs::read_to_string(desk.path("a.html")).expect("the page is there");
    let printed = texts(&desk.path("a.docx"));
    let sheets = texts(&desk.path("a.xlsx"));
    let figures = figures(&desk);
    assert!(figures.len() > 100);
    for figure in &figures {
        assert!(page.contains(&format!(">{figure}<")), "the page lacks {figure}");
        assert!(printed.contains(figure), "the document lacks {figure}");
        let short = figure.trim_end_matches('0').trim_end_matches('.');
        assert!(
            sheets.iter().any(|text| text.replace(',', "") == *figure || text == short),
            "the workbook lacks {figure}"
        );
    }
    // Goals, a special fund, an indicator, a rule, a finding with its place, the hash of the source.
    let hash = desk.rows("select sha256 from document where path like '%应急%'").remove(0);
    for text in ["安全生产执法和监管", "举报奖励", "B09", hash.as_str()] {
        assert!(page.contains(text) && printed.iter().any(|found| found.contains(text)), "{text}");
        assert!(sheets.iter().any(|found| found.contains(text)), "the workbook lacks {text}");
    }
    assert!(!page.contains("http://") || !page.replace("http://www.w3.org", "").contains("http://"), "no network");
    assert!(page.contains("<svg") && !page.contains("<script") && !page.contains("<link"));
}

#[test]
fn charts_of_a_document_are_native_and_bring_their_numbers() {
    let desk = Desk::with_sample();
    desk.run(&["report", "department", DEPARTMENT, "--year", "2023", "-o", "a.docx"]).succeeds();
    let path = desk.path("a.docx");
    let document = part(&path, "word/document.xml");
    let relations = part(&path, "word/_rels/document.xml.rels");
    let charts: Vec<&str> =
        document.split("<c:chart ").skip(1).map(|rest| &rest[..rest.find("/>").expect("it ends")]).collect();
    assert!(charts.len() >= 3, "{charts:?}");
    for chart in charts {
        let id = chart.split("r:id=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a relation");
        assert!(relations.contains(&format!("Id=\"{id}\"")), "{id}");
        assert!(part(&path, &format!("word/charts/{id}.xml")).contains("<c:barChart>"));
        let mut archive = ZipArchive::new(std::fs::File::open(&path).expect("it is there")).expect("a package");
        assert!(archive.by_name(&format!("word/embeddings/{id}.xlsx")).is_ok(), "{id}");
    }
    let year = part(&path, "word/charts/fiscus-years-1.xml");
    assert!(year.contains("<c:v>59.17</c:v>") && year.contains("<c:v>67.32</c:v>"), "{year}");
}

#[test]
fn what_a_user_wrote_outside_the_blocks_survives_a_second_run() {
    let desk = Desk::with_sample();
    let words = ["report", "department", DEPARTMENT, "--year", "2023", "-o", "a.docx"];
    desk.run(&words).succeeds();
    let path = desk.path("a.docx");
    let first = part(&path, "word/document.xml");
    let own = "<w:p><w:r><w:t>本局意见：属实。</w:t></w:r></w:p>";
    edit(&path, |text| {
        if !text.contains("<w:body>") {
            return text;
        }
        let (goals, funds) = (control(&text, "goals"), control(&text, "special-funds"));
        // Somebody writes behind a block, moves one to the front of another, and takes one out.
        let moved = text[funds.clone()].to_string();
        let mut text = text;
        text.replace_range(funds, "");
        let indicators = control(&text, "indicators");
        text.replace_range(indicators, "");
        text.insert_str(goals.end, own);
        text.insert_str(goals.start, &moved);
        text.replace("绩效报告", "绩效报告（送审稿）")
    });
    let edited = part(&path, "word/document.xml");
    let run = desk.run(&words);
    assert!(run.err.contains("blocks were written anew"), "{}", run.err);
    assert!(run.err.contains("stay out: Indicators"), "{}", run.err);
    assert!(!run.err.contains("somebody had changed"), "{}", run.err);
    run.succeeds();
    assert_eq!(part(&path, "word/document.xml"), edited, "nothing in the data has changed");
    // New figures go into the blocks, wherever they stand.
    let form =
        std::fs::read_to_string(project().join("import/samples/hengyang/衡阳市应急管理局2023.txt")).expect("there");
    desk.write("b.txt", form.replacen("67.32", "67.35", 1)).run(&["import", "b.txt"]).succeeds();
    desk.run(&words).succeeds();
    let renewed = part(&path, "word/document.xml");
    assert!(renewed.contains(own) && renewed.contains("67.35"), "{renewed}");
    assert!(control(&renewed, "special-funds").end <= control(&renewed, "goals").start);
    assert!(!renewed.contains("fiscus:indicators") && first.contains("fiscus:indicators"));
    // Asked back, the block stands at the end.
    let words = [&words[..], &["--restore"]].concat();
    let run = desk.run(&words);
    assert!(run.err.contains("stand at its end: Indicators"), "{}", run.err);
    let restored = part(&path, "word/document.xml");
    assert!(control(&restored, "indicators").start > control(&restored, "notes").end);
    assert!(texts(&path).iter().any(|text| text == "本局意见：属实。"));
}

#[test]
fn blocks_are_found_by_their_bookmarks_where_the_controls_are_gone() {
    let desk = Desk::with_sample();
    let words = ["report", "department", DEPARTMENT, "--year", "2023", "-o", "a.docx"];
    desk.run(&words).succeeds();
    let path = desk.path("a.docx");
    let first = texts(&path);
    // As LibreOffice writes it.
    edit(&path, |mut text| {
        while let Some(start) = text.find("<w:sdt>") {
            let inner = text[start..].find("<w:sdtContent>").expect("it has a content") + "<w:sdtContent>".len();
            text.replace_range(start..start + inner, "");
        }
        let text = text.replace("</w:sdtContent></w:sdt>", "");
        text.replacen("<w:p/>", "<w:p><w:r><w:t>落款</w:t></w:r></w:p>", 1)
    });
    let run = desk.run(&words);
    assert!(run.err.contains("12 generated blocks were written anew"), "{}", run.err);
    assert!(!run.err.contains("somebody had changed"), "{}", run.err);
    let mut second = texts(&path);
    assert!(part(&path, "word/document.xml").contains("fiscus:special-funds"));
    second.retain(|text| text != "落款");
    assert_eq!(first, second);
}

#[test]
fn a_block_that_was_changed_by_hand_is_renewed_and_the_old_document_kept() {
    let desk = Desk::with_sample();
    let words = ["report", "department", DEPARTMENT, "--year", "2023", "-o", "a.docx"];
    desk.run(&words).succeeds();
    let path = desk.path("a.docx");
    edit(&path, |text| text.replacen(">67.32<", ">99.99<", 1));
    let run = desk.run(&words);
    assert!(run.err.contains("somebody had changed") && run.err.contains("a.old.docx"), "{}", run.err);
    run.succeeds();
    assert!(!texts(&path).contains(&"99.99".to_string()));
    assert!(texts(&desk.path("a.old.docx")).contains(&"99.99".to_string()));
}

#[test]
fn a_document_of_others_gets_the_blocks_at_its_end() {
    let desk = Desk::with_sample();
    let path = desk.path("a.docx");
    desk.run(&["report", "ranking", "--year", "2023", "-o", "a.docx"]).succeeds();
    // A document that was never ours: the marks are gone.
    edit(&path, |text| text.replace("fiscus:", "other:").replace("fiscus_", "other_"));
    let run = desk.run(&["report", "ranking", "--year", "2023", "-o", "a.docx"]);
    assert!(run.err.contains("stand at its end"), "{}", run.err);
    let document = part(&path, "word/document.xml");
    assert!(document.contains("other:score") && document.contains("fiscus:score"));
    desk.write("b.docx", "no document");
    let err = desk.run(&["report", "ranking", "--year", "2023", "-o", "b.docx"]).fails(1);
    assert!(err.contains("is no Word document") && err.contains("help:"), "{err}");
}

#[test]
fn one_report_for_every_department() {
    let desk = Desk::with_sample();
    let words = ["report", "department", "--each", "department", "--year", "2023", "--region", "9901"];
    let run = desk.run(&[&words[..], &["-o", "out", "--format", "html,docx"]].concat());
    assert_eq!(run.out, "");
    let count = desk.rows(
        "select count(*) from report join department_record using (department_id) where year = 2023 and region like '9901%'",
    );
    let count: usize = count[0].parse().expect("a number");
    assert!(count > 5);
    assert!(run.err.contains(&format!("reports of {count} departments")), "{}", run.err);
    let files = std::fs::read_dir(desk.path("out")).expect("the folder was made");
    assert_eq!(files.count(), 2 * count);
    let page =
        std::fs::read_to_string(desk.path("out/望舒市教育局2023.html")).expect("named after department and year");
    assert!(page.contains("望舒市教育局: performance report 2023"));
    // The same as one by itself.
    desk.run(&["report", "department", "望舒市教育局", "--year", "2023", "-o", "one.html"]).succeeds();
    assert_eq!(page, std::fs::read_to_string(desk.path("one.html")).expect("written"));
    let err = desk.run(&[&words[..], &["-o", "a.docx"]].concat()).fails(2);
    assert!(err.contains("into a folder"), "{err}");
}

#[test]
fn templates_of_a_user_stand_in_for_the_built_in_ones() {
    let desk = Desk::with_sample();
    let err = desk.run(&["report", "--write-templates", "mine"]).err;
    assert!(err.contains("fiscus.db.d/templates"), "{err}");
    let again = desk.run(&["report", "--write-templates", "mine"]).fails(1);
    assert!(again.contains("not overwritten"), "{again}");
    // Written out and unchanged, they make the same report.
    let report = |file: &str, more: &[&str]| {
        let words = ["report", "department", DEPARTMENT, "--year", "2023", "-o", file];
        desk.run(&[&words[..], more].concat()).succeeds();
        std::fs::read_to_string(desk.path(file)).expect("it was written")
    };
    assert_eq!(report("a.html", &[]), report("b.html", &["--templates", "mine"]));
    let kind = "title_zh = '短'\ntitle_en = 'Short: {{ department }}'\nfile = 'short'\nof = 'department'\n\
        [[section]]\nid = 'trend'\ntitle = '趋势 | Trend'\n[[section.part]]\nquery = 'trend'\nas = 'both'\n\
        given = { item = 'three_public' }\n[[section.part]]\nquery = 'report-basics'\nas = 'prose'\n\
        text_zh = '{{ row.in_post }} 人'\ntext_en = '{{ row.in_post }} <persons>'\n";
    desk.write("fiscus.db.d/templates/short.toml", kind);
    desk.run(&["report", "short", DEPARTMENT, "--year", "2023"]).succeeds();
    let page = std::fs::read_to_string(desk.path("short.html")).expect("named by the kind");
    assert!(page.contains("<h1>Short: 衡阳市应急管理局</h1>") && page.contains("86 &lt;persons&gt;"), "{page}");
    desk.write("fiscus.db.d/templates/page.html", "<p>{{ page.title }}</p>{{ page.nothing.more }}");
    let err = desk.run(&["report", "short", DEPARTMENT, "--year", "2023"]).fails(2);
    assert!(err.contains("template `page.html:1`"), "{err}");
    desk.write("fiscus.db.d/templates/short.toml", kind.replace("'both'", "'boht'"));
    let err = desk.run(&["report", "short", DEPARTMENT, "--year", "2023"]).fails(2);
    assert!(err.contains("short.toml") && err.contains("boht"), "{err}");
}

#[test]
fn a_ranking_is_of_a_region_and_in_the_language() {
    let desk = Desk::with_sample();
    desk.run(&["--lang", "zh", "report", "ranking", "--year", "2023", "--region", "990100"]).succeeds();
    let page = std::fs::read_to_string(desk.path("2023年度绩效排名990100.html")).expect("named after year and region");
    for text in ["990100 2023年度部门绩效排名", "一、报送情况", "部门预算执行率排名", "望舒市教育局", "等级"]
    {
        assert!(page.contains(text), "{text}");
    }
    assert!(!page.contains("衡阳市应急管理局"));
}

#[test]
fn wrong_usage_says_what_to_do() {
    let desk = Desk::with_sample();
    let says = |words: &[&str], status: i32, expected: &[&str]| {
        let err = desk.run(&[&["report"], words].concat()).fails(status);
        assert!(expected.iter().all(|text| err.contains(text)), "{words:?}: {err}");
    };
    says(&["departmet"], 2, &["no report `departmet`", "`department`"]);
    says(&["department"], 2, &["has to be named", "--each department"]);
    says(&["department", "衡阳市应急局"], 2, &["衡阳市应急管理局"]);
    says(&["department", DEPARTMENT, "--year", "2019"], 1, &["no form of 2019", "fiscus status"]);
    says(&["ranking", DEPARTMENT], 2, &["--region"]);
    says(&["ranking", "-o", "a.pdf"], 2, &["a.pdf", "html, docx, xlsx"]);
    says(&["ranking", "--format", "pdf"], 2, &["pdf", "html, docx, xlsx"]);
    says(&["ranking", "-p", "bass=initial"], 2, &["bass", "basis"]);
    says(&["ranking", "--templates", "nowhere"], 2, &["nowhere"]);
    says(&["department", "--each", "region"], 2, &["region", "department"]);
}
