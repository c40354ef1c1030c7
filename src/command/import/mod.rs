/*!
`import`: files and folders go into the database, each a whole or not at all.

`paths` finds the files, `reading` reads them on all cores, this file stores one document after the other and says what
happened; `received`, `rejects` and `answers` are the table and the lists at the end.
*/

mod answers;
mod large;
mod paths;
mod reading;
mod received;
mod rejects;
mod trial;

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::{Value, json};

use self::large::Large;
use self::reading::Read;
use self::received::{ReceivedTable, State};
use super::{Context, ledgers, shelf, show};
use crate::cli::Import;
use crate::error::{Error, Exit};
use crate::form::{Given, Kind, Understood};
use crate::model::entry::{Leftover, Refusal};
use crate::model::{Lang, Message, Place};
use crate::store::{Asked, Check, Incoming, Known, Likeness, Outcome, Proposal, Replaced, Store, Stored};

pub use self::reading::{Reader, bytes_of, hash, hexadecimal};
pub use self::rejects::{Reject, listed};

/// Imports what the options name; the rest goes on when a document is refused.
pub fn run(options: &Import, context: &mut Context<'_>) -> Result<Exit, Error> {
    let checks = context.checks()?;
    with_checks(options, shelf::for_store(&checks)?, context)
}

/// Imports, with the findings of some checks.
pub fn with_checks(options: &Import, checks: Vec<Check<'_>>, context: &mut Context<'_>) -> Result<Exit, Error> {
    let database = context.database();
    let forms = shelf::forms(&shelf::folders(&context.common.forms, &database, "forms"))?;
    let given = Given {
        department: options.department.as_deref(),
        year: options.year,
        unit: options.unit,
        keep_contacts: options.keep_contacts,
    };
    let named: Vec<paths::Named> = options.paths.iter().flat_map(|named| paths::documents(named)).collect();
    let paths: Vec<(paths::Named, Option<Large>)> = named
        .into_iter()
        .map(|named| {
            let large = large::look(&named, options.bulk, given);
            (named, large)
        })
        .collect();
    // A new database that begins with large tables is made by loading them.
    let loads = !database.exists() && paths.first().is_some_and(|(_, large)| large.is_some());
    let store = match (loads, options.dry_run && !database.exists()) {
        (true, _) => None,
        // A trial leaves no file behind where there was none.
        (false, true) => Some(Store::in_memory()?),
        (false, false) => Some(context.store()?),
    };
    let mut store = store;
    let mut registered = true;
    if let Some(store) = store.as_mut().filter(|_| !options.dry_run) {
        registered = ledgers::register_beside(store, &checks, options.events, context)?;
    }
    let corrections = store.as_ref().map(Store::corrections_in_force).transpose()?.unwrap_or(0);
    let known = store.as_ref().map(Store::hashes).transpose()?.unwrap_or_default();
    let mut import = Importing {
        database: store,
        checks,
        keep: !options.dry_run,
        events: options.events,
        tally: Tally::default(),
        bar: ProgressBar::hidden(),
        interrupted: false,
    };
    let reader = Reader { forms: &forms, given, known: &known };
    let stop = stop_on_interrupt();
    let read = import.all(&paths, reader, &stop, context);
    import.interrupted = stop.load(Ordering::Relaxed);
    // Also an import that cannot go on says what became of the documents before.
    import.show_received(context)?;
    import.show_rejects(context)?;
    read?;
    let mut whole = registered;
    if let Some(store) = import.database.as_mut().filter(|_| import.keep) {
        whole &= ledgers::correct_beside(store, &import.checks, import.events, context)?;
        ledgers::tell_ended(store, corrections, import.events, context)?;
        answers::tell(store, &import.tally.asked, import.events, context)?;
    }
    match import.close(context)? {
        Exit::Done if !whole => Ok(Exit::Refused),
        exit => Ok(exit),
    }
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
    /// Where documents go; none before a new database was loaded.
    pub database: Option<Store>,
    /// Checks that findings come from.
    pub checks: Vec<Check<'a>>,
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
    rejects: Vec<Reject>,
    shown: trial::Seen,
    /// What there was to ask of reports before the first document of this import replaced a form or figures of them.
    asked: Vec<Asked>,
}

/// Something that happened: as events, and as a line.
struct Told(Vec<Value>, Message);

