/*!
A connection that can only read.

Four locks, because SQL comes from users and from files that users add: the file is opened read-only; `query_only` is
on; an authorizer refuses every action that is not on a short list, while a statement is prepared; a progress handler
stops a statement whose time is up. What the authorizer refused is remembered, since SQLite itself says no more than
"not authorized".
*/

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::model::Message;
use crate::model::database::{APPLICATION_ID, SCHEMA_VERSION};

/// A connection behind the guard.
#[derive(Debug)]
pub struct Reader {
    connection: Connection,
    pub(super) watch: Arc<Watch>,
}

impl Reader {
    /// Opens a database of ours for reading. Errors: no such file, no SQLite database, not one of ours, or made by a
    /// newer program.
    pub fn open(path: &Path, time_limit: Option<Duration>) -> Result<Reader, Message> {
        Reader::of(open_read_only(path)?, time_limit)
    }

    /// Puts the guard on an open connection.
    pub fn of(mut connection: Connection, time_limit: Option<Duration>) -> Result<Reader, Message> {
        let watch = Arc::new(Watch::new(time_limit));
        put_up(&mut connection, &watch)
            .map_err(|error| Message::Database { path: path_of(&connection), reason: error.to_string() })?;
        Ok(Reader { connection, watch })
    }

    /// The connection, for look-ups of our own.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }
}

/// A database without the guard, for those who pass it on and leave what it is to this room.
pub type Opened = Connection;

/// Opens a database of ours read-only, without the guard: see [`Reader::open`].
pub fn open_read_only(path: &Path) -> Result<Connection, Message> {
    let shown = path.display().to_string();
    if !path.exists() {
        return Err(Message::NoDatabase { path: shown });
    }
    if path.is_dir() {
        return Err(Message::NotADatabase { path: shown });
    }
    let failed = |error: rusqlite::Error| match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => Message::NotADatabase { path: shown.clone() },
        _ => Message::Database { path: shown.clone(), reason: error.to_string() },
    };
    // An absolute path never begins with `file:`, which SQLite would read as a URI with options.
    let absolute =
        std::path::absolute(path).map_err(|error| Message::Io { path: shown.clone(), reason: error.to_string() })?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(absolute, flags).map_err(failed)?;
    connection.busy_timeout(Duration::from_secs(5)).map_err(failed)?;
    let mark = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0)).map_err(failed);
    if mark("application_id")? != APPLICATION_ID {
        return Err(Message::ForeignDatabase { path: shown });
    }
    let version = mark("user_version")?;
    if version > SCHEMA_VERSION {
        return Err(Message::NewerDatabase { path: shown, version, known: SCHEMA_VERSION });
    }
    if version < SCHEMA_VERSION {
        return Err(Message::OlderDatabase { path: shown, version });
    }
    Ok(connection)
}

fn put_up(connection: &mut Connection, watch: &Arc<Watch>) -> rusqlite::Result<()> {
    connection.pragma_update(None, "query_only", true)?;
    // Rankings and names lead across the tables: a year of a nation fits in, and a small database needs none of it.
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    // "x" is a column, never a text that happens to be in the wrong quotes: a misspelt column must not become a constant.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST_VALUE_MIB << 20)?;
    let timed = Arc::clone(watch);
    connection.progress_handler(10_000, Some(move || timed.is_over() || is_cancelled()))?;
    let asked = Arc::clone(watch);
    connection.authorizer(Some(move |context: AuthContext<'_>| match refusal(context.action) {
        None => Authorization::Allow,
        Some(message) => {
            asked.refuse(message);
            Authorization::Deny
        }
    }))
}

fn path_of(connection: &Connection) -> String {
    connection.path().unwrap_or_default().to_string()
}

/// Set when the user presses Ctrl-C. One for the process, as the signal is: a question may open several connections.
static CANCELLED: AtomicBool = AtomicBool::new(false);

/// Stops whatever statement runs behind a guard, and every one that begins, until [`go_on`].
pub fn cancel() {
    CANCELLED.store(true, Ordering::Relaxed);
}

/// Lets statements run again.
pub fn go_on() {
    CANCELLED.store(false, Ordering::Relaxed);
}

/// Whether the user stopped what runs.
pub fn is_cancelled() -> bool {
    CANCELLED.load(Ordering::Relaxed)
}

/// Pages that are kept in memory while a statement runs, at most.
const CACHE_KIB: i32 = 64 << 10;

