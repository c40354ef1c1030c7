//! The container of a document: its parts, what they are, and how they refer to each other.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::control::attribute;
use crate::model::Message;

/// No document that people write is larger, unpacked.
const LARGEST: u64 = 512 << 20;

const TYPES: &str = "[Content_Types].xml";
const RELATIONS: &str = "word/_rels/document.xml.rels";
const ROOT: &str = "_rels/.rels";
const PROPERTIES: &str = "docProps/custom.xml";
const STYLES: &str = "word/styles.xml";

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Parts by name, in the order in which they are written.
#[derive(Debug)]
pub struct Package {
    parts: Vec<(String, Vec<u8>)>,
}

impl Package {
    /// What a new document has beside its own parts.
    pub fn new() -> Package {
        let mut package = Package { parts: Vec::new() };
        package.put(TYPES, include_str!("types.xml").as_bytes().to_vec());
        package.put(ROOT, include_str!("root.rels").as_bytes().to_vec());
        package.put(RELATIONS, include_str!("document.rels").as_bytes().to_vec());
        package.put("word/settings.xml", include_str!("settings.xml").as_bytes().to_vec());
        package.put("word/fontTable.xml", include_str!("fonts.xml").as_bytes().to_vec());
        package
    }

    /// A document that is there. Errors: what it is where it is none.
    pub fn open(bytes: &[u8]) -> Result<Package, Message> {
        let broken = |reason: String| Message::ReportNotADocument { path: String::new(), reason };
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(error.to_string()))?;
        let mut parts = Vec::new();
        let mut room = LARGEST;
        for index in 0..archive.len() {
            let file = archive.by_index(index).map_err(|error| broken(error.to_string()))?;
            if file.is_dir() {
                continue;
            }
            let name = String::from_utf8_lossy(file.name_raw()).into_owned();
            let mut bytes = Vec::new();
            let size = file.take(room + 1).read_to_end(&mut bytes).map_err(|error| broken(error.to_string()))? as u64;
            if size > room {
                return Err(broken(format!("> {} MiB", LARGEST >> 20)));
            }
            room -= size;
            parts.push((name, bytes));
        }
        let package = Package { parts };
        for part in [TYPES, ROOT, RELATIONS, "word/document.xml"] {
            package.text(part)?;
        }
        Ok(package)
    }

    /// The text of a part.
    pub fn text(&self, name: &str) -> Result<String, Message> {
        let broken =
            |reason: &str| Message::ReportNotADocument { path: String::new(), reason: format!("{name}: {reason}") };
        let (_, bytes) = self.parts.iter().find(|(part, _)| part == name).ok_or_else(|| broken("—"))?;
        String::from_utf8(bytes.clone()).map_err(|_| broken("UTF-8"))
    }

    /// Puts a part in, in the place of the one of its name.
    pub fn put(&mut self, name: &str, bytes: Vec<u8>) {
        match self.parts.iter_mut().find(|(part, _)| part == name) {
            Some((_, there)) => *there = bytes,
            None => self.parts.push((name.to_string(), bytes)),
        }
    }

    /// The title of a new document.
    pub fn title(&mut self, title: &str) {
        let core = include_str!("core.xml").replace("TITLE", &escaped(title));
        self.put("docProps/core.xml", core.into_bytes());
    }

    /// Puts in a chart and the workbook behind it, under a relation of its name.
    pub fn put_chart(&mut self, name: &str, chart: String, numbers: Vec<u8>) {
        self.put(&format!("word/charts/{name}.xml"), chart.into_bytes());
        self.put(&format!("word/embeddings/{name}.xlsx"), numbers);
        let relation =
            format!("<Relationship Id=\"rId1\" Type=\"{OFFICE}/package\" Target=\"../embeddings/{name}.xlsx\"/>");
        self.put(&format!("word/charts/_rels/{name}.xml.rels"), relations(&relation).into_bytes());
        self.declare(
            &format!("/word/charts/{name}.xml"),
            "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
        );
        self.insert(
            TYPES,
            "Default",
            "Extension",
            "xlsx",
            &format!("<Default Extension=\"xlsx\" ContentType=\"{SHEET}\"/>"),
        );
        self.relate(RELATIONS, name, "chart", &format!("charts/{name}.xml"));
    }

    /// Takes out the charts that a document names no more.
    pub fn drop_charts(&mut self, document: &str) {
        let Ok(text) = self.text(RELATIONS) else { return };
        let gone = |relation: &Element| {
            let value = |name: &str| relation.attributes.get(name).map(String::as_str).unwrap_or_default();
            value("Type").ends_with("/chart") && !document.contains(&format!("\"{}\"", value("Id")))
        };
        let relations: Vec<Element> = elements(&text, "Relationship").into_iter().filter(gone).collect();
        for relation in &relations {
            let Some(target) = relation.attributes.get("Target") else { continue };
            let part = resolved("word/", target);
            let behind = part.rsplit_once('/').map(|(folder, name)| format!("{folder}/_rels/{name}.rels"));
            for rels in behind.into_iter() {
                for inner in self.text(&rels).map(|text| elements(&text, "Relationship")).unwrap_or_default() {
                    let target = inner.attributes.get("Target").map(String::as_str).unwrap_or_default();
                    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
                    self.take_out(&resolved(&format!("{folder}/"), target));
                }
                self.take_out(&rels);
            }
            self.take_out(&part);
        }
        let ranges: Vec<Range<usize>> = relations.into_iter().map(|relation| relation.range).collect();
        self.put(RELATIONS, without(&text, &ranges).into_bytes());
    }

    /// What was written into the document before: names behind the mark, with what was said of each.
    pub fn remembered(&self, mark: &str) -> Vec<(String, String)> {
        let Ok(text) = self.text(PROPERTIES) else { return Vec::new() };
        let ours = |property: &Element| {
            let name = property.attributes.get("name")?.strip_prefix(mark)?.strip_prefix(':')?.to_string();
            let inside = &text[property.range.clone()];
            let value = inside.split_once("lpwstr>").and_then(|(_, rest)| rest.split_once('<')).map(|(value, _)| value);
            Some((name, value.unwrap_or_default().to_string()))
        };
        elements(&text, "property").iter().filter_map(ours).collect()
    }

    /// Keeps what is written into the document as properties of it, beside those that others keep there.
    pub fn remember(&mut self, mark: &str, pairs: &[(String, String)]) {
        let empty = include_str!("properties.xml").to_string();
        let text = self.text(PROPERTIES).unwrap_or(empty);
        let all = elements(&text, "property");
        let is_ours = |property: &&Element| {
            property.attributes.get("name").is_some_and(|name| name.starts_with(&format!("{mark}:")))
        };
        let ours: Vec<Range<usize>> = all.iter().filter(is_ours).map(|property| property.range.clone()).collect();
        let number = |property: &Element| property.attributes.get("pid").and_then(|pid| pid.parse::<u32>().ok());
        let first = all.iter().filter(|one| !is_ours(one)).filter_map(number).max().unwrap_or(1) + 1;
        let properties: Vec<String> = (first..)
            .zip(pairs)
            .map(|(pid, (name, value))| {
                format!(
                    "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{pid}\" name=\"{mark}:{}\"><vt:lpwstr>{}</vt:lpwstr></property>",
                    escaped(name),
                    escaped(value)
                )
            })
            .collect();
        let mut text = without(&text, &ours);
        // A document without properties may write none as an empty element.
        if let Some(at) = text.find("</Properties>") {
            text.insert_str(at, &properties.concat());
        } else {
            text = include_str!("properties.xml")
                .replace("</Properties>", &format!("{}</Properties>", properties.concat()));
        }
        self.put(PROPERTIES, text.into_bytes());
        self.declare(&format!("/{PROPERTIES}"), "application/vnd.openxmlformats-officedocument.custom-properties+xml");
        let text = self.text(ROOT).unwrap_or_default();
        let is_known = elements(&text, "Relationship")
            .iter()
            .any(|relation| relation.attributes.get("Type").is_some_and(|kind| kind.ends_with("/custom-properties")));
        if !is_known {
            self.relate(ROOT, "fiscusProperties", "custom-properties", PROPERTIES);
        }
    }

    /// Puts in the styles that the document lacks; what it calls those that it has by another id.
    pub fn adopt_styles(&mut self, ours: &str) -> Result<Vec<(String, String)>, Message> {
        let mut text = self.text(STYLES)?;
        let theirs = styles(&text);
        let (mut renamed, mut lacking) = (Vec::new(), String::new());
        for (id, name, range) in styles(ours) {
            let same_id = theirs.iter().any(|(known, _, _)| *known == id);
            let same_name = theirs.iter().find(|(_, known, _)| known.eq_ignore_ascii_case(&name));
            match (same_id, same_name) {
                (true, _) => {}
                (false, Some((known, _, _))) => renamed.push((id, known.clone())),
                // A number of ours means nothing in a document of others.
                (false, None) => lacking.push_str(&without_numbers(&ours[range])),
            }
        }
        for (from, to) in &renamed {
            lacking = lacking.replace(&format!("w:basedOn w:val=\"{from}\""), &format!("w:basedOn w:val=\"{to}\""));
        }
        if let Some(at) = text.rfind("</w:styles>") {
            text.insert_str(at, &lacking);
            self.put(STYLES, text.into_bytes());
        }
        Ok(renamed)
    }

    /// The file.
    pub fn bytes(&self) -> Result<Vec<u8>, Message> {
        let fault = |error: &dyn std::fmt::Display| Message::Io { path: "docx".to_string(), reason: error.to_string() };
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        for (name, bytes) in &self.parts {
            writer.start_file(name.as_str(), options).map_err(|error| fault(&error))?;
            writer.write_all(bytes).map_err(|error| fault(&error))?;
        }
        writer.finish().map(Cursor::into_inner).map_err(|error| fault(&error))
    }

    fn take_out(&mut self, part: &str) {
        self.parts.retain(|(name, _)| name != part);
        let Ok(text) = self.text(TYPES) else { return };
        let of_part =
            |element: &Element| element.attributes.get("PartName").map(String::as_str) == Some(&format!("/{part}"));
        let ranges: Vec<Range<usize>> =
            elements(&text, "Override").into_iter().filter(of_part).map(|element| element.range).collect();
        self.put(TYPES, without(&text, &ranges).into_bytes());
    }

    fn declare(&mut self, part: &str, kind: &str) {
        let element = format!("<Override PartName=\"{part}\" ContentType=\"{kind}\"/>");
        self.insert(TYPES, "Override", "PartName", part, &element);
    }

    fn relate(&mut self, part: &str, id: &str, kind: &str, target: &str) {
        let element = format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>");
        self.insert(part, "Relationship", "Id", id, &element);
    }

    /// Puts an element at the end of a part, unless there is one of its name and key.
    fn insert(&mut self, part: &str, name: &str, key: &str, value: &str, element: &str) {
        let Ok(mut text) = self.text(part) else { return };
        let same = |one: &Element| one.attributes.get(key).map(String::as_str) == Some(value);
        if elements(&text, name).iter().any(same) {
            return;
        }
        if let Some(at) = text.rfind("</") {
            text.insert_str(at, element);
            self.put(part, text.into_bytes());
        }
    }
}

