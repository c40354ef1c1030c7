//! A copy of a database that is whole, whoever writes to it in the meantime.

use std::fs::File;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::fault;
use crate::model::Message;

/// Copies a database to a file; its size in bytes. The copy appears under its name when it is whole, in place of a file
/// that was there.
pub fn copy(database: &Path, to: &Path) -> Result<u64, Message> {
    let shown = to.display().to_string();
    let io = |error: std::io::Error| Message::Io { path: shown.clone(), reason: error.to_string() };
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(Message::NoSuchFile { path: folder.display().to_string() });
    }
    let mut file = tempfile::Builder::new();
    #[cfg(unix)]
    // As readable as any file that the user makes, not as secret as temporary files are.
    file.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = file.prefix(".fiscus-").tempfile_in(folder).map_err(io)?.into_temp_path();
    fill(database, &file).map_err(|error| fault(&database.display().to_string(), &error))?;
    let written = File::open(&file).and_then(|file| file.sync_all().and_then(|()| file.metadata())).map_err(io)?;
    // What an older database of the name left beside it is no part of this one.
    for beside in ["-wal", "-shm", "-journal"] {
        let mut name = to.as_os_str().to_os_string();
        name.push(beside);
        match std::fs::remove_file(Path::new(&name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(io(error)),
            _ => {}
        }
    }
    file.persist(to).map_err(|error| io(error.error))?;
    Ok(written.len())
}

/// Writes all that a database holds, as it is at one moment, into an empty file.
fn fill(database: &Path, file: &Path) -> rusqlite::Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    // An absolute path never begins with `file:`, which SQLite would read as a URI with options.
    let absolute = std::path::absolute(database).map_err(|_| rusqlite::Error::InvalidPath(database.into()))?;
    let connection = Connection::open_with_flags(absolute, flags)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    let name = file.to_str().ok_or_else(|| rusqlite::Error::InvalidPath(file.into()))?;
    connection.execute("vacuum into ?1", [name])?;
    connection.close().map_err(|(_, error)| error)?;
    // As all databases of ours: readers are not blocked by whoever writes.
    let copied = Connection::open(file)?;
    let sound: String = copied.pragma_query_value(None, "quick_check", |row| row.get(0))?;
    if sound != "ok" {
        return Err(rusqlite::Error::ToSqlConversionFailure(sound.into()));
    }
    copied.pragma_update(None, "journal_mode", "wal")?;
    copied.close().map_err(|(_, error)| error)
}

#[cfg(test)]
mod tests {
    use super::super::Store;
    use super::*;

    #[test]
    fn a_copy_has_what_the_database_has_even_while_somebody_writes() {
        let folder = tempfile::tempdir().unwrap();
        let (path, to) = (folder.path().join("a.db"), folder.path().join("b.db"));
        let (store, _) = Store::open(&path).unwrap();
        let connection = store.into_connection();
        let insert = |id| format!("insert into department_record (department_id, name) values ({id}, 'a{id}')");
        connection.execute_batch(&insert(1)).unwrap();
        connection.execute_batch(&format!("begin immediate; {}", insert(2))).unwrap();
        std::fs::write(folder.path().join("b.db-wal"), "of another database").unwrap();
        assert!(copy(&path, &to).unwrap() > 0);
        connection.execute_batch("commit").unwrap();
        let count = |path: &Path| {
            let (store, copy) = Store::open(path).unwrap();
            assert_eq!(copy, None);
            let count = store.into_connection().query_row("select count(*) from department", [], |row| row.get(0));
            count.unwrap()
        };
        assert_eq!((count(&to), count(&path)), (1, 2));
        copy(&path, &to).unwrap();
        assert_eq!(count(&to), 2);
        let nowhere = folder.path().join("no/b.db");
        assert!(matches!(copy(&path, &nowhere), Err(Message::NoSuchFile { .. })));
    }
}
