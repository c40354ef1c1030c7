/*!
Damaged documents: no reader may panic or go on without end, whatever a file holds.

Sound files are changed by a generator of its own, so that a failure can be had again: it names the file, the part and
the number of the mutant. `FISCUS_MUTANTS=10000 cargo test --release --test all mutations` is the long run.
*/

use std::io::{Cursor, Read, Write};
use std::sync::{Mutex, Once};
use std::time::{Duration, Instant};

use fiscus::command::shelf;
use fiscus::document::{self, archive, guarded};
use fiscus::form::{self, Definition, Given};
use fiscus::model::Message;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::formats;

/// How long a mutant may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Mutants of each file and part where the environment does not say.
const FEW: u64 = 40;

/// The generator that George Marsaglia calls xorshift64*.
struct Chance(u64);

impl Chance {
    fn of(name: &str, number: u64) -> Chance {
        let seed = name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
        Chance((seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15)) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() >> 11) as usize % limit.max(1)
    }

    /// A stretch of so many bytes, mostly a short one.
    fn stretch(&mut self, length: usize) -> std::ops::Range<usize> {
        let most = if self.below(4) == 0 { length } else { length.min(64) };
        let from = self.below(length);
        from..length.min(from + 1 + self.below(most))
    }
}

fn mutated(sound: &[u8], chance: &mut Chance) -> Vec<u8> {
    const EXTREMES: [u8; 12] = [0, 1, 0x7f, 0x80, 0xfe, 0xff, b'<', b'>', b'{', b'"', b'9', b'-'];
    let mut bytes = sound.to_vec();
    for _ in 0..1 + chance.below(4) {
        if bytes.is_empty() {
            return bytes;
        }
        let here = chance.stretch(bytes.len());
        let at = here.start;
        match chance.below(8) {
            0 => bytes[at] ^= 1 << chance.below(8),
            1 => bytes[at] = EXTREMES[chance.below(EXTREMES.len())],
            2 => bytes.truncate(at),
            3 => drop(bytes.drain(here)),
            4 => {
                let copy = bytes[here].to_vec();
                bytes.splice(at..at, copy);
            }
            5 => {
                let from = chance.stretch(sound.len());
                bytes.splice(here, sound[from].iter().copied());
            }
            6 => {
                let word = EXTREMES[chance.below(EXTREMES.len())];
                bytes[at..(at + 4).min(here.end)].fill(word);
            }
            // A number becomes another.
            _ => {
                let digits = bytes[at..].iter().position(u8::is_ascii_digit).map(|first| at + first);
                if let Some(digit) = digits {
                    let number = ["0", "-1", "4294967295", "9999999999999999999", "1000000"][chance.below(5)];
                    bytes.splice(digit..=digit, number.bytes());
                }
            }
        }
    }
    bytes
}

/// The container with another text for a part.
fn with_part(container: &[u8], part: &str, text: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(container)).expect("the container is sound");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("the container is sound");
        let name = file.name().expect("names of parts are UTF-8").into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("the part is sound");
        writer.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part opens");
        writer.write_all(if name == part { text } else { &bytes }).expect("a part is written");
    }
    writer.finish().expect("the container closes").into_inner()
}

fn part_of(container: &[u8], part: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(container)).expect("the container is sound");
    let mut bytes = Vec::new();
    archive.by_name(part).expect("the part is there").read_to_end(&mut bytes).expect("the part is sound");
    bytes
}

/// Reads as an import does.
fn read(forms: &[Definition], name: &str, bytes: &[u8]) -> Vec<Message> {
    let understand = |name: &str, bytes: &[u8]| {
        guarded(name, || {
            let given = Given { department: None, year: None, unit: None, keep_contacts: false };
            form::understand(forms, document::read(name, bytes)?, given)
        })
        .err()
    };
    match guarded(name, || archive::members(name, bytes)) {
        Ok(Some(members)) => {
            members.filter_map(|(name, bytes)| bytes.map_or_else(Some, |bytes| understand(&name, &bytes))).collect()
        }
        Ok(None) => understand(name, bytes).into_iter().collect(),
        Err(message) => vec![message],
    }
}

/// The last panic of a reader, which is caught and would be lost.
static PANIC: Mutex<String> = Mutex::new(String::new());

fn listen_to_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if document::is_reading() {
                *PANIC.lock().expect("nobody panics here") = panic.to_string();
            } else {
                before(panic);
            }
        }));
    });
}

/// Mutants of a file, or of a part within it.
fn survives(name: &str, part: Option<&str>) {
    listen_to_panics();
    let forms = shelf::forms(&[]).expect("the built-in layouts are sound");
    let mutants = std::env::var("FISCUS_MUTANTS").ok().and_then(|count| count.parse().ok()).unwrap_or(FEW);
    let sound = formats::bytes(name);
    let inner = part.map(|part| (part, part_of(&sound, part)));
    let mut faults = Vec::new();
    for number in 0..mutants {
        let mut chance = Chance::of(&format!("{name} {part:?}"), number);
        let mutant = match &inner {
            Some((part, text)) => with_part(&sound, part, &mutated(text, &mut chance)),
            None => mutated(&sound, &mut chance),
        };
        let started = Instant::now();
        let messages = read(&forms, name, &mutant);
        let took = started.elapsed();
        if messages.iter().any(|message| matches!(message, Message::OurFault { .. })) || took > PATIENCE {
            let panic = PANIC.lock().expect("nobody panics here").clone();
            faults.push(format!("{name} {part:?}, mutant {number}, {took:?}: {panic}"));
        }
    }
    assert!(faults.is_empty(), "{} of {mutants}:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn texts_survive() {
    for name in ["form.txt", "form.md", "form.csv"] {
        survives(name, None);
    }
}

#[test]
fn pages_survive() {
    for name in ["form.html", "form.mht"] {
        survives(name, None);
    }
}

#[test]
fn word_documents_survive() {
    survives("form.docx", None);
    survives("form.docx", Some("word/document.xml"));
    survives("form-2003.doc", None);
}

/// wps is of the same make.
#[test]
fn old_word_documents_survive() {
    survives("form.doc", None);
}

#[test]
fn rich_text_survives() {
    survives("form.rtf", None);
}

#[test]
fn open_documents_survive() {
    survives("form.odt", None);
    survives("form.odt", Some("content.xml"));
    survives("form.fodt", None);
    survives("form.ods", None);
    survives("form.ods", Some("content.xml"));
}

#[test]
fn workbooks_survive() {
    survives("form.xlsx", None);
    for part in ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"] {
        survives("form.xlsx", Some(part));
    }
    survives("form-2003.xls", None);
}

/// et is of the same make.
#[test]
fn old_workbooks_survive() {
    survives("form.xls", None);
}

#[test]
fn pdf_survives() {
    survives("form.pdf", None);
}

#[test]
fn archives_survive() {
    survives("form.zip", None);
    survives("form.zip", Some("form.txt"));
}
