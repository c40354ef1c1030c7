/*!
Two languages, and nothing lacks either: every catalogue of words is walked here, wherever it is kept.

A `中文 | English` pair has two halves, one with Chinese and one without. That a message has both is a matter of the
compiler; that each is in its language is tested here. English may quote Chinese: in back-ticks, in quotes, and the words
of [`QUOTED`], which have no other name.
*/

use std::path::{Path, PathBuf};

use fiscus::cli::examples::EXAMPLES;
use fiscus::command::{findings, reports_received, shelf, summary};
use fiscus::model::{Item, formula};
use fiscus::query::Query;
use fiscus::render::FORMATS;

use crate::support::{Desk, project};

/// Chinese that stands in English texts as it is: units, names of forms, of parts of forms and of tables.
const QUOTED: [&str; 3] = ["万元", "亿元", "元"];

fn has_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// English without what it quotes.
fn unquoted(text: &str) -> String {
    let mut rest = String::new();
    let mut quote = None;
    for c in text.chars() {
        match (quote, c) {
            (None, '`' | '"') => quote = Some(c),
            (None, '“') => quote = Some('”'),
            (Some(end), c) if c == end => quote = None,
            (None, c) => rest.push(c),
            _ => {}
        }
    }
    let mut words: Vec<&str> = QUOTED.to_vec();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.iter().fold(rest, |text, word| text.replace(word, ""))
}

/// What is wrong with a pair.
fn fault(pair: &str) -> Option<&'static str> {
    let Some((zh, en)) = pair.split_once(" | ") else { return Some("is no pair") };
    match () {
        _ if zh.trim().is_empty() || en.trim().is_empty() => Some("lacks a half"),
        // Formulas of two names have no word of their own.
        _ if !has_chinese(zh) && zh.replace('÷', "/").replace('−', "-") != en => {
            Some("has no Chinese in its Chinese half")
        }
        _ if has_chinese(&unquoted(en)) => Some("has Chinese in its English half"),
        _ => None,
    }
}

/// Files of a folder with an ending.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    fn collect(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
            .expect("the folder is there")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                collect(&path, ending, found);
            } else if path.extension().is_some_and(|known| known == ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    collect(&project().join(folder), ending, &mut found);
    found
}

/// The texts between quotes, outside comments and tests.
fn literals(code: &str, quote: char, comment: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    for line in code.lines() {
        let mut rest = line;
        while let Some(at) = rest.find([quote].as_slice()) {
            if rest[..at].contains(comment) {
                break;
            }
            let mut text = String::new();
            let mut chars = rest[at + quote.len_utf8()..].char_indices();
            let mut end = None;
            while let Some((index, c)) = chars.next() {
                match c {
                    '\\' => text.extend(chars.next().map(|(_, c)| c)),
                    c if c == quote => {
                        end = Some(at + quote.len_utf8() + index + quote.len_utf8());
                        break;
                    }
                    c => text.push(c),
                }
            }
            let Some(end) = end else { break };
            found.push(text);
            rest = &rest[end..];
        }
    }
    found
}

