//! What the tests share: a folder of their own and the program run in it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use rusqlite::Connection;
use tempfile::TempDir;

/// The folder of the project.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder that the program runs in, with a database `fiscus.db` of its own.
pub struct Desk {
    folder: TempDir,
}

/// What a run printed, and its exit status.
#[derive(Debug)]
pub struct Run {
    /// Exit status.
    pub status: i32,
    /// Data.
    pub out: String,
    /// Everything else.
    pub err: String,
}

impl Desk {
    /// An empty folder.
    pub fn new() -> Desk {
        Desk { folder: TempDir::new().expect("a temporary folder can be made") }
    }

    /// A folder with the bundled sample in its database.
    pub fn with_sample() -> Desk {
        // Imported once, since it takes a second.
        static DATABASE: OnceLock<Vec<u8>> = OnceLock::new();
        let database = DATABASE.get_or_init(|| {
            let desk = Desk::new();
            let samples = project().join("import/samples");
            for folder in ["hengyang", "wangshu"] {
                desk.run(&["import", samples.join(folder).to_str().expect("the path is UTF-8")]).succeeds();
            }
            std::fs::read(desk.path("fiscus.db")).expect("the database was made")
        });
        let desk = Desk::new();
        desk.write("fiscus.db", database);
        desk
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Desk {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        std::fs::write(path, bytes).expect("the file can be written");
        self
    }

    /// Runs the program in English.
    pub fn run(&self, words: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_fiscus"))
            .args(words)
            .current_dir(self.folder.path())
            .env_remove("FISCUS_DB")
            .env("LC_ALL", "C")
            .output()
            .expect("the program can be started");
        Run {
            status: output.status.code().expect("the program ended by itself"),
            out: String::from_utf8(output.stdout).expect("data is UTF-8"),
            err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }

    /// The database, opened as any SQLite client would.
    pub fn database(&self) -> Connection {
        Connection::open(self.path("fiscus.db")).expect("the database can be opened")
    }

    /// The rows of a statement, values joined by bars, `∅` for NULL.
    pub fn rows(&self, sql: &str) -> Vec<String> {
        let database = self.database();
        let mut statement = database.prepare(sql).unwrap_or_else(|error| panic!("{error}: {sql}"));
        let width = statement.column_count();
        let rows = statement.query_map([], |row| {
            let values = (0..width).map(|index| Ok(shown(&row.get(index)?)));
            Ok(values.collect::<rusqlite::Result<Vec<_>>>()?.join("|"))
        });
        rows.expect("the statement runs").map(|row| row.expect("a row can be read")).collect()
    }
}

/// A value as csv prints it.
pub fn shown(value: &rusqlite::types::Value) -> String {
    use rusqlite::types::Value;
    match value {
        Value::Null => "∅".to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Blob(_) => "blob".to_string(),
    }
}

impl Run {
    /// The data, after a run that must have succeeded.
    #[track_caller]
    pub fn succeeds(self) -> String {
        assert_eq!(self.status, 0, "{}", self.err);
        self.out
    }

    /// The messages, after a run that must have ended with a status.
    #[track_caller]
    pub fn fails(self, status: i32) -> String {
        assert_eq!(self.status, status, "out: {}\nerr: {}", self.out, self.err);
        self.err
    }
}

/// Compares a file of the project with what it should be; with `UPDATE=1` in the environment it is written anew instead.
#[track_caller]
pub fn golden(name: &str, expected: &str) {
    let path = project().join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, expected).unwrap_or_else(|error| panic!("{name}: {error}"));
        return;
    }
    let actual = std::fs::read_to_string(&path).unwrap_or_default();
    let differing = actual.lines().zip(expected.lines()).position(|(one, other)| one != other);
    let line = differing.unwrap_or_else(|| actual.lines().count().min(expected.lines().count()));
    assert!(
        actual == expected,
        "{name}:{}: out of date; `UPDATE=1 cargo test` writes it anew\n  is:     {}\n  should: {}",
        line + 1,
        actual.lines().nth(line).unwrap_or_default(),
        expected.lines().nth(line).unwrap_or_default(),
    );
}
