/*!
A database of an older version is brought up to date when it is opened for writing: forward only, with a copy kept.

Tables change step by step, one step a version. Views hold nothing and are made anew from `schema.sql`.
*/

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::SCHEMA;
use crate::model::database::SCHEMA_VERSION;

/// What makes each version of the tables into the next; the first step makes version 2.
const STEPS: [&str; SCHEMA_VERSION as usize - 1] = [
    // 2: names and telephone numbers; blocks that were read in part.
    "create table partial_section (
        submission_id integer not null references submission (submission_id) on delete cascade,
        section text not null,
        primary key (submission_id, section)
    ) strict, without rowid;
    create table contact_record (
        submission_id integer not null references submission (submission_id) on delete cascade,
        position integer not null,
        role text not null,
        text text not null,
        cell text not null,
        primary key (submission_id, position)
    ) strict, without rowid;",
];

/// The line of `schema.sql` where tables end and views begin.
const VIEWS: &str = "-- Views.";

/// Brings a database of a version up to date; the name of the copy that is kept of it.
pub fn migrate(connection: &mut Connection, path: &Path, version: i32) -> rusqlite::Result<String> {
    let copy = free_name(path, version);
    connection.execute("vacuum into ?1", [&copy])?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let views: Vec<String> = transaction
        .prepare("select name from sqlite_schema where type = 'view'")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for view in views {
        transaction.execute_batch(&format!("drop view \"{}\"", view.replace('"', "")))?;
    }
    for step in &STEPS[(version - 1).max(0) as usize..] {
        transaction.execute_batch(step)?;
    }
    let views = SCHEMA.find(VIEWS).map_or("", |at| &SCHEMA[at..]);
    transaction.execute_batch(views)?;
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    transaction.commit()?;
    Ok(copy)
}

/// A name beside the database that no file has.
fn free_name(path: &Path, version: i32) -> String {
    let name = |number: u32| match number {
        0 => format!("{}.v{version}", path.display()),
        number => format!("{}.v{version}.{number}", path.display()),
    };
    (0..).map(name).find(|name| !Path::new(name).exists()).unwrap_or_else(|| name(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::database::APPLICATION_ID;
    use crate::store::Store;

    fn schema(connection: &Connection) -> Vec<(String, String)> {
        let sql = "select name, replace(replace(sql, char(10), ''), ' ', '') from sqlite_schema where sql is not null order by name";
        let mut statement = connection.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    }

    #[test]
    fn an_older_database_becomes_what_a_new_one_is_and_a_copy_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.db");
        let old = Connection::open(&path).unwrap();
        old.execute_batch(SCHEMA).unwrap();
        // As version 1 was: without the table of contacts and with other views.
        old.execute_batch(
            "drop view contact; drop table contact_record; drop table partial_section; drop view fact; create view fact as select 1 as fen;
             insert into department_record (department_id, name) values (1, '甲局');",
        )
        .unwrap();
        old.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        old.pragma_update(None, "user_version", 1).unwrap();
        drop(old);
        let (store, copy) = Store::open(&path).unwrap();
        let copy = copy.unwrap();
        let connection = store.into_connection();
        assert_eq!(schema(&connection), schema(&Store::in_memory().unwrap().into_connection()));
        let name: String = connection.query_row("select name from department_record", [], |row| row.get(0)).unwrap();
        assert_eq!(name, "甲局");
        assert_eq!(copy, format!("{}.v1", path.display()));
        let kept = Connection::open(&copy).unwrap();
        assert_eq!(kept.query_row("select fen from fact", [], |row| row.get(0)), Ok(1));
        assert!(Store::open(&path).unwrap().1.is_none(), "once is enough");
    }
}
