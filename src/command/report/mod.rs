/*!
`report`: what a department or a year comes to, as a page to print, a Word document and a workbook.

What a report says is data: a kind ([`Kind`]) lists sections and their queries, [`gather`] asks them and makes a
[`Content`] of the answers, `render::report` writes it. The files that all of it is made from may be changed by a user.
*/

mod each;
mod gather;
mod kind;
mod place;

use std::path::{Path, PathBuf};

use super::score;
use super::{Context, query, shelf, show};
use crate::cli;
use crate::error::{Error, Exit};
use crate::model::Message;
use crate::model::near::offer;
use crate::query::{Catalogue, Column, Kind as ColumnKind, Query, Reader, Source, Value, lookup, param, run as ask};
use crate::render::report::{self, Content, Desk, Format, Merged, Templates};
use crate::score::Scheme;
use kind::{Kind, Of};
use place::Places;

/// The scheme that a score is by where nobody says.
const SCHEME: &str = "hn-10-60-30";

/// Writes a report, or one for each department; without a name, lists the kinds.
pub fn run(options: &cli::Report, context: &mut Context<'_>) -> Result<Exit, Error> {
    if let Some(folder) = &options.write_templates {
        return write_templates(folder, context);
    }
    let folders = shelf::folders(&options.templates, &context.database(), "templates");
    if let Some(folder) = options.templates.iter().find(|folder| !folder.is_dir()) {
        return Err(Message::NoSuchFolder { path: folder.display().to_string() }.into());
    }
    let files = shelf::templates(&folders)?;
    let Some(name) = &options.name else { return list(&files, context) };
    let kit = Kit::of(name, files, context)?;
    let reader = query::judged_reader(context)?;
    let given = given(options, &kit, &reader)?;
    match (kit.kind.of, &options.department, options.each) {
        (Of::All, Some(_), _) | (Of::All, None, true) => Err(Message::ReportOfAll { name: name.clone() }.into()),
        (Of::Department, None, false) => Err(Message::ReportDepartment { name: name.clone() }.into()),
        (Of::Department, None, true) => each::run(&kit, &given, &reader, options, context),
        (Of::Department, Some(typed), _) => {
            let department = one_of_those_with_a_report(typed, &kit, &reader, &given)?;
            let given = [given, vec![("department".to_string(), department)]].concat();
            let asked = Asked { kit: &kit, reader: &reader, given };
            single(&asked, options, context)
        }
        (Of::All, None, false) => single(&Asked { kit: &kit, reader: &reader, given }, options, context),
    }
}

/// All that reports of a kind are made with, read once for all of them.
pub struct Kit {
    kind: Kind,
    queries: Vec<(String, Query)>,
    schemes: Vec<Scheme>,
    metrics: Catalogue,
    checks: Catalogue,
    templates: Templates,
    /// Of which data they are.
    data: Vec<(String, String)>,
}

impl Kit {
    fn of(name: &str, files: Vec<shelf::Template>, context: &Context<'_>) -> Result<Kit, Error> {
        let kind = kinds(&files)
            .find(|(known, _)| *known == name)
            .map(|(_, file)| Kind::parse(name, &file.origin, &file.text));
        let kind = kind.unwrap_or_else(|| {
            Err(Message::NoSuchReport {
                name: name.to_string(),
                known: offer(name, kinds(&files).map(|(known, _)| known).collect::<Vec<_>>()),
            })
        })?;
        let queries = kind.queries().chain([SUBJECTS]).map(|name| Ok((name.to_string(), find(name, &files, context)?)));
        let queries = queries.collect::<Result<Vec<_>, Message>>()?;
        // A report is handed on: where the database lies says nothing to its readers.
        let database = context.database().file_name().unwrap_or_default().to_string_lossy().into_owned();
        let held = show::holding(context).into_iter().map(|(title, value)| match title.ends_with("database") {
            true => (title, database.clone()),
            false => (title, value),
        });
        let data = [
            held.collect::<Vec<_>>(),
            vec![("生成程序 | made by".to_string(), concat!("fiscus ", env!("CARGO_PKG_VERSION")).to_string())],
        ]
        .concat();
        let templates = files.into_iter().filter(|file| !file.name.ends_with(".toml") && !file.name.ends_with(".sql"));
        Ok(Kit {
            kind,
            queries,
            schemes: score::schemes(context)?,
            metrics: score::metrics(context)?,
            checks: context.checks()?,
            templates: Templates::of(templates.map(|file| (file.name, file.origin, file.text)).collect())?,
            data,
        })
    }

    fn query(&self, name: &str) -> Option<&Query> {
        self.queries.iter().find(|(known, _)| known == name).map(|(_, query)| query)
    }

