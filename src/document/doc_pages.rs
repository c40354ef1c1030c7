/*!
Crowded pages of character properties in doc documents.

How runs of text are set — deleted, hidden, raised, struck out — stands in pages of 512 bytes, of which one describes up
to 101 runs ([MS-DOC] 2.9.33, `ChpxFkp`). The library that reads doc documents passes over a page of 64 runs or more, and
takes what its runs hide for text. Here such a page is parted in two before the library sees the document: the streams
that it reads are written into a new container, with the new pages at their ends.
*/

use std::io::Cursor;

use office_oxide::cfb::CfbReader;

/// Bytes of a page.
const PAGE: usize = 512;

/// Runs of a page that the library reads.
const MOST_READ: usize = 63;

/// Runs of which a page has room: two positions and a byte of place for each.
const MOST_RUNS: usize = 101;

/// Where the head of the document says where the list of pages is: `fcPlcfBteChpx`, `lcbPlcfBteChpx`.
const PAGES: usize = 0xfa;

/// The document with its crowded pages parted; none where it has no such page, or is damaged.
pub fn parted(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut container = CfbReader::new(Cursor::new(bytes)).ok()?;
    let mut text = container.open_stream("WordDocument").ok()?;
    let flags = number(&text, 8)?;
    // The name of the stream with the lists, and whether all is encrypted.
    let name = if flags & (1 << 25) != 0 { "1Table" } else { "0Table" };
    if text.get(..2)? != b"\xec\xa5" || flags & (1 << 24) != 0 {
        return None;
    }
    let mut tables = container.open_stream(name).ok()?;
    let pages = parted_pages(&mut text, &tables)?;
    let (at, length) = (tables.len() as u32, pages.len() as u32);
    tables.extend(pages);
    text.get_mut(PAGES..PAGES + 4)?.copy_from_slice(&at.to_le_bytes());
    text.get_mut(PAGES + 4..PAGES + 8)?.copy_from_slice(&length.to_le_bytes());
    let data = container.open_stream("Data").unwrap_or_default();
    if !container.truncated_streams().is_empty() {
        return None;
    }
    compound(&[("WordDocument", text), (name, tables), ("Data", data)])
}

/// Parts the crowded pages, the second halves at the end of the stream, and gives the new list of pages; none where no
/// page is crowded.
fn parted_pages(text: &mut Vec<u8>, tables: &[u8]) -> Option<Vec<u8>> {
    let (at, length) = (number(text, PAGES)? as usize, number(text, PAGES + 4)? as usize);
    let list = tables.get(at..at.checked_add(length)?)?;
    let count = length.checked_sub(4)? / 8;
    let most = text.len() / PAGE;
    let (mut ends, mut places) = (vec![number(list, 0)?], Vec::new());
    for index in 0..count.min(most) {
        let (end, place) = (number(list, 4 * (index + 1))?, number(list, 4 * (count + 1 + index))? & 0x003f_ffff);
        let from = place as usize * PAGE;
        let page: Option<[u8; PAGE]> = text.get(from..from + PAGE).and_then(|page| page.try_into().ok());
        let halves = page.as_ref().and_then(halves);
        if let (Some((first, second)), false) = (halves, places.contains(&place)) {
            text[from..from + PAGE].copy_from_slice(&first);
            text.resize(text.len().next_multiple_of(PAGE), 0);
            ends.push(number(&second, 0)?);
            places.extend([place, (text.len() / PAGE) as u32]);
            text.extend(second);
        } else {
            places.push(place);
        }
        ends.push(end);
    }
    let was_crowded = places.len() > count.min(most);
    was_crowded.then(|| ends.into_iter().chain(places).flat_map(u32::to_le_bytes).collect())
}

