//! The list of questions: a page of Word with room for the answers, or rows in the format that the ending of the file names.

use std::path::{Path, PathBuf};

use super::{Question, unwritten};
use crate::command::{Context, show};
use crate::error::Error;
use crate::model::{Lang, Message};
use crate::query::{Column, Kind, Value};
use crate::render::Letter;

/// The columns of the list: name, title, kind, and width in Word.
const COLUMNS: [(&str, &str, Kind, u32); 7] = [
    ("number", "序号 | no.", Kind::Count, 8),
    ("place", "位置 | place", Kind::Text, 21),
    ("question", "问题 | question", Kind::Text, 69),
    ("actual", "填报 | printed", Kind::Text, 18),
    ("expected", "应为或对照 | expected", Kind::Text, 18),
    ("answer", "答复 | answer", Kind::Text, 34),
    ("rule", "规则 | rule", Kind::Text, 0),
];

/// Writes the list of the questions to a file.
pub fn write(
    path: &PathBuf,
    document: &Path,
    date: &str,
    questions: &[Question],
    context: &mut Context<'_>,
) -> Result<(), Error> {
    let lang = context.lang;
    let one = whose(questions);
    let rows: Vec<[String; COLUMNS.len()]> =
        questions.iter().map(|question| row(question, one.is_none(), lang)).collect();
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx")) {
        let document = document.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let letter = letter(&rows, one, document, date, questions, lang);
        let bytes = letter.docx().map_err(unwritten(path))?;
        return Ok(std::fs::write(path, bytes).map_err(unwritten(path))?);
    }
    let columns: Vec<Column> = COLUMNS
        .iter()
        .map(|(name, title, kind, _)| Column { name: name.to_string(), title: title.to_string(), kind: *kind })
        .collect();
    let rows: Vec<Vec<Value>> = rows.iter().zip(1..).map(|(row, number)| values(row, number)).collect();
    // Rows go where `-o` says, which here names the copy.
    let output = std::mem::replace(&mut context.common.output, vec![path.clone()]);
    let format = context.common.format.take();
    let written = show::listed(context, "问题清单 | Questions", &columns, &rows);
    (context.common.output, context.common.format) = (output, format);
    written
}

/// The department and the year, where all questions are of one report.
fn whose(questions: &[Question]) -> Option<(&str, i64)> {
    let first = questions.first().map(|question| (question.department.as_str(), question.year))?;
    questions.iter().all(|question| (question.department.as_str(), question.year) == first).then_some(first)
}

fn row(question: &Question, names_report: bool, lang: Lang) -> [String; COLUMNS.len()] {
    let report = if names_report { format!("{} {}", question.department, question.year) } else { String::new() };
    let form = lang.pick(question.form()).to_string();
    let place = [report, form, question.place(lang)].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let place = if place.is_empty() { lang.pick("整表 | the whole").to_string() } else { place.join("\n") };
    [
        question.number.to_string(),
        place,
        question.message(lang).to_string(),
        question.actual(lang),
        question.expected(lang),
        String::new(),
        question.rule.clone(),
    ]
}

fn values(row: &[String; COLUMNS.len()], number: i64) -> Vec<Value> {
    let value = |(at, text): (usize, &String)| match (at, text.as_str()) {
        (0, _) => Value::Integer(number),
        (_, "") => Value::Null,
        (_, text) => Value::Text(text.replace('\n', " ")),
    };
    row.iter().enumerate().map(value).collect()
}

fn letter(
    rows: &[[String; COLUMNS.len()]],
    one: Option<(&str, i64)>,
    document: String,
    date: &str,
    questions: &[Question],
    lang: Lang,
) -> Letter {
    let title = match one {
        Some((department, year)) => Message::LetterOfOne { department: department.to_string(), year },
        None => Message::LetterOfSeveral {},
    };
    let comments = questions.iter().filter(|question| question.commented).count();
    let head = Message::LetterHead { document, date: date.to_string(), questions: rows.len(), comments };
    let shown: Vec<&(&str, &str, Kind, u32)> = COLUMNS.iter().filter(|(_, _, _, width)| *width > 0).collect();
    let with_rule = |row: &[String; COLUMNS.len()], question: &Question| -> Vec<String> {
        let mut cells = row[..shown.len()].to_vec();
        cells[2] = format!("{} {}\n{}", question.rule, question.title(lang), cells[2]);
        cells
    };
    Letter {
        title: title.text(lang),
        before: vec![head.text(lang), Message::LetterPlease {}.text(lang)],
        heads: shown.iter().map(|(_, title, _, _)| lang.pick(title).to_string()).collect(),
        widths: shown.iter().map(|(_, _, _, width)| *width).collect(),
        rows: rows.iter().zip(questions).map(|(row, question)| with_rule(row, question)).collect(),
        after: vec![Message::LetterSigned {}.text(lang)],
    }
}
