//! A table for a document: GitHub's Markdown. A missing value is blank.

use std::io::{self, Write};

use super::shown::{printable, shown};
use super::{Look, Output, Subject};
use crate::query::{Column, Value};

/// Starts a Markdown table.
pub fn open<'a>(out: &'a mut dyn Write, look: Look<'a>) -> Box<dyn Output + 'a> {
    Box::new(Markdown { out, look, columns: Vec::new(), rows: Vec::new() })
}

struct Markdown<'a> {
    out: &'a mut dyn Write,
    look: Look<'a>,
    columns: Vec<Column>,
    rows: Vec<Vec<Value>>,
}

impl Output for Markdown<'_> {
    fn section(&mut self, subject: &Subject) -> io::Result<()> {
        if !self.columns.is_empty() {
            writeln!(self.out)?;
        }
        match &subject.title {
            Some(title) => writeln!(self.out, "## {}\n", escaped(&printable(self.look.lang.pick(title)))),
            None => Ok(()),
        }
    }

    fn begin(&mut self, columns: &[Column]) -> io::Result<()> {
        self.columns = columns.to_vec();
        self.rows.clear();
        Ok(())
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        self.rows.push(values.to_vec());
        Ok(())
    }

    fn end(&mut self, _more: bool) -> io::Result<()> {
        let shown = shown(&self.columns, &self.rows, &self.look);
        let titles = shown.heads.iter().map(|head| format!("{}{}", head.title, head.unit));
        let rules = shown.heads.iter().map(|head| if head.is_number { "---:" } else { "---" }.to_string());
        writeln!(self.out, "{}", line(titles.map(|title| escaped(&title))))?;
        writeln!(self.out, "{}", line(rules))?;
        for row in shown.rows {
            writeln!(self.out, "{}", line(row.into_iter().map(|cell| escaped(&cell.unwrap_or_default()))))?;
        }
        self.out.flush()
    }

    fn note(&mut self, text: &str) -> io::Result<bool> {
        writeln!(self.out, "\n{}", escaped(text))?;
        Ok(true)
    }
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |", cells.join(" | "))
}

/// Without what would end the cell or begin a tag.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;").replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use super::super::Value;
    use super::super::fixture::{columns, look, text, written};
    use crate::model::Lang;

    #[test]
    fn titles_units_and_alignment() {
        let columns = columns(&["department d 部门 | department", "money b 预算数 | budget"]);
        let rows = [vec![text("财政局"), Value::Real(80.3)], vec![text("应急局"), Value::Null]];
        assert_eq!(
            written("markdown", look(Lang::Zh), &columns, &rows, false),
            "| 部门 | 预算数（万元） |\n| --- | ---: |\n| 财政局 | 80.30 |\n| 应急局 |  |\n"
        );
    }

    #[test]
    fn a_bar_a_line_end_and_a_tag_stay_in_their_cell() {
        let rows = [vec![text("a|b\nc<p>")]];
        assert_eq!(
            written("markdown", look(Lang::En), &columns(&["text t"]), &rows, false),
            "| t |\n| --- |\n| a\\|b<br>c&lt;p> |\n"
        );
    }
}