/// An element of a part.
#[derive(Debug)]
struct Element {
    range: Range<usize>,
    attributes: BTreeMap<String, String>,
}

/// The elements of a name, with all that is in them; in a part that cannot be read there are none.
fn elements(text: &str, name: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(text);
    let mut found: Vec<Element> = Vec::new();
    let mut open: Option<(usize, BTreeMap<String, String>)> = None;
    let attributes = |tag: &BytesStart<'_>| {
        let key = |key: &str| key.to_string();
        let names: Vec<String> = tag.attributes().flatten().map(|one| key(one.key.as_ref())).collect();
        names.into_iter().filter_map(|name| Some((name.clone(), attribute(tag, &name)?))).collect()
    };
    loop {
        let before = reader.buffer_position() as usize;
        let Ok(event) = reader.read_event() else { return found };
        let after = reader.buffer_position() as usize;
        match event {
            Event::Start(tag) if tag.name().as_ref() == name => open = Some((before, attributes(&tag))),
            Event::Empty(tag) if tag.name().as_ref() == name => {
                found.push(Element { range: before..after, attributes: attributes(&tag) });
            }
            Event::End(tag) if tag.name().as_ref() == name => {
                if let Some((start, attributes)) = open.take() {
                    found.push(Element { range: start..after, attributes });
                }
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// Id, name and place of each style.
fn styles(text: &str) -> Vec<(String, String, Range<usize>)> {
    let style = |element: Element| {
        let id = element.attributes.get("w:styleId")?.clone();
        let name = elements(&text[element.range.clone()], "w:name").first()?.attributes.get("w:val")?.clone();
        Some((id, name, element.range))
    };
    elements(text, "w:style").into_iter().filter_map(style).collect()
}

/// A style without the list that it belongs to.
fn without_numbers(style: &str) -> String {
    let ranges: Vec<Range<usize>> = elements(style, "w:numPr").into_iter().map(|element| element.range).collect();
    without(style, &ranges)
}

fn without(text: &str, ranges: &[Range<usize>]) -> String {
    let mut text = text.to_string();
    for range in ranges.iter().rev() {
        text.replace_range(range.clone(), "");
    }
    text
}

/// The part that a target means, seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_string();
    }
    let (mut folder, mut target) = (folder.trim_end_matches('/'), target);
    while let Some(rest) = target.strip_prefix("../") {
        target = rest;
        folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
    }
    if folder.is_empty() { target.to_string() } else { format!("{folder}/{target}") }
}

fn relations(inner: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>"
    )
}

fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_their_folder() {
        assert_eq!(resolved("word/", "charts/a.xml"), "word/charts/a.xml");
        assert_eq!(resolved("word/charts/", "../embeddings/a.xlsx"), "word/embeddings/a.xlsx");
        assert_eq!(resolved("word/", "/word/a.xml"), "word/a.xml");
    }

    #[test]
    fn what_others_keep_in_a_document_stays() {
        let mut package = Package::new();
        package.put(
            PROPERTIES,
            include_str!("properties.xml")
                .replace(
                    "</Properties>",
                    "<property pid=\"7\" name=\"密级\"><vt:lpwstr>内部</vt:lpwstr></property></Properties>",
                )
                .into_bytes(),
        );
        package.remember("fiscus", &[("a".into(), "1".into())]);
        package.remember("fiscus", &[("a".into(), "2".into()), ("b<".into(), String::new())]);
        let text = package.text(PROPERTIES).unwrap();
        assert!(text.contains("内部") && text.contains("pid=\"8\"") && text.contains("pid=\"9\""), "{text}");
        assert_eq!(package.remembered("fiscus"), [("a".into(), "2".into()), ("b<".into(), String::new())]);
        assert_eq!(package.text(ROOT).unwrap().matches("custom-properties").count(), 1);
    }

    #[test]
    fn charts_that_are_named_no_more_go_with_all_that_is_behind_them() {
        let mut package = Package::new();
        for name in ["theirs", "old"] {
            package.put_chart(name, String::new(), Vec::new());
        }
        let before = package.parts.len();
        package.drop_charts("<c:chart r:id=\"theirs\"/>");
        assert_eq!(package.parts.len(), before - 3);
        let types = package.text(TYPES).unwrap();
        assert!(types.contains("/word/charts/theirs.xml") && !types.contains("old.xml"), "{types}");
    }

    #[test]
    fn a_document_of_others_gets_the_styles_that_it_lacks_and_keeps_its_own() {
        let mut package = Package::new();
        let style = |id: &str, name: &str, rest: &str| {
            format!("<w:style w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{rest}</w:style>")
        };
        package.put(STYLES, format!("<w:styles>{}</w:styles>", style("1", "Heading 1", "")).into_bytes());
        let based = "<w:basedOn w:val=\"Heading1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>";
        let ours = format!("<w:styles>{}{}</w:styles>", style("Heading1", "heading 1", ""), style("Own", "own", based));
        assert_eq!(package.adopt_styles(&ours).unwrap(), [("Heading1".to_string(), "1".to_string())]);
        let text = package.text(STYLES).unwrap();
        assert!(text.contains("w:styleId=\"Own\"") && text.contains("w:basedOn w:val=\"1\""), "{text}");
        assert!(!text.contains("numPr"), "{text}");
    }
}
