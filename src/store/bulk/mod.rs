/*!
Loads large tables of one amount a row: millions of figures into the sections, in bounded memory.

A [`Load`] is one change of the database, whatever number of tables it takes: into a new database by way of a file beside it
that takes its name when all is done, into one that is there within a transaction, while others go on reading. The figures
of a [`Table`] come in any order, are put in order of their reports, and go into the tables by the end of their trees, which
is quick and leaves no gaps. Reports that nothing else speaks of go in without a source a value, see `bulk_report`; figures
of forms that are there already amend them one by one, as those of small tables do.
*/

mod assembled;
mod facts;
mod fields;
mod sums;
mod write;

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;
use std::thread;

use rusqlite::types::Value;
use rusqlite::{Connection, params};
use tempfile::TempPath;

use super::put::{self, Touched};
use super::{Check, Known, Store, findings, rows};
use crate::model::bulk::{Figure, Numbers};
use crate::model::entry::DepartmentName;
use crate::model::{Message, Section};

use facts::{Fact, Sorter};
use fields::Fields;

/// A change that takes large tables in.
pub struct Load {
    store: Store,
    /// The file that a new database is made in, and the name that it will have.
    new: Option<(TempPath, PathBuf)>,
    /// The indexes that were left out.
    indexes: Vec<Index>,
    fields: Fields,
    touched: BTreeSet<i64>,
    /// Whether a table was given up, whose departments and names nobody needs.
    given_up: bool,
}

/// An index that is made when its table is full: its table, and the statement that makes it.
struct Index {
    table: String,
    sql: String,
}

/// What a table became.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The table's own number.
    pub document_id: i64,
    /// Reports that it speaks of.
    pub reports: usize,
    /// Forms of reports that it speaks of.
    pub forms: usize,
    /// Figures that went in.
    pub figures: usize,
    /// Figures that replaced older ones.
    pub amended: usize,
}

/// How a table ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// The same bytes are in the database already.
    Known(Known),
    /// It holds no figure.
    Empty,
    /// Its figures went in.
    Loaded(Loaded),
}

/// Pages of a new database, in bytes: fewer and larger reads.
pub const PAGE: i64 = 16_384;

/// Batches of reports that may wait to be written.
const WAITING: usize = 2;

/// Memory for pages, in KiB.
const PAGES: i64 = 24 << 10;

impl Load {
    /// A load into a database that is not there yet. Nobody sees it before it is whole.
    pub fn into_new(path: &Path) -> Result<Load, Message> {
        let shown = path.display().to_string();
        let folder = match path.parent() {
            Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
            Some(folder) if folder.is_dir() => folder,
            Some(folder) => return Err(Message::NoSuchFile { path: folder.display().to_string() }),
            None => return Err(Message::NotADatabase { path: shown }),
        };
        let mut file = tempfile::Builder::new();
        #[cfg(unix)]
        // As readable as any file that the user makes, not as secret as temporary files are.
        file.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let file = file.prefix(".fiscus-").tempfile_in(folder).map_err(|error| io(&shown, &error))?.into_temp_path();
        let store = Store::at(&file, &shown)?;
        let load = Load::of(store, Some((file, path.to_path_buf())))?;
        Ok(load)
    }

    /// A load into a database that is there.
    pub fn into_existing(store: Store) -> Result<Load, Message> {
        Load::of(store, None)
    }

    fn of(store: Store, new: Option<(TempPath, PathBuf)>) -> Result<Load, Message> {
        let path = store.path.clone();
        let begin = |store: &Store| {
            store.connection.pragma_update(None, "cache_size", -PAGES)?;
            // Every row names a report, a name and a document that this load has just written.
            store.connection.pragma_update(None, "foreign_keys", false)?;
            store.connection.execute_batch("begin immediate")?;
            let indexes = if new.is_some() { drop_indexes(&store.connection)? } else { Vec::new() };
            Ok((indexes, Fields::of(&store.connection)?))
        };
        let (indexes, fields) = begin(&store).map_err(|error| super::fault(&path, &error))?;
        Ok(Load { store, new, indexes, fields, touched: BTreeSet::new(), given_up: false })
    }

