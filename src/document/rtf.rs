/*!
Rich text: paragraphs and tables, merged cells, Chinese in every way that word processors write it.

[`Walk`] reads groups and control words and knows what is shown; [`super::rtf_table`] turns the rows that it finds into
tables. Deleted and hidden text, notes, heads and feet of pages are left out.
*/

use std::collections::HashMap;

use codepage::to_encoding;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::flow::STRUCK;
use super::rtf_table::{Outline, Tables};
use super::{Block, encoding};
use crate::model::Message;

/// Groups deeper in each other than any document has.
const DEEPEST: usize = 1000;

/// No text without a control word in it is longer.
const LONGEST_RUN: usize = 16 << 20;

/// The paragraphs and tables of a document.
pub fn read(path: &str, bytes: &[u8]) -> Result<Vec<Block>, Message> {
    let mut walk = Walk::new(path);
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        rest = match first {
            b'{' => walk.open(tail)?,
            b'}' => walk.close(tail)?,
            b'\\' => walk.control(tail)?,
            b'\r' | b'\n' | 0 => tail,
            0x80.. => walk.raw(rest)?,
            byte => {
                walk.byte(*byte)?;
                tail
            }
        };
    }
    if walk.groups.len() > 1 {
        let reason = "the file ends within a group".to_string();
        return Err(Message::CutOff { path: path.to_string(), reason });
    }
    walk.end_paragraph()?;
    walk.tables.blocks()
}

/// A document as far as it was read.
struct Walk<'a> {
    path: &'a str,
    /// The state of each open group, the first outside all.
    groups: Vec<Group>,
    /// Encodings of fonts that have one of their own, by number.
    fonts: HashMap<i32, &'static Encoding>,
    document_encoding: &'static Encoding,
    /// Bytes that wait for the rest of their character, with their encoding.
    bytes: Vec<u8>,
    encoding: &'static Encoding,
    /// The first half of a character of two `\u`.
    half: Option<u16>,
    /// Characters that stand in for a `\u` and are not to be shown.
    to_skip: usize,
    /// The row whose cells are being described, and the row of a table within a table. The latter is described and ends
    /// before the former, which it must not take the place of.
    outline: Outline,
    nested_outline: Outline,
    /// Between `\trowd` and `\row`; some programs do not mark the paragraphs in between.
    in_row: bool,
    tables: Tables,
}

/// What a group inherits and may change.
#[derive(Clone, Copy)]
struct Group {
    place: Place,
    /// Hidden or deleted text.
    hidden: bool,
    /// Above or below its line.
    raised: bool,
    struck: bool,
    font: i32,
    /// Characters that stand in for a `\u` where a reader does not know it.
    fallback: usize,
    /// Tables that the paragraph stands in.
    depth: usize,
    /// Describes a row of a table within a table.
    nests: bool,
}

impl Default for Group {
    fn default() -> Group {
        Group {
            place: Place::Shown,
            hidden: false,
            raised: false,
            struck: false,
            font: 0,
            fallback: 1,
            depth: 0,
            nests: false,
        }
    }
}

/// What the text of a group is.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Shown,
    Fonts,
    /// Styles, pictures, and whatever else is not the document's text.
    Left,
}

