/*!
What the bytes that a page shows mean, and how wide they are.

The map to Unicode that a font brings counts first. Without one, encodings that are a character set themselves (GBK and
its kin, Big5, UTF-16, the Latin ones) are decoded as such; they need no table of glyphs. What is left is a glyph number
without a meaning: it is shown as U+FFFD, which is no digit, so that it never makes a number.
*/

use std::collections::{BTreeMap, HashMap};

use encoding_rs::{BIG5, Encoding, GB18030, MACINTOSH, WINDOWS_1252};
use lopdf::{Dictionary, Document, Object};

use super::cmap::{self, CMap};
use super::unpack;

/// Stands for a glyph whose character is not known.
pub const UNKNOWN: &str = "\u{fffd}";

/// No map of a font is larger, unpacked.
const LARGEST_MAP: usize = 4 << 20;

/// A font as far as its text goes.
#[derive(Debug)]
pub struct Font {
    codes: Codes,
    to_unicode: Option<CMap>,
    widths: Widths,
    /// Lines run down instead of across.
    pub vertical: bool,
}

/// How bytes become codes, and codes characters where the font has no map to Unicode.
#[derive(Debug)]
enum Codes {
    /// One byte each; the characters of the font's own encoding where it has any.
    Single { characters: HashMap<u8, String>, base: Option<&'static Encoding> },
    /// One byte or more, in a character set with ASCII at its bottom.
    Set(&'static Encoding),
    /// Two bytes each, surrogates as pairs.
    Utf16,
    /// Two bytes each, glyph numbers.
    Glyphs,
    /// As a map in the file says.
    Mapped(CMap),
}

/// One character to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// What it says.
    pub text: String,
    /// Its width, in parts of the font size.
    pub width: f64,
    /// A one-byte blank, which word spacing widens.
    pub blank: bool,
}

impl Font {
    /// Reads a font's dictionary. A font that cannot be read shows unknown characters.
    pub fn load(pdf: &Document, font: &Dictionary) -> Font {
        let to_unicode = map(pdf, font, b"ToUnicode");
        let descendant = object(pdf, font, b"DescendantFonts")
            .and_then(|fonts| fonts.as_array().ok()?.first())
            .and_then(|first| pdf.dereference(first).ok()?.1.as_dict().ok());
        let name = name(pdf, font, b"Encoding").unwrap_or_default();
        match descendant {
            Some(descendant) => Font {
                codes: map(pdf, font, b"Encoding").map_or_else(|| named_codes(&name), Codes::Mapped),
                to_unicode,
                widths: Widths::of_glyphs(pdf, descendant),
                vertical: name.ends_with("-V"),
            },
            None => Font { codes: single(pdf, font), to_unicode, widths: Widths::of_bytes(pdf, font), vertical: false },
        }
    }

    /// A font that is not there.
    pub fn missing() -> Font {
        let codes = Codes::Single { characters: HashMap::new(), base: None };
        Font { codes, to_unicode: None, widths: Widths { default: 0.5, ..Widths::default() }, vertical: false }
    }

    /// The characters that bytes show.
    pub fn show(&self, bytes: &[u8]) -> Vec<Shown> {
        let mut shown = Vec::with_capacity(bytes.len() / 2);
        let mut rest = bytes;
        while !rest.is_empty() {
            let (bytes, tail) = rest.split_at(self.code_length(rest).clamp(1, rest.len()));
            rest = tail;
            let code = cmap::code(bytes);
            let mapped = self.to_unicode.as_ref().and_then(|map| map.text(code)).map(str::to_string);
            let text = mapped.or_else(|| self.codes.text(bytes)).unwrap_or_else(|| UNKNOWN.to_string());
            shown.push(Shown { width: self.width(bytes, code), blank: bytes == b" ", text });
        }
        shown
    }

