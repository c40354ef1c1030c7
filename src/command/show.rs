//! Rows go to the user: which format, how many, where to.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::{Context, shelf};
use crate::error::Error;
use crate::model::Message;
use crate::query::{Catalogue, Column, Kind, Rows, Shown, Stop, Value};
use crate::render::{self, FORMATS, Format, Look, Output, Subject};

/// Rows that a table on a terminal shows when nobody says how many.
const CAP: usize = 50;

/// Writes rows as `--format`, `-o`, `--limit` and the terminal ask; `stop` overrides the limit.
pub fn rows(
    context: &mut Context<'_>,
    subject: &Subject,
    rows: &mut Rows<'_>,
    stop: Option<Stop>,
) -> Result<(), Error> {
    noted(context, subject, rows, stop, |_| Ok(Vec::new()))
}

/// Writes rows, and what a reader of them should know: below a table, else beside the data.
pub fn noted(
    context: &mut Context<'_>,
    subject: &Subject,
    rows: &mut Rows<'_>,
    stop: Option<Stop>,
    notes: impl FnOnce(&Shown) -> Result<Vec<Message>, Message>,
) -> Result<(), Error> {
    let stop = stop.unwrap_or(asked(context)?);
    let columns = rows.columns.clone();
    let mut shown = Shown::of(&columns);
    let mut beside = Vec::new();
    let lang = context.lang;
    write(context, subject, |out| {
        out.begin(&columns)?;
        let more = rows.each(stop, |row| {
            shown.note(row);
            out.row(row).map_err(Error::from)
        })?;
        out.end(more)?;
        for note in notes(&shown)? {
            if !out.note(&note.text(lang))? {
                beside.push(note);
            }
        }
        out.finish()?;
        Ok(())
    })?;
    beside.iter().try_for_each(|note| context.say(note))
}

/// Writes rows that come from no query.
pub fn listed(context: &mut Context<'_>, title: &str, columns: &[Column], rows: &[Vec<Value>]) -> Result<(), Error> {
    let stop = asked(context)?;
    let most = match stop {
        Stop::After(most) | Stop::Cap(most) => most.min(rows.len()),
        Stop::Never | Stop::Refuse(_) => rows.len(),
    };
    let more = matches!(stop, Stop::Cap(_)) && most < rows.len();
    write(context, &Subject::titled(title), |out| {
        out.begin(columns)?;
        rows[..most].iter().try_for_each(|row| out.row(row))?;
        out.end(more)?;
        out.finish()?;
        Ok(())
    })
}

/// Writes rows below an answer: on the same page where people read one, else to stderr.
pub fn below(context: &mut Context<'_>, title: &str, columns: &[Column], rows: &[Vec<Value>]) -> Result<(), Error> {
    let on_page = context.common.output.is_empty() && is_for_people(context)?;
    let format = if on_page { targets(context)?[0].format } else { &FORMATS[0] };
    let look = Look {
        lang: context.lang,
        subject: &Subject::titled(title),
        width: context.width().filter(|_| on_page),
        blocks: context.has_blocks(),
        bom: false,
        check_title: &|_| None,
    };
    let mut text = Vec::from(b"\n");
    {
        let mut output = (format.open)(&mut text, look);
        output.begin(columns)?;
        rows.iter().try_for_each(|row| output.row(row))?;
        output.end(false)?;
        output.finish()?;
    }
    context.out.flush()?;
    if on_page {
        context.out.write_all(&text)?
    } else {
        context.err.write_all(&text)?
    }
    Ok(())
}

/// Writes a text that is whole already.
pub fn whole(context: &mut Context<'_>, text: &str) -> Result<(), Error> {
    if context.common.output.is_empty() {
        context.out.write_all(text.as_bytes())?;
    }
    for path in &context.common.output {
        std::fs::write(path, text).map_err(unwritten(path))?;
    }
    Ok(())
}

/// What to say of a file that cannot be written.
fn unwritten(path: &Path) -> impl Fn(std::io::Error) -> Message {
    move |error| Message::Io { path: path.display().to_string(), reason: error.to_string() }
}

/// When to stop, by `--limit` and the terminal.
fn asked(context: &Context<'_>) -> Result<Stop, Message> {
    let on_terminal = context.terminal.is_some() && context.common.output.is_empty();
    Ok(match context.common.limit {
        Some(0) => Stop::Never,
        Some(limit) => Stop::After(limit),
        None if on_terminal && targets(context)?[0].format.name == FORMATS[0].name => Stop::Cap(CAP),
        None => Stop::Never,
    })
}

/// How many rows will be looked at, where there is a limit.
pub fn most(context: &Context<'_>) -> Result<Option<usize>, Message> {
    Ok(match asked(context)? {
        Stop::After(most) => Some(most),
        Stop::Cap(most) => Some(most + 1),
        Stop::Never | Stop::Refuse(_) => None,
    })
}

/// Whether people alone read the answer, in one language, and no program.
pub fn is_for_people(context: &Context<'_>) -> Result<bool, Message> {
    Ok(targets(context)?.iter().all(|target| target.format.for_people))
}

