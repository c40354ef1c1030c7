/*!
A database of an older version is brought up to date when it is opened for writing: forward only, with a copy kept.

Tables change step by step, one step a version. Views hold nothing and are made anew from `schema.sql`.
*/

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::{SCHEMA, summary};
use crate::model::database::SCHEMA_VERSION;

/// What makes each version of the tables into the next; the first step makes version 2.
const STEPS: [&str; SCHEMA_VERSION as usize - 1] = [
    include_str!("migrations/2.sql"),
    include_str!("migrations/3.sql"),
    include_str!("migrations/4.sql"),
    include_str!("migrations/5.sql"),
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
    summary::recount(&transaction)?;
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

    /// The names and texts of all tables, indexes and views, without the blanks and quotes that renaming makes.
    fn schema(connection: &Connection) -> Vec<(String, String)> {
        let sql = "select name, replace(replace(replace(sql, char(10), ''), ' ', ''), '\"', '')
             from sqlite_schema where sql is not null order by name";
        let mut statement = connection.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    }

    const ROWS: &str = "
        insert into document values (1, 'a.txt', 'x', 'form', '2026-01-01T00:00:00Z');
        insert into department_record (department_id, name, region) values (1, '甲局', '430100');
        insert into report values (2023000000001, 1, 2023);
        insert into submission values (7, 2023000000001, 'base', 1, 'form', 'form', null);
        insert into base_spending (report_id, three_public_budget) values (2023000000001, 12000000);
        insert into base_line (report_id, position, item, label, budget) values
            (2023000000001, 1, 'project.special.line', '救灾', 4540000),
            (2023000000001, 2, 'project.special.line', '救灾', 1000000);
        insert into self_indicator (report_id, position, level1, level3, weight, target) values
            (2023000000001, 1, '产出指标', '办结率', 100000, '≥95%'), (2023000000001, 2, '产出指标', '数量', 50000, null);
        insert into source (report_id, section, position, field, document_id, cell, raw, step_fen) values
            (2023000000001, 'base_spending', 0, 'three_public_budget', 1, 'line 3 field 3', '12', 1000000),
            (2023000000001, 'base_line', 1, 'budget', 1, 'line 4 field 3', '4.54', 10000);
        insert into finding_record (report_id, rule, severity, item, label, message, message_en, expected, actual, unit, document_id, cell)
        values (2023000000001, 'B11', 'warning', 'three_public', '三公经费', '没有预算', 'no budget', 0, 12000000, '万元', 1, 'line 3 field 3');";

    /// A database of an older version, with rows, opened by us.
    fn migrated(version: i32, path: &Path) -> (Connection, String) {
        let old = Connection::open(path).unwrap();
        old.execute_batch(include_str!("../../tests/databases/version-2.sql")).unwrap();
        old.execute_batch(ROWS).unwrap();
        if version == 1 {
            old.execute_batch("drop table contact_record; drop table partial_section").unwrap();
        }
        old.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        old.pragma_update(None, "user_version", version).unwrap();
        drop(old);
        let (store, copy) = Store::open(path).unwrap();
        assert!(Store::open(path).unwrap().1.is_none(), "once is enough");
        (store.into_connection(), copy.unwrap())
    }

    #[test]
    fn an_older_database_becomes_what_a_new_one_is_and_a_copy_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        for version in [1, 2] {
            let path = folder.path().join(format!("{version}.db"));
            let (connection, copy) = migrated(version, &path);
            assert_eq!(schema(&connection), schema(&Store::in_memory().unwrap().into_connection()));
            assert_eq!(copy, format!("{}.v{version}", path.display()));
            let kept = Connection::open(&copy).unwrap();
            assert_eq!(kept.query_row("select fen from fact", [], |row| row.get(0)), Ok(1));
        }
    }

    #[test]
    fn the_rows_of_an_older_database_are_read_as_before() {
        let folder = tempfile::tempdir().unwrap();
        let (connection, _) = migrated(2, &folder.path().join("old.db"));
        let text = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
        assert_eq!(
            text("select group_concat(position || ' ' || label || ' ' || budget, ', ') from base_line"),
            "1 救灾 4540000, 2 救灾 1000000"
        );
        assert_eq!(
            text(
                "select group_concat(position || ' ' || level3 || ' ' || weight || coalesce(target, ''), ', ') from self_indicator"
            ),
            "1 办结率 100000≥95%, 2 数量 50000"
        );
        assert_eq!(
            text("select document || ' ' || cell from fact where item = 'three_public'"),
            "a.txt line 3 field 3"
        );
        assert_eq!(
            text("select rule || ' ' || message || ' ' || actual || ' ' || cell from finding"),
            "B11 没有预算 12.0 line 3 field 3"
        );
        assert_eq!(text("select form || submission_id from submission_record"), "base7");
        assert_eq!(
            text(
                "select region || ' ' || three_public_budget_count || ' ' || three_public_budget || ' ' || project_special_line_budget_count || ' ' || project_special_line_budget from summary_record where digits = 6"
            ),
            "430100 1 12000000 2 5540000"
        );
    }
}
