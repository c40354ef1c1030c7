//! `annotate`: a document goes back with comments and questions, and the import of the corrected one says what was answered.

use std::io::{Cursor, Read, Write};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::{Desk, project};

fn form(name: &str) -> Vec<u8> {
    std::fs::read(project().join("tests/documents").join(name)).expect("the form is there")
}

/// The parts of a package: name and content.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let count = package.len();
    let part = |index| {
        let mut file = package.by_index(index).expect("a part");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("it can be unpacked");
        (String::from_utf8_lossy(file.name_raw()).into_owned(), content)
    };
    (0..count).map(part).collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part can be begun");
        writer.write_all(content).expect("a part can be written");
    }
    writer.finish().expect("the package can be closed").into_inner()
}

fn part(bytes: &[u8], name: &str) -> String {
    let found = parts(bytes).into_iter().find(|(known, _)| known == name);
    String::from_utf8(found.unwrap_or_else(|| panic!("{name} is there")).1).expect("XML is UTF-8")
}

/// A package with one part changed.
fn with(bytes: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut parts = parts(bytes);
    let part = parts.iter_mut().find(|(known, _)| known == name).expect("the part is there");
    part.1 = change(std::str::from_utf8(&part.1).expect("XML is UTF-8")).into_bytes();
    packed(&parts)
}

/// The elements of a name, each with one attribute and all text in it.
fn elements(xml: &str, name: &str, attribute: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut open) = (Vec::new(), false);
    loop {
        match reader.read_event().expect("the part is sound XML") {
            Event::Start(tag) if tag.name().as_ref() == name => {
                let value = tag.attributes().flatten().find(|one| one.key.as_ref() == attribute);
                found.push((value.map_or(String::new(), |one| one.value.into_owned()), String::new()));
                open = true;
            }
            Event::End(tag) if tag.name().as_ref() == name => open = false,
            Event::Text(text) if open => found.last_mut().expect("one is open").1.push_str(&text),
            Event::GeneralRef(_) if open => found.last_mut().expect("one is open").1.push('&'),
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// What Word demands of a package: ids of relations are unique, what they name is there and its kind is told.
fn is_sound(bytes: &[u8]) {
    let parts = parts(bytes);
    let types = part(bytes, "[Content_Types].xml");
    for (name, content) in &parts {
        if name.ends_with(".rels") {
            let text = std::str::from_utf8(content).expect("XML is UTF-8");
            let attribute = |of: &str| -> Vec<String> {
                let mark = format!(" {of}=\"");
                text.split(&mark).skip(1).map(|rest| rest.split('"').next().unwrap_or_default().to_string()).collect()
            };
            let mut ids = attribute("Id");
            let all = ids.len();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), all, "{name}: {text}");
            for target in attribute("Target") {
                let inside = target.trim_start_matches('/').trim_start_matches("../");
                assert!(parts.iter().any(|(known, _)| known.ends_with(inside)), "{name} names {target}");
            }
        }
        let ending = name.rsplit('.').next().expect("an ending");
        let is_told =
            types.contains(&format!("PartName=\"/{name}\"")) || types.contains(&format!("Extension=\"{ending}\""));
        assert!(is_told || name == "[Content_Types].xml", "{name}: {types}");
        if ending == "xml" || ending == "rels" {
            elements(std::str::from_utf8(content).expect("XML is UTF-8"), "none", "none");
        }
    }
    let mut names: Vec<&String> = parts.iter().map(|(name, _)| name).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), parts.len());
}

/// What was read out of a document, without its name.
fn facts(name: &str, bytes: &[u8]) -> Vec<String> {
    let desk = Desk::new();
    desk.write(name, bytes).run(&["import", name]).succeeds();
    let mut facts = desk.rows("select report_id, section, position, field, cell, raw, step_fen, note from source");
    facts.extend(desk.rows("select * from unrecognised"));
    facts
}

