//! `query`: lists named queries, runs one, or explains one.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use super::trace::sources::{self, Sources};
use super::{Context, exemptions, score, shelf, show};
use crate::cli::{self, Parsed};
use crate::error::{Error, Exit};
use crate::model::{Lang, Message};
use crate::query::header::Absent;
use crate::query::{
    Column, Header, Kind, Lens, Param, ParamType, Query, Reader, Value, caveats, exempt, guard, param, run as ask,
    said, scores, shadow,
};
use crate::render::{self, Subject};
use crate::store::recount;

/// Lists the named queries.
pub fn list(context: &mut Context<'_>) -> Result<Exit, Error> {
    let folders = shelf::folders(&context.common.queries, &context.database(), "queries");
    let queries = shelf::queries(&folders)?;
    let column = |name: &str, title: &str| Column { name: name.into(), title: title.into(), kind: Kind::Text };
    let columns = [
        column("name", "名称 | name"),
        column("title", "内容 | what it shows"),
        column("parameters", "参数 | parameters"),
    ];
    let rows: Vec<Vec<Value>> = queries
        .all()
        .iter()
        .map(|query| {
            let params: Vec<String> = query.header.params.iter().map(short).collect();
            [query.header.name.clone(), context.lang.pick(&query.header.title).to_string(), params.join(", ")]
                .map(Value::Text)
                .into()
        })
        .collect();
    show::listed(context, "查询 | named queries", &columns, &rows)?;
    Ok(Exit::Done)
}

/// A parameter in a list: `department*`, `item=three_public`.
fn short(param: &Param) -> String {
    match &param.absent {
        Absent::Required => format!("{}*", param.name),
        Absent::Optional => param.name.clone(),
        Absent::Default(default) => format!("{}={default}", param.name),
    }
}

/// Runs a named query, or several that are named together: `A,B,C`.
pub fn run(name: &str, words: &[OsString], context: &mut Context<'_>) -> Result<Exit, Error> {
    let queries = named(name, context)?;
    let header = together(&queries, name);
    let (given, common) = match cli::query(&header, words, context.lang) {
        Ok(read) => read,
        Err(Parsed::Mistake(message)) => return Err(named_parameter(&header, message).into()),
        // The only other thing that the words can ask for is help.
        Err(_) => return explain(name, context),
    };
    context.common = common.or(std::mem::take(&mut context.common));
    shelf::all_there(&context.common)?;
    if queries.len() > 1 {
        show::takes_several(context)?;
    }
    if let Some((name, _)) = given.iter().find(|(name, _)| !header.params.iter().any(|param| param.name == *name)) {
        return Err(no_such_param(&header, name).into());
    }
    let asked = queries.iter().map(|query| Asked::of(query, &given, context)).collect::<Result<Vec<_>, _>>()?;
    answered(&asked, context)?;
    Ok(Exit::Done)
}

/// The queries of a list of names.
fn named(names: &str, context: &Context<'_>) -> Result<Vec<Query>, Message> {
    let folders = shelf::folders(&context.common.queries, &context.database(), "queries");
    names.split(',').map(|name| shelf::query(&folders, name.trim())).collect()
}

/// One head for several queries: the parameters of all, each of which goes to those that declare it.
fn together(queries: &[Query], names: &str) -> Header {
    let mut header = queries[0].header.clone();
    header.name = names.to_string();
    for param in queries.iter().flat_map(|query| &query.header.params) {
        if !header.params.iter().any(|known| known.name == param.name) {
            header.params.push(param.clone());
        }
    }
    header
}

/// Says what a query takes and gives; of several, one after the other.
pub fn explain(name: &str, context: &mut Context<'_>) -> Result<Exit, Error> {
    let texts: Vec<String> = named(name, context)?.iter().map(|query| explained(query, context.lang)).collect();
    context.out.write_all(texts.join("\n").as_bytes())?;
    Ok(Exit::Done)
}

