/*!
Asking: named queries and checks from `.sql` files, ad hoc SQL, and the rows that come back.

A newcomer reads in this order: a file's comment head is a [`Header`]; a [`Catalogue`] holds the files by name;
[`param`] turns what was typed into bound values; a [`Reader`] is a connection that can only read, and for a limited
time; [`run`] puts them together into [`Rows`].

Not here: which folders the files come from (`command`), how rows look (`render`), what a check's rows become
(`store`).
*/

pub mod catalogue;
mod caveats;
pub mod chart;
pub mod exempt;
mod fault;
pub mod guard;
pub mod header;
pub mod holding;
pub mod known;
pub mod lookup;
pub mod metric;
pub mod param;
pub mod pieces;
pub mod repeated;
pub mod reports;
pub mod rows;
pub mod run;
pub mod said;
pub mod scores;
pub mod search;
pub mod shadow;

pub use catalogue::{Catalogue, Query, Source};
pub use caveats::{Shown, of as caveats};
pub use chart::{Chart, ChartKind};
pub use guard::Reader;
pub use header::{Header, Param, ParamType};
pub use repeated::Repeated;
pub use rows::{Column, Kind, Rows, Stop, Value};
pub use shadow::Lens;

#[cfg(test)]
pub(crate) mod fixture {
    use rusqlite::Connection;

    use super::Reader;

    /// An empty database in memory, with `sql` run in it, and the table of scores that some queries need.
    pub fn database(sql: &str) -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(include_str!("../../schema.sql")).unwrap();
        connection.execute_batch(include_str!("scores.sql")).unwrap();
        connection.execute_batch(sql).unwrap();
        connection
    }

    /// The same behind the guard, without a time limit.
    pub fn reader(sql: &str) -> Reader {
        Reader::of(database(sql), None).unwrap()
    }
}