/// A form that was imported and annotated, in Chinese: the desk and the copy.
fn annotated(name: &str, bytes: &[u8]) -> (Desk, Vec<u8>) {
    let desk = Desk::new();
    desk.write(name, bytes).run(&["import", name]).succeeds();
    let ending = name.rsplit('.').next().expect("an ending");
    let copy = format!("copy.{ending}");
    desk.run(&["annotate", name, "-o", &copy, "--lang", "zh"]).succeeds();
    let copied = std::fs::read(desk.path(&copy)).expect("the copy was written");
    (desk, copied)
}

/// Place and message of every finding, as the database has them.
fn findings(desk: &Desk) -> Vec<(String, String)> {
    let pairs = desk.rows("select cell, message from finding where cell is not null");
    pairs
        .into_iter()
        .map(|row| row.split_once('|').map(|(cell, text)| (cell.into(), text.into())).expect("two"))
        .collect()
}

#[test]
fn every_finding_of_a_docx_is_a_comment_at_its_cell() {
    let original = form("form.docx");
    let (desk, copy) = annotated("form.docx", &original);
    is_sound(&copy);
    let comments = elements(&part(&copy, "word/comments.xml"), "w:comment", "w:id");
    let document = part(&copy, "word/document.xml");
    let raw = desk.rows("select cell || '|' || raw from source");
    let findings = findings(&desk);
    assert!(findings.len() > 15);
    for (cell, message) in findings {
        let said: Vec<&(String, String)> = comments.iter().filter(|(_, text)| text.contains(&message)).collect();
        let [(id, text)] = said.as_slice() else { panic!("one comment says {message}") };
        assert!(text.contains("问题 ") && text.contains("依据：") && text.contains('请'), "{text}");
        let between = document.split_once(&format!("<w:commentRangeStart w:id=\"{id}\"/>")).expect("it begins").1;
        let (between, behind) = between.split_once(&format!("<w:commentRangeEnd w:id=\"{id}\"/>")).expect("it ends");
        assert!(behind.starts_with(&format!("<w:r><w:commentReference w:id=\"{id}\"/></w:r></w:p>")), "{behind:.200}");
        let shown: String = elements(between, "w:t", "").into_iter().map(|(_, text)| text).collect();
        assert!(raw.contains(&format!("{cell}|{shown}")), "{cell}: {shown}");
    }
}

#[test]
fn a_copy_is_its_original_but_for_the_comments() {
    for (name, changed) in [
        ("form.docx", vec!["[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"]),
        ("form.xlsx", vec!["[Content_Types].xml", "xl/worksheets/sheet1.xml"]),
    ] {
        let original = form(name);
        let (_, copy) = annotated(name, &original);
        let copied = parts(&copy);
        for (part, content) in parts(&original) {
            let (_, now) = copied.iter().find(|(known, _)| *known == part).expect("no part is lost");
            assert_eq!(*now == content, !changed.contains(&part.as_str()), "{part}");
        }
        assert_eq!(facts(name, &original), facts(name, &copy));
    }
}

#[test]
fn every_finding_of_a_sheet_is_a_note_at_its_cell() {
    let (desk, copy) = annotated("form.xlsx", &form("form.xlsx"));
    is_sound(&copy);
    let notes = elements(&part(&copy, "xl/comments1.xml"), "comment", "ref");
    let drawing = part(&copy, "xl/drawings/vmlDrawing1.vml");
    for (cell, message) in findings(&desk) {
        let address = cell.rsplit_once('!').expect("a sheet").1;
        let (_, text) = notes.iter().find(|(known, _)| known == address).expect("a note is there");
        assert!(text.contains(&message), "{address}: {text}");
    }
    assert_eq!(drawing.matches("<x:ClientData ObjectType=\"Note\">").count(), notes.len());
    // The element that names the drawing stands behind the setting of the page.
    let sheet = part(&copy, "xl/worksheets/sheet1.xml");
    assert!(sheet.ends_with("r:id=\"rId2\"/></worksheet>"), "{}", &sheet[sheet.len() - 300..]);
}