/// An option that the query does not have is one of its parameters misspelt.
fn named_parameter(header: &Header, message: Message) -> Message {
    match &message {
        Message::UnknownArgument { typed, .. } => {
            no_such_param(header, typed.trim_start_matches('-').split('=').next().unwrap_or_default())
        }
        _ => message,
    }
}

fn no_such_param(header: &Header, name: &str) -> Message {
    let known = header.params.iter().map(|param| param.name.as_str());
    Message::NoSuchParam {
        query: header.name.clone(),
        name: name.to_string(),
        known: crate::model::near::offer(name, known),
    }
}

/// Asks a query and shows the answer.
pub fn answer(query: &Query, given: &[(String, String)], context: &mut Context<'_>) -> Result<(), Error> {
    let asked = Asked::of(query, given, context)?;
    answered(&[asked], context)
}

/// A query with the values that it is asked with.
struct Asked<'q> {
    query: &'q Query,
    reader: Reader,
    binds: Vec<param::Bind>,
    subject: Subject,
}

impl<'q> Asked<'q> {
    /// Of the parameters given, those that the query declares are its own.
    fn of(query: &'q Query, given: &[(String, String)], context: &Context<'_>) -> Result<Asked<'q>, Error> {
        let declares = |name: &str| query.header.params.iter().any(|param| param.name == name);
        let given: Vec<(String, String)> = given.iter().filter(|(name, _)| declares(name)).cloned().collect();
        let reader = match &query.header.needs {
            None => judged_reader(context)?,
            Some(_) => scored(query, &given, context)?,
        };
        let binds = param::bind(reader.connection(), &query.header, &given)?;
        let word = |choice: &str| render::code(choice, context.lang);
        let subject = subject(query, said::of(reader.connection(), &query.header, &binds, context.lang, word), context);
        Ok(Asked { query, reader, binds, subject })
    }

    /// Writes the rows, what a reader should know of them, and where the figures were read if that is wanted.
    fn write(
        &self,
        page: &mut show::Page<'_>,
        sources: Option<&Followed>,
        lens: Lens,
        most: Option<usize>,
    ) -> Result<(), Error> {
        let Asked { query, reader, binds, .. } = self;
        let mut rows = ask::named_bound(reader, query, binds, most)?;
        let (mut kept, mut all) = (Vec::new(), 0);
        let keep = |row: &[Value]| {
            all += 1;
            if sources.is_some_and(|followed| kept.len() < followed.rows) {
                kept.push(row.to_vec());
            }
        };
        page.rows(&mut rows, None, keep, |shown| caveats(reader, query, binds, shown, lens))?;
        let Some(followed) = sources else { return Ok(()) };
        let mut sources = Sources::new(reader, query, binds.clone());
        if !sources.can_follow() {
            page.say(Message::NoSourcesOf { query: query.header.name.clone() });
            return Ok(());
        }
        let (listed, more) = sources::listed(&mut sources, &kept, followed.cells)?;
        page.below("数据来源 | where the figures were read", &sources::columns(), &listed)?;
        let left = all - kept.len();
        if more > 0 || left > 0 {
            page.note(Message::MoreSources { cells: more, rows: left })?;
        }
        Ok(())
    }
}

/// Rows and cells whose sources are listed where nobody says how many rows are wanted.
const FOLLOWED: usize = 50;

/// How many rows, and cells, whose sources are wanted.
struct Followed {
    rows: usize,
    cells: usize,
}

