/*!
One verb a file, each a short story that uses the rooms below it. Printing happens here and in `render`, nowhere else.
*/

pub mod annotate;
mod check;
mod complete;
mod demo;
mod diff;
mod exemptions;
mod export;
mod find;
mod forms;
pub mod import;
mod ledgers;
mod man;
mod meaning;
mod page;
mod query;
mod remove;
pub mod report;
pub mod score;
pub mod shelf;
mod shell;
mod show;
mod sql;
mod status;
pub mod trace;

pub use check::{findings, summary};
pub use ledgers::list as departments;
pub use page::paged;
pub use status::query as reports_received;

use std::io::{self, Write};
use std::path::PathBuf;

use crate::cli::{Common, Verb};
use crate::error::{Error, Exit};
use crate::model::{Lang, Message};
use crate::query::Catalogue;
use crate::store::{Fault, Store};

/// What every command works with.
pub struct Context<'a> {
    /// Language of the reader.
    pub lang: Lang,
    /// The terminal, where stdout is one.
    pub terminal: Option<Terminal>,
    /// Options that every command takes.
    pub common: Common,
    /// For data.
    pub out: &'a mut dyn Write,
    /// For everything else.
    pub err: &'a mut dyn Write,
    /// The program as the user called it.
    pub program: String,
}

/// A terminal.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    /// Its columns.
    pub width: usize,
    /// Its lines.
    pub height: usize,
    /// Whether its locale has block elements.
    pub blocks: bool,
}

impl Terminal {
    /// The terminal that stdout is.
    pub fn of_environment() -> Terminal {
        let size = terminal_size::terminal_size();
        let (width, height) = size.map_or((80, 24), |(width, height)| (usize::from(width.0), usize::from(height.0)));
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
        let locale = locale.into_iter().find(|locale| !locale.is_empty()).unwrap_or_default().to_lowercase();
        Terminal { width, height, blocks: locale.contains("utf-8") || locale.contains("utf8") }
    }
}

impl Context<'_> {
    /// The database: `--db`, else `$FISCUS_DB`, else `fiscus.db` in the working folder.
    pub fn database(&self) -> PathBuf {
        let named = self.common.db.clone();
        let of_environment = || std::env::var_os("FISCUS_DB").filter(|path| !path.is_empty()).map(PathBuf::from);
        named.or_else(of_environment).unwrap_or_else(|| PathBuf::from("fiscus.db"))
    }

    /// Columns that a table may take; none where it may take any number.
    pub fn width(&self) -> Option<usize> {
        self.terminal.filter(|_| !self.common.wide).map(|terminal| terminal.width)
    }

    /// Whether bars may be drawn with block elements.
    pub fn has_blocks(&self) -> bool {
        self.terminal.is_some_and(|terminal| terminal.blocks)
    }

    /// The checks: the built-in ones and those of the user's folders.
    pub fn checks(&self) -> Result<Catalogue, Message> {
        shelf::checks(&shelf::folders(&self.common.queries, &self.database(), "queries"))
    }

    /// What to say where the engine cannot go on.
    pub fn fault(&self) -> impl Fn(Fault) -> Message + use<> {
        let path = self.database().display().to_string();
        move |error| Message::Database { path: path.clone(), reason: error.to_string() }
    }

    /// Opens the database for writing, and says so when that brought it up to date.
    pub fn store(&mut self) -> Result<Store, Error> {
        let path = self.database();
        let (store, copy) = Store::open(&path)?;
        if let Some(copy) = copy {
            self.say(&Message::Migrated { path: path.display().to_string(), copy })?;
        }
        Ok(store)
    }

    /// Says something that is no data.
    pub fn say(&mut self, message: &Message) -> Result<(), Error> {
        // Data and messages come in the order in which they were meant.
        self.out.flush()?;
        writeln!(self.err, "{}", message.text(self.lang))?;
        Ok(())
    }
}

/// Whether a command answers with something to read, which a pager may show; others tell what they are doing.
pub fn is_read(verb: &Verb) -> bool {
    matches!(
        verb,
        Verb::Query { .. }
            | Verb::Sql(_)
            | Verb::Check(_)
            | Verb::Departments { path: None }
            | Verb::Forms(_)
            | Verb::Trace(_)
            | Verb::Diff { .. }
            | Verb::Status(_)
            | Verb::Score(_)
            | Verb::Export(None)
            | Verb::Find(_)
    )
}

/// Runs a command.
pub fn run(verb: Verb, context: &mut Context<'_>) -> Result<Exit, Error> {
    shelf::all_there(&context.common)?;
    match verb {
        Verb::Demo => demo::run(context),
        Verb::Import(options) => import::run(&options, context),
        Verb::Remove { document, department, year } => remove::run(document, department, year, context),
        Verb::Query { name: None, .. } => query::list(context),
        Verb::Query { name: Some(name), help: true, .. } => query::explain(&name, context),
        Verb::Query { name: Some(name), words, .. } => query::run(&name, &words, context),
        Verb::Sql(options) => sql::run(&options, context),
        Verb::Check(options) if options.all => check::prove(context),
        Verb::Check(options) => check::run(&options, context),
        Verb::Correct { paths } => ledgers::correct(&paths, context),
        Verb::Departments { path } => ledgers::departments(path, context),
        Verb::Trace(wanted) => trace::run(&wanted, context),
        Verb::Diff { department, year } => diff::run(&department, year, context),
        Verb::Status(given) => status::run(&given, context),
        Verb::Score(options) => score::run(&options, context),
        Verb::Export(None) => export::list(context),
        Verb::Export(Some(options)) => export::run(&options, context),
        Verb::Find(options) => find::run(&options, context),
        Verb::Complete { words } => complete::run(&words, context),
        Verb::Completions { shell } => complete::script(&shell, context),
        Verb::Man { folder } => man::run(folder.as_deref(), context),
        Verb::Report(options) => report::run(&options, context),
        Verb::Forms(None) => forms::list(context),
        Verb::Forms(Some(options)) => forms::explained(&options, context),
        Verb::Annotate(options) => annotate::run(&options, context),
        Verb::Shell => shell::run(context),
    }
}

/// Tells a message that ended the run: what is wrong, and in a paragraph of its own what to do.
pub fn tell_error(err: &mut dyn Write, message: &Message, lang: Lang) -> io::Result<()> {
    tell_error_at(err, None, message, lang)
}

/// The same of a line of a script, the script's name and the line's number, which the message may not name by itself.
fn tell_error_at(err: &mut dyn Write, place: Option<(&str, usize)>, message: &Message, lang: Lang) -> io::Result<()> {
    // What is broken will be so later, too.
    let damaged = match message {
        Message::Database { path: place, reason } | Message::SqlFailed { place, reason }
            if reason.contains("malformed") =>
        {
            Some(Message::DatabaseDamaged { place: place.clone(), reason: reason.clone() })
        }
        _ => None,
    };
    let message = damaged.as_ref().unwrap_or(message);
    let mut text = message.text(lang);
    if let Some((name, line)) = place {
        let colon = lang.pick("： | : ");
        text = match text.strip_prefix(name) {
            Some(rest) if rest.starts_with(':') && rest[1..].starts_with(|next: char| next.is_ascii_digit()) => text,
            Some(rest) if rest.starts_with([':', '：']) => format!("{name}:{line}{rest}"),
            _ => format!("{name}:{line}{colon}{text}"),
        };
    }
    writeln!(err, "{}{text}", lang.pick("错误： | error: "))?;
    match message.help(lang) {
        Some(help) => writeln!(err, "\n{}{help}", lang.pick("办法： | help: ")),
        None => Ok(()),
    }
}