    fn code_length(&self, rest: &[u8]) -> usize {
        match &self.codes {
            Codes::Single { .. } => 1,
            Codes::Set(_) if rest[0] <= 0x80 || rest[0] == 0xff => 1,
            // Codes of four bytes are only in GB18030, and no lead byte of GBK is followed by a digit.
            Codes::Set(set) if *set == GB18030 && rest.get(1).is_some_and(u8::is_ascii_digit) => 4,
            Codes::Utf16 if (0xd8..0xdc).contains(&rest[0]) => 4,
            Codes::Set(_) | Codes::Utf16 | Codes::Glyphs => 2,
            Codes::Mapped(map) => {
                let fits = |length: usize| {
                    let code = rest.get(..length).map(cmap::code)?;
                    let within =
                        |(bytes, first, last): &(usize, u32, u32)| *bytes == length && (*first..=*last).contains(&code);
                    map.spaces.iter().any(within).then_some(length)
                };
                (1..=4).find_map(fits).unwrap_or(2)
            }
        }
    }

    fn width(&self, bytes: &[u8], code: u32) -> f64 {
        match &self.codes {
            Codes::Single { .. } | Codes::Glyphs => self.widths.of(code),
            Codes::Mapped(map) => self.widths.of(map.glyph(code).unwrap_or(code)),
            // The numbers of the glyphs are in tables outside the file; these characters are full or half an em wide.
            Codes::Utf16 if code < 0x80 => 0.5,
            Codes::Set(_) if bytes.len() == 1 => 0.5,
            Codes::Set(_) | Codes::Utf16 => 1.0,
        }
    }
}

impl Codes {
    fn text(&self, bytes: &[u8]) -> Option<String> {
        let decoded = |set: &'static Encoding, bytes: &[u8]| {
            let text = set.decode_without_bom_handling_and_without_replacement(bytes)?;
            text.chars().all(|character| !character.is_control()).then(|| text.into_owned())
        };
        match self {
            Codes::Single { characters, base } => {
                characters.get(&bytes[0]).cloned().or_else(|| decoded((*base)?, bytes))
            }
            Codes::Set(set) => decoded(set, bytes),
            Codes::Utf16 => decoded(encoding_rs::UTF_16BE, bytes),
            Codes::Glyphs | Codes::Mapped(_) => None,
        }
    }
}

/// The predefined encodings of composite fonts (ISO 32000-1, table 118).
fn named_codes(name: &str) -> Codes {
    let name = name.trim_end_matches("-H").trim_end_matches("-V");
    match name {
        "GB-EUC" | "GBpc-EUC" | "GBK-EUC" | "GBKp-EUC" | "GBK2K" => Codes::Set(GB18030),
        "B5pc" | "HKscs-B5" | "ETen-B5" | "ETenms-B5" => Codes::Set(BIG5),
        name if name.starts_with("Uni") && (name.ends_with("UCS2") || name.ends_with("UTF16")) => Codes::Utf16,
        _ => Codes::Glyphs,
    }
}

/// The encoding of a font of single bytes.
fn single(pdf: &Document, font: &Dictionary) -> Codes {
    let encoding = object(pdf, font, b"Encoding");
    let differences = encoding.and_then(|encoding| encoding.as_dict().ok());
    let base_name = match differences {
        Some(dictionary) => name(pdf, dictionary, b"BaseEncoding"),
        None => encoding.and_then(text_of_name),
    };
    let face = name(pdf, font, b"BaseFont").unwrap_or_default();
    let pictures = ["Wingdings", "Webdings", "Dingbats"].iter().any(|word| face.contains(word));
    let base = match base_name.as_deref() {
        _ if pictures => None,
        Some("MacRomanEncoding") => Some(MACINTOSH),
        Some(_) => Some(WINDOWS_1252),
        // The codes of an embedded font with symbols may mean anything.
        None if is_symbolic(pdf, font) => None,
        None => Some(WINDOWS_1252),
    };
    let mut characters = HashMap::new();
    let list = differences.and_then(|encoding| object(pdf, encoding, b"Differences")?.as_array().ok());
    let mut code = 0u8;
    for entry in list.into_iter().flatten() {
        match entry {
            Object::Integer(next) => code = u8::try_from(*next).unwrap_or(0),
            Object::Name(glyph) => {
                characters.insert(code, glyph_name(glyph).unwrap_or_else(|| UNKNOWN.to_string()));
                code = code.wrapping_add(1);
            }
            _ => {}
        }
    }
    Codes::Single { characters, base }
}

