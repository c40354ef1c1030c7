//! From a kind and what it is asked with to a content: the queries are asked, and the answers put where they belong.

use std::collections::BTreeMap;

use minijinja::{Value as Word, context as words};

use super::kind::{Part, Shape, Source};
use super::{Asked, query, score};
use crate::command::Context;
use crate::error::Error;
use crate::model::{Lang, Message};
use crate::query::{Chart, Column, Kind as ColumnKind, Query, Shown, Value, caveats, lookup, param, run as ask, said};
use crate::render::report::{Block, Content, Section, Table, words as in_words};
use crate::render::{Look, Subject, code};

/// The report as data.
pub fn content(asked: &Asked<'_>, context: &mut Context<'_>) -> Result<Content, Error> {
    let outputs = std::mem::take(&mut context.common.output);
    let format = context.common.format.take();
    // Rows are made for people here, whatever the files are.
    let content = Gather::of(asked, context).content();
    context.common.output = outputs;
    context.common.format = format;
    content
}

/// The name of its file, without an ending.
pub fn file_name(asked: &Asked<'_>, context: &Context<'_>) -> Result<String, Message> {
    let place = format!("{}.toml", asked.kit.kind.name);
    asked.kit.templates.fill(&place, &asked.kit.kind.file, subject_words(asked, context.lang))
}

/// Of what is given, that which a query declares; a query of several years is asked for the one.
pub fn declared(query: &Query, given: &[(String, String)]) -> Vec<(String, String)> {
    let declares = |name: &str| query.header.params.iter().any(|param| param.name == name);
    let mut own: Vec<(String, String)> = given.iter().filter(|(name, _)| declares(name)).cloned().collect();
    let has = |own: &[(String, String)], name: &str| own.iter().any(|(known, _)| known == name);
    if query.header.name == "status" {
        for bound in ["from", "to"] {
            if let (false, Some((_, year))) = (has(&own, bound), given.iter().find(|(name, _)| name == "year")) {
                own.push((bound.to_string(), year.clone()));
            }
        }
    }
    own
}

/// The year that is given.
pub fn year(given: &[(String, String)]) -> i64 {
    given.iter().find(|(name, _)| name == "year").and_then(|(_, year)| year.trim().parse().ok()).unwrap_or(0)
}

/// What titles and prose may name.
fn subject_words(asked: &Asked<'_>, lang: Lang) -> BTreeMap<String, String> {
    let mut words: BTreeMap<String, String> = asked.given.iter().cloned().collect();
    if let Some(typed) = words.get("region") {
        let connection = asked.reader.connection();
        let code = lookup::region(connection, typed).map(|prefix| format!("{prefix:0<6}"));
        let name = code.ok().and_then(|code| lookup::region_name(connection, &code));
        words.insert("region".to_string(), name.unwrap_or_else(|| typed.clone()));
    }
    words.insert("lang".to_string(), lang.pick("zh | en").to_string());
    words
}

/// An answer.
#[derive(Clone)]
struct Answer {
    subject: Subject,
    columns: Vec<Column>,
    rows: Vec<Vec<Value>>,
    notes: Vec<String>,
}

/// A report in the making.
struct Gather<'a, 'o> {
    asked: &'a Asked<'a>,
    context: &'a Context<'o>,
    words: BTreeMap<String, String>,
    /// Answers by the query and what it was asked with, since several parts may show one.
    answers: Vec<(String, Answer)>,
    /// What readers of the answers should know, once each.
    caveats: Vec<String>,
    /// How the queries reckon: title and text.
    methods: Vec<(String, String)>,
}

impl<'a, 'o> Gather<'a, 'o> {
    fn of(asked: &'a Asked<'a>, context: &'a Context<'o>) -> Self {
        let words = subject_words(asked, context.lang);
        let (answers, caveats, methods) = (Vec::new(), Vec::new(), Vec::new());
        Gather { asked, context, words, answers, caveats, methods }
    }

    fn content(mut self) -> Result<Content, Error> {
        let (kit, lang) = (self.asked.kit, self.context.lang);
        let place = self.place();
        let title = kit.templates.fill(&place, kit.kind.title(lang), self.words.clone())?;
        let mut sections = Vec::new();
        for section in &kit.kind.sections {
            let mut blocks = Vec::new();
            for part in &section.parts {
                blocks.extend(self.part(part)?);
            }
            let title = lang.pick(&section.title).to_string();
            sections.push(Section { id: section.id.clone(), title, blocks });
        }
        Ok(Content { lang, title, data: kit.data.clone(), sections })
    }

    /// Where the words of the kind stand.
    fn place(&self) -> String {
        format!("{}.toml", self.asked.kit.kind.name)
    }

