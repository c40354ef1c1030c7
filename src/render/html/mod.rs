/*!
A page: one file that needs nothing else, for reading, sending and printing on A4.

Its pieces are functions, for whatever else makes pages: [`head`] and [`FOOT`] around it, [`table`] for rows, [`chart`] for
what a head declares. Everything that comes from elsewhere goes through [`escaped`].
*/

use std::io::{self, Write};

use super::shown::{Head, shown};
use super::svg::{self, Drawing};
use super::{Look, Output, Subject, code};
use crate::model::{Lang, Message};
use crate::query::{Column, Value};

const STYLE: &str = include_str!("page.css");

/// The end of every page.
pub const FOOT: &str = "</body>\n</html>\n";

/// What a missing value shows.
const MISSING: &str = "—";

/// The beginning of a page, up to where its content starts.
pub fn head(title: &str, lang: Lang) -> String {
    let code = match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let title = escaped(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n"
    )
}

/// A table of a result; nothing is left out, a missing value is a dash.
pub fn table(columns: &[Column], rows: &[Vec<Value>], look: &Look<'_>) -> String {
    let shown = shown(columns, rows, look);
    let class = |head: &Head| if head.is_number { " class=\"number\"" } else { "" };
    let heads: String = shown
        .heads
        .iter()
        .map(|head| {
            let unit = match head.unit.trim() {
                "" => String::new(),
                unit => format!(" <span class=\"unit\">{}</span>", escaped(unit)),
            };
            format!("<th scope=\"col\"{}>{}{unit}</th>", class(head), escaped(&head.title))
        })
        .collect();
    let mut html = format!("<div class=\"wide\"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n");
    for row in &shown.rows {
        let cells: String = row
            .iter()
            .zip(&shown.heads)
            .map(|(cell, head)| match cell {
                Some(text) => format!("<td{}>{}</td>", class(head), escaped(text).replace('\n', "<br>")),
                None if head.is_number => format!("<td class=\"number missing\">{MISSING}</td>"),
                None => format!("<td class=\"missing\">{MISSING}</td>"),
            })
            .collect();
        html.push_str(&format!("<tr>{cells}</tr>\n"));
    }
    html.push_str("</tbody>\n</table></div>\n");
    if shown.rows.is_empty() {
        html.push_str(&format!("<p class=\"note\">{}</p>\n", escaped(&Message::NoRows {}.text(look.lang))));
    }
    html
}

/// The chart that a result declares, as a part of a page that has a title and notes of its own; nothing where it declares none.
pub fn chart(columns: &[Column], rows: &[Vec<Value>], look: &Look<'_>) -> String {
    let Some(chart) = look.subject.chart.as_ref().filter(|_| !rows.is_empty()) else { return String::new() };
    let subject = Subject { chart: Some(chart.clone()), ..Subject::default() };
    let drawing = Drawing { chart, columns, rows, look: Look { subject: &subject, ..*look }, notes: &[] };
    format!("<figure>\n{}</figure>\n", svg::draw(&drawing))
}

/// Lines of small print.
pub fn notes(notes: &[String]) -> String {
    notes.iter().map(|note| format!("<p class=\"note\">{}</p>\n", escaped(note))).collect()
}

/// A text within a page.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Starts a page.
pub fn open<'a>(out: &'a mut dyn Write, look: Look<'a>) -> Box<dyn Output + 'a> {
    let subject = look.subject.clone();
    Box::new(Page { out, look, subject, columns: Vec::new(), rows: Vec::new(), notes: Vec::new(), html: String::new() })
}

struct Page<'a> {
    out: &'a mut dyn Write,
    look: Look<'a>,
    /// Of the result that is being written.
    subject: Subject,
    columns: Vec<Column>,
    rows: Vec<Vec<Value>>,
    notes: Vec<String>,
    /// The results before it.
    html: String,
}

impl Page<'_> {
    /// Puts the result that was written on the page.
    fn close(&mut self) {
        if self.columns.is_empty() {
            return;
        }
        let lang = self.look.lang;
        let look = Look { subject: &self.subject, ..self.look };
        let is_whole = self.subject.title == self.look.subject.title;
        let level = if is_whole { "h1" } else { "h2" };
        if let Some(title) = &self.subject.title {
            self.html.push_str(&format!("<{level}>{}</{level}>\n", escaped(lang.pick(title))));
        }
        let pairs = |pairs: &[(String, String)]| {
            let mark = lang.pick("： | : ");
            let one = |(title, value): &(String, String)| format!("{}{mark}{}", lang.pick(title), code(value, lang));
            pairs.iter().map(one).collect::<Vec<_>>().join(" · ")
        };
        let asked = pairs(&self.subject.parameters);
        if !asked.is_empty() {
            self.html.push_str(&format!("<p class=\"asked\">{}</p>\n", escaped(&asked)));
        }
        self.html.push_str(&chart(&self.columns, &self.rows, &look));
        self.html.push_str(&table(&self.columns, &self.rows, &look));
        let prose = self.subject.note(lang).to_string();
        let said: Vec<String> = self.notes.drain(..).chain([prose]).filter(|note| !note.is_empty()).collect();
        self.html.push_str(&notes(&said));
        let mut source: Vec<String> = self.subject.name.iter().map(|name| format!("fiscus query {name}")).collect();
        source.extend(Some(pairs(&self.subject.data)).filter(|data| !data.is_empty()));
        if !source.is_empty() {
            let source = Message::ChartSource { source: source.join(lang.pick("， | , ")) }.text(lang);
            self.html.push_str(&format!("<p class=\"source\">{}</p>\n", escaped(&source)));
        }
        self.columns.clear();
        self.rows.clear();
    }
}

impl Output for Page<'_> {
    fn section(&mut self, subject: &Subject) -> io::Result<()> {
        self.close();
        self.subject = subject.clone();
        Ok(())
    }

    fn begin(&mut self, columns: &[Column]) -> io::Result<()> {
        // Rows below an answer that belong to it, such as where its figures were read, begin without a section.
        self.close();
        self.columns = columns.to_vec();
        Ok(())
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        self.rows.push(values.to_vec());
        Ok(())
    }

    fn end(&mut self, more: bool) -> io::Result<()> {
        if more {
            self.notes.push(Message::MoreRows { shown: self.rows.len() }.text(self.look.lang));
        }
        Ok(())
    }

    fn note(&mut self, text: &str) -> io::Result<bool> {
        self.notes.push(text.to_string());
        Ok(true)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.close();
        let lang = self.look.lang;
        let title = self.look.subject.title.as_deref().map_or("fiscus", |title| lang.pick(title));
        self.out.write_all(format!("{}{}{FOOT}", head(title, lang), self.html).as_bytes())?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{columns, look, text, written};
    use super::*;

    #[test]
    fn a_page_is_whole_and_no_text_leaves_its_cell() {
        let columns = columns(&["department d 部门 | department", "money b 预算数 | budget"]);
        let rows = [vec![text("<b>&局"), Value::Real(80.3)], vec![text("甲"), Value::Null]];
        let page = written("html", look(Lang::Zh), &columns, &rows, false);
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">") && page.ends_with("</body>\n</html>\n"));
        assert!(page.contains("<th scope=\"col\" class=\"number\">预算数 <span class=\"unit\">（万元）</span></th>"));
        assert!(page.contains("<tr><td>&lt;b&gt;&amp;局</td><td class=\"number\">80.30</td></tr>"));
        assert!(page.contains("<td class=\"number missing\">—</td>"));
        assert!(!page.contains("http://") && !page.contains("https://") && !page.contains("src="));
    }
}
