/*!
What an import received, department by year: the table at its end.

A cell says where a department's year stands after this import, as a clerk would tick it off: received; partly read, where
cells, rows or one of its forms were left out; refused, where it came and nothing of it could be read; superseded, where
what came is known and a later document counts. A year that is in force and took the place of an older report says both.
*/

use std::collections::{BTreeMap, BTreeSet};

use crate::form::Understood;
use crate::model::entry::{Leftover, Refusal};
use crate::model::{Message, Statement};
use crate::query::{Column, Kind, Value};

/// What became of the forms of a department and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Replaced by another document.
    Superseded,
    /// Read and in force.
    Received,
    /// Read in part: cells, rows or forms were left out.
    Partly,
    /// Recognised, and nothing of it was read.
    Refused,
}

impl State {
    /// `中文 | English`.
    fn words(self, replaces: bool) -> &'static str {
        match (self, replaces) {
            (State::Superseded, _) => "已被替换 | superseded",
            (State::Received, false) => "收到 | received",
            (State::Received, true) => "收到，旧表已被替换 | received, older superseded",
            (State::Partly, false) => "部分读入 | partly read",
            (State::Partly, true) => "部分读入，旧表已被替换 | partly read, older superseded",
            (State::Refused, _) => "拒绝 | refused",
        }
    }

    /// Of two forms or documents: what is in force counts more than what is not, and a refusal beside it makes it partial.
    fn and(self, other: State) -> State {
        match (self.min(other), self.max(other)) {
            (State::Superseded, other) => other,
            (State::Refused, _) => State::Refused,
            (_, State::Refused) => State::Partly,
            (_, other) => other,
        }
    }
}

/// Departments, and what became of each of their years.
#[derive(Debug, Default)]
pub struct ReceivedTable {
    states: BTreeMap<String, BTreeMap<i32, (State, bool)>>,
}

impl ReceivedTable {
    /// Notes a state of a department's year.
    pub fn note(&mut self, department: &str, year: i32, state: State) {
        let known = self.states.entry(department.to_string()).or_default().entry(year).or_insert((state, false));
        known.0 = known.0.and(state);
    }

    /// Notes that a report took the place of an older one.
    pub fn note_replaced(&mut self, department: &str, year: i32) {
        self.note(department, year, State::Received);
        if let Some(known) = self.states.get_mut(department).and_then(|years| years.get_mut(&year)) {
            known.1 = true;
        }
    }

    /// Notes what became of the forms of a document.
    pub fn note_document(&mut self, understood: &Understood) {
        let Understood { statements, refusals, leftovers, .. } = understood;
        let is_open = |leftover: &Leftover| {
            leftover.reason != Message::ANote {} && refusals.iter().all(|refusal| refusal.place != leftover.place)
        };
        let is_left = leftovers.iter().any(is_open);
        let concerns = |refusal: &Refusal, statement: &Statement| {
            refusal.department.as_ref().is_none_or(|department| *department == statement.department.name)
                && refusal.year.is_none_or(|year| year == statement.year)
        };
        for statement in statements {
            let is_partial = is_left || refusals.iter().any(|refusal| concerns(refusal, statement));
            let state = if is_partial { State::Partly } else { State::Received };
            self.note(&statement.department.name, statement.year, state);
        }
        for refusal in refusals {
            if let (Some(department), Some(year)) = (&refusal.department, refusal.year) {
                self.note(department, year, State::Refused);
            }
        }
    }

    /// A row a department, a column a year.
    pub fn rows(&self) -> (Vec<Column>, Vec<Vec<Value>>) {
        let years: BTreeSet<i32> = self.states.values().flat_map(BTreeMap::keys).copied().collect();
        let column = |name: String, title: String| Column { name, title, kind: Kind::Text };
        let mut columns = vec![column("department".to_string(), "部门 | department".to_string())];
        columns.extend(years.iter().map(|year| column(format!("year_{year}"), year.to_string())));
        let rows = self.states.iter().map(|(department, states)| {
            let words = |(state, replaces): &(State, bool)| Value::Text(state.words(*replaces).to_string());
            let cell = |year| states.get(year).map_or(Value::Null, words);
            std::iter::once(Value::Text(department.clone())).chain(years.iter().map(cell)).collect()
        });
        (columns, rows.collect())
    }

    /// Whether there is anything to show.
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_beside_something_read_makes_it_partly_read_in_either_order() {
        for (one, other, both) in [
            (State::Received, State::Refused, State::Partly),
            (State::Partly, State::Received, State::Partly),
            (State::Superseded, State::Refused, State::Refused),
            (State::Superseded, State::Received, State::Received),
            (State::Refused, State::Refused, State::Refused),
        ] {
            assert_eq!((one.and(other), other.and(one)), (both, both));
        }
    }
}