/// The form with notes of somebody else: at D6, which has a finding, and at A1.
fn with_notes(name: &str, author: &str) -> Vec<u8> {
    let notes = format!(
        "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>{author}</author></authors>\
         <commentList><comment ref=\"A1\" authorId=\"0\"><text><t>标题</t></text></comment>\
         <comment ref=\"D6\" authorId=\"0\"><text><t>已核 &amp; 确认</t></text></comment></commentList></comments>"
    );
    let shape = |id, row, column| {
        format!(
            "<v:shape id=\"_x0000_s{id}\" type=\"#_x0000_t202\"><br><x:ClientData ObjectType=\"Note\"><x:Row>{row}</x:Row>\
             <x:Column>{column}</x:Column></x:ClientData></v:shape>"
        )
    };
    let drawing = format!(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><v:shapetype id=\"_x0000_t202\"></v:shapetype>{}{}</xml>",
        shape(2049, 0, 0),
        shape(2050, 5, 3)
    );
    let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{base}/vmlDrawing\" Target=\"../drawings/notes.vml\"/>\
         <Relationship Id=\"rId2\" Type=\"{base}/comments\" Target=\"../notes.xml\"/></Relationships>"
    );
    let mut parts = parts(&form(name));
    for (name, text) in &mut parts {
        let now = String::from_utf8_lossy(text).into_owned();
        match name.as_str() {
            "[Content_Types].xml" => {
                let new = "<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>\
                    <Override PartName=\"/xl/notes.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml\"/></Types>";
                *text = now.replace("</Types>", new).into_bytes();
            }
            "xl/worksheets/sheet1.xml" => {
                *text = now.replace("</worksheet>", "<legacyDrawing r:id=\"rId1\"/></worksheet>").into_bytes();
            }
            _ => {}
        }
    }
    parts.push(("xl/worksheets/_rels/sheet1.xml.rels".into(), relations.into_bytes()));
    parts.push(("xl/notes.xml".into(), notes.into_bytes()));
    parts.push(("xl/drawings/notes.vml".into(), drawing.into_bytes()));
    packed(&parts)
}

#[test]
fn notes_of_others_stay_and_ours_join_them() {
    let original = with_notes("form.xlsx", "张三");
    let (_, copy) = annotated("form.xlsx", &original);
    is_sound(&copy);
    let text = part(&copy, "xl/notes.xml");
    let notes = elements(&text, "comment", "ref");
    let at = |address: &str| {
        let found: Vec<&str> =
            notes.iter().filter(|(known, _)| known == address).map(|(_, text)| text.as_str()).collect();
        assert_eq!(found.len(), 1, "{address}");
        found[0]
    };
    assert_eq!(at("A1"), "标题");
    assert!(at("D6").starts_with("已核 & 确认\n\n问题 1（B09）"), "{}", at("D6"));
    assert!(text.contains("<text><r><t>已核 &amp; 确认</t></r><r>"), "{text:.900}");
    assert!(at("D7").starts_with("问题 3（B09）"), "{}", at("D7"));
    assert_eq!(elements(&text, "author", "").len(), 2);
    let drawing = part(&copy, "xl/drawings/notes.vml");
    assert_eq!(drawing.matches("<x:ClientData ObjectType=\"Note\">").count(), notes.len());
    assert_eq!(drawing.matches("<v:shapetype").count(), 1);
    assert!(drawing.contains("\"_x0000_s2051\"") && drawing.ends_with("</xml>"));
    assert_eq!(parts(&copy).len(), parts(&original).len());
}

#[test]
fn a_conversation_is_left_alone_and_its_question_listed() {
    let desk = Desk::new();
    desk.write("form.xlsx", with_notes("form.xlsx", "tc={1}")).run(&["import", "form.xlsx"]).succeeds();
    let said = desk.run(&["annotate", "form.xlsx", "--questions", "q.csv"]).err;
    assert!(said.contains("commented at their cells: 17") && said.contains("listed only: 2"), "{said}");
    let copy = std::fs::read(desk.path("form-annotated.xlsx")).expect("the copy was written");
    let notes = elements(&part(&copy, "xl/notes.xml"), "comment", "ref");
    assert!(notes.contains(&("D6".to_string(), "已核 & 确认".to_string())));
}

