/*!
`.save`: the last statement becomes a named query, a file with its head beside the database.

The head is drawn up from what is known: a column that a built-in query has is of its kind and title, where the values that
were seen agree; any other is of the kind that its values show. The file is prepared before it is written, and where literals
were lifted, both statements must give the same rows.
*/

use std::collections::hash_map::DefaultHasher;
use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::hash::{Hash, Hasher};
use std::io::Write as _;
use std::path::Path;

use super::{Shell, commands, lift};
use crate::cli;
use crate::command::{query, shelf};
use crate::error::Error;
use crate::model::Message;
use crate::query::{Catalogue, Column, Kind, Query, Rows, Source, Stop, Value, run as ask};

/// A statement that was answered, and what was seen of its columns.
pub struct Good {
    sql: String,
    columns: Vec<(String, Seen)>,
}

/// What the values of a column were.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    text: bool,
    whole: bool,
    fraction: bool,
}

/// A parameter that a literal became.
#[derive(Debug, PartialEq, Eq)]
pub struct Typed {
    /// Its name.
    pub name: String,
    /// The word of its kind in a head.
    pub kind: &'static str,
    /// The literal, as it stands in a head.
    pub default: String,
    /// The column that it is compared with.
    pub column: String,
}

impl Good {
    /// A statement whose rows are still to be seen.
    pub fn of(sql: &str, columns: &[Column]) -> Good {
        let columns = columns.iter().map(|column| (column.name.clone(), Seen::default())).collect();
        Good { sql: sql.to_string(), columns }
    }

    /// Takes note of a row.
    pub fn note(&mut self, row: &[Value]) {
        for ((_, seen), value) in self.columns.iter_mut().zip(row) {
            match value {
                Value::Null => {}
                Value::Integer(_) => seen.whole = true,
                Value::Real(_) => seen.fraction = true,
                Value::Text(_) => seen.text = true,
            }
        }
    }
}

/// What is typed behind `.save`.
struct Wanted {
    name: String,
    title: Option<String>,
    lift: bool,
    force: bool,
}

/// Saves the last statement.
pub fn run(shell: &mut Shell<'_, '_>, words: &[String]) -> Result<(), Error> {
    let wanted = wanted(words)?;
    let database = shell.context.database();
    let folder = shelf::folder_beside(&database).join("queries");
    let path = folder.join(format!("{}.sql", wanted.name));
    let shown = path.display().to_string();
    if path.exists() && !wanted.force {
        return Err(Message::ShellFileThere { path: shown }.into());
    }
    let queries = shelf::queries(&shell.folders())?;
    if let Some(known) = queries.all().iter().find(|known| known.header.name == wanted.name && known.origin != shown) {
        let origin = known.origin.clone();
        return Err(Message::ShellNameTaken { name: wanted.name, origin }.into());
    }
    let good = shell.good.as_ref().ok_or(Message::ShellNothingToSave {})?;
    let (sql, params) = match wanted.lift {
        true => {
            let reserved: Vec<String> =
                cli::options_of_queries(shell.context.lang).into_iter().map(|(name, _)| name).collect();
            let lifted = lift::lift(&good.sql, &reserved);
            (lifted.sql, lifted.params)
        }
        false => (good.sql.clone(), Vec::new()),
    };
    if wanted.lift && params.is_empty() {
        return Err(Message::ShellNothingToLift {}.into());
    }
    let text = file(&wanted, &sql, &params, &columns(good, &queries)?, &queries);
    proved(shell, &shown, &text, wanted.lift.then_some(&good.sql))?;
    written(&folder, &path, &text, wanted.force)?;
    shell.queries = None;
    shell.context.say(&Message::ShellSaved { path: shown, name: wanted.name })?;
    let lifted: Vec<String> = params.iter().map(|param| format!("--{} {}", param.name, param.default)).collect();
    if !lifted.is_empty() {
        shell.context.say(&Message::ShellLifted { params: lifted.join(" ") })?;
    }
    Ok(())
}

