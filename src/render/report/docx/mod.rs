/*!
A Word document from templates, and the same into a document that is there already.

What the program writes stands in content controls with tags of their own, `fiscus:SECTION`. A document that is there
already keeps everything outside them: words, pictures, styles, the order. Inside, the new content takes the place of the
old. A block that the document never had is put at its end; one that its user took out stays out, unless it is asked back.
Which blocks were written, and what stood in them, is kept as properties of the document, which Word keeps, too; so that a
block whose words were changed by hand is told from one that was not.
*/

mod control;
mod package;

use minijinja::context;
use minijinja::value::Serde;
use rust_xlsxwriter::Workbook;
use sha2::{Digest, Sha256};

use super::figure::Figure;
use super::{Content, Desk, Merged, Written, view};
use crate::model::{Lang, Message};
use control::Control;
use package::Package;

/// How tags, parts and relations of ours begin.
const MARK: &str = "fiscus";

/// The chart of a block on its way into a package.
struct Drawn {
    /// Relation and stem of the parts.
    name: String,
    figure: Figure,
}

/// What a report is in a document.
struct Fresh {
    page: view::Page,
    document: String,
    charts: Vec<Drawn>,
}

impl Fresh {
    fn of(content: &Content, desk: &Desk<'_>) -> Result<Fresh, Message> {
        let mut charts: Vec<Drawn> = Vec::new();
        let page = view::page(content, desk, |section, _, figure| {
            let Some(figure) = figure else { return String::new() };
            let name = format!("{MARK}-{section}-{}", charts.len() + 1);
            charts.push(Drawn { name: name.clone(), figure: figure.clone() });
            name
        });
        let document = desk.templates.render("document.xml", context! { page => Serde(&page) })?;
        Ok(Fresh { page, document, charts })
    }

    /// The controls of the document, which must be ours, each with its own tag.
    fn controls(&self) -> Result<Vec<Control>, Message> {
        control::of(&self.document)
            .map_err(|reason| Message::TemplateWrong { place: "document.xml".to_string(), reason })
    }

    /// What the reader calls a block.
    fn title(&self, tag: &str, lang: Lang) -> String {
        let section = self.page.sections.iter().find(|section| tag == section.id);
        section.map_or(lang.pick("数据版本 | data").to_string(), |section| section.title.clone())
    }
}

/// A new document.
pub fn document(content: &Content, desk: &Desk<'_>) -> Result<Vec<u8>, Message> {
    let fresh = Fresh::of(content, desk)?;
    let mut package = Package::new();
    let page = &fresh.page;
    for (part, template) in
        [("word/styles.xml", "styles.xml"), ("word/numbering.xml", "numbering.xml"), ("word/footer1.xml", "footer.xml")]
    {
        package.put(part, desk.templates.render(template, context! { page => Serde(page) })?.into_bytes());
    }
    package.title(&content.title);
    put_charts(&mut package, &fresh, &fresh.document, desk)?;
    let controls = fresh.controls()?;
    let written = controls.iter().map(|control| (control.tag.clone(), control.hash(&fresh.document)));
    package.remember(MARK, &written.collect::<Vec<_>>());
    package.put("word/document.xml", fresh.document.into_bytes());
    package.bytes()
}