#[test]
fn comments_of_others_in_word_stay_and_ours_get_numbers_of_their_own() {
    let (_, once) = annotated("form.docx", &form("form.docx"));
    let (_, twice) = annotated("form.docx", &once);
    is_sound(&twice);
    let comments = elements(&part(&twice, "word/comments.xml"), "w:comment", "w:id");
    let mut ids: Vec<usize> = comments.iter().map(|(id, _)| id.parse().expect("a number")).collect();
    ids.dedup();
    assert_eq!(ids, (0..comments.len()).collect::<Vec<_>>());
    let first = elements(&part(&once, "word/comments.xml"), "w:comment", "w:id");
    assert_eq!(comments[..first.len()], first);
    assert_eq!(part(&twice, "word/document.xml").matches("<w:commentReference ").count(), 2 * first.len());
    assert_eq!(facts("form.docx", &once), facts("form.docx", &twice));
}

#[test]
fn tracked_changes_and_a_mark_of_byte_order_move_no_comment() {
    let changed = with(&form("form.docx"), "word/document.xml", |text| {
        let now = text.replacen(
            "<w:t>31</w:t></w:r>",
            "<w:t>31</w:t></w:r><w:del><w:r><w:delText>9</w:delText></w:r></w:del>",
            1,
        );
        assert_ne!(now, text);
        format!("\u{feff}{now}")
    });
    let (_, copy) = annotated("form.docx", &changed);
    let document = part(&copy, "word/document.xml");
    let at = document.find("<w:t>31</w:t>").expect("the figure is there");
    let before = document[..at].rfind("<w:commentRangeStart ").expect("a comment begins before it");
    assert!(!document[before..at].contains("</w:p>"), "{}", &document[before..at]);
    assert!(document[at..].split("</w:p>").next().expect("a paragraph").contains("<w:commentReference "));
    assert_eq!(facts("form.docx", &changed), facts("form.docx", &copy));
}

#[test]
fn the_list_of_questions_is_a_page_of_word_or_any_format() {
    let (desk, _) = annotated("form.docx", &form("form.docx"));
    let list =
        std::fs::read(desk.path("copy.docx").with_file_name("form-问题清单.docx")).expect("the list was written");
    is_sound(&list);
    let text: String =
        elements(&part(&list, "word/document.xml"), "w:t", "").into_iter().map(|(_, text)| text + "\n").collect();
    for words in
        ["海角市航道局 2023 年度绩效报表问题清单", "答复\n", "S22 ", "第 1 个表第 5 行第 4 列", "31 万元", "填报人："]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    desk.run(&["annotate", "form.docx", "--questions", "q.csv", "--severity", "error"]).succeeds();
    let rows = std::fs::read_to_string(desk.path("q.csv")).expect("the list was written");
    let rows: Vec<&str> = rows.lines().collect();
    assert_eq!(rows[0], "number,place,question,actual,expected,answer,rule");
    assert!(rows.len() == 2 && rows[1].ends_with(",240.5 万元,250 万元,,S02"), "{rows:?}");
}

#[test]
fn documents_without_comments_have_a_list_all_the_same() {
    let desk = Desk::new();
    desk.write("form.txt", form("form.txt")).run(&["import", "form.txt"]).succeeds();
    let said = desk.run(&["annotate", "form.txt"]).fails(2);
    assert!(said.contains("only docx and xlsx") && said.contains("--questions"), "{said}");
    desk.run(&["annotate", "form.txt", "--questions", "q.docx"]).succeeds();
    is_sound(&std::fs::read(desk.path("q.docx")).expect("the list was written"));
}

