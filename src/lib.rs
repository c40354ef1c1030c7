/*!
fiscus: an embedded analytics database for the performance forms of Chinese local government departments.

The road is `bytes -> Document -> Recognised -> statements and findings -> SQLite -> views -> Rows -> text`; each arrow
is a room of its own, and `command` tells the stories that use them.
*/

pub mod document;
pub mod form;
pub mod model;
pub mod query;
pub mod render;
pub mod store;
