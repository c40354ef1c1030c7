/*!
How rows look: one file per format, behind one list.

To add a format: write its file with an `open` and an [`Output`], and add its line to [`FORMATS`]; `--format`, the
endings of `-o` and the help come from there.

Two families. csv, tsv, json and jsonl are for programs: SQL names, plain numbers, the same in any language, a row at a
time. table and markdown are for people: titles, units and labels in the reader's language, and all rows are kept until
the end, since the decimals of a column are known only then.

Not here: which rows there are and when to stop (`query`), and which stream they go to (`command`).
*/

use std::io::{self, Write};

use crate::model::near::offer;
use crate::model::{Lang, Message};
use crate::query::{Chart, Column, Value};

mod delimited;
mod drawn;
pub mod exact;
mod fit;
pub mod html;
mod json;
mod letter;
mod markdown;
mod plain;
pub mod report;
mod shown;
pub mod summary;
pub mod svg;
mod table;
mod wrap;
pub mod xlsx;

pub use letter::Letter;
pub use shown::{code, printable, unit};

/// One output format.
#[derive(Debug)]
pub struct Format {
    /// Word of `--format`.
    pub name: &'static str,
    /// Endings of file names, without the dot.
    pub endings: &'static [&'static str],
    /// What it is good for, `中文 | English`.
    pub title: &'static str,
    /// Whether a person reads it, in one language, and no program.
    pub for_people: bool,
    /// Whether one output holds several results.
    pub several: bool,
    /// Whether a terminal would show signs without sense.
    pub binary: bool,
    /// Whether it tells of which data its rows are.
    pub cites: bool,
    /// Whether it is nothing but the chart that a head declares.
    pub draws: bool,
    /// Starts an output of this format.
    pub open: for<'a> fn(&'a mut dyn Write, Look<'a>) -> Box<dyn Output + 'a>,
}

/// Every format, the one for people first.
pub const FORMATS: &[Format] = &[
    Format {
        name: "table",
        endings: &["txt"],
        title: "屏幕上看的表格 | a table to read",
        for_people: true,
        several: true,
        binary: false,
        cites: false,
        draws: false,
        open: table::open,
    },
    Format {
        name: "csv",
        endings: &["csv"],
        title: "逗号分隔，可用表格软件打开 | for spreadsheets",
        for_people: false,
        several: false,
        binary: false,
        cites: false,
        draws: false,
        open: delimited::csv,
    },
    Format {
        name: "tsv",
        endings: &["tsv", "tab"],
        title: "制表符分隔 | tab-separated",
        for_people: false,
        several: false,
        binary: false,
        cites: false,
        draws: false,
        open: delimited::tsv,
    },
    Format {
        name: "json",
        endings: &["json"],
        title: "一个 JSON 数组 | one array of objects",
        for_people: false,
        several: false,
        binary: false,
        cites: false,
        draws: false,
        open: json::array,
    },
    Format {
        name: "jsonl",
        endings: &["jsonl", "ndjson"],
        title: "每行一个 JSON 对象 | one object a line",
        for_people: false,
        several: false,
        binary: false,
        cites: false,
        draws: false,
        open: json::lines,
    },
    Format {
        name: "markdown",
        endings: &["md", "markdown"],
        title: "贴入文档的表格 | a table for a document",
        for_people: true,
        several: true,
        binary: false,
        cites: false,
        draws: false,
        open: markdown::open,
    },
    Format {
        name: "html",
        endings: &["html", "htm"],
        title: "可打印的网页，带图表 | a page to print, with charts",
        for_people: true,
        several: true,
        binary: false,
        cites: true,
        draws: false,
        open: html::open,
    },
    Format {
        name: "svg",
        endings: &["svg"],
        title: "图表 | a chart",
        for_people: true,
        several: false,
        binary: false,
        cites: true,
        draws: true,
        open: svg::open,
    },
    Format {
        name: "xlsx",
        endings: &["xlsx"],
        title: "Excel 工作簿 | a workbook for Excel",
        for_people: true,
        several: true,
        binary: true,
        cites: true,
        draws: false,
        open: xlsx::open,
    },
];

/// What rows are the answer to.
#[derive(Debug, Clone, Default)]
pub struct Subject {
    /// Title of the whole, `中文 | English`.
    pub title: Option<String>,
    /// Name of the query.
    pub name: Option<String>,
    /// How it is reckoned, in Chinese; the `说明` of a head.
    pub note_zh: String,
    /// The same in English; the `note` of a head.
    pub note_en: String,
    /// What it was asked with: title of a parameter, `中文 | English`, and the value as the reader would say it.
    pub parameters: Vec<(String, String)>,
    /// Of which data it is: what is told, `中文 | English`, and the value.
    pub data: Vec<(String, String)>,
    /// How to draw it.
    pub chart: Option<Chart>,
}

impl Subject {
    /// A title, and nothing else to say.
    pub fn titled(title: &str) -> Subject {
        Subject { title: Some(title.to_string()), ..Subject::default() }
    }

    /// How it is reckoned, in the reader's language.
    pub fn note(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.note_zh,
            Lang::En => &self.note_en,
        }
    }
}

