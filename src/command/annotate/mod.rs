/*!
`annotate`: a document goes back to whoever filled it in, with a comment at each cell that has a finding and a list of the
questions.

[`question`] asks the database what there is to ask, [`list`] makes the list; the comments are written by
`document::annotate`. The database is only read: what was answered is seen when the corrected document is imported, see
`import::answers`.
*/

mod list;
mod question;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::{Context, check, import};
use crate::cli::{Annotate, Check};
use crate::document::annotate::{self, Author, Remark};
use crate::document::{self, Block};
use crate::error::{Error, Exit};
use crate::model::Message;
use crate::query::Query;

use question::{Likeness, Question};

/// Writes the copy and the list.
pub fn run(options: &Annotate, context: &mut Context<'_>) -> Result<Exit, Error> {
    let shown = options.path.display().to_string();
    let bytes = import::bytes_of(&options.path, &shown)?;
    let ending = document::guarded(&shown, || annotate::ending(&shown, &bytes))?;
    if ending.is_none() && options.questions.is_none() {
        return Err(Message::NoComments { path: shown }.into());
    }
    let checks = context.checks()?;
    let (reader, whole) = check::reader(&Check::default(), &checks, context)?;
    let found = question::document(&reader, &shown, &import::hash(&bytes))?;
    let mut questions = question::all(&reader, &checks, found.id, options.severity.as_deref())?;
    if found.likeness != Likeness::Content {
        context.say(&Message::AnnotatesOther { path: shown.clone(), known: found.path.clone() })?;
        only_at_the_same_text(&mut questions, &document::guarded(&shown, || document::read(&shown, &bytes))?);
    }
    if questions.is_empty() {
        context.say(&Message::NothingToAsk { path: shown })?;
        return Ok(Exit::Done);
    }
    let targets = Targets::of(options, ending.as_deref(), context)?;
    if let Some(copy) = &targets.copy {
        let lang = context.lang;
        let remarks: Vec<Remark> = questions.iter().filter_map(|question| question.remark(lang)).collect();
        let author = Author { name: "fiscus", initials: "F", date: &found.now };
        let annotated = document::guarded(&shown, || annotate::annotate(&shown, &bytes, &remarks, author))?;
        std::fs::write(copy, &annotated.bytes).map_err(unwritten(copy))?;
        let mut placed = annotated.placed.iter();
        for question in &mut questions {
            question.commented = question.cell.is_some() && placed.next().copied().unwrap_or(false);
        }
        let comments = questions.iter().filter(|question| question.commented).count();
        context.say(&Message::Annotated { copy: copy.display().to_string(), comments })?;
    }
    let date = found.now.split('T').next().unwrap_or_default();
    list::write(&targets.list, &options.path, date, &questions, context)?;
    let listed = questions.iter().filter(|question| !question.commented).count();
    context.say(&Message::QuestionsListed { path: targets.list.display().to_string(), questions: questions.len() })?;
    if targets.copy.is_some() && listed > 0 {
        context.say(&Message::QuestionsWithoutCell { questions: listed })?;
    }
    Ok(if whole { Exit::Done } else { Exit::Refused })
}

/// The statements behind the command.
pub fn statements() -> Result<Vec<Query>, Message> {
    Ok(vec![question::document_query()?, question::query()?])
}

/// What to say of a file that cannot be written.
fn unwritten(path: &Path) -> impl Fn(std::io::Error) -> Message {
    move |error| Message::Io { path: path.display().to_string(), reason: error.to_string() }
}

/// The file is not the one that was imported, and its cells may have moved: a question stays at its cell only where the cell
/// holds what was read there.
fn only_at_the_same_text(questions: &mut [Question], document: &document::Document) {
    let cells = document.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(cell) => vec![cell],
        Block::Table(rows) => rows.iter().flatten().collect(),
    });
    let texts: HashMap<String, &str> = cells.map(|cell| (cell.place.to_string(), cell.text.trim())).collect();
    for question in questions {
        let is_same = |cell: &String| {
            texts.get(cell).copied() == question.raw.as_deref().map(str::trim) && question.raw.is_some()
        };
        question.cell = question.cell.take().filter(is_same);
    }
}

/// Where copy and list go.
struct Targets {
    copy: Option<PathBuf>,
    list: PathBuf,
}

impl Targets {
    /// As `-o` and `--questions` say, else beside the document. Neither may be the document itself.
    fn of(options: &Annotate, ending: Option<&str>, context: &Context<'_>) -> Result<Targets, Message> {
        let named = match context.common.output.as_slice() {
            [] => None,
            [one] => Some(one.clone()),
            more => return Err(Message::OneCopy { copies: more.len() }),
        };
        let stem = options.path.file_stem().unwrap_or_default().to_string_lossy();
        let beside = |folder: &Path, word: &str, ending: &str| {
            folder.with_file_name(format!("{stem}-{}.{ending}", context.lang.pick(word)))
        };
        let copy = match (ending, named) {
            (Some(ending), Some(copy)) => {
                if !copy.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending)) {
                    return Err(Message::CopyEnding { path: copy.display().to_string(), ending: ending.to_string() });
                }
                Some(copy)
            }
            (Some(ending), None) => Some(beside(&options.path, "批注 | annotated", ending)),
            (None, Some(_)) => return Err(Message::NoComments { path: options.path.display().to_string() }),
            (None, None) => None,
        };
        let list = options
            .questions
            .clone()
            .unwrap_or_else(|| beside(copy.as_ref().unwrap_or(&options.path), "问题清单 | questions", "docx"));
        for path in copy.iter().chain([&list]) {
            let same = std::fs::canonicalize(path).ok().zip(std::fs::canonicalize(&options.path).ok());
            if same.is_some_and(|(one, other)| one == other) {
                return Err(Message::CopyOverItself { path: path.display().to_string() });
            }
        }
        Ok(Targets { copy, list })
    }
}
