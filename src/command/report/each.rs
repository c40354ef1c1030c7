//! One report for every department: several at a time, each worker with a reader of its own.

use std::io::IsTerminal;
use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::place::Places;
use super::{Asked, Kit, gather, query, subjects, write};
use crate::cli;
use crate::command::Context;
use crate::error::{Error, Exit};
use crate::model::{Lang, Message};
use crate::query::Reader;

/// What came of a department: what to say, or why there is none.
type Outcome = Result<Vec<Message>, Message>;

/// Writes the reports. What cannot be written of one department is told at the end, and the others are written.
pub fn run(
    kit: &Kit,
    given: &[(String, String)],
    reader: &Reader,
    options: &cli::Report,
    context: &mut Context<'_>,
) -> Result<Exit, Error> {
    let departments = subjects(kit, reader, given)?;
    if departments.is_empty() {
        return Err(Message::ReportNobody { year: gather::year(given) }.into());
    }
    let places = Places::folders(&context.common)?;
    let bar = bar(departments.len(), context.lang);
    let next = AtomicUsize::new(0);
    let outcomes: Mutex<Vec<(usize, Outcome)>> = Mutex::new(Vec::new());
    let work = Work { kit, given, restore: options.restore, places: &places, departments: &departments };
    let workers = std::thread::available_parallelism().map_or(1, NonZero::get).min(departments.len());
    let (lang, common, program) = (context.lang, &context.common, &context.program);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                let (mut out, mut err) = (std::io::sink(), std::io::sink());
                let mut own = Context {
                    lang,
                    terminal: None,
                    common: common.clone(),
                    out: &mut out,
                    err: &mut err,
                    program: program.clone(),
                };
                let reader = query::judged_reader(&own);
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(department) = departments.get(at) else { return };
                    let outcome = match &reader {
                        Ok(reader) => work.of(department, reader, &mut own),
                        Err(message) => Err(message.clone()),
                    };
                    if let Ok(mut outcomes) = outcomes.lock() {
                        outcomes.push((at, outcome));
                    }
                    bar.inc(1);
                }
            });
        }
    });
    bar.finish_and_clear();
    let mut outcomes = outcomes.into_inner().unwrap_or_default();
    outcomes.sort_by_key(|(at, _)| *at);
    tell(&work, outcomes, context)
}

/// What the workers share.
struct Work<'a> {
    kit: &'a Kit,
    given: &'a [(String, String)],
    restore: bool,
    places: &'a Places,
    departments: &'a [String],
}

impl Work<'_> {
    /// Writes the reports of a department.
    fn of(&self, department: &str, reader: &Reader, context: &mut Context<'_>) -> Outcome {
        let given = [self.given, &[("department".to_string(), department.to_string())]].concat();
        let asked = Asked { kit: self.kit, reader, given };
        let said = |error: Error| match error {
            Error::Said(message) => message,
            Error::Output(error) => Message::Io { path: department.to_string(), reason: error.to_string() },
        };
        let content = gather::content(&asked, context).map_err(said)?;
        let mut messages = Vec::new();
        for (path, format) in self.places.files(&gather::file_name(&asked, context)?) {
            messages.extend(write(&content, &path, format, self.kit, self.restore)?);
        }
        Ok(messages)
    }
}

/// Tells what became of documents that were there, what was not written, and how much was.
fn tell(work: &Work<'_>, outcomes: Vec<(usize, Outcome)>, context: &mut Context<'_>) -> Result<Exit, Error> {
    let (mut departments, mut files, mut failed) = (0, 0, Vec::new());
    for (at, outcome) in outcomes {
        match outcome {
            Ok(messages) => {
                departments += 1;
                for message in messages {
                    match message {
                        Message::ReportWritten { .. } => files += 1,
                        // That a document was there is news of one, not of a hundred.
                        Message::ReportReplaced { .. } => {}
                        message => context.say(&message)?,
                    }
                }
            }
            Err(message) => failed.push((at, message)),
        }
    }
    for (at, message) in &failed {
        let (department, reason) = (work.departments[*at].clone(), message.text(context.lang));
        context.say(&Message::ReportFailed { department, reason })?;
    }
    context.say(&Message::ReportsWritten { departments, files, folder: work.places.shown() })?;
    Ok(if failed.is_empty() { Exit::Done } else { Exit::Refused })
}

/// A bar on a terminal, nothing elsewhere.
fn bar(departments: usize, lang: Lang) -> ProgressBar {
    let target = match std::io::stderr().is_terminal() {
        true => ProgressDrawTarget::stderr(),
        false => ProgressDrawTarget::hidden(),
    };
    let bar = ProgressBar::with_draw_target(Some(departments as u64), target);
    match ProgressStyle::with_template(&Message::ReportBar {}.text(lang)) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
