//! What an import received, department by year: the table at its end.

use std::collections::{BTreeMap, BTreeSet};

use crate::query::{Column, Kind, Value};

/// What became of the forms of a department and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Read and in force.
    Received,
    /// Read in part: cells or forms were left out.
    Partly,
    /// Replaced by another document.
    Superseded,
}

impl State {
    /// `中文 | English`.
    fn words(self) -> &'static str {
        match self {
            State::Received => "收到 | received",
            State::Partly => "部分读入 | partly read",
            State::Superseded => "已被替换 | superseded",
        }
    }
}

/// Departments, and what became of each of their years.
#[derive(Debug, Default)]
pub struct ReceivedTable {
    states: BTreeMap<String, BTreeMap<i32, State>>,
}

impl ReceivedTable {
    /// Notes a state; of two, what is in force counts, and of that the lesser.
    pub fn note(&mut self, department: &str, year: i32, state: State) {
        let known = self.states.entry(department.to_string()).or_default().entry(year).or_insert(state);
        *known = match (*known, state) {
            (State::Superseded, state) | (state, State::Superseded) => state,
            (one, other) => one.max(other),
        };
    }

    /// A row a department, a column a year.
    pub fn rows(&self) -> (Vec<Column>, Vec<Vec<Value>>) {
        let years: BTreeSet<i32> = self.states.values().flat_map(BTreeMap::keys).copied().collect();
        let column = |name: String, title: String| Column { name, title, kind: Kind::Text };
        let mut columns = vec![column("department".to_string(), "部门 | department".to_string())];
        columns.extend(years.iter().map(|year| column(format!("year_{year}"), year.to_string())));
        let rows = self.states.iter().map(|(department, states)| {
            let cell = |year| states.get(year).map_or(Value::Null, |state| Value::Text(state.words().to_string()));
            std::iter::once(Value::Text(department.clone())).chain(years.iter().map(cell)).collect()
        });
        (columns, rows.collect())
    }

    /// Whether there is anything to show.
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }
}
