/*!
What a connection sees instead of the database as it is, without a byte of the file changed: tables and views of the same
names among the connection's own temporary ones, which the engine finds first.

Put on before the guard, which allows no more writing. All views are made once more on top, since a view of the file sees
only the file.
*/

use rusqlite::Connection;

use crate::model::{Item, Measure};

/// Which figures are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lens {
    /// Only figures without a finding of severity error.
    pub clean: bool,
    /// Those of departments that are no more, as their successors'.
    pub follow: bool,
}

impl Lens {
    /// Whether everything is seen as it is.
    pub fn is_plain(self) -> bool {
        self == Lens::default()
    }
}

/// Makes an empty table of the connection's own in place of one of the file, with its indexes.
pub fn table(connection: &Connection, name: &str) -> rusqlite::Result<()> {
    // Keys into tables of the file cannot be followed from here.
    connection.pragma_update(None, "foreign_keys", false)?;
    for (kind, sql) in definitions(connection, "tbl_name = ?1 and type in ('table', 'index')", name)? {
        // The engine keeps the first words of a definition in capitals.
        let made = match kind.as_str() {
            "table" => sql.replacen(" TABLE ", " temp table ", 1),
            _ => sql.replacen(" INDEX ", " INDEX temp.", 1),
        };
        connection.execute_batch(&made)?;
    }
    Ok(())
}

/// Makes all views once more, over what the connection sees.
pub fn views(connection: &Connection) -> rusqlite::Result<()> {
    for (_, sql) in definitions(connection, "type = 'view' and ?1 = ''", "")? {
        connection.execute_batch(&sql.replacen(" VIEW ", " temp view ", 1))?;
    }
    Ok(())
}

