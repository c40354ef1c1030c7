/*!
What is wrong with a statement, in words: the line, a caret under the place, and the nearest right name.

SQLite is the parser; its English sentences are known here by their beginnings. One that is not known is passed on as
it is, with the place.
*/

use rusqlite::{Connection, Error, ErrorCode};
use unicode_width::UnicodeWidthStr;

use super::guard::{LONGEST_VALUE_MIB, Watch};
use crate::model::Message;
use crate::model::near::{listed, offer};

/// What to say when a statement could not be prepared.
pub fn while_preparing(
    connection: &Connection,
    origin: &str,
    sql: &str,
    watch: Option<&Watch>,
    error: Error,
) -> Message {
    if let Some(refused) = watch.and_then(Watch::refused) {
        return refused;
    }
    match error {
        Error::SqlInputError { msg, sql: seen, offset, .. } => {
            // After a first statement rusqlite prepares the rest by itself, and counts from there.
            let offset = sql.len() - seen.len() + usize::try_from(offset).unwrap_or(0);
            mistake(connection, origin, sql, &msg, Some(offset))
        }
        Error::SqliteFailure(failure, Some(reason)) if failure.code == ErrorCode::Unknown => {
            mistake(connection, origin, sql, &reason, None)
        }
        Error::Empty => Message::NoStatement { place: origin.to_string() },
        Error::MultipleStatement => Message::SeveralStatements { place: origin.to_string() },
        other => while_running(origin, watch, other),
    }
}

/// What to say when a statement failed at work.
pub fn while_running(origin: &str, watch: Option<&Watch>, error: Error) -> Message {
    if let (Some(ErrorCode::OperationInterrupted), Some(watch)) = (error.sqlite_error_code(), watch) {
        return watch.time_is_up();
    }
    if let Some(refused) = watch.and_then(Watch::refused) {
        return refused;
    }
    if error.sqlite_error_code() == Some(ErrorCode::TooBig) {
        return Message::ValueTooLong { mebibytes: LONGEST_VALUE_MIB };
    }
    let reason = match error {
        Error::SqliteFailure(_, Some(reason)) => reason,
        other => other.to_string(),
    };
    Message::SqlFailed { place: origin.to_string(), reason }
}

fn mistake(connection: &Connection, origin: &str, sql: &str, reason: &str, offset: Option<usize>) -> Message {
    let missing_table = reason.strip_prefix("no such table: ");
    // SQLite does not say where a missing table stands.
    let offset = offset
        .or_else(|| missing_table.and_then(|name| only_place(sql, name)))
        .filter(|offset| sql.is_char_boundary(*offset));
    let place = offset.map_or(origin.to_string(), |offset| place(origin, sql, offset));
    let draw = |name: &str| offset.map_or(String::new(), |offset| excerpt(sql, offset, name));
    if let Some(mark) = offset.and_then(|offset| full_width_mark(sql, offset)) {
        return Message::FullWidthMark { place, mark, excerpt: draw("") };
    }
    if let Some(name) = missing_table {
        let tables = tables(connection);
        let known = offer(bare(name), tables.iter().map(String::as_str));
        return Message::NoSuchTable { place, name: name.to_string(), excerpt: draw(name), known };
    }
    if let Some(rest) = reason.strip_prefix("no such column: ") {
        let name = rest.split(" - should this be").next().unwrap_or(rest);
        let columns = columns(connection, sql);
        let known = offer(bare(name), columns.iter().map(String::as_str));
        return Message::NoSuchColumn { place, name: name.trim_matches('"').to_string(), excerpt: draw(name), known };
    }
    if let Some(name) = reason.strip_prefix("no such function: ") {
        return Message::NoSuchFunction { place, name: name.to_string(), excerpt: draw(name) };
    }
    if let Some(name) = reason.strip_prefix("ambiguous column name: ") {
        let near = tables_in(connection, sql);
        let tables = listed(near.iter().map(String::as_str), 8);
        return Message::AmbiguousColumn { place, name: name.to_string(), excerpt: draw(name), tables };
    }
    if let Some(near) = reason.strip_prefix("near \"").and_then(|rest| rest.strip_suffix("\": syntax error")) {
        return Message::SyntaxError { place, near: near.to_string(), excerpt: draw(near) };
    }
    if reason.starts_with("unrecognized token: \"'") || reason.starts_with("unrecognized token: \"\"") {
        return Message::UnclosedQuote { place, excerpt: draw("") };
    }
    if let Some(name) =
        reason.strip_prefix("misuse of aggregate: ").or(reason.strip_prefix("misuse of aggregate function "))
    {
        let name = name.trim_end_matches("()").to_string();
        return Message::MisplacedAggregate { place, excerpt: draw(&name), name };
    }
    if reason == "incomplete input" {
        return Message::IncompleteSql { place };
    }
    if reason.starts_with("cannot modify ") {
        return Message::WriteRefused {};
    }
    Message::SqlMistake { place, reason: reason.to_string(), excerpt: draw("") }
}