    /// Begins a table.
    pub fn table(&mut self, path: &str) -> Result<Table<'_>, Message> {
        let folder = match (&self.new, Path::new(&self.store.path).parent()) {
            (Some((file, _)), _) => file.parent().map(Path::to_path_buf),
            (None, folder) => folder.map(Path::to_path_buf),
        };
        let folder = folder.filter(|folder| folder.is_dir()).unwrap_or_else(|| PathBuf::from("."));
        let begin = || {
            // Its content is known when all of it was read.
            let sql = "insert into document (path, sha256, kind) values (?1, '', 'tidy')";
            self.store.connection.execute(sql, [path])?;
            Ok((self.store.connection.last_insert_rowid(), Touched::none(&self.store.connection)?))
        };
        let (document_id, touched) = begin().map_err(|error| super::fault(&self.store.path, &error))?;
        Ok(Table { load: self, document_id, sorter: Sorter::new(&folder), last: None, touched })
    }

    /// Keeps a row of a table that was refused.
    pub fn refuse(&self, document_id: i64, cell: &str, text: &str, reason: &str) -> Result<(), Message> {
        let keep = || {
            self.store
                .connection
                .prepare_cached("insert or ignore into unrecognised_record values (?1, ?2, ?3, ?4)")?
                .execute(params![document_id, cell, text, reason])
        };
        keep().map(|_| ()).map_err(|error| super::fault(&self.store.path, &error))
    }

    /// Ends the load: indexes, findings, and the name of the file.
    pub fn close(self, checks: &[Check<'_>]) -> Result<Store, Message> {
        let path = self.store.path.clone();
        let connection = &self.store.connection;
        let finish = || {
            if self.given_up {
                connection.execute_batch(super::remove::FORGET_UNUSED)?;
            }
            let (last, first): (Vec<_>, Vec<_>) =
                self.indexes.iter().partition(|index| index.table == "finding_record");
            first.iter().try_for_each(|index| connection.execute_batch(&index.sql))?;
            match &self.new {
                Some(_) => findings::refresh_all(connection, checks)?,
                None => findings::refresh(connection, checks, &self.touched)?,
            }
            last.iter().try_for_each(|index| connection.execute_batch(&index.sql))?;
            connection.execute_batch("commit")
        };
        finish().map_err(|error| super::fault(&path, &error))?;
        match self.new {
            None => again(self.store),
            Some((file, name)) => rename(self.store, file, &name),
        }
    }

    /// Gives all up: the database stays as it was. The store, where there was one before.
    pub fn give_up(self) -> Result<Option<Store>, Message> {
        if self.new.is_some() {
            return Ok(None);
        }
        let ended = self.store.connection.execute_batch("rollback");
        ended.map_err(|error| super::fault(&self.store.path, &error))?;
        again(self.store).map(Some)
    }
}

/// A store as it was before the load.
fn again(store: Store) -> Result<Store, Message> {
    let kept = store.connection.pragma_update(None, "foreign_keys", true);
    kept.map_err(|error| super::fault(&store.path, &error))?;
    Ok(store)
}

/// Takes the indexes away that can be made when the tables are full.
fn drop_indexes(connection: &Connection) -> rusqlite::Result<Vec<Index>> {
    let needed = "'line_name_of_text', 'indicator_name_of_text', 'finding_kind_of_rule'";
    let sql = format!(
        "select name, tbl_name, sql from sqlite_schema where type = 'index' and sql is not null and name not in ({needed})"
    );
    let indexes: Vec<(String, Index)> = connection
        .prepare(&sql)?
        .query_map([], |row| Ok((row.get(0)?, Index { table: row.get(1)?, sql: row.get(2)? })))?
        .collect::<rusqlite::Result<_>>()?;
    for (name, _) in &indexes {
        connection.execute_batch(&format!("drop index {name}"))?;
    }
    Ok(indexes.into_iter().map(|(_, index)| index).collect())
}

/// Gives a whole database its name, unless another has it by now.
fn rename(store: Store, file: TempPath, name: &Path) -> Result<Store, Message> {
    let path = store.path.clone();
    let Store { connection, .. } = store;
    connection
        .pragma_update(None, "journal_mode", "wal")
        .and_then(|()| connection.close().map_err(|(_, error)| error))
        .map_err(|error| super::fault(&path, &error))?;
    let persist = || {
        File::open(&file)?.sync_all()?;
        file.persist_noclobber(name).map_err(|error| error.error)?;
        // The name itself must last, too; not every system can be asked for that.
        let folder = name.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        Ok(())
    };
    persist().map_err(|error| io(&path, &error))?;
    Store::open(name).map(|(store, _)| store)
}

