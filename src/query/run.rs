/*!
Runs a named query, a check, or a statement that somebody typed.

The engine is the parser: preparing the text gives its parameters and columns, which must be those that the head
declares.
*/

use rusqlite::{Connection, Statement};
use std::sync::Arc;

use super::catalogue::Query;
use super::guard::Watch;
use super::param::{self, Bind};
use super::{Column, Kind, Reader, Rows, Value, fault};
use crate::model::Message;
use crate::model::near::listed;

/// A named query with the parameters typed for it; `most` is how many rows will be looked at, where that is known.
pub fn named<'c>(
    reader: &'c Reader,
    query: &Query,
    given: &[(String, String)],
    most: Option<usize>,
) -> Result<Rows<'c>, Message> {
    let binds = param::bind(reader.connection(), &query.header, given)?;
    named_bound(reader, query, &binds, most)
}

/// A named query with its values as they reach SQL.
pub fn named_bound<'c>(
    reader: &'c Reader,
    query: &Query,
    binds: &[Bind],
    most: Option<usize>,
) -> Result<Rows<'c>, Message> {
    let text = Text { origin: &query.origin, sql: &query.sql, watch: Some(&reader.watch) };
    let mut rows = bound(prepare_first(reader.connection(), &text, most)?, &text, binds)?;
    let names = |columns: &[Column]| columns.iter().map(|column| column.name.clone()).collect::<Vec<_>>();
    let (declared, actual) = (names(&query.header.columns), names(&rows.columns));
    if declared != actual {
        return Err(Message::ColumnsDiffer {
            place: query.origin.clone(),
            declared: declared.join(", "),
            actual: actual.join(", "),
        });
    }
    rows.columns.clone_from(&query.header.columns);
    Ok(rows)
}

/// One number for each of some words: how many rows of a named query have it in a column. Nothing else of the rows is
/// computed.
pub fn counted<const N: usize>(
    reader: &Reader,
    query: &Query,
    given: &[(String, String)],
    column: &str,
    words: [&str; N],
) -> Result<[usize; N], Message> {
    let binds = param::bind(reader.connection(), &query.header, given)?;
    let counts = words.map(|word| format!("count(case {column} when '{word}' then 1 end)"));
    let sql = format!("select {} from (\n{}\n)", counts.join(", "), bare(&query.sql));
    let text = Text { origin: &query.origin, sql: &sql, watch: Some(&reader.watch) };
    let rows = bound(prepare(reader.connection(), &text)?, &text, &binds)?.collect()?;
    let count = |index: usize| match rows.first().and_then(|row| row.get(index)) {
        Some(Value::Integer(count)) => usize::try_from(*count).unwrap_or(0),
        _ => 0,
    };
    Ok(std::array::from_fn(count))
}

/// One read-only statement, with its parameters by name.
pub fn ad_hoc<'c>(reader: &'c Reader, sql: &str, given: &[(String, String)]) -> Result<Rows<'c>, Message> {
    ad_hoc_of(reader, "SQL", sql, given)
}

/// The same of a script, which messages call `origin`.
pub fn ad_hoc_of<'c>(
    reader: &'c Reader,
    origin: &str,
    sql: &str,
    given: &[(String, String)],
) -> Result<Rows<'c>, Message> {
    let text = Text { origin, sql, watch: Some(&reader.watch) };
    let statement = prepare(reader.connection(), &text)?;
    let mut names: Vec<&str> = Vec::new();
    for index in 1..=statement.parameter_count() {
        let name = parameter(&statement, index).ok_or(Message::NamelessParam {})?;
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let binds = param::bind_ad_hoc(&names, given)?;
    bound(statement, &text, &binds)
}

/// A text on its way to the engine.
pub(super) struct Text<'a> {
    pub origin: &'a str,
    pub sql: &'a str,
    pub watch: Option<&'a Arc<Watch>>,
}

pub(super) fn prepare<'c>(connection: &'c Connection, text: &Text<'_>) -> Result<Statement<'c>, Message> {
    let watch = text.watch.map(Arc::as_ref);
    if let Some(watch) = watch {
        watch.restart();
    }
    let statement = connection
        .prepare(text.sql)
        .map_err(|error| fault::while_preparing(connection, text.origin, text.sql, watch, error))?;
    // ATTACH and BEGIN count as read-only, but have no columns.
    let reads = statement.readonly() && statement.column_count() > 0;
    if reads { Ok(statement) } else { Err(Message::WriteRefused {}) }
}

