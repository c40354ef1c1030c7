/*!
The pieces of a text of SQL: which characters are quoted, which are remarks, where a statement ends.

The engine is the parser, here as elsewhere. But it does not say where one statement of several ends, nor whether a text
goes on, without being asked through a door that `rusqlite` keeps shut (`sqlite3_complete`); and a literal that is to
become a parameter has to be found. So this cuts a text as SQLite's own tokenizer does, and knows no grammar. Whoever acts on
the pieces lets the engine prepare what comes of it.
*/

use std::ops::Range;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Blanks and line ends.
    Space,
    /// A remark, of either kind.
    Remark,
    /// A text in single quotes.
    Text,
    /// A number.
    Number,
    /// A word: of the language, or a name, quoted or not.
    Word,
    /// `:year`, `@year`, `$year`, `?1`
    Parameter,
    /// Anything else, a character a piece.
    Mark,
}

/// One piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub sort: Sort,
    /// Where it stands in the text.
    pub at: Range<usize>,
    /// Whether it ends: a quote or a remark may be open at the end of the text.
    pub is_closed: bool,
}

/// The pieces of a text; together they are the whole of it.
pub fn pieces(sql: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut from = 0;
    while let Some(first) = sql[from..].chars().next() {
        let rest = &sql[from..];
        let (sort, length) = cut(rest, first);
        let is_closed = length.is_some();
        let to = from + length.unwrap_or(rest.len());
        pieces.push(Piece { sort, at: from..to, is_closed });
        from = to;
    }
    pieces
}

/// What a text begins with, and its length; none where it has no end.
fn cut(rest: &str, first: char) -> (Sort, Option<usize>) {
    let while_in = |holds: fn(char) -> bool| Some(rest.find(|next: char| !holds(next)).unwrap_or(rest.len()));
    match first {
        ' ' | '\t' | '\n' | '\r' | '\u{c}' => (Sort::Space, while_in(|next| " \t\n\r\u{c}".contains(next))),
        // A remark to the end of its line needs no end.
        '-' if rest.starts_with("--") => (Sort::Remark, Some(rest.find('\n').unwrap_or(rest.len()))),
        '/' if rest.starts_with("/*") => (Sort::Remark, rest[2..].find("*/").map(|at| at + 4)),
        '\'' => (Sort::Text, quoted(rest, '\'')),
        '"' | '`' => (Sort::Word, quoted(rest, first)),
        '[' => (Sort::Word, rest.find(']').map(|at| at + 1)),
        // A blob is neither a number nor a text.
        'x' | 'X' if rest[1..].starts_with('\'') => (Sort::Mark, quoted(&rest[1..], '\'').map(|length| length + 1)),
        '0'..='9' => (Sort::Number, Some(number(rest))),
        '.' if rest[1..].starts_with(|next: char| next.is_ascii_digit()) => (Sort::Number, Some(number(rest))),
        '?' | ':' | '@' | '$' | '#' => {
            let name = rest[1..].find(|next| !is_name(next)).unwrap_or(rest.len() - 1);
            let sort = if name == 0 && first != '?' { Sort::Mark } else { Sort::Parameter };
            (sort, Some(1 + name))
        }
        first if is_name(first) => (Sort::Word, while_in(is_name)),
        first => (Sort::Mark, Some(first.len_utf8())),
    }
}

/// The length of a quoted text; a quote that is doubled is one inside.
fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut at = 1;
    loop {
        at += rest[at..].find(quote)? + 1;
        if !rest[at..].starts_with(quote) {
            return Some(at);
        }
        at += 1;
    }
}

/// The length of a number, with a fraction and an exponent.
fn number(rest: &str) -> usize {
    let mut before = ' ';
    let mut goes_on = |next: char| {
        let is_sign = "+-".contains(next) && "eE".contains(before) && !rest.starts_with("0x");
        before = next;
        is_name(next) || next == '.' || is_sign
    };
    rest.find(|next: char| !goes_on(next)).unwrap_or(rest.len())
}

/// As SQLite has it, every character beyond ASCII is a letter.
fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_' || character == '$' || !character.is_ascii()
}

/// The statements of a text, each with what ends it.
#[derive(Debug, PartialEq, Eq)]
pub struct Cut {
    /// Where each statement stands, without remarks around it and without its semicolon; empty ones are left out.
    pub statements: Vec<Range<usize>>,
    /// Whether the last of them is ended, so that nothing more is to come.
    pub is_ended: bool,
}

