/*!
The database file: opening and making it, putting statements in, taking documents out, keeping findings true.

One transaction a document. Nothing here knows a format, a layout or a check by name: sections and fields bear the
names of tables and columns, checks come as SQL. Asking questions is the business of `query`.
*/

mod bulk;
mod bulk_report;
mod changes;
mod copy;
mod correct;
mod findings;
mod insertion;
mod migrate;
mod propose;
mod put;
mod questions;
mod register;
mod remove;
mod replace;
mod rows;
mod summary;

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use crate::model::Message;
use crate::model::database::{APPLICATION_ID, SCHEMA_VERSION};

pub use bulk::{Ended, Load, Loaded, Table};
pub use changes::Change;
pub use copy::copy;
pub use correct::Corrected;
pub use findings::{Check, refresh_all as recompute};
pub use propose::{Likeness, Proposal};
pub use put::{Incoming, Known, Outcome, Replaced, Stored, is_figure};
pub use questions::{Answers, Asked, Question};
pub use register::Registered;
pub use remove::Removal;
pub use summary::recount;

/// What the engine says when it cannot go on.
pub type Fault = rusqlite::Error;

/// The tables and views of a database.
const SCHEMA: &str = include_str!("../../schema.sql");

/// A database open for writing.
pub struct Store {
    connection: Connection,
    path: String,
}

impl Store {
    /// Opens a database, or makes one. Refuses a file that is no SQLite database, is not ours, or is newer than we are.
    /// One of an older version is brought up to date; then the name of the copy that is kept of it comes along.
    pub fn open(path: &Path) -> Result<(Store, Option<String>), Message> {
        let shown = path.display().to_string();
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
            return Err(Message::NoSuchFile { path: folder.display().to_string() });
        }
        if path.is_dir() {
            return Err(Message::NotADatabase { path: shown });
        }
        // An absolute path never begins with `file:`, which SQLite would read as a URI with options.
        let absolute = std::path::absolute(path)
            .map_err(|error| Message::Io { path: shown.clone(), reason: error.to_string() })?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(absolute, flags).map_err(|error| fault(&shown, &error))?;
        let (mut store, version) = Store::of(connection, shown)?;
        if version == SCHEMA_VERSION {
            return Ok((store, None));
        }
        let copy = migrate::migrate(&mut store.connection, path, version);
        copy.map(|copy| (store, Some(copy))).map_err(|error| fault(&path.display().to_string(), &error))
    }

    /// A new database in a file that is empty, to be loaded before anybody sees it; `shown` is the name it will have. If
    /// this goes wrong the file is thrown away, so that nothing need be written twice.
    fn at(file: &Path, shown: &str) -> Result<Store, Message> {
        let open = || {
            let connection = Connection::open(file)?;
            connection.pragma_update(None, "page_size", bulk::PAGE)?;
            connection.pragma_update(None, "journal_mode", "off")?;
            let mut store = Store { connection, path: shown.to_string() };
            store.prepare_file()?;
            store.connection.pragma_update(None, "synchronous", "off")?;
            Ok(store)
        };
        open().map_err(|error| fault(shown, &error))
    }

    /// A database in memory.
    pub fn in_memory() -> Result<Store, Message> {
        let connection = Connection::open_in_memory().map_err(|error| fault(":memory:", &error))?;
        Store::of(connection, ":memory:".to_string()).map(|(store, _)| store)
    }

    /// The store, and the version of its tables.
    fn of(connection: Connection, path: String) -> Result<(Store, i32), Message> {
        let mut store = Store { connection, path };
        let mark = store.prepare_file().map_err(|error| fault(&store.path, &error))?;
        match mark {
            Mark::Ours(version) => Ok((store, version)),
            Mark::Foreign => Err(Message::ForeignDatabase { path: store.path }),
            Mark::Newer(version) => Err(Message::NewerDatabase { path: store.path, version, known: SCHEMA_VERSION }),
        }
    }

    /// Reads whose the file is, and makes the tables in an empty one.
    fn prepare_file(&mut self) -> rusqlite::Result<Mark> {
        self.connection.busy_timeout(Duration::from_secs(10))?;
        // A plan that depends on bound values is made anew at every step: the checks would be parsed once a report.
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        self.connection.set_prepared_statement_cache_capacity(1024);
        let pragma = |name| self.connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
        let version = pragma("user_version")?;
        let tables: i64 = self.connection.query_row("select count(*) from sqlite_schema", [], |row| row.get(0))?;
        match pragma("application_id")? {
            APPLICATION_ID if version > SCHEMA_VERSION => return Ok(Mark::Newer(version)),
            APPLICATION_ID => {}
            0 if tables == 0 => self.create()?,
            _ => return Ok(Mark::Foreign),
        }
        let version = if tables == 0 { SCHEMA_VERSION } else { version };
        self.connection.pragma_update(None, "foreign_keys", true)?;
        self.connection.pragma_update(None, "synchronous", "normal")?;
        Ok(Mark::Ours(version))
    }

    fn create(&mut self) -> rusqlite::Result<()> {
        let mode: String = self.connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
        if mode != "off" {
            self.connection.pragma_update(None, "journal_mode", "wal")?;
        }
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(SCHEMA)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
        transaction.commit()
    }

    /// The open connection, for reading what was written.
    pub fn into_connection(self) -> Connection {
        self.connection
    }

    /// Runs one change as one transaction: all of it is kept, or nothing. `keep` is no where it is only tried.
    fn change<T>(
        &mut self,
        keep: bool,
        change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, Message> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        transaction
            .and_then(|transaction| {
                let result = change(&transaction)?;
                if keep { transaction.commit() } else { transaction.rollback() }?;
                Ok(result)
            })
            .map_err(|error| fault(&self.path, &error))
    }
}

/// Whose a file is.
enum Mark {
    Ours(i32),
    Foreign,
    Newer(i32),
}

fn fault(path: &str, error: &rusqlite::Error) -> Message {
    let path = path.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => Message::NotADatabase { path },
        _ => Message::Database { path, reason: error.to_string() },
    }
}

/// The number of a report: a year is a contiguous range, see `schema.sql`.
fn report_id(year: i32, department_id: i64) -> i64 {
    i64::from(year) * YEAR_SPAN + department_id
}

/// What separates a report from the same department's report of the next year.
const YEAR_SPAN: i64 = 1_000_000_000;
