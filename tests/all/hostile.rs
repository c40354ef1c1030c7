//! Files made to break a program: each is refused with its reason, soon, and the rest of the folder goes in.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::formats::bytes;
use crate::support::Desk;

/// How long the whole folder may take, in a build without optimisation on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part opens");
        writer.write_all(bytes).expect("a part is written");
    }
    writer.finish().expect("the container closes").into_inner()
}

/// A document of the folder with another part.
fn with_part(name: &str, part: &str, text: &str) -> Vec<u8> {
    let container = bytes(name);
    let mut archive = ZipArchive::new(Cursor::new(container.as_slice())).expect("the container is sound");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("the container is sound");
        let mut bytes = Vec::new();
        std::io::copy(&mut file, &mut bytes).expect("the part is sound");
        parts.push((file.name().expect("names are UTF-8").into_owned(), bytes));
    }
    let replaced = |(name, bytes): &'_ (String, Vec<u8>)| {
        (name.clone(), if name == part { text.as_bytes().to_vec() } else { bytes.clone() })
    };
    let parts: Vec<(String, Vec<u8>)> = parts.iter().map(replaced).collect();
    zipped(&parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
}

fn first_half(name: &str) -> Vec<u8> {
    let bytes = bytes(name);
    bytes[..bytes.len() / 2].to_vec()
}

/// Imports the files beside a good one: every one is refused in the words given with it.
#[track_caller]
fn refused(files: &[(&str, Vec<u8>, &str)]) {
    let desk = Desk::new();
    desk.write("forms/good.txt", bytes("form.txt"));
    for (name, bytes, _) in files {
        desk.write(&format!("forms/{name}"), bytes);
    }
    let started = Instant::now();
    let err = desk.run(&["import", "forms"]).fails(3);
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
    let lines: Vec<&str> = err.lines().skip_while(|line| !line.starts_with("refused")).collect();
    for (name, _, reason) in files {
        // The reason names the file, or stands below its name.
        let said = |pair: &[&str]| pair[0].contains(name) && pair.iter().any(|line| line.contains(reason));
        assert!(lines.windows(2).any(said), "{name} was to be refused for `{reason}`\n{err}");
    }
    assert_eq!(desk.rows("select path from document"), ["forms/good.txt"]);
}

#[test]
fn files_that_were_cut_off_are_said_to_be() {
    let names = ["form.docx", "form.xlsx", "form.odt", "form.ods", "form.zip", "form.rtf", "form.doc", "form-2003.xls"];
    let mut files: Vec<(&str, Vec<u8>, &str)> = names.map(|name| (name, first_half(name), "is not whole")).into();
    files.extend(["form-2003.doc", "form.fodt"].map(|name| (name, first_half(name), "is not whole")));
    files.push(("form.pdf", first_half("form.pdf"), "is broken"));
    refused(&files);
}

#[test]
fn what_unpacks_without_end_is_refused() {
    let blank = vec![b' '; 5 << 20];
    let inner = zipped(&[("a.txt", &blank)]);
    let text = " ".repeat(5 << 20);
    refused(&[
        ("a.zip", zipped(&[("a.txt", &blank)]), "unpacks to more than 4 MB"),
        ("b.zip", zipped(&[("c.zip", &inner)]), "is an archive"),
        ("d.docx", with_part("form.docx", "word/document.xml", &text), "unpacks to more than 4 MB"),
        ("e.xlsx", with_part("form.xlsx", "xl/sharedStrings.xml", &text), "unpacks to more than 4 MB"),
        ("f.ods", with_part("form.ods", "content.xml", &text), "unpacks to more than 4 MB"),
    ]);
}

#[test]
fn what_is_nested_without_end_is_refused() {
    refused(&[
        ("a.html", format!("<html>{}", "<table><tr><td>".repeat(2000)).into_bytes(), "nested more than 32 deep"),
        ("b.html", format!("<html>{}x", "<div>".repeat(6000)).into_bytes(), "too deeply nested"),
        (
            "c.docx",
            with_part("form.docx", "word/document.xml", &"<w:tbl><w:tr><w:tc>".repeat(100)),
            "nested more than 32",
        ),
        (
            "d.odt",
            with_part("form.odt", "content.xml", &"<table><table-row><table-cell>".repeat(100)),
            "nested more than 32",
        ),
        ("e.rtf", [&b"{\\rtf1"[..], &b"{".repeat(100_000)].concat(), "nested too deep"),
    ]);
}