/// The longest text or blob that a statement may make: one instruction of the engine makes it, which no time limit can
/// interrupt.
pub(super) const LONGEST_VALUE_MIB: i32 = 64;

/// Functions that reach outside the database. Most exist only in SQLite's shell; the list costs nothing.
const FORBIDDEN_FUNCTIONS: [&str; 5] = ["load_extension", "fts3_tokenizer", "readfile", "writefile", "edit"];

/// Pragmas that describe, and take the name of what they describe.
const DESCRIBING_PRAGMAS: [&str; 7] =
    ["table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list"];

/// Pragmas that tell a setting when they are given no value, and change it when they are.
const TELLING_PRAGMAS: [&str; 10] = [
    "application_id",
    "user_version",
    "schema_version",
    "encoding",
    "journal_mode",
    "page_size",
    "page_count",
    "compile_options",
    "function_list",
    "database_list",
];

/// Why an action is not allowed; none where it is.
fn refusal(action: AuthAction<'_>) -> Option<Message> {
    match action {
        AuthAction::Select | AuthAction::Recursive | AuthAction::Read { .. } => None,
        AuthAction::Function { function_name } => {
            let name = function_name.to_lowercase();
            FORBIDDEN_FUNCTIONS.contains(&name.as_str()).then_some(Message::FunctionRefused { name })
        }
        AuthAction::Pragma { pragma_name, pragma_value } => {
            let name = pragma_name.to_lowercase();
            let reads = DESCRIBING_PRAGMAS.contains(&name.as_str())
                || pragma_value.is_none() && TELLING_PRAGMAS.contains(&name.as_str());
            (!reads).then_some(Message::PragmaRefused { name })
        }
        AuthAction::Attach { .. } | AuthAction::Detach { .. } => Some(Message::AttachRefused {}),
        AuthAction::Transaction { .. } | AuthAction::Savepoint { .. } => Some(Message::TransactionRefused {}),
        _ => Some(Message::WriteRefused {}),
    }
}

/// What the guard remembers of the statement at hand: what was refused, and how much time is spent.
#[derive(Debug)]
pub struct Watch {
    limit: Option<Duration>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    refused: Option<Message>,
    spent: Duration,
    since: Option<Instant>,
}

