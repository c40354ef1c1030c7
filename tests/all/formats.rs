/*!
One form in every format that is read: all files of `tests/documents` state the same.

It is the form of `traps.rs`, of a department that does not exist. LibreOffice wrote the documents and workbooks of the
office formats and ReportLab the PDF; texts, pages and the XML of Office 2003 were written out by a script.
*/

use std::collections::BTreeSet;
use std::fs;

use fiscus::command::shelf;
use fiscus::document::{self, archive};
use fiscus::form::{self, Definition, Given};
use fiscus::model::Lang;

use crate::support::project;
use crate::traps::{differ_by, stated};

/// A file of the folder.
pub fn bytes(name: &str) -> Vec<u8> {
    fs::read(project().join("tests/documents").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What a document states, and how many of its cells were left over.
fn facts(forms: &[Definition], name: &str, bytes: &[u8]) -> (BTreeSet<String>, usize) {
    let given = Given { department: None, year: None, unit: None, keep_contacts: false };
    let understood = document::read(name, bytes).and_then(|document| form::understand(forms, document, given));
    let understood = understood.unwrap_or_else(|message| panic!("{name}: {}", message.text(Lang::En)));
    (stated(&understood), understood.leftovers.len() + understood.refusals.len())
}

#[test]
fn one_form_states_the_same_in_every_format() {
    let forms = shelf::forms(&[]).expect("the built-in layouts are sound");
    let (expected, left) = facts(&forms, "form.txt", &bytes("form.txt"));
    assert_eq!((expected.len() > 90, left), (true, 0), "{}", expected.len());
    let mut read = 0;
    for entry in fs::read_dir(project().join("tests/documents")).expect("the folder is there") {
        let name = entry.expect("an entry").file_name().into_string().expect("names are ASCII");
        let file = bytes(&name);
        let members = archive::members(&name, &file).unwrap_or_else(|error| panic!("{name}: {}", error.text(Lang::En)));
        let documents: Vec<(String, Vec<u8>)> = match members {
            Some(members) => members.map(|(name, bytes)| (name, bytes.expect("the member is sound"))).collect(),
            None => vec![(name, file)],
        };
        for (name, bytes) in documents {
            let (actual, left) = facts(&forms, &name, &bytes);
            differ_by(&expected, &actual, &name);
            assert_eq!(left, 0, "{name}");
            read += 1;
        }
    }
    assert!(read >= 17, "{read}");
}

#[test]
fn a_wrong_name_changes_nothing() {
    let forms = shelf::forms(&[]).expect("the built-in layouts are sound");
    let (expected, _) = facts(&forms, "form.txt", &bytes("form.txt"));
    for (name, file) in [("a.wps", "form.doc"), ("a.et", "form.xls"), ("a.doc", "form.docx"), ("a.xls", "form.html")] {
        differ_by(&expected, &facts(&forms, name, &bytes(file)).0, name);
    }
}
