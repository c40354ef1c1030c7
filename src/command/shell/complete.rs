/*!
What can stand at the cursor: dot-commands and their words, named queries with their parameters and values, and in a
statement words of SQL, tables, columns, and between quotes the names of departments, items and regions.

A function of the text, the place and what is known; `editor` brings it to the terminal.
*/

use std::collections::HashSet;

use super::commands::{COMMANDS, Takes, find};
use super::known::{Known, Question};
use super::line::BEGINNINGS;
use super::words::quoted;
use crate::query::pieces::{Piece, Sort, pieces};
use crate::render::FORMATS;

/// What is offered.
#[derive(Debug, PartialEq, Eq)]
pub enum Offer {
    /// From this byte of the text on, one of these.
    Words(usize, Vec<Candidate>),
    /// A path.
    Path,
}

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// As it is listed.
    pub shown: String,
    /// What is typed for it.
    pub put: String,
}

/// Words of SQL that are long enough to be worth it.
const KEYWORDS: [&str; 24] = [
    "select",
    "from",
    "where",
    "group by",
    "order by",
    "having",
    "limit",
    "join",
    "left join",
    "between",
    "distinct",
    "count(",
    "sum(",
    "avg(",
    "min(",
    "max(",
    "round(",
    "case",
    "when",
    "then",
    "desc",
    "nulls last",
    "union all",
    "with",
];

/// What can stand in `text` up to `position`.
pub fn offer(text: &str, position: usize, known: &Known) -> Offer {
    let before = &text[..position];
    let line = before.trim_start();
    let skipped = before.len() - line.len();
    if let Some(command) = line.strip_prefix(['.', '。', '\\']) {
        return dot(command, position, known);
    }
    let word = line.split_whitespace().next().unwrap_or_default();
    let query = known.queries.iter().find(|query| query.name == word);
    if let Some(query) = query.filter(|_| line.len() > word.len()) {
        return question(&before[skipped..], skipped, query, known);
    }
    statement(text, position, known)
}

/// A dot-command.
fn dot(command: &str, position: usize, known: &Known) -> Offer {
    let from = position - command.len();
    let Some((name, rest)) = command.split_once(char::is_whitespace) else {
        let names = COMMANDS.iter().map(|command| command.name.to_string());
        return fitting(from, command, names, true);
    };
    let Some(command) = find(name) else { return Offer::Words(position, Vec::new()) };
    let (from, typed) = last_word(rest, position - rest.len());
    let is_first = rest.trim_start().len() == typed.len();
    match command.takes {
        Takes::File if is_first => Offer::Path,
        Takes::Question if !is_first => {
            let name = rest.split_whitespace().next().unwrap_or_default();
            match known.queries.iter().find(|query| query.name == name) {
                Some(query) => question(rest, position - rest.len(), query, known),
                None => Offer::Words(position, Vec::new()),
            }
        }
        Takes::Word(words) => fitting(from, typed, words.iter().map(ToString::to_string), true),
        _ if !is_first => Offer::Words(position, Vec::new()),
        Takes::Command => fitting(from, typed, COMMANDS.iter().map(|command| command.name.to_string()), true),
        Takes::Table => fitting(from, typed, known.tables.iter().map(|table| table.name.clone()), true),
        Takes::Query | Takes::Question => {
            fitting(from, typed, known.queries.iter().map(|query| query.name.clone()), true)
        }
        Takes::Format => {
            let shown = FORMATS.iter().filter(|format| !super::is_whole(format));
            fitting(from, typed, shown.map(|format| format.name.to_string()), true)
        }
        Takes::Anything | Takes::File => Offer::Words(position, Vec::new()),
    }
}