    fn part(&mut self, part: &Part) -> Result<Option<Block>, Error> {
        let lang = self.context.lang;
        match part.source {
            Some(Source::Caveats) => return Ok(Some(self.points(self.caveats.clone(), part))),
            Some(Source::Methods) => {
                let mark = if lang == Lang::Zh { "：" } else { ": " };
                let points = self.methods.iter().map(|(title, text)| format!("{title}{mark}{text}")).collect();
                return Ok(Some(self.points(points, part)));
            }
            Some(Source::Score) | None => {}
        }
        let answer = match &part.query {
            Some(name) => self.answer(name, part)?,
            None => self.score()?,
        };
        self.shown(part, answer)
    }

    /// Points of a list, or what is said where there are none.
    fn points(&self, points: Vec<String>, part: &Part) -> Block {
        match (points.is_empty(), &part.empty) {
            (true, Some(empty)) => Block::Paragraphs(vec![self.context.lang.pick(empty).to_string()]),
            _ => Block::List(points),
        }
    }

    /// An answer in the shape that a part asks for.
    fn shown(&self, part: &Part, answer: Answer) -> Result<Option<Block>, Error> {
        let (kit, lang) = (self.asked.kit, self.context.lang);
        let check_title = |name: &str| kit.check_title(name);
        let nothing = Subject::default();
        let look = Look { check_title: &check_title, ..Look::of(lang, &nothing) };
        if matches!(part.shape, Shape::Prose | Shape::List) {
            let rows = in_words(&answer.columns, &answer.rows, &look);
            let raws: Vec<BTreeMap<String, Word>> = answer.rows.iter().map(|row| raw(&answer.columns, row)).collect();
            let (row, first) = (rows.first().cloned().unwrap_or_default(), raws.first().cloned().unwrap_or_default());
            let values = words! { row, rows, raw => first, raws, ..Word::from(self.words.clone()) };
            let text = kit.templates.fill(&self.place(), part.text(lang), values)?;
            let lines: Vec<String> =
                text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_string).collect();
            return Ok(match part.shape {
                Shape::List => Some(self.points(lines, part)),
                _ => Some(Block::Paragraphs(lines)),
            });
        }
        let title = answer.subject.title.as_deref().map_or("", |title| lang.pick(title)).to_string();
        let answer = self.selected(part, answer)?;
        if answer.rows.is_empty() {
            let empty = part.empty.as_deref().map(|empty| lang.pick(empty).to_string());
            // That there is nothing may have been said above.
            if empty.as_deref() == Some("") {
                return Ok(None);
            }
            let nothing = empty.unwrap_or_else(|| Message::ReportNothing { title }.text(lang));
            return Ok(Some(Block::Paragraphs(vec![nothing])));
        }
        if part.shape == Shape::Facts {
            return Ok(Some(Block::Facts(facts(&answer, &look))));
        }
        let Answer { mut subject, columns, rows, notes } = answer;
        if part.shape == Shape::Table {
            subject.chart = None;
        } else if let Some(line) = &part.chart {
            subject.chart = Some(Chart::parse(&self.place(), line, &columns)?);
        }
        let has_rows = part.shape != Shape::Chart;
        Ok(Some(Block::Table(Box::new(Table { subject, columns, rows, has_rows, notes }))))
    }

    /// The rows and columns that a part shows.
    fn selected(&self, part: &Part, mut answer: Answer) -> Result<Answer, Message> {
        let wrong = |name: &str| Message::ReportKindWrong { place: self.place(), reason: format!("columns: `{name}`") };
        let at = |columns: &[Column], name: &str| columns.iter().position(|column| column.name == name);
        for (name, words) in &part.without {
            let index = at(&answer.columns, name).ok_or_else(|| wrong(name))?;
            answer.rows.retain(|row| !matches!(&row[index], Value::Text(text) if words.contains(text)));
        }
        if let Some(title) = &part.title {
            answer.subject.title = Some(title.clone());
        }
        if part.columns.is_empty() {
            return Ok(answer);
        }
        let mut chosen: Vec<usize> = Vec::new();
        for name in &part.columns {
            match at(&answer.columns, name) {
                Some(index) => chosen.push(index),
                // What the program tells leaves out columns that say nothing.
                None if part.source.is_some() => {}
                None => return Err(wrong(name)),
            }
        }
        answer.columns = chosen.iter().map(|index| answer.columns[*index].clone()).collect();
        for row in &mut answer.rows {
            *row = chosen.iter().map(|index| row[*index].clone()).collect();
        }
        Ok(answer)
    }

    /// Asks a query.
    fn answer(&mut self, name: &str, part: &Part) -> Result<Answer, Error> {
        let key = format!("{name} {:?}", part.given);
        if let Some((_, answer)) = self.answers.iter().find(|(known, _)| *known == key) {
            return Ok(answer.clone());
        }
        let (asked, lang) = (self.asked, self.context.lang);
        let query = asked
            .kit
            .query(name)
            .ok_or_else(|| Message::ReportKindWrong { place: self.place(), reason: format!("query = \"{name}\"") })?;
        let given: Vec<(String, String)> =
            part.given.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        let others = asked.given.iter().filter(|(name, _)| !part.given.contains_key(name)).cloned();
        let given = declared(query, &given.into_iter().chain(others).collect::<Vec<_>>());
        let scored;
        let reader = match &query.header.needs {
            None => asked.reader,
            Some(_) => {
                scored = query::scored(query, &given, self.context)?;
                &scored
            }
        };
        let binds = param::bind(reader.connection(), &query.header, &given)?;
        let rows = ask::named_bound(reader, query, &binds, None)?;
        let columns = rows.columns.clone();
        let rows = rows.collect()?;
        let mut shown = Shown::of(&columns);
        rows.iter().for_each(|row| shown.note(row));
        for caveat in caveats(reader, query, &binds, &shown, self.context.common.lens)? {
            let text = caveat.text(lang);
            if !self.caveats.contains(&text) {
                self.caveats.push(text);
            }
        }
        let subject = Subject {
            title: Some(query.header.title.clone()),
            name: Some(query.header.name.clone()),
            note_zh: query.header.note_zh.clone(),
            note_en: query.header.note_en.clone(),
            parameters: said::of(reader.connection(), &query.header, &binds, lang, |word| code(word, lang)),
            data: Vec::new(),
            chart: query.header.chart.clone(),
        };
        let text = subject.note(lang).lines().collect::<Vec<_>>().join(if lang == Lang::Zh { "" } else { " " });
        let method = (lang.pick(&query.header.title).to_string(), text);
        if !method.1.is_empty() && !rows.is_empty() && !self.methods.contains(&method) {
            self.methods.push(method);
        }
        let answer = Answer { subject, columns, rows, notes: Vec::new() };
        self.answers.push((key, answer.clone()));
        Ok(answer)
    }

    /// The points of the department, and their sums below.
    fn score(&mut self) -> Result<Answer, Error> {
        let (asked, lang) = (self.asked, self.context.lang);
        let value = |name: &str| asked.given.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let scheme = score::find(&asked.kit.schemes, value("scheme").unwrap_or_default())?;
        let typed = value("department").unwrap_or_default();
        let department = lookup::department(asked.reader.connection(), typed)?;
        let year = year(&asked.given);
        let lines = score::lines(asked.reader, scheme, &asked.kit.metrics, department, year, &[])?;
        let (columns, rows) = score::table(scheme, &lines, self.context)?;
        let title = lang.pick(&scheme.title).to_string();
        let mut notes = vec![Message::ReportScheme { title, id: scheme.id.clone() }];
        notes.extend(score::of_other_years(scheme, year));
        notes.extend(score::totals(scheme, &lines));
        let notes = notes.iter().map(|note| note.text(lang)).collect();
        Ok(Answer { subject: Subject::titled(&scheme.title), columns, rows, notes })
    }
}

