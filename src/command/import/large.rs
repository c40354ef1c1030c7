/*!
Large tables of one amount a row: too many rows to be held at once, and quick.

Where a small table tells of each figure in which cell it stands, a large one tells of each report in which lines. One
thread reads the file and makes its hash, another understands the rows; what they say is put in order and stored when the
last row was read.
*/

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::paths::{Named, fault, shown};
use super::reading::hexadecimal;
use super::rejects::{self, Reject};
use super::{Importing, Told, trial};
use crate::command::Context;
use crate::document::records::{HEAD, Records, Shape, shape};
use crate::error::Error;
use crate::form::Given;
use crate::form::mapping::Mapping;
use crate::form::tidy::{self, Columns, stream};
use crate::model::{Lang, Message, Place};
use crate::store::{Ended, Known, Load, Loaded, Table};

/// A file of more bytes is a large table, if it is a table of one amount a row: some forty thousand rows.
const LARGE: u64 = 4 << 20;

/// A large table that was looked at.
pub struct Large {
    shape: Shape,
    columns: Columns,
    /// The columns as they are shown.
    mapping: Mapping,
    bytes: u64,
}

/// Looks whether a path names a large table; with `any`, size does not matter.
pub fn look(named: &Named, any: bool, given: Given<'_>) -> Option<Large> {
    let bytes = std::fs::metadata(&named.path).ok().filter(|known| known.is_file())?.len();
    if named.unread.is_some() || !(any || bytes > LARGE) {
        return None;
    }
    let mut first = Vec::new();
    File::open(&named.path).ok()?.take(HEAD as u64).read_to_end(&mut first).ok()?;
    let (shape, head) = shape(&shown(&named.path), &first)?;
    // A head that lacks a column is told where it is read as a document.
    let columns = tidy::columns(&head).ok()??;
    let mapping = columns.mapping(&head, given);
    Some(Large { shape, columns, mapping, bytes })
}

/// A table and how it is to be read.
struct Source<'a> {
    file: &'a Path,
    path: String,
    large: &'a Large,
    given: Given<'a>,
    stop: &'a AtomicBool,
    lang: Lang,
}

/// What is to be told of the rows of a table.
#[derive(Default)]
struct Seen {
    hash: String,
    /// Rows that were refused, and the first of them.
    refused: usize,
    rejects: Vec<Reject>,
    /// Amounts that were finer than a fen, and the line of the first.
    rounded: usize,
    first_rounded: u32,
}

/// Refused rows of a table that are told one by one; all are kept in `unrecognised`.
const TOLD: usize = 200;

/// Rows between two looks at the bar and at whether the user wants an end.
const STEP: usize = 1 << 14;

