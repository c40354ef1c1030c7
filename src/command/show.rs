//! Rows go to the user: which format, how many, where to.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::{Context, shelf};
use crate::error::Error;
use crate::model::Message;
use crate::query::{Catalogue, Column, Kind, Reader, Rows, Shown, Stop, Value, holding};
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
    page(context, subject, |page| page.rows(rows, stop, |_| (), |_| Ok(Vec::new())))
}

/// Writes rows that come from no query.
pub fn listed(context: &mut Context<'_>, title: &str, columns: &[Column], rows: &[Vec<Value>]) -> Result<(), Error> {
    page(context, &Subject::titled(title), |page| page.listed(columns, rows))
}

/// Opens every place that an answer goes to, has `fill` write one result or several, and says what none of them has a
/// place for. `subject` is that of the result, or of the whole.
pub fn page(
    context: &mut Context<'_>,
    subject: &Subject,
    fill: impl FnOnce(&mut Page<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let targets = targets(context)?;
    if subject.chart.is_none() && targets.iter().any(|target| target.format.draws) {
        return Err(Message::NoChart { name: subject.name.clone().unwrap_or_default() }.into());
    }
    let stop = asked(context)?;
    let data = if targets.iter().any(|target| target.format.cites) { holding(context) } else { Vec::new() };
    let subject = &Subject { data: data.clone(), ..subject.clone() };
    // Only a result that names checks needs their titles, and reads their files.
    let folders = shelf::folders(&context.common.queries, &context.database(), "queries");
    let checks = std::cell::OnceCell::<Option<Catalogue>>::new();
    let check_title = |name: &str| {
        let checks = checks.get_or_init(|| shelf::checks(&folders).ok()).as_ref()?;
        checks.find(name).ok().map(|check| check.header.title.clone())
    };
    let look = Look { bom: context.common.bom, check_title: &check_title, ..Look::of(context.lang, subject) };
    let mut files = Vec::new();
    for path in targets.iter().filter_map(|target| target.path.as_ref()) {
        files.push(BufWriter::new(File::create(path).map_err(unwritten(path))?));
    }
    let mut each: Vec<(&Format, Box<dyn Output + '_>)> = Vec::new();
    for (target, file) in targets.iter().zip(&mut files) {
        each.push((target.format, (target.format.open)(file, look)));
    }
    if each.is_empty() {
        let look = Look { width: context.width(), blocks: context.has_blocks(), ..look };
        each.push((targets[0].format, (targets[0].format.open)(context.out, look)));
    }
    let mut page = Page { each, columns: Vec::new(), look, stop, data, beside: Vec::new(), aside: Vec::new() };
    fill(&mut page)?;
    page.each.iter_mut().try_for_each(|(_, output)| output.finish())?;
    let (beside, aside) = (std::mem::take(&mut page.beside), std::mem::take(&mut page.aside));
    drop(page);
    for (target, file) in targets.iter().zip(&mut files) {
        file.flush().map_err(unwritten(target.path.as_deref().unwrap_or("-".as_ref())))?;
    }
    beside.iter().try_for_each(|note| context.say(note))?;
    if !aside.is_empty() {
        context.out.flush()?;
        context.err.write_all(&aside)?;
    }
    Ok(())
}

/// Of which data an answer is: what the database holds, where there is one.
pub fn holding(context: &Context<'_>) -> Vec<(String, String)> {
    let path = context.database();
    let Ok(held) = Reader::open(&path, None).and_then(|reader| holding::of(&reader)) else { return Vec::new() };
    let said = |title: &str, value: String| (title.to_string(), value);
    // What is handed on need not tell where its maker keeps files.
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let mut data = vec![
        said("数据库 | database", name),
        said("已导入文件 | documents imported", held.documents.to_string()),
        said("部门年度报表 | reports of a department and year", held.reports.to_string()),
    ];
    data.extend(held.newest.map(|time| said("最近一次导入 | newest import", time)));
    data
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

/// Whether every place has room for several results; else what to say.
pub fn takes_several(context: &Context<'_>) -> Result<(), Message> {
    match targets(context)?.iter().find(|target| !target.format.several) {
        None => Ok(()),
        Some(target) => Err(Message::OneResultAFile { format: target.format.name.to_string() }),
    }
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
        let format = named.unwrap_or(&FORMATS[0]);
        if format.binary && context.terminal.is_some() {
            return Err(Message::BinaryOnTerminal { format: format.name.to_string() });
        }
        targets.push(Target { format, path: None });
    }
    Ok(targets)
}

/// All places that an answer goes to, as one.
pub struct Page<'a> {
    each: Vec<(&'a Format, Box<dyn Output + 'a>)>,
    /// Those of the result that is being written.
    columns: Vec<Column>,
    look: Look<'a>,
    /// When to stop, where nobody says otherwise.
    stop: Stop,
    /// Of which data the results are.
    data: Vec<(String, String)>,
    /// Notes, and rows, that some place has no room for.
    beside: Vec<Message>,
    aside: Vec<u8>,
}

impl Page<'_> {
    /// Says what the next of several results is the answer to.
    pub fn section(&mut self, subject: &Subject) -> Result<(), Error> {
        let subject = Subject { data: self.data.clone(), ..subject.clone() };
        self.each.iter_mut().try_for_each(|(_, output)| output.section(&subject))?;
        Ok(())
    }

    /// Writes the rows of a query, each of which `seen` sees, and what a reader of them should know.
    pub fn rows(
        &mut self,
        rows: &mut Rows<'_>,
        stop: Option<Stop>,
        mut seen: impl FnMut(&[Value]),
        notes: impl FnOnce(&Shown) -> Result<Vec<Message>, Message>,
    ) -> Result<(), Error> {
        let mut shown = Shown::of(&rows.columns);
        self.begin(&rows.columns.clone())?;
        let more = rows.each(stop.unwrap_or(self.stop), |row| {
            shown.note(row);
            seen(row);
            self.row(row).map_err(Error::from)
        })?;
        self.end(more)?;
        for note in notes(&shown)? {
            self.note(note)?;
        }
        Ok(())
    }

    /// Writes rows that come from no query.
    pub fn listed(&mut self, columns: &[Column], rows: &[Vec<Value>]) -> Result<(), Error> {
        let most = match self.stop {
            Stop::After(most) | Stop::Cap(most) => most.min(rows.len()),
            Stop::Never | Stop::Refuse(_) => rows.len(),
        };
        self.begin(columns)?;
        rows[..most].iter().try_for_each(|row| self.row(row))?;
        self.end(matches!(self.stop, Stop::Cap(_)) && most < rows.len())?;
        Ok(())
    }

    /// Writes rows that belong to the result above: as a result of their own where several have room, else to stderr.
    pub fn below(&mut self, title: &str, columns: &[Column], rows: &[Vec<Value>]) -> Result<(), Error> {
        let subject = Subject { data: self.data.clone(), ..Subject::titled(title) };
        let write = |output: &mut Box<dyn Output + '_>| {
            output.begin(columns)?;
            rows.iter().try_for_each(|row| output.row(row))?;
            output.end(false)
        };
        for (_, output) in self.each.iter_mut().filter(|(format, _)| format.several) {
            output.section(&subject)?;
            write(output)?;
        }
        if !self.each.iter().all(|(format, _)| format.several) {
            self.aside.push(b'\n');
            let mut output = (FORMATS[0].open)(&mut self.aside, Look { subject: &subject, ..self.look });
            write(&mut output)?;
            output.finish()?;
        }
        Ok(())
    }

    /// Says something behind the result.
    pub fn note(&mut self, note: Message) -> Result<(), Error> {
        let text = note.text(self.look.lang);
        let mut taken = true;
        for (_, output) in &mut self.each {
            taken &= output.note(&text)?;
        }
        if !taken {
            self.beside.push(note);
        }
        Ok(())
    }

    /// Says something that is no part of the answer, once it is written.
    pub fn say(&mut self, message: Message) {
        self.beside.push(message);
    }

    fn begin(&mut self, columns: &[Column]) -> io::Result<()> {
        self.columns = columns.to_vec();
        self.each.iter_mut().try_for_each(|(_, output)| output.begin(columns))
    }

    fn row(&mut self, row: &[Value]) -> io::Result<()> {
        let has_checks = self.columns.iter().any(|column| column.kind == Kind::Check);
        let titled = has_checks.then(|| self.titled(row));
        for (format, output) in &mut self.each {
            match &titled {
                Some(titled) if !format.for_people => output.row(titled)?,
                _ => output.row(row)?,
            }
        }
        Ok(())
    }

    /// A row with the titles of checks, `中文 | English`, in place of their names: a program reads them in both languages,
    /// people look them up in one.
    fn titled(&self, row: &[Value]) -> Vec<Value> {
        let title = |(column, value): (&Column, &Value)| match (column.kind, value) {
            (Kind::Check, Value::Text(name)) => (self.look.check_title)(name).map_or(value.clone(), Value::Text),
            _ => value.clone(),
        };
        self.columns.iter().zip(row).map(title).collect()
    }

    fn end(&mut self, more: bool) -> io::Result<()> {
        self.each.iter_mut().try_for_each(|(_, output)| output.end(more))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Terminal;
    use super::*;
    use crate::cli::Common;
    use crate::model::Lang;

    #[test]
    fn a_workbook_does_not_go_to_a_terminal() {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut refusal = |terminal: Option<Terminal>, output: &[&str]| {
            let common = Common {
                format: Some("xlsx".to_string()),
                output: output.iter().map(PathBuf::from).collect(),
                ..Common::default()
            };
            let context = Context {
                lang: Lang::En,
                terminal,
                common,
                out: &mut out,
                err: &mut err,
                program: "fiscus".to_string(),
            };
            targets(&context).err()
        };
        let terminal = Some(Terminal { width: 80, height: 24, blocks: false });
        assert_eq!(refusal(terminal, &[]), Some(Message::BinaryOnTerminal { format: "xlsx".to_string() }));
        assert_eq!(refusal(terminal, &["a.xlsx"]), None);
        assert_eq!(refusal(None, &[]), None);
    }
}