impl Watch {
    fn new(limit: Option<Duration>) -> Watch {
        Watch { limit, state: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The clock and the memory begin anew.
    pub(super) fn restart(&self) {
        *self.state() = State::default();
    }

    /// Runs `step` with the clock going.
    pub(super) fn timed<T>(&self, step: impl FnOnce() -> T) -> T {
        self.state().since = Some(Instant::now());
        let result = step();
        let mut state = self.state();
        let spent = state.since.take().map_or(Duration::ZERO, |since| since.elapsed());
        state.spent += spent;
        result
    }

    fn is_over(&self) -> bool {
        let state = self.state();
        let running = state.since.map_or(Duration::ZERO, |since| since.elapsed());
        self.limit.is_some_and(|limit| state.since.is_some() && state.spent + running >= limit)
    }

    /// Remembers the first refusal: it is the one that the user wrote, later ones follow from it.
    fn refuse(&self, message: Message) {
        self.state().refused.get_or_insert(message);
    }

    /// What the authorizer refused, if anything.
    pub(super) fn refused(&self) -> Option<Message> {
        self.state().refused.clone()
    }

    /// What to say of a statement that was interrupted.
    pub(super) fn time_is_up(&self) -> Message {
        Message::TimeLimit { seconds: self.limit.map_or(0, |limit| limit.as_secs()) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{fixture, run};
    use super::*;

    fn refused(sql: &str) -> Message {
        let reader = fixture::reader("");
        match run::ad_hoc(&reader, sql, &[]) {
            Err(message) => message,
            Ok(rows) => rows.collect().expect_err("the statement should be refused"),
        }
    }

    #[test]
    fn whatever_writes_is_refused() {
        for sql in [
            "insert into document (path, sha256, kind) values ('a', 'b', 'form')",
            "update report set year = 2023",
            "delete from report",
            "create table t (a)",
            "create temp table t (a)",
            "create view v as select 1",
            "drop table report",
            "alter table report rename to r",
            "reindex",
            "analyze",
            "replace into report values (1, 2, 3)",
            "with a as (select 1) delete from report",
            "insert into fact (fen) values (1)",
            "create virtual table t using fts5(a)",
        ] {
            assert_eq!(refused(sql), Message::WriteRefused {}, "{sql}");
        }
    }

    #[test]
    fn reaching_outside_the_file_is_refused() {
        assert_eq!(refused("attach 'other.db' as other"), Message::AttachRefused {});
        assert_eq!(refused("detach main"), Message::AttachRefused {});
        assert_eq!(refused("select load_extension('x')"), Message::FunctionRefused { name: "load_extension".into() });
        assert_eq!(refused("select fts3_tokenizer('x')"), Message::FunctionRefused { name: "fts3_tokenizer".into() });
        assert_eq!(refused("begin"), Message::TransactionRefused {});
        assert_eq!(refused("savepoint a"), Message::TransactionRefused {});
        let vacuum = refused("vacuum into '/nowhere/copy.db'");
        assert!(matches!(vacuum, Message::WriteRefused {} | Message::AttachRefused {}), "{vacuum:?}");
    }

    #[test]
    fn a_pragma_may_tell_but_not_change() {
        assert_eq!(refused("pragma query_only = 0"), Message::PragmaRefused { name: "query_only".into() });
        assert_eq!(refused("pragma journal_mode = delete"), Message::PragmaRefused { name: "journal_mode".into() });
        assert_eq!(refused("pragma user_version = 9"), Message::PragmaRefused { name: "user_version".into() });
        assert_eq!(refused("pragma wal_checkpoint"), Message::PragmaRefused { name: "wal_checkpoint".into() });
        let reader = fixture::reader("");
        for sql in ["pragma table_info(report)", "select name from pragma_table_info('report')", "pragma user_version"]
        {
            assert!(!run::ad_hoc(&reader, sql, &[]).unwrap().collect().unwrap().is_empty(), "{sql}");
        }
    }

    #[test]
    fn reading_is_allowed_in_every_shape() {
        let reader = fixture::reader("");
        for sql in [
            "select count(*) from fact",
            "values (1)",
            "explain query plan select * from item_comparison",
            "select name from sqlite_schema",
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 3) select i from n",
        ] {
            run::ad_hoc(&reader, sql, &[]).unwrap().collect().unwrap();
        }
    }

    #[test]
    fn a_statement_stops_when_its_time_is_up() {
        let reader = Reader::of(fixture::database(""), Some(Duration::from_millis(20))).unwrap();
        let endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";
        assert_eq!(run::ad_hoc(&reader, endless, &[]).unwrap().collect(), Err(Message::TimeLimit { seconds: 0 }));
        assert!(
            run::ad_hoc(&reader, "select 1", &[]).unwrap().collect().is_ok(),
            "the next statement has its own time"
        );
    }

    #[test]
    fn time_spent_by_the_sink_does_not_count() {
        let reader = Reader::of(fixture::database(""), Some(Duration::from_millis(200))).unwrap();
        let sql = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 30000) select i from n";
        let mut rows = run::ad_hoc(&reader, sql, &[]).unwrap();
        let mut slept = false;
        let done = rows.each(super::super::Stop::Never, |_| {
            if !slept {
                slept = true;
                std::thread::sleep(Duration::from_millis(300));
            }
            Ok::<(), Message>(())
        });
        assert_eq!(done, Ok(false));
    }

    #[test]
    fn a_file_that_is_not_ours_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("some.db");
        let shown = path.display().to_string();
        assert_eq!(open_read_only(&path).unwrap_err(), Message::NoDatabase { path: shown.clone() });
        std::fs::write(&path, "部门,年度\n".repeat(200)).unwrap();
        assert_eq!(open_read_only(&path).unwrap_err(), Message::NotADatabase { path: shown.clone() });
        std::fs::remove_file(&path).unwrap();
        let made = Connection::open(&path).unwrap();
        made.execute_batch("create table t (a)").unwrap();
        assert_eq!(open_read_only(&path).unwrap_err(), Message::ForeignDatabase { path: shown.clone() });
        made.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        made.pragma_update(None, "user_version", SCHEMA_VERSION + 1).unwrap();
        assert_eq!(
            open_read_only(&path).unwrap_err(),
            Message::NewerDatabase { path: shown, version: SCHEMA_VERSION + 1, known: SCHEMA_VERSION }
        );
        made.pragma_update(None, "user_version", 1).unwrap();
        assert!(matches!(open_read_only(&path).unwrap_err(), Message::OlderDatabase { version: 1, .. }));
        made.pragma_update(None, "user_version", SCHEMA_VERSION).unwrap();
        assert!(Reader::open(&path, None).is_ok());
    }
}
