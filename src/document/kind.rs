//! What a file is, seen in its bytes: names lie.

use std::io::Cursor;

use office_oxide::cfb::{CfbReader, EntryType};

use super::{damage, package, pdf, web_archive};
use crate::model::Message;

/// The kinds of files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// docx
    Word,
    /// doc, and wps of the same make
    OldWord,
    /// odt
    OpenText,
    /// rtf
    Rich,
    /// xlsx
    Workbook,
    /// xls, and et of the same make
    OldWorkbook,
    /// ods
    OpenSheet,
    /// pdf
    Pdf,
    /// zip of documents
    Archive,
    /// mht, and what Word and Excel save as a page in one file
    WebArchive,
    /// Anything else: text of some layout, or refused as no text.
    Text,
}

/// Kinds that are refused by name, for what they begin with. A picture needs eyes, the others need their own program.
const REFUSED: [(&[u8], &str); 8] = [
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"Rar!\x1a", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
];

/// What the file is.
pub fn of(path: &str, bytes: &[u8]) -> Result<Kind, Message> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return of_zip(path, bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return of_compound(path, bytes);
    }
    if bytes.trim_ascii_start().starts_with(b"{\\rtf") {
        return Ok(Kind::Rich);
    }
    match REFUSED.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        Some((_, kind)) => Err(refused(path, kind)),
        None if pdf::is_pdf(bytes) => Ok(Kind::Pdf),
        None if web_archive::is_web_archive(bytes) => Ok(Kind::WebArchive),
        None => Ok(Kind::Text),
    }
}

/// The office formats in zip containers are told by the parts that they must have; the rest are archives.
fn of_zip(path: &str, bytes: &[u8]) -> Result<Kind, Message> {
    let mut package = package::open(path, bytes)?;
    let has = |part: &str| package.index_for_name(part).is_some();
    for (part, kind) in [("ppt/presentation.xml", "PowerPoint"), ("xl/workbook.bin", "xlsb"), ("OFD.xml", "OFD")] {
        if has(part) {
            return Err(refused(path, kind));
        }
    }
    if has("word/document.xml") {
        return Ok(Kind::Word);
    }
    if has("xl/workbook.xml") {
        return Ok(Kind::Workbook);
    }
    if !has("content.xml") {
        return Ok(Kind::Archive);
    }
    let manifest = package::text(path, &mut package, "META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Message::Encrypted { path: path.to_string() });
    }
    match package::text(path, &mut package, "mimetype")?.as_deref().map(str::trim) {
        Some("application/vnd.oasis.opendocument.text") => Ok(Kind::OpenText),
        Some("application/vnd.oasis.opendocument.spreadsheet") => Ok(Kind::OpenSheet),
        Some(other) => Err(refused(path, other)),
        None => Ok(Kind::Archive),
    }
}

/// The older office formats share one container, and encrypted newer ones hide in it.
fn of_compound(path: &str, bytes: &[u8]) -> Result<Kind, Message> {
    let container = CfbReader::new(Cursor::new(bytes)).map_err(|error| damage::of_compound(path, &error))?;
    if container.has_stream("EncryptedPackage") {
        return Err(Message::Encrypted { path: path.to_string() });
    }
    if container.has_stream("WordDocument") {
        return Ok(Kind::OldWord);
    }
    if container.has_stream("Workbook") || container.has_stream("Book") {
        return Ok(Kind::OldWorkbook);
    }
    // The list of what it holds may stand at its end.
    if !container.entries().iter().any(|entry| entry.entry_type == EntryType::Stream) {
        return Err(Message::CutOff { path: path.to_string(), reason: "directory".to_string() });
    }
    let slides = container.has_stream("PowerPoint Document");
    Err(refused(path, if slides { "PowerPoint" } else { "OLE" }))
}

fn refused(path: &str, kind: &str) -> Message {
    Message::UnreadKind { path: path.to_string(), kind: kind.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::package::tests::zipped;

    #[test]
    fn the_parts_of_a_container_tell_what_it_is_whatever_its_name() {
        let ods: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet");
        for (parts, kind) in [
            (vec![("word/document.xml", &b"<a/>"[..])], Kind::Word),
            (vec![("xl/workbook.xml", &b"<a/>"[..])], Kind::Workbook),
            (vec![ods, ("content.xml", b"<a/>")], Kind::OpenSheet),
            (vec![("a.txt", &b"a"[..])], Kind::Archive),
        ] {
            assert_eq!(of("x.csv", &zipped(&parts)), Ok(kind));
        }
        assert_eq!(of("x.doc", b"{\\rtf1 a}"), Ok(Kind::Rich));
        assert_eq!(of("x.doc", b"\r\n%PDF-1.4"), Ok(Kind::Pdf));
        assert_eq!(of("x.doc", b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"), Ok(Kind::WebArchive));
        assert_eq!(of("x.xls", b"<html><table>"), Ok(Kind::Text));
    }

    #[test]
    fn what_cannot_be_read_is_refused_by_its_kind() {
        let path = || "x.pdf".to_string();
        assert_eq!(of("x.pdf", b"\x89PNG\r\n"), Err(Message::UnreadKind { path: path(), kind: "PNG".into() }));
        let slides = zipped(&[("ppt/presentation.xml", b"<a/>")]);
        assert_eq!(of("x.pdf", &slides), Err(Message::UnreadKind { path: path(), kind: "PowerPoint".into() }));
        let mut locked = vec![("mimetype", &b"application/vnd.oasis.opendocument.text"[..]), ("content.xml", b"x")];
        locked.push(("META-INF/manifest.xml", b"<manifest:encryption-data/>"));
        assert_eq!(of("x.pdf", &zipped(&locked)), Err(Message::Encrypted { path: path() }));
        assert!(matches!(of("x.pdf", b"\xd0\xcf\x11\xe0 cut off"), Err(Message::CutOff { .. })));
    }

    #[test]
    fn the_older_office_formats_are_told_by_their_streams() {
        for (stream, kind) in [
            ("WordDocument", Ok(Kind::OldWord)),
            ("Workbook", Ok(Kind::OldWorkbook)),
            ("Book", Ok(Kind::OldWorkbook)),
            ("EncryptedPackage", Err(Message::Encrypted { path: "x".into() })),
            ("PowerPoint Document", Err(refused("x", "PowerPoint"))),
        ] {
            assert_eq!(of("x", &compound(stream)), kind);
        }
    }

    /// A container of one empty stream: head, allocation table, directory.
    fn compound(stream: &str) -> Vec<u8> {
        const END: u32 = 0xffff_fffe;
        const FREE: u32 = 0xffff_ffff;
        let words = |words: &[u32]| words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>();
        let padded = |mut sector: Vec<u8>| {
            sector.resize(512, 0xff);
            sector
        };
        let entry = |name: &str, kind: u32, child: u32| {
            let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let length = entry.len() as u32 + 2;
            entry.resize(64, 0);
            entry.extend(words(&[length | (kind << 16) | (1 << 24), FREE, FREE, child]));
            entry.resize(116, 0);
            [entry, words(&[END, 0, 0])].concat()
        };
        let mut head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        head.resize(24, 0);
        head.extend(words(&[0x0003_003e, 0x0009_fffe, 6, 0, 0, 1, 1, 0, 4096, END, 0, END, 0, 0]));
        let table = words(&[0xffff_fffd, END]);
        let directory = [entry("Root Entry", 5, 1), entry(stream, 2, FREE)].concat();
        [head, table, directory].map(padded).concat()
    }
}
