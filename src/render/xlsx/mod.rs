/*!
Workbooks: the sheets that results are handed on as.

```text
let mut book = Book::new(look)?;
book.sheet(&Sheet { name: "排名 | ranking", subject: &subject, columns: &columns, rows: &rows, notes: &[] })?;
book.page("封面 | cover", &[Line::Title("…".into()), Line::Pair("部门".into(), "…".into())])?;
book.notes()?;
book.save(&mut file)?;
```

A number stays a number, with the format of its kind; a text stays a text, whatever it looks like; a missing value is an
empty cell. A result of any length needs the memory of its first thousand rows: [`Book::begin`], [`Book::row`] and
[`Book::end`] take one row at a time, and `sheet` is no more than these three.

One file for each part: `book` the workbook, `leaf` a sheet with a result, `page` a sheet of text, `chart` the
chart of a result, `style` the formats of cells, `name` the names of sheets.
*/

use std::io::{self, Write};

use rust_xlsxwriter::XlsxError;

use super::{Look, Output, Subject};
use crate::query::{Column, Value};

mod book;
mod chart;
mod leaf;
mod name;
mod page;
mod style;

pub use book::{Book, Sheet};
pub use page::Line;

/// Starts a workbook.
pub fn open<'a>(out: &'a mut dyn Write, look: Look<'a>) -> Box<dyn Output + 'a> {
    Box::new(Workbook { out, look, subject: look.subject.clone(), book: None })
}

/// A workbook with a sheet for each result, and a sheet that says what they are.
struct Workbook<'a> {
    out: &'a mut dyn Write,
    look: Look<'a>,
    /// What the next result is the answer to.
    subject: Subject,
    book: Option<Book<'a>>,
}

impl<'a> Workbook<'a> {
    fn book(&mut self) -> io::Result<&mut Book<'a>> {
        let book = match self.book.take() {
            Some(book) => book,
            None => Book::new(self.look)?,
        };
        Ok(self.book.insert(book))
    }
}

impl Output for Workbook<'_> {
    fn section(&mut self, subject: &Subject) -> io::Result<()> {
        self.subject = subject.clone();
        Ok(())
    }

    fn begin(&mut self, columns: &[Column]) -> io::Result<()> {
        let subject = self.subject.clone();
        let name = subject.title.as_deref().or(subject.name.as_deref()).unwrap_or("查询结果 | result");
        self.book()?.begin(name, &subject, columns)
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        self.book()?.row(values)
    }

    fn end(&mut self, more: bool) -> io::Result<()> {
        self.book()?.end(more)
    }

    fn note(&mut self, text: &str) -> io::Result<bool> {
        self.book()?.note(text);
        Ok(true)
    }

    fn finish(&mut self) -> io::Result<()> {
        let Some(mut book) = self.book.take() else { return Ok(()) };
        book.notes()?;
        book.save(self.out)
    }
}

/// What the library refuses, as what the system refuses is told.
fn fault(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        error => io::Error::other(error),
    }
}
