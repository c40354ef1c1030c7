/*!
What is the matter with a file, in words of our own where the cause is a common one: it was cut off, its content was
changed on the way, it is locked. What a library says of it stands in brackets behind.
*/

use std::io::ErrorKind;

use office_oxide::cfb::CfbError;
use quick_xml::errors::SyntaxError;
use zip::result::ZipError;

use crate::model::Message;

/// The number by which a member that is locked in the newer way says how it is packed.
const LOCKED: u16 = 99;

/// Of a zip container, or of a part of one.
pub fn of_zip(path: &str, error: &ZipError) -> Message {
    let (path, reason) = (path.to_string(), error.to_string());
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)
        | ZipError::InvalidPassword
        | ZipError::CompressionMethodNotSupported(LOCKED) => Message::Encrypted { path },
        // The list of the members stands at the end of the file, and its place behind it.
        ZipError::InvalidArchive(words) if words.contains("EOCD") => Message::CutOff { path, reason },
        ZipError::Io(io) if io.kind() == ErrorKind::UnexpectedEof => Message::CutOff { path, reason },
        ZipError::Io(io) if io.to_string().contains("checksum") => Message::WrongChecksum { path, reason },
        _ => Message::BrokenFile { path, reason },
    }
}

/// Of the container that the older office formats share.
pub fn of_compound(path: &str, error: &CfbError) -> Message {
    let (path, reason) = (path.to_string(), error.to_string());
    match error {
        CfbError::Io(io) if io.kind() == ErrorKind::UnexpectedEof => Message::CutOff { path, reason },
        CfbError::InvalidHeader(words) if words.contains("shorter") => Message::CutOff { path, reason },
        _ => Message::BrokenFile { path, reason },
    }
}

/// Of XML text, which ends within a tag where it was cut off.
pub fn of_xml(path: &str, error: &quick_xml::Error) -> Message {
    let (path, reason) = (path.to_string(), error.to_string());
    match error {
        quick_xml::Error::Syntax(syntax) if *syntax != SyntaxError::InvalidBangMarkup => {
            Message::CutOff { path, reason }
        }
        _ => Message::BrokenFile { path, reason },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::package::{self, tests::zipped};

    #[test]
    fn common_causes_have_words_of_their_own() {
        let whole = zipped(&[("a.txt", &b"1234567890".repeat(9)[..]), ("b.txt", b"2")]);
        let unpacked = |bytes: &[u8]| package::unpack("x", &mut package::open("x", bytes)?, 0, "a.txt");
        assert!(unpacked(&whole).is_ok());
        assert!(matches!(unpacked(&whole[..whole.len() - 30]), Err(Message::CutOff { .. })));
        let mut changed = whole.clone();
        let directory = whole.windows(4).position(|mark| mark == b"PK\x01\x02").unwrap();
        changed[directory + 16] ^= 1;
        assert!(matches!(unpacked(&changed), Err(Message::WrongChecksum { .. })));
        let locked = ZipError::CompressionMethodNotSupported(LOCKED);
        assert_eq!(of_zip("x", &locked), Message::Encrypted { path: "x".into() });
    }
}