fn is_symbolic(pdf: &Document, font: &Dictionary) -> bool {
    let Some(descriptor) = object(pdf, font, b"FontDescriptor").and_then(|object| object.as_dict().ok()) else {
        return name(pdf, font, b"Subtype").as_deref() == Some("Type3");
    };
    let embedded = [&b"FontFile"[..], b"FontFile2", b"FontFile3"].iter().any(|file| descriptor.has(file));
    let flags = object(pdf, descriptor, b"Flags").and_then(|flags| flags.as_i64().ok()).unwrap_or(0);
    embedded && flags & 4 != 0
}

/// The character of a glyph's name: those that numbers are made of, letters, and names that spell a code.
fn glyph_name(name: &[u8]) -> Option<String> {
    const NAMES: [(&str, &str); 27] = [
        ("zero", "0"),
        ("one", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("period", "."),
        ("comma", ","),
        ("hyphen", "-"),
        ("minus", "-"),
        ("plus", "+"),
        ("percent", "%"),
        ("slash", "/"),
        ("space", " "),
        ("parenleft", "("),
        ("parenright", ")"),
        ("colon", ":"),
        ("semicolon", ";"),
        ("endash", "–"),
        ("emdash", "—"),
        ("equal", "="),
        ("less", "<"),
        ("greater", ">"),
    ];
    let name = std::str::from_utf8(name).ok()?;
    if let Some((_, text)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(text.to_string());
    }
    if name.len() == 1 {
        return Some(name.to_string()).filter(|name| name.bytes().all(|byte| byte.is_ascii_alphabetic()));
    }
    let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u')).filter(|digits| digits.len() >= 4)?;
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).map(String::from)
}

/// Widths in parts of the font size.
#[derive(Debug, Default)]
struct Widths {
    /// First code of a range: its last, and the width.
    ranges: BTreeMap<u32, (u32, f64)>,
    default: f64,
}

impl Widths {
    fn of(&self, code: u32) -> f64 {
        let range = self.ranges.range(..=code).next_back();
        range.filter(|(_, (last, _))| code <= *last).map_or(self.default, |(_, (_, width))| *width)
    }

    /// Of a font of single bytes.
    fn of_bytes(pdf: &Document, font: &Dictionary) -> Widths {
        let matrix =
            object(pdf, font, b"FontMatrix").and_then(|matrix| matrix.as_array().ok()?.first()?.as_float().ok());
        let scale = matrix.map_or(0.001, f64::from);
        let first = object(pdf, font, b"FirstChar").and_then(|first| first.as_i64().ok()).unwrap_or(0) as u32;
        let list = object(pdf, font, b"Widths").and_then(|widths| widths.as_array().ok());
        let width = |(index, width): (usize, &Object)| {
            let code = first.wrapping_add(index as u32);
            Some((code, (code, f64::from(pdf.dereference(width).ok()?.1.as_float().ok()?) * scale)))
        };
        let ranges = list.into_iter().flatten().take(256).enumerate().filter_map(width).collect();
        Widths { ranges, default: 0.5 }
    }

