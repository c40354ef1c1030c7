//! The rooms import one way: the arrows of docs/ARCHITECTURE.md, read from the `use` lines.

use std::path::{Path, PathBuf};

use crate::support::project;

/// Each room, with the rooms that it may import.
const MAY_IMPORT: [(&str, &[&str]); 10] = [
    ("model", &[]),
    ("document", &["model"]),
    ("form", &["model", "document"]),
    ("store", &["model"]),
    ("score", &["model"]),
    ("query", &["model"]),
    ("render", &["model", "query"]),
    ("command", &["model", "document", "form", "store", "score", "query", "render", "cli", "error"]),
    ("cli", &["model", "query", "render"]),
    ("error", &["model"]),
];

/// Crates that one room has to itself.
const KEPT_IN: [(&str, &[&str]); 10] = [
    ("clap", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("rusqlite", &["store", "query"]),
    ("csv", &["document", "render", "model"]),
    ("encoding_rs", &["document"]),
    ("rust_xlsxwriter", &["render"]),
    ("minijinja", &["render", "command"]),
    ("quick_xml", &["document", "render"]),
    ("zip", &["document", "render"]),
    ("rustyline", &["command"]),
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("src is there").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Room of a file of src, and its lines of code outside tests.
fn rooms() -> Vec<(String, PathBuf, Vec<String>)> {
    let src = project().join("src");
    let is_rust = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "rs");
    let read = |path: PathBuf| {
        let inside = path.strip_prefix(&src).expect("a file of src");
        let first = inside.components().next().expect("a name").as_os_str().to_string_lossy();
        let room = first.trim_end_matches(".rs").to_string();
        let text = std::fs::read_to_string(&path).expect("a source file");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//")).map(str::to_string).collect();
        (room, path, lines)
    };
    files(&src).into_iter().filter(is_rust).map(read).collect()
}

#[test]
fn no_arrow_turns_round() {
    for (room, path, lines) in rooms() {
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(known, _)| *known == room) else {
            assert!(
                matches!(room.as_str(), "lib" | "main"),
                "{room} is a room that docs/ARCHITECTURE.md does not know"
            );
            continue;
        };
        for line in &lines {
            for (at, _) in line.match_indices("crate::") {
                let word = |c: char| c.is_alphanumeric() || c == '_';
                let target: String = line[at + "crate::".len()..].chars().take_while(|c| word(*c)).collect();
                assert!(
                    target == room || allowed.contains(&target.as_str()),
                    "{}: {room} may not import {target}: {line}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn a_crate_stays_in_its_room() {
    for (room, path, lines) in rooms() {
        for (name, allowed) in KEPT_IN {
            let used = lines.iter().find(|line| line.contains(&format!("{name}::")));
            let at_home = allowed.contains(&room.as_str());
            assert!(at_home || used.is_none(), "{}: {name} is kept in {allowed:?}: {used:?}", path.display());
        }
    }
}

#[test]
fn nothing_is_printed_below_command_and_render() {
    for (room, path, lines) in rooms() {
        let prints = lines.iter().find(|line| line.contains("println!") || line.contains("eprint"));
        assert!(prints.is_none(), "{} prints, {room} may not: {prints:?}", path.display());
    }
}