/// The statement, told how many rows will be looked at: then a sort keeps no more than these. A text that cannot stand in
/// brackets is prepared as it is; so is one with a mistake, for the sake of the place in the message.
fn prepare_first<'c>(
    connection: &'c Connection,
    text: &Text<'_>,
    most: Option<usize>,
) -> Result<Statement<'c>, Message> {
    let Some(most) = most else { return prepare(connection, text) };
    let sql = format!("select * from (\n{}\n) limit {most}", bare(text.sql));
    prepare(connection, &Text { sql: &sql, ..*text }).or_else(|_| prepare(connection, text))
}

/// A statement without the semicolon that ends it.
fn bare(sql: &str) -> &str {
    sql.trim_end().trim_end_matches(';')
}

fn bound<'c>(mut statement: Statement<'c>, text: &Text<'_>, binds: &[Bind]) -> Result<Rows<'c>, Message> {
    bind(&mut statement, text.origin, text.watch, binds)?;
    let columns = statement
        .column_names()
        .map(|name| Column { name: name.to_string(), title: name.to_string(), kind: Kind::Plain })
        .collect();
    Ok(Rows { columns, statement, origin: text.origin.to_string(), watch: text.watch.cloned() })
}

/// Gives every parameter of a statement its value; each value must have its parameter.
pub(super) fn bind(
    statement: &mut Statement<'_>,
    origin: &str,
    watch: Option<&Arc<Watch>>,
    binds: &[Bind],
) -> Result<(), Message> {
    let mut used = Vec::new();
    for index in 1..=statement.parameter_count() {
        let Some(bind) = parameter(statement, index).and_then(|name| binds.iter().find(|bind| bind.name == name))
        else {
            let name = statement.parameter_name(index).unwrap_or("?").to_string();
            return Err(Message::ParamUndeclared { place: origin.to_string(), name });
        };
        used.push(&bind.name);
        let outcome = match &bind.value {
            Value::Null => statement.raw_bind_parameter(index, None::<i64>),
            Value::Integer(number) => statement.raw_bind_parameter(index, number),
            Value::Real(number) => statement.raw_bind_parameter(index, number),
            Value::Text(text) => statement.raw_bind_parameter(index, text),
        };
        outcome.map_err(|error| fault::while_running(origin, watch.map(Arc::as_ref), error))?;
    }
    if let Some(bind) = binds.iter().find(|bind| !used.contains(&&bind.name)) {
        return Err(Message::ParamUnused {
            place: origin.to_string(),
            name: bind.name.clone(),
            known: listed(used.iter().map(|name| name.as_str()), 20),
        });
    }
    Ok(())
}

/// `year` of `:year`, `@year` or `$year`; none for `?` and `?1`.
fn parameter<'s>(statement: &'s Statement<'_>, index: usize) -> Option<&'s str> {
    statement.parameter_name(index)?.strip_prefix([':', '@', '$'])
}

#[cfg(test)]
mod tests {
    use super::super::{Catalogue, Source, fixture};
    use super::*;

