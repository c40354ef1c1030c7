/*!
A large delimited table, record by record: what `delimited` reads whole, read in bounded memory.

The first bytes tell encoding and delimiter. Bytes that do not belong to the encoding spoil their field, not the file.
*/

use std::io::{self, Read};

use encoding_rs::{Decoder, Encoding, UTF_8};

use super::kind::{self, Kind};
use super::{Cell, Document, delimited, encoding};
use crate::model::{Message, Place};

/// How the bytes of a table are to be read.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    encoding: &'static Encoding,
    delimiter: u8,
}

/// Bytes from which the shape of a table is seen.
pub const HEAD: usize = 1 << 16;

/// The shape of a delimited table by its first bytes, and these as a document; none where it is something else.
pub fn shape(path: &str, first: &[u8]) -> Option<(Shape, Document)> {
    if !matches!(kind::of(path, first), Ok(Kind::Text)) {
        return None;
    }
    let encoding = encoding::of_head(first)?;
    let (text, _, _) = encoding.decode(first);
    // The last line may be cut off.
    let text = match text.rsplit_once('\n') {
        Some((whole, _)) => whole,
        // Lines that end in another way are not looked for.
        None if text.contains('\r') || first.len() == HEAD => return None,
        None => &text,
    };
    let delimiter = delimited::delimiter(path, text)?;
    let blocks = delimited::read(path, text, delimiter).ok()?;
    Some((Shape { encoding, delimiter }, Document { path: path.to_string(), blocks }))
}

/// The records of a table, one after the other.
///
/// A line without quotes is a record as it stands, and parted only where somebody asks for its fields; one with quotes is
/// read by the csv crate's own machine.
pub struct Records<R: Read> {
    bytes: Text<R>,
    delimiter: u8,
    buffer: Vec<u8>,
    /// Where the record begins and ends, and where the next one begins.
    start: usize,
    end: usize,
    next: usize,
    /// Where the first quote behind `next` stands, as far as was looked.
    quote: Option<usize>,
    looked: usize,
    ended: bool,
    /// The lines of the record and of the next, and the bytes before the buffer.
    line: u32,
    next_line: u32,
    before: u64,
    fields: Fields,
}

/// Where the fields of a record lie.
#[derive(Default)]
struct Fields {
    /// Whether the record has quotes; then its fields are in `unquoted`.
    quoted: bool,
    parted: bool,
    ends: Vec<usize>,
    unquoted: Vec<u8>,
}

/// A record that is longer has a quote that nobody closed.
const LARGEST_RECORD: usize = 32 << 20;

/// A record of more fields is no row of a table.
const MOST_FIELDS: usize = 1_000;

/// Bytes of a record that are shown.
const LONGEST_TEXT: usize = 1 << 16;

/// Bytes that are read at once.
const BUFFER: usize = 1 << 20;

impl<R: Read> Records<R> {
    /// Reads from the beginning of a table.
    pub fn new(bytes: R, shape: Shape) -> Records<R> {
        Records {
            bytes: Text::new(bytes, shape.encoding),
            delimiter: shape.delimiter,
            buffer: Vec::new(),
            start: 0,
            end: 0,
            next: 0,
            quote: None,
            looked: 0,
            ended: false,
            line: 0,
            next_line: 1,
            before: 0,
            fields: Fields::default(),
        }
    }

    /// Goes to the next record; whether there is one. The error is of the system, or of a record without an end.
    pub fn advance(&mut self) -> io::Result<bool> {
        loop {
            let Some(end) = self.line_end()? else { return Ok(false) };
            (self.start, self.line) = (self.next, self.next_line);
            self.fields.quoted = self.first_quote(end).is_some();
            self.fields.parted = self.fields.quoted;
            if self.fields.quoted {
                self.unquote()?;
                return Ok(true);
            }
            self.next = (end + 1).min(self.buffer.len());
            self.next_line = self.next_line.saturating_add(1);
            let line = &self.buffer[self.start..end];
            self.end = self.start + line.strip_suffix(b"\r").unwrap_or(line).len();
            if self.end > self.start {
                return Ok(true);
            }
        }
    }