#[test]
fn what_cannot_be_annotated_is_said_and_nothing_is_written() {
    let desk = Desk::new();
    desk.write("form.xlsx", form("form.xlsx"));
    desk.write("form.docx", form("form.docx")).run(&["import", "form.docx"]).succeeds();
    assert!(desk.run(&["annotate", "form.xlsx"]).fails(2).contains("fiscus import form.xlsx"));
    assert!(desk.run(&["annotate", "none.docx"]).fails(1).contains("none.docx"));
    assert!(desk.run(&["annotate", "form.docx", "-o", "form.docx"]).fails(2).contains("not written over"));
    assert!(desk.run(&["annotate", "form.docx", "-o", "a.xlsx"]).fails(2).contains(".docx"));
    assert!(desk.run(&["annotate", "form.docx", "-o", "a.docx", "-o", "b.docx"]).fails(2).contains("`-o` names 2"));
    let corrected =
        with(&form("form.docx"), "word/document.xml", |text| text.replacen("<w:t>31</w:t>", "<w:t>32</w:t>", 1));
    desk.write("new.docx", &corrected).run(&["import", "new.docx"]).succeeds();
    assert!(desk.run(&["annotate", "form.docx"]).fails(2).contains("annotate `new.docx`"));
    let files = std::fs::read_dir(desk.path("fiscus.db").parent().expect("a folder")).expect("a folder").count();
    // Three documents, and the database with what SQLite keeps beside it.
    assert!(files <= 6, "{files}");
}

#[test]
fn a_file_that_is_not_what_was_imported_gets_comments_only_where_it_says_the_same() {
    let desk = Desk::new();
    desk.write("form.docx", form("form.docx")).run(&["import", "form.docx"]).succeeds();
    let other =
        with(&form("form.docx"), "word/document.xml", |text| text.replacen("<w:t>31</w:t>", "<w:t>99</w:t>", 1));
    let said = desk.write("form.docx", other).run(&["annotate", "form.docx"]).err;
    assert!(said.contains("is not what was imported") && said.contains("listed only: 2"), "{said}");
    let copy = std::fs::read(desk.path("form-annotated.docx")).expect("the copy was written");
    let document = part(&copy, "word/document.xml");
    let at = document.find("<w:t>99</w:t>").expect("the figure is there");
    assert!(!document[at..].split("</w:p>").next().expect("a paragraph").contains("commentReference"));
}

#[test]
fn the_database_is_only_read() {
    let (desk, _) = annotated("form.docx", &form("form.docx"));
    let before = desk.rows("select * from document union all select 1, count(*), 1, 1, 1 from finding");
    let content = std::fs::read(desk.path("fiscus.db")).expect("the database is there");
    desk.run(&["annotate", "form.docx"]).succeeds();
    assert_eq!(std::fs::read(desk.path("fiscus.db")).expect("the database is there"), content);
    assert_eq!(desk.rows("select * from document union all select 1, count(*), 1, 1, 1 from finding"), before);
}

#[test]
fn exempted_findings_are_not_asked_about() {
    let desk = Desk::new();
    desk.write("fiscus.db.d/exemptions.csv", "rule,reason\nB09,统一核定\n");
    desk.write("form.docx", form("form.docx")).run(&["import", "form.docx"]).succeeds();
    desk.run(&["annotate", "form.docx", "--questions", "q.csv"]).succeeds();
    let rows = std::fs::read_to_string(desk.path("q.csv")).expect("the list was written");
    assert!(!rows.contains(",B09") && rows.contains(",B13"), "{rows}");
}

/// The published form with some figures changed.
fn published(changes: &[(&str, &str)]) -> String {
    let path = project().join("import/samples/hengyang/衡阳市应急管理局2023.txt");
    let text = std::fs::read_to_string(path).expect("the form is there");
    changes.iter().fold(text, |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    })
}

