/*!
Layouts of forms as records: one TOML file a form, in `import/forms/` or a folder of the user's.

A definition lists titles, and blocks with the labels that announce them, their columns and their rows. It knows no row
numbers and no departments. Labels are written as [`normalise`](super::label::normalise) leaves them: without blanks,
list numbers, quotes or bracketed units, with `{year}` for a year.
*/

use serde::Deserialize;

use super::label;
use crate::model::{FormKind, Item, Measure, Message, Section};

/// The layout of one form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Name of the layout.
    pub name: String,
    /// Which form it is; none for a form that is recognised in order to be left alone.
    #[serde(default, deserialize_with = "form_kind")]
    pub form: Option<FormKind>,
    /// Titles, without year and attachment mark.
    pub titles: Vec<String>,
    /// Why it is not read, `中文 | English`; only where `form` is missing.
    #[serde(default)]
    pub refuse: Option<String>,
    /// Words of the lines above and below the table.
    #[serde(default)]
    pub caption: Caption,
    /// Its blocks, in the order of the standard form.
    #[serde(default, rename = "block")]
    pub blocks: Vec<Block>,
}

/// Words in `word: value` lines around a form.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caption {
    /// Announce the department.
    #[serde(default)]
    pub department: Vec<String>,
    /// Announce the unit of amounts.
    #[serde(default)]
    pub unit: Vec<String>,
    /// Announce names and telephone numbers: recognised, and stored only when the user asks for it.
    #[serde(default)]
    pub contact: Vec<String>,
    /// Announce the department's budget code.
    #[serde(default)]
    pub code: Vec<String>,
    /// Announce the word for the total score: 优, 良, 中, 差.
    #[serde(default)]
    pub grade: Vec<String>,
    /// Announce what is no part of the form and is not stored: dates, superior bodies, where a page was published.
    #[serde(default)]
    pub aside: Vec<String>,
}

impl Caption {
    /// All of its words.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        let told = self.department.iter().chain(&self.unit).chain(&self.contact).chain(&self.code);
        told.chain(&self.grade).chain(&self.aside)
    }
}

/// A block of a form.
#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Block {
    /// A label with the department's name beside it.
    Department {
        /// The label's spellings.
        heads: Vec<String>,
    },
    /// A row of column labels, then rows of values.
    Record {
        /// Labels that announce it.
        heads: Vec<String>,
        /// Where it is stored.
        #[serde(deserialize_with = "section")]
        section: Section,
        /// Its columns.
        columns: Vec<Column>,
    },
    /// Column labels above, item labels at the left, amounts where they cross.
    Matrix {
        /// Labels that announce it.
        heads: Vec<String>,
        /// Where its standard items are stored.
        #[serde(deserialize_with = "section")]
        section: Section,
        /// Where rows under their own names are stored.
        #[serde(deserialize_with = "section")]
        lines: Section,
        /// Its columns.
        columns: Vec<Column>,
        /// Its items.
        rows: Vec<Row>,
        /// Items printed as `label: amount` pairs below, in any column.
        #[serde(default)]
        pairs: Vec<Row>,
        /// Words between the rows that announce pairs.
        #[serde(default)]
        headings: Vec<String>,
        /// Code of the item below which rows bear their own names, up to the next item.
        #[serde(default)]
        free_below: Option<String>,
    },
    /// Text beside its label, or below column labels.
    Text {
        /// Labels that announce it.
        heads: Vec<String>,
        /// Where it is stored.
        #[serde(deserialize_with = "section")]
        section: Section,
        /// Field of a text that stands beside its label.
        #[serde(default)]
        field: Option<String>,
        /// Its columns, where it has a row of column labels.
        #[serde(default)]
        columns: Vec<Column>,
    },
    /// A row of column labels, then rows whose left cells hold for the rows below them.
    List {
        /// Words beside the rows that are no values.
        heads: Vec<String>,
        /// Where it is stored.
        #[serde(deserialize_with = "section")]
        section: Section,
        /// Its columns.
        columns: Vec<Column>,
        /// Where the last row's totals are stored.
        #[serde(deserialize_with = "section")]
        totals: Section,
        /// Labels of the last row.
        total_heads: Vec<String>,
    },
}

/// A column of a block.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Column of the section's table; for a matrix the measure, or a field of its own.
    pub field: String,
    /// What stands in it.
    pub value: ValueKind,
    /// Its label's spellings.
    pub labels: Vec<String>,
    /// The year that its label names, against the year of the form.
    #[serde(default)]
    pub year: Option<YearOf>,
    /// Words known to stand in it, for telling shifted rows.
    #[serde(default)]
    pub words: Vec<String>,
    /// Field of the group that it is of; its label stands right behind the group's.
    #[serde(default)]
    pub of: Option<String>,
    /// Field of the text that its own is a part of.
    #[serde(default)]
    pub joins: Option<String>,
}

/// A row of a matrix.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Code of the item.
    pub item: String,
    /// Its label's spellings.
    pub labels: Vec<String>,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueKind {
    /// An amount.
    Money,
    /// A whole number of persons.
    Count,
    /// Square metres.
    Area,
    /// A printed percentage.
    Rate,
    /// Points: weights and scores.
    Points,
    /// Text.
    Text,
    /// A name that holds for the rows below, perhaps with a weight in brackets.
    Group,
    /// The name of the row; a row without one is no row.
    Name,
}

/// A year against the year of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearOf {
    /// The form's own year.
    This,
    /// The year before.
    Before,
}

