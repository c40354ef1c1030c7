//! What there is to ask of a document: the findings of its reports, and how each is put to whoever filled it in.

use crate::command::shelf;
use crate::command::trace::{bind, each};
use crate::document::annotate::Remark;
use crate::error::Error;
use crate::model::{Lang, Message, Place, Severity};
use crate::query::{Catalogue, Query, Reader, Value};

/// How a document was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// By its bytes.
    Content,
    /// By its path or its name.
    Name,
}

/// The document as the database knows it.
#[derive(Debug)]
pub struct Known {
    /// Its number.
    pub id: i64,
    /// The path it was imported from.
    pub path: String,
    /// How it was found.
    pub likeness: Likeness,
    /// Whether anything of it is in force.
    in_force: bool,
    /// Whether it speaks of reports one by one, which a large table does not.
    has_reports: bool,
    newer: Option<String>,
    /// `2024-03-01T08:00:00Z`
    pub now: String,
}

/// One question.
#[derive(Debug)]
pub struct Question {
    /// Counted through the document.
    pub number: usize,
    /// Department.
    pub department: String,
    /// Year of the report.
    pub year: i64,
    /// Id of the rule.
    pub rule: String,
    /// What the rule is called, `中文 | English`.
    title: String,
    /// What it rests on, `中文 | English`.
    basis: String,
    severity: Severity,
    /// What is wrong, in both languages.
    message: [String; 2],
    actual: Option<String>,
    expected: Option<String>,
    unit: Option<String>,
    /// Where it stands in this document.
    pub cell: Option<String>,
    /// What was read there.
    pub raw: Option<String>,
    section: Option<String>,
    /// Whether there is a comment at that place.
    pub commented: bool,
}

impl Question {
    /// The finding in the reader's words.
    pub fn message(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.message[0],
            Lang::En => &self.message[1],
        }
    }

    /// What the rule is called.
    pub fn title(&self, lang: Lang) -> String {
        lang.pick(&self.title).to_string()
    }

    /// What is printed, with its unit; empty where nothing is.
    pub fn actual(&self, lang: Lang) -> String {
        self.measured(&self.actual, lang)
    }

    /// What it should be, or what it is compared with.
    pub fn expected(&self, lang: Lang) -> String {
        self.measured(&self.expected, lang)
    }

    fn measured(&self, number: &Option<String>, lang: Lang) -> String {
        let Some(number) = number else { return String::new() };
        match self.unit.as_deref() {
            None => number.clone(),
            Some("%") => format!("{number}%"),
            Some("分") => format!("{number} {}", lang.pick("分 | points")),
            Some("人") => format!("{number} {}", lang.pick("人 | people")),
            Some(unit) => format!("{number} {unit}"),
        }
    }

    /// The form that it stands in, `中文 | English`; empty where that is not known.
    pub fn form(&self) -> &'static str {
        match self.section.as_deref() {
            Some(section) if section.starts_with("base_") => "基础数据表 | base form",
            Some(_) => "自评表 | self-evaluation form",
            None => "",
        }
    }

    /// The place in the reader's words; empty where there is none.
    pub fn place(&self, lang: Lang) -> String {
        let told = |cell: &String| Place::of_text(cell).map_or(cell.clone(), |place| place.told(lang));
        self.cell.as_ref().map(told).unwrap_or_default()
    }

    /// The comment at its cell; none where it has no cell.
    pub fn remark(&self, lang: Lang) -> Option<Remark> {
        let title = Message::QuestionTitle {
            number: self.number,
            rule: self.rule.clone(),
            title: lang.pick(&self.title).to_string(),
        };
        let please = match self.severity {
            Severity::Error => Message::PleaseCorrect {},
            Severity::Warning | Severity::Info => Message::PleaseConfirm {},
        };
        let mut lines = vec![title.text(lang), self.message(lang).to_string(), please.text(lang)];
        let basis = lang.pick(&self.basis).to_string();
        if !basis.is_empty() {
            lines.push(Message::QuestionBasis { basis }.text(lang));
        }
        Some(Remark { cell: self.cell.clone()?, lines })
    }
}

