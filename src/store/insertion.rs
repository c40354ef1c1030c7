//! Rows go in several at once, by one statement.

use rusqlite::{CachedStatement, Connection, ToSql};

/// Puts rows in, several at once where there are: that takes half the time.
pub struct Insertion<'c> {
    several: CachedStatement<'c>,
    one: CachedStatement<'c>,
}

/// Rows that are put in at once.
pub const SEVERAL: usize = 6;

impl<'c> Insertion<'c> {
    /// Rows of so many values into a table.
    pub fn new(connection: &'c Connection, into: &str, width: usize) -> rusqlite::Result<Insertion<'c>> {
        let marks = format!("({})", vec!["?"; width].join(", "));
        let sql = |rows: usize| format!("{into} values {}", vec![marks.as_str(); rows].join(", "));
        let of = |rows: usize| connection.prepare_cached(&sql(rows));
        Ok(Insertion { several: of(SEVERAL)?, one: of(1)? })
    }

    /// Puts rows in; `bind` gives the values of one.
    pub fn put<R>(
        &mut self,
        rows: &[R],
        bind: impl Fn(&R, &mut Values<'_, 'c>) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        let mut several = rows.chunks_exact(SEVERAL);
        for rows in &mut several {
            let mut values = Values { statement: &mut self.several, bound: 0 };
            rows.iter().try_for_each(|row| bind(row, &mut values))?;
            self.several.raw_execute()?;
        }
        for row in several.remainder() {
            bind(row, &mut Values { statement: &mut self.one, bound: 0 })?;
            self.one.raw_execute()?;
        }
        Ok(())
    }
}

/// The values of rows on their way into a statement.
pub struct Values<'s, 'c> {
    statement: &'s mut CachedStatement<'c>,
    bound: usize,
}

impl Values<'_, '_> {
    /// Binds the next value of the row.
    pub fn push(&mut self, value: impl ToSql) -> rusqlite::Result<()> {
        self.bound += 1;
        self.statement.raw_bind_parameter(self.bound, value)
    }
}