fn wanted(words: &[String]) -> Result<Wanted, Message> {
    let mut wanted = Wanted { name: String::new(), title: None, lift: false, force: false };
    let mut plain = Vec::new();
    for word in words {
        match word.as_str() {
            "--lift" => wanted.lift = true,
            "--force" => wanted.force = true,
            option if option.starts_with("--") => return Err(commands::usage("save")),
            _ => plain.push(word.as_str()),
        }
    }
    let [name, title @ ..] = plain.as_slice() else { return Err(commands::usage("save")) };
    let is_good = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_alphanumeric())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    };
    if !is_good(name)
        || super::line::BEGINNINGS.contains(&name.to_lowercase().as_str())
        || super::line::BARE.contains(name)
    {
        return Err(Message::ShellBadName { name: name.to_string() });
    }
    wanted.name = name.to_string();
    wanted.title = (!title.is_empty()).then(|| title.join(" "));
    Ok(wanted)
}

/// The columns of the statement, with kind and title.
fn columns(good: &Good, queries: &Catalogue) -> Result<Vec<Column>, Message> {
    let mut columns: Vec<Column> = Vec::new();
    for (name, seen) in &good.columns {
        let is_a_word = name.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
        if !is_a_word || columns.iter().any(|known| known.name == *name) {
            return Err(Message::ShellColumnName { name: name.clone() });
        }
        let known = column_of(name, queries).filter(|(kind, _)| agrees(*kind, *seen));
        let kind = known.as_ref().map_or_else(|| kind_of(name, *seen), |(kind, _)| *kind);
        let title = title_of(name, queries);
        columns.push(Column { name: name.clone(), title, kind });
    }
    Ok(columns)
}

/// Kind and title of the column of a name in the queries that there are, as most of them have it.
fn column_of(name: &str, queries: &Catalogue) -> Option<(Kind, String)> {
    let mut votes: Vec<(usize, &Column)> = Vec::new();
    for column in queries.all().iter().flat_map(|query| &query.header.columns).filter(|column| column.name == name) {
        match votes.iter_mut().find(|(_, known)| known.kind == column.kind && known.title == column.title) {
            Some((count, _)) => *count += 1,
            None => votes.push((1, column)),
        }
    }
    // Of several that are equally frequent, the first by the name of its query.
    let most = votes.iter().map(|(count, _)| *count).max()?;
    let (_, column) = votes.into_iter().find(|(count, _)| *count == most)?;
    Some((column.kind, column.title.clone()))
}

fn title_of(name: &str, queries: &Catalogue) -> String {
    column_of(name, queries).map_or_else(|| format!("{name} | {name}"), |(_, title)| title)
}

/// Whether the values of a column can be of a kind.
fn agrees(kind: Kind, seen: Seen) -> bool {
    match kind {
        Kind::Text | Kind::Code | Kind::Item | Kind::Department | Kind::Document | Kind::Place | Kind::Check => {
            !seen.whole && !seen.fraction
        }
        Kind::Rank | Kind::Count | Kind::Year => !seen.text && !seen.fraction,
        Kind::Money | Kind::Percent | Kind::Number => !seen.text,
        Kind::Plain => true,
    }
}

/// The kind of a column that no query has.
fn kind_of(name: &str, seen: Seen) -> Kind {
    match seen {
        Seen { text: true, .. } => Kind::Text,
        Seen { fraction: true, .. } if name.ends_with("_pct") => Kind::Percent,
        Seen { fraction: true, .. } => Kind::Number,
        Seen { whole: true, .. } if name.ends_with("year") => Kind::Year,
        Seen { whole: true, .. } => Kind::Count,
        Seen { .. } => Kind::Text,
    }
}

/// The whole file.
fn file(wanted: &Wanted, sql: &str, params: &[Typed], columns: &[Column], queries: &Catalogue) -> String {
    let mut text = String::new();
    let mut line = |key: &str, value: &str| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "-- {key}{value}");
    };
    let title = match &wanted.title {
        Some(title) if title.contains(" | ") => title.clone(),
        Some(title) => format!("{title} | {title}"),
        None => format!("{0} | {0}", wanted.name),
    };
    line("name: ", &wanted.name);
    line("title: ", &title);
    for Typed { name, kind, default, column } in params {
        line("param: ", &format!("{name} {kind} = {default} {}", title_of(column, queries)));
    }
    for Column { name, title, kind } in columns {
        let word = Kind::NAMED.iter().find(|(known, _)| known == kind).map_or("text", |(_, word)| word);
        line("column: ", &format!("{name} {word} {title}"));
    }
    line("说明：", "在 fiscus shell 中保存。");
    line("note: ", "saved in the shell of fiscus.");
    // A blank line between them is kind to the eye.
    text.push_str(&format!("\n{sql};\n"));
    text
}

