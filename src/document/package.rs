/*!
Files inside a zip container: the parts of office documents, and archives of documents.

Sizes and ratios are bounded before anything is kept, since a few bytes can claim to hold gigabytes.
*/

use std::io::{Cursor, Read, Write, sink};

use zip::read::ZipFile;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::damage;
use crate::model::Message;

/// No part of a form is larger, unpacked.
const LARGEST: u64 = 64 << 20;

/// Readers of workbooks keep a record for every cell style, ten times as large as its text.
const LARGEST_STYLES: u64 = 16 << 20;

/// What packs better than this, and is no longer small, was made to burst.
const MOST_RATIO: u64 = 250;

/// A part smaller than this does no harm at any ratio.
const SMALL: u64 = 4 << 20;

/// An open container.
pub type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens a container.
pub fn open<'a>(path: &str, bytes: &'a [u8]) -> Result<Package<'a>, Message> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| damage::of_zip(path, &error))
}

/// The text of a part; none where there is no such part.
pub fn text(path: &str, package: &mut Package<'_>, part: &str) -> Result<Option<String>, Message> {
    let Some(index) = package.index_for_name(part) else { return Ok(None) };
    let bytes = unpack(path, package, index, part)?;
    String::from_utf8(bytes)
        .map(Some)
        .map_err(|error| Message::BrokenFile { path: path.to_string(), reason: error.to_string() })
}

/// The name and the text of a part, whose name may be written in any case; none where there is no such part.
pub fn find(path: &str, package: &mut Package<'_>, part: &str) -> Result<Option<(String, String)>, Message> {
    let mut found = package.index_for_name(part).map(|_| part.to_string());
    for index in 0..package.len() {
        if found.is_none() {
            found = Some(name(path, package, index)?).filter(|name| name.eq_ignore_ascii_case(part));
        }
    }
    let Some(name) = found else { return Ok(None) };
    Ok(text(path, package, &name)?.map(|text| (name, text)))
}

/// The container with some parts in place of those of their names, or behind all others where it has none of them; what is not
/// among them is copied as it lies there.
pub fn rewritten(path: &str, bytes: &[u8], parts: &[(String, String)]) -> Result<Vec<u8>, Message> {
    let fault = |error: ZipError| damage::of_zip(path, &error);
    let mut package = open(path, bytes)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() + (64 << 10))));
    let put = |writer: &mut ZipWriter<Cursor<Vec<u8>>>, (name, text): &(String, String)| {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).map_err(fault)?;
        writer.write_all(text.as_bytes()).map_err(|error| fault(error.into()))
    };
    for index in 0..package.len() {
        let file = package.by_index_raw(index).map_err(fault)?;
        match parts.iter().find(|(name, _)| name.as_bytes() == file.name_raw()) {
            Some(part) => put(&mut writer, part)?,
            None => writer.raw_copy_file(file).map_err(fault)?,
        }
    }
    for part in parts.iter().filter(|(name, _)| package.index_for_name(name).is_none()) {
        put(&mut writer, part)?;
    }
    writer.finish().map(Cursor::into_inner).map_err(fault)
}

/// The bytes of a part, which messages call `name`.
pub fn unpack(path: &str, package: &mut Package<'_>, index: usize, name: &str) -> Result<Vec<u8>, Message> {
    let file = package.by_index(index).map_err(|error| damage::of_zip(path, &error))?;
    let most = most_of(&file);
    let mut bytes = Vec::new();
    // What the directory says of the size may be a lie: read one byte more than is allowed and see.
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| damage::of_zip(path, &error.into()))?;
    if bytes.len() as u64 > most { Err(too_large(path, name, most)) } else { Ok(bytes) }
}

/// The name of a part, as it can be shown.
pub fn name(path: &str, package: &mut Package<'_>, index: usize) -> Result<String, Message> {
    let file = package.by_index_raw(index).map_err(|error| damage::of_zip(path, &error))?;
    Ok(String::from_utf8_lossy(file.name_raw()).into_owned())
}

/// Unpacks every part without keeping it, for readers that set no bounds themselves.
pub fn weigh(path: &str, package: &mut Package<'_>) -> Result<(), Message> {
    let mut room = 2 * LARGEST;
    for index in 0..package.len() {
        let file = package.by_index(index).map_err(|error| damage::of_zip(path, &error))?;
        let name = String::from_utf8_lossy(file.name_raw()).into_owned();
        let largest = if name.ends_with("styles.xml") { LARGEST_STYLES } else { LARGEST };
        let most = most_of(&file).min(largest).min(room);
        let size = std::io::copy(&mut file.take(most + 1), &mut sink())
            .map_err(|error| damage::of_zip(path, &error.into()))?;
        if size > most {
            return Err(too_large(path, &name, most));
        }
        room -= size;
    }
    Ok(())
}

fn most_of(file: &ZipFile<'_, impl Read>) -> u64 {
    file.compressed_size().saturating_mul(MOST_RATIO).clamp(SMALL, LARGEST)
}

fn too_large(path: &str, part: &str, most: u64) -> Message {
    Message::TooLarge { path: path.to_string(), part: part.to_string(), most: most >> 20 }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A container of these parts.
    pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_part_that_bursts_is_refused() {
        let bomb = zipped(&[("a.xml", &vec![b' '; 5 << 20])]);
        let refused = too_large("x", "a.xml", SMALL);
        assert_eq!(text("x", &mut open("x", &bomb).unwrap(), "a.xml"), Err(refused.clone()));
        assert_eq!(weigh("x", &mut open("x", &bomb).unwrap()), Err(refused));
    }

    #[test]
    fn a_small_part_may_pack_well() {
        let blanks = zipped(&[("a.xml", &vec![b' '; 1 << 20])]);
        assert_eq!(text("x", &mut open("x", &blanks).unwrap(), "a.xml").unwrap().map(|text| text.len()), Some(1 << 20));
        assert_eq!(weigh("x", &mut open("x", &blanks).unwrap()), Ok(()));
    }
}