impl Importing<'_> {
    /// Imports what paths name, in their order: large tables side by side as one load, other documents one by one.
    fn all(
        &mut self,
        paths: &[(paths::Named, Option<Large>)],
        reader: Reader<'_>,
        stop: &AtomicBool,
        context: &mut Context<'_>,
    ) -> Result<(), Error> {
        for stretch in paths.chunk_by(|(_, one), (_, next)| one.is_some() == next.is_some()) {
            let tables: Vec<(&paths::Named, &Large)> =
                stretch.iter().filter_map(|(named, large)| Some((named, large.as_ref()?))).collect();
            if !tables.is_empty() {
                self.load(&tables, reader.given, stop, context)?;
            } else {
                let documents: Vec<&paths::Named> = stretch.iter().map(|(named, _)| named).collect();
                self.progress(documents.len(), context.lang);
                reading::read_all(&documents, reader, stop, |index, name, read| {
                    self.bar.set_position(index as u64);
                    self.store(name, read, context)
                })?;
            }
            if stop.load(Ordering::Relaxed) {
                break;
            }
        }
        Ok(())
    }

    /// The database, which is made where it is not there yet.
    fn database(&mut self, context: &mut Context<'_>) -> Result<&mut Store, Error> {
        if self.database.is_none() {
            self.database = Some(if self.keep { context.store()? } else { Store::in_memory()? });
        }
        Ok(self.database.as_mut().expect("it was just made"))
    }

    /// Shows a bar for more documents than a reader would follow line by line; a trial is there to be read.
    fn progress(&mut self, documents: usize, lang: Lang) {
        let follows = documents <= 20 || self.events || !self.keep || !std::io::stderr().is_terminal();
        self.bar = ProgressBar::with_draw_target(
            Some(documents as u64),
            if follows { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() },
        )
        .with_message("0");
        if let Ok(style) = ProgressStyle::with_template(&Message::ProgressBar {}.text(lang)) {
            self.bar.set_style(style);
        }
    }

    /// Imports one document from its bytes.
    pub fn document(
        &mut self,
        name: &str,
        bytes: &[u8],
        reader: Reader<'_>,
        context: &mut Context<'_>,
    ) -> Result<(), Error> {
        self.store(name, reading::read(name, bytes, reader), context)
    }

    /// Stores one document that was read.
    fn store(&mut self, name: &str, read: Result<Read, Message>, context: &mut Context<'_>) -> Result<(), Error> {
        let Read { hash, understood } = match read {
            Ok(read) => read,
            Err(reason) => {
                self.tally.refused += 1;
                return self.refuse(name, [(None, None, reason)], context);
            }
        };
        let Some(understood) = understood else {
            // Another process may have taken it out meanwhile; the next run will find it new.
            return match self.database(context)?.known(&hash)? {
                Some(known) => self.known(name, known, context),
                None => Ok(()),
            };
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
        self.database(context)?;
        let store = self.database.as_mut().expect("it is open");
        match store.put(incoming, &self.checks, self.keep)? {
            Outcome::Known(known) => self.known(name, known, context),
            Outcome::Stored(stored) => self.stored(name, &understood, &stored, context),
        }
    }

    /// A document that is in the database already.
    fn known(&mut self, name: &str, known: Known, context: &mut Context<'_>) -> Result<(), Error> {
        self.tally.known += 1;
        for (department, year, in_force) in &known.reports {
            let state = if *in_force { State::Received } else { State::Superseded };
            self.tally.received.note(department, *year, state);
        }
        let in_force = known.is_in_force();
        let event = json!({ "event": "known", "path": name, "first": known.path, "in_force": in_force });
        let (path, first) = (name.to_string(), known.path);
        let message =
            if in_force { Message::KnownInForce { path, first } } else { Message::KnownReplaced { path, first } };
        self.tell(vec![Told(vec![event], message)], context)
    }

    /// A document that went in.
    fn stored(
        &mut self,
        name: &str,
        understood: &Understood,
        stored: &Stored,
        context: &mut Context<'_>,
    ) -> Result<(), Error> {
        let (forms, figures) = (understood.statements.len(), stored.figures);
        self.tally.documents += 1;
        self.tally.forms += forms;
        self.tally.figures += figures;
        self.tally.refused_parts += understood.refusals.len();
        self.tally.received.note_document(understood);
        for asked in &stored.asked {
            match self.tally.asked.iter_mut().find(|known| known.report == asked.report) {
                Some(known) => known.is_whole |= asked.is_whole,
                None => self.tally.asked.push(asked.clone()),
            }
        }
        let left = leftovers(name, understood, context.lang);
        self.tally.leftovers += left.len();
        let event = json!({
            "event": "imported", "path": name, "forms": forms, "figures": figures, "unrecognised": left.len(),
            "amended": stored.amended, "reports": null,
        });
        let path = name.to_string();
        let message = if self.keep {
            Message::Imported { path, forms, figures }
        } else {
            Message::WouldImport { path, forms, figures, leftovers: left.len() }
        };
        let mut told = vec![Told(vec![event], message)];
        for Replaced { form, department, year, older } in stored.replaced.clone() {
            self.tally.received.note_replaced(&department, year);
            let event = json!({
                "event": "replaced", "path": name, "form": form.name(), "department": department, "year": year,
                "older": older,
            });
            let form = context.lang.pick(form.words()).to_string();
            told.push(Told(vec![event], Message::Replaced { form, department, year, older }));
        }
        if stored.amended > 0 {
            let event = json!({ "event": "amended", "path": name, "figures": stored.amended });
            told.push(Told(vec![event], Message::Amended { figures: stored.amended }));
        }
        for Proposal { name: new, known, likeness } in stored.proposals.iter().take(PROPOSALS).cloned() {
            let why = context.lang.pick(likeness_words(likeness)).to_string();
            let event = json!({ "event": "may_be_known", "path": name, "department": new, "known": known, "why": why });
            told.push(Told(vec![event], Message::MayBeKnown { name: new, known, why }));
        }
        if !self.keep {
            told.extend(trial::told(name, understood, stored, &mut self.tally.shown, context.lang));
        }
        told.extend(left);
        self.tell(told, context)?;
        self.keep_refusals(name, &understood.refusals, context)?;
        self.refuse(name, refusals(understood), context)
    }

    /// Keeps what was refused of a document, for `status`.
    fn keep_refusals(&mut self, name: &str, refusals: &[Refusal], context: &mut Context<'_>) -> Result<(), Error> {
        if self.keep {
            let lang = context.lang;
            self.database(context)?.refused(name, refusals, lang)?;
        }
        Ok(())
    }

    /// Refuses a document of which nothing could be read.
    fn refuse_all(&mut self, name: &str, understood: &Understood, context: &mut Context<'_>) -> Result<(), Error> {
        self.tally.refused += 1;
        self.tally.received.note_document(understood);
        self.keep_refusals(name, &understood.refusals, context)?;
        if understood.refusals.is_empty() {
            return self.refuse(name, [(Some(Place::start()), None, Message::NoFigures {})], context);
        }
        self.refuse(name, refusals(understood), context)
    }

    /// Keeps what was refused for the list at the end: place, row, reason.
    fn refuse(
        &mut self,
        path: &str,
        refused: impl IntoIterator<Item = (Option<Place>, Option<String>, Message)>,
        context: &mut Context<'_>,
    ) -> Result<(), Error> {
        for (place, row, reason) in refused {
            let reject = Reject { path: path.to_string(), place, row, reason };
            if self.events {
                writeln!(context.out, "{}", reject.event(context.lang))?;
            }
            self.tally.rejects.push(reject);
        }
        self.bar.set_message(self.tally.rejects.len().to_string());
        Ok(())
    }

    /// Tells what became of a document. A bar says enough of one that went as it should.
    fn tell(&self, told: Vec<Told>, context: &mut Context<'_>) -> Result<(), Error> {
        if self.events {
            let mut events = told.iter().flat_map(|Told(events, _)| events);
            return events.try_for_each(|event| Ok(writeln!(context.out, "{event}")?));
        }
        if !self.bar.is_hidden() && told.len() == 1 {
            return Ok(());
        }
        self.bar.suspend(|| told.iter().try_for_each(|Told(_, message)| context.say(message)))
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

    /// Lists what was refused.
    fn show_rejects(&self, context: &mut Context<'_>) -> Result<(), Error> {
        if self.events || self.tally.rejects.is_empty() {
            return Ok(());
        }
        rejects::listed(&self.tally.rejects, context.lang).iter().try_for_each(|line| context.say(line))
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
        if self.events {
            writeln!(context.out, "{event}")?;
        } else {
            context.say(&sum)?;
        }
        if self.interrupted {
            return Err(Message::Interrupted {}.into());
        }
        if !self.keep && !self.events {
            context.say(&Message::NothingKept {})?;
        }
        Ok(if refused + refused_parts > 0 { Exit::Refused } else { Exit::Done })
    }
}

/// Known departments that a new one may be, as many as are told.
const PROPOSALS: usize = 3;

/// Why a new name may be a known department's: `中文 | English`.
fn likeness_words(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::SameCode => "编码相同 | the same code",
        Likeness::Contained => "名称只差前面的地名 | one name is the end of the other",
        Likeness::OneCharacter => "名称只差一个字 | one character more or less",
    }
}

