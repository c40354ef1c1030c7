//! Character maps inside a PDF: what a font's codes mean in Unicode, and which glyph they stand for.

use std::collections::HashMap;

/// More entries than a font has characters; ranges beyond it are a mistake or an attack.
const MOST_ENTRIES: usize = 1 << 17;

/// A map of codes. The number of bytes of a code is only told by its code space.
#[derive(Debug, Default)]
pub struct CMap {
    /// Bytes, first and last code of each code space.
    pub spaces: Vec<(usize, u32, u32)>,
    texts: HashMap<u32, String>,
    /// First code, last code, glyph of the first.
    glyphs: Vec<(u32, u32, u32)>,
}

impl CMap {
    /// Reads the sections of a map; whatever else its program does is not asked.
    pub fn parse(program: &[u8]) -> CMap {
        let mut map = CMap::default();
        let mut operands = Vec::new();
        for token in Tokens(program) {
            match token {
                Token::Word(word) => {
                    match word {
                        b"endcodespacerange" => map.code_spaces(&operands),
                        b"endbfchar" => map.characters(&operands),
                        b"endbfrange" => map.ranges(&operands),
                        b"endcidchar" => map.glyph_characters(&operands),
                        b"endcidrange" => map.glyph_ranges(&operands),
                        _ => {}
                    }
                    operands.clear();
                }
                token => operands.push(token),
            }
        }
        map
    }

    /// The text of a code.
    pub fn text(&self, code: u32) -> Option<&str> {
        self.texts.get(&code).map(String::as_str)
    }

    /// The glyph of a code.
    pub fn glyph(&self, code: u32) -> Option<u32> {
        let (first, _, glyph) = self.glyphs.iter().find(|(first, last, _)| (*first..=*last).contains(&code))?;
        glyph.checked_add(code - first)
    }

    fn code_spaces(&mut self, operands: &[Token<'_>]) {
        for pair in operands.chunks_exact(2) {
            if let [Token::Hex(first), Token::Hex(last)] = pair {
                self.spaces.push((first.len(), code(first), code(last)));
            }
        }
    }

    fn characters(&mut self, operands: &[Token<'_>]) {
        for pair in operands.chunks_exact(2) {
            if let [Token::Hex(from), Token::Hex(to)] = pair {
                self.put(code(from), &units(to), 0);
            }
        }
    }

    fn ranges(&mut self, operands: &[Token<'_>]) {
        let mut rest = operands;
        while let [Token::Hex(first), Token::Hex(last), target, tail @ ..] = rest {
            let (first, last) = (code(first), code(last));
            rest = tail;
            match target {
                Token::Hex(to) => {
                    let units = units(to);
                    for (step, code) in (first..=last).enumerate() {
                        if !self.put(code, &units, step) {
                            return;
                        }
                    }
                }
                Token::Open => {
                    let mut code = first;
                    while let [token, tail @ ..] = rest {
                        rest = tail;
                        match token {
                            Token::Hex(to) if code <= last => self.put(code, &units(to), 0),
                            Token::Close => break,
                            _ => true,
                        };
                        code = code.saturating_add(1);
                    }
                }
                _ => return,
            }
        }
    }

    fn glyph_characters(&mut self, operands: &[Token<'_>]) {
        for pair in operands.chunks_exact(2) {
            if let [Token::Hex(from), Token::Number(glyph)] = pair {
                self.glyphs.push((code(from), code(from), *glyph));
            }
        }
    }

    fn glyph_ranges(&mut self, operands: &[Token<'_>]) {
        for three in operands.chunks_exact(3) {
            if let [Token::Hex(first), Token::Hex(last), Token::Number(glyph)] = three {
                self.glyphs.push((code(first), code(last), *glyph));
            }
        }
    }

    /// Says what a code means: the units, the last one counted on; false when the map is full.
    fn put(&mut self, code: u32, units: &[u16], step: usize) -> bool {
        let mut units = units.to_vec();
        if let Some(last) = units.last_mut() {
            *last = last.wrapping_add(step as u16);
        }
        match String::from_utf16(&units) {
            Ok(text) if !text.is_empty() && !text.contains('\0') => {
                self.texts.insert(code, text);
            }
            // A code that means nothing is a code without an entry.
            _ => {}
        }
        self.texts.len() < MOST_ENTRIES && step < MOST_ENTRIES
    }
}

/// The number that the bytes of a code make.
pub fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, byte| code << 8 | u32::from(*byte))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [one] => vec![u16::from(*one)],
        bytes => bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect(),
    }
}

#[derive(Debug)]
enum Token<'a> {
    Hex(Vec<u8>),
    Number(u32),
    Open,
    Close,
    Word(&'a [u8]),
}

/// The tokens of a map's program that matter here; names and dictionaries are passed over.
struct Tokens<'a>(&'a [u8]);

impl<'a> Tokens<'a> {
    /// Takes the bytes up to the first that ends them.
    fn take(&mut self, ends: impl Fn(u8) -> bool) -> &'a [u8] {
        let end = self.0.iter().position(|byte| ends(*byte)).unwrap_or(self.0.len());
        let (taken, rest) = self.0.split_at(end);
        self.0 = rest;
        taken
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let is_mark = |byte: u8| byte.is_ascii_whitespace() || b"\0<>[]()/%{}".contains(&byte);
        loop {
            let (first, rest) = self.0.split_first()?;
            match first {
                b'%' => drop(self.take(|byte| byte == b'\n' || byte == b'\r')),
                b'/' => {
                    self.0 = rest;
                    self.take(is_mark);
                }
                b'<' => {
                    self.0 = rest;
                    let digits = self.take(|byte| byte == b'>' || byte == b'<');
                    let digits: Vec<u8> =
                        digits.iter().filter_map(|c| Some((*c as char).to_digit(16)? as u8)).collect();
                    let bytes = digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect();
                    return Some(Token::Hex(bytes));
                }
                b'[' | b']' => {
                    self.0 = rest;
                    return Some(if *first == b'[' { Token::Open } else { Token::Close });
                }
                byte if is_mark(*byte) => self.0 = rest,
                _ => {
                    let word = self.take(is_mark);
                    let number = std::str::from_utf8(word).ok().and_then(|word| word.parse().ok());
                    return Some(number.map_or(Token::Word(word), Token::Number));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_ranges_are_read() {
        let program = b"/CMapName /X def 1 begincodespacerange <0000> <FFFF> endcodespacerange
            2 beginbfchar <0001> <4E09> <0002> <D840DC00> endbfchar
            3 beginbfrange <0010> <0012> <0030> <0020><0021>[<516C><7ECF>] <0030> <0030> <8D39> endbfrange
            1 begincidrange <0005> <0007> 100 endcidrange";
        let map = CMap::parse(program);
        assert_eq!(map.spaces, [(2, 0, 0xffff)]);
        assert_eq!([1, 2, 0x12, 0x21, 0x30].map(|code| map.text(code)), ["三", "𠀀", "2", "经", "费"].map(Some));
        assert_eq!((map.glyph(6), map.glyph(8), map.text(0x13)), (Some(101), None, None));
    }

    #[test]
    fn a_range_without_end_is_cut() {
        let map = CMap::parse(b"beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange");
        assert!(map.texts.len() <= MOST_ENTRIES);
    }
}