/// Cuts a text into its statements.
///
/// A full-width semicolon ends a statement as well: SQLite takes it for a letter, and waiting for more would not let it say
/// so.
pub fn statements(sql: &str) -> Cut {
    let mut cut = Cut { statements: Vec::new(), is_ended: true };
    let mut open: Option<Range<usize>> = None;
    for piece in pieces(sql) {
        let text = &sql[piece.at.clone()];
        match piece.sort {
            Sort::Mark if text == ";" => {
                cut.statements.extend(open.take());
                cut.is_ended = true;
            }
            Sort::Space => {}
            // A remark is no beginning, unless it goes on.
            Sort::Remark => cut.is_ended &= piece.is_closed,
            _ => {
                open = Some(open.map_or(piece.at.start, |open| open.start)..piece.at.end);
                let may_hold_letters = matches!(piece.sort, Sort::Word | Sort::Number | Sort::Parameter);
                cut.is_ended = may_hold_letters && text.ends_with('；');
            }
        }
    }
    cut.statements.extend(open);
    cut
}

/// The text that a piece in quotes stands for: of `'it''s'`, `it's`.
pub fn unquoted(piece: &str) -> String {
    let quote = piece.chars().next().filter(|first| "'\"`".contains(*first));
    match quote {
        Some(quote) if piece.len() >= 2 => {
            piece[1..piece.len() - 1].replace(&format!("{quote}{quote}"), &quote.to_string())
        }
        _ => piece.trim_start_matches('[').trim_end_matches(']').to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{fixture, run};
    use super::*;
    use crate::model::Message;

    fn cut_up(sql: &str) -> Vec<(Sort, &str)> {
        let pieces = pieces(sql);
        let whole: String = pieces.iter().map(|piece| &sql[piece.at.clone()]).collect();
        assert_eq!(whole, sql);
        pieces.into_iter().filter(|piece| piece.sort != Sort::Space).map(|piece| (piece.sort, &sql[piece.at])).collect()
    }

    #[test]
    fn a_text_is_cut_as_sqlite_cuts_it() {
        assert_eq!(
            cut_up("select '望舒''市', 1.5e-3 from t_1 -- 'open\nwhere \"a;b\".[c]>=:year/*;*/;"),
            [
                (Sort::Word, "select"),
                (Sort::Text, "'望舒''市'"),
                (Sort::Mark, ","),
                (Sort::Number, "1.5e-3"),
                (Sort::Word, "from"),
                (Sort::Word, "t_1"),
                (Sort::Remark, "-- 'open"),
                (Sort::Word, "where"),
                (Sort::Word, "\"a;b\""),
                (Sort::Mark, "."),
                (Sort::Word, "[c]"),
                (Sort::Mark, ">"),
                (Sort::Mark, "="),
                (Sort::Parameter, ":year"),
                (Sort::Remark, "/*;*/"),
                (Sort::Mark, ";"),
            ]
        );
        assert_eq!(cut_up("2023-1"), [(Sort::Number, "2023"), (Sort::Mark, "-"), (Sort::Number, "1")]);
        assert_eq!(cut_up("x'00' .5"), [(Sort::Mark, "x'00'"), (Sort::Number, ".5")]);
    }

    fn split(sql: &str) -> (Vec<&str>, bool) {
        let cut = statements(sql);
        (cut.statements.into_iter().map(|at| &sql[at]).collect(), cut.is_ended)
    }

    #[test]
    fn a_statement_ends_at_a_semicolon_that_is_neither_quoted_nor_in_a_remark() {
        assert_eq!(split("select ';' -- ;\n"), (vec!["select ';'"], false));
        assert_eq!(split("select ';' -- ;\n;"), (vec!["select ';'"], true));
        assert_eq!(split("select 1; ;select 2"), (vec!["select 1", "select 2"], false));
        assert_eq!(split("select 1; -- the end"), (vec!["select 1"], true));
        assert_eq!(split("select 'a;"), (vec!["select 'a;"], false));
        assert_eq!(split("select \"a;"), (vec!["select \"a;"], false));
        assert_eq!(split("/* ; "), (vec![], false));
        assert_eq!(split("  -- nothing;\n"), (vec![], true));
        assert_eq!(split("select 1；"), (vec!["select 1；"], true));
    }

    #[test]
    fn every_statement_that_is_cut_out_is_one_to_the_engine() {
        let reader = fixture::reader("");
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("queries");
        for file in walkdir::WalkDir::new(folder).into_iter().flatten() {
            if file.path().extension().is_none_or(|ending| ending != "sql") {
                continue;
            }
            let text = std::fs::read_to_string(file.path()).unwrap();
            let (found, _) = split(&text);
            assert_eq!(found.len(), 1, "{}", file.path().display());
            cut_up(&text);
            let twice = format!("{text}\n;\n{text};");
            for statement in split(&twice).0 {
                let prepared = run::ad_hoc(&reader, statement, &[]);
                let is_one = matches!(prepared, Ok(_) | Err(Message::SqlParamMissing { .. }));
                assert!(is_one, "{}: {:?}", file.path().display(), prepared.err());
            }
        }
    }

    #[test]
    fn quotes_come_off() {
        assert_eq!(unquoted("'望舒''市'"), "望舒'市");
        assert_eq!(unquoted("\"a\"\"b\""), "a\"b");
        assert_eq!(unquoted("[a b]"), "a b");
        assert_eq!(unquoted("year"), "year");
    }
}