    /// The end of the line that begins at `next`; none where the table has ended.
    fn line_end(&mut self) -> io::Result<Option<usize>> {
        let mut from = self.next;
        loop {
            if let Some(found) = memchr::memchr(b'\n', &self.buffer[from..]) {
                return Ok(Some(from + found));
            }
            let have = self.buffer.len() - self.next;
            if !self.more()? {
                return Ok((have > 0).then_some(self.buffer.len()));
            }
            from = self.next + have;
        }
    }

    /// Reads more bytes behind those that nobody took yet; whether there were any.
    fn more(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        // What was taken makes room.
        self.before += self.next as u64;
        self.buffer.drain(..self.next);
        self.quote = None;
        self.looked = 0;
        self.next = 0;
        let have = self.buffer.len();
        if have > LARGEST_RECORD {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.buffer.resize(have + BUFFER, 0);
        let read = self.bytes.read(&mut self.buffer[have..])?;
        self.buffer.truncate(have + read);
        self.ended = read == 0;
        Ok(read > 0)
    }

    /// The first quote between `next` and the end of its line.
    fn first_quote(&mut self, end: usize) -> Option<usize> {
        if self.quote.is_some_and(|quote| quote < self.next) {
            self.quote = None;
        }
        if self.quote.is_none() && self.looked < end {
            let from = self.looked.max(self.next);
            self.quote = memchr::memchr(b'"', &self.buffer[from..]).map(|found| from + found);
            self.looked = self.quote.map_or(self.buffer.len(), |quote| quote + 1);
        }
        self.quote.filter(|quote| *quote < end)
    }

    /// Reads a record with quotes, which may go on over several lines.
    fn unquote(&mut self) -> io::Result<()> {
        let mut machine = csv_core::ReaderBuilder::new().delimiter(self.delimiter).build();
        let Fields { ends, unquoted, .. } = &mut self.fields;
        ends.clear();
        unquoted.clear();
        ends.resize(64, 0);
        unquoted.resize(1 << 10, 0);
        let (mut taken, mut written, mut ended) = (0, 0, 0);
        loop {
            let Fields { ends, unquoted, .. } = &mut self.fields;
            let input = &self.buffer[self.next + taken..];
            let (result, read, out, end) = machine.read_record(input, &mut unquoted[written..], &mut ends[ended..]);
            (taken, written, ended) = (taken + read, written + out, ended + end);
            match result {
                csv_core::ReadRecordResult::InputEmpty => {
                    let more = self.more()?;
                    // An empty input tells the machine that all is read.
                    if !more && !self.buffer[self.next + taken..].is_empty() {
                        break;
                    }
                }
                csv_core::ReadRecordResult::OutputFull => self.fields.unquoted.resize(2 * written + 64, 0),
                csv_core::ReadRecordResult::OutputEndsFull => self.fields.ends.resize(2 * ended + 8, 0),
                csv_core::ReadRecordResult::Record | csv_core::ReadRecordResult::End => break,
            }
        }
        self.fields.ends.truncate(ended);
        let lines = memchr::memchr_iter(b'\n', &self.buffer[self.next..self.next + taken]).count();
        self.start = self.next;
        self.next += taken;
        self.end = self.next;
        self.next_line = self.next_line.saturating_add(lines as u32);
        Ok(())
    }

    /// The line of the record.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// Bytes of UTF-8 before the record.
    pub fn bytes(&self) -> u64 {
        self.before + self.start as u64
    }

    /// The record as it stands, where it has no quotes.
    pub fn plain(&self) -> Option<&[u8]> {
        (!self.fields.quoted).then(|| &self.buffer[self.start..self.end])
    }

    /// Finds the fields of the record; to be called before they are asked for.
    pub fn part(&mut self) {
        if self.fields.parted {
            return;
        }
        self.fields.parted = true;
        let line = &self.buffer[self.start..self.end];
        self.fields.ends.clear();
        self.fields.ends.extend(memchr::memchr_iter(self.delimiter, line));
        self.fields.ends.push(line.len());
    }

    /// Where a field of a record without quotes begins and ends in it; its end where the record is shorter.
    pub fn range(&self, index: usize) -> std::ops::Range<usize> {
        let length = self.end - self.start;
        let begin = match index.checked_sub(1) {
            None => 0,
            Some(before) => self.fields.ends.get(before).map_or(length, |end| (end + 1).min(length)),
        };
        begin..self.fields.ends.get(index).copied().unwrap_or(length)
    }

    /// The bytes of a field, nothing where the record is shorter.
    pub fn field(&self, index: usize) -> &[u8] {
        if !self.fields.quoted {
            return &self.buffer[self.start..self.end][self.range(index)];
        }
        let begin = index.checked_sub(1).map_or(Some(&0), |before| self.fields.ends.get(before));
        match (begin, self.fields.ends.get(index)) {
            (Some(begin), Some(end)) => &self.fields.unquoted[*begin..*end],
            _ => &[],
        }
    }

    fn all(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.fields.ends.len()).map(|index| self.field(index))
    }

