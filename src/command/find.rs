//! `find`: words in departments, items, special funds and other rows, indicators, goals and measures.

use super::query::reader;
use super::{Context, show};
use crate::cli;
use crate::error::{Error, Exit};
use crate::model::Message;
use crate::query::{Column, Kind, search};

/// Looks for words and shows where they are.
pub fn run(options: &cli::Find, context: &mut Context<'_>) -> Result<Exit, Error> {
    let reader = reader(context, None)?;
    let typed = options.words.join(" ");
    let Some(found) = search::search(&reader, &typed, &options.kinds, &options.given)? else {
        return Err(Message::FindNoWord {}.into());
    };
    let rows = found.rows(&reader, show::most(context)?)?;
    let column = |name: &str, title: &str, kind: Kind| Column { name: name.into(), title: title.into(), kind };
    let columns = [
        column("kind", "类别 | kind", Kind::Code),
        column("department", "部门 | department", Kind::Department),
        column("year", "年度 | year", Kind::Year),
        column("text", "文字 | text", Kind::Plain),
        column("document", "文件 | document", Kind::Document),
        column("cell", "位置 | place", Kind::Plain),
    ];
    show::listed(context, "查找结果 | what was found", &columns, &rows)?;
    match found.count() {
        0 => context.say(&Message::FindNothing { typed })?,
        count => context.say(&Message::FoundCount { count })?,
    }
    Ok(Exit::Done)
}
