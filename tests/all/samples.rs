/*!
What the bundled forms say, in full: a file of facts for every form text of `import/samples`.

`UPDATE=1 cargo test` rewrites them; read the difference before keeping it.
*/

use std::fmt::Write;
use std::path::Path;

use crate::support::{Desk, project};

#[test]
fn every_form_states_the_facts_beside_it() {
    for folder in ["hengyang", "wangshu"] {
        let entries = std::fs::read_dir(project().join("import/samples").join(folder)).expect("the folder is there");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let mut forms: Vec<_> = paths.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
        forms.sort();
        assert!(!forms.is_empty(), "{folder} holds forms");
        for form in forms {
            let name = form.file_stem().expect("a name").to_string_lossy().into_owned();
            same_as_kept(&project().join(format!("tests/samples/{name}.facts.csv")), &facts(&form));
        }
    }
}

fn facts(form: &Path) -> String {
    let desk = Desk::new();
    desk.run(&["import", form.to_str().expect("the path is UTF-8")]).succeeds();
    let rows = desk.rows("select item, label, measure, fiscal_year, fen, replace(replace(cell, 'line ', ''), ' field ', ':') from fact order by report_year, cell");
    let mut facts = String::from("item,label,measure,fiscal_year,fen,cell\n");
    for row in rows {
        writeln!(facts, "{}", row.replace('|', ",")).expect("a string takes all");
    }
    facts
}

#[track_caller]
fn same_as_kept(kept: &Path, facts: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(kept, facts).expect("the file can be written");
    }
    let expected = std::fs::read_to_string(kept).unwrap_or_default();
    assert_eq!(facts, expected, "{}: read the difference, then UPDATE=1 cargo test", kept.display());
}