    /// Whether all fields are empty, as in the rows that spreadsheets save behind the last one.
    pub fn is_empty(&self) -> bool {
        match self.plain() {
            Some(line) => line.iter().all(|byte| *byte == self.delimiter),
            None => self.all().all(<[u8]>::is_empty),
        }
    }

    /// The record as cells with their places.
    pub fn cells(&self) -> Result<Vec<Cell>, Message> {
        let line = self.line();
        if self.fields.ends.len() > MOST_FIELDS {
            return Err(Message::RowTooWide { fields: self.fields.ends.len(), most: MOST_FIELDS });
        }
        let cell = |(index, field): (usize, &[u8])| {
            let place = Place::Line { line, field: index as u32 + 1 };
            match std::str::from_utf8(field) {
                Ok(text) if !text.contains('\u{fffd}') => {
                    Ok(Cell { text: delimited::unmarked(text).to_string(), place })
                }
                _ => Err(Message::FieldNotText { field: index + 1 }),
            }
        };
        self.all().enumerate().map(cell).collect()
    }

    /// The record in one line, whatever its bytes are; of an endless one its beginning.
    pub fn text(&mut self) -> String {
        self.part();
        let mut text = String::new();
        for (index, field) in self.all().enumerate() {
            if text.len() > LONGEST_TEXT {
                text.push('…');
                break;
            }
            text.push_str(if index == 0 { "" } else { "," });
            text.push_str(&String::from_utf8_lossy(&field[..field.len().min(LONGEST_TEXT)]));
        }
        text
    }
}

/// Bytes of any encoding as UTF-8, without their mark.
struct Text<R> {
    inner: R,
    /// None where the bytes are UTF-8 and pass as they are.
    decoder: Option<Decoder>,
    is_begun: bool,
    raw: Vec<u8>,
    decoded: Vec<u8>,
    at: usize,
    ended: bool,
}

/// The mark of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

impl<R: Read> Text<R> {
    fn new(inner: R, encoding: &'static Encoding) -> Text<R> {
        let decoder = (encoding != UTF_8).then(|| encoding.new_decoder_with_bom_removal());
        Text { inner, decoder, is_begun: false, raw: Vec::new(), decoded: Vec::new(), at: 0, ended: false }
    }
}

