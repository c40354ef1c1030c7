//! `forms`: lists the layouts, or shows how a document was understood.

use super::{Context, meaning, shelf, show, tell_error};
use crate::cli::Explain;
use crate::document;
use crate::error::{Error, Exit};
use crate::form::explain::{Explained, Role, explain};
use crate::form::{self, Given};
use crate::model::{Entry, Message, Statement, Stored};
use crate::query::{Column, Kind, Value};

/// Lists the layouts.
pub fn list(context: &mut Context<'_>) -> Result<Exit, Error> {
    let forms = shelf::forms(&shelf::folders(&context.common.forms, &context.database(), "forms"))?;
    let columns = columns(&[
        ("name", "名称 | name", Kind::Text),
        ("form", "报表 | form", Kind::Code),
        ("titles", "标题 | titles", Kind::Text),
        ("blocks", "栏目 | blocks", Kind::Text),
    ]);
    let rows: Vec<Vec<Value>> = forms
        .iter()
        .map(|definition| {
            let blocks: Vec<&str> =
                definition.blocks.iter().filter_map(|block| Some(block.heads().first()?.as_str())).collect();
            let form = definition.form.map_or(Value::Null, |form| text(form.name()));
            vec![text(&definition.name), form, text(&definition.titles.join("、")), text(&blocks.join("、"))]
        })
        .collect();
    show::listed(context, "报表定义 | layouts of forms", &columns, &rows)?;
    Ok(Exit::Done)
}

/// Shows what every cell of a document was taken for.
pub fn explained(options: &Explain, context: &mut Context<'_>) -> Result<Exit, Error> {
    let forms = shelf::forms(&shelf::folders(&context.common.forms, &context.database(), "forms"))?;
    let given = Given {
        department: options.department.as_deref(),
        year: options.year,
        unit: options.unit,
        keep_contacts: false,
    };
    let path = options.path.display().to_string();
    let fault = |error: std::io::Error| Message::Io { path: path.clone(), reason: error.to_string() };
    let bytes = std::fs::read(&options.path).map_err(fault)?;
    let read = document::guarded(&path, || {
        // Understanding takes the document apart, so that it is read once more to be shown.
        let understood = form::understand(&forms, document::read(&path, &bytes)?, given)?;
        Ok((document::read(&path, &bytes)?, understood))
    });
    let (document, understood) = match read {
        Ok(read) => read,
        Err(message) => {
            tell_error(context.err, &message, context.lang)?;
            return Ok(Exit::Refused);
        }
    };
    let columns = columns(&[
        ("cell", "位置 | cell", Kind::Place),
        ("text", "内容 | text", Kind::Text),
        ("role", "作用 | role", Kind::Code),
        ("department", "部门 | department", Kind::Department),
        ("year", "年度 | year", Kind::Year),
        ("item", "项目 | item", Kind::Item),
        ("measure", "口径 | measure", Kind::Text),
        ("value", "读作 | read as", Kind::Text),
        ("unit", "单位 | unit", Kind::Code),
        ("reason", "原因 | reason", Kind::Text),
    ]);
    let explained = explain(&forms, document, &understood);
    let rows: Vec<Vec<Value>> = explained.iter().map(|explained| row(explained, context)).collect();
    show::listed(context, "各格的作用 | what the cells were taken for", &columns, &rows)?;
    Ok(if understood.refusals.is_empty() { Exit::Done } else { Exit::Refused })
}

fn row(explained: &Explained<'_>, context: &Context<'_>) -> Vec<Value> {
    let Explained { cell, role } = explained;
    let mut row = vec![text(&cell.place.to_string()), text(cell.text.trim()), text(role.word())];
    row.extend(match role {
        Role::Value(statement, entry) => value(statement, entry),
        Role::Leftover(message) | Role::Refused(message) => {
            let mut rest = vec![Value::Null; 6];
            rest.push(text(&message.text(context.lang)));
            rest
        }
        _ => vec![Value::Null; 7],
    });
    row
}

/// Whose a value is, what it is of, and how it was read.
fn value(statement: &Statement, entry: &Entry) -> Vec<Value> {
    let same_row =
        |other: &&Entry| other.field == "item" && (other.section, other.position) == (entry.section, entry.position);
    let item_of_row = statement.entries.iter().find(same_row).and_then(|item| match &item.value {
        Stored::Text(code) => Some(code.as_str()),
        _ => None,
    });
    let (item, measure) = meaning::of(&entry.field, item_of_row);
    let (value, unit) = meaning::shown(&entry.field, &entry.value)
        .map_or((Value::Null, Value::Null), |(value, unit)| {
            (text(&value), if unit.is_empty() { Value::Null } else { text(unit) })
        });
    let note = entry.note.map_or(Value::Null, |note| text(note.word()));
    vec![
        text(&statement.department.name),
        Value::Integer(statement.year.into()),
        item.map_or(Value::Null, |item| text(&item)),
        text(&measure),
        value,
        unit,
        note,
    ]
}

fn columns(described: &[(&str, &str, Kind)]) -> Vec<Column> {
    let column = |(name, title, kind): &(&str, &str, Kind)| Column {
        name: name.to_string(),
        title: title.to_string(),
        kind: *kind,
    };
    described.iter().map(column).collect()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_string())
}
