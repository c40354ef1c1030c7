/*!
The blocks of ours in a document, with their places in its text.

A block is a content control with a tag of ours. Inside it lies a bookmark as well, since LibreOffice writes a document
without controls that hold tables, but with its bookmarks: where the control is gone, the bookmark tells the place.
*/

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::{MARK, hash};

/// A content control of ours, or the bookmark that was in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Control {
    /// What stands behind `fiscus:` in its tag.
    pub tag: String,
    /// Where it stands.
    pub whole: Range<usize>,
    /// Where the paragraphs before it begin that belong to it: behind the control before, or where the body begins.
    pub lead: usize,
    /// Where its content stands.
    inner: Range<usize>,
    kind: Kind,
}

/// What a block is marked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Control,
    /// A control whose content is one empty element, which has no inside.
    Hollow,
    /// A bookmark: the block is the paragraphs and tables from its beginning to its end.
    Bookmark,
}

impl Control {
    /// What stands inside.
    pub fn inner<'t>(&self, text: &'t str) -> &'t str {
        if self.kind == Kind::Hollow { "" } else { &text[self.inner.clone()] }
    }

    /// Puts the content of another control inside, or the whole of it where only a bookmark was left.
    pub fn replace(&self, text: &mut String, own: &str, inner: &str) {
        match self.kind {
            Kind::Hollow => text.replace_range(self.inner.clone(), &format!("<w:sdtContent>{inner}</w:sdtContent>")),
            Kind::Control => text.replace_range(self.inner.clone(), inner),
            Kind::Bookmark => text.replace_range(self.whole.clone(), own),
        }
    }

    /// A hash of the words inside, whatever they look like.
    pub fn hash(&self, text: &str) -> String {
        hash(&words(self.inner(text)))
    }
}

/// A control that is being read.
struct Open {
    start: usize,
    tag: Option<String>,
    inner: Option<usize>,
    whole_inner: Option<(Range<usize>, bool)>,
}