impl Definition {
    /// Reads a definition; `origin` is the file, for messages.
    pub fn parse(origin: &str, text: &str) -> Result<Definition, Message> {
        let definition: Definition = toml::from_str(text).map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            Message::WrongForm {
                origin: origin.to_string(),
                line: text[..offset.min(text.len())].matches('\n').count() + 1,
                reason: error.message().to_string(),
            }
        })?;
        match definition.mistake() {
            None => Ok(definition),
            Some((word, reason)) => Err(Message::WrongForm {
                origin: origin.to_string(),
                line: text.lines().position(|line| line.contains(&word)).unwrap_or(0) + 1,
                reason,
            }),
        }
    }

    /// Labels and words that are known to stand in the form.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let words = self.blocks.iter().flat_map(Block::columns).flat_map(|column| &column.words);
        self.blocks.iter().flat_map(Block::labels).chain(words).map(String::as_str)
    }

    /// The first thing that is wrong beyond the shape: the word to look for, and the reason.
    fn mistake(&self) -> Option<(String, String)> {
        let all_labels = self.titles.iter().chain(self.blocks.iter().flat_map(Block::labels));
        for text in all_labels {
            let normal = label::normalise(text).text;
            if normal != *text {
                return Some((text.clone(), format!("write the label `{text}` as `{normal}`")));
            }
        }
        for block in &self.blocks {
            let Block::Matrix { rows, pairs, columns, .. } = block else { continue };
            if let Some(row) = rows.iter().chain(pairs).find(|row| Item::of_code(&row.item).is_none()) {
                return Some((row.item.clone(), format!("`{}` is no item of import/items.csv", row.item)));
            }
            let money = columns.iter().filter(|column| column.value == ValueKind::Money);
            if let Some(column) = money.into_iter().find(|column| Measure::of_column(&column.field).is_none()) {
                return Some((column.field.clone(), format!("`{}` is no measure", column.field)));
            }
        }
        (self.form.is_none() && self.refuse.is_none())
            .then(|| (self.name.clone(), "say `form` or `refuse`".to_string()))
    }
}

impl Block {
    /// Labels that announce it.
    pub fn heads(&self) -> &[String] {
        match self {
            Block::Department { heads }
            | Block::Record { heads, .. }
            | Block::Matrix { heads, .. }
            | Block::Text { heads, .. }
            | Block::List { heads, .. } => heads,
        }
    }

    /// The tables that hold its figures.
    pub fn sections(&self) -> Vec<Section> {
        match self {
            Block::Record { section, .. } | Block::List { section, .. } => vec![*section],
            Block::Matrix { section, lines, .. } => vec![*section, *lines],
            Block::Department { .. } | Block::Text { .. } => Vec::new(),
        }
    }

    /// Its columns.
    pub fn columns(&self) -> &[Column] {
        match self {
            Block::Department { .. } => &[],
            Block::Record { columns, .. }
            | Block::Matrix { columns, .. }
            | Block::Text { columns, .. }
            | Block::List { columns, .. } => columns,
        }
    }

    /// Whether a comparable text is the label of a matrix's item.
    pub fn is_item(&self, text: &str) -> bool {
        matches!(self, Block::Matrix { rows, .. } if rows.iter().any(|row| row.labels.iter().any(|known| known == text)))
    }

    /// Whether a comparable text stands at the left of a matrix's rows: an item, a pair or a heading.
    pub fn is_row(&self, text: &str) -> bool {
        let Block::Matrix { pairs, headings, .. } = self else { return false };
        self.is_item(text) || pairs.iter().flat_map(|pair| &pair.labels).chain(headings).any(|known| known == text)
    }

    fn labels(&self) -> Vec<&String> {
        let mut labels: Vec<&String> = self.heads().iter().collect();
        labels.extend(self.columns().iter().flat_map(|column| &column.labels));
        if let Block::Matrix { rows, pairs, headings, .. } = self {
            labels.extend(rows.iter().chain(pairs).flat_map(|row| &row.labels));
            labels.extend(headings);
        }
        labels
    }
}

fn form_kind<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<FormKind>, D::Error> {
    let name = String::deserialize(deserializer)?;
    FormKind::of_name(&name).map(Some).ok_or_else(|| serde::de::Error::custom("`form` is `base` or `self`"))
}

fn section<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Section, D::Error> {
    let table = String::deserialize(deserializer)?;
    Section::of_table(&table).ok_or_else(|| {
        let known: Vec<&str> = Section::ALL.iter().map(|section| section.table()).collect();
        serde::de::Error::custom(format!("`{table}` is no section; sections are {}", known.join(", ")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"
name = "x"
form = "base"
titles = ["某表"]
[[block]]
kind = "department"
heads = ["单位名称"]
"#;

    #[test]
    fn a_wrong_definition_says_its_line() {
        let cases = [
            (SMALL.replace("\"base\"", "\"bass\""), 3, "`form` is `base` or `self`"),
            (SMALL.replace("单位名称", "1、单位名称"), 7, "write the label `1、单位名称` as `单位名称`"),
            (SMALL.replace("form = \"base\"\n", ""), 2, "say `form` or `refuse`"),
        ];
        for (text, line, reason) in cases {
            let expected = Message::WrongForm { origin: "x.toml".into(), line, reason: reason.into() };
            assert_eq!(Definition::parse("x.toml", &text).unwrap_err(), expected);
        }
        assert!(Definition::parse("x.toml", SMALL).is_ok());
    }
}
