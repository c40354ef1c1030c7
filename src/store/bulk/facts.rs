/*!
Figures of a large table in order of their reports, in bounded memory, in whatever order they came.

A figure is packed into a few bytes behind the others of its report that came with it: a fragment. When the fragments fill
the room they are put in order and written to a file without a name; at the end those runs are merged. A table that is
grouped by report makes a fragment a report, one in random order a fragment a figure.
*/

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::model::bulk::Slot;

/// One figure of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact {
    /// Where it stands.
    pub slot: Slot,
    /// Fen, ten-thousandths or a count.
    pub value: i64,
    /// Line of the table.
    pub line: u32,
}

/// All figures of a report, in the order of their lines.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Number of the report.
    pub report: i64,
    /// The figures.
    pub facts: Vec<Fact>,
    /// The finest step of its amounts in fen; 0 where it has none.
    pub step_fen: i64,
}

/// Memory for fragments that wait.
const ROOM: usize = 36 << 20;

/// Bytes of a run that are read at once.
const WINDOW: usize = 1 << 17;

/// Takes figures in any order.
pub struct Sorter {
    packed: Vec<u8>,
    fragments: Vec<Fragment>,
    line: u32,
    folder: PathBuf,
    file: Option<File>,
    runs: Vec<(u64, u64)>,
    room: usize,
}

/// Figures of one report that came one behind the other.
#[derive(Debug, Clone, Copy)]
struct Fragment {
    report: i64,
    step_fen: i64,
    start: u32,
    length: u32,
    line: u32,
}

/// A fragment ends behind so many bytes, also where its report goes on.
const LONGEST: u32 = 1 << 16;

/// Bytes of a fragment's head in a run.
const HEAD: usize = 24;

impl Sorter {
    /// A sorter whose runs go to a file in a folder, should they not fit.
    pub fn new(folder: &Path) -> Sorter {
        Sorter::with_room(folder, ROOM)
    }

    fn with_room(folder: &Path, room: usize) -> Sorter {
        let (packed, fragments, runs) = (Vec::new(), Vec::new(), Vec::new());
        Sorter { packed, fragments, line: 0, folder: folder.to_path_buf(), file: None, runs, room }
    }

    /// Takes a figure of a report.
    pub fn push(&mut self, report: i64, fact: Fact, step_fen: Option<i64>) -> io::Result<()> {
        if self.fragments.last().is_none_or(|last| last.report != report || last.length > LONGEST) {
            if self.packed.len() + self.fragments.len() * size_of::<Fragment>() >= self.room {
                self.spill()?;
            }
            let start = self.packed.len() as u32;
            self.fragments.push(Fragment { report, step_fen: 0, start, length: 0, line: fact.line });
            self.line = fact.line;
        }
        let last = self.fragments.last_mut().expect("a fragment was pushed");
        if let Some(step) = step_fen
            && (last.step_fen == 0 || step < last.step_fen)
        {
            last.step_fen = step;
        }
        pack(&mut self.packed, u64::from(fact.slot.field));
        pack(&mut self.packed, u64::from(fact.slot.name));
        if fact.slot.name != 0 {
            pack(&mut self.packed, u64::from(fact.slot.position));
        }
        // Small numbers of either sign in few bytes.
        pack(&mut self.packed, ((fact.value << 1) ^ (fact.value >> 63)) as u64);
        pack(&mut self.packed, u64::from(fact.line - self.line));
        self.line = fact.line;
        last.length = self.packed.len() as u32 - last.start;
        Ok(())
    }

    /// Puts the fragments in order, those of a report in the order in which they came.
    fn order(&mut self) {
        self.fragments.sort_unstable_by_key(|fragment| (fragment.report, fragment.line, fragment.start));
    }