fn definitions(connection: &Connection, which: &str, name: &str) -> rusqlite::Result<Vec<(String, String)>> {
    let sql = format!("select type, sql from main.sqlite_schema where sql is not null and {which} order by rowid");
    connection.prepare(&sql)?.query_map([name], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// Puts a lens on. The sums that the file keeps are of what it hides, too: the table of sums is empty behind it and must be
/// made anew.
pub fn put_on(connection: &Connection, lens: Lens) -> rusqlite::Result<()> {
    if lens.is_plain() {
        return Ok(());
    }
    table(connection, "summary_record")?;
    if lens.follow {
        follow(connection)?;
    }
    if lens.clean {
        clean(connection)?;
    }
    views(connection)
}

/// The columns of a table of the file.
fn columns(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let statement = connection.prepare(&format!("select * from main.{table}"))?;
    Ok(statement.column_names().map(str::to_string).collect())
}

/// The item that a column is of: `three_public` of `three_public_budget`.
fn item_of(column: &str) -> Option<String> {
    Item::all().iter().find_map(|item| {
        let measure = column.strip_prefix(&item.code.replace('.', "_"))?.strip_prefix('_')?;
        Measure::ALL.iter().any(|known| known.column() == measure).then(|| item.code.clone())
    })
}

/// Hides each figure that a finding of severity error speaks of: the rows of the reports concerned are copied without them.
fn clean(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "create temp table error_item (report_id integer, item text, label text);
         insert into error_item
         select distinct f.report_id, k.item, k.label
         from finding_record as f
         join finding_kind as k on k.kind_id = f.kind_id
         where k.severity = 'error';
         create index temp.error_item_of_report on error_item (report_id, item)",
    )?;
    let same_line =
        "exists (select 1 from line_name as n where n.name_id = r.name_id and n.item = e.item and n.label is e.label)";
    for table in ["base_spending", "self_fund", "base_staffing", "base_line_record", "self_line_record"] {
        let column = |name: &String| match (table, name.as_str()) {
            (_, "report_id" | "position" | "name_id") => name.clone(),
            ("base_staffing", name) => hidden(name, "e.item like 'staffing%'"),
            ("base_line_record" | "self_line_record", name) => hidden(name, same_line),
            (_, name) => match item_of(name) {
                Some(item) => hidden(name, &format!("e.item = '{item}'")),
                None => name.to_string(),
            },
        };
        let shown: Vec<String> = columns(connection, table)?.iter().map(column).collect();
        let followed: bool = connection.query_row(
            "select exists (select 1 from temp.sqlite_schema where name = ?1)",
            [format!("followed_{table}")],
            |row| row.get(0),
        )?;
        let from = if followed { format!("temp.followed_{table}") } else { format!("main.{table}") };
        connection.execute_batch(&format!(
            "create temp table cleaned_{table} as
             select {} from {from} as r where report_id in (select report_id from error_item);
             create index temp.cleaned_{table}_of_report on cleaned_{table} (report_id);
             drop view if exists temp.{table};
             create temp view {table} as
             select * from {from} where report_id not in (select report_id from error_item)
             union all
             select * from cleaned_{table}",
            shown.join(", ")
        ))?;
    }
    Ok(())
}

/// A column of a report, nothing where an error speaks of it.
fn hidden(column: &str, which: &str) -> String {
    format!(
        "case when exists (select 1 from error_item as e where e.report_id = r.report_id and {which}) then null
             else {column} end as {column}"
    )
}

/// What a department that is no more reported goes to its successor, beside what that reported itself. A sum of several is
/// one only where all of them print the figure.
fn follow(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "create temp table followed (report_id integer, former_id integer primary key, number integer);
         insert into followed
         with recursive chain (department_id, heir_id, steps) as (
             select department_id, successor_id, 1
             from department_registration
             where successor_id is not null and change in ('renamed', 'merged')
             union all
             select chain.department_id, r.successor_id, steps + 1
             from chain
             join department_registration as r on r.department_id = chain.heir_id
             where r.successor_id is not null and r.change in ('renamed', 'merged') and steps < 20
         ),
         last as (
             select department_id, heir_id
             from chain
             where steps = (select max(steps) from chain as longer where longer.department_id = chain.department_id)
         )
         select
             report.year * 1000000000 + last.heir_id, report.report_id,
             row_number() over (partition by report.year, last.heir_id order by report.report_id)
         from last
         join report on report.department_id = last.department_id
         join department_registration as ended on ended.department_id = last.department_id
         where ended.valid_to is null or report.year <= ended.valid_to;
         insert into followed
         select distinct f.report_id, f.report_id, 1000
         from followed as f
         join report as own on own.report_id = f.report_id;
         create index temp.followed_of_report on followed (report_id);
         create temp view followed_report as
         select report_id, department_id, year
         from main.report
         where report_id not in (select former_id from followed)
         union all
         select distinct report_id, report_id % 1000000000, report_id / 1000000000
         from followed",
    )?;
    connection.execute_batch("create temp view report as select * from followed_report")?;
    for table in ["base_spending", "self_fund", "base_staffing"] {
        let sum = |name: &String| match name.as_str() {
            "report_id" => "f.report_id".to_string(),
            name if name.starts_with("declared") => format!("case when count(*) = 1 then max({name}) end"),
            name => format!("case when count({name}) = count(*) then sum({name}) end"),
        };
        let sums: Vec<String> = columns(connection, table)?.iter().map(sum).collect();
        let sums = sums.join(", ");
        connection.execute_batch(&format!(
            "create temp view followed_{table} as
             select * from main.{table} where report_id not in (select former_id from followed)
             union all
             select {sums} from followed as f join main.{table} as s on s.report_id = f.former_id group by f.report_id;
             create temp view {table} as select * from followed_{table}"
        ))?;
    }
    for table in ["base_line_record", "self_line_record"] {
        let moved = |name: &String| match name.as_str() {
            "report_id" => "f.report_id".to_string(),
            "position" => "s.position + 10000 * (f.number - 1)".to_string(),
            name => name.to_string(),
        };
        let moved: Vec<String> = columns(connection, table)?.iter().map(moved).collect();
        let moved = moved.join(", ");
        connection.execute_batch(&format!(
            "create temp view followed_{table} as
             select * from main.{table} where report_id not in (select former_id from followed)
             union all
             select {moved} from followed as f join main.{table} as s on s.report_id = f.former_id;
             create temp view {table} as select * from followed_{table}"
        ))?;
    }
    Ok(())
}