    /// The title of a check.
    fn check_title(&self, name: &str) -> Option<String> {
        self.checks.find(name).ok().map(|check| check.header.title.clone())
    }
}

/// The query that lists of whom there can be a report.
const SUBJECTS: &str = "report-subjects";

/// The kinds among the files: name and file.
fn kinds(files: &[shelf::Template]) -> impl Iterator<Item = (&str, &shelf::Template)> {
    files.iter().filter_map(|file| Some((file.name.strip_suffix(".toml")?, file)))
}

/// A query by name: of the templates, of the commands, or a named one.
fn find(name: &str, files: &[shelf::Template], context: &Context<'_>) -> Result<Query, Message> {
    if let Some(file) = files.iter().find(|file| file.name.strip_suffix(".sql") == Some(name)) {
        let source = Source { origin: file.origin.clone(), text: file.text.clone() };
        return Ok(Catalogue::of_queries(vec![source])?.find(name)?.clone());
    }
    if name == "status" {
        return super::reports_received();
    }
    shelf::query(&shelf::folders(&context.common.queries, &context.database(), "queries"), name)
}

/// The queries that built-in reports bring with them.
pub fn statements() -> Result<Vec<Query>, Message> {
    let files = shelf::templates(&[])?;
    let own = files.into_iter().filter(|file| file.name.ends_with(".sql"));
    let sources = own.map(|file| Source { origin: file.origin, text: file.text }).collect();
    Ok(Catalogue::of_queries(sources)?.all().to_vec())
}

/// What the report is asked with; the year and the scheme are said in any case.
fn given(options: &cli::Report, kit: &Kit, reader: &Reader) -> Result<Vec<(String, String)>, Message> {
    let mut given = options.given.clone();
    for typed in &options.parameters {
        let (name, value) = param::assignment(typed)?;
        let declares = |query: &Query| query.header.params.iter().any(|param| param.name == name);
        if !kit.queries.iter().any(|(_, query)| declares(query)) {
            let known = kit.queries.iter().flat_map(|(_, query)| &query.header.params).map(|param| param.name.as_str());
            let known = offer(&name, known.collect::<std::collections::BTreeSet<_>>());
            return Err(Message::NoSuchParam { query: kit.kind.name.clone(), name, known });
        }
        given.push((name, value));
    }
    let has = |given: &[(String, String)], name: &str| given.iter().any(|(known, _)| known == name);
    if !has(&given, "year") {
        given.push(("year".to_string(), lookup::latest_year(reader.connection())?.to_string()));
    }
    if !has(&given, "scheme") {
        given.push(("scheme".to_string(), SCHEME.to_string()));
    }
    Ok(given)
}

/// The departments that a report can be written of.
fn subjects(kit: &Kit, reader: &Reader, given: &[(String, String)]) -> Result<Vec<String>, Message> {
    let Some(query) = kit.query(SUBJECTS) else { return Ok(Vec::new()) };
    let rows = ask::named(reader, query, &gather::declared(query, given), None)?.collect()?;
    let name = |row: Vec<Value>| match row.into_iter().next() {
        Some(Value::Text(name)) => Some(name),
        _ => None,
    };
    Ok(rows.into_iter().filter_map(name).collect())
}

/// The full name of a department that has a report of the year.
fn one_of_those_with_a_report(
    typed: &str,
    kit: &Kit,
    reader: &Reader,
    given: &[(String, String)],
) -> Result<String, Message> {
    let asked = [given.to_vec(), vec![("department".to_string(), typed.to_string())]].concat();
    let found = subjects(kit, reader, &asked)?.into_iter().next();
    found.ok_or_else(|| Message::ReportNoForms { department: typed.to_string(), year: gather::year(given) })
}

/// A report on its way: what it is made with, where it is read, and what it is asked with.
struct Asked<'a> {
    kit: &'a Kit,
    reader: &'a Reader,
    given: Vec<(String, String)>,
}

/// Writes one report, in every format that is wanted.
fn single(asked: &Asked<'_>, options: &cli::Report, context: &mut Context<'_>) -> Result<Exit, Error> {
    let content = gather::content(asked, context)?;
    let places = Places::of(&context.common)?;
    for (path, format) in places.files(&gather::file_name(asked, context)?) {
        let outcome = write(&content, &path, format, asked.kit, options.restore)?;
        for message in outcome {
            context.say(&message)?;
        }
    }
    Ok(Exit::Done)
}

