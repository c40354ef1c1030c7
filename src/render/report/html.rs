//! One page that needs nothing else: style and drawings inside, no network.

use minijinja::context;
use minijinja::value::Serde;

use super::{Content, Desk, view};
use crate::model::Message;

/// The page of a report.
pub fn page(content: &Content, desk: &Desk<'_>) -> Result<String, Message> {
    let page = view::page(content, desk, |_, _, _| String::new());
    desk.templates.render("page.html", context! { page => Serde(&page) })
}
