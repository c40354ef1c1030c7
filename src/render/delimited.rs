/*!
csv and tsv.

csv is RFC 4180 with line feeds: a field with a comma, a quote or a line end is quoted. tsv has no quotes; a tab, a line
end or a backslash inside a text is written `\t`, `\n`, `\r`, `\\`, so that a line is a row and a tab is a border.

A spreadsheet that opens either runs a text which begins with `=`, `+`, `-` or `@` as a formula, and such a text may come
out of anybody's document. An apostrophe goes before it, by which spreadsheets know text; a number, and a mark alone, has
none. A text that has apostrophes before such a sign gets one more, so that whoever takes one away has the text again: so
does `fiscus import`. Programs that want every text as it is take json.
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
        let names: Vec<String> = columns.iter().map(|column| safe(&column.name)).collect();
        self.out.write_all((self.line)(&names).as_bytes())
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        let field = |value: &Value| match value {
            Value::Text(text) => safe(text),
            number => plain(number),
        };
        let fields: Vec<String> = values.iter().map(field).collect();
        self.out.write_all((self.line)(&fields).as_bytes())
    }

    fn end(&mut self, _more: bool) -> io::Result<()> {
        self.out.flush()
    }
}

/// A text that no spreadsheet takes for a formula.
fn safe(text: &str) -> String {
    let bare = text.trim_start_matches('\'');
    let is_marked = bare.len() < text.len();
    let is_formula = bare.starts_with(['=', '+', '-', '@', '\t', '\r']) && bare.chars().nth(1).is_some();
    // What stands behind an apostrophe is taken for text by whoever reads it, a number like any other.
    let is_taken = is_marked && bare.starts_with(|c: char| c.is_ascii_digit());
    if is_taken || is_formula && (is_marked || !is_number(bare)) { format!("'{text}") } else { text.to_string() }
}

/// Whether a text is a plain decimal, such as `-3.5`.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
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
                "department,budget\n\"甲,乙\"\"丙\"\"\",80.3\n\"丁\n戊\",\n'=1+1,100\n"
            );
        }
    }

    #[test]
    fn a_text_like_a_formula_is_marked_and_a_number_is_not() {
        for (value, expected) in [
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("+86 10", "'+86 10"),
            ("-无", "'-无"),
            ("@a", "'@a"),
            ("'=1", "''=1"),
            ("'12", "''12"),
            ("'甲", "'甲"),
            ("-3.5", "-3.5"),
            ("-", "-"),
            ("001", "001"),
            ("", ""),
        ] {
            assert_eq!(super::safe(value), expected, "{value}");
        }
        let rows = [vec![text("\t=1"), Value::Real(-3.5)]];
        let columns = columns(&["text t", "money m"]);
        assert_eq!(written("tsv", look(Lang::En), &columns, &rows, false), "t\tm\n'\\t=1\t-3.5\n");
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