/// The words behind the name of a query: options, and behind an option its values.
fn question(line: &str, offset: usize, query: &Question, known: &Known) -> Offer {
    let (from, typed) = last_word(line, offset);
    let earlier = line[..from - offset].trim_end();
    let option_before = earlier.split_whitespace().next_back().and_then(|word| word.strip_prefix("--"));
    let values_of = |name: &str| query.params.iter().find(|param| param.name == name).map(|param| known.values(param));
    if let Some((name, value)) = typed.strip_prefix("--").and_then(|typed| typed.split_once('=')) {
        let from = offset + line.len() - value.len();
        return values(from, value, values_of(name).unwrap_or_default());
    }
    if let Some(found) = option_before.and_then(values_of).filter(|_| !typed.starts_with("--")) {
        return values(from, typed, found);
    }
    let takes_more = |name: &str| known.options.iter().any(|(option, takes)| option == name && *takes);
    if option_before.is_some_and(takes_more) {
        return match option_before {
            Some("format") => fitting(from, typed, FORMATS.iter().map(|format| format.name.to_string()), true),
            Some("output" | "db") => Offer::Path,
            _ => Offer::Words(from, Vec::new()),
        };
    }
    let params = query.params.iter().map(|param| format!("--{}", param.name));
    let options = known.options.iter().map(|(name, _)| format!("--{name}"));
    let given: Vec<&str> = earlier.split_whitespace().collect();
    let left = params.chain(options).filter(|option| !given.contains(&option.as_str()));
    fitting(from, typed, left.collect::<Vec<_>>().into_iter(), true)
}

/// Values that may have blanks in them.
fn values(from: usize, typed: &str, words: &[String]) -> Offer {
    let bare = typed.trim_start_matches(['\'', '"']);
    let Offer::Words(from, found) = fitting(from, bare, words.iter().cloned(), true) else { return Offer::Path };
    let put = |one: Candidate| match one.put == bare {
        true => Candidate { put: typed.to_string(), ..one },
        false => Candidate { put: quoted(&one.put), ..one },
    };
    Offer::Words(from, found.into_iter().map(put).collect())
}

/// A statement, or the beginning of one.
fn statement(text: &str, position: usize, known: &Known) -> Offer {
    let before = pieces(&text[..position]);
    let last = before.last();
    if let Some(Piece { sort: Sort::Text, at, is_closed: false }) = last {
        let typed = &text[at.start + 1..position];
        let names = known.departments.iter().chain(&known.items).chain(&known.regions).cloned();
        let Offer::Words(from, found) = fitting(at.start + 1, typed, names, false) else { return Offer::Path };
        // The quote is closed with the word.
        let put = |one: Candidate| match one.put == typed {
            true => one,
            false => Candidate { put: format!("{}'", one.put.replace('\'', "''")), ..one },
        };
        return Offer::Words(from, found.into_iter().map(put).collect());
    }
    if last.is_some_and(|piece| matches!(piece.sort, Sort::Remark | Sort::Number | Sort::Parameter)) {
        return Offer::Words(position, Vec::new());
    }
    let typed = last.filter(|piece| piece.sort == Sort::Word).map_or("", |piece| &text[piece.at.clone()]);
    let meant: Vec<&Piece> = before.iter().filter(|piece| piece.sort != Sort::Space).collect();
    let earlier = &meant[..meant.len() - usize::from(!typed.is_empty())];
    let word_before = earlier.last().map_or(String::new(), |piece| text[piece.at.clone()].to_lowercase());
    let from = position - typed.len();
    let tables = known.tables.iter().map(|table| table.name.clone());
    if earlier.is_empty() {
        // The name of a query may have a dash, which cuts it for SQL.
        let beginnings = BEGINNINGS[..5].iter().map(ToString::to_string);
        let names = known.queries.iter().map(|query| query.name.clone());
        return fitting(from, typed, names.chain(beginnings), true);
    }
    if let Some(offer) = named_query(text, position, known) {
        return offer;
    }
    if ["from", "join"].contains(&word_before.as_str()) {
        return fitting(from, typed, tables, true);
    }
    // Of the tables that are named anywhere in the text, the part behind the cursor included.
    let words: Vec<String> = pieces(text)
        .iter()
        .filter(|piece| piece.sort == Sort::Word)
        .map(|piece| text[piece.at.clone()].to_lowercase())
        .collect();
    let mut columns: Vec<String> = Vec::new();
    for column in known.tables.iter().filter(|table| words.contains(&table.name)).flat_map(|table| &table.columns) {
        if !columns.contains(column) {
            columns.push(column.clone());
        }
    }
    if word_before == "." {
        return fitting(from, typed, columns.into_iter(), true);
    }
    let keywords = KEYWORDS.iter().map(ToString::to_string).filter(|_| !typed.is_empty());
    let tables = tables.filter(|_| !typed.is_empty());
    fitting(from, typed, columns.into_iter().chain(keywords).chain(tables), true)
}

