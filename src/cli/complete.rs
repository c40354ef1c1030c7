/*!
What a shell may offer for the word that is being typed: the command line is followed up to it, and the answer is either
words, or what kind of thing is wanted, which the database knows.
*/

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, ValueHint};

use super::Common;
use crate::model::Lang;
use crate::query::{Header, ParamType};

/// What the word may become.
#[derive(Debug, PartialEq)]
pub struct Wanted {
    /// The part of the word that stays as it is, such as `--year=`.
    pub before: String,
    /// What may stand behind it.
    pub what: What,
    /// What was typed of that.
    pub typed: String,
}

/// A kind of thing.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// These words, each with what it means.
    Words(Vec<(String, String)>),
    /// A file.
    Files,
    /// A folder.
    Folders,
    /// A department.
    Department,
    /// A fiscal year.
    Year,
    /// A region.
    Region,
    /// An item.
    Item,
    /// A check.
    Rule,
    /// A scheme.
    Scheme,
    /// A named query.
    Query,
    /// A measure or a formula.
    Measure,
    /// A document of the database.
    Document,
    /// A special fund.
    Label,
    /// A parameter of a query, whose head tells more.
    Parameter(String),
    /// Anything.
    Unknown,
}

/// How far a command line can be followed without knowing a query.
#[derive(Debug)]
pub enum Followed {
    /// To its end.
    Wanted(Wanted),
    /// To the name of a query; the words behind it.
    Query {
        /// Its name.
        name: String,
        /// The words, the one that is being typed last.
        words: Vec<OsString>,
    },
}

/// Follows a command line; `words` are those behind the program, the one that is being typed last. Options on the way that
/// say where things are looked up come with it.
pub fn follow(words: &[OsString], lang: Lang) -> (Followed, Common) {
    let mut program = super::program(lang);
    program.build();
    walk(&program, words, true)
}

/// The same behind the name of a query.
pub fn follow_query(header: &Header, words: &[OsString], lang: Lang) -> (Wanted, Common) {
    let mut command = super::query_command(header, lang);
    command.build();
    let (followed, common) = walk(&command, words, false);
    let wanted = match followed {
        Followed::Wanted(wanted) => parameter(header, wanted, is_behind_p(words), lang),
        Followed::Query { .. } => Wanted { before: String::new(), what: What::Unknown, typed: String::new() },
    };
    (wanted, common)
}

/// What a parameter takes is what its head says.
fn parameter(header: &Header, wanted: Wanted, is_behind_p: bool, lang: Lang) -> Wanted {
    let kind_of =
        |name: &str| header.params.iter().find(|param| param.name == name).map(|param| of_param(&param.kind, name));
    // `-p` takes a name and a value.
    if is_behind_p {
        return match wanted.typed.split_once('=') {
            Some((name, typed)) => Wanted {
                before: format!("{}{name}=", wanted.before),
                what: kind_of(name).unwrap_or(What::Unknown),
                typed: typed.to_string(),
            },
            None => {
                let words = header.params.iter();
                let words = words.map(|param| (format!("{}=", param.name), lang.pick(&param.title).to_string()));
                Wanted { what: What::Words(words.collect()), ..wanted }
            }
        };
    }
    match &wanted.what {
        What::Parameter(name) => Wanted { what: kind_of(name).unwrap_or(What::Unknown), ..wanted },
        _ => wanted,
    }
}

fn is_behind_p(words: &[OsString]) -> bool {
    words.iter().rev().nth(1).is_some_and(|word| word == "-p" || word == "--parameter")
}

fn walk(command: &Command, words: &[OsString], is_program: bool) -> (Followed, Common) {
    let mut command = command;
    let mut common = Common::default();
    let mut used: Vec<String> = Vec::new();
    let mut positionals = 0;
    let mut awaiting: Option<&Arg> = None;
    let texts: Vec<String> = words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let Some((typed, before)) = texts.split_last() else {
        return (Followed::Wanted(Wanted { before: String::new(), what: What::Unknown, typed: String::new() }), common);
    };
    for (index, word) in before.iter().enumerate() {
        if let Some(arg) = awaiting.take() {
            remember(&mut common, arg, word);
        } else if let Some((arg, value)) = option_of(command, word) {
            used.push(arg.get_id().to_string());
            match value {
                Some(value) => remember(&mut common, arg, value),
                None if takes_value(arg) => awaiting = Some(arg),
                None => {}
            }
        } else if word.starts_with('-') {
            // A mistake, which is told when the command runs.
        } else if let Some(inner) = command.find_subcommand(word).filter(|_| positionals == 0) {
            command = inner;
        } else {
            positionals += 1;
            if is_program && command.get_name() == "query" {
                let words = words[index + 1..].to_vec();
                return (Followed::Query { name: word.clone(), words }, common);
            }
        }
    }
    let wanted = |what: What, before: &str, typed: &str| {
        Followed::Wanted(Wanted { before: before.to_string(), what, typed: typed.to_string() })
    };
    if let Some(arg) = awaiting {
        return (wanted(of_arg(arg), "", typed), common);
    }
    if let Some((name, value)) = typed.split_once('=').filter(|_| typed.starts_with("--"))
        && let Some((arg, _)) = option_of(command, name)
    {
        return (wanted(of_arg(arg), &format!("{name}="), value), common);
    }
    if typed.starts_with('-') {
        return (wanted(What::Words(options(command, &used)), "", typed), common);
    }
    let mut inner: Vec<(String, String)> = Vec::new();
    if positionals == 0 {
        let shown = command.get_subcommands().filter(|inner| !inner.is_hide_set());
        let about = |inner: &Command| inner.get_about().map(ToString::to_string).unwrap_or_default();
        inner.extend(shown.map(|inner| (inner.get_name().to_string(), about(inner))));
    }
    let all: Vec<&Arg> = command.get_positionals().collect();
    let repeated = || all.last().copied().filter(|arg| arg.get_num_args().is_some_and(|range| range.max_values() > 1));
    let positional = all.get(positionals).copied().or_else(repeated);
    let what = match positional {
        Some(arg) if inner.is_empty() => of_arg(arg),
        None if inner.is_empty() => What::Words(options(command, &used)),
        _ => What::Words(inner),
    };
    (wanted(what, "", typed), common)
}

