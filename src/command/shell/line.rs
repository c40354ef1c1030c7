//! What was typed, understood: a statement, a dot-command, or the name of a query with its words.

use std::ops::Range;

use crate::query::pieces::{self, Sort};

/// One input.
#[derive(Debug, PartialEq, Eq)]
pub enum Line<'t> {
    /// Blanks or remarks.
    Nothing,
    /// More is to come.
    Unfinished,
    /// Statements, by where they stand in the text.
    Statements(Vec<Range<usize>>),
    /// The words of a dot-command, its name first.
    Dot(&'t str),
    /// The words of a named query, its name first.
    Query(&'t str),
    /// A word that begins nothing that there is.
    Unknown(&'t str),
}

/// Words that a statement begins with. Those that write are among them, so that the guard refuses them in words.
pub const BEGINNINGS: [&str; 24] = [
    "select",
    "with",
    "values",
    "explain",
    "pragma",
    "insert",
    "update",
    "delete",
    "replace",
    "create",
    "drop",
    "alter",
    "attach",
    "detach",
    "begin",
    "commit",
    "end",
    "rollback",
    "savepoint",
    "release",
    "vacuum",
    "reindex",
    "analyze",
    "(",
];

/// Commands that people type without their dot.
pub const BARE: [&str; 3] = ["quit", "exit", "help"];

/// Understands a text that begins where the one before ended; `is_query` knows the names of queries.
pub fn understand<'t>(text: &'t str, is_query: &dyn Fn(&str) -> bool) -> Line<'t> {
    let line = text.trim();
    // A Chinese keyboard types 。 for a dot; people who come from psql type a backslash.
    if let Some(command) = line.strip_prefix(['.', '。', '\\']) {
        return Line::Dot(command);
    }
    let plain = line.trim_end_matches([';', '；']).trim_end();
    if BARE.contains(&plain) {
        return Line::Dot(plain);
    }
    let word = plain.split_whitespace().next().unwrap_or_default();
    if !word.is_empty() && word.split(',').all(is_query) {
        return Line::Query(plain);
    }
    let cut = pieces::statements(text);
    let first = cut.statements.first().map(|at| first_word(&text[at.clone()]));
    match first {
        None if cut.is_ended => Line::Nothing,
        Some(word) if !cut.is_ended && !word.is_empty() && !BEGINNINGS.contains(&word.to_lowercase().as_str()) => {
            Line::Unknown(word)
        }
        _ if cut.is_ended => Line::Statements(cut.statements),
        _ => Line::Unfinished,
    }
}

/// The same of a text behind which nothing follows: what lacks its semicolon is a statement all the same.
pub fn at_the_end<'t>(text: &'t str, is_query: &dyn Fn(&str) -> bool) -> Line<'t> {
    match understand(text, is_query) {
        Line::Unfinished => match pieces::statements(text).statements {
            none if none.is_empty() => Line::Nothing,
            statements => Line::Statements(statements),
        },
        line => line,
    }
}

/// The first piece that is neither blank nor remark; none of a remark that goes on.
fn first_word(statement: &str) -> &str {
    let pieces = pieces::pieces(statement);
    let first = pieces.iter().find(|piece| !matches!(piece.sort, Sort::Space | Sort::Remark));
    first.map_or("", |piece| match piece.sort {
        // Up to the next blank: `rank-exection` is one word to who typed it.
        Sort::Word => statement[piece.at.start..].split_whitespace().next().unwrap_or_default(),
        _ => &statement[piece.at.clone()],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understood(text: &str) -> Line<'_> {
        understand(text, &|name| ["trend", "rank-execution"].contains(&name))
    }

    fn statements(text: &str) -> Vec<&str> {
        let Line::Statements(found) = understood(text) else { panic!("{text}: {:?}", understood(text)) };
        found.into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn each_sort_of_line_is_told_by_its_beginning() {
        assert_eq!(understood("  "), Line::Nothing);
        assert_eq!(understood("-- a remark"), Line::Nothing);
        assert_eq!(understood(".tables a\n"), Line::Dot("tables a"));
        assert_eq!(understood("。quit"), Line::Dot("quit"));
        assert_eq!(understood("\\q"), Line::Dot("q"));
        assert_eq!(understood("exit;"), Line::Dot("exit"));
        assert_eq!(understood("trend --item 三公经费;"), Line::Query("trend --item 三公经费"));
        assert_eq!(understood("trend,rank-execution --year 2023"), Line::Query("trend,rank-execution --year 2023"));
        assert_eq!(statements("select 1;"), ["select 1"]);
        assert_eq!(statements("select 1; delete from report;"), ["select 1", "delete from report"]);
    }

    #[test]
    fn a_statement_goes_on_until_its_semicolon() {
        assert_eq!(understood("select 1"), Line::Unfinished);
        assert_eq!(understood("select 1; select 2"), Line::Unfinished);
        assert_eq!(understood("select ';\n.quit"), Line::Unfinished);
        assert_eq!(understood("/* a"), Line::Unfinished);
        assert_eq!(statements("/* a */ SELECT\n1\n;"), ["SELECT\n1"]);
        assert_eq!(at_the_end("select 1; select 2", &|_| false), Line::Statements(vec![0..8, 10..18]));
    }

    #[test]
    fn a_word_that_begins_nothing_is_no_statement_to_wait_for() {
        assert_eq!(understood("rank-exection --year 2023"), Line::Unknown("rank-exection"));
        assert_eq!(understood("selct 1"), Line::Unknown("selct"));
        // With its semicolon it is a statement, and SQLite says what is wrong.
        assert_eq!(statements("selct 1;"), ["selct 1"]);
    }
}
