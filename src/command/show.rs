//! Rows go to the user: which format, how many, where to.

use std::fs::File;
use std::io::{BufWriter, Write};

use super::{Context, shelf};
use crate::error::Error;
use crate::model::Message;
use crate::query::{Catalogue, Column, Kind, Rows, Shown, Stop, Value};
use crate::render::{self, FORMATS, Format, Look};

/// Rows that a table on a terminal shows when nobody says how many.
const CAP: usize = 50;

/// Writes rows as `--format`, `-o`, `--limit` and the terminal ask; `stop` overrides the limit.
pub fn rows(
    context: &mut Context<'_>,
    title: Option<&str>,
    rows: &mut Rows<'_>,
    stop: Option<Stop>,
) -> Result<(), Error> {
    noted(context, title, rows, stop, |_| Ok(Vec::new()))
}

/// Writes rows, and what a reader of them should know: below a table, else beside the data.
pub fn noted(
    context: &mut Context<'_>,
    title: Option<&str>,
    rows: &mut Rows<'_>,
    stop: Option<Stop>,
    notes: impl FnOnce(&Shown) -> Result<Vec<Message>, Message>,
) -> Result<(), Error> {
    let format = format(context)?;
    let stop = stop.unwrap_or(asked(context, format));
    let columns = rows.columns.clone();
    let mut shown = Shown::of(&columns);
    let mut beside = Vec::new();
    let lang = context.lang;
    let titles = titles(context, &columns)?;
    write(context, format, title, |output| {
        output.begin(&columns)?;
        let more = rows.each(stop, |row| {
            shown.note(row);
            match &titles {
                Some(checks) => output.row(&titled(checks, &columns, row)).map_err(Error::from),
                None => output.row(row).map_err(Error::from),
            }
        })?;
        output.end(more)?;
        for note in notes(&shown)? {
            if !output.note(&note.text(lang))? {
                beside.push(note);
            }
        }
        Ok(())
    })?;
    beside.iter().try_for_each(|note| context.say(note))
}

/// The checks, where a program reads a column of their titles: a table looks them up by itself, in one language.
fn titles(context: &Context<'_>, columns: &[Column]) -> Result<Option<Catalogue>, Message> {
    if is_for_people(context)? || columns.iter().all(|column| column.kind != Kind::Check) {
        return Ok(None);
    }
    Ok(context.checks().ok())
}

/// A row with the titles of checks, `中文 | English`, in place of their names.
fn titled(checks: &Catalogue, columns: &[Column], row: &[Value]) -> Vec<Value> {
    let title = |(column, value): (&Column, &Value)| match (column.kind, value) {
        (Kind::Check, Value::Text(name)) => match checks.find(name) {
            Ok(check) => Value::Text(check.header.title.clone()),
            Err(_) => value.clone(),
        },
        _ => value.clone(),
    };
    columns.iter().zip(row).map(title).collect()
}

/// Writes rows that come from no query.
pub fn listed(context: &mut Context<'_>, title: &str, columns: &[Column], rows: &[Vec<Value>]) -> Result<(), Error> {
    let format = format(context)?;
    let most = match asked(context, format) {
        Stop::After(most) | Stop::Cap(most) => most.min(rows.len()),
        Stop::Never | Stop::Refuse(_) => rows.len(),
    };
    let more = matches!(asked(context, format), Stop::Cap(_)) && most < rows.len();
    write(context, format, Some(title), |output| {
        output.begin(columns)?;
        rows[..most].iter().try_for_each(|row| output.row(row))?;
        output.end(more)?;
        Ok(())
    })
}

/// Writes rows below an answer: on the same page where people read one, else to stderr.
pub fn below(context: &mut Context<'_>, title: &str, columns: &[Column], rows: &[Vec<Value>]) -> Result<(), Error> {
    let format = format(context)?;
    let on_page = matches!(format.name, "table" | "markdown") && context.common.output.is_none();
    let open = if on_page { format.open } else { FORMATS[0].open };
    let look = Look {
        lang: context.lang,
        title: Some(title),
        width: context.terminal.filter(|_| on_page).map(|terminal| terminal.width),
        bom: false,
        check_title: &|_| None,
    };
    let mut text = Vec::from(b"\n");
    {
        let mut output = open(&mut text, look);
        output.begin(columns)?;
        rows.iter().try_for_each(|row| output.row(row))?;
        output.end(false)?;
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
    match &context.common.output {
        None => context.out.write_all(text.as_bytes())?,
        Some(path) => {
            let fault =
                |error: std::io::Error| Message::Io { path: path.display().to_string(), reason: error.to_string() };
            std::fs::write(path, text).map_err(fault)?;
        }
    }
    Ok(())
}

/// When to stop, by `--limit` and the terminal.
fn asked(context: &Context<'_>, format: &Format) -> Stop {
    let on_terminal = context.terminal.is_some() && context.common.output.is_none();
    match context.common.limit {
        Some(0) => Stop::Never,
        Some(limit) => Stop::After(limit),
        None if on_terminal && format.name == "table" => Stop::Cap(CAP),
        None => Stop::Never,
    }
}

/// How many rows will be looked at, where there is a limit.
pub fn most(context: &Context<'_>) -> Result<Option<usize>, Message> {
    Ok(match asked(context, format(context)?) {
        Stop::After(most) => Some(most),
        Stop::Cap(most) => Some(most + 1),
        Stop::Never | Stop::Refuse(_) => None,
    })
}

/// Whether a person reads the answer, in one language, and no program.
pub fn is_for_people(context: &Context<'_>) -> Result<bool, Message> {
    Ok(matches!(format(context)?.name, "table" | "markdown"))
}

/// `--format`, else the ending of `-o`, else a table.
pub fn format(context: &Context<'_>) -> Result<&'static Format, Message> {
    match (&context.common.format, &context.common.output) {
        (Some(name), _) => render::of_name(name),
        (None, Some(path)) => render::of_path(path).ok_or_else(|| Message::UnknownEnding {
            path: path.display().to_string(),
            known: FORMATS.iter().flat_map(|format| format.endings).copied().collect::<Vec<_>>().join(", "),
        }),
        (None, None) => Ok(&FORMATS[0]),
    }
}

fn write(
    context: &mut Context<'_>,
    format: &Format,
    title: Option<&str>,
    fill: impl FnOnce(&mut dyn render::Output) -> Result<(), Error>,
) -> Result<(), Error> {
    // Only a result that names checks needs their titles, and reads their files.
    let folders = shelf::folders(&context.common.queries, &context.database(), "queries");
    let checks = std::cell::OnceCell::<Option<Catalogue>>::new();
    let check_title = |name: &str| {
        let checks = checks.get_or_init(|| shelf::checks(&folders).ok()).as_ref()?;
        checks.find(name).ok().map(|check| check.header.title.clone())
    };
    let to_file = context.common.output.as_ref();
    let look = Look {
        lang: context.lang,
        title,
        width: context.terminal.filter(|_| to_file.is_none()).map(|terminal| terminal.width),
        bom: context.common.bom,
        check_title: &check_title,
    };
    match to_file {
        None => fill(&mut *(format.open)(context.out, look)),
        Some(path) => {
            let fault =
                |error: std::io::Error| Message::Io { path: path.display().to_string(), reason: error.to_string() };
            let mut file = BufWriter::new(File::create(path).map_err(fault)?);
            fill(&mut *(format.open)(&mut file, look))?;
            file.flush().map_err(fault)?;
            Ok(())
        }
    }
}