#[test]
fn the_import_of_a_corrected_form_says_what_was_answered() {
    let desk = Desk::new();
    // 67.42 is not 60.17 + 0 + 7.15.
    desk.write("a.txt", published(&[("67.32", "67.42")]));
    let first = desk.run(&["import", "a.txt"]);
    assert!(!first.err.contains("answered"), "{}", first.err);
    // The total is right now and a part is not: the same question, with other figures.
    desk.write("b.txt", published(&[("7.15", "8.15")]));
    let said = desk.run(&["import", "b.txt", "--lang", "en"]).err;
    assert!(said.contains("questions to 衡阳市应急管理局, 2023: answered: 0, still open: 28, new: 0"), "{said}");
    assert!(said.contains("  still open B01 line 8 field 4: Three public expenses"), "{said}");
    // Last year's operation of vehicles is wrong instead: its sum and the sum above it differ.
    desk.write("c.txt", published(&[("54.9", "54.8")]));
    let events = desk.run(&["import", "c.txt", "--events"]).succeeds();
    let told: Vec<serde_json::Value> = events.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let questions = |state: &str| -> Vec<&str> {
        let of_state = |event: &&serde_json::Value| event["event"] == "question" && event["state"] == state;
        told.iter().filter(of_state).map(|event| event["rule"].as_str().expect("a rule")).collect()
    };
    assert_eq!(questions("answered"), ["B01"]);
    assert_eq!(questions("new"), ["B01", "B02"]);
    let counts = told.iter().find(|event| event["event"] == "answers").expect("they are counted");
    assert_eq!((&counts["answered"], &counts["open"], &counts["new"]), (&1.into(), &27.into(), &2.into()));
    let zh = desk.write("d.txt", published(&[])).run(&["import", "d.txt", "--lang", "zh"]).err;
    assert!(zh.contains("衡阳市应急管理局 2023 年度的问题：已解决 2，仍未解决 27，新增 0"), "{zh}");
    assert!(zh.contains("还有 9 项没有列出"), "{zh}");
}

#[test]
fn two_corrected_documents_of_one_report_answer_together() {
    let whole = published(&[]);
    let at = whole.find("部门整体支出绩效自评表").expect("the second form");
    let at = whole[..at].rfind('\n').map_or(at, |line| line + 1);
    let desk = Desk::new();
    desk.write("a.txt", &whole).run(&["import", "a.txt"]).succeeds();
    let head = ["--department", "衡阳市应急管理局", "--year", "2023"];
    desk.write("in/base.txt", whole[..at].replacen("352.87", "352.88", 1));
    desk.write("in/self.txt", whole[at..].replacen("7831.93", "352.88", 1));
    let said = desk.run(&[&["import", "in"], &head[..]].concat()).err;
    assert_eq!(said.matches("questions to ").count(), 1, "{said}");
    assert!(said.contains("  answered X10 "), "{said}");
}

#[test]
fn figures_that_come_one_by_one_answer_too() {
    let desk = Desk::new();
    let table = |spent: u32| {
        format!(
            "部门,年度,项目,口径,金额\n望舒市财政局,2023,三公经费,决算数,{spent}\n望舒市财政局,2023,三公经费,预算数,40\n\
             望舒市教育局,2023,三公经费,决算数,50\n望舒市教育局,2023,三公经费,预算数,40\n"
        )
    };
    desk.write("a.csv", table(41)).run(&["import", "a.csv"]).succeeds();
    let said = desk.write("b.csv", table(39)).run(&["import", "b.csv"]).err;
    assert!(said.contains("questions to 望舒市财政局, 2023: answered: 1, still open: 2, new: 0"), "{said}");
    assert!(!said.contains("questions to 望舒市教育局"), "{said}");
}

#[test]
fn an_archive_is_to_be_unpacked_first() {
    let desk = Desk::new();
    let said = desk.write("form.zip", form("form.zip")).run(&["annotate", "form.zip"]).fails(2);
    assert!(said.contains("unpack it"), "{said}");
}

#[test]
fn a_copy_keeps_an_ending_that_fits_what_it_holds() {
    let desk = Desk::new();
    for (name, copy) in [("a.doc", "a-annotated.docx"), ("b.DOCM", "b-annotated.docm")] {
        let other = with(&form("form.docx"), "docProps/app.xml", |text| format!("{text}<!--{name}-->"));
        desk.write(name, other).run(&["import", name]).succeeds();
        desk.run(&["annotate", name]).succeeds();
        assert!(desk.path(copy).is_file(), "{copy}");
    }
}
