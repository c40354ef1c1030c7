/*!
A statement that is asked many times, each time with other values: the rows below a report, the place of a hit.

Preparing costs more than answering where the answer is a few look-ups.
*/

use std::sync::Arc;

use rusqlite::Statement;

use super::guard::Watch;
use super::param::Bind;
use super::rows::owned;
use super::{Query, Reader, Value, fault, run};
use crate::model::Message;

/// A prepared statement without values.
pub struct Repeated<'c> {
    statement: Statement<'c>,
    origin: String,
    watch: Arc<Watch>,
}

impl<'c> Repeated<'c> {
    /// Prepares the text of a query.
    pub fn prepare(reader: &'c Reader, query: &Query) -> Result<Repeated<'c>, Message> {
        let text = run::Text { origin: &query.origin, sql: &query.sql, watch: Some(&reader.watch) };
        let statement = run::prepare(reader.connection(), &text)?;
        Ok(Repeated { statement, origin: query.origin.clone(), watch: Arc::clone(&reader.watch) })
    }

    /// Names of its columns.
    pub fn columns(&self) -> Vec<String> {
        self.statement.column_names().map(str::to_string).collect()
    }

    /// Asks with these values and hands each row to `sink`.
    pub fn each<E: From<Message>>(
        &mut self,
        binds: &[Bind],
        mut sink: impl FnMut(&[Value]) -> Result<(), E>,
    ) -> Result<(), E> {
        self.watch.restart();
        run::bind(&mut self.statement, &self.origin, Some(&self.watch), binds)?;
        let width = self.statement.column_count();
        let mut values = Vec::with_capacity(width);
        let mut rows = self.statement.raw_query();
        let failed = |error| fault::while_running(&self.origin, Some(&self.watch), error);
        while let Some(row) = self.watch.timed(|| rows.next()).map_err(failed)? {
            values.clear();
            for index in 0..width {
                values.push(owned(row.get_ref(index).map_err(failed)?));
            }
            sink(&values)?;
        }
        Ok(())
    }
}

/// A value by the name that it has in SQL.
pub fn bound(name: &str, value: impl Into<Value>) -> Bind {
    Bind { name: name.to_string(), value: value.into() }
}

#[cfg(test)]
mod tests {
    use super::super::{Catalogue, Source, fixture};
    use super::*;

    #[test]
    fn each_asking_has_its_own_values_and_its_own_rows() {
        let reader = fixture::reader("");
        let text = "-- name: q\n-- title: 题 | title\n-- param: n integer required 数 | n\n-- column: i count 数 | i\n\
                    with recursive c (i) as (select 1 union all select i + 1 from c where i < :n) select i from c";
        let source = Source { origin: "q.sql".into(), text: text.to_string() };
        let query = Catalogue::of_queries(vec![source]).unwrap().all()[0].clone();
        let mut repeated = Repeated::prepare(&reader, &query).unwrap();
        let mut count = |most: i64| {
            let mut seen = 0;
            let asked = repeated.each(&[bound("n", most)], |_| {
                seen += 1;
                Ok::<(), Message>(())
            });
            asked.map(|()| seen)
        };
        assert_eq!((count(3), count(1), count(5)), (Ok(3), Ok(1), Ok(5)));
        assert!(matches!(repeated.each(&[], |_| Ok::<(), Message>(())), Err(Message::ParamUndeclared { .. })));
    }
}
