/*!
A kind of report: which sections it has, and what each is made of.

One record, one file: `department.toml` is the kind `department`. Sections and parts come in the order of the file; a part
is a query or something that the program tells, and says how it is shown.
*/

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::{Lang, Message};

/// A kind of report.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// The stem of its file.
    #[serde(skip)]
    pub name: String,
    /// A template.
    title_zh: String,
    title_en: String,
    /// The name of the file that it is written to where nobody says: a template, without the ending.
    pub file: String,
    /// What one report is of.
    pub of: Of,
    /// Its sections, in order.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
}

/// What one report is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Of {
    /// One department.
    Department,
    /// All of a region, or all.
    All,
}

/// A section.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// By which a document that is there already knows its place again.
    pub id: String,
    /// `中文 | English`
    pub title: String,
    /// What it is made of, in order.
    #[serde(rename = "part")]
    pub parts: Vec<Part>,
}

/// A part of a section.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// A query, or
    pub query: Option<String>,
    /// something that the program tells.
    pub source: Option<Source>,
    /// How it is shown.
    #[serde(rename = "as")]
    pub shape: Shape,
    /// `中文 | English`; that of the query where it is not given.
    pub title: Option<String>,
    /// The columns that are shown, in this order; all where it is not given.
    #[serde(default)]
    pub columns: Vec<String>,
    /// Values of parameters of the query.
    #[serde(default)]
    pub given: BTreeMap<String, String>,
    /// Rows with one of these words in a column are left out.
    #[serde(default)]
    pub without: BTreeMap<String, Vec<String>>,
    /// How it is drawn, where not as the query says: a `chart` line of a head.
    pub chart: Option<String>,
    /// The template of prose and lists.
    text_zh: Option<String>,
    text_en: Option<String>,
    /// What is said where there are no rows, `中文 | English`; empty where nothing is.
    pub empty: Option<String>,
}

/// What the program tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// The points of a department by a scheme.
    Score,
    /// What readers of the queries should know.
    Caveats,
    /// How the queries reckon.
    Methods,
}

/// How a part is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// Names and values of the first row.
    Facts,
    /// Rows and columns.
    Table,
    /// A chart.
    Chart,
    /// A chart, and the table below.
    Both,
    /// Paragraphs, a line each.
    Prose,
    /// Points, a line each.
    List,
}

impl Kind {
    /// Reads the record of a kind.
    pub fn parse(name: &str, place: &str, text: &str) -> Result<Kind, Message> {
        let wrong = |reason: String| Message::ReportKindWrong { place: place.to_string(), reason };
        let mut kind: Kind = toml::from_str(text).map_err(|error| wrong(error.to_string().trim_end().to_string()))?;
        kind.name = name.to_string();
        let mut ids: Vec<&str> = Vec::new();
        for section in &kind.sections {
            let is_plain = section.id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            if !is_plain || section.id.is_empty() || ids.contains(&section.id.as_str()) {
                return Err(wrong(format!("section.id = \"{}\"", section.id)));
            }
            ids.push(&section.id);
            for part in &section.parts {
                let is_told = matches!(part.shape, Shape::Prose) == (part.text_zh.is_some() && part.text_en.is_some());
                if part.query.is_some() == part.source.is_some() || !is_told && part.shape != Shape::List {
                    let what = part.query.clone().or(part.source.map(|source| format!("{source:?}").to_lowercase()));
                    return Err(wrong(format!("section {}: part {}", section.id, what.unwrap_or_default())));
                }
            }
        }
        Ok(kind)
    }

    /// The template of the title.
    pub fn title(&self, lang: Lang) -> &str {
        if lang == Lang::Zh { &self.title_zh } else { &self.title_en }
    }

    /// Names of its queries.
    pub fn queries(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().flat_map(|section| &section.parts).filter_map(|part| part.query.as_deref())
    }
}

impl Part {
    /// The template of its words.
    pub fn text(&self, lang: Lang) -> &str {
        let text = if lang == Lang::Zh { &self.text_zh } else { &self.text_en };
        text.as_deref().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "title_zh = '甲'\ntitle_en = 'a'\nfile = 'a'\nof = 'all'\n[[section]]\nid = 'one'\ntitle = '一'\n";

    fn wrong(part: &str) -> String {
        match Kind::parse("a", "a.toml", &format!("{HEAD}[[section.part]]\n{part}")) {
            Err(Message::ReportKindWrong { place, reason }) if place == "a.toml" => reason,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_part_is_a_query_or_told_by_the_program() {
        let part = "query = 'trend'\nas = 'table'\n";
        assert_eq!(Kind::parse("a", "a.toml", &format!("{HEAD}[[section.part]]\n{part}")).unwrap().name, "a");
        assert!(wrong(&format!("{part}source = 'score'")).contains("section one: part trend"));
        assert!(wrong("as = 'table'").contains("section one"));
        assert!(wrong("query = 'trend'\nas = 'prose'").contains("part trend"));
        assert!(wrong("query = 'trend'\nas = 'tables'").contains("tables"));
        assert!(wrong("query = 'trend'\nas = 'table'\nfontsize = 3").contains("fontsize"));
    }

    #[test]
    fn sections_have_ids_of_their_own() {
        let twice = format!("{HEAD}part = []\n[[section]]\nid = 'one'\ntitle = '二'\npart = []\n");
        assert!(matches!(Kind::parse("a", "a.toml", &twice), Err(Message::ReportKindWrong { .. })));
    }
}
