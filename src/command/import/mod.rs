/*!
`import`: files and folders go into the database, each a whole or not at all.

`reading` reads on all cores, this file stores one document after the other and says what happened, `received` is the
table at the end.
*/

mod reading;
mod received;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::json;
use walkdir::WalkDir;

use self::reading::Read;
use self::received::{ReceivedTable, State};
use super::{Context, shelf, show};
use crate::cli::Import;
use crate::error::{Error, Exit};
use crate::form::{Definition, Given, Kind, Understood};
use crate::model::entry::Leftover;
use crate::model::{Message, Place};
use crate::store::{Check, Incoming, Outcome, Store};

/// Imports what the options name; the rest goes on when a document is refused.
pub fn run(options: &Import, context: &mut Context<'_>) -> Result<Exit, Error> {
    let database = context.database();
    let checks = shelf::checks(&shelf::folders(&context.common.queries, &database, "queries"))?;
    let forms = shelf::forms(&shelf::folders(&context.common.forms, &database, "forms"))?;
    let given = Given {
        department: options.department.as_deref(),
        year: options.year,
        unit: options.unit,
        keep_contacts: options.keep_contacts,
    };
    // A trial leaves no file behind where there was none.
    let new = options.dry_run && !database.exists();
    let store = if new { Store::in_memory()? } else { context.store()? };
    let mut import = Importing {
        database: store,
        forms,
        checks: shelf::for_store(&checks)?,
        given,
        keep: !options.dry_run,
        events: options.events,
        tally: Tally::default(),
        bar: ProgressBar::hidden(),
        interrupted: false,
    };
    let paths: Vec<PathBuf> = options.paths.iter().flat_map(|named| documents(named)).collect();
    import.progress(paths.len());
    let forms = std::mem::take(&mut import.forms);
    let stop = stop_on_interrupt();
    reading::read_all(&paths, &forms, given, &stop, |name, read| import.store(name, read, context))?;
    import.interrupted = stop.load(Ordering::Relaxed);
    import.show_received(context)?;
    import.close(context)
}

/// Set when the user presses Ctrl-C: the import ends after the document at hand, and the next one goes on from there.
fn stop_on_interrupt() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    // A second handler cannot be set in one process; then Ctrl-C ends the program at once, which loses nothing either.
    let _ = ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed));
    stop
}

/// An import under way.
pub struct Importing<'a> {
    /// Where documents go.
    pub database: Store,
    /// Layouts.
    pub forms: Vec<Definition>,
    /// Checks that findings come from.
    pub checks: Vec<Check<'a>>,
    /// What the user says of the documents.
    pub given: Given<'a>,
    /// Whether anything is kept.
    pub keep: bool,
    /// Whether to write JSON lines instead of sentences.
    pub events: bool,
    /// What happened so far.
    pub tally: Tally,
    /// Shown on a terminal while many documents are read.
    pub bar: ProgressBar,
    /// Whether the user ended it.
    pub interrupted: bool,
}

/// Counts of what happened.
#[derive(Debug, Default)]
pub struct Tally {
    documents: usize,
    known: usize,
    refused: usize,
    refused_parts: usize,
    forms: usize,
    figures: usize,
    leftovers: usize,
    received: ReceivedTable,
}