/// The document that is there already, with what is ours in it written anew.
pub fn merged(content: &Content, old: &[u8], desk: &Desk<'_>) -> Result<Written, Message> {
    let mut fresh = Fresh::of(content, desk)?;
    let mut package = Package::open(old)?;
    let styles = desk.templates.render("styles.xml", context! { page => Serde(&fresh.page) })?;
    for (from, to) in package.adopt_styles(&styles)? {
        fresh.document = fresh.document.replace(&format!("Style w:val=\"{from}\""), &format!("Style w:val=\"{to}\""));
    }
    let text = package.text("word/document.xml")?;
    let broken = |reason: String| Message::ReportNotADocument { path: String::new(), reason };
    let mut theirs = control::of(&text).map_err(broken)?;
    let ours = fresh.controls()?;
    let gone: Vec<&str> =
        ours.iter().map(|own| own.tag.as_str()).filter(|tag| !theirs.iter().any(|there| there.tag == *tag)).collect();
    theirs.extend(control::bookmarked(&text, &gone).map_err(broken)?);
    theirs.sort_by_key(|there| there.whole.start);
    let known = package.remembered(MARK);
    let mut merged = Merged::default();
    let mut written: Vec<(String, String)> = Vec::new();
    // From the end to the beginning, so that places before a change stay true.
    let mut document = text.clone();
    let mut behind = text.len();
    for there in theirs.iter().rev() {
        let Some(own) = ours.iter().find(|own| own.tag == there.tag).filter(|_| there.whole.end <= behind) else {
            continue;
        };
        behind = there.whole.start;
        there.replace(&mut document, &fresh.document[own.whole.clone()], own.inner(&fresh.document));
        let title = fresh.title(&own.tag, content.lang);
        let before = known.iter().find(|(tag, _)| *tag == own.tag);
        // Nobody writes into the line that tells of the data.
        let is_a_section = fresh.page.sections.iter().any(|section| section.id == own.tag);
        if is_a_section && before.is_some_and(|(_, hash)| *hash != there.hash(&text)) {
            merged.changed.insert(0, title.clone());
        }
        merged.replaced.insert(0, title);
    }
    let mut added = String::new();
    for own in &ours {
        let is_there = theirs.iter().any(|there| there.tag == own.tag);
        let was_there = known.iter().any(|(tag, _)| *tag == own.tag);
        if is_there || !was_there || desk.restore {
            written.push((own.tag.clone(), own.hash(&fresh.document)));
        }
        if is_there {
            continue;
        }
        let title = fresh.title(&own.tag, content.lang);
        if was_there && !desk.restore {
            // It stays known, so that it stays out the next time as well.
            written.push((own.tag.clone(), String::new()));
            merged.left_out.push(title);
            continue;
        }
        // With its heading.
        added.push_str(&fresh.document[own.lead..own.whole.end]);
        merged.added.push(title);
    }
    let end = control::end_of_body(&document).ok_or_else(|| broken("w:body".to_string()))?;
    document.insert_str(end, &added);
    package.put("word/document.xml", document.clone().into_bytes());
    package.drop_charts(&document);
    put_charts(&mut package, &fresh, &document, desk)?;
    package.remember(MARK, &written);
    Ok(Written { bytes: package.bytes()?, merged: Some(merged) })
}

/// The charts of ours that a document names, each with the numbers behind it, which Word opens to change them.
fn put_charts(package: &mut Package, fresh: &Fresh, document: &str, desk: &Desk<'_>) -> Result<(), Message> {
    let is_named = |drawn: &&Drawn| document.contains(&format!("r:id=\"{}\"", drawn.name));
    for Drawn { name, figure } in fresh.charts.iter().filter(is_named) {
        let chart =
            desk.templates.render("chart.xml", context! { figure => Serde(figure), page => Serde(&fresh.page) })?;
        let numbers =
            numbers(figure).map_err(|error| Message::Io { path: format!("{name}.xlsx"), reason: error.to_string() })?;
        package.put_chart(name, chart, numbers);
    }
    Ok(())
}

/// Names and numbers of a chart as a workbook.
fn numbers(figure: &Figure) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, name) in (1u32..).zip(&figure.names) {
        sheet.write_string(row, 0, name)?;
    }
    for (column, series) in (1u16..).zip(&figure.series) {
        sheet.write_string(0, column, &series.title)?;
        for (row, value) in (1u32..).zip(&series.values) {
            if let Some(value) = value {
                sheet.write_number(row, column, *value)?;
            }
        }
    }
    workbook.save_to_buffer()
}

/// A short hash of words.
fn hash(words: &str) -> String {
    Sha256::digest(words.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
