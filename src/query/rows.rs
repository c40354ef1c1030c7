/*!
What comes back: columns with kinds, and values row by row.

Rows are stepped, not collected: a `--limit` leaves the rest of the work undone, and an export of any length needs the
memory of one row. A value holds what SQLite gave; how it is shown is the business of `render`.
*/

use std::sync::Arc;

use rusqlite::Statement;
use rusqlite::types::ValueRef;

use super::fault;
use super::guard::Watch;
use crate::model::Message;

/// One value of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Missing, which is not zero.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number with a fraction: an amount in 万元 or a percent, after the view's one last division. Only printed.
    Real(f64),
    /// Text; a blob comes as its hexadecimal digits, `x'00ff'`.
    Text(String),
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Integer(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_string())
    }
}

/// What a column means, which decides its unit, its decimals and its alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Place in a ranking.
    Rank,
    /// Whole number of things or persons.
    Count,
    /// Fiscal year.
    Year,
    /// Amount in 万元.
    Money,
    /// Percent.
    Percent,
    /// Weight, score or another plain number.
    Number,
    /// Text, perhaps a `中文 | English` pair.
    Text,
    /// One of a few code words, such as `error`, which readers see in their language.
    Code,
    /// Code of an item.
    Item,
    /// Name of a department.
    Department,
    /// Path of a document.
    Document,
    /// Place in a document, `line 12 field 3`, which readers see in their language.
    Place,
    /// Name of a check.
    Check,
    /// Unknown: a column of ad hoc SQL.
    Plain,
}

impl Kind {
    /// The kinds that a header may name, with their words.
    pub const NAMED: [(Kind, &'static str); 13] = [
        (Kind::Rank, "rank"),
        (Kind::Count, "count"),
        (Kind::Year, "year"),
        (Kind::Money, "money"),
        (Kind::Percent, "percent"),
        (Kind::Number, "number"),
        (Kind::Text, "text"),
        (Kind::Code, "code"),
        (Kind::Item, "item"),
        (Kind::Department, "department"),
        (Kind::Document, "document"),
        (Kind::Place, "place"),
        (Kind::Check, "check"),
    ];

    /// The kind of a word.
    pub fn of_word(word: &str) -> Option<Kind> {
        Kind::NAMED.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind)
    }
}

/// One column of the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Name in SQL.
    pub name: String,
    /// `中文 | English`, without a unit; the name where nobody gave a title.
    pub title: String,
    /// What it means.
    pub kind: Kind,
}

/// When to stop stepping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// After the last row.
    Never,
    /// After this many rows, without looking further: `--limit`.
    After(usize),
    /// After this many rows, and look whether another follows: a table on a terminal.
    Cap(usize),
    /// With an error when there are more than this many rows: `--max-rows`.
    Refuse(usize),
}

/// A prepared statement with its values bound, ready to be stepped.
pub struct Rows<'c> {
    /// The columns, in order.
    pub columns: Vec<Column>,
    pub(super) statement: Statement<'c>,
    pub(super) origin: String,
    pub(super) watch: Option<Arc<Watch>>,
}

impl Rows<'_> {
    /// Hands each row to `sink`, one value a column. The answer is whether more rows follow; only [`Stop::Cap`] looks.
    ///
    /// The time that `sink` takes does not count against the time limit, so a reader may page at leisure.
    pub fn each<E: From<Message>>(
        &mut self,
        stop: Stop,
        mut sink: impl FnMut(&[Value]) -> Result<(), E>,
    ) -> Result<bool, E> {
        if let Some(watch) = &self.watch {
            watch.restart();
        }
        let width = self.columns.len();
        let mut values = Vec::with_capacity(width);
        let mut seen = 0;
        let mut rows = self.statement.raw_query();
        while stop != Stop::After(seen) {
            let next = match &self.watch {
                Some(watch) => watch.timed(|| rows.next()),
                None => rows.next(),
            };
            let row = match next {
                Ok(Some(row)) => row,
                Ok(None) => return Ok(false),
                Err(error) => return Err(fault::while_running(&self.origin, self.watch.as_deref(), error).into()),
            };
            match stop {
                Stop::Cap(most) if seen == most => return Ok(true),
                Stop::Refuse(most) if seen == most => return Err(Message::TooManyRows { rows: most }.into()),
                _ => {}
            }
            values.clear();
            for index in 0..width {
                let value = row
                    .get_ref(index)
                    .map_err(|error| fault::while_running(&self.origin, self.watch.as_deref(), error))?;
                values.push(owned(value));
            }
            sink(&values)?;
            seen += 1;
        }
        Ok(false)
    }

    /// Every row at once: for small results, and for tests.
    pub fn collect(mut self) -> Result<Vec<Vec<Value>>, Message> {
        let mut all = Vec::new();
        self.each(Stop::Never, |row| {
            all.push(row.to_vec());
            Ok::<(), Message>(())
        })?;
        Ok(all)
    }
}

pub(super) fn owned(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Real(number) => Value::Real(number),
        ValueRef::Text(bytes) => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Blob(bytes) => {
            let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            Value::Text(format!("x'{digits}'"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{fixture, run};
    use super::*;

    const COUNT_TO_TEN: &str =
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 10) select i from n";

    fn seen(stop: Stop) -> Result<(usize, bool), Message> {
        let reader = fixture::reader("");
        let mut count = 0;
        let more = run::ad_hoc(&reader, COUNT_TO_TEN, &[])?.each(stop, |_| {
            count += 1;
            Ok::<(), Message>(())
        })?;
        Ok((count, more))
    }

    #[test]
    fn a_limit_stops_and_a_cap_says_whether_more_follows() {
        assert_eq!(seen(Stop::Never), Ok((10, false)));
        assert_eq!(seen(Stop::After(3)), Ok((3, false)));
        assert_eq!(seen(Stop::After(0)), Ok((0, false)));
        assert_eq!(seen(Stop::Cap(3)), Ok((3, true)));
        assert_eq!(seen(Stop::Cap(10)), Ok((10, false)));
    }

    #[test]
    fn more_rows_than_allowed_are_an_error() {
        assert_eq!(seen(Stop::Refuse(10)), Ok((10, false)));
        assert_eq!(seen(Stop::Refuse(9)), Err(Message::TooManyRows { rows: 9 }));
    }

    #[test]
    fn a_limit_leaves_the_rest_uncomputed() {
        let reader = fixture::reader("");
        let endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n";
        let mut rows = run::ad_hoc(&reader, endless, &[]).unwrap();
        assert_eq!(rows.each(Stop::After(2), |_| Ok::<(), Message>(())), Ok(false));
    }

    #[test]
    fn every_type_of_sqlite_has_its_value() {
        let reader = fixture::reader("");
        let rows = run::ad_hoc(&reader, "select null, 7, 0.1, '三公', x'00ff'", &[]).unwrap();
        let expected = [
            Value::Null,
            Value::Integer(7),
            Value::Real(0.1),
            Value::Text("三公".into()),
            Value::Text("x'00ff'".into()),
        ];
        assert_eq!(rows.collect().unwrap(), [expected]);
    }
}
