/*!
The nouns of the program: what a department says on a form, exactly, with its place.

Nothing here reads a file, knows SQL or prints. Every other room may import this one; this one imports none.
*/

pub mod bulk;
pub mod database;
pub mod entry;
pub mod export;
pub mod formula;
pub mod item;
pub mod lang;
pub mod ledger;
pub mod message;
pub mod money;
pub mod near;
pub mod place;
pub mod severity;

pub use entry::{Entry, FormKind, Note, Origin, Section, Statement, Stored};
pub use item::{Item, Measure};
pub use lang::Lang;
pub use message::Message;
pub use money::{Money, Unit};
pub use place::Place;
pub use severity::Severity;
