//! The parts of an office package, what points from one to another, and what each is: ISO/IEC 29500-2.

use super::edit::{escaped, into_root, tags};
use crate::document::package::{self, Package};
use crate::document::xml::attribute;
use crate::model::Message;

/// What every part is.
const CONTENT_TYPES: &str = "[Content_Types].xml";

/// The parts of a package, those that were changed as they are now.
pub struct Parts<'a, 'b> {
    /// For messages.
    pub path: &'a str,
    package: &'a mut Package<'b>,
    changed: Vec<(String, String)>,
}

/// What one part says of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Its id within the part.
    pub id: String,
    /// The last word of its type: `comments`.
    pub kind: String,
    /// The name of the other part.
    pub target: String,
}

impl<'a, 'b> Parts<'a, 'b> {
    /// The parts of a package, as they are.
    pub fn of(path: &'a str, package: &'a mut Package<'b>) -> Parts<'a, 'b> {
        Parts { path, package, changed: Vec::new() }
    }

    /// The parts that were changed or made: name and text.
    pub fn changed(self) -> Vec<(String, String)> {
        self.changed
    }

    /// The sheets of a workbook: name and part.
    pub fn sheets(&mut self) -> Result<Vec<(String, String)>, Message> {
        crate::document::xlsx_hidden::sheets(self.path, self.package)
    }

    /// The text of a part without a byte order mark, and the name it bears in the package.
    pub fn text(&mut self, name: &str) -> Result<Option<(String, String)>, Message> {
        if let Some((name, text)) = self.changed.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            return Ok(Some((name.clone(), text.clone())));
        }
        let found = package::find(self.path, self.package, name)?;
        Ok(found.map(|(name, text)| (name, text.strip_prefix('\u{feff}').map(str::to_string).unwrap_or(text))))
    }

    /// The text of a part that must be there.
    pub fn needed(&mut self, name: &str) -> Result<(String, String), Message> {
        let missing = || Message::BrokenFile { path: self.path.to_string(), reason: name.to_string() };
        let missing = missing();
        self.text(name)?.ok_or(missing)
    }

    /// A part is from now on as this text says.
    pub fn put(&mut self, name: &str, text: String) {
        match self.changed.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = text,
            None => self.changed.push((name.to_string(), text)),
        }
    }

    /// The first name of a kind that no part has, and its number: `xl/comments` and `.xml` give `xl/comments3.xml`.
    pub fn free_name(&mut self, before: &str, behind: &str) -> Result<(String, usize), Message> {
        for number in 1.. {
            let name = format!("{before}{number}{behind}");
            if self.text(&name)?.is_none() {
                return Ok((name, number));
            }
        }
        Ok((format!("{before}{behind}"), 0))
    }

    /// What a part says of others.
    pub fn relations(&mut self, part: &str) -> Result<Vec<Relation>, Message> {
        let Some((_, text)) = self.text(&relations_of(part))? else { return Ok(Vec::new()) };
        let mut relations = Vec::new();
        tags(self.path, &text, |tag| {
            let given = |name| attribute(&tag.tag, name);
            if tag.begins("Relationship")
                && let (Some(id), Some(kind), Some(target)) = (given("Id"), given("Type"), given("Target"))
            {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_string();
                relations.push(Relation { id, kind, target: resolved(part, &target) });
            }
        })?;
        Ok(relations)
    }

    /// One part says something of another: the id of what it says. `base` is the beginning of types in this package.
    pub fn relate(&mut self, part: &str, base: &str, kind: &str, target: &str) -> Result<String, Message> {
        let known = self.relations(part)?;
        let id = (1..)
            .map(|number| format!("rId{number}"))
            .find(|id| known.iter().all(|known| !known.id.eq_ignore_ascii_case(id)))
            .unwrap_or_default();
        let new = |prefix: &str| {
            format!("<{prefix}Relationship Id=\"{id}\" Type=\"{base}/{kind}\" Target=\"/{}\"/>", escaped(target))
        };
        let name = relations_of(part);
        let (name, text) = match self.text(&name)? {
            Some((name, text)) => (name, into_root(self.path, &text, new)?),
            None => (
                name,
                format!(
                    "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
                    new("")
                ),
            ),
        };
        self.put(&name, text);
        Ok(id)
    }

    /// Says what a new part is.
    pub fn declare(&mut self, part: &str, content_type: &str) -> Result<(), Message> {
        let (name, text) = self.needed(CONTENT_TYPES)?;
        let text = into_root(self.path, &text, |prefix| {
            format!("<{prefix}Override PartName=\"/{}\" ContentType=\"{content_type}\"/>", escaped(part))
        })?;
        self.put(&name, text);
        Ok(())
    }

    /// Says what all parts of an ending are, where nothing says so yet.
    pub fn declare_ending(&mut self, ending: &str, content_type: &str) -> Result<(), Message> {
        let (name, text) = self.needed(CONTENT_TYPES)?;
        let mut known = false;
        tags(self.path, &text, |tag| {
            let is_of = |found: String| found.eq_ignore_ascii_case(ending);
            known |= tag.begins("Default") && attribute(&tag.tag, "Extension").is_some_and(is_of);
        })?;
        if !known {
            let text = into_root(self.path, &text, |prefix| {
                format!("<{prefix}Default Extension=\"{ending}\" ContentType=\"{content_type}\"/>")
            })?;
            self.put(&name, text);
        }
        Ok(())
    }
}

/// The first line of a new part.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The beginning of the types of relations, which the strict form of office documents spells in its own way.
pub fn relation_base(text: &str) -> &'static str {
    if is_strict(text) {
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    } else {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    }
}

/// Whether a part is written in the strict form.
pub fn is_strict(text: &str) -> bool {
    text.get(..text.len().min(4096)).unwrap_or(text).contains("http://purl.oclc.org/ooxml/")
}

/// `xl/worksheets/_rels/sheet1.xml.rels` of `xl/worksheets/sheet1.xml`
fn relations_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    format!("{folder}_rels/{name}.rels")
}

/// The name of a part that another one names from its own folder.
fn resolved(part: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_string();
    }
    let mut folders: Vec<&str> = part.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        match step {
            ".." => {
                folders.pop();
            }
            "." => {}
            step => folders.push(step),
        }
    }
    folders.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_named_from_the_folder_of_its_part() {
        let of = |target| resolved("xl/worksheets/sheet1.xml", target);
        assert_eq!(of("../drawings/vml1.vml"), "xl/drawings/vml1.vml");
        assert_eq!((of("/xl/a.xml"), of("a.xml")), ("xl/a.xml".to_string(), "xl/worksheets/a.xml".to_string()));
        assert_eq!(relations_of("xl/worksheets/sheet1.xml"), "xl/worksheets/_rels/sheet1.xml.rels");
    }
}