impl Importing<'_> {
    /// Takes large tables in, as one change. What became of them is told when it is kept. A table that the user does not
    /// wait for is left out, those before it are kept.
    pub fn load(
        &mut self,
        tables: &[(&Named, &Large)],
        given: Given<'_>,
        stop: &AtomicBool,
        context: &mut Context<'_>,
    ) -> Result<(), Error> {
        let mut load = match self.database.take() {
            Some(store) => Load::into_existing(store)?,
            None => Load::into_new(&context.database())?,
        };
        let mut all = Vec::new();
        for (named, large) in tables {
            let path = shown(&named.path);
            let source = Source { file: &named.path, path, large, given, stop, lang: context.lang };
            self.bar = bar_of_bytes(large.bytes, self.events, context.lang);
            match take_in(&mut load, &source, &self.bar) {
                Ok(taken) => all.push((source, taken)),
                Err(message) => {
                    self.database = load.give_up()?;
                    return Err(message.into());
                }
            }
            self.bar.finish_and_clear();
            if stop.load(Ordering::Relaxed) {
                break;
            }
        }
        let is_kept = self.keep && all.iter().any(|(_, taken)| matches!(taken, Taken::In { .. }));
        self.database = if is_kept { Some(load.close(&self.checks)?) } else { load.give_up()? };
        all.into_iter().try_for_each(|(source, taken)| self.tell_taken(&source, taken, context))
    }

    /// Tells what became of a table.
    fn tell_taken(&mut self, source: &Source<'_>, taken: Taken, context: &mut Context<'_>) -> Result<(), Error> {
        match taken {
            Taken::Stopped => Ok(()),
            Taken::Known(known) => self.known(&source.path, known, context),
            Taken::Refused(reason) => {
                self.tally.refused += 1;
                self.refuse(&source.path, [(None, None, reason)], context)
            }
            Taken::Empty(seen) if seen.refused == 0 => {
                self.tally.refused += 1;
                self.refuse(&source.path, [(Some(Place::start()), None, Message::NoFigures {})], context)
            }
            Taken::Empty(seen) => {
                self.tally.refused += 1;
                self.refuse_rows(&source.path, seen, context)
            }
            Taken::In { loaded, seen } => {
                self.loaded(source, loaded, &seen, context)?;
                self.tally.refused_parts += seen.refused;
                self.refuse_rows(&source.path, seen, context)
            }
        }
    }

    /// Tells what went in.
    fn loaded(
        &mut self,
        source: &Source<'_>,
        loaded: Loaded,
        seen: &Seen,
        context: &mut Context<'_>,
    ) -> Result<(), Error> {
        let Loaded { reports, forms, figures, amended, .. } = loaded;
        self.tally.documents += 1;
        self.tally.forms += forms;
        self.tally.figures += figures;
        let path = source.path.clone();
        let unknown = source.large.columns.unknown();
        let event = json!({
            "event": "imported", "path": path, "forms": forms, "figures": figures, "unrecognised": unknown.len(),
            "amended": amended, "reports": reports,
        });
        let imported = if self.keep {
            Message::Imported { path, forms, figures }
        } else {
            Message::WouldImport { path, forms, figures, leftovers: unknown.len() }
        };
        let mut told = vec![Told(vec![event], imported), Told(Vec::new(), Message::ByLines { reports })];
        if amended > 0 {
            let event = json!({ "event": "amended", "path": source.path, "figures": amended });
            told.push(Told(vec![event], Message::Amended { figures: amended }));
        }
        if seen.rounded > 0 {
            let event = json!({
                "event": "rounded", "path": source.path, "figures": seen.rounded, "line": seen.first_rounded,
            });
            told.push(Told(vec![event], Message::RoundedFrom { figures: seen.rounded, line: seen.first_rounded }));
        }
        if !self.keep {
            let shown = &mut self.tally.shown;
            told.extend(trial::columns(&source.path, std::iter::once(&source.large.mapping), shown, context.lang));
        }
        self.tally.leftovers += unknown.len();
        for cell in unknown {
            let (text, reason) = (cell.text.trim(), Message::UnknownColumn { column: cell.text.trim().to_string() });
            let reason = reason.text(context.lang);
            let event = json!({
                "event": "unrecognised", "path": source.path, "cell": cell.place.to_string(), "row": null, "text": text,
                "reason": reason,
            });
            let (cell, text) = (rejects::told(&cell.place, None, context.lang), rejects::shortened(text));
            told.push(Told(vec![event], Message::LeftOver { cell, text, reason }));
        }
        self.tell(told, context)
    }

    /// Tells the first of the rows that were refused, and how many there are.
    fn refuse_rows(&mut self, path: &str, seen: Seen, context: &mut Context<'_>) -> Result<(), Error> {
        let more = seen.refused - seen.rejects.len();
        let rows = seen.rejects.into_iter().map(|reject| (reject.place, reject.row, reject.reason));
        self.refuse(path, rows, context)?;
        if more > 0 {
            self.refuse(path, [(None, None, Message::MoreRefused { rows: more })], context)?;
        }
        Ok(())
    }
}

/// What became of a table.
enum Taken {
    /// Its figures went in.
    In { loaded: Loaded, seen: Seen },
    /// No row of it could be understood.
    Empty(Seen),
    /// Its content is in the database already.
    Known(Known),
    /// It could not be read to its end.
    Refused(Message),
    /// The user ended the import.
    Stopped,
}

/// Takes a table in. The error is of the database: then nothing of the load can be kept.
fn take_in(load: &mut Load, source: &Source<'_>, bar: &ProgressBar) -> Result<Taken, Message> {
    let mut table = load.table(&source.path)?;
    let mut seen = match read(source, &mut table, bar) {
        Ok(seen) => seen,
        Err(Message::Database { path, reason }) => return Err(Message::Database { path, reason }),
        // A file that cannot be read to its end is refused as a whole; the others go on.
        Err(reason) => return table.forget().map(|()| Taken::Refused(reason)),
    };
    if source.stop.load(Ordering::Relaxed) {
        return table.forget().map(|()| Taken::Stopped);
    }
    let mut doubled = Vec::new();
    let ended = table.close(&seen.hash, |line, before| {
        seen.refused += 1;
        if doubled.len() < MOST_DOUBLED {
            doubled.push((line, before));
        }
    })?;
    Ok(match ended {
        Ended::Known(known) => Taken::Known(known),
        Ended::Empty => Taken::Empty(seen),
        Ended::Loaded(loaded) => {
            keep_doubled(load, loaded.document_id, source, doubled, &mut seen)?;
            Taken::In { loaded, seen }
        }
    })
}

/// Reads the rows of a table; what is wrong with one row does not stop the others.
fn read(source: &Source<'_>, table: &mut Table<'_>, bar: &ProgressBar) -> Result<Seen, Message> {
    let file = File::open(source.file).map_err(|error| fault(&source.path, &error))?;
    thread::scope(|scope| {
        let (sender, chunks) = sync_channel(CHUNKS);
        let hashing = scope.spawn(move || hash_and_hand_on(file, &sender));
        let mut seen = Seen::default();
        let read = rows(source, Records::new(Chunks::of(chunks), source.large.shape), table, bar, &mut seen);
        let hashed = hashing.join().unwrap_or_else(|_| Err(io::Error::other("the reading thread ended")));
        read?;
        seen.hash = hashed.map_err(|error| fault(&source.path, &error))?;
        Ok(seen)
    })
}