/// The full-width mark in the word at `offset`. To SQLite it is a letter like any other.
fn full_width_mark(sql: &str, offset: usize) -> Option<char> {
    let word = sql[offset..].split(|character: char| character.is_ascii() && !is_name(character)).next()?;
    word.chars().find(|character| "，；（）“”‘’＝＞＜＊、。".contains(*character))
}

/// Where a word stands in the text, if it stands there once.
fn only_place(sql: &str, word: &str) -> Option<usize> {
    let mut places = sql
        .match_indices(word)
        .filter(|(place, _)| !sql[..*place].ends_with(is_name) && !sql[place + word.len()..].starts_with(is_name));
    let (place, _) = places.next()?;
    places.next().is_none().then_some(place)
}

/// `file.sql:3:14`, counted in lines and characters.
fn place(origin: &str, sql: &str, offset: usize) -> String {
    let before = &sql[..offset];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or(before).chars().count() + 1;
    format!("{origin}:{line}:{column}")
}

/// The line of SQL at `offset`, cut to a window where it is long, with carets under `name` where it stands there, behind a line end:
///
/// ```text
///   3 | select 部门, deparment
///     |              ^^^^^^^^^
/// ```
fn excerpt(sql: &str, offset: usize, name: &str) -> String {
    const BEFORE: usize = 50;
    const AFTER: usize = 50;
    let (before, after) = sql.split_at(offset);
    let number = (before.matches('\n').count() + 1).to_string();
    let before = before.rsplit('\n').next().unwrap_or(before);
    let after = after.split(['\n', '\r']).next().unwrap_or(after);
    let marked = if !name.is_empty() && after.starts_with(name) { name } else { "" };
    let skipped = before.chars().count().saturating_sub(BEFORE);
    let mut head: String = before.chars().skip(skipped).map(blank_tab).collect();
    if skipped > 0 {
        head.insert(0, '…');
    }
    let mut tail: String = after.chars().take(AFTER).map(blank_tab).collect();
    if after.chars().nth(AFTER).is_some() {
        tail.push('…');
    }
    let margin = " ".repeat(number.len());
    let carets = "^".repeat(marked.width().max(1));
    format!("\n  {number} | {head}{tail}\n  {margin} | {}{carets}", " ".repeat(head.width()))
}

fn is_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn blank_tab(character: char) -> char {
    if character == '\t' { ' ' } else { character }
}

/// `year` of `f.year` and of `"year"`.
fn bare(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name).trim_matches('"')
}

fn tables(connection: &Connection) -> Vec<String> {
    names(connection, "select name from sqlite_schema where type in ('view', 'table') order by type desc, name")
}

/// The tables and views whose names stand in the text: not parsed, good enough to offer their columns.
fn tables_in(connection: &Connection, sql: &str) -> Vec<String> {
    let words: Vec<String> = sql.split(|character: char| !is_name(character)).map(|word| word.to_lowercase()).collect();
    tables(connection).into_iter().filter(|table| words.contains(&table.to_lowercase())).collect()
}

fn columns(connection: &Connection, sql: &str) -> Vec<String> {
    let near = tables_in(connection, sql);
    let tables = if near.is_empty() { tables(connection) } else { near };
    let mut columns = Vec::new();
    for table in tables {
        let quoted = table.replace('\'', "''");
        for column in names(connection, &format!("select name from pragma_table_info('{quoted}')")) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
    }
    columns
}

