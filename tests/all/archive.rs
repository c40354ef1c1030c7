//! Archives of documents.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{Desk, project};

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn sample() -> Vec<u8> {
    std::fs::read(project().join("import/samples/hengyang/衡阳市应急管理局2023.txt")).unwrap()
}

#[test]
fn each_member_is_a_document_and_one_bad_member_spares_the_others() {
    let desk = Desk::new();
    let inner = zipped(&[("c.txt", &sample())]);
    desk.write("forms.zip", zipped(&[("b/表.txt", &sample()), ("a/empty.txt", b""), ("c.zip", &inner)]));
    let said = desk.run(&["import", "forms.zip"]).fails(3);
    assert!(said.contains("imported forms.zip/b/表.txt"), "{said}");
    assert!(said.contains("the file is empty: `forms.zip/a/empty.txt`"), "{said}");
    assert!(said.contains("`forms.zip/c.zip` is an archive"), "{said}");
    assert_eq!(desk.rows("select path from document"), ["forms.zip/b/表.txt"]);
}

#[test]
fn a_member_is_the_same_document_outside_its_archive() {
    let desk = Desk::new();
    desk.write("forms.zip", zipped(&[("表.txt", &sample())])).write("表.txt", sample());
    desk.run(&["import", "forms.zip"]).succeeds();
    let out = desk.run(&["import", "表.txt"]);
    assert!(out.err.contains("known 表.txt (same content as forms.zip/表.txt)"), "{}", out.err);
}