fn io(path: &str, error: &std::io::Error) -> Message {
    Message::Io { path: path.to_string(), reason: error.to_string() }
}

/// A table on its way in.
pub struct Table<'l> {
    load: &'l mut Load,
    document_id: i64,
    sorter: Sorter,
    /// The department that was asked for last, and its number.
    last: Option<(DepartmentName, i64)>,
    touched: Touched,
}

impl Table<'_> {
    /// Takes a figure of a line.
    pub fn take(&mut self, figure: &Figure, line: u32) -> Result<(), Message> {
        let report = super::report_id(figure.year, figure.department);
        let fact = Fact { slot: figure.slot, value: figure.value, line };
        self.sorter.push(report, fact, figure.step_fen).map_err(|error| io(&self.load.store.path, &error))
    }

    /// Keeps a row that was refused.
    pub fn refuse(&mut self, cell: &str, text: &str, reason: &str) -> Result<(), Message> {
        self.load.refuse(self.document_id, cell, text, reason)
    }

    /// Takes nothing of the table in.
    pub fn forget(self) -> Result<(), Message> {
        let path = self.load.store.path.clone();
        forget(self.load, self.document_id).map_err(|error| super::fault(&path, &error))
    }

    /// Puts all figures in. `doubled` is told the line of each figure that stood in another line before, and that line.
    pub fn close(self, sha256: &str, mut doubled: impl FnMut(u32, u32)) -> Result<Ended, Message> {
        let Table { load, document_id, sorter, .. } = self;
        let path = load.store.path.clone();
        let fault = |error: rusqlite::Error| super::fault(&path, &error);
        if let Some(known) = put::known(&load.store.connection, sha256).map_err(fault)? {
            forget(load, document_id).map_err(fault)?;
            return Ok(Ended::Known(known));
        }
        let reports = sorter.reports().map_err(|error| io(&path, &error))?;
        let fields = &load.fields;
        let mut writer = write::Writer::new(&load.store.connection, fields, document_id, sha256).map_err(fault)?;
        // One thread assembles what another writes.
        thread::scope(|scope| {
            let (to, batches) = sync_channel(WAITING);
            scope.spawn(move || assembled::assemble(reports, fields, &to));
            for batch in batches {
                let batch = batch.map_err(|error| io(&path, &error))?;
                writer.put(&batch).map_err(fault)?;
                batch.doubled.iter().for_each(|(line, before)| doubled(*line, *before));
                if load.new.is_none() {
                    load.touched.extend(batch.reports.iter().map(|gathered| gathered.report));
                }
            }
            Ok(())
        })?;
        let loaded = writer.close().map_err(fault)?;
        if loaded.figures == 0 {
            forget(load, document_id).map_err(fault)?;
            return Ok(Ended::Empty);
        }
        Ok(Ended::Loaded(loaded))
    }
}

/// Takes a table out again of which nothing went in.
fn forget(load: &mut Load, document_id: i64) -> rusqlite::Result<()> {
    load.given_up = true;
    let connection = &load.store.connection;
    connection.execute("delete from unrecognised_record where document_id = ?1", [document_id])?;
    connection.execute("delete from document where document_id = ?1", [document_id])?;
    Ok(())
}

impl Numbers for Table<'_> {
    fn department(&mut self, name: &DepartmentName) -> Result<i64, Message> {
        if let Some((last, number)) = &self.last
            && last == name
        {
            return Ok(*number);
        }
        let connection = &self.load.store.connection;
        let mut ask = || {
            let number = put::department(connection, name, &mut self.touched)?;
            self.touched.close(connection)?;
            Ok(number)
        };
        let number = ask().map_err(|error| super::fault(&self.load.store.path, &error))?;
        self.last = Some((name.clone(), number));
        Ok(number)
    }

    fn field(&mut self, section: Section, field: &str) -> Result<u16, Message> {
        let number = self.load.fields.number(section, field);
        Ok(number.expect("every field of a table of one amount a row has its column"))
    }

    fn row_name(&mut self, section: Section, names: &[Option<String>]) -> Result<u32, Message> {
        let values: Vec<Value> = names.iter().map(|name| Value::from(name.clone())).collect();
        let number = rows::name_id(&self.load.store.connection, section, &values);
        number.map(|number| number as u32).map_err(|error| super::fault(&self.load.store.path, &error))
    }
}