/// The name of a query that is being typed, which has dashes.
fn named_query(text: &str, position: usize, known: &Known) -> Option<Offer> {
    let typed = text[..position].trim_start();
    let is_one =
        !typed.contains(char::is_whitespace) && known.queries.iter().any(|query| query.name.starts_with(typed));
    is_one.then(|| fitting(position - typed.len(), typed, known.queries.iter().map(|query| query.name.clone()), true))
}

/// The last word of a line, which may be open in a quote, and where it begins.
fn last_word(line: &str, offset: usize) -> (usize, &str) {
    let mut quote: Option<char> = None;
    let mut from = 0;
    for (at, character) in line.char_indices() {
        match quote {
            Some(open) if open == character => quote = None,
            Some(_) => {}
            None if character == '\'' || character == '"' => quote = Some(character),
            None if character.is_whitespace() => from = at + character.len_utf8(),
            None => {}
        }
    }
    (offset + from, &line[from..])
}

/// Those that begin with what is typed, else those that have it inside, as 财政 in 望舒市财政局. Of several of the latter
/// what is typed stays as it is, since they begin differently; they are listed.
fn fitting(from: usize, typed: &str, words: impl Iterator<Item = String>, all_for_nothing: bool) -> Offer {
    if typed.is_empty() && !all_for_nothing {
        return Offer::Words(from, Vec::new());
    }
    let lower = typed.to_lowercase();
    let mut words: Vec<String> = words.collect();
    let mut seen = HashSet::new();
    words.retain(|word| seen.insert(word.clone()));
    let candidate = |word: &String, put: &str| Candidate { shown: word.clone(), put: put.to_string() };
    let begin = words.iter().filter(|word| word.to_lowercase().starts_with(&lower));
    let mut found: Vec<Candidate> = begin.map(|word| candidate(word, word)).collect();
    if found.is_empty() {
        let inside: Vec<&String> = words.iter().filter(|word| word.to_lowercase().contains(&lower)).collect();
        let put = |word| if inside.len() > 1 { typed } else { word };
        found = inside.iter().map(|word| candidate(word, put(word))).collect();
    }
    Offer::Words(from, found)
}

#[cfg(test)]
mod tests {
    use super::super::known::Table;
    use super::*;
    use crate::query::header::Absent;
    use crate::query::{Param, ParamType};

    fn known() -> Known {
        let param =
            |name: &str, kind| Param { name: name.into(), kind, absent: Absent::Optional, title: "甲 | a".into() };
        let strings = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        Known {
            tables: vec![
                Table { name: "fund_execution".into(), columns: strings(&["department", "execution_pct", "year"]) },
                Table { name: "fact".into(), columns: strings(&["department", "fen"]) },
            ],
            queries: vec![
                Question {
                    name: "rank-execution".into(),
                    params: vec![
                        param("year", ParamType::Integer),
                        param("region", ParamType::Region),
                        param("basis", ParamType::Choice(strings(&["adjusted", "initial"]))),
                        param("department", ParamType::Department),
                    ],
                },
                Question { name: "rank-score".into(), params: vec![] },
                Question { name: "trend".into(), params: vec![] },
            ],
            options: vec![("limit".into(), true), ("clean".into(), false), ("format".into(), true)],
            departments: strings(&["望舒市财政局", "望舒市教育局", "青石县财政局", "it's a bureau"]),
            regions: strings(&["990100", "望舒市"]),
            items: strings(&["three_public", "三公经费"]),
            years: strings(&["2023", "2022"]),
            schemes: vec![],
        }
    }

