//! `status`: which reports were received, and which are missing.

use super::{Context, shelf, show};
use crate::error::{Error, Exit};
use crate::model::Message;
use crate::query::{Column, Kind, Query, Reader, Stop, Value, run as ask};
use crate::render::Subject;

/// The states of a form of a department and year, each with its mark in the matrix.
const STATES: [(&str, &str); 6] = [
    ("received", "+"),
    ("partly_read", "~"),
    ("superseded", "^"),
    ("refused", "x"),
    ("missing", "."),
    ("not_due", " "),
];

/// How many of the states, from the first, count as received, and how many as expected.
const RECEIVED: usize = 3;
const EXPECTED: usize = 5;

/// Shows the state of every form: a matrix for people, a row a form for programs.
pub fn run(given: &[(String, String)], context: &mut Context<'_>) -> Result<Exit, Error> {
    let query = query()?;
    let reader = Reader::open(&context.database(), None)?;
    if !show::is_for_people(context)? {
        let mut rows = ask::named(&reader, &query, given, show::most(context)?)?;
        show::rows(context, &Subject::titled(&query.header.title), &mut rows, None)?;
        return Ok(Exit::Done);
    }
    let mut matrix = Matrix::default();
    ask::named(&reader, &query, given, None)?.each(Stop::Never, |row| {
        matrix.take(row);
        Ok::<(), Error>(())
    })?;
    let (columns, rows) = matrix.shown();
    show::listed(context, &query.header.title, &columns, &rows)?;
    let [received, partly_read, superseded, refused, missing, _] = matrix.counts;
    context.say(&Message::StatusCounts { received, partly_read, superseded, refused, missing })?;
    Ok(Exit::Done)
}

/// The query behind the command; its head declares the options.
pub fn query() -> Result<Query, Message> {
    shelf::own("status.sql", include_str!("status.sql"))
}

/// Departments by years and forms.
#[derive(Default)]
struct Matrix {
    /// Year and form of each column, in order.
    columns: Vec<(i64, String)>,
    /// Name, and the state of each column.
    departments: Vec<(String, Vec<usize>)>,
    /// How many of each state.
    counts: [usize; STATES.len()],
}

/// How many of some states count as received, and how many as expected: `3/4`.
fn counted<'s>(states: impl Iterator<Item = &'s usize> + Clone) -> Value {
    let below = |most: usize| states.clone().filter(|state| **state < most).count();
    Value::Text(format!("{}/{}", below(RECEIVED), below(EXPECTED)))
}

impl Matrix {
    /// A row of the query; its rows come department by department, each with the same years and forms.
    fn take(&mut self, row: &[Value]) {
        let [Value::Text(department), Value::Integer(year), Value::Text(form), Value::Text(state), ..] = row else {
            return;
        };
        let Some(state) = STATES.iter().position(|(known, _)| known == state) else { return };
        self.counts[state] += 1;
        if self.departments.last().is_none_or(|(last, _)| last != department) {
            self.departments.push((department.clone(), Vec::new()));
        }
        if self.departments.len() == 1 {
            self.columns.push((*year, form.clone()));
        }
        if let Some((_, states)) = self.departments.last_mut() {
            states.push(state);
        }
    }

    /// A line a department, its count at the end; above them how many were received of each column.
    fn shown(&self) -> (Vec<Column>, Vec<Vec<Value>>) {
        let column = |name: String, title: String, kind: Kind| Column { name, title, kind };
        let mut columns = vec![column("department".into(), "部门 | department".into(), Kind::Department)];
        for (year, form) in &self.columns {
            let title = match form.as_str() {
                "base" => format!("{year}基础 | {year} base"),
                _ => format!("{year}自评 | {year} self"),
            };
            columns.push(column(format!("{form}_{year}"), title, Kind::Text));
        }
        columns.push(column("received".into(), "已报 | received".into(), Kind::Text));
        let text = |text: String| Value::Text(text);
        let mut rows = Vec::new();
        if self.departments.len() > 1 {
            let mut whole = vec![text("合计 | all".to_string())];
            for at in 0..self.columns.len() {
                whole.push(counted(self.departments.iter().filter_map(|(_, states)| states.get(at))));
            }
            whole.push(counted(self.departments.iter().flat_map(|(_, states)| states)));
            rows.push(whole);
        }
        for (department, states) in &self.departments {
            let mut row = vec![text(department.clone())];
            row.extend(states.iter().map(|state| text(STATES[*state].1.to_string())));
            row.push(counted(states.iter()));
            rows.push(row);
        }
        // The line of all bears a pair of words, which a column of names would show as it stands.
        columns[0].kind = Kind::Text;
        (columns, rows)
    }
}