#[test]
fn every_pair_in_code_queries_forms_and_schemes_has_both_halves() {
    let mut wrong = Vec::new();
    let mut pairs = 0;
    let mut look = |path: &Path, text: &str| {
        // A sentence that quotes a pair is none.
        if text.contains('`') && path.ends_with("message.rs") {
            return;
        }
        // A bar between texts of documents or columns of a table is none of ours.
        if text.matches(" | ").count() == 1 && has_chinese(text) {
            pairs += 1;
            wrong.extend(fault(text).map(|fault| format!("{}: `{text}` {fault}", path.display())));
        }
    };
    for path in files("src", "rs") {
        let code = std::fs::read_to_string(&path).expect("a source file");
        literals(&code, '"', "//").iter().for_each(|text| look(&path, text));
    }
    for path in files("queries", "sql").into_iter().chain(files("src", "sql")) {
        let sql = std::fs::read_to_string(&path).expect("a query");
        // The beginning of a pair that the query puts together.
        let is_whole = |text: &&String| !text.ends_with(" | ");
        literals(&sql, '\'', "--").iter().filter(is_whole).for_each(|text| look(&path, text));
    }
    for path in files("import/forms", "toml").into_iter().chain(files("import/schemes", "toml")) {
        let text = std::fs::read_to_string(&path).expect("a form or a scheme");
        literals(&text, '"', "#").iter().for_each(|text| look(&path, text));
    }
    assert!(wrong.is_empty(), "{} of {pairs}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(pairs > 500, "only {pairs} pairs were found: they are kept elsewhere");
}

#[test]
fn every_head_says_all_in_both_languages() {
    let catalogues = [shelf::queries(&[]), shelf::checks(&[]), shelf::metrics(&[])];
    let catalogues = catalogues.map(|catalogue| catalogue.expect("ours are sound"));
    let own = [findings(), summary(), reports_received()].map(|query| query.expect("its head is sound"));
    let queries: Vec<&Query> = catalogues.iter().flat_map(|catalogue| catalogue.all()).chain(&own).collect();
    let mut wrong = Vec::new();
    for query in queries {
        let head = &query.header;
        let is_command = own.iter().any(|own| own.header.name == head.name);
        let mut pairs: Vec<&str> = vec![&head.title];
        pairs.extend(head.params.iter().map(|param| param.title.as_str()));
        // Columns of checks and metrics are for the program.
        if head.check.is_none() && head.metric.is_none() {
            pairs.extend(head.columns.iter().map(|column| column.title.as_str()));
        }
        if let Some(metric) = &head.metric {
            pairs.push(&metric.formula);
            pairs.extend(metric.figures.iter().map(|figure| figure.title.as_str()));
        }
        wrong.extend(pairs.iter().filter_map(|pair| Some(format!("{}: `{pair}` {}", head.name, fault(pair)?))));
        // Nobody is shown the note of a command's own query.
        if head.note_zh.is_empty() != head.note_en.is_empty() && !is_command {
            wrong.push(format!("{}: a note in one language", head.name));
        }
        if has_chinese(&unquoted(&head.note_en)) || (!head.note_zh.is_empty() && !has_chinese(&head.note_zh)) {
            wrong.push(format!("{}: a note in the other language: {}", head.name, unquoted(&head.note_en)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn items_formulas_formats_and_examples_have_both() {
    for item in Item::all() {
        let pair = format!("{} | {}", item.label, item.label_en);
        assert_eq!(fault(&pair), None, "{}: {pair}", item.code);
    }
    let texts = formula::traced().map(|formula| formula.text).chain(FORMATS.iter().map(|format| format.title));
    let examples = EXAMPLES.iter().flat_map(|(_, examples)| examples.iter().map(|(_, meaning)| *meaning));
    for pair in texts.chain(examples) {
        assert_eq!(fault(pair), None, "{pair}");
    }
}

#[test]
fn every_sentence_is_in_its_language() {
    let code = std::fs::read_to_string(project().join("src/model/message.rs")).expect("the catalogue is there");
    let (mut zh_seen, mut en_seen) = (0, 0);
    let mut wrong = Vec::new();
    // Sentences that are the same in either, or only put others together.
    let is_frame =
        |text: &str| !text.chars().any(|c| c.is_alphabetic()) || !without_data(text).contains(char::is_alphabetic);
    for line in code.lines() {
        // Commands that are offered name a department.
        if line.contains("{program} --db {db} query") {
            continue;
        }
        let Some((language, rest)) = line.trim_start().split_once(' ') else { continue };
        if !["zh", "en"].contains(&language) || !rest.starts_with('"') {
            continue;
        }
        for text in literals(rest, '"', "\u{0}").iter().filter(|text| !is_frame(text)) {
            let is_right = match language {
                "zh" => {
                    zh_seen += 1;
                    has_chinese(text)
                }
                _ => {
                    en_seen += 1;
                    !has_chinese(&unquoted(text))
                }
            };
            if !is_right {
                wrong.push(format!("{language}: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(zh_seen > 400 && en_seen > 400, "{zh_seen} and {en_seen} sentences were found");
}

/// A sentence without the names of its data.
fn without_data(text: &str) -> String {
    let mut depth = 0;
    let outside = |c: &char| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => return depth == 0,
        }
        false
    };
    text.chars().filter(outside).collect()
}

#[test]
fn help_of_every_command_is_in_the_language_that_is_asked_for() {
    let desk = Desk::new();
    for (command, _) in EXAMPLES.iter().filter(|(command, _)| *command != "fiscus") {
        let words: Vec<&str> = command.split(' ').collect();
        let english = desk.run(&[words.as_slice(), &["--help", "--lang", "en"]].concat()).succeeds();
        let prose: String =
            english.lines().filter(|line| !line.starts_with("  fiscus ")).collect::<Vec<_>>().join("\n");
        assert!(!has_chinese(&unquoted(&prose)), "{command}:\n{}", unquoted(&prose));
        let chinese = desk.run(&[words.as_slice(), &["--help", "--lang", "zh"]].concat()).succeeds();
        for word in ["Usage", "Options", "Arguments", "Examples", "[OPTIONS]", "[COMMAND]", "Lang"] {
            assert!(!chinese.contains(word), "{command}: {word}\n{chinese}");
        }
    }
}