    /// The text with `|` at the cursor; where the word begins, and what is put.
    fn offered(text: &str) -> (usize, Vec<String>) {
        let position = text.find('|').unwrap();
        match offer(&text.replace('|', ""), position, &known()) {
            Offer::Words(from, found) => (from, found.into_iter().map(|one| one.put).collect()),
            Offer::Path => (0, vec!["a path".to_string()]),
        }
    }

    fn put(text: &str) -> Vec<String> {
        offered(text).1
    }

    #[test]
    fn dot_commands_and_their_words_are_offered() {
        assert_eq!(offered(".ta|"), (1, vec!["tables".to_string()]));
        assert_eq!(offered("。qui|"), (3, vec!["quit".to_string()]));
        assert_eq!(offered(".mode js|"), (6, vec!["json".into(), "jsonl".into()]));
        assert_eq!(put(".timer |"), ["on", "off"]);
        assert_eq!(put(".schema fu|"), ["fund_execution"]);
        assert_eq!(put(".params rank-|"), ["rank-execution", "rank-score"]);
        assert_eq!(put(".once a|"), ["a path"]);
        assert!(put(".mode |").iter().all(|name| name != "xlsx"));
        assert!(put(".nosuch a|").is_empty());
    }

    #[test]
    fn a_query_is_offered_with_its_options_and_their_values() {
        assert_eq!(offered("ra|"), (0, vec!["rank-execution".into(), "rank-score".into()]));
        assert_eq!(offered("rank-ex|"), (0, vec!["rank-execution".to_string()]));
        assert_eq!(put("rank-execution --re|"), ["--region"]);
        assert_eq!(put("rank-execution --basis |"), ["adjusted", "initial"]);
        assert_eq!(offered("rank-execution --basis=in|"), (23, vec!["initial".to_string()]));
        assert_eq!(put("rank-execution --year 20|"), ["2023", "2022"]);
        assert_eq!(put("rank-execution --department 望舒市教|"), ["望舒市教育局"]);
        assert_eq!(put("rank-execution --department 'it|"), ["\"it's a bureau\""]);
        assert_eq!(put(".query rank-execution --basis i|"), ["initial"]);
        assert!(put("rank-execution --limit |").is_empty());
        assert_eq!(put("rank-execution --format ts|"), ["tsv"]);
        assert!(!put("rank-execution --year 2023 --|").contains(&"--year".to_string()));
    }

    #[test]
    fn what_is_typed_stays_where_several_have_it_inside() {
        let text = "rank-execution --department 财政";
        let Offer::Words(_, found) = offer(text, text.len(), &known()) else { panic!() };
        assert_eq!(found.iter().map(|one| one.shown.as_str()).collect::<Vec<_>>(), ["望舒市财政局", "青石县财政局"]);
        assert!(found.iter().all(|one| one.put == "财政"));
    }

    #[test]
    fn a_statement_gets_tables_columns_and_names() {
        assert_eq!(put("sel|"), ["select"]);
        assert_eq!(put("select * from fu|"), ["fund_execution"]);
        assert_eq!(put("select exe| from fund_execution"), ["execution_pct"]);
        assert_eq!(put("select f.d| from fact as f"), ["department"]);
        assert_eq!(offered("select 1\nfrom fact wher|"), (19, vec!["where".to_string()]));
        assert_eq!(put("select 1 from fact where department = '教育|"), ["望舒市教育局'"]);
        assert_eq!(put("select 1 where item = 'three|"), ["three_public'"]);
        assert_eq!(put("select 1 where department = 'it|"), ["it''s a bureau'"]);
        assert!(put("select 1 where year = 20|").is_empty());
        assert!(put("select 1 -- fr|").is_empty());
    }
}
