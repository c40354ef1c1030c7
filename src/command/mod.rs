/*!
One verb a file, each a short story that uses the rooms below it. Printing happens here and in `render`, nowhere else.
*/

mod check;
mod demo;
mod diff;
mod exemptions;
mod forms;
pub mod import;
mod ledgers;
mod meaning;
mod query;
mod remove;
pub mod report;
pub mod score;
pub mod shelf;
mod show;
mod sql;
mod status;
pub mod trace;

pub use check::{findings, summary};
pub use ledgers::list as departments;
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
}

impl Context<'_> {
    /// The database: `--db`, else `$FISCUS_DB`, else `fiscus.db` in the working folder.
    pub fn database(&self) -> PathBuf {
        let named = self.common.db.clone();
        let of_environment = || std::env::var_os("FISCUS_DB").filter(|path| !path.is_empty()).map(PathBuf::from);
        named.or_else(of_environment).unwrap_or_else(|| PathBuf::from("fiscus.db"))
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
        Verb::Report(options) => report::run(&options, context),
        Verb::Forms(None) => forms::list(context),
        Verb::Forms(Some(options)) => forms::explained(&options, context),
    }
}

/// Tells a message that ended the run: what is wrong, and in a paragraph of its own what to do.
pub fn tell_error(err: &mut dyn Write, message: &Message, lang: Lang) -> io::Result<()> {
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
    writeln!(err, "{}{}", lang.pick("错误： | error: "), message.text(lang))?;
    match message.help(lang) {
        Some(help) => writeln!(err, "\n{}{help}", lang.pick("办法： | help: ")),
        None => Ok(()),
    }
}
