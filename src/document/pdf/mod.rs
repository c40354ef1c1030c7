/*!
PDF: tables with lines or in columns, and the lines of text around them.

`lopdf` reads the objects; `page` follows what is drawn, `font` and `cmap` say which characters it shows, `word` joins
them, `ruled` and `aligned` find the tables, `layout` puts all in order. `poppler` is asked where a font keeps its characters to itself.

pdf-extract was tried on paper and left: it panics on the Chinese encodings, places nested forms wrongly, passes over
some operators that show text, and mixes up fonts of one name, so that figures could be lost or wrong without a word.

Scans, locked files, columns that are not certain and fonts without characters are refused. What a machine read in a
scan (invisible text over a picture) is not taken for text. A document is read on a thread of its own, which is left
behind when it takes too long.
*/

mod aligned;
mod cmap;
mod font;
mod layout;
mod page;
mod poppler;
mod ruled;
mod word;

use std::io::Read;
use std::sync::mpsc;
use std::time::Duration;

use flate2::read::ZlibDecoder;
use lopdf::xref::XrefRecovery;
use lopdf::{DecompressError, Document, LoadOptions, Stream};

use self::page::{Allowance, Page, Ruling};
use self::word::Word;
use super::{Block, guarded};
use crate::model::Message;

/// How long a document may take.
const PATIENCE: Duration = Duration::from_millis(4500);
/// Pages without end are nested or repeated, not published.
const MOST_PAGES: usize = 2000;
/// No stream is larger, unpacked.
const LARGEST_STREAM: usize = 16 << 20;
/// One character in so many may be unknown: a mark of a list, a logo.
const UNKNOWN_IN: usize = 20;
/// A page without text is a scan when pictures cover as much of it.
const SCANNED: f64 = 0.4;

/// Why a document cannot be read.
#[derive(Debug)]
enum Reason {
    Broken(String),
    Locked,
    Picture { page: usize },
    NoCharacters,
    ColumnsInDoubt { page: usize },
    TooMuch,
}

impl Reason {
    fn message(self, path: String) -> Message {
        match self {
            Reason::Broken(reason) => Message::BrokenFile { path, reason },
            Reason::Locked => Message::Encrypted { path },
            Reason::Picture { page } => Message::PageIsPicture { path, page },
            Reason::NoCharacters => Message::NoCharacters { path },
            Reason::ColumnsInDoubt { page } => Message::ColumnsInDoubt { path, page },
            Reason::TooMuch => Message::TooMuchToRead { path },
        }
    }
}

/// Whether these bytes are a PDF; some programs put a line of their own before it.
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|five| five == b"%PDF-")
}

/// The tables and lines of a document.
pub fn read(path: &str, bytes: &[u8]) -> Result<Vec<Block>, Message> {
    let path = path.to_string();
    let (send, receive) = mpsc::channel();
    let (name, bytes) = (path.clone(), bytes.to_vec());
    let read = move || send.send(guarded(&name, || understand(&bytes).map_err(|reason| reason.message(name.clone()))));
    // Deeply nested objects are read by recursion.
    let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(read);
    thread.map_err(|error| Message::Io { path: path.clone(), reason: error.to_string() })?;
    receive.recv_timeout(PATIENCE).unwrap_or(Err(Message::TooMuchToRead { path }))
}

fn understand(bytes: &[u8]) -> Result<Vec<Block>, Reason> {
    let pages = draw(bytes)?;
    let all: usize = pages.iter().map(|page| page.glyphs.len()).sum();
    let scan = pages.iter().position(|page| page.glyphs.is_empty() && page.pictured >= SCANNED);
    if let Some(page) = scan.or((all == 0).then_some(0)) {
        return Err(Reason::Picture { page: page + 1 });
    }
    let unknown = pages.iter().flat_map(|page| &page.glyphs).filter(|glyph| glyph.text == font::UNKNOWN).count();
    let words = if unknown * UNKNOWN_IN > all {
        poppler::words(bytes).filter(|words| fits(words, &pages)).ok_or(Reason::NoCharacters)?
    } else {
        pages.iter().map(|page| word::words(&page.glyphs)).collect()
    };
    layout::blocks(&pages, words)
}

