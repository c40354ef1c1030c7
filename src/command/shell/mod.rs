/*!
`shell`: questions one after the other, about one database.

A text is read (`editor` from a terminal, `script` from a file or a pipe), understood (`line`) and answered: a statement as
`fiscus sql` answers it, the name of a query with its words as `fiscus query` does, a dot-command by its record in
`commands`. A mistake is told, and the shell goes on. Nothing here writes to the database: statements run behind the same
guard as everywhere. What can be written is a query file, by `.save`.
*/

mod commands;
mod complete;
mod editor;
mod history;
mod known;
mod lift;
mod line;
mod save;
mod script;
mod words;

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::{Context, Terminal, query, shelf, show};
use crate::error::{Error, Exit};
use crate::model::{Message, near};
use crate::query::{Reader, guard, run as ask};
use crate::render::{self, FORMATS, Format, Subject};
use line::Line;
use save::Good;

/// Talks with a user at a terminal, or runs the script that is piped in; then 1 where anything failed.
pub fn run(context: &mut Context<'_>) -> Result<Exit, Error> {
    Reader::open(&context.database(), None)?;
    let converses = context.terminal.is_some() && io::stdin().is_terminal();
    let mut shell = Shell::new(context, converses)?;
    if converses {
        editor::converse(&mut shell)?;
        return Ok(Exit::Done);
    }
    script::run(&mut shell, "stdin", &mut io::stdin().lock())?;
    Ok(if shell.failed { Exit::Failed } else { Exit::Done })
}

/// What lasts from line to line.
struct Shell<'s, 'c> {
    context: &'s mut Context<'c>,
    /// Whether somebody sits at a terminal.
    converses: bool,
    /// `.mode`
    mode: Option<&'static Format>,
    /// `.output`
    output: Option<Sink>,
    /// `.once`
    once: Option<PathBuf>,
    /// `.timer`
    timer: bool,
    /// `.timeout`
    timeout: Option<Duration>,
    /// The last statement that was answered, for `.save`.
    good: Option<Good>,
    /// Names of queries, until one may have come.
    queries: Option<Vec<String>>,
    /// Files within files of `.read`.
    depth: usize,
    failed: bool,
    over: bool,
}

/// Where answers go instead of the screen.
struct Sink {
    path: PathBuf,
    format: &'static Format,
    file: BufWriter<File>,
}

/// Where a text is from, for messages: none of what is typed at a prompt.
type Place<'p> = Option<(&'p str, usize)>;

impl<'s, 'c> Shell<'s, 'c> {
    /// The options of the command line are where it begins: `--format` is `.mode`, `-o` is `.output`.
    fn new(context: &'s mut Context<'c>, converses: bool) -> Result<Shell<'s, 'c>, Error> {
        let outputs = std::mem::take(&mut context.common.output);
        let mode = context.common.format.take();
        let mut shell = Shell {
            context,
            converses,
            mode: None,
            output: None,
            once: None,
            timer: false,
            timeout: None,
            good: None,
            queries: None,
            depth: 0,
            failed: false,
            over: false,
        };
        if let Some(name) = mode {
            shell.mode = Some(mode_of(&name)?);
        }
        if outputs.len() > 1 {
            return Err(Message::ShellOneOutput {}.into());
        }
        outputs.iter().try_for_each(|path| shell.send_to(path))?;
        Ok(shell)
    }

