/*!
Chinese words by the letters that they are typed with: `hysyjglj` is 衡阳市应急管理局, so is `hengyang` its beginning.

Each character takes its whole reading, its initial (`zh` or `z`), or, the last one, the beginning of its reading. Of a
character with several readings any will do: nobody knows which one is meant in a name.
*/

use std::collections::HashMap;

use pinyin::{Pinyin, ToPinyinMulti};

/// What is known of the characters seen so far.
pub struct Letters {
    readings: HashMap<char, Box<[&'static str]>>,
    /// With which letters a character may begin, a bit a letter; nothing for those that were not seen yet. Most places of
    /// a name are left by a look in here.
    initials: Vec<u32>,
}

/// The bit of a character that was seen.
const SEEN: u32 = 1 << 31;

impl Default for Letters {
    fn default() -> Letters {
        Letters { readings: HashMap::new(), initials: vec![0; 0x1_0000] }
    }
}

/// Letters that stand for Chinese words; fewer would fit nearly every name.
const LEAST: usize = 2;

/// Whether a word may be the letters of a Chinese one.
pub fn are_letters(word: &[char]) -> bool {
    word.len() >= LEAST && word.iter().all(char::is_ascii_lowercase)
}

impl Letters {
    /// The first part of a text that is typed with these letters: its first character and the one behind its last.
    pub fn find(&mut self, text: &[char], typed: &[char]) -> Option<(usize, usize)> {
        let first = bit(*typed.first()?);
        (0..text.len()).find_map(|from| {
            let may_begin = self.initials(text[from]) & first != 0;
            if may_begin { Some((from, self.end(text, from, typed)?)) } else { None }
        })
    }

    /// With which letters a character may begin.
    fn initials(&mut self, character: char) -> u32 {
        if character.is_ascii() {
            return bit(character);
        }
        let at = character as usize;
        if let Some(known) = self.initials.get(at).filter(|known| **known != 0) {
            return *known;
        }
        let begun = self.of(character).iter().filter_map(|reading| reading.chars().next());
        let initials = begun.fold(SEEN, |all, letter| all | bit(letter));
        if let Some(known) = self.initials.get_mut(at) {
            *known = initials;
        }
        initials
    }

    /// Where the part that begins here ends.
    fn end(&mut self, text: &[char], at: usize, typed: &[char]) -> Option<usize> {
        let Some(next) = typed.first() else { return Some(at) };
        let character = *text.get(at)?;
        if character.is_ascii_alphanumeric() {
            return if character == *next { self.end(text, at + 1, &typed[1..]) } else { None };
        }
        for index in 0..self.of(character).len() {
            let reading = self.of(character)[index];
            let shared = reading.chars().zip(typed).take_while(|(one, other)| one == *other).count();
            if shared == typed.len() {
                return Some(at + 1);
            }
            let initial = if shared > 1 && reading[1..].starts_with('h') { 2 } else { 1 };
            for taken in [reading.len(), initial, 1] {
                if taken <= shared
                    && let Some(end) = self.end(text, at + 1, &typed[taken..])
                {
                    return Some(end);
                }
            }
        }
        // Nobody types brackets and commas.
        if self.of(character).is_empty() { self.end(text, at + 1, typed) } else { None }
    }

    fn of(&mut self, character: char) -> &[&'static str] {
        self.readings.entry(character).or_insert_with(|| {
            let all = character.to_pinyin_multi().into_iter().flatten();
            let mut readings: Vec<&'static str> = all.map(Pinyin::plain).collect();
            readings.sort_unstable();
            readings.dedup();
            readings.into_iter().filter_map(as_typed).collect()
        })
    }
}

/// The bit of a letter; none of anything else.
fn bit(letter: char) -> u32 {
    if letter.is_ascii_lowercase() { 1 << (letter as u32 - 'a' as u32) } else { 0 }
}

/// A reading as it is typed: `lü` with a v. Those of a few interjections, such as `ê`, cannot be.
fn as_typed(reading: &'static str) -> Option<&'static str> {
    const WITH_V: [(&str, &str); 4] = [("lü", "lv"), ("nü", "nv"), ("lüe", "lve"), ("nüe", "nve")];
    let typed = WITH_V.iter().find(|(known, _)| *known == reading).map(|(_, typed)| *typed);
    typed.or(Some(reading)).filter(|reading| reading.is_ascii() && !reading.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, typed: &str) -> Option<String> {
        let text: Vec<char> = text.chars().collect();
        let typed: Vec<char> = typed.chars().collect();
        Letters::default().find(&text, &typed).map(|(from, to)| text[from..to].iter().collect())
    }

    #[test]
    fn initials_and_readings_find_a_name_and_its_parts() {
        const NAME: &str = "衡阳市应急管理局";
        for (typed, part) in [
            ("hysyjglj", "衡阳市应急管理局"),
            ("yjgl", "应急管理"),
            ("yingji", "应急"),
            ("yingjigl", "应急管理"),
            ("hengyangshi", "衡阳市"),
            ("guanlij", "管理局"),
            ("sh", "市"),
        ] {
            assert_eq!(found(NAME, typed).as_deref(), Some(part), "{typed}");
        }
        for typed in ["yjgll", "xx", "glyj"] {
            assert_eq!(found(NAME, typed), None, "{typed}");
        }
    }

    #[test]
    fn any_reading_of_a_character_will_do() {
        for (name, typed) in [
            ("重庆银行", "cqyh"),
            ("重点", "zhongdian"),
            ("长沙", "cs"),
            ("行政", "xz"),
            ("音乐厅", "yyt"),
            ("法律援助", "flvyz"),
        ] {
            assert_eq!(found(name, typed).as_deref(), Some(name), "{name} {typed}");
        }
    }

    #[test]
    fn brackets_are_not_typed_and_latin_letters_are() {
        assert_eq!(found("出国（境）费", "cgjf").as_deref(), Some("出国（境）费"));
        assert_eq!(found("智慧ai平台", "aipt").as_deref(), Some("ai平台"));
        assert_eq!(found("（一）绿化", "lh").as_deref(), Some("绿化"));
    }
}