    /// A text on a connection without the guard. A statement that would write is refused all the same.
    fn rows<'c>(connection: &'c Connection, origin: &str, sql: &str, binds: &[Bind]) -> Result<Rows<'c>, Message> {
        let text = Text { origin, sql, watch: None };
        bound(prepare(connection, &text)?, &text, binds)
    }

    fn query(head: &str, sql: &str) -> Query {
        let text = format!("-- name: q\n-- title: 题 | title\n{head}\n{sql}");
        let catalogue = Catalogue::of_queries(vec![Source { origin: "q.sql".into(), text }]).unwrap();
        catalogue.find("q").unwrap().clone()
    }

    fn given(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect()
    }

    const DOUBLE: &str = "-- param: n integer = 4 数 | number\n-- column: twice count 倍 | twice";

    #[test]
    fn a_named_query_has_the_columns_of_its_head() {
        let reader = fixture::reader("");
        let rows = named(&reader, &query(DOUBLE, "select 2 * :n as twice"), &given(&[("n", "21")]), None).unwrap();
        assert_eq!(rows.columns[0].title, "倍 | twice");
        assert_eq!(rows.columns[0].kind, Kind::Count);
        assert_eq!(rows.collect().unwrap(), [[Value::Integer(42)]]);
    }

    fn files(folder: &str) -> Vec<Source> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        walkdir::WalkDir::new(folder)
            .max_depth(1)
            .sort_by_file_name()
            .into_iter()
            .flatten()
            .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "sql"))
            .map(|entry| Source {
                origin: entry.file_name().to_string_lossy().into_owned(),
                text: std::fs::read_to_string(entry.path()).unwrap(),
            })
            .collect()
    }

    /// NULL for every parameter: enough to prepare.
    fn nulls(query: &Query) -> Vec<Bind> {
        query.header.params.iter().map(|param| Bind { name: param.name.clone(), value: Value::Null }).collect()
    }

    #[test]
    fn every_query_of_ours_agrees_with_its_head() {
        let reader = fixture::reader("");
        for query in Catalogue::of_queries(files("queries")).unwrap().all() {
            assert_eq!(query.origin, format!("{}.sql", query.header.name));
            named_bound(&reader, query, &nulls(query), None).unwrap().collect().unwrap();
        }
    }

    #[test]
    fn every_check_of_ours_agrees_with_its_head() {
        let reader = fixture::reader("");
        for check in Catalogue::of_checks(files("queries/checks")).unwrap().all() {
            assert_eq!(check.origin, format!("{}.sql", check.header.name));
            let found = rows(reader.connection(), &check.origin, &check.sql, &nulls(check)).unwrap();
            assert_eq!(found.columns[0].name, "report_id", "{}", check.origin);
            found.collect().unwrap();
        }
    }

    #[test]
    fn a_head_that_disagrees_with_its_sql_is_an_error() {
        let reader = fixture::reader("");
        let fails = |sql: &str| named(&reader, &query(DOUBLE, sql), &[], Some(20)).err().unwrap();
        assert_eq!(
            fails("select :n as double"),
            Message::ColumnsDiffer { place: "q.sql".into(), declared: "twice".into(), actual: "double".into() }
        );
        assert_eq!(fails("select :m as twice"), Message::ParamUndeclared { place: "q.sql".into(), name: ":m".into() });
        assert_eq!(
            fails("select 1 as twice"),
            Message::ParamUnused { place: "q.sql".into(), name: "n".into(), known: String::new() }
        );
    }

    #[test]
    fn a_mistake_in_a_file_names_the_line_of_the_file() {
        let reader = fixture::reader("");
        let Err(Message::NoSuchColumn { place, .. }) =
            named(&reader, &query(DOUBLE, "select\n    nosuch as twice\nfrom report"), &[], Some(20))
        else {
            panic!()
        };
        assert_eq!(place, "q.sql:6:5");
    }

    #[test]
    fn a_query_that_knows_how_many_rows_are_wanted_gives_the_first_of_them() {
        let reader = fixture::reader("");
        let numbers = "with recursive n (i) as (select 1 union all select i + 1 from n where i < :n)\nselect i as twice from n order by i desc nulls last";
        let first = |sql: &str, most| {
            let rows = named(&reader, &query(DOUBLE, sql), &[], most).unwrap().collect().unwrap();
            rows.into_iter().map(|row| row[0].clone()).collect::<Vec<_>>()
        };
        let whole = [4, 3, 2, 1].map(Value::Integer);
        assert_eq!(first(&format!("{numbers};\n"), None), whole);
        assert_eq!(first(&format!("{numbers};\n"), Some(2)), whole[..2]);
        assert_eq!(first(&format!("{numbers} -- and no more"), Some(2)), whole[..2]);
        // What follows the semicolon keeps it out of brackets; whoever steps the rows stops all the same.
        assert_eq!(first(&format!("{numbers}; -- the end"), Some(2)), whole);
    }

    #[test]
    fn rows_are_counted_by_the_words_of_a_column() {
        let reader = fixture::reader("");
        let query =
            query("-- column: word code 词 | word", "select 'a' as word union all select 'b' union all select 'a';");
        assert_eq!(counted(&reader, &query, &[], "word", ["b", "a", "c"]), Ok([1, 2, 0]));
    }

    #[test]
    fn ad_hoc_parameters_are_bound_under_any_mark() {
        let reader = fixture::reader("");
        let rows = ad_hoc(&reader, "select :a, @a, $b", &given(&[("a", "1"), ("b", "乙")])).unwrap();
        assert_eq!(rows.columns[0].kind, Kind::Plain);
        assert_eq!(rows.collect().unwrap(), [[Value::Integer(1), Value::Integer(1), Value::Text("乙".into())]]);
        assert_eq!(ad_hoc(&reader, "select ?", &[]).err(), Some(Message::NamelessParam {}));
        assert_eq!(ad_hoc(&reader, "select :a", &[]).err(), Some(Message::SqlParamMissing { name: "a".into() }));
    }

    #[test]
    fn without_the_guard_a_write_is_refused_all_the_same() {
        let connection = fixture::database("");
        for sql in ["delete from report", "attach 'other.db' as other", "begin", "pragma foreign_keys = 0", "vacuum"] {
            assert_eq!(rows(&connection, "B01.sql", sql, &[]).err(), Some(Message::WriteRefused {}), "{sql}");
        }
        assert!(rows(&connection, "B01.sql", "select report_id from report", &[]).is_ok());
    }
}
