//! `import`: files and folders go into the database, each a whole or not at all.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use serde_json::json;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use super::{Context, shelf};
use crate::cli::Import;
use crate::document;
use crate::error::{Error, Exit};
use crate::form::{self, Definition, Given, Kind, Understood};
use crate::model::{Message, Place};
use crate::store::{Check, Incoming, Outcome, Store};

/// Imports what the options name; the rest goes on when a document is refused.
pub fn run(options: &Import, context: &mut Context<'_>) -> Result<Exit, Error> {
    let database = context.database();
    let checks = shelf::checks(&shelf::folders(&context.common.queries, &database, "queries"))?;
    let forms = shelf::forms(&shelf::folders(&context.common.forms, &database, "forms"))?;
    let given = Given { department: options.department.as_deref(), year: options.year, unit: options.unit };
    // A trial leaves no file behind where there was none.
    let new = options.dry_run && !database.exists();
    let store = if new { Store::in_memory()? } else { Store::open(&database)? };
    let mut import = Importing {
        store,
        forms,
        checks: shelf::for_store(&checks)?,
        given,
        keep: !options.dry_run,
        events: options.events,
        tally: Tally::default(),
    };
    for named in &options.paths {
        for path in documents(named) {
            let name = path.display().to_string();
            match std::fs::read(&path) {
                Ok(bytes) => import.document(&name, &bytes, context)?,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                    import.refuse(&name, None, &Message::NoSuchFile { path: name.clone() }, context)?;
                }
                Err(error) => {
                    import.refuse(
                        &name,
                        None,
                        &Message::Io { path: name.clone(), reason: error.to_string() },
                        context,
                    )?;
                }
            }
        }
    }
    import.close(context)
}

/// An import under way.
pub struct Importing<'a> {
    /// Where documents go.
    pub store: Store,
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
}

impl Importing<'_> {
    /// Imports one document.
    pub fn document(&mut self, name: &str, bytes: &[u8], context: &mut Context<'_>) -> Result<(), Error> {
        // A reader that panics is our fault; the rest of the folder goes on.
        let read = || understand(&self.forms, name, bytes, self.given);
        let understood =
            catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(Message::OurFault { path: name.to_string() }));
        let understood = match understood {
            Ok(understood) => understood,
            Err(message) => return self.refuse(name, None, &message, context),
        };
        if understood.statements.is_empty() {
            return self.refuse_all(name, &understood, context);
        }
        let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let incoming = Incoming {
            path: name,
            sha256: &hash,
            amends: understood.kind == Kind::Tidy,
            statements: &understood.statements,
            leftovers: &understood.leftovers,
            lang: context.lang,
        };
        match self.store.put(incoming, &self.checks, self.keep)? {
            Outcome::Known { path, in_force } => {
                self.tally.known += 1;
                let message = if in_force {
                    Message::KnownInForce { path: name.to_string(), first: path }
                } else {
                    Message::KnownReplaced { path: name.to_string(), first: path }
                };
                self.tell(json!({ "event": "known", "path": name, "in_force": in_force }), &message, context)
            }
            Outcome::Stored(stored) => {
                self.tally.documents += 1;
                self.tally.forms += understood.statements.len();
                self.tally.figures += stored.figures;
                let (forms, figures) = (understood.statements.len(), stored.figures);
                self.tell(
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
    pub fn refuse(
        &mut self,
        name: &str,
        place: Option<Place>,
        message: &Message,
        context: &mut Context<'_>,
    ) -> Result<(), Error> {
        self.tally.refused += 1;
        self.refusal(name, place, message, context)
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
                context.say(&Message::RefusedAt { path: name.to_string(), cell: place.told(lang), reason })?
            }
            // The sentence names the file itself.
            None if reason.contains(name) => context.say(&Message::RefusedFor { reason })?,
            None => context.say(&Message::RefusedAt { path: name.to_string(), cell: String::new(), reason })?,
        }
        match help {
            Some(help) => context.say(&Message::Indented { text: help }),
            None => Ok(()),
        }
    }

    fn tell(&mut self, event: serde_json::Value, message: &Message, context: &mut Context<'_>) -> Result<(), Error> {
        if self.events {
            writeln!(context.out, "{event}")?;
            return Ok(());
        }
        context.say(message)
    }

    /// Sums up, and says how it went.
    pub fn close(mut self, context: &mut Context<'_>) -> Result<Exit, Error> {
        let Tally { documents, known, refused, refused_parts, forms, figures, leftovers } = self.tally;
        let event = json!({
            "event": "done", "documents": documents, "forms": forms, "figures": figures, "known": known,
            "refused": refused, "refused_parts": refused_parts, "unrecognised": leftovers, "kept": self.keep,
        });
        self.tell(
            event,
            &Message::ImportDone { documents, forms, figures, known, refused, refused_parts, leftovers },
            context,
        )?;
        if !self.keep && !self.events {
            context.say(&Message::NothingKept {})?;
        }
        Ok(if refused + refused_parts > 0 { Exit::Refused } else { Exit::Done })
    }
}

fn understand(forms: &[Definition], name: &str, bytes: &[u8], given: Given<'_>) -> Result<Understood, Message> {
    let document = document::read(name, bytes)?;
    form::understand(forms, document, given)
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
