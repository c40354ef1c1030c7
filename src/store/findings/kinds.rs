/*!
What findings share: their rule, and what it says of an item in both languages.

A message is filled in but for the amounts of one finding, so that thousands share it; the view `finding` fills in those.
*/

use std::collections::HashMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::Check;
use crate::model::Lang;
use crate::model::money::{TEN_THOUSAND, plain};

/// What each finding has of its own, and the view puts into messages.
const OWN: [&str; 3] = ["expected", "actual", "difference"];

/// Columns that a kind keeps, whatever its messages say.
const KEPT: [&str; 4] = ["variant", "item", "label", "unit"];

/// The columns of a check's rows, and which of them tell kinds apart.
pub struct KindColumns {
    names: Vec<String>,
    telling: Vec<usize>,
}

impl KindColumns {
    /// The columns of these names, of a check with these messages. What no message names tells no kinds apart.
    pub fn of(names: Vec<String>, messages: &[&str]) -> KindColumns {
        let is_told = |name: &str| messages.iter().any(|message| message.contains(&format!("{{{name}}}")));
        let is_telling = |name: &str| KEPT.contains(&name) || !OWN.contains(&name) && is_told(name);
        let telling = (0..names.len()).filter(|at| is_telling(&names[*at])).collect();
        KindColumns { names, telling }
    }

    fn get<'r>(&self, row: &'r Row<'_>, name: &str) -> rusqlite::Result<ValueRef<'r>> {
        match self.names.iter().position(|known| known == name) {
            Some(at) => row.get_ref(at),
            None => Ok(ValueRef::Null),
        }
    }

    fn text(&self, row: &Row<'_>, name: &str) -> rusqlite::Result<Option<String>> {
        Ok(match self.get(row, name)? {
            ValueRef::Text(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
            _ => None,
        })
    }

    /// Puts a row's values into a template. What each finding has of its own stays open.
    fn tell(&self, row: &Row<'_>, template: &str, lang: Lang) -> rusqlite::Result<String> {
        let mut text = String::new();
        let mut rest = template;
        while let Some((before, behind)) = rest.split_once('{') {
            let Some((name, after)) = behind.split_once('}') else { break };
            text.push_str(before);
            if OWN.contains(&name) {
                text.push_str(&format!("{{{name}}}"));
            } else {
                text.push_str(&self.shown(row, name, lang)?);
            }
            rest = after;
        }
        Ok(text + rest)
    }

    fn shown(&self, row: &Row<'_>, name: &str, lang: Lang) -> rusqlite::Result<String> {
        Ok(match self.get(row, name)? {
            ValueRef::Integer(value) if name == "bound" => with_unit(value, self.text(row, "unit")?.as_deref(), lang),
            ValueRef::Integer(value) => value.to_string(),
            ValueRef::Real(value) => value.to_string(),
            ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            ValueRef::Null | ValueRef::Blob(_) => lang.pick("空白 | blank").to_string(),
        })
    }
}

/// A stored number as people write it: `67.32 万元`, `95.56%`, `8 分`.
fn with_unit(value: i64, unit: Option<&str>, lang: Lang) -> String {
    match unit {
        // The unit that the form prints, in either language.
        Some("万元") => format!("{} 万元", plain(value, 1_000_000)),
        Some("%") => format!("{}%", plain(value, TEN_THOUSAND)),
        Some("分") => format!("{} {}", plain(value, TEN_THOUSAND), lang.pick("分 | points")),
        Some("人") => format!("{} {}", plain(value, TEN_THOUSAND), lang.pick("人 | people")),
        _ => plain(value, TEN_THOUSAND),
    }
}

/// The numbers of kinds.
pub struct Kinds<'c> {
    connection: &'c Connection,
    /// By rule and what tells kinds apart; none where the check does not count such a row.
    known: HashMap<Vec<u8>, Option<i64>>,
    key: Vec<u8>,
}

/// Kinds of which the numbers are remembered; a check that says something else of each report has as many as findings.
const REMEMBERED: usize = 10_000;

impl<'c> Kinds<'c> {
    /// None remembered yet.
    pub fn new(connection: &'c Connection) -> Kinds<'c> {
        Kinds { connection, known: HashMap::new(), key: Vec::new() }
    }

    /// The number of the kind that a row is of; none where the check does not count it.
    pub fn number(&mut self, check: &Check<'_>, columns: &KindColumns, row: &Row<'_>) -> rusqlite::Result<Option<i64>> {
        self.key.clear();
        self.key.extend_from_slice(check.rule.as_bytes());
        for at in &columns.telling {
            match row.get_ref(*at)? {
                ValueRef::Null => self.key.push(0),
                ValueRef::Integer(value) => put(&mut self.key, 1, &value.to_le_bytes()),
                ValueRef::Real(value) => put(&mut self.key, 2, &value.to_le_bytes()),
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => put(&mut self.key, 3, bytes),
            }
        }
        if let Some(known) = self.known.get(&self.key) {
            return Ok(*known);
        }
        let variant = columns.text(row, "variant")?;
        let number = match (check.judge)(variant.as_deref()) {
            Some((severity, message)) => Some(self.kept(check, severity.word(), message, columns, row)?),
            None => None,
        };
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        self.known.insert(self.key.clone(), number);
        Ok(number)
    }

    /// The number under which a kind is kept; a new one gets one.
    fn kept(
        &self,
        check: &Check<'_>,
        severity: &str,
        message: &str,
        columns: &KindColumns,
        row: &Row<'_>,
    ) -> rusqlite::Result<i64> {
        let text = |name: &str| columns.text(row, name);
        let told = |lang: Lang| columns.tell(row, lang.pick(message), lang);
        let (item, label, unit) = (text("item")?, text("label")?, text("unit")?);
        let (zh, en) = (told(Lang::Zh)?, told(Lang::En)?);
        let values = params![check.rule, item, label, severity, unit, zh, en];
        let known = self
            .connection
            .prepare_cached(
                "select kind_id from finding_kind
                 where rule = ?1 and item is ?2 and label is ?3 and severity = ?4 and unit is ?5
                     and message = ?6 and message_en = ?7",
            )?
            .query_row(values, |row| row.get(0))
            .optional()?;
        if let Some(known) = known {
            return Ok(known);
        }
        self.connection
            .prepare_cached(
                "insert into finding_kind (rule, item, label, severity, unit, message, message_en)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(values)?;
        Ok(self.connection.last_insert_rowid())
    }
}

/// A value of a key: its type, its length and its bytes.
fn put(key: &mut Vec<u8>, kind: u8, bytes: &[u8]) {
    key.push(kind);
    key.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    key.extend_from_slice(bytes);
}
