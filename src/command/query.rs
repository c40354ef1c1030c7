//! `query`: lists named queries, runs one, or explains one.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use super::trace::sources::{self, Sources};
use super::{Context, score, shelf, show};
use crate::cli::{self, Parsed};
use crate::error::{Error, Exit};
use crate::model::{Lang, Message};
use crate::query::header::Absent;
use crate::query::{
    Column, Header, Kind, Param, ParamType, Query, Reader, Shown, Stop, Value, caveats, guard, param, run as ask,
    scores, shadow,
};
use crate::render::Subject;
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

/// Runs a named query.
pub fn run(name: &str, words: &[OsString], context: &mut Context<'_>) -> Result<Exit, Error> {
    let folders = shelf::folders(&context.common.queries, &context.database(), "queries");
    let query = &shelf::query(&folders, name)?;
    let (given, common) = match cli::query(&query.header, words, context.lang) {
        Ok(read) => read,
        Err(Parsed::Mistake(message)) => return Err(named_parameter(query, message).into()),
        // The only other thing that the words can ask for is help.
        Err(_) => return explain(name, context),
    };
    context.common = common.or(std::mem::take(&mut context.common));
    shelf::all_there(&context.common)?;
    answer(query, &given, context)?;
    Ok(Exit::Done)
}

/// Says what a query takes and gives.
pub fn explain(name: &str, context: &mut Context<'_>) -> Result<Exit, Error> {
    let folders = shelf::folders(&context.common.queries, &context.database(), "queries");
    let text = explained(&shelf::query(&folders, name)?, context.lang);
    context.out.write_all(text.as_bytes())?;
    Ok(Exit::Done)
}

/// An option that the query does not have is one of its parameters misspelt.
fn named_parameter(query: &Query, message: Message) -> Message {
    match &message {
        Message::UnknownArgument { typed, .. } => {
            let name = typed.trim_start_matches('-').split('=').next().unwrap_or_default();
            let known = query.header.params.iter().map(|param| param.name.as_str());
            Message::NoSuchParam {
                query: query.header.name.clone(),
                name: name.to_string(),
                known: crate::model::near::offer(name, known),
            }
        }
        _ => message,
    }
}

/// Asks a query and shows the answer.
pub fn answer(query: &Query, given: &[(String, String)], context: &mut Context<'_>) -> Result<(), Error> {
    let lens = context.common.lens;
    let reader = match &query.header.needs {
        None => reader(context, None)?,
        Some(_) => scored(query, given, context)?,
    };
    if context.common.sources {
        return answer_with_sources(&reader, query, given, context);
    }
    let binds = param::bind(reader.connection(), &query.header, given)?;
    let mut rows = ask::named_bound(&reader, query, &binds, show::most(context)?)?;
    let notes = |shown: &Shown| caveats(&reader, query, &binds, shown, lens);
    show::noted(context, &subject(query, given), &mut rows, None, notes)
}

/// What an answer is the answer to.
fn subject(query: &Query, given: &[(String, String)]) -> Subject {
    let title = |name: &String| {
        let param = query.header.params.iter().find(|param| param.name == *name);
        param.map_or_else(|| name.clone(), |param| param.title.clone())
    };
    Subject {
        title: Some(query.header.title.clone()),
        name: Some(query.header.name.clone()),
        parameters: given.iter().map(|(name, value)| (title(name), value.clone())).collect(),
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

/// Rows and cells whose sources are listed where nobody says how many rows are wanted.
const FOLLOWED: usize = 50;

/// Shows the answer, and below it the cells that it came from.
fn answer_with_sources(
    reader: &Reader,
    query: &Query,
    given: &[(String, String)],
    context: &mut Context<'_>,
) -> Result<(), Error> {
    let binds = param::bind(reader.connection(), &query.header, given)?;
    let most = show::most(context)?;
    let mut asked = ask::named_bound(reader, query, &binds, most)?;
    let columns = asked.columns.clone();
    let mut rows = Vec::new();
    asked.each(most.map_or(Stop::Never, Stop::After), |row| {
        rows.push(row.to_vec());
        Ok::<(), Error>(())
    })?;
    show::listed(context, &query.header.title, &columns, &rows)?;
    let mut sources = Sources::new(reader, query, binds);
    if !sources.can_follow() {
        return context.say(&Message::NoSourcesOf { query: query.header.name.clone() });
    }
    let wanted = match context.common.limit {
        Some(0) => usize::MAX,
        Some(limit) => limit,
        None => FOLLOWED,
    };
    let followed = &rows[..rows.len().min(wanted)];
    let cells = if context.common.limit == Some(0) { usize::MAX } else { wanted.max(FOLLOWED) };
    let (listed, more) = sources::listed(&mut sources, followed, cells)?;
    show::below(context, "数据来源 | where the figures were read", &sources::columns(), &listed)?;
    let left = rows.len() - followed.len();
    if more > 0 || left > 0 {
        context.say(&Message::MoreSources { cells: more, rows: left })?;
    }
    Ok(())
}

/// The database with the scores of the year that a query asks for, by the schemes that it asks for.
fn scored(query: &Query, given: &[(String, String)], context: &Context<'_>) -> Result<Reader, Error> {
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
    Ok(scores::reader(seen(context)?, &scores, &grades)?)
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