/// The query behind [`document`].
pub fn document_query() -> Result<Query, Message> {
    shelf::own("document.sql", include_str!("document.sql"))
}

/// The query behind [`all`].
pub fn query() -> Result<Query, Message> {
    shelf::own("questions.sql", include_str!("questions.sql"))
}

/// The document of a file: the one of its bytes, else that of its path, else the only one of its name.
pub fn document(reader: &Reader, path: &str, sha256: &str) -> Result<Known, Error> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let text = |text: &str| Value::Text(text.to_string());
    let binds = [bind("sha256", text(sha256)), bind("path", text(path)), bind("name", text(name))];
    let mut found: Vec<(String, Known)> = Vec::new();
    each(reader, &document_query()?, &binds, None, |row| {
        let likeness = row.word("likeness");
        let known = Known {
            id: row.number("document_id").unwrap_or_default(),
            path: row.word("path"),
            likeness: if likeness == "content" { Likeness::Content } else { Likeness::Name },
            in_force: row.number("in_force").is_some_and(|reports| reports > 0),
            has_reports: row.number("reports").is_some_and(|reports| reports > 0),
            newer: row.text("newer"),
            now: row.word("now"),
        };
        found.push((likeness, known));
    })?;
    let path = path.to_string();
    let likeness = ["content", "path", "name"].into_iter().find(|word| found.iter().any(|(known, _)| known == word));
    found.retain(|(known, _)| Some(known.as_str()) == likeness);
    // Of a path that several documents had, the one in force is meant.
    if found.iter().any(|(_, known)| known.in_force) {
        found.retain(|(_, known)| known.in_force);
    }
    if found.iter().any(|(_, known)| known.path != found[0].1.path) {
        let known = found.iter().map(|(_, known)| format!("`{}`", known.path)).collect::<Vec<_>>().join(", ");
        return Err(Message::SeveralOfTheName { path, known }.into());
    }
    match found.into_iter().next() {
        None => Err(Message::ImportFirst { path }.into()),
        Some((_, known)) if !known.has_reports => Err(Message::NoReportsOfItsOwn { path }.into()),
        Some((_, known)) if !known.in_force => {
            Err(Message::NotInForce { path, newer: known.newer.unwrap_or_default() }.into())
        }
        Some((_, known)) => Ok(known),
    }
}

/// The questions to a document, in the order in which they stand in it, those without a place last.
pub fn all(reader: &Reader, checks: &Catalogue, document: i64, severity: Option<&str>) -> Result<Vec<Question>, Error> {
    let severity = severity.map_or(Value::Null, |severity| Value::Text(severity.to_string()));
    let binds = [bind("document", Value::Integer(document)), bind("severity", severity)];
    let mut questions = Vec::new();
    each(reader, &query()?, &binds, None, |row| {
        let amount = |name: &str| match row.any(name) {
            Value::Integer(number) => Some(number.to_string()),
            Value::Real(number) => Some(number.to_string()),
            _ => None,
        };
        let rule = row.word("rule");
        // A rule that a user took away again may have left findings.
        let check = checks.find(&rule).ok();
        let basis = check.and_then(|check| check.header.check.as_ref()).map(|head| head.basis.clone());
        questions.push(Question {
            number: 0,
            department: row.word("department"),
            year: row.number("year").unwrap_or_default(),
            title: check.map(|check| check.header.title.clone()).unwrap_or_default(),
            basis: basis.unwrap_or_default(),
            severity: Severity::of_word(&row.word("severity")).unwrap_or(Severity::Info),
            message: [row.word("message"), row.word("message_en")],
            actual: amount("actual"),
            expected: amount("expected"),
            unit: row.text("unit"),
            cell: row.text("cell"),
            raw: row.text("raw"),
            section: row.text("section"),
            commented: false,
            rule,
        });
    })?;
    let place = |question: &Question| question.cell.as_deref().and_then(Place::of_text);
    questions.sort_by_cached_key(|question| {
        let place = place(question);
        (place.is_none(), question.department.clone(), question.year, place)
    });
    for (at, question) in questions.iter_mut().enumerate() {
        question.number = at + 1;
    }
    Ok(questions)
}
