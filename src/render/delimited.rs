/*!
csv and tsv.

csv is RFC 4180 with line feeds: a field with a comma, a quote or a line end is quoted. tsv has no quotes; a tab, a line
end or a backslash inside a text is written `\t`, `\n`, `\r`, `\\`, so that a line is a row and a tab is a border.
*/

use std::io::{self, Write};

use super::plain::plain;
use super::{Look, Output};
use crate::query::{Column, Value};

/// Starts csv.
pub fn csv<'a>(out: &'a mut dyn Write, look: Look<'a>) -> Box<dyn Output + 'a> {
    Box::new(Delimited { out, bom: look.bom, line: csv_line })
}

/// Starts tsv.
pub fn tsv<'a>(out: &'a mut dyn Write, look: Look<'a>) -> Box<dyn Output + 'a> {
    Box::new(Delimited { out, bom: look.bom, line: tsv_line })
}

struct Delimited<'a> {
    out: &'a mut dyn Write,
    bom: bool,
    line: fn(&[String]) -> String,
}

impl Output for Delimited<'_> {
    fn begin(&mut self, columns: &[Column]) -> io::Result<()> {
        if self.bom {
            self.out.write_all("\u{feff}".as_bytes())?;
        }
        let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        self.out.write_all((self.line)(&names).as_bytes())
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        let fields: Vec<String> = values.iter().map(plain).collect();
        self.out.write_all((self.line)(&fields).as_bytes())
    }

    fn end(&mut self, _more: bool) -> io::Result<()> {
        self.out.flush()
    }
}

fn csv_line(fields: &[String]) -> String {
    let quoted: Vec<String> = fields.iter().map(|field| csv_field(field)).collect();
    // A lone empty field would be an empty line, which readers skip.
    if quoted == [""] { "\"\"\n".to_string() } else { quoted.join(",") + "\n" }
}

fn csv_field(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_string()
    }
}

fn tsv_line(fields: &[String]) -> String {
    let escaped: Vec<String> = fields
        .iter()
        .map(|field| field.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r"))
        .collect();
    escaped.join("\t") + "\n"
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{columns, look, text, written};
    use super::super::{Look, Value};
    use crate::model::Lang;

    #[test]
    fn csv_has_sql_names_plain_numbers_and_quotes_where_needed() {
        let columns = columns(&["department department 部门 | department", "money budget 预算数 | budget"]);
        let rows = [
            vec![text("甲,乙\"丙\""), Value::Real(80.3)],
            vec![text("丁\n戊"), Value::Null],
            vec![text("=1+1"), Value::Integer(100)],
        ];
        for lang in [Lang::Zh, Lang::En] {
            assert_eq!(
                written("csv", look(lang), &columns, &rows, false),
                "department,budget\n\"甲,乙\"\"丙\"\"\",80.3\n\"丁\n戊\",\n=1+1,100\n"
            );
        }
    }

    #[test]
    fn a_lone_missing_value_is_a_row_all_the_same() {
        let rows = [vec![Value::Null]];
        assert_eq!(written("csv", look(Lang::En), &columns(&["money a 甲 | a"]), &rows, false), "a\n\"\"\n");
    }

    #[test]
    fn tsv_keeps_a_row_on_a_line() {
        let rows = [vec![text("a\tb\nc\\"), Value::Real(0.1)]];
        assert_eq!(
            written("tsv", look(Lang::En), &columns(&["text a", "money b"]), &rows, false),
            "a\tb\na\\tb\\nc\\\\\t0.1\n"
        );
    }

    #[test]
    fn a_byte_order_mark_comes_first_where_wanted() {
        let look = Look { bom: true, ..look(Lang::Zh) };
        assert_eq!(written("csv", look, &columns(&["text a"]), &[], false), "\u{feff}a\n");
    }
}
