/*!
Bytes become text: a byte order mark first, then strict UTF-8, UTF-16 where zero bytes show it, then strict GB18030 or
Big5.

Nothing is decoded by likelihood alone: a replacement character or a guess would be a wrong name or a wrong number, so
bytes of no encoding are an error with its place. Most texts in Big5 are strict GB18030 too, and some the other way
round; only there the detector is asked, without a hint at a country, and Big5 needs more than its word.
*/

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::model::Message;

/// The text of a file without its byte order mark.
pub fn decode(path: &str, bytes: &[u8]) -> Result<String, Message> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => strict(encoding, &bytes[mark..]).map_err(|offset| offset + mark),
        None => strict(UTF_8, bytes)
            .ok()
            .filter(|text| !text.contains('\0'))
            .or_else(|| utf16(bytes))
            .map_or_else(|| chinese(bytes), Ok),
    };
    let text = text.map_err(|offset| Message::NotText {
        path: path.to_string(),
        line: bytes[..offset].iter().filter(|byte| **byte == b'\n').count() + 1,
        byte: offset + 1,
    })?;
    match text.char_indices().find(|(_, character)| is_binary(*character)) {
        None => Ok(text),
        Some((offset, _)) => Err(Message::NotText {
            path: path.to_string(),
            line: text[..offset].matches('\n').count() + 1,
            byte: offset + 1,
        }),
    }
}

/// The encoding of a text by its first bytes, the last character of which may be cut off.
pub fn of_head(first: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(first) {
        return Some(encoding);
    }
    let end = first.iter().rposition(|byte| *byte == b'\n').unwrap_or(first.len());
    let lines = &first[..end];
    if strict(UTF_8, lines).is_ok_and(|text| !text.contains('\0')) {
        return Some(UTF_8);
    }
    let of_two_bytes = &first[..first.len() & !1];
    [UTF_16LE, UTF_16BE, GB18030, BIG5].into_iter().find(|encoding| {
        if *encoding == GB18030 {
            strict(GB18030, lines).is_ok() && !looks_like_big5(lines)
        } else if *encoding == BIG5 {
            strict(BIG5, lines).is_ok()
        } else {
            utf16(of_two_bytes).is_some_and(|text| strict(encoding, of_two_bytes).is_ok_and(|own| own == text))
        }
    })
}

/// UTF-16 without a mark: digits and line ends have a zero byte, nearly always on the same side.
fn utf16(bytes: &[u8]) -> Option<String> {
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    // The character 一 and a few others have theirs on the other side.
    let encoding = match (high, low) {
        (0, 0) => return None,
        _ if low > 2 * high => UTF_16LE,
        _ if high > 2 * low => UTF_16BE,
        _ => return None,
    };
    let text = strict(encoding, bytes).ok()?;
    let known = |character: &char| matches!(character, '\t' | '\n' | '\r' | ' '..='~' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    (text.chars().filter(known).count() * 10 >= text.chars().count() * 9).then_some(text)
}

/// GB18030, or Big5 where it cannot be or the detector finds it unlikely.
fn chinese(bytes: &[u8]) -> Result<String, usize> {
    let gb = strict(GB18030, bytes);
    if gb.is_ok() && !looks_like_big5(bytes) {
        return gb;
    }
    strict(BIG5, bytes).or(gb)
}

/// The second byte of two in five characters of Big5 is ASCII, which no character of GB2312 has.
fn looks_like_big5(bytes: &[u8]) -> bool {
    let (mut pairs, mut low, mut at) = (0usize, 0usize, 0);
    while let Some([first, second]) = bytes.get(at..at + 2) {
        let is_pair = *first >= 0x81;
        pairs += usize::from(is_pair);
        low += usize::from(is_pair && *second < 0x80);
        at += if is_pair { 2 } else { 1 };
    }
    if low * 5 < pairs || strict(BIG5, bytes).is_err() {
        return false;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny) == BIG5
}

/// The text, or the offset of the first byte that does not belong to the encoding.
pub(super) fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, usize> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(
        decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len() * 3),
    );
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(text),
        (_, read) => Err(read.saturating_sub(1)),
    }
}

/// Control characters that no text file holds.
fn is_binary(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{80}'..='\u{9f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_comes_out_of_every_encoding() {
        let text = "部门,年度\n应急管理局,2023\n";
        let (gb, _, _) = GB18030.encode(text);
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            gb.to_vec(),
            [b"\x84\x31\x95\x33", &gb[..]].concat(),
            utf16,
        ] {
            assert_eq!(decode("x", &bytes).unwrap().trim_start_matches('\u{feff}'), text);
        }
    }

    #[test]
    fn bytes_of_no_encoding_are_refused_with_their_place() {
        let error = decode("x.txt", b"\xb2\xbf\xc3\xc5\n\xff\xff\n").unwrap_err();
        assert_eq!(error, Message::NotText { path: "x.txt".into(), line: 2, byte: 6 });
    }

    #[test]
    fn a_nul_byte_is_no_text() {
        assert!(matches!(decode("x", b"a\0b"), Err(Message::NotText { line: 1, byte: 2, .. })));
    }

    #[test]
    fn utf16_is_known_without_its_mark() {
        let text = "一、三公经费\t12.5\n一般公共预算\t13\n";
        for unit_bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(unit_bytes).collect();
            assert_eq!(decode("x", &bytes).as_deref(), Ok(text));
        }
    }

    #[test]
    fn big5_is_known_where_the_text_is_enough() {
        let text = "部門整體支出績效評價基礎數據表\n填報單位：銜山縣教育局\n三公經費\t12.5\t13\t11\n";
        let (bytes, _, _) = BIG5.encode(text);
        assert_eq!(decode("x", &bytes).as_deref(), Ok(text));
    }

    /// Every short piece of texts as departments write them, and of the labels of the built-in layouts.
    #[test]
    fn no_text_in_gb18030_is_taken_for_big5() {
        let texts = [
            include_str!("../../import/items.csv"),
            include_str!("../../import/forms/base.toml"),
            include_str!("../../README.zh-CN.md"),
        ];
        let mut tried = 0;
        for line in texts.iter().flat_map(|text| text.lines()) {
            let characters: Vec<char> = line.chars().collect();
            for length in [1, 2, 3, 5, 8, 13, 40] {
                for piece in characters.chunks(length) {
                    let piece: String = piece.iter().collect();
                    let (bytes, _, lost) = GB18030.encode(&piece);
                    if !lost && strict(UTF_8, &bytes).is_err() {
                        tried += 1;
                        assert_eq!(chinese(&bytes).as_deref(), Ok(piece.as_str()));
                    }
                }
            }
        }
        assert!(tried > 5000, "{tried}");
    }
}