fn rows(
    source: &Source<'_>,
    mut records: Records<Chunks>,
    table: &mut Table<'_>,
    bar: &ProgressBar,
    seen: &mut Seen,
) -> Result<(), Message> {
    let columns = &source.large.columns;
    for cell in columns.unknown() {
        let reason = Message::UnknownColumn { column: cell.text.trim().to_string() };
        table.refuse(&cell.place.to_string(), cell.text.trim(), &reason.text(source.lang))?;
    }
    let mut rows = stream::Rows::new(columns, source.given);
    let mut is_head = true;
    for row in 0.. {
        if row % STEP == 0 {
            bar.set_position(records.bytes());
            if source.stop.load(Ordering::Relaxed) {
                return Ok(());
            }
        }
        match records.advance() {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                return Err(Message::EndlessRow { path: source.path.clone(), line: records.line() });
            }
            Err(error) => return Err(fault(&source.path, &error)),
        }
        if std::mem::take(&mut is_head) || records.is_empty() {
            continue;
        }
        match rows.figure(&mut records, table) {
            Ok(None) => {}
            Ok(Some(figure)) => {
                if figure.rounded {
                    seen.first_rounded = if seen.rounded == 0 { records.line() } else { seen.first_rounded };
                    seen.rounded += 1;
                }
                table.take(&figure, records.line())?;
            }
            Err(Message::Database { path, reason }) => return Err(Message::Database { path, reason }),
            Err(reason) => {
                let place = Place::Line { line: records.line(), field: 1 };
                let text = records.text();
                table.refuse(&place.to_string(), &text, &reason.text(source.lang))?;
                seen.refused += 1;
                if seen.rejects.len() < TOLD {
                    let path = source.path.clone();
                    seen.rejects.push(Reject { path, place: Some(place), row: Some(text), reason });
                }
            }
        }
    }
    Ok(())
}

/// Figures that stood in a line before, of which the row is looked up; more would fill the memory.
const MOST_DOUBLED: usize = 3_000_000;

/// Keeps the rows of figures that stood in a line before: only now that all are in order is it known which they are, so
/// the table is read once more.
fn keep_doubled(
    load: &Load,
    document_id: i64,
    source: &Source<'_>,
    mut doubled: Vec<(u32, u32)>,
    seen: &mut Seen,
) -> Result<(), Message> {
    if doubled.is_empty() {
        return Ok(());
    }
    doubled.sort_unstable();
    let mut doubled = doubled.into_iter().peekable();
    let file = File::open(source.file).map_err(|error| fault(&source.path, &error))?;
    let mut records = Records::new(file, source.large.shape);
    while let Some((line, before)) = doubled.peek().copied()
        && records.advance().map_err(|error| fault(&source.path, &error))?
    {
        if records.line() < line {
            continue;
        }
        doubled.next();
        let place = Place::Line { line, field: 1 };
        let (text, reason) = (records.text(), Message::FigureTwice { line: before });
        load.refuse(document_id, &place.to_string(), &text, &reason.text(source.lang))?;
        // The first rows in order of their lines are told.
        if seen.rejects.len() < 2 * TOLD {
            seen.rejects.push(Reject { path: source.path.clone(), place: Some(place), row: Some(text), reason });
        }
    }
    seen.rejects.sort_by_key(|reject| reject.place.as_ref().map(Place::line));
    seen.rejects.truncate(TOLD);
    Ok(())
}

/// Bytes that are read at once, and how often they may wait.
const CHUNK: usize = 1 << 20;
const CHUNKS: usize = 3;

/// Reads a file, hands its bytes on and makes their hash.
fn hash_and_hand_on(mut file: File, sender: &SyncSender<Vec<u8>>) -> io::Result<String> {
    let mut hash = Sha256::new();
    loop {
        let mut chunk = vec![0; CHUNK];
        let read = file.read(&mut chunk)?;
        chunk.truncate(read);
        hash.update(&chunk);
        // Nobody takes any more when the reading of rows has ended.
        if read == 0 || sender.send(chunk).is_err() {
            return Ok(hexadecimal(&hash.finalize()));
        }
    }
}

/// The bytes that another thread hands on.
struct Chunks {
    chunks: Receiver<Vec<u8>>,
    chunk: Vec<u8>,
    at: usize,
}

impl Chunks {
    fn of(chunks: Receiver<Vec<u8>>) -> Chunks {
        Chunks { chunks, chunk: Vec::new(), at: 0 }
    }
}

impl Read for Chunks {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.chunk.len() {
            self.chunk = self.chunks.recv().unwrap_or_default();
            self.at = 0;
        }
        let taken = into.len().min(self.chunk.len() - self.at);
        into[..taken].copy_from_slice(&self.chunk[self.at..self.at + taken]);
        self.at += taken;
        Ok(taken)
    }
}

/// A bar that shows how much of a table was read.
fn bar_of_bytes(bytes: u64, events: bool, lang: Lang) -> ProgressBar {
    let follows = events || !io::stderr().is_terminal();
    let target = if follows { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let bar = ProgressBar::with_draw_target(Some(bytes), target);
    match ProgressStyle::with_template(&Message::LoadBar {}.text(lang)) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