/// The first column of a look-up; a failure here must not hide the mistake that is being explained.
fn names(connection: &Connection, sql: &str) -> Vec<String> {
    let read =
        || -> rusqlite::Result<Vec<String>> { connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect() };
    read().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::{fixture, run};
    use crate::model::{Lang, Message};

    fn wrong(sql: &str) -> Message {
        let reader = fixture::reader("");
        match run::ad_hoc(&reader, sql, &[]) {
            Err(message) => message,
            Ok(rows) => rows.collect().expect_err("the statement should fail"),
        }
    }

    #[test]
    fn a_misspelt_column_is_underlined_and_the_nearest_offered() {
        let message = wrong("select '三公', deparment\nfrom fact");
        assert_eq!(
            message.text(Lang::En),
            "SQL:1:14: no such column `deparment`\n  1 | select '三公', deparment\n    |                ^^^^^^^^^"
        );
        assert!(message.help(Lang::En).unwrap().contains("`department`"), "{message:?}");
    }

    #[test]
    fn a_column_in_double_quotes_is_no_text() {
        assert!(matches!(wrong("select \"deparment\" from fact"), Message::NoSuchColumn { .. }));
    }

    #[test]
    fn a_misspelt_table_gets_the_nearest() {
        let Message::NoSuchTable { place, name, known, .. } = wrong("select 1\n  from facts") else { panic!() };
        assert_eq!((place.as_str(), name.as_str(), known.as_str()), ("SQL:2:8", "facts", "`fact`"));
    }

    #[test]
    fn nothing_near_lists_the_columns_of_the_tables_named() {
        let Message::NoSuchColumn { known, .. } = wrong("select zzzzzzz from department") else { panic!() };
        let (own, register) = (
            "`department_id`, `department`, `code`, `region`, `region_name`, `scope`",
            "`kind`, `valid_from`, `valid_to`, `successor`, `change`",
        );
        assert_eq!(known, format!("{own}, {register}"));
    }

    #[test]
    fn a_slip_of_syntax_shows_where() {
        let Message::SyntaxError { place, near, excerpt } = wrong("select 1,\n\tfrom fact") else { panic!() };
        assert_eq!((place.as_str(), near.as_str()), ("SQL:2:2", "from"));
        assert_eq!(excerpt, "\n  2 |  from fact\n    |  ^^^^");
    }

    #[test]
    fn the_mistakes_of_a_chinese_keyboard_are_named() {
        let Message::FullWidthMark { mark, place, .. } = wrong("select item，label from fact") else { panic!() };
        assert_eq!((mark, place.as_str()), ('，', "SQL:1:8"));
        assert!(matches!(wrong("select （1）"), Message::FullWidthMark { mark: '（', .. }));
        assert!(matches!(wrong("select 1 from fact where label = ‘三公’"), Message::FullWidthMark { mark: '‘', .. }));
        assert!(matches!(wrong("select '，', nosuch from fact"), Message::NoSuchColumn { .. }));
    }

    #[test]
    fn an_open_quote_and_a_misplaced_sum_are_named() {
        assert!(matches!(wrong("select 'abc"), Message::UnclosedQuote { .. }));
        let Message::MisplacedAggregate { name, .. } = wrong("select 1 from fact where sum(fen) > 1") else { panic!() };
        assert_eq!(name, "sum");
    }

    #[test]
    fn one_value_cannot_take_all_memory() {
        assert_eq!(wrong("select hex(zeroblob(100000000))"), Message::ValueTooLong { mebibytes: 64 });
    }

    #[test]
    fn a_second_statement_is_refused_but_comments_and_semicolons_are_not() {
        assert_eq!(wrong("select 1; select 2"), Message::SeveralStatements { place: "SQL".into() });
        let reader = fixture::reader("");
        assert!(run::ad_hoc(&reader, "select 1; -- the end\n ; /* nothing */", &[]).is_ok());
        let Message::NoSuchTable { place, .. } = wrong("select 1;\nselect a from nowhere") else { panic!() };
        assert_eq!(place, "SQL:2:15");
        let Message::NoSuchColumn { place, .. } = wrong("select 1;\nselect nosuch from fact") else { panic!() };
        assert_eq!(
            place, "SQL:2:8",
            "the second statement is prepared by itself, and lines still count from the first"
        );
    }

    #[test]
    fn no_statement_and_half_a_statement_are_said() {
        assert_eq!(wrong("  -- nothing"), Message::NoStatement { place: "SQL".into() });
        assert!(matches!(wrong("select (1"), Message::IncompleteSql { .. }));
    }

    #[test]
    fn what_fails_at_work_is_passed_on() {
        let Message::SqlFailed { reason, .. } = wrong("select abs(-9223372036854775807 - 1)") else { panic!() };
        assert_eq!(reason, "integer overflow");
    }

    #[test]
    fn a_long_line_is_cut_round_the_place() {
        let sql = format!("select {}nosuch{} from fact", "1, ".repeat(60), ", 2".repeat(60));
        let Message::NoSuchColumn { excerpt, .. } = wrong(&sql) else { panic!("{:?}", wrong(&sql)) };
        assert!(excerpt.lines().all(|line| line.chars().count() < 120), "{excerpt}");
    }
}
