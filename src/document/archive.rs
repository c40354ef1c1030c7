/*!
Archives of documents: each member is a document of its own, named `archive.zip/member`.

Members are unpacked one after the other, so that an archive takes no more memory than its largest member. Archives
within archives stay closed. A member's name is only a name: nothing is written to the disk.
*/

use super::kind::{self, Kind};
use super::{damage, encoding, guarded, is_no_document, package};
use crate::model::Message;

/// No archive of forms holds more, unpacked.
const LARGEST: usize = 1 << 30;

/// No system has longer paths; what goes beyond would fill the screen.
const LONGEST_NAME: usize = 4096;

/// No folder of forms holds more files.
const MOST_MEMBERS: usize = 10_000;

/// The members of an archive in the order of their names.
pub struct Members<'a> {
    path: &'a str,
    package: package::Package<'a>,
    /// Index and name; the next one last.
    left: Vec<(usize, String)>,
    room: usize,
}

/// A member: its name, and its bytes or why there are none.
pub type Member = (String, Result<Vec<u8>, Message>);

/// The members of a file that is an archive; none where it is a document itself.
pub fn members<'a>(path: &'a str, bytes: &'a [u8]) -> Result<Option<Members<'a>>, Message> {
    if kind::of(path, bytes)? != Kind::Archive {
        return Ok(None);
    }
    let mut package = package::open(path, bytes)?;
    if package.len() > MOST_MEMBERS {
        return Err(Message::TooManyMembers { path: path.to_string(), most: MOST_MEMBERS });
    }
    let mut left = Vec::new();
    // Members that lie over each other claim more bytes than there are.
    let mut unclaimed = bytes.len() as u64;
    for index in 0..package.len() {
        let file = package.by_index_raw(index).map_err(|error| damage::of_zip(path, &error))?;
        let name = name_of(file.name_raw());
        unclaimed = unclaimed.checked_sub(file.compressed_size()).ok_or_else(|| Message::BrokenFile {
            path: path.to_string(),
            reason: format!("overlapping members, `{}`", name.chars().take(100).collect::<String>()),
        })?;
        if !file.is_dir() && !is_left(&name) {
            left.push((index, name));
        }
    }
    if left.is_empty() {
        return Err(Message::EmptyFile { path: path.to_string() });
    }
    left.sort_by(|(_, one), (_, other)| other.cmp(one));
    Ok(Some(Members { path, package, left, room: LARGEST }))
}

impl Iterator for Members<'_> {
    type Item = Member;

    fn next(&mut self) -> Option<Member> {
        let (index, name) = self.left.pop()?;
        let path = format!("{}/{name}", self.path);
        let unpacked = guarded(&path, || package::unpack(&path, &mut self.package, index, &name));
        let bytes = unpacked.and_then(|bytes| {
            match self.room.checked_sub(bytes.len()) {
                Some(room) => self.room = room,
                None => {
                    self.left.clear();
                    let (path, part) = (self.path.to_string(), name);
                    return Err(Message::TooLarge { path, part, most: LARGEST as u64 >> 20 });
                }
            }
            Ok(bytes)
        });
        Some((path, bytes))
    }
}

/// Names are UTF-8 or, from Chinese Windows, GB18030; whatever is neither is shown as it can be. Control characters
/// would reach the terminal.
fn name_of(raw: &[u8]) -> String {
    let name = encoding::strict(encoding_rs::UTF_8, raw)
        .or_else(|_| encoding::strict(encoding_rs::GB18030, raw))
        .unwrap_or_else(|_| String::from_utf8_lossy(raw).into_owned());
    name.replace(char::is_control, "\u{fffd}").chars().take(LONGEST_NAME).collect()
}

/// As in folders, and of folders as of files. Names that lead to a folder above hide nothing.
fn is_left(name: &str) -> bool {
    name.split(['/', '\\']).any(|part| is_no_document(part) && !part.trim_matches('.').is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::package::tests::zipped;

    #[test]
    fn members_are_documents_in_the_order_of_their_names() {
        let zip = zipped(&[
            ("b/二.txt", b"2"),
            ("../a.txt", b"1"),
            ("__MACOSX/._a.txt", b""),
            ("b/.x", b""),
            ("b/~$二.docx", b""),
        ]);
        let members: Vec<Member> = members("x.zip", &zip).unwrap().unwrap().collect();
        assert_eq!(
            members,
            [("x.zip/../a.txt".to_string(), Ok(b"1".to_vec())), ("x.zip/b/二.txt".to_string(), Ok(b"2".to_vec()))]
        );
    }

    #[test]
    fn names_of_chinese_windows_are_read() {
        assert_eq!(name_of(b"\xbe\xd6.txt"), "局.txt");
        assert_eq!(name_of("局\u{1b}.txt".as_bytes()), "局\u{fffd}.txt");
    }

    #[test]
    fn one_bad_member_spares_the_others() {
        let zip = zipped(&[("a.txt", &vec![b' '; 5 << 20]), ("b.txt", b"2")]);
        let members: Vec<Member> = members("x.zip", &zip).unwrap().unwrap().collect();
        assert!(matches!(members[0].1, Err(Message::TooLarge { .. })));
        assert_eq!(members[1].1, Ok(b"2".to_vec()));
    }

    #[test]
    fn a_member_behind_a_password_is_refused_with_the_reason() {
        let mut zip = zipped(&[("a.txt", b"1")]);
        let directory = zip.windows(4).position(|mark| mark == b"PK\x01\x02").unwrap();
        // The flag that a member is encrypted, before the member and in the directory.
        (zip[6], zip[directory + 8]) = (zip[6] | 1, zip[directory + 8] | 1);
        let path = "x.zip/a.txt".to_string();
        assert_eq!(members("x.zip", &zip).unwrap().unwrap().next().unwrap().1, Err(Message::Encrypted { path }));
    }

    #[test]
    fn a_document_is_no_archive() {
        let docx = zipped(&[("word/document.xml", b"<a/>")]);
        assert!(members("x.docx", &docx).unwrap().is_none());
    }

    #[test]
    fn members_that_lie_over_each_other_are_refused() {
        let unpackable: Vec<u8> = (0..5000u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let zip = zipped(&[("a.txt", &unpackable), ("b.txt", b"")]);
        let directory = zip.windows(4).position(|mark| mark == b"PK\x01\x02").unwrap();
        let second = directory + 46 + 5;
        let mut lying = zip.clone();
        // The directory gives the second member the place and the sizes of the first.
        lying.copy_within(directory + 10..directory + 28, second + 10);
        lying.copy_within(directory + 42..directory + 46, second + 42);
        assert_eq!(members("x.zip", &zip).unwrap().unwrap().count(), 2);
        assert!(matches!(members("x.zip", &lying), Err(Message::BrokenFile { .. })));
    }

    #[test]
    fn members_without_end_are_refused() {
        let names: Vec<String> = (0..=MOST_MEMBERS).map(|number| number.to_string()).collect();
        let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        let refused = members("x.zip", &zipped(&parts)).err();
        assert_eq!(refused, Some(Message::TooManyMembers { path: "x.zip".into(), most: MOST_MEMBERS }));
    }
}
