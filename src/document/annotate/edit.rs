//! Text put into XML text at places that were found by reading it, the rest staying byte for byte.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::document::damage;
use crate::model::Message;

/// A tag as it is read: how deep it stands, the root being 0, and the bytes from its beginning to its end.
#[derive(Debug)]
pub struct Tag<'a> {
    /// The tag; a closing tag has its name only.
    pub tag: BytesStart<'a>,
    /// Whether it opens, closes, or does both.
    pub way: Way,
    /// Elements around it.
    pub depth: usize,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// What a tag does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// `<a>`
    Opens,
    /// `</a>`
    Closes,
    /// `<a/>`
    Empty,
}

impl Tag<'_> {
    /// What stands before its name: `w:`, or nothing.
    pub fn prefix(&self) -> String {
        let name = self.tag.name();
        let name = name.as_ref();
        name.rsplit_once(':').map_or(String::new(), |(prefix, _)| format!("{prefix}:"))
    }

    /// Whether it bears a name, whatever its prefix, and does not close an element.
    pub fn begins(&self, name: &str) -> bool {
        self.way != Way::Closes && self.tag.local_name().as_ref() == name
    }
}

/// Every tag of a text without a byte order mark.
pub fn tags(path: &str, text: &str, mut see: impl FnMut(Tag<'_>)) -> Result<(), Message> {
    let mut reader = Reader::from_str(text);
    let mut depth = 0usize;
    loop {
        let start = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| damage::of_xml(path, &error))?;
        let end = reader.buffer_position() as usize;
        match event {
            Event::Start(tag) => {
                see(Tag { tag, way: Way::Opens, depth, start, end });
                depth += 1;
            }
            Event::Empty(tag) => see(Tag { tag, way: Way::Empty, depth, start, end }),
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                let name = tag.name();
                let tag = BytesStart::new(name.as_ref());
                see(Tag { tag, way: Way::Closes, depth, start, end });
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Changes of one text, by the bytes of the text as it was.
#[derive(Debug, Default)]
pub struct Edits(Vec<(usize, usize, String)>);

impl Edits {
    /// Puts a text in; what is put in at one place stays in the order in which it came.
    pub fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.0.push((at, at, text.into()));
    }

    /// Puts a text in the place of another.
    pub fn replace(&mut self, from: usize, to: usize, text: impl Into<String>) {
        self.0.push((from, to, text.into()));
    }

    /// The text with its changes.
    pub fn apply(mut self, text: &str) -> String {
        self.0.sort_by_key(|(from, _, _)| *from);
        let mut edited = String::with_capacity(text.len() + self.0.iter().map(|(_, _, new)| new.len()).sum::<usize>());
        let mut done = 0;
        for (from, to, new) in self.0 {
            edited.push_str(text.get(done..from).unwrap_or_default());
            edited.push_str(&new);
            done = to;
        }
        edited.push_str(text.get(done..).unwrap_or_default());
        edited
    }
}

/// Puts elements at the end of the root element; `make` is told the prefix of the root. A root without content gets one.
pub fn into_root(path: &str, text: &str, make: impl FnOnce(&str) -> String) -> Result<String, Message> {
    let mut root = None;
    tags(path, text, |tag| match (tag.depth, tag.way) {
        (0, Way::Closes) => root = Some((tag.start, tag.start, tag.prefix(), String::new())),
        (0, Way::Empty) => {
            root = Some((tag.end.saturating_sub(2), tag.end, tag.prefix(), tag.tag.name().as_ref().to_string()));
        }
        _ => {}
    })?;
    let Some((from, to, prefix, name)) = root else {
        return Err(Message::CutOff { path: path.to_string(), reason: "XML".to_string() });
    };
    let made = make(&prefix);
    let mut edits = Edits::default();
    match name.as_str() {
        "" => edits.insert(from, made),
        name => edits.replace(from, to, format!(">{made}</{name}>")),
    }
    Ok(edits.apply(text))
}

/// A text as XML holds it: characters that XML cannot hold are left out.
pub fn escaped(text: &str) -> String {
    let holds = |character: &char| !character.is_control() || matches!(character, '\t' | '\n');
    quick_xml::escape::escape(text.chars().filter(holds).collect::<String>()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_made_where_they_were_meant_in_any_order() {
        let mut edits = Edits::default();
        edits.insert(3, "C");
        edits.replace(1, 2, "B");
        edits.insert(3, "D");
        assert_eq!(edits.apply("abcd"), "aBcCDd");
    }

    #[test]
    fn a_root_gets_what_it_lacks_whatever_its_prefix() {
        let make = |prefix: &str| format!("<{prefix}b/>");
        assert_eq!(into_root("x", "<?xml?><p:a><c/></p:a>\n", make), Ok("<?xml?><p:a><c/><p:b/></p:a>\n".to_string()));
        assert_eq!(into_root("x", "<a x='1'/>", make), Ok("<a x='1'><b/></a>".to_string()));
        assert!(into_root("x", "<a>", make).is_err());
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(escaped("a<b>&\u{1}\"c\""), "a&lt;b&gt;&amp;&quot;c&quot;");
    }
}