/// A row as it is, by names of columns.
fn raw(columns: &[Column], row: &[Value]) -> BTreeMap<String, Word> {
    let word = |value: &Value| match value {
        Value::Null => Word::from(()),
        Value::Integer(number) => Word::from(*number),
        Value::Real(number) => Word::from(*number),
        Value::Text(text) => Word::from(text.as_str()),
    };
    columns.iter().zip(row).map(|(column, value)| (column.name.clone(), word(value))).collect()
}

/// Names and values of the first row. A text that is not there is left out; a number that is not there is news.
fn facts(answer: &Answer, look: &Look<'_>) -> Vec<(String, String)> {
    let words = in_words(&answer.columns, &answer.rows, look);
    let Some(row) = words.first() else { return Vec::new() };
    let is_text = |kind: ColumnKind| matches!(kind, ColumnKind::Text | ColumnKind::Code | ColumnKind::Document);
    let fact = |column: &Column| {
        let title = format!("{}{}", look.lang.pick(&column.title), crate::render::unit(column.kind, look.lang));
        match row.get(&column.name) {
            Some(value) => Some((title, value.clone())),
            None if is_text(column.kind) => None,
            None => Some((title, "—".to_string())),
        }
    };
    answer.columns.iter().filter_map(fact).collect()
}
