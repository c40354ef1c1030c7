/*!
Files inside a zip container: the parts of docx and odt, and archives of documents.

Sizes and ratios are bounded before anything is unpacked, since a few bytes can claim to hold gigabytes.
*/

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::model::Message;

/// No part of a form is larger, unpacked.
const LARGEST: u64 = 64 << 20;

/// An open container.
pub type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens a container.
pub fn open<'a>(path: &str, bytes: &'a [u8]) -> Result<Package<'a>, Message> {
    ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| Message::BrokenFile { path: path.to_string(), reason: error.to_string() })
}

/// The text of a part; none where there is no such part.
pub fn text(path: &str, package: &mut Package<'_>, part: &str) -> Result<Option<String>, Message> {
    let broken = |reason: String| Message::BrokenFile { path: path.to_string(), reason };
    let Some(index) = package.index_for_name(part) else { return Ok(None) };
    let file = package.by_index(index).map_err(|error| broken(error.to_string()))?;
    let mut bytes = Vec::new();
    // What the directory says of the size may be a lie: read one byte more than is allowed and see.
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| broken(error.to_string()))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Message::TooLarge { path: path.to_string(), part: part.to_string(), most: LARGEST >> 20 });
    }
    String::from_utf8(bytes).map(Some).map_err(|error| broken(error.to_string()))
}
