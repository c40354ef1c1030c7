/*!
Bytes become text: a byte order mark first, then strict UTF-8, then strict GB18030.

No detection by likelihood: a replacement character or a guess would be a wrong name or a wrong number, so bytes that
are neither encoding are an error with its place.
*/

use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8};

use crate::model::Message;

/// The text of a file without its byte order mark.
pub fn decode(path: &str, bytes: &[u8]) -> Result<String, Message> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => strict(encoding, &bytes[mark..]).map_err(|offset| offset + mark),
        None => strict(UTF_8, bytes).or_else(|_| strict(GB18030, bytes)),
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
}
