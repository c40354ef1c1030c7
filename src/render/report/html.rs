//! One page that needs nothing else: style and drawings inside, no network.

use minijinja::context;
use minijinja::value::Serde;

use super::{Content, Desk, view};
use crate::model::Message;
use crate::render::html::chart;

/// The page of a report.
pub fn page(content: &Content, desk: &Desk<'_>) -> Result<String, Message> {
    let page = view::page(content, desk, |_, table, _| {
        chart(&table.columns, &table.rows, &desk.look(content.lang, &table.subject))
    });
    desk.templates.render("page.html", context! { page => Serde(&page) })
}