impl<R: Read> Read for Text<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let Some(decoder) = &mut self.decoder else {
            let read = self.inner.read(into)?;
            let marked = !std::mem::replace(&mut self.is_begun, true) && into[..read].starts_with(MARK);
            if marked {
                into.copy_within(MARK.len()..read, 0);
            }
            return Ok(if marked { read - MARK.len() } else { read });
        };
        while self.at == self.decoded.len() && !self.ended {
            self.raw.resize(HEAD, 0);
            let read = self.inner.read(&mut self.raw)?;
            self.ended = read == 0;
            let room = decoder.max_utf8_buffer_length(read).unwrap_or(4 * HEAD);
            self.decoded.resize(room, 0);
            let (_, _, written, _) = decoder.decode_to_utf8(&self.raw[..read], &mut self.decoded, self.ended);
            self.decoded.truncate(written);
            self.at = 0;
        }
        let taken = into.len().min(self.decoded.len() - self.at);
        into[..taken].copy_from_slice(&self.decoded[self.at..self.at + taken]);
        self.at += taken;
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &str, bytes: &[u8]) -> Vec<(u32, String)> {
        let (shape, _) = shape(path, &bytes[..bytes.len().min(HEAD)]).unwrap();
        let mut records = Records::new(bytes, shape);
        let mut lines = Vec::new();
        while records.advance().unwrap() {
            lines.push((records.line(), records.text()));
        }
        lines
    }

    #[test]
    fn records_are_the_same_in_every_encoding_and_have_their_lines() {
        let text =
            "部门,年度,项目,口径,金额\n甲局,2023,\"三公\n经费\",预算数,\"1,200\"\n\n乙局,2023,三公经费,决算数,5\n";
        let expected = [
            (1, "部门,年度,项目,口径,金额".to_string()),
            (2, "甲局,2023,三公\n经费,预算数,1,200".to_string()),
            (5, "乙局,2023,三公经费,决算数,5".to_string()),
        ];
        let (gb, _, _) = encoding_rs::GB18030.encode(text);
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for bytes in [text.as_bytes().to_vec(), [b"\xef\xbb\xbf", text.as_bytes()].concat(), gb.to_vec(), utf16] {
            assert_eq!(lines("x.csv", &bytes), expected);
        }
    }

    #[test]
    fn a_spoilt_byte_spoils_its_field_alone() {
        let bytes = b"a,b,c,d,e\n1,2\xff,3,4,5\n6,7,8,9,10\n";
        let (shape, _) = shape("x.csv", b"a,b,c,d,e\n").unwrap();
        let mut records = Records::new(&bytes[..], shape);
        records.advance().unwrap();
        records.advance().unwrap();
        records.part();
        assert_eq!(records.cells().unwrap_err(), Message::FieldNotText { field: 2 });
        records.advance().unwrap();
        records.part();
        assert_eq!(records.cells().unwrap().len(), 5);
    }

    #[test]
    fn a_quote_that_nobody_closes_does_not_take_the_whole_file() {
        let bytes = [b"a,b,c,d,e\n1,\"2".to_vec(), vec![b'x'; 40 << 20]].concat();
        let (shape, _) = shape("x.csv", &bytes[..10]).unwrap();
        let mut records = Records::new(&bytes[..], shape);
        assert!(records.advance().unwrap());
        assert_eq!(records.advance().unwrap_err().kind(), io::ErrorKind::FileTooLarge);
    }

    proptest::proptest! {
        /// What the csv crate makes of a text is what comes out here.
        #[test]
        fn records_are_those_of_the_csv_crate(
            parts in proptest::collection::vec(
                proptest::sample::select(vec!["a", "局", ",", ",", "\"", "\"\"", "\n", "\r\n", "12.5", " "]), 0..60),
        ) {
            let text = format!("a,b,c,d,e\n{}", parts.concat());
            let shape = Shape { encoding: UTF_8, delimiter: b',' };
            let mut records = Records::new(text.as_bytes(), shape);
            let mut own = Vec::new();
            while records.advance().unwrap() {
                records.part();
                own.push((records.line(), records.all().map(<[u8]>::to_vec).collect::<Vec<_>>()));
            }
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let theirs: Vec<_> = reader
                .byte_records()
                .map(|record| record.unwrap())
                .map(|record| {
                    (delimited::line_of(text.as_bytes(), record.position().unwrap()), record.iter().map(<[u8]>::to_vec).collect::<Vec<_>>())
                })
                .collect();
            proptest::prop_assert_eq!(own, theirs);
        }
    }
}