    /// Of a composite font: `code [width ...]` and `first last width`.
    fn of_glyphs(pdf: &Document, font: &Dictionary) -> Widths {
        let number = |object: &Object| pdf.dereference(object).ok().and_then(|(_, object)| object.as_float().ok());
        let default = object(pdf, font, b"DW").and_then(number).map_or(1.0, |width| f64::from(width) / 1000.0);
        let mut ranges = BTreeMap::new();
        let list = object(pdf, font, b"W").and_then(|widths| widths.as_array().ok());
        let mut rest = list.map_or(&[][..], Vec::as_slice);
        while let [first, second, tail @ ..] = rest {
            let Some(first) = number(first) else { break };
            let first = first as u32;
            if let Ok(Object::Array(widths)) = pdf.dereference(second).map(|(_, second)| second) {
                for (index, width) in widths.iter().enumerate() {
                    let code = first.saturating_add(index as u32);
                    ranges.insert(code, (code, number(width).map_or(default, |width| f64::from(width) / 1000.0)));
                }
                rest = tail;
            } else {
                let [width, tail @ ..] = tail else { break };
                let (Some(last), Some(width)) = (number(second), number(width)) else { break };
                ranges.insert(first, (last as u32, f64::from(width) / 1000.0));
                rest = tail;
            }
        }
        Widths { ranges, default }
    }
}

/// What a key of a dictionary leads to.
pub fn object<'d>(pdf: &'d Document, dictionary: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    dictionary.get_deref(key, pdf).ok()
}

fn name(pdf: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<String> {
    object(pdf, dictionary, key).and_then(text_of_name)
}

fn text_of_name(object: &Object) -> Option<String> {
    object.as_name().ok().map(|name| String::from_utf8_lossy(name).into_owned())
}

fn map(pdf: &Document, font: &Dictionary, key: &[u8]) -> Option<CMap> {
    let stream = object(pdf, font, key)?.as_stream().ok()?;
    unpack(stream, LARGEST_MAP).ok().map(|program| CMap::parse(&program))
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    fn shown(font: &Font, bytes: &[u8]) -> (String, f64) {
        let shown = font.show(bytes);
        (shown.iter().map(|one| one.text.as_str()).collect(), shown.iter().map(|one| one.width).sum())
    }

    fn composite(encoding: &str) -> Font {
        let descendant = dictionary! { "Subtype" => "CIDFontType0" };
        let font = dictionary! {
            "Encoding" => Object::Name(encoding.into()), "DescendantFonts" => vec![Object::Dictionary(descendant)],
        };
        Font::load(&Document::new(), &font)
    }

    #[test]
    fn chinese_encodings_need_no_map() {
        let (gbk, _, _) = GB18030.encode("三公经费59.17");
        assert_eq!(shown(&composite("GBK-EUC-H"), &gbk), ("三公经费59.17".to_string(), 6.5));
        let utf16: Vec<u8> = "决算1".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(shown(&composite("UniGB-UCS2-H"), &utf16), ("决算1".to_string(), 2.5));
    }

    #[test]
    fn a_glyph_without_a_meaning_is_no_character() {
        assert_eq!(shown(&composite("Identity-H"), b"\0\x31\0\x32").0, "\u{fffd}\u{fffd}");
    }

    #[test]
    fn names_of_an_encoding_count_before_its_base() {
        let encoding = dictionary! {
            "BaseEncoding" => "WinAnsiEncoding",
            "Differences" => vec![1.into(), "three".into(), "period".into(), "g17".into()],
        };
        let font = dictionary! { "Subtype" => "Type1", "Encoding" => encoding, "FirstChar" => 1, "Widths" => vec![600.into()] };
        let font = Font::load(&Document::new(), &font);
        assert_eq!(shown(&font, b"\x01\x02\x035"), ("3.\u{fffd}5".to_string(), 0.6 + 3.0 * 0.5));
    }

    #[test]
    fn widths_come_one_by_one_and_in_ranges() {
        let widths = vec![1.into(), vec![500.into(), 250.into()].into(), 10.into(), 20.into(), 333.into()];
        let widths = Widths::of_glyphs(&Document::new(), &dictionary! { "W" => widths });
        assert_eq!([1, 2, 3, 10, 20, 21].map(|code| widths.of(code)), [0.5, 0.25, 1.0, 0.333, 0.333, 1.0]);
    }
}