/// The two halves of a crowded page. Positions and places of its runs are at its beginning, what they say at its end;
/// the latter stays where it is.
fn halves(page: &[u8; PAGE]) -> Option<([u8; PAGE], [u8; PAGE])> {
    let runs = page[PAGE - 1] as usize;
    if !(MOST_READ + 1..=MOST_RUNS).contains(&runs) {
        return None;
    }
    let half = |from: usize, to: usize| {
        let mut part = *page;
        let positions = 4 * (to - from + 1);
        part[..positions].copy_from_slice(&page[4 * from..4 * (to + 1)]);
        let places = 4 * (runs + 1);
        part[positions..positions + to - from].copy_from_slice(&page[places + from..places + to]);
        part[PAGE - 1] = (to - from) as u8;
        part
    };
    Some((half(0, runs / 2), half(runs / 2, runs)))
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// A container of these streams ([MS-CFB]), in sectors of 4096 bytes: an allocation table, a directory, the streams. None
/// where they are larger than its head has room for, which is 400 MB.
fn compound(streams: &[(&str, Vec<u8>)]) -> Option<Vec<u8>> {
    const SECTOR: usize = 4096;
    const END: u32 = 0xffff_fffe;
    const FREE: u32 = 0xffff_ffff;
    const OF_TABLE: u32 = 0xffff_fffd;
    let sectors = |size: usize| size.div_ceil(SECTOR).max(1);
    let used = 1 + streams.iter().map(|(_, bytes)| sectors(bytes.len())).sum::<usize>();
    let table_size = used.div_ceil(SECTOR / 4 - 1);
    if table_size > 109 {
        return None;
    }
    let words = |words: &[u32]| words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>();
    let entry = |name: &str, kind: u32, (next, child): (u32, u32), (at, size): (u32, u32)| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = entry.len() as u32 + 2;
        entry.resize(64, 0);
        entry.extend(words(&[length | (kind << 16) | (1 << 24), FREE, next, child]));
        entry.resize(116, 0);
        [entry, words(&[at, size, 0])].concat()
    };
    let mut table = vec![OF_TABLE; table_size];
    table.push(END);
    let mut directory = entry("Root Entry", 5, (FREE, 1), (END, 0));
    let mut body = Vec::new();
    for (index, (name, bytes)) in streams.iter().enumerate() {
        let (at, count) = (table.len() as u32, sectors(bytes.len()));
        let next = if index + 1 < streams.len() { index as u32 + 2 } else { FREE };
        // What is smaller than a sector would be looked for among the small streams, of which there are none here.
        directory.extend(entry(name, 2, (next, FREE), (at, bytes.len().max(SECTOR) as u32)));
        table.extend((1..count as u32).map(|sector| at + sector).chain([END]));
        body.extend(bytes);
        body.resize(body.len().next_multiple_of(SECTOR).max(SECTOR), 0);
    }
    let mut head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    head.resize(24, 0);
    let first_of_directory = table_size as u32;
    head.extend(words(&[0x0004_003e, 0x000c_fffe, 6, 0, 1, table_size as u32, first_of_directory, 0, 4096]));
    head.extend(words(&[END, 0, END, 0]));
    head.extend(words(&(0..table_size as u32).collect::<Vec<u32>>()));
    head.resize(512, 0xff);
    head.resize(SECTOR, 0);
    table.resize(table_size * SECTOR / 4, FREE);
    directory.resize(SECTOR, 0);
    Some([head, words(&table), directory, body].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of so many runs, of which run `number` begins at `number` and says the byte `number`.
    fn page(runs: u8) -> [u8; PAGE] {
        let mut page = [0; PAGE];
        let places = 4 * (usize::from(runs) + 1);
        for run in 0..=runs {
            page[4 * usize::from(run)..][..4].copy_from_slice(&u32::from(run).to_le_bytes());
        }
        (0..runs).for_each(|run| page[places + usize::from(run)] = run);
        page[PAGE - 1] = runs;
        page
    }

    /// The runs of a page: where each begins, and the byte of its place.
    fn runs(page: &[u8]) -> Vec<(u32, u8)> {
        let count = usize::from(page[PAGE - 1]);
        (0..count).map(|run| (number(page, 4 * run).unwrap(), page[4 * (count + 1) + run])).collect()
    }

    #[test]
    fn a_crowded_page_is_parted_and_loses_no_run() {
        for count in [64, 70, 101] {
            let (first, second) = halves(&page(count)).unwrap();
            let all: Vec<(u32, u8)> = (0..count).map(|run| (u32::from(run), run)).collect();
            assert_eq!([runs(&first), runs(&second)].concat(), all);
            assert!(first[PAGE - 1] <= 63 && second[PAGE - 1] <= 63);
            assert_eq!(number(&first, 4 * usize::from(count / 2)), number(&second, 0));
        }
        assert!(halves(&page(63)).is_none());
        assert!(halves(&[102; PAGE]).is_none());
    }

    /// A document of these pages, of which the first is its head.
    fn document(pages: &[[u8; PAGE]]) -> Vec<u8> {
        let mut text = vec![0; PAGE];
        text[..2].copy_from_slice(b"\xec\xa5");
        text[PAGES + 4..PAGES + 8].copy_from_slice(&(4 + 8 * pages.len() as u32).to_le_bytes());
        pages.iter().for_each(|page| text.extend(page));
        let list: Vec<u32> = (0..=pages.len() as u32).chain(1..=pages.len() as u32).collect();
        let list = list.into_iter().flat_map(u32::to_le_bytes).collect();
        compound(&[("WordDocument", text), ("0Table", list)]).unwrap()
    }

    #[test]
    fn the_new_container_lists_the_new_pages() {
        let bytes = parted(&document(&[page(5), page(80), page(7)])).unwrap();
        let mut container = CfbReader::new(Cursor::new(&bytes)).unwrap();
        let (text, tables) = (container.open_stream("WordDocument").unwrap(), container.open_stream("0Table").unwrap());
        let (at, length) = (number(&text, PAGES).unwrap() as usize, number(&text, PAGES + 4).unwrap() as usize);
        let places: Vec<u32> = (5..9).map(|index| number(&tables[at..], 4 * index).unwrap()).collect();
        assert_eq!(length, 4 + 4 * 8);
        let counts: Vec<u8> = places.iter().map(|place| text[*place as usize * PAGE + PAGE - 1]).collect();
        assert_eq!(counts, [5, 40, 40, 7]);
    }

    #[test]
    fn what_needs_no_parting_or_is_damaged_is_left() {
        let sound = document(&[page(80)]);
        assert!(parted(&document(&[page(63)])).is_none());
        for length in (0..sound.len()).step_by(100) {
            parted(&sound[..length]);
        }
        for at in (0..sound.len()).step_by(7) {
            let mut damaged = sound.clone();
            damaged[at] ^= 0xff;
            parted(&damaged);
        }
    }
}