/// The pages as they are drawn.
fn draw(bytes: &[u8]) -> Result<Vec<Page>, Reason> {
    let options = LoadOptions::with_max_decompressed_size(LARGEST_STREAM);
    let pdf = Document::load_mem_with_options(bytes, options);
    let pdf = pdf.map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) | lopdf::Error::UnsupportedSecurityHandler(_) => {
            Reason::Locked
        }
        error => Reason::Broken(error.to_string()),
    })?;
    // A file that was cut off may have lost pages, or the newest state of one.
    if pdf.xref_recovery == Some(XrefRecovery::Reconstructed) {
        return Err(Reason::Broken("xref".to_string()));
    }
    let mut allowance = Allowance { operators: 4_000_000, bytes: 128 << 20, marks: 1 << 20 };
    let mut pages = Vec::new();
    for id in pdf.page_iter() {
        if pages.len() == MOST_PAGES {
            return Err(Reason::TooMuch);
        }
        pages.push(page::draw(&pdf, id, &mut allowance)?);
    }
    if pages.is_empty() { Err(Reason::Broken("Pages".to_string())) } else { Ok(pages) }
}

/// The content of a stream, if it is no longer than this. A damaged stream is an error; lopdf by itself gives what it
/// could read of one.
fn unpack(stream: &Stream, most: usize) -> Result<Vec<u8>, Reason> {
    let plain = match (stream.filters().unwrap_or_default().as_slice(), stream.dict.has(b"DecodeParms")) {
        ([b"FlateDecode"], false) => {
            let mut plain = Vec::new();
            let read = ZlibDecoder::new(stream.content.as_slice()).take(most as u64 + 1).read_to_end(&mut plain);
            read.map_err(|error| Reason::Broken(error.to_string()))?;
            plain
        }
        _ => stream.get_plain_content_with_limit(most).map_err(|error| match error {
            lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => Reason::TooMuch,
            error => Reason::Broken(error.to_string()),
        })?,
    };
    if plain.len() > most { Err(Reason::TooMuch) } else { Ok(plain) }
}