/// Writes a file; the answer is what to say of it.
fn write(content: &Content, path: &Path, format: Format, kit: &Kit, restore: bool) -> Result<Vec<Message>, Message> {
    let fault = |error: std::io::Error| Message::Io { path: path.display().to_string(), reason: error.to_string() };
    let there = match format {
        Format::Docx if path.exists() => Some(std::fs::read(path).map_err(fault)?),
        _ => None,
    };
    let check_title = |name: &str| kit.check_title(name);
    let desk = Desk { templates: &kit.templates, check_title: &check_title, restore };
    // The writer knows no files.
    let named = |message| match message {
        Message::ReportNotADocument { reason, .. } => {
            Message::ReportNotADocument { path: path.display().to_string(), reason }
        }
        message => message,
    };
    let written = report::write(content, format, there.as_deref(), &desk).map_err(named)?;
    let mut said = Vec::new();
    if let (Some(merged), Some(old)) = (&written.merged, &there) {
        said.extend(told(merged, path, old, content.lang)?);
    }
    // A report that is there is whole until the new one is.
    let mut unfinished = path.as_os_str().to_os_string();
    unfinished.push(".part");
    std::fs::write(&unfinished, &written.bytes).and_then(|()| std::fs::rename(&unfinished, path)).map_err(fault)?;
    said.push(Message::ReportWritten { path: path.display().to_string() });
    Ok(said)
}

/// What to say of a document that was there; where somebody had changed generated blocks, it is kept.
fn told(merged: &Merged, path: &Path, old: &[u8], lang: crate::model::Lang) -> Result<Vec<Message>, Message> {
    let shown = path.display().to_string();
    let listed = |blocks: &[String]| blocks.join(lang.pick("、 | , "));
    let mut said = vec![Message::ReportReplaced { path: shown.clone(), blocks: merged.replaced.len() }];
    if !merged.added.is_empty() {
        said.push(Message::ReportAdded { path: shown.clone(), blocks: listed(&merged.added) });
    }
    if !merged.left_out.is_empty() {
        said.push(Message::ReportLeftOut { path: shown.clone(), blocks: listed(&merged.left_out) });
    }
    if !merged.changed.is_empty() {
        let copy = place::beside(path);
        std::fs::write(&copy, old)
            .map_err(|error| Message::Io { path: copy.display().to_string(), reason: error.to_string() })?;
        let (blocks, copy) = (listed(&merged.changed), copy.display().to_string());
        said.push(Message::ReportChanged { path: shown, blocks, copy });
    }
    Ok(said)
}

/// Lists the kinds of reports.
fn list(files: &[shelf::Template], context: &mut Context<'_>) -> Result<Exit, Error> {
    let column = |name: &str, title: &str| Column { name: name.into(), title: title.into(), kind: ColumnKind::Text };
    let columns = [
        column("name", "名称 | name"),
        column("of", "对象 | of"),
        column("sections", "章节 | sections"),
        column("place", "文件 | file"),
    ];
    let mut rows = Vec::new();
    for (name, file) in kinds(files) {
        let kind = Kind::parse(name, &file.origin, &file.text)?;
        let of = match kind.of {
            Of::Department => "一个部门 | one department",
            Of::All => "各部门 | all departments",
        };
        let sections: Vec<&str> = kind.sections.iter().map(|section| context.lang.pick(&section.title)).collect();
        let sections = sections.join(context.lang.pick("、 | , "));
        let row = [name, context.lang.pick(of), &sections, &file.origin];
        rows.push(row.map(|text| Value::Text(text.to_string())).to_vec());
    }
    rows.sort_by(|one, other| format!("{:?}", one[0]).cmp(&format!("{:?}", other[0])));
    show::listed(context, "报告 | reports", &columns, &rows)?;
    Ok(Exit::Done)
}

/// Writes the built-in templates out, to be changed.
fn write_templates(folder: &Path, context: &mut Context<'_>) -> Result<Exit, Error> {
    let fault = |path: &Path| {
        let path = path.display().to_string();
        move |error: std::io::Error| Message::Io { path, reason: error.to_string() }
    };
    std::fs::create_dir_all(folder).map_err(fault(folder))?;
    let files = shelf::templates(&[])?;
    if let Some(file) = files.iter().find(|file| folder.join(&file.name).exists()) {
        return Err(Message::TemplateThere { path: folder.join(&file.name).display().to_string() }.into());
    }
    for file in &files {
        let path: PathBuf = folder.join(&file.name);
        std::fs::write(&path, &file.text).map_err(fault(&path))?;
    }
    let beside = shelf::folder_beside(&context.database()).join("templates").display().to_string();
    context.say(&Message::TemplatesWritten { files: files.len(), folder: folder.display().to_string(), beside })?;
    Ok(Exit::Done)
}