impl Importing<'_> {
    /// Shows a bar for more documents than a reader would follow line by line.
    fn progress(&mut self, documents: usize) {
        let follows = documents <= 20 || self.events || !std::io::stderr().is_terminal();
        self.bar = ProgressBar::with_draw_target(
            Some(documents as u64),
            if follows { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() },
        );
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} {eta}") {
            self.bar.set_style(style);
        }
    }

    /// Imports one document from its bytes.
    pub fn document(&mut self, name: &str, bytes: &[u8], context: &mut Context<'_>) -> Result<(), Error> {
        let read = reading::read(name, bytes, &self.forms, self.given);
        self.store(name, read, context)
    }

    /// Stores one document that was read.
    fn store(&mut self, name: &str, read: Result<Read, Message>, context: &mut Context<'_>) -> Result<(), Error> {
        self.bar.inc(1);
        let Read { hash, understood } = match read {
            Ok(read) => read,
            Err(message) => return self.refuse(name, &message, context),
        };
        if understood.statements.is_empty() {
            return self.refuse_all(name, &understood, context);
        }
        let incoming = Incoming {
            path: name,
            sha256: &hash,
            amends: understood.kind == Kind::Tidy,
            statements: &understood.statements,
            leftovers: &understood.leftovers,
            lang: context.lang,
        };
        match self.database.put(incoming, &self.checks, self.keep)? {
            Outcome::Known { path, in_force } => {
                self.tally.known += 1;
                self.note(&understood, if in_force { State::Received } else { State::Superseded });
                let message = if in_force {
                    Message::KnownInForce { path: name.to_string(), first: path }
                } else {
                    Message::KnownReplaced { path: name.to_string(), first: path }
                };
                self.routine(json!({ "event": "known", "path": name, "in_force": in_force }), &message, context)
            }
            Outcome::Stored(stored) => {
                self.tally.documents += 1;
                let is_note = |leftover: &Leftover| leftover.reason == Message::ANote {};
                let whole = understood.refusals.is_empty() && understood.leftovers.iter().all(is_note);
                self.note(&understood, if whole { State::Received } else { State::Partly });
                self.tally.forms += understood.statements.len();
                self.tally.figures += stored.figures;
                let (forms, figures) = (understood.statements.len(), stored.figures);
                self.routine(
                    json!({ "event": "imported", "path": name, "forms": forms, "figures": figures, "unrecognised": understood.leftovers.len(), "amended": stored.amended }),
                    &Message::Imported { path: name.to_string(), forms, figures },
                    context,
                )?;
                for (department, year, older) in stored.replaced {
                    let event = json!({ "event": "replaced", "path": name, "department": department, "year": year, "older": older });
                    self.tell(event, &Message::Replaced { department, year, older }, context)?;
                }
                if stored.amended > 0 {
                    let event = json!({ "event": "amended", "path": name, "figures": stored.amended });
                    self.tell(event, &Message::Amended { figures: stored.amended }, context)?;
                }
                for (place, message) in &understood.refusals {
                    self.tally.refused_parts += 1;
                    self.refusal(name, Some(place.clone()), message, context)?;
                }
                self.leftovers(name, &understood, context)
            }
        }
    }

    fn note(&mut self, understood: &Understood, state: State) {
        for statement in &understood.statements {
            self.tally.received.note(&statement.department.name, statement.year, state);
        }
    }

    /// Says which cells nobody understood. Refused rows were named already.
    fn leftovers(&mut self, name: &str, understood: &Understood, context: &mut Context<'_>) -> Result<(), Error> {
        let refused = |place: Place| understood.refusals.iter().any(|(refused, _)| *refused == place);
        for leftover in understood.leftovers.iter().filter(|leftover| !refused(leftover.place.clone())) {
            self.tally.leftovers += 1;
            let event = json!({
                "event": "unrecognised", "path": name, "cell": leftover.place.to_string(),
                "text": leftover.text.trim(), "reason": leftover.reason.text(context.lang),
            });
            let message = Message::LeftOver {
                cell: leftover.place.told(context.lang),
                text: shortened(leftover.text.trim()),
                reason: leftover.reason.text(context.lang),
            };
            self.tell(event, &message, context)?;
        }
        Ok(())
    }

    fn refuse_all(&mut self, name: &str, understood: &Understood, context: &mut Context<'_>) -> Result<(), Error> {
        let no_figures = [(Place::start(), Message::NoFigures {})];
        let refusals = if understood.refusals.is_empty() { &no_figures[..] } else { &understood.refusals };
        self.tally.refused += 1;
        refusals.iter().try_for_each(|(place, message)| self.refusal(name, Some(place.clone()), message, context))
    }

    /// Refuses a whole document.
    fn refuse(&mut self, name: &str, message: &Message, context: &mut Context<'_>) -> Result<(), Error> {
        self.tally.refused += 1;
        self.refusal(name, None, message, context)
    }

    fn refusal(
        &mut self,
        name: &str,
        place: Option<Place>,
        message: &Message,
        context: &mut Context<'_>,
    ) -> Result<(), Error> {
        let lang = context.lang;
        let (reason, help) = (message.text(lang), message.help(lang));
        if self.events {
            let cell = place.map(|place| place.to_string());
            let event = json!({ "event": "refused", "path": name, "cell": cell, "reason": reason, "help": help });
            writeln!(context.out, "{event}")?;
            return Ok(());
        }
        match place {
            Some(place) => {
                self.say(&Message::RefusedAt { path: name.to_string(), cell: place.told(lang), reason }, context)?
            }
            // The sentence names the file itself.
            None if reason.contains(name) => self.say(&Message::RefusedFor { reason }, context)?,
            None => self.say(&Message::RefusedAt { path: name.to_string(), cell: String::new(), reason }, context)?,
        }
        match help {
            Some(help) => self.say(&Message::Indented { text: help }, context),
            None => Ok(()),
        }
    }

    /// Tells what went as it should; a bar says enough of that.
    fn routine(&self, event: serde_json::Value, message: &Message, context: &mut Context<'_>) -> Result<(), Error> {
        if self.events || self.bar.is_hidden() { self.tell(event, message, context) } else { Ok(()) }
    }

    fn tell(&self, event: serde_json::Value, message: &Message, context: &mut Context<'_>) -> Result<(), Error> {
        if self.events {
            writeln!(context.out, "{event}")?;
            return Ok(());
        }
        self.say(message, context)
    }

    fn say(&self, message: &Message, context: &mut Context<'_>) -> Result<(), Error> {
        self.bar.suspend(|| context.say(message))
    }

    /// Shows department by year what was received.
    fn show_received(&self, context: &mut Context<'_>) -> Result<(), Error> {
        self.bar.finish_and_clear();
        if self.events || self.tally.received.is_empty() {
            return Ok(());
        }
        let (columns, rows) = self.tally.received.rows();
        show::listed(context, "收到的报表 | Reports received", &columns, &rows)
    }

    /// Sums up, and says how it went.
    pub fn close(self, context: &mut Context<'_>) -> Result<Exit, Error> {
        let Tally { documents, known, refused, refused_parts, forms, figures, leftovers, .. } = self.tally;
        let event = json!({
            "event": "done", "documents": documents, "forms": forms, "figures": figures, "known": known,
            "refused": refused, "refused_parts": refused_parts, "unrecognised": leftovers, "kept": self.keep,
            "interrupted": self.interrupted,
        });
        let sum = Message::ImportDone { documents, forms, figures, known, refused, refused_parts, leftovers };
        self.tell(event, &sum, context)?;
        if self.interrupted {
            return Err(Message::Interrupted {}.into());
        }
        if !self.keep && !self.events {
            context.say(&Message::NothingKept {})?;
        }
        Ok(if refused + refused_parts > 0 { Exit::Refused } else { Exit::Done })
    }
}

/// The documents that a path names: itself, or all files below it in sorted order, without hidden ones.
fn documents(path: &Path) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_path_buf()];
    }
    let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    WalkDir::new(path)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()))
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}

/// A text that fits into a line of a message.
fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