/// What an output needs to know of its reader. Each format takes what concerns it.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// Language of titles and labels.
    pub lang: Lang,
    /// What the rows are the answer to.
    pub subject: &'a Subject,
    /// Columns of the terminal; none where lines may be of any length.
    pub width: Option<usize>,
    /// Whether the terminal has block elements, for bars and sparklines.
    pub blocks: bool,
    /// Whether csv and tsv begin with a byte order mark, by which Excel knows UTF-8.
    pub bom: bool,
    /// The title of a check, `中文 | English`, by its name.
    pub check_title: &'a dyn Fn(&str) -> Option<String>,
}

impl<'a> Look<'a> {
    /// That of a reader of a language who is told the names of checks and not their titles.
    pub fn of(lang: Lang, subject: &'a Subject) -> Look<'a> {
        Look { lang, subject, width: None, blocks: false, bom: false, check_title: &|_| None }
    }
}

/// Takes rows, one after the other, and writes them.
///
/// A format that holds several results is given `section`, `begin`, rows, `end` and notes for each of them, and one
/// `finish`.
pub trait Output {
    /// Before the beginning of each of several results: what it is the answer to.
    fn section(&mut self, _subject: &Subject) -> io::Result<()> {
        Ok(())
    }
    /// Before the first row.
    fn begin(&mut self, columns: &[Column]) -> io::Result<()>;
    /// One value a column.
    fn row(&mut self, values: &[Value]) -> io::Result<()>;
    /// After the last row; `more` where rows follow that are not shown.
    fn end(&mut self, more: bool) -> io::Result<()>;
    /// Behind the end, a line that a reader of the answer should know; whether the format has a place for it.
    fn note(&mut self, _text: &str) -> io::Result<bool> {
        Ok(false)
    }
    /// Behind the last note.
    fn finish(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The format of a name.
pub fn of_name(name: &str) -> Result<&'static Format, Message> {
    FORMATS.iter().find(|format| format.name == name).ok_or_else(|| Message::NoSuchFormat {
        name: name.to_string(),
        known: offer(name, FORMATS.iter().map(|format| format.name)),
    })
}

/// The format of a file name, by its ending in any case.
pub fn of_path(path: &std::path::Path) -> Option<&'static Format> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    FORMATS.iter().find(|format| format.endings.contains(&ending.as_str()))
}

#[cfg(test)]
pub(crate) mod fixture {
    use super::*;
    use crate::query::Kind;

    /// `kind`, name and title in one line each: `money budget 预算数 | budget`.
    pub fn columns(described: &[&str]) -> Vec<Column> {
        described
            .iter()
            .map(|text| {
                let mut words = text.splitn(3, ' ');
                let kind = words.next().and_then(Kind::of_word).unwrap_or(Kind::Plain);
                let name = words.next().unwrap().to_string();
                let title = words.next().map_or(name.clone(), str::to_string);
                Column { name, title, kind }
            })
            .collect()
    }

    /// A look for tests; the only check is B01.
    pub fn look(lang: Lang) -> Look<'static> {
        let check_title = &|name: &str| (name == "B01").then(|| "三公合计 | three public".to_string());
        static SUBJECT: Subject = Subject {
            title: None,
            name: None,
            note_zh: String::new(),
            note_en: String::new(),
            parameters: Vec::new(),
            data: Vec::new(),
            chart: None,
        };
        Look { check_title, ..Look::of(lang, &SUBJECT) }
    }

    /// What a format writes.
    pub fn written(name: &str, look: Look<'_>, columns: &[Column], rows: &[Vec<Value>], more: bool) -> String {
        let mut bytes = Vec::new();
        let mut output = (of_name(name).unwrap().open)(&mut bytes, look);
        output.begin(columns).unwrap();
        for row in rows {
            output.row(row).unwrap();
        }
        output.end(more).unwrap();
        output.finish().unwrap();
        drop(output);
        String::from_utf8(bytes).unwrap()
    }

    pub fn text(text: &str) -> Value {
        Value::Text(text.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_endings_are_unique_and_titles_are_pairs() {
        for (index, format) in FORMATS.iter().enumerate() {
            assert!(format.title.contains(" | "), "{}", format.name);
            for other in &FORMATS[..index] {
                assert_ne!(format.name, other.name);
                assert!(format.endings.iter().all(|ending| !other.endings.contains(ending)), "{}", format.name);
            }
        }
    }

    #[test]
    fn a_format_is_found_by_name_or_ending() {
        assert_eq!(of_name("csv").unwrap().name, "csv");
        assert_eq!(of_path("排名.JSON".as_ref()).unwrap().name, "json");
        assert!(of_path("ranking".as_ref()).is_none());
        assert_eq!(
            of_name("jsn").unwrap_err(),
            Message::NoSuchFormat { name: "jsn".into(), known: "`json`, `jsonl`".into() }
        );
    }

    #[test]
    fn every_format_ends_well_without_rows() {
        // A picture is nothing without a chart, which is asked for before.
        for format in FORMATS.iter().filter(|format| !format.binary && !format.draws) {
            let columns = fixture::columns(&["count a 甲 | a"]);
            let written = fixture::written(format.name, fixture::look(Lang::En), &columns, &[], false);
            assert!(written.is_empty() && format.name == "jsonl" || written.ends_with('\n'), "{}", format.name);
        }
    }
}