impl<'a> Walk<'a> {
    fn new(path: &'a str) -> Walk<'a> {
        Walk {
            path,
            groups: vec![Group::default()],
            fonts: HashMap::new(),
            document_encoding: WINDOWS_1252,
            bytes: Vec::new(),
            encoding: WINDOWS_1252,
            half: None,
            to_skip: 0,
            outline: Outline::default(),
            nested_outline: Outline::default(),
            in_row: false,
            tables: Tables::default(),
        }
    }

    fn group(&mut self) -> &mut Group {
        self.groups.last_mut().expect("the group outside all is never closed")
    }

    /// A group opens; one that begins with `\*` and a word nobody knows is left out.
    fn open<'b>(&mut self, tail: &'b [u8]) -> Result<&'b [u8], Message> {
        self.flush()?;
        self.to_skip = 0;
        if self.groups.len() > DEEPEST {
            return Err(self.broken("groups are nested too deep"));
        }
        let mut group = *self.group();
        let marked = tail.strip_prefix(b"\\*");
        let word = marked.unwrap_or(tail).trim_ascii_start().strip_prefix(b"\\").map(|tail| Word::read(tail).0.name);
        match word.unwrap_or_default() {
            // Their text is the document's, although the mark says that it may be left out.
            b"shpinst" => {}
            b"nesttableprops" => group.nests = true,
            b"fonttbl" => group.place = Place::Fonts,
            name if marked.is_some() || is_left(name) => group.place = Place::Left,
            _ => {}
        }
        self.groups.push(group);
        Ok(marked.unwrap_or(tail))
    }

    fn close<'b>(&mut self, tail: &'b [u8]) -> Result<&'b [u8], Message> {
        self.flush()?;
        self.to_skip = 0;
        if self.groups.len() == 1 {
            return Err(self.broken("a group is closed that was never opened"));
        }
        self.groups.pop();
        Ok(tail)
    }

    /// Behind a backslash.
    fn control<'b>(&mut self, tail: &'b [u8]) -> Result<&'b [u8], Message> {
        match tail {
            [b'\'', high, low, rest @ ..] => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                match (digit(*high), digit(*low)) {
                    (Some(high), Some(low)) => self.byte((high * 16 + low) as u8)?,
                    _ => return Err(self.broken("a character in `\\'` that is no number")),
                }
                Ok(rest)
            }
            [b'a'..=b'z' | b'A'..=b'Z', ..] => {
                let (word, rest) = Word::read(tail);
                if word.name == b"bin" {
                    // Raw bytes, in which braces mean nothing.
                    let length = usize::try_from(word.number.unwrap_or(0)).unwrap_or(0);
                    return Ok(&rest[length.min(rest.len())..]);
                }
                self.word(&word)?;
                Ok(rest)
            }
            [mark, rest @ ..] => {
                match mark {
                    b'{' | b'}' | b'\\' => self.byte(*mark)?,
                    b'~' => self.text("\u{a0}")?,
                    b'_' => self.text("-")?,
                    b'\r' | b'\n' => self.end_paragraph()?,
                    _ => {}
                }
                Ok(rest)
            }
            [] => Ok(tail),
        }
    }

    fn word(&mut self, word: &Word<'_>) -> Result<(), Message> {
        if word.name == b"u" {
            return self.unicode(word.number.unwrap_or(0));
        }
        self.flush()?;
        let on = word.number != Some(0);
        let number = word.number.unwrap_or(0);
        match word.name {
            b"ansicpg" => {
                self.document_encoding = u16::try_from(number).ok().and_then(to_encoding).unwrap_or(WINDOWS_1252);
            }
            b"uc" => self.group().fallback = usize::try_from(number).unwrap_or(1),
            b"f" => self.group().font = number,
            b"fcharset" if self.group().place == Place::Fonts => {
                let font = self.group().font;
                self.fonts.extend(encoding_of_charset(number).map(|encoding| (font, encoding)));
            }
            _ if self.group().place != Place::Shown => {}
            b"v" | b"deleted" => self.group().hidden = on,
            b"super" | b"sub" => self.group().raised = on,
            b"up" | b"dn" => self.group().raised = number != 0,
            b"nosupersub" => self.group().raised = false,
            b"strike" | b"striked" => self.group().struck = on,
            b"plain" => {
                let group = self.group();
                (group.hidden, group.raised, group.struck) = (false, false, false);
            }
            b"pard" => self.group().depth = 0,
            b"intbl" => self.group().depth = self.group().depth.max(1),
            b"itap" => self.group().depth = usize::try_from(number).unwrap_or(0),
            b"par" | b"sect" | b"page" => self.end_paragraph()?,
            b"cell" => self.tables.end_cell(1)?,
            b"nestcell" => {
                let depth = self.depth().max(2);
                self.tables.end_cell(depth)?;
            }
            b"trowd" if self.group().nests => self.nested_outline = Outline::default(),
            b"trowd" => {
                self.outline = Outline::default();
                self.in_row = true;
            }
            b"row" => {
                self.in_row = false;
                self.tables.end_row(1, &self.outline)?;
            }
            b"nestrow" => {
                let depth = self.depth().max(2);
                let outline = if self.group().nests { &self.nested_outline } else { &self.outline };
                self.tables.end_row(depth, outline)?;
            }
            b"tab" => self.text(" ")?,
            b"line" | b"lbr" => self.text("\n")?,
            name => match shown_as(name) {
                Some(text) => self.text(text)?,
                None if self.group().nests => self.nested_outline.word(name, number),
                None => self.outline.word(name, number),
            },
        }
        Ok(())
    }

    /// A character by its number, of which those above U+FFFF come in two.
    fn unicode(&mut self, number: i32) -> Result<(), Message> {
        self.flush()?;
        self.to_skip = self.group().fallback;
        if self.group().place != Place::Shown {
            return Ok(());
        }
        let unit = number as u16;
        let units: Vec<u16> = self.half.take().into_iter().chain([unit]).collect();
        if units.len() == 1 && (0xd800..0xdc00).contains(&unit) {
            self.half = Some(unit);
            return Ok(());
        }
        match String::from_utf16(&units) {
            Ok(text) => self.shown(&text),
            Err(_) => Err(self.broken("half a character in `\\u`")),
        }
    }

    /// Characters that the file holds as bytes above 127, which some programs do; the second byte of one may look like
    /// a brace or a backslash.
    fn raw<'b>(&mut self, rest: &'b [u8]) -> Result<&'b [u8], Message> {
        let of_one_byte = self.encoding_here().is_single_byte() || self.encoding_here() == UTF_8;
        let length = if of_one_byte { 1 } else { rest.len().min(2) };
        for byte in &rest[..length] {
            self.byte(*byte)?;
        }
        Ok(&rest[length..])
    }

    /// A byte of a character of the encoding that is in force.
    fn byte(&mut self, byte: u8) -> Result<(), Message> {
        if self.to_skip > 0 {
            self.to_skip -= 1;
            return Ok(());
        }
        let encoding = self.encoding_here();
        if encoding != self.encoding {
            self.flush()?;
            self.encoding = encoding;
        }
        if self.group().place == Place::Left {
            return Ok(());
        }
        if self.bytes.len() == LONGEST_RUN {
            return Err(Message::TooMuchToRead { path: self.path.to_string() });
        }
        self.bytes.push(byte);
        Ok(())
    }

    fn encoding_here(&mut self) -> &'static Encoding {
        let font = self.group().font;
        self.fonts.get(&font).copied().unwrap_or(self.document_encoding)
    }

    /// Bytes that waited become text.
    fn flush(&mut self) -> Result<(), Message> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let bytes = std::mem::take(&mut self.bytes);
        if self.group().place != Place::Shown {
            return Ok(());
        }
        match encoding::strict(self.encoding, &bytes) {
            Ok(text) => self.shown(&text),
            Err(_) => Err(self.broken(&format!("characters that are not {}", self.encoding.name()))),
        }
    }

    /// A character that a control word stands for.
    fn text(&mut self, text: &str) -> Result<(), Message> {
        self.flush()?;
        self.shown(text)
    }

    fn shown(&mut self, text: &str) -> Result<(), Message> {
        if self.half.is_some() {
            return Err(self.broken("half a character in `\\u`"));
        }
        let group = *self.group();
        if group.place == Place::Shown && !group.hidden {
            if group.struck {
                self.tables.text(&format!("{STRUCK}{text}{STRUCK}"), group.raised);
            } else {
                self.tables.text(text, group.raised);
            }
        }
        Ok(())
    }

    fn end_paragraph(&mut self) -> Result<(), Message> {
        self.flush()?;
        let depth = self.depth();
        self.tables.end_paragraph(depth)
    }

    /// Tables that the paragraph stands in.
    fn depth(&mut self) -> usize {
        let in_row = usize::from(self.in_row);
        self.group().depth.max(in_row)
    }

    fn broken(&self, reason: &str) -> Message {
        Message::BrokenFile { path: self.path.to_string(), reason: reason.to_string() }
    }
}