#[test]
fn what_claims_to_be_endless_is_refused() {
    let sheet = "<worksheet><dimension ref='A1:XFD1048576'/><sheetData><row r='1'><c r='A1'><v>1</v></c></row>\
                 <row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData></worksheet>";
    let rows = "<b><table name='a'><table-row number-rows-repeated='1048576'>\
                <table-cell number-columns-repeated='16384' value-type='float' value='1'/></table-row></table></b>";
    let far = "<Workbook><Worksheet><Table><Row ss:Index='4000000000'><Cell><Data>1</Data></Cell></Row></Table></Worksheet></Workbook>";
    let title = "2023年度部门整体支出绩效自评表\n";
    let long = format!("{title}预算部门名称\t甲局\n{}", "灯塔\t1\t2\n".repeat(5_000));
    let span = format!("<table>{}", "<tr><td colspan=1000000 rowspan=1000000>1".repeat(2000));
    refused(&[
        ("a.txt", "1\t".repeat(300_001).into_bytes(), "more than 300000 cells"),
        ("b.csv", "1,".repeat(300_001).into_bytes(), "more than 300000 cells"),
        ("c.txt", "1".repeat((1 << 20) + 1).into_bytes(), "more than 1 MB"),
        ("d.html", span.into_bytes(), "more than 300000 cells"),
        ("e.xlsx", with_part("form.xlsx", "xl/worksheets/sheet1.xml", sheet), "more than 300000 cells"),
        ("f.ods", with_part("form.ods", "content.xml", rows), "more than 300000 cells"),
        ("g.xls", far.as_bytes().to_vec(), "more than 300000 cells"),
        ("i.txt", title.repeat(40_001).into_bytes(), "more than 40000 rows"),
        ("j.txt", long.into_bytes(), "more than 5000 rows"),
        ("h.html", format!("<html>{}", "<br>".repeat(500_001)).into_bytes(), "holds too much"),
    ]);
}

#[test]
fn no_entity_of_a_document_is_expanded() {
    let lol = "<!DOCTYPE l [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>";
    let document = format!("{lol}<w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>");
    let workbook = format!(
        "{lol}<Workbook><Worksheet><Table><Row><Cell><Data>1&b;</Data></Cell></Row></Table></Worksheet></Workbook>"
    );
    refused(&[
        ("a.docx", with_part("form.docx", "word/document.xml", &document), "holds neither"),
        ("b.xls", workbook.into_bytes(), "holds neither"),
    ]);
}

#[test]
fn names_within_an_archive_lead_nowhere() {
    let desk = Desk::new();
    let long = format!("{}.txt", "长".repeat(20_000));
    let form = bytes("form.txt");
    let members = [
        ("../../a.txt", &b"1"[..]),
        ("/etc/b.txt", b"1"),
        ("c\u{1b}[31m.txt", b"1"),
        (long.as_str(), b"1"),
        ("good.txt", &form),
    ];
    desk.write("a.zip", zipped(&members));
    let err = desk.run(&["import", "a.zip"]).fails(3);
    assert!(!err.contains('\u{1b}') && err.contains("refused: 4,"), "{err}");
    assert_eq!(desk.rows("select path from document"), ["a.zip/good.txt"]);
}

#[test]
fn a_document_whose_objects_lead_round_in_a_circle_is_refused() {
    let pdf = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>\nendobj\n\
                xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000055 00000 n \ntrailer\n<</Size 3/Root 1 0 R>>\nstartxref\n114\n%%EOF";
    // The first table of a compound file names the next sector of each: all lead to one.
    let mut doc = bytes("form.doc");
    let table = 512 * (1 + u32::from_le_bytes(doc[76..80].try_into().expect("four bytes")) as usize);
    doc[table..table + 512].copy_from_slice(&[2u8, 0, 0, 0].repeat(128));
    refused(&[("a.pdf", pdf.to_vec(), "a.pdf"), ("b.doc", doc, "b.doc")]);
}