/// Every control of ours that lies in no other of ours, in order.
pub fn of(text: &str) -> Result<Vec<Control>, String> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Open> = Vec::new();
    let mut found: Vec<Control> = Vec::new();
    let mut lead = 0;
    loop {
        let before = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let after = reader.buffer_position() as usize;
        match event {
            Event::Start(tag) => match tag.name().as_ref() {
                "w:body" => lead = after,
                "w:sdt" => open.push(Open { start: before, tag: None, inner: None, whole_inner: None }),
                "w:tag" => named(&mut open, &tag),
                "w:sdtContent" => {
                    if let Some(top) = open.last_mut().filter(|top| top.inner.is_none()) {
                        top.inner = Some(after);
                    }
                }
                _ => {}
            },
            Event::Empty(tag) => match tag.name().as_ref() {
                "w:tag" => named(&mut open, &tag),
                "w:sdtContent" => {
                    if let Some(top) = open.last_mut() {
                        top.whole_inner = Some((before..after, true));
                    }
                }
                _ => {}
            },
            Event::End(tag) => match tag.name().as_ref() {
                "w:sdtContent" => {
                    if let Some(top) = open.last_mut() {
                        top.whole_inner = top.inner.map(|inner| (inner..before, false));
                    }
                }
                "w:sdt" => {
                    let Some(Open { start, tag: Some(tag), whole_inner: Some((inner, is_empty)), .. }) = open.pop()
                    else {
                        continue;
                    };
                    if !open.iter().any(|outer| outer.tag.is_some()) {
                        let kind = if is_empty { Kind::Hollow } else { Kind::Control };
                        found.push(Control { tag, whole: start..after, lead, inner, kind });
                        lead = after;
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// The blocks of these tags that bookmarks alone mark: `fiscus_TAG_begin` in the first paragraph, `fiscus_TAG_end` in the
/// last. Only where a bookmark begins counts, since programs that write them anew lose ends and double beginnings.
pub fn bookmarked(text: &str, tags: &[&str]) -> Result<Vec<Control>, String> {
    let mut reader = Reader::from_str(text);
    // Open elements, and where the paragraph or table of the body begins that is being read.
    let (mut open, mut child): (Vec<String>, usize) = (Vec::new(), 0);
    let mut begun: Vec<(&str, usize)> = Vec::new();
    let mut ended: Vec<&str> = Vec::new();
    let mut found: Vec<Control> = Vec::new();
    loop {
        let before = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let after = reader.buffer_position() as usize;
        let is_in_body = |open: &[String]| open.last().is_some_and(|name| name == "w:body");
        if is_in_body(&open) && matches!(event, Event::Start(_) | Event::Empty(_)) {
            child = before;
        }
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                if tag.name().as_ref() == "w:bookmarkStart" {
                    let name = attribute(tag, "w:name").unwrap_or_default();
                    let marks = |tag: &str, end: &str| name == format!("{MARK}_{}_{end}", tag.replace('-', "_"));
                    let is_new = |tag: &str| begun.iter().all(|(known, _)| *known != tag);
                    if let Some(tag) = tags.iter().find(|tag| marks(tag, "begin") && is_new(tag)) {
                        begun.push((tag, child));
                    }
                    ended.extend(tags.iter().find(|tag| marks(tag, "end")));
                }
                if matches!(event, Event::Start(_)) {
                    open.push(tag.name().as_ref().to_string());
                }
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Eof => return Ok(found),
            _ => continue,
        }
        if is_in_body(&open) {
            for tag in ended.drain(..) {
                let Some((_, start)) = begun.iter().find(|(known, _)| *known == tag) else { continue };
                if found.iter().all(|known| known.tag != tag) {
                    let (tag, whole) = (tag.to_string(), *start..after);
                    found.push(Control { tag, whole: whole.clone(), lead: *start, inner: whole, kind: Kind::Bookmark });
                }
            }
        }
    }
}

/// A tag of ours names the control that is open.
fn named(open: &mut [Open], tag: &BytesStart<'_>) {
    let Some(top) = open.last_mut().filter(|top| top.inner.is_none() && top.tag.is_none()) else { return };
    let value = attribute(tag, "w:val").unwrap_or_default();
    top.tag = value.strip_prefix(MARK).and_then(|rest| rest.strip_prefix(':')).map(str::to_string);
}

/// The value of an attribute.
pub fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// Where something can be put behind all else: before the last section's properties, which end a body.
pub fn end_of_body(text: &str) -> Option<usize> {
    let close = text.rfind("</w:body>")?;
    let properties = text[..close].rfind("<w:sectPr");
    // Properties of an earlier section stand inside a paragraph.
    let last = properties.filter(|at| !text[*at..close].contains("</w:p>"));
    Some(last.unwrap_or(close))
}

/// The words of a piece of a document.
fn words(text: &str) -> String {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let (mut words, mut in_text) = (String::new(), false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => in_text = tag.name().as_ref() == "w:t",
            Ok(Event::End(tag)) if tag.name().as_ref() == "w:t" => in_text = false,
            Ok(Event::Text(text)) if in_text => words.push_str(&text),
            Ok(Event::GeneralRef(name)) if in_text => words.push(match &*name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                _ => name.resolve_char_ref().ok().flatten().unwrap_or(' '),
            }),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    // Word and others move blanks about.
    words.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sdt(tag: &str, inner: &str) -> String {
        format!("<w:sdt><w:sdtPr><w:tag w:val=\"{tag}\"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
    }

    fn body(inner: &str) -> String {
        format!("<w:document><w:body>{inner}<w:sectPr/></w:body></w:document>")
    }

    #[test]
    fn controls_of_ours_are_found_among_others() {
        let inner = format!("<w:p>a</w:p>{}", sdt("theirs", "<w:p>b</w:p>"));
        let text = body(&format!("<w:p>x</w:p>{}{}", sdt("theirs", &sdt("fiscus:a", &inner)), sdt("fiscus:b", "")));
        let found = of(&text).unwrap();
        assert_eq!(found.iter().map(|control| control.tag.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(found[0].inner(&text), inner);
        assert_eq!(found[1].inner(&text), "");
    }

    #[test]
    fn what_is_inside_is_replaced_and_nothing_else() {
        let mut text = body(&format!("前{}后", sdt("fiscus:a", "<w:p>旧</w:p>")));
        let control = of(&text).unwrap().remove(0);
        control.replace(&mut text, "", "新");
        assert_eq!(text, body(&format!("前{}后", sdt("fiscus:a", "新"))));
        let mut hollow = text.replace("<w:sdtContent>新</w:sdtContent>", "<w:sdtContent/>");
        of(&hollow).unwrap().remove(0).replace(&mut hollow, "", "新");
        assert_eq!(hollow, text);
    }

    #[test]
    fn where_a_control_is_gone_its_bookmark_tells_the_place() {
        let mark = |name: &str| format!("<w:bookmarkStart w:id=\"1\" w:name=\"{name}\"/><w:bookmarkEnd w:id=\"1\"/>");
        let block = format!(
            "<w:p>{}</w:p><w:tbl><w:tc><w:p>一</w:p></w:tc></w:tbl> <w:p>二{}</w:p>",
            mark("fiscus_special_funds_begin"),
            mark("fiscus_special_funds_end").repeat(2)
        );
        let mut text = body(&format!("<w:p>前</w:p>{block}<w:p>{}后</w:p>", mark("theirs")));
        let found = bookmarked(&text, &["goals", "special-funds"]).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].tag.as_str(), found[0].inner(&text)), ("special-funds", block.as_str()));
        found[0].replace(&mut text, "<w:sdt/>", "");
        assert!(text.contains("<w:p>前</w:p><w:sdt/><w:p>"), "{text}");
    }

    #[test]
    fn the_hash_is_of_the_words_and_not_of_their_looks() {
        let hash = |inner: &str| {
            let text = body(&sdt("fiscus:a", inner));
            of(&text).unwrap()[0].hash(&text)
        };
        let plain = hash("<w:p><w:r><w:t>甲 &amp; 乙</w:t></w:r></w:p>");
        assert_eq!(
            plain,
            hash("<w:p><w:r><w:rPr/><w:t>甲</w:t></w:r><w:r><w:t xml:space=\"preserve\"> &#38; 乙</w:t></w:r></w:p>")
        );
        assert_ne!(plain, hash("<w:p><w:r><w:t>甲 &amp; 丙</w:t></w:r></w:p>"));
    }

    #[test]
    fn the_end_of_a_body_is_before_its_last_section() {
        let end = |text: &str| end_of_body(text).map(|at| text[at..].to_string());
        assert_eq!(end(&body("<w:p/>")).as_deref(), Some("<w:sectPr/></w:body></w:document>"));
        let earlier = "<w:body><w:p><w:pPr><w:sectPr/></w:pPr></w:p></w:body>";
        assert_eq!(end(earlier).as_deref(), Some("</w:body>"));
        assert_eq!(end("<w:document/>"), None);
    }
}