/// A control word.
struct Word<'b> {
    name: &'b [u8],
    number: Option<i32>,
}

impl<'b> Word<'b> {
    /// The word at the beginning, and what follows it and its blank.
    fn read(tail: &'b [u8]) -> (Word<'b>, &'b [u8]) {
        let letters = tail.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (name, rest) = tail.split_at(letters);
        let sign = usize::from(rest.first() == Some(&b'-'));
        let digits = rest[sign..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (number, rest) = rest.split_at(if digits > 0 { sign + digits } else { 0 });
        let number = std::str::from_utf8(number).ok().and_then(|digits| digits.parse().ok());
        (Word { name, number }, rest.strip_prefix(b" ").unwrap_or(rest))
    }
}

/// Groups whose text is not the document's.
fn is_left(name: &[u8]) -> bool {
    const LEFT: [&[u8]; 21] = [
        b"colortbl",
        b"stylesheet",
        b"info",
        b"pict",
        b"objdata",
        b"header",
        b"headerl",
        b"headerr",
        b"headerf",
        b"footer",
        b"footerl",
        b"footerr",
        b"footerf",
        b"footnote",
        b"annotation",
        b"fldinst",
        b"sp",
        b"shprslt",
        b"nonesttables",
        b"xe",
        b"tc",
    ];
    LEFT.contains(&name)
}

/// Characters that have words.
fn shown_as(name: &[u8]) -> Option<&'static str> {
    Some(match name {
        b"emdash" => "—",
        b"endash" => "–",
        b"lquote" => "‘",
        b"rquote" => "’",
        b"ldblquote" => "“",
        b"rdblquote" => "”",
        b"bullet" => "•",
        b"emspace" | b"enspace" | b"qmspace" => " ",
        _ => return None,
    })
}