    fn spill(&mut self) -> io::Result<()> {
        self.order();
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(tempfile::tempfile_in(&self.folder)?),
        };
        let start = self.runs.last().map_or(0, |(_, end)| *end);
        file.seek(SeekFrom::Start(start))?;
        let mut out = io::BufWriter::with_capacity(1 << 20, file);
        let mut end = start;
        for fragment in &self.fragments {
            let bytes = &self.packed[fragment.start as usize..][..fragment.length as usize];
            out.write_all(&fragment.report.to_le_bytes())?;
            out.write_all(&fragment.step_fen.to_le_bytes())?;
            out.write_all(&fragment.line.to_le_bytes())?;
            out.write_all(&fragment.length.to_le_bytes())?;
            out.write_all(bytes)?;
            end += (HEAD + bytes.len()) as u64;
        }
        out.flush()?;
        self.runs.push((start, end));
        self.packed.clear();
        self.fragments.clear();
        Ok(())
    }

    /// All figures, report by report.
    pub fn reports(mut self) -> io::Result<Reports> {
        self.order();
        let (packed, fragments) = (self.packed, self.fragments);
        let mut runs: Vec<Run> = self.runs.into_iter().map(|(start, end)| Run::filed(start, end)).collect();
        runs.push(Run::Waiting { packed, fragments, next: 0 });
        let mut reports = Reports { file: self.file, runs, heads: BinaryHeap::new() };
        for run in 0..reports.runs.len() {
            reports.see(run)?;
        }
        Ok(reports)
    }
}

/// Figures report by report, in order of the reports' numbers.
pub struct Reports {
    file: Option<File>,
    runs: Vec<Run>,
    /// The next report of each run; earlier runs come first.
    heads: BinaryHeap<Reverse<(i64, usize)>>,
}

impl Reports {
    /// Gathers the next report; whether there is one.
    pub fn next(&mut self, into: &mut Gathered) -> io::Result<bool> {
        into.facts.clear();
        into.step_fen = 0;
        let Some(Reverse((report, _))) = self.heads.peek() else { return Ok(false) };
        into.report = *report;
        while let Some(Reverse((report, run))) = self.heads.peek().copied()
            && report == into.report
        {
            self.heads.pop();
            self.runs[run].take(self.file.as_mut(), into)?;
            self.see(run)?;
        }
        Ok(true)
    }

    fn see(&mut self, run: usize) -> io::Result<()> {
        if let Some(report) = self.runs[run].peek(self.file.as_mut())? {
            self.heads.push(Reverse((report, run)));
        }
        Ok(())
    }
}

/// Fragments in order.
enum Run {
    /// In memory.
    Waiting { packed: Vec<u8>, fragments: Vec<Fragment>, next: usize },
    /// In the file, a window of it in memory.
    Filed { window: Vec<u8>, at: usize, start: u64, end: u64 },
}

impl Run {
    fn filed(start: u64, end: u64) -> Run {
        Run::Filed { window: Vec::new(), at: 0, start, end }
    }

    /// The report of the next fragment.
    fn peek(&mut self, file: Option<&mut File>) -> io::Result<Option<i64>> {
        match self {
            Run::Waiting { fragments, next, .. } => Ok(fragments.get(*next).map(|fragment| fragment.report)),
            Run::Filed { window, at, start, end } => {
                if window.len() == *at && start == end {
                    return Ok(None);
                }
                fill(file, window, at, start, *end, HEAD)?;
                Ok(Some(i64::from_le_bytes(array(&window[*at..]))))
            }
        }
    }

    /// Unpacks the next fragment.
    fn take(&mut self, file: Option<&mut File>, into: &mut Gathered) -> io::Result<()> {
        match self {
            Run::Waiting { packed, fragments, next } => {
                let Fragment { step_fen, start, length, line, .. } = fragments[*next];
                *next += 1;
                unpack_all(&packed[start as usize..][..length as usize], line, step_fen, into);
            }
            Run::Filed { window, at, start, end } => {
                let head = &window[*at..*at + HEAD];
                let (step_fen, line) = (i64::from_le_bytes(array(&head[8..])), u32::from_le_bytes(array(&head[16..])));
                let length = u32::from_le_bytes(array(&head[20..])) as usize;
                *at += HEAD;
                fill(file, window, at, start, *end, length)?;
                unpack_all(&window[*at..*at + length], line, step_fen, into);
                *at += length;
            }
        }
        Ok(())
    }
}

fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
    bytes[..N].try_into().expect("as many bytes were asked for")
}

/// Sees to it that so many bytes lie in the window.
fn fill(
    file: Option<&mut File>,
    window: &mut Vec<u8>,
    at: &mut usize,
    start: &mut u64,
    end: u64,
    needed: usize,
) -> io::Result<()> {
    if window.len() - *at >= needed {
        return Ok(());
    }
    window.drain(..*at);
    *at = 0;
    let have = window.len();
    let more = ((end - *start) as usize).min(WINDOW.max(needed) - have);
    window.resize(have + more, 0);
    if let Some(file) = file {
        file.seek(SeekFrom::Start(*start))?;
        file.read_exact(&mut window[have..])?;
    }
    *start += more as u64;
    Ok(())
}

fn unpack_all(mut bytes: &[u8], mut line: u32, step_fen: i64, into: &mut Gathered) {
    while !bytes.is_empty() {
        let field = unpack(&mut bytes) as u16;
        let name = unpack(&mut bytes) as u32;
        let position = if name == 0 { 0 } else { unpack(&mut bytes) as u32 };
        let value = unpack(&mut bytes);
        line += unpack(&mut bytes) as u32;
        let value = (value >> 1) as i64 ^ -((value & 1) as i64);
        into.facts.push(Fact { slot: Slot { field, name, position }, value, line });
    }
    if step_fen != 0 && (into.step_fen == 0 || step_fen < into.step_fen) {
        into.step_fen = step_fen;
    }
}

/// Seven bits a byte, the low ones first.
fn pack(into: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        into.push(number as u8 | 0x80);
        number >>= 7;
    }
    into.push(number as u8);
}

fn unpack(bytes: &mut &[u8]) -> u64 {
    let (mut number, mut shift) = (0, 0);
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            break;
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn gathered(sorter: Sorter) -> Vec<(i64, i64, Vec<Fact>)> {
        let mut reports = sorter.reports().unwrap();
        let (mut all, mut one) = (Vec::new(), Gathered::default());
        while reports.next(&mut one).unwrap() {
            all.push((one.report, one.step_fen, one.facts.clone()));
        }
        all
    }

    proptest! {
        /// Whatever does not fit goes through the file and comes out as if it had fitted.
        #[test]
        fn figures_come_out_by_report_in_the_order_of_their_lines(
            given in prop::collection::vec((0..20_i64, 0..300_u16, 0..3_u32, any::<i64>(), prop::option::of(1..100_i64)), 0..400),
            room in 0..4_000_usize,
        ) {
            let folder = tempfile::tempdir().unwrap();
            let mut sorter = Sorter::with_room(folder.path(), room);
            let mut expected = std::collections::BTreeMap::<i64, (i64, Vec<Fact>)>::new();
            for (line, (report, field, name, value, step)) in given.into_iter().enumerate() {
                let slot = Slot { field, name, position: name * 7 };
                let fact = Fact { slot, value, line: line as u32 * 3 };
                sorter.push(report, fact, step).unwrap();
                let (finest, facts) = expected.entry(report).or_default();
                *finest = match (*finest, step.unwrap_or(0)) {
                    (0, step) | (step, 0) => step,
                    (one, other) => one.min(other),
                };
                facts.push(fact);
            }
            let expected: Vec<_> = expected.into_iter().map(|(report, (step, facts))| (report, step, facts)).collect();
            prop_assert_eq!(gathered(sorter), expected);
        }
    }
}
