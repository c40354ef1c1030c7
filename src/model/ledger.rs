//! What small tables beside a database say: corrections of figures, the register of departments, exemptions from findings.

use super::entry::DepartmentName;
use super::{Message, Place, Severity, Statement};

/// A correction of one figure.
#[derive(Debug, Clone)]
pub struct Correction {
    /// Its row.
    pub place: Place,
    /// The figure as it should be: one entry, behind those that name its row.
    pub statement: Statement,
    /// What the form is said to hold; none where its cell is blank.
    pub old: Option<i64>,
    /// The same as it was written.
    pub old_text: String,
    /// Why.
    pub reason: String,
    /// On what evidence.
    pub evidence: Option<String>,
    /// Who says so.
    pub by: Option<String>,
    /// When.
    pub date: Option<String>,
}

/// What the register says of a department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// Its row.
    pub place: Place,
    /// Name, code and region.
    pub name: DepartmentName,
    /// Its other names.
    pub aliases: Vec<String>,
    /// What kind of body it is, in the words of the register.
    pub kind: Option<String>,
    /// The first year that it reports for.
    pub valid_from: Option<i32>,
    /// The last one.
    pub valid_to: Option<i32>,
    /// The name of the department that went on with its work.
    pub successor: Option<String>,
    /// What happened to it then.
    pub change: Option<Change>,
}

/// What happened to a department.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It has another name.
    Renamed,
    /// It became part of another.
    Merged,
    /// It became several: its figures cannot be followed.
    Split,
    /// It is no more.
    Abolished,
}

impl Change {
    const ALL: [(Change, &'static str, &'static str); 4] = [
        (Change::Renamed, "renamed", "更名"),
        (Change::Merged, "merged", "合并"),
        (Change::Split, "split", "拆分"),
        (Change::Abolished, "abolished", "撤销"),
    ];

    /// Word in the database.
    pub fn word(self) -> &'static str {
        Change::ALL.iter().find(|(change, ..)| *change == self).map_or("", |(_, word, _)| word)
    }

    /// The Chinese word for the word in the database.
    pub fn label(word: &str) -> &'static str {
        Change::ALL.iter().find(|(_, known, _)| *known == word).map_or("", |(.., label)| label)
    }

    /// The change that a word names, in English or in Chinese.
    pub fn of(text: &str) -> Result<Change, Message> {
        let known = Change::ALL.iter().find(|(_, word, label)| text.eq_ignore_ascii_case(word) || text == *label);
        known.map(|(change, ..)| *change).ok_or_else(|| {
            let words: Vec<String> = Change::ALL.iter().map(|(_, word, label)| format!("{label} {word}")).collect();
            Message::NoSuchChange { text: text.to_string(), known: words.join("、") }
        })
    }
}

/// A row of the table of exemptions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    /// Its row.
    pub place: Place,
    /// The rule.
    pub rule: String,
    /// The department, as it is called; all where none is named.
    pub department: Option<String>,
    /// The year of the report; all where none is named.
    pub year: Option<i32>,
    /// How grave such a finding is instead; none where it counts for nothing.
    pub severity: Option<Severity>,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub by: Option<String>,
    /// The last day on which it holds, as `2027-06-30`; for ever where none is named.
    pub until: Option<String>,
}