/// The encoding of a font whose charset is not Western; a Western font says nothing of Chinese bytes.
fn encoding_of_charset(charset: i32) -> Option<&'static Encoding> {
    to_encoding(match charset {
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::grid::MOST_CELLS;

    fn lines(rtf: &[u8]) -> Vec<String> {
        let row = |cells: &Vec<super::super::Cell>| {
            cells.iter().map(|cell| cell.text.trim().replace('\n', "/")).collect::<Vec<_>>().join("|")
        };
        let block = |block: Block| match block {
            Block::Paragraph(cell) => vec![cell.text],
            Block::Table(rows) => rows.iter().map(row).collect(),
        };
        read("x.rtf", rtf).unwrap().into_iter().flat_map(block).collect()
    }

    #[test]
    fn chinese_is_read_however_it_is_written() {
        for rtf in [
            &br"{\rtf1\ansi\ansicpg936 \'b2\'bf\'c3\'c5\par}"[..],
            br"{\rtf1\ansi{\fonttbl{\f3\fcharset134 a;}{\f0\fcharset0 b;}}\f0 {\f3\'b2\'bf}{\f3 \'c3\'c5}\par}",
            br"{\rtf1\ansi\uc1\u37096\'3f\u-28440?\par}",
            br"{\rtf1\uc2\u37096\'b2\'bf{\uc0\u37096}\par}",
            b"{\\rtf1\\ansicpg936 \xb2\xbf\xc3\xc5\\par}",
        ] {
            let text = lines(rtf).concat();
            assert!(matches!(text.as_str(), "部门" | "部部"), "{text}");
        }
    }

    #[test]
    fn a_second_byte_that_looks_like_a_brace_is_none() {
        let (character, _, _) = encoding_rs::GBK.decode(b"\x81}");
        assert_eq!(lines(b"{\\rtf1\\ansicpg936 \x81}a\\par}"), [format!("{character}a")]);
    }

    #[test]
    fn what_is_not_text_is_left_out() {
        let rtf = br"{\rtf1{\fonttbl{\f0 Arial;}}{\*\generator X;}{\info{\title T}}{\header H\par}a{\v b}{\deleted c}{\pict 00ff}\~d{\field{\*\fldinst PAGE}{\fldrslt 3}}\bin3 }}}e\par}";
        assert_eq!(lines(rtf), ["a\u{a0}d3e"]);
    }

    #[test]
    fn raised_marks_and_struck_out_text_join_no_number() {
        let rtf = br"{\rtf1 11{\super [1]}\par 12\super *\nosupersub\par (m{\super 2})\par {\strike 8}9{\up6 2}\par}";
        assert_eq!(lines(rtf), ["11", "12", "(m2)", "~~8~~9"]);
    }

    #[test]
    fn merged_cells_keep_their_columns() {
        let rtf = br"{\rtf1 t\par
            \trowd\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000\pard\intbl a\cell b\par c\cell\cell\row
            \trowd\clvmrg\cellx1000\cellx2010\cellx3000 \intbl\cell 1\cell 2\cell\row
            \trowd\cellx1000\cellx3000 \intbl d\cell 3\cell\row\pard e\par}";
        assert_eq!(lines(rtf), ["t", "a|b/c|", "|1|2", "d|3|", "e"]);
    }

    #[test]
    fn a_table_within_a_cell_is_read() {
        let rtf = br"{\rtf1\trowd\cellx3000\pard\intbl
            \itap2 1\nestcell 2\nestcell{\*\nesttableprops\trowd\cellx100\cellx200\nestrow}{\nonesttables\par}
            3\nestcell 4\nestcell{\*\nesttableprops\trowd\cellx100\cellx200\nestrow}\pard\intbl x\cell\row\pard}";
        assert_eq!(lines(rtf), ["1|2", "3|4", "x"]);
    }

    #[test]
    fn rows_within_a_cell_do_not_describe_the_row_around_them() {
        // As LibreOffice writes it: the row is described before its cells, and its last inner row goes on with the one above.
        let inner =
            br"\pard\intbl\itap2 1\nestcell 2\nestcell{\*\nesttableprops\trowd\clvmgf\cellx100\cellx200\nestrow}
            \pard\intbl\itap2\nestcell 3\nestcell{\*\nesttableprops\trowd\clvmrg\cellx100\cellx200\nestrow}";
        let row = [br"\pard\trowd\cellx3000\pard\intbl ", &inner[..], br"\pard\intbl\cell\row"].concat();
        let rtf = [b"{\\rtf1", &row[..], &row, b"\\pard}"].concat();
        assert_eq!(lines(&rtf), ["1|2", "|3", "1|2", "|3"]);
    }

    #[test]
    fn broken_and_hostile_files_are_refused() {
        for rtf in [
            &br"{\rtf1 a"[..],
            br"{\rtf1 a}}",
            br"{\rtf1\ansicpg936 \'ff\par}",
            br"{\rtf1 \'zz}",
            br"{\rtf1\u-10240 ?a\par}",
            &[b"{\\rtf1", &b"{".repeat(5000)[..]].concat(),
        ] {
            assert!(
                matches!(read("x", rtf), Err(Message::BrokenFile { .. } | Message::CutOff { .. })),
                "{}",
                rtf.escape_ascii()
            );
        }
        let wide = br"\cellx1 ".repeat(500);
        for (part, times) in [(&br"\row "[..], MOST_CELLS / 500), (br"\itap30 \par\itap0 \par ", MOST_CELLS / 30)] {
            let endless = [br"{\rtf1\trowd", &wide[..], &part.repeat(times), b"}"].concat();
            assert!(matches!(read("x", &endless), Err(Message::TooManyCells { .. })), "{}", part.escape_ascii());
        }
    }
}