/// Whether words of another reader are those of these pages: as many characters, none over a line that parts cells. It
/// leaves out what it does not know either.
fn fits(words: &[Vec<Word>], pages: &[Page]) -> bool {
    let count = |words: &[Word]| words.iter().map(|word| word.text.chars().count()).sum::<usize>();
    let crosses = |word: &Word, line: &Ruling| {
        (word.left + 1.0..word.right - 1.0).contains(&line.at) && (line.from..line.to).contains(&word.middle.1)
    };
    let fits = |(words, page): (&Vec<Word>, &Page)| {
        count(words) == count(&word::words(&page.glyphs))
            && !words.iter().any(|word| page.down.iter().any(|line| crosses(word, line)))
    };
    words.len() == pages.len() && words.iter().zip(pages).all(fits)
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;
    use lopdf::{Dictionary, Object, Stream, dictionary};

    use super::*;

    /// A document of one page, with a Chinese font `F` whose encoding is a character set, and a form `X` that shows
    /// its content 100 further to the right.
    fn file(content: &[u8], page: Dictionary) -> Vec<u8> {
        let mut pdf = Document::with_version("1.5");
        let glyphs = dictionary! { "Type" => "Font", "Subtype" => "CIDFontType0", "BaseFont" => "SimSun" };
        let font = dictionary! {
            "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "SimSun", "Encoding" => "GBK-EUC-H",
            "DescendantFonts" => vec![Object::Dictionary(glyphs)],
        };
        let form = dictionary! {
            "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 100.into(), 100.into()],
            "Matrix" => vec![1.into(), 0.into(), 0.into(), 1.into(), 100.into(), 0.into()],
        };
        let form = pdf.add_object(Stream::new(form, b"BT /F 10 Tf 10 700 Td (5.5) Tj ET".to_vec()));
        let picture = pdf.add_object(Stream::new(dictionary! { "Subtype" => "Image" }, Vec::new()));
        let content = pdf.add_object(Stream::new(Dictionary::new(), content.to_vec()));
        let pages = pdf.new_object_id();
        let mut page = page;
        page.extend(&dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => content });
        let page = pdf.add_object(page);
        let resources = dictionary! {
            "Font" => dictionary! { "F" => font }, "XObject" => dictionary! { "X" => form, "P" => picture },
        };
        let tree = dictionary! {
            "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1, "Resources" => resources,
            "MediaBox" => vec![0.into(), 0.into(), 600.into(), 800.into()],
        };
        pdf.objects.insert(pages, Object::Dictionary(tree));
        let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        pdf.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).expect("a document in memory");
        bytes
    }

    fn gbk(content: &str) -> Vec<u8> {
        GB18030.encode(content).0.into_owned()
    }

    fn lines(bytes: &[u8]) -> Result<Vec<String>, Message> {
        let line = |block| match block {
            Block::Paragraph(cell) => format!("{}: {}", cell.place, cell.text),
            Block::Table(rows) => rows
                .iter()
                .map(|row| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|"))
                .collect::<Vec<_>>()
                .join("\n"),
        };
        Ok(read("x.pdf", bytes)?.into_iter().map(line).collect())
    }

    #[test]
    fn lines_make_the_cells_and_the_text_stays_around_them() {
        let content = gbk(
            "BT /F 16 Tf 200 760 Td (某表) Tj ET 100 700 200 20 re 200 700 m 200 720 l S
            BT /F 10 Tf 105 706 Td (三公) Tj 0 -50 Td 12 TL (注：甲) Tj (乙) ' ET BT 1 0 0 1 205 706 Tm [(1) 0 (2.5)] TJ ET",
        );
        let expected =
            ["page 1 row 1 column 1: 某表", "三公|12.5", "page 1 row 3 column 1: 注：甲", "page 1 row 4 column 1: 乙"];
        assert_eq!(lines(&file(&content, Dictionary::new())).unwrap(), expected);
    }

    #[test]
    fn a_form_within_a_page_is_where_its_matrix_puts_it() {
        let content = gbk("BT /F 10 Tf 10 700 Td (三公) Tj ET q /X Do Q");
        assert_eq!(lines(&file(&content, Dictionary::new())).unwrap(), ["page 1 row 1 column 1: 三公  5.5"]);
    }

    #[test]
    fn a_page_lying_on_its_side_is_turned() {
        let content = gbk("BT /F 10 Tf 0 1 -1 0 50 100 Tm (甲) Tj 0 -30 Td (乙) Tj ET");
        let expected = ["page 1 row 1 column 1: 甲", "page 1 row 2 column 1: 乙"];
        assert_eq!(lines(&file(&content, dictionary! { "Rotate" => 90 })).unwrap(), expected);
    }

    #[test]
    fn what_a_machine_read_in_a_scan_is_not_taken() {
        let content = gbk("q 600 0 0 800 0 0 cm /P Do Q BT 3 Tr /F 10 Tf 10 700 Td (三公经费 12) Tj ET");
        let refused = Message::PageIsPicture { path: "x.pdf".into(), page: 1 };
        assert_eq!(lines(&file(&content, Dictionary::new())), Err(refused));
    }

    #[test]
    fn fonts_without_characters_are_refused() {
        let content = b"BT /Missing 10 Tf 10 700 Td (12345) Tj ET";
        let refused = Message::NoCharacters { path: "x.pdf".into() };
        assert_eq!(lines(&file(content, Dictionary::new())), Err(refused));
    }

    #[test]
    fn a_file_cut_off_or_content_broken_off_is_refused() {
        let whole = file(&gbk("BT /F 10 Tf 10 700 Td (甲) Tj ET"), Dictionary::new());
        for bytes in [&whole[..whole.len() - 60], &whole[..whole.len() / 2], b"%PDF-1.4\n".as_slice()] {
            assert!(matches!(lines(bytes), Err(Message::BrokenFile { .. })));
        }
        let broken = file(b"BT /F 10 Tf 10 700 Td (1) Tj (2 Tj ET", Dictionary::new());
        assert!(matches!(lines(&broken), Err(Message::BrokenFile { .. })));
    }

    #[test]
    fn content_without_end_is_refused() {
        for content in ["q ".repeat(300), format!("BT /F 10 Tf ({}) Tj ET", "1".repeat(2 << 20))] {
            let refused = Message::TooMuchToRead { path: "x.pdf".into() };
            assert_eq!(lines(&file(content.as_bytes(), Dictionary::new())), Err(refused));
        }
        let mut form = Document::load_mem(&file(b"/X Do", Dictionary::new())).unwrap();
        for object in form.objects.values_mut().filter_map(|object| object.as_stream_mut().ok()) {
            // A form that shows itself.
            object.set_plain_content(b"/X Do /X Do".to_vec());
        }
        let mut bytes = Vec::new();
        form.save_to(&mut bytes).unwrap();
        assert_eq!(lines(&bytes), Err(Message::TooMuchToRead { path: "x.pdf".into() }));
    }
}