/// Shows the answers: one by itself, several on one page or in one workbook.
fn answered(asked: &[Asked<'_>], context: &mut Context<'_>) -> Result<(), Error> {
    let (lens, most) = (context.common.lens, show::most(context)?);
    let followed = context.common.sources.then(|| match context.common.limit {
        Some(0) => Followed { rows: usize::MAX, cells: usize::MAX },
        Some(limit) => Followed { rows: limit, cells: limit.max(FOLLOWED) },
        None => Followed { rows: FOLLOWED, cells: FOLLOWED },
    });
    let titles = |lang: Lang, mark: &str| {
        asked.iter().map(|asked| lang.pick(&asked.query.header.title)).collect::<Vec<_>>().join(mark)
    };
    let whole = match asked {
        [one] => one.subject.clone(),
        _ => Subject::titled(&format!("{} | {}", titles(Lang::Zh, "、"), titles(Lang::En, "; "))),
    };
    show::page(context, &whole, |page| {
        for one in asked {
            if asked.len() > 1 {
                page.section(&one.subject)?;
            }
            one.write(page, followed.as_ref(), lens, most)?;
        }
        Ok(())
    })
}

/// What an answer is the answer to.
fn subject(query: &Query, mut parameters: Vec<(String, String)>, context: &Context<'_>) -> Subject {
    let lens = context.common.lens;
    let options = [("--clean", lens.clean), ("--follow", lens.follow)];
    let options: Vec<&str> = options.iter().filter(|(_, is_on)| *is_on).map(|(option, _)| *option).collect();
    if !options.is_empty() {
        parameters.push(("选项 | options".to_string(), options.join(" ")));
    }
    Subject {
        title: Some(query.header.title.clone()),
        name: Some(query.header.name.clone()),
        note_zh: query.header.note_zh.clone(),
        note_en: query.header.note_en.clone(),
        parameters,
        data: Vec::new(),
        chart: query.header.chart.clone(),
    }
}

/// The database as `--clean` and `--follow` show it.
pub fn reader(context: &Context<'_>, time_limit: Option<Duration>) -> Result<Reader, Message> {
    let (database, lens) = (context.database(), context.common.lens);
    if lens.is_plain() {
        return Reader::open(&database, time_limit);
    }
    Reader::of(seen(context)?, time_limit)
}

/// The same without the findings that are exempted.
pub fn judged_reader(context: &Context<'_>) -> Result<Reader, Message> {
    match exemptions::beside(context)?.is_empty() {
        true => reader(context, None),
        false => Reader::of(seen_by_judges(context)?, None),
    }
}

/// A connection that the lens is on, with the sums made anew.
fn seen(context: &Context<'_>) -> Result<guard::Opened, Message> {
    let lens = context.common.lens;
    let connection = guard::open_read_only(&context.database())?;
    if !lens.is_plain() {
        let fault = context.fault();
        shadow::put_on(&connection, lens).map_err(&fault)?;
        recount(&connection).map_err(&fault)?;
    }
    Ok(connection)
}

/// A connection that the lens is on, which sees no exempted finding.
fn seen_by_judges(context: &Context<'_>) -> Result<guard::Opened, Message> {
    let exemptions = exemptions::beside(context)?;
    if exemptions.is_empty() {
        return seen(context);
    }
    let connection = guard::open_read_only(&context.database())?;
    let fault = context.fault();
    // What is wrong with the table, `check` says.
    exempt::put_on(&connection, &exemptions).map_err(&fault)?;
    exempt::hide(&connection).map_err(&fault)?;
    if context.common.lens.is_plain() {
        shadow::views(&connection).map_err(&fault)?;
    } else {
        shadow::put_on(&connection, context.common.lens).map_err(&fault)?;
        recount(&connection).map_err(&fault)?;
    }
    Ok(connection)
}

/// The database with the scores of the year that a query asks for, by the schemes that it asks for.
pub fn scored(query: &Query, given: &[(String, String)], context: &Context<'_>) -> Result<Reader, Error> {
    let reader = reader(context, None)?;
    let (schemes, metrics) = (score::schemes(context)?, score::metrics(context)?);
    let binds = param::bind(reader.connection(), &query.header, given)?;
    let year = binds.iter().find_map(|bind| match (bind.name.as_str(), &bind.value) {
        ("year", Value::Integer(year)) => Some(*year),
        _ => None,
    });
    let Some(year) = year else {
        return Err(Message::HeadMissing { place: query.origin.clone(), key: "param: year integer".into() }.into());
    };
    let (mut scores, mut grades, mut done): (Vec<_>, Vec<_>, Vec<&str>) = (Vec::new(), Vec::new(), Vec::new());
    for (param, bind) in query.header.params.iter().zip(&binds) {
        let (ParamType::Scheme, Value::Text(id)) = (&param.kind, &bind.value) else { continue };
        let scheme = score::find(&schemes, id)?;
        if !done.contains(&scheme.id.as_str()) {
            done.push(&scheme.id);
            scores.extend(score::of_year(&reader, scheme, &metrics, year)?);
            grades.extend(score::grades(scheme));
        }
    }
    Ok(scores::reader(seen_by_judges(context)?, &scores, &grades)?)
}

/// All that a head says of a query.
fn explained(query: &Query, lang: Lang) -> String {
    let Header { name, title, params, columns, note_zh, note_en, .. } = &query.header;
    let mut text = format!("{name}  {}\n", lang.pick(title));
    let notes = if lang == Lang::Zh { note_zh } else { note_en };
    notes.lines().for_each(|line| push(&mut text, line));
    let param = |param: &Param| {
        let option = format!("--{} {}", param.name, value(param, lang));
        (option, format!("{}{}", lang.pick(&param.title), absent(param, lang)))
    };
    let column = |column: &Column| (column.name.clone(), lang.pick(&column.title).to_string());
    push(&mut text, &format!("\n{}", lang.pick("参数： | Parameters:")));
    aligned(&mut text, params.iter().map(param).collect());
    push(&mut text, &format!("\n{}", lang.pick("列： | Columns:")));
    aligned(&mut text, columns.iter().map(column).collect());
    push(&mut text, &format!("\n{}", lang.pick("示例： | Example:")));
    push(&mut text, &format!("  fiscus query {name}{}", params.iter().filter_map(sample).collect::<String>()));
    text
}

/// A parameter in an example, with a value of the bundled sample: what must be given, and the year.
fn sample(param: &Param) -> Option<String> {
    let is_wanted = param.absent == Absent::Required || param.name == "year";
    let value = match &param.kind {
        ParamType::Department => "望舒市水利局",
        ParamType::Item => "three_public",
        ParamType::Region => "990100",
        ParamType::Integer => "2023",
        ParamType::Text => "河湖长制工作经费",
        ParamType::Scheme => "hn-10-60-30",
        ParamType::Choice(choices) => choices.first()?,
    };
    is_wanted.then(|| format!(" --{} {value}", param.name))
}

/// Lines of a word and what it means.
fn aligned(text: &mut String, lines: Vec<(String, String)>) {
    let widest = lines.iter().map(|(word, _)| word.width()).max().unwrap_or(0);
    for (word, meaning) in lines {
        push(text, &format!("  {word}{}  {meaning}", " ".repeat(widest - word.width())));
    }
}

fn push(text: &mut String, line: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{line}");
}

/// What the value of a parameter looks like.
fn value(param: &Param, lang: Lang) -> String {
    let word = match &param.kind {
        ParamType::Choice(choices) => return choices.join("|"),
        ParamType::Integer => "整数 | INTEGER",
        ParamType::Text => "文字 | TEXT",
        ParamType::Department => "部门 | DEPARTMENT",
        ParamType::Region => "地区 | REGION",
        ParamType::Item => "项目 | ITEM",
        ParamType::Scheme => "评分表 | SCHEME",
    };
    lang.pick(word).to_string()
}

fn absent(param: &Param, lang: Lang) -> String {
    match &param.absent {
        Absent::Required => lang.pick("（必填） |  (required)").to_string(),
        Absent::Optional => String::new(),
        Absent::Default(default) if default == "latest" => {
            lang.pick("（默认：最近一年） |  (default: the latest)").to_string()
        }
        Absent::Default(default) => format!("{}{default}{}", lang.pick("（默认： |  (default: "), lang.pick("） | )")),
    }
}