    /// Understands a text and answers it, and tells what went wrong.
    fn take(&mut self, text: &str, line: &Line<'_>, place: Place<'_>) -> Result<(), Error> {
        guard::go_on();
        let began = Instant::now();
        match line {
            Line::Nothing | Line::Unfinished => return Ok(()),
            Line::Dot(words) => {
                let done = commands::run(self, words);
                self.told(done, place)?;
            }
            Line::Query(line) => {
                let done = self.query(line);
                self.told(done, place)?;
            }
            Line::Unknown(word) => {
                let unknown = self.unknown(word);
                self.told(Err(unknown), place)?;
            }
            Line::Statements(statements) => {
                for at in statements {
                    let done = self.statement(text, at.clone(), place);
                    let line = text[..at.start].matches('\n').count();
                    self.told(done, place.map(|(name, first)| (name, first + line)))?;
                    if guard::is_cancelled() {
                        break;
                    }
                }
            }
        }
        if self.timer && !matches!(line, Line::Dot(_)) {
            let seconds = format!("{:.3}", began.elapsed().as_secs_f64());
            self.context.say(&Message::ShellTime { seconds })?;
        }
        Ok(())
    }

    /// Tells a mistake and goes on; only where nothing more can be written does the shell end.
    fn told(&mut self, done: Result<(), Error>, place: Place<'_>) -> Result<(), Error> {
        let message = match done {
            Ok(()) => return Ok(()),
            // Whatever a statement broke off with, it was the user who stopped it; the terminal has written ^C.
            Err(Error::Said(_)) if guard::is_cancelled() => {
                self.failed = true;
                writeln!(self.context.err)?;
                return self.context.say(&Message::ShellCancelled {});
            }
            // Here nobody can give a value by `-p`.
            Err(Error::Said(Message::SqlParamMissing { name })) => Message::ShellParam { name },
            Err(Error::Said(Message::NamelessParam {})) => Message::ShellParam { name: "?".to_string() },
            Err(Error::Said(message)) => message,
            Err(Error::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => return Err(error.into()),
            Err(Error::Output(error)) => {
                let path = self.output.as_ref().map_or("stdout".to_string(), |sink| sink.path.display().to_string());
                Message::Io { path, reason: error.to_string() }
            }
        };
        self.failed = true;
        self.context.out.flush()?;
        super::tell_error_at(self.context.err, place, &message, self.context.lang)?;
        Ok(())
    }

    /// A statement, as `fiscus sql` answers it. In a script its lines count from the first of the script.
    fn statement(&mut self, text: &str, at: Range<usize>, place: Place<'_>) -> Result<(), Error> {
        let sql = &text[at.clone()];
        let before = place.map_or(0, |(_, first)| first - 1 + text[..at.start].matches('\n').count());
        let padded = format!("{}{sql}", "\n".repeat(before));
        let origin = place.map_or("SQL", |(name, _)| name);
        let timeout = self.timeout;
        let mut good = None;
        self.with(|context| {
            let reader = query::reader(context, timeout)?;
            let mut rows = ask::ad_hoc_of(&reader, origin, &padded, &[])?;
            let mut answered = Good::of(sql, &rows.columns);
            show::page(context, &Subject::default(), |page| {
                page.rows(&mut rows, None, |row| answered.note(row), |_| Ok(Vec::new()))
            })?;
            good = Some(answered);
            Ok(())
        })?;
        self.good = good;
        Ok(())
    }

    /// A named query, as `fiscus query` answers it.
    fn query(&mut self, line: &str) -> Result<(), Error> {
        self.ask(&words::split(line)?)
    }

    /// The same, in words.
    fn ask(&mut self, words: &[String]) -> Result<(), Error> {
        let [name, words @ ..] = words else { return Ok(()) };
        let words: Vec<std::ffi::OsString> = words.iter().map(Into::into).collect();
        self.with(|context| {
            context.lang = crate::cli::lang(&words).unwrap_or(context.lang);
            query::run(name, &words, context).map(|_| ())
        })
    }

    /// Runs one command of ours with the settings of the shell.
    fn with(&mut self, answer: impl FnOnce(&mut Context<'_>) -> Result<(), Error>) -> Result<(), Error> {
        let once = self.once.take();
        let mut common = self.context.common.clone();
        common.format = self.mode.map(|mode| mode.name.to_string());
        // A window may have changed since.
        let mut terminal = self.context.terminal.map(|_| Terminal::of_environment());
        // Time taken is not to be that of a reader.
        let mut pages = self.converses && !self.timer && !common.no_pager;
        let out: &mut dyn Write = match (&once, &mut self.output) {
            (Some(path), _) => {
                common.format = Some(format_of(path, self.mode)?.name.to_string());
                common.output = vec![path.clone()];
                pages = false;
                &mut *self.context.out
            }
            (None, Some(sink)) => {
                common.format = Some(sink.format.name.to_string());
                terminal = None;
                &mut sink.file
            }
            (None, None) => &mut *self.context.out,
        };
        let (lang, program) = (self.context.lang, self.context.program.clone());
        let done = super::paged(&mut *out, &mut *self.context.err, terminal.filter(|_| pages), |out, err| {
            answer(&mut Context { lang, terminal, common, out, err, program })
        });
        match done {
            // Who left the pager has seen enough.
            Err(Error::Output(error)) if pages && error.kind() == io::ErrorKind::BrokenPipe => {}
            done => done?,
        }
        out.flush()?;
        match once {
            Some(path) => self.context.say(&Message::ShellWritten { path: path.display().to_string() }),
            None => Ok(()),
        }
    }

    /// Sends all that follows to a file. It takes several answers, one behind the other, which a workbook or a page does not.
    fn send_to(&mut self, path: &Path) -> Result<(), Error> {
        let format = format_of(path, self.mode)?;
        if is_whole(format) {
            return Err(Message::ShellDocument { format: format.name.to_string() }.into());
        }
        let failed = |error: io::Error| Message::Io { path: path.display().to_string(), reason: error.to_string() };
        let file = BufWriter::new(File::create(path).map_err(failed)?);
        self.output = Some(Sink { path: path.to_path_buf(), format, file });
        Ok(())
    }

    /// The folders that named queries lie in.
    fn folders(&self) -> Vec<PathBuf> {
        shelf::folders(&self.context.common.queries, &self.context.database(), "queries")
    }

    /// The names of the named queries; a folder that cannot be read is told when one of them is asked for.
    fn names(&mut self) -> &[String] {
        if self.queries.is_none() {
            let queries = shelf::queries(&self.folders()).or_else(|_| shelf::queries(&[]));
            let names = queries.iter().flat_map(|queries| queries.all()).map(|query| query.header.name.clone());
            self.queries = Some(names.collect());
        }
        self.queries.as_deref().unwrap_or_default()
    }

    /// What to say of a word that begins nothing.
    fn unknown(&mut self, word: &str) -> Error {
        let known: Vec<&str> =
            self.names().iter().map(String::as_str).chain(line::BEGINNINGS).chain(line::BARE).collect();
        let close = near::nearest(word, known.iter().copied());
        match close.is_empty() {
            true => Message::ShellUnknown { word: word.to_string() },
            false => Message::ShellUnknownNear {
                word: word.to_string(),
                known: near::listed(close.iter().map(String::as_str), close.len()),
            },
        }
        .into()
    }
}

/// Whether a format makes a document of its own, neither read on a screen nor put behind another.
fn is_whole(format: &Format) -> bool {
    format.binary || format.cites
}

/// The format of a name, which is to be read on the screen.
fn mode_of(name: &str) -> Result<&'static Format, Message> {
    match render::of_name(name)? {
        format if is_whole(format) => Err(Message::ShellDocument { format: format.name.to_string() }),
        format => Ok(format),
    }
}

/// The format of a file: its ending counts, since a mode was chosen for the screen; a plain text takes the mode.
fn format_of(path: &Path, mode: Option<&'static Format>) -> Result<&'static Format, Message> {
    let own = render::of_path(path).filter(|format| format.name != FORMATS[0].name || mode.is_none());
    own.or(mode).ok_or_else(|| Message::ShellEnding {
        path: path.display().to_string(),
        known: FORMATS.iter().flat_map(|format| format.endings).copied().collect::<Vec<_>>().join(", "),
    })
}
