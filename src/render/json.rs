/*!
json, an array of objects, and jsonl, an object a line.

The text of a value is made by `serde_json`; the frame is written here, so that rows go out one by one. A key that
stands twice (`select 1 as a, 2 as a`) is `a` and `a_2`, because a reader of JSON would keep only one of them.
*/

use std::io::{self, Write};

use super::plain::decimal;
use super::{Look, Output};
use crate::query::{Column, Value};

/// Starts json.
pub fn array<'a>(out: &'a mut dyn Write, _look: Look<'a>) -> Box<dyn Output + 'a> {
    Box::new(Json {
        out,
        keys: Vec::new(),
        frame: Frame { open: "[", first: "\n  ", next: ",\n  ", close: "\n]\n" },
        any: false,
    })
}

/// Starts jsonl.
pub fn lines<'a>(out: &'a mut dyn Write, _look: Look<'a>) -> Box<dyn Output + 'a> {
    Box::new(Json { out, keys: Vec::new(), frame: Frame { open: "", first: "", next: "\n", close: "\n" }, any: false })
}

struct Json<'a> {
    out: &'a mut dyn Write,
    keys: Vec<String>,
    frame: Frame,
    any: bool,
}

/// What stands round the objects.
struct Frame {
    open: &'static str,
    first: &'static str,
    next: &'static str,
    close: &'static str,
}

impl Output for Json<'_> {
    fn begin(&mut self, columns: &[Column]) -> io::Result<()> {
        self.keys = keys(columns);
        self.out.write_all(self.frame.open.as_bytes())
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        let before = if self.any { self.frame.next } else { self.frame.first };
        self.any = true;
        let members: Vec<String> =
            self.keys.iter().zip(values).map(|(key, value)| format!("{key}:{}", json(value))).collect();
        write!(self.out, "{before}{{{}}}", members.join(","))
    }

    fn end(&mut self, _more: bool) -> io::Result<()> {
        match self.any {
            true => self.out.write_all(self.frame.close.as_bytes())?,
            false => self.out.write_all(self.frame.close.trim_start().as_bytes())?,
        }
        self.out.flush()
    }
}

/// The keys as JSON texts, each once.
fn keys(columns: &[Column]) -> Vec<String> {
    let mut keys: Vec<String> = Vec::with_capacity(columns.len());
    for column in columns {
        let key = std::iter::once(column.name.clone())
            .chain((2..).map(|number| format!("{}_{number}", column.name)))
            .find(|key| !keys.contains(key) && (*key == column.name || columns.iter().all(|other| other.name != *key)))
            .unwrap_or_default();
        keys.push(key);
    }
    keys.iter().map(|key| quoted(key)).collect()
}

fn json(value: &Value) -> String {
    match value {
        Value::Null => "null".to_string(),
        Value::Integer(number) => number.to_string(),
        // JSON has no infinity.
        Value::Real(number) if !number.is_finite() => "null".to_string(),
        Value::Real(number) => decimal(*number),
        Value::Text(text) => quoted(text),
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::super::Value;
    use super::super::fixture::{columns, look, text, written};
    use crate::model::Lang;

    fn rows() -> Vec<Vec<Value>> {
        vec![vec![text("引\"号"), Value::Real(80.3)], vec![Value::Null, Value::Real(100.0)]]
    }

    #[test]
    fn json_is_an_array_of_objects_with_sql_names() {
        let columns = columns(&["text name 名 | name", "percent pct 率 | rate"]);
        assert_eq!(
            written("json", look(Lang::Zh), &columns, &rows(), false),
            "[\n  {\"name\":\"引\\\"号\",\"pct\":80.3},\n  {\"name\":null,\"pct\":100}\n]\n"
        );
        assert_eq!(written("json", look(Lang::Zh), &columns, &[], false), "[]\n");
    }

    #[test]
    fn jsonl_is_an_object_a_line() {
        let columns = columns(&["text name", "percent pct"]);
        assert_eq!(
            written("jsonl", look(Lang::Zh), &columns, &rows(), false),
            "{\"name\":\"引\\\"号\",\"pct\":80.3}\n{\"name\":null,\"pct\":100}\n"
        );
        assert_eq!(written("jsonl", look(Lang::Zh), &columns, &[], false), "");
    }

    #[test]
    fn a_name_that_stands_twice_loses_nothing() {
        let rows = [vec![Value::Integer(1), Value::Integer(2), Value::Integer(3)]];
        assert_eq!(
            written("jsonl", look(Lang::En), &columns(&["text a", "text a", "text a_2"]), &rows, false),
            "{\"a\":1,\"a_3\":2,\"a_2\":3}\n"
        );
    }

    #[test]
    fn infinity_is_no_json() {
        let rows = [vec![Value::Real(f64::INFINITY)]];
        assert_eq!(written("jsonl", look(Lang::En), &columns(&["number a"]), &rows, false), "{\"a\":null}\n");
    }
}