/// Has the engine prepare the file as a named query; where literals were lifted from a statement, both give the same.
fn proved(shell: &Shell<'_, '_>, origin: &str, text: &str, lifted_from: Option<&String>) -> Result<(), Error> {
    let reader = query::reader(shell.context, shell.timeout)?;
    let source = Source { origin: origin.to_string(), text: text.to_string() };
    let catalogue = Catalogue::of_queries(vec![source])?;
    let [query]: &[Query] = catalogue.all() else { return Ok(()) };
    let rows = ask::named(&reader, query, &[], None)?;
    let Some(before) = lifted_from else { return Ok(()) };
    let after = digest(rows)?;
    match digest(ask::ad_hoc(&reader, before, &[])?)? == after {
        true => Ok(()),
        false => Err(Message::ShellLiftDiffers {}.into()),
    }
}

/// How many rows there are, and a number that other rows would not have.
fn digest(mut rows: Rows<'_>) -> Result<(usize, u64), Message> {
    let (mut count, mut hasher) = (0, DefaultHasher::new());
    rows.each(Stop::Never, |row| {
        count += 1;
        format!("{row:?}").hash(&mut hasher);
        Ok::<(), Message>(())
    })?;
    Ok((count, hasher.finish()))
}

fn written(folder: &Path, path: &Path, text: &str, force: bool) -> Result<(), Message> {
    let failed = |error: std::io::Error| Message::Io { path: path.display().to_string(), reason: error.to_string() };
    std::fs::create_dir_all(folder).map_err(failed)?;
    let mut options = OpenOptions::new();
    let options = if force { options.create(true).truncate(true) } else { options.create_new(true) };
    let mut file = options.write(true).open(path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queries() -> Catalogue {
        shelf::queries(&[]).unwrap()
    }

    fn kinds(names: &[&str], rows: &[&[Value]]) -> Vec<(Kind, String)> {
        let plain = |name: &&str| Column { name: name.to_string(), title: name.to_string(), kind: Kind::Plain };
        let mut good = Good::of("select 1", &names.iter().map(plain).collect::<Vec<_>>());
        rows.iter().for_each(|row| good.note(row));
        columns(&good, &queries()).unwrap().into_iter().map(|column| (column.kind, column.title)).collect()
    }

    #[test]
    fn a_column_is_what_queries_call_so() {
        let row = [Value::Text("甲局".into()), Value::Integer(2023), Value::Real(1.5), Value::Null];
        let found = kinds(&["department", "year", "outturn", "change_pct"], &[&row]);
        let found: Vec<_> = found.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(found, [Kind::Department, Kind::Year, Kind::Money, Kind::Percent]);
        assert_eq!(kinds(&["department"], &[])[0].1, "部门 | department");
    }

    #[test]
    fn a_column_that_does_not_hold_such_values_is_what_its_values_are() {
        let row = [Value::Integer(7), Value::Text("many".into()), Value::Integer(3), Value::Real(0.5)];
        let found = kinds(&["department", "outturn", "how_many", "决算比"], &[&row]);
        let found: Vec<_> = found.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(found, [Kind::Count, Kind::Text, Kind::Count, Kind::Number]);
    }

    #[test]
    fn a_column_without_a_name_of_its_own_is_refused() {
        let column = Column { name: "count(*)".into(), title: "count(*)".into(), kind: Kind::Plain };
        let refused = columns(&Good::of("", &[column]), &queries());
        assert_eq!(refused, Err(Message::ShellColumnName { name: "count(*)".into() }));
    }

    #[test]
    fn a_title_in_one_language_serves_both() {
        let wanted = Wanted { name: "a".into(), title: Some("题".into()), lift: false, force: false };
        let column = Column { name: "a".into(), title: "a | a".into(), kind: Kind::Count };
        let text = file(&wanted, "select 1 as a", &[], &[column], &queries());
        let query = Catalogue::of_queries(vec![Source { origin: "a.sql".into(), text }]).unwrap();
        let query = &query.all()[0];
        assert_eq!((query.header.title.as_str(), query.header.columns[0].kind), ("题 | 题", Kind::Count));
        assert!(query.sql.ends_with("\n\nselect 1 as a;\n"));
    }
}