/// What was refused of a document that was understood. A row of a table is known by what stands in it.
fn refusals(understood: &Understood) -> impl Iterator<Item = (Option<Place>, Option<String>, Message)> {
    understood.refusals.iter().map(|refusal| {
        let whole = understood.leftovers.iter().find(|leftover| leftover.place == refusal.place);
        let row = whole.map(|leftover| &leftover.text).or_else(|| understood.rows.get(&refusal.place));
        (Some(refusal.place.clone()), row.cloned(), refusal.reason.clone())
    })
}

/// The cells that nobody understood. Refused rows have a list of their own.
fn leftovers(name: &str, understood: &Understood, lang: Lang) -> Vec<Told> {
    let is_refused = |place: &Place| understood.refusals.iter().any(|refusal| refusal.place == *place);
    let told = |leftover: &Leftover| {
        let (place, text, reason) = (&leftover.place, leftover.text.trim(), leftover.reason.text(lang));
        let row = understood.rows.get(place).filter(|row| *row != text);
        let event = json!({
            "event": "unrecognised", "path": name, "cell": place.to_string(), "row": row, "text": text, "reason": reason,
        });
        let cell = rejects::told(place, row.map(String::as_str), lang);
        Told(vec![event], Message::LeftOver { cell, text: rejects::shortened(text), reason })
    };
    understood.leftovers.iter().filter(|leftover| !is_refused(&leftover.place)).map(told).collect()
}
