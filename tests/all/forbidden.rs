//! Words that are fine while one works and must not be handed in.

use std::path::Path;

use walkdir::WalkDir;

use crate::support::project;

/// Split, so that this file does not find itself.
const WORDS: [&str; 4] =
    [concat!("to", "do!"), concat!("unimple", "mented!"), concat!("db", "g!"), concat!("#[ig", "nore")];

#[test]
fn no_code_is_unfinished() {
    let files = ["src", "tests", "build.rs"].into_iter().flat_map(|name| WalkDir::new(project().join(name)));
    let files = files.map(|entry| entry.expect("an entry").into_path());
    for path in files.filter(|path| path.extension().is_some_and(|ending| ending == "rs")) {
        let text = std::fs::read_to_string(&path).expect("a source file");
        for word in WORDS {
            assert!(!text.contains(word), "{} has `{word}`", relative(&path));
        }
    }
}

fn relative(path: &Path) -> String {
    path.strip_prefix(project()).unwrap_or(path).display().to_string()
}