/// The option of a word, and its value where the word has one: `--year=2023`, `-ofile`.
fn option_of<'c, 'w>(command: &'c Command, word: &'w str) -> Option<(&'c Arg, Option<&'w str>)> {
    if let Some(long) = word.strip_prefix("--") {
        let (name, value) = long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
        let arg = command.get_arguments().find(|arg| arg.get_long() == Some(name))?;
        return Some((arg, value));
    }
    let mut letters = word.strip_prefix('-')?.chars();
    let short = letters.next()?;
    let arg = command.get_arguments().find(|arg| arg.get_short() == Some(short))?;
    let rest = letters.as_str();
    Some((arg, (!rest.is_empty() && takes_value(arg)).then_some(rest)))
}

fn takes_value(arg: &Arg) -> bool {
    arg.get_action().takes_values()
}

/// What has to be known before anything can be looked up.
fn remember(common: &mut Common, arg: &Arg, value: &str) {
    let path = PathBuf::from(value);
    match arg.get_id().as_str() {
        "db" => common.db = Some(path),
        "queries" => common.queries.push(path),
        "forms" => common.forms.push(path),
        "schemes" => common.schemes.push(path),
        _ => {}
    }
}

/// Options that may still be given.
fn options(command: &Command, used: &[String]) -> Vec<(String, String)> {
    let is_open = |arg: &&Arg| {
        let again = matches!(arg.get_action(), ArgAction::Append);
        !arg.is_hide_set() && (again || !used.iter().any(|used| used == arg.get_id().as_str()))
    };
    let word = |arg: &Arg| {
        Some((format!("--{}", arg.get_long()?), arg.get_help().map(ToString::to_string).unwrap_or_default()))
    };
    let mut open: Vec<&Arg> = command.get_arguments().filter(is_open).collect();
    // Its own first, then those of every command, help last.
    open.sort_by_key(|arg| (arg.get_id() == "help" || arg.get_id() == "version", arg.get_help_heading().is_some()));
    open.into_iter().filter_map(word).collect()
}

/// What an argument takes, by what it is called: one name means one thing in every command.
fn of_arg(arg: &Arg) -> What {
    let possible = arg.get_possible_values();
    if !possible.is_empty() && takes_value(arg) {
        let help = |value: &clap::builder::PossibleValue| value.get_help().map(ToString::to_string).unwrap_or_default();
        return What::Words(possible.iter().map(|value| (value.get_name().to_string(), help(value))).collect());
    }
    match arg.get_id().as_str() {
        "department" => What::Department,
        "year" | "from" | "to" => What::Year,
        "region" => What::Region,
        "item" => What::Item,
        "rule" => What::Rule,
        "scheme" => What::Scheme,
        "measure" => What::Measure,
        "document" => What::Document,
        "label" => What::Label,
        "name" => What::Query,
        "forms" | "queries" | "schemes" | "folder" => What::Folders,
        id => match arg.get_value_hint() {
            ValueHint::AnyPath | ValueHint::FilePath => What::Files,
            ValueHint::DirPath => What::Folders,
            _ => id.strip_prefix(super::PARAM).map_or(What::Unknown, |name| What::Parameter(name.to_string())),
        },
    }
}

/// What a parameter of a query takes.
fn of_param(kind: &ParamType, name: &str) -> What {
    match kind {
        ParamType::Department => What::Department,
        ParamType::Region => What::Region,
        ParamType::Item => What::Item,
        ParamType::Scheme => What::Scheme,
        ParamType::Choice(choices) => What::Words(choices.iter().map(|word| (word.clone(), String::new())).collect()),
        ParamType::Integer if ["year", "from", "to"].contains(&name) => What::Year,
        ParamType::Text if name == "name" => What::Label,
        ParamType::Integer | ParamType::Text => What::Unknown,
    }
}