/// The format of an answer that goes to one place; none where it goes to several in different ones.
pub fn format(context: &Context<'_>) -> Result<Option<&'static Format>, Message> {
    let targets = targets(context)?;
    let first = targets[0].format;
    Ok(targets.iter().all(|target| target.format.name == first.name).then_some(first))
}

/// One place that an answer goes to.
struct Target {
    format: &'static Format,
    /// None is stdout.
    path: Option<PathBuf>,
}

/// Every place that the answer goes to: the files of `-o`, else stdout. `--format` counts before the ending of a file.
fn targets(context: &Context<'_>) -> Result<Vec<Target>, Message> {
    let named = context.common.format.as_deref().map(render::of_name).transpose()?;
    let of_path = |path: &PathBuf| {
        render::of_path(path).ok_or_else(|| Message::UnknownEnding {
            path: path.display().to_string(),
            known: FORMATS.iter().flat_map(|format| format.endings).copied().collect::<Vec<_>>().join(", "),
        })
    };
    let files = context
        .common
        .output
        .iter()
        .map(|path| Ok(Target { format: named.map_or_else(|| of_path(path), Ok)?, path: Some(path.clone()) }));
    let mut targets: Vec<Target> = files.collect::<Result<_, Message>>()?;
    if targets.is_empty() {
        targets.push(Target { format: named.unwrap_or(&FORMATS[0]), path: None });
    }
    Ok(targets)
}

/// All places that an answer goes to, as one.
struct Outputs<'a> {
    each: Vec<(bool, Box<dyn Output + 'a>)>,
    columns: Vec<Column>,
    /// The title of a check: a program reads it in both languages, people look it up in one.
    check_title: &'a dyn Fn(&str) -> Option<String>,
}

impl Outputs<'_> {
    fn begin(&mut self, columns: &[Column]) -> io::Result<()> {
        self.columns = columns.to_vec();
        self.each.iter_mut().try_for_each(|(_, output)| output.begin(columns))
    }

    fn row(&mut self, row: &[Value]) -> io::Result<()> {
        let has_checks = self.columns.iter().any(|column| column.kind == Kind::Check);
        let titled = has_checks.then(|| self.titled(row));
        for (for_people, output) in &mut self.each {
            match &titled {
                Some(titled) if !*for_people => output.row(titled)?,
                _ => output.row(row)?,
            }
        }
        Ok(())
    }

    /// A row with the titles of checks, `中文 | English`, in place of their names.
    fn titled(&self, row: &[Value]) -> Vec<Value> {
        let title = |(column, value): (&Column, &Value)| match (column.kind, value) {
            (Kind::Check, Value::Text(name)) => (self.check_title)(name).map_or(value.clone(), Value::Text),
            _ => value.clone(),
        };
        self.columns.iter().zip(row).map(title).collect()
    }

    fn end(&mut self, more: bool) -> io::Result<()> {
        self.each.iter_mut().try_for_each(|(_, output)| output.end(more))
    }

    /// Whether each of them has a place for it.
    fn note(&mut self, text: &str) -> io::Result<bool> {
        let mut taken = true;
        for (_, output) in &mut self.each {
            taken &= output.note(text)?;
        }
        Ok(taken)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.each.iter_mut().try_for_each(|(_, output)| output.finish())
    }
}

fn write(
    context: &mut Context<'_>,
    subject: &Subject,
    fill: impl FnOnce(&mut Outputs<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    // Only a result that names checks needs their titles, and reads their files.
    let folders = shelf::folders(&context.common.queries, &context.database(), "queries");
    let checks = std::cell::OnceCell::<Option<Catalogue>>::new();
    let check_title = |name: &str| {
        let checks = checks.get_or_init(|| shelf::checks(&folders).ok()).as_ref()?;
        checks.find(name).ok().map(|check| check.header.title.clone())
    };
    let look = Look {
        lang: context.lang,
        subject,
        width: None,
        blocks: false,
        bom: context.common.bom,
        check_title: &check_title,
    };
    let targets = targets(context)?;
    let mut files = Vec::new();
    for path in targets.iter().filter_map(|target| target.path.as_ref()) {
        files.push(BufWriter::new(File::create(path).map_err(unwritten(path))?));
    }
    let mut each: Vec<(bool, Box<dyn Output + '_>)> = Vec::new();
    for (target, file) in targets.iter().zip(&mut files) {
        each.push((target.format.for_people, (target.format.open)(file, look)));
    }
    if each.is_empty() {
        let look = Look { width: context.width(), blocks: context.has_blocks(), ..look };
        each.push((targets[0].format.for_people, (targets[0].format.open)(context.out, look)));
    }
    let mut outputs = Outputs { each, columns: Vec::new(), check_title: &check_title };
    fill(&mut outputs)?;
    drop(outputs);
    for (target, file) in targets.iter().zip(&mut files) {
        file.flush().map_err(unwritten(target.path.as_deref().unwrap_or("-".as_ref())))?;
    }
    Ok(())
}
