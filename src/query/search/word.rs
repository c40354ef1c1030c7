/*!
Words against texts: where they occur, how well, and how that is shown.

Full-width and half-width, traditional and simplified, large and small letters are the same. Character by character, so
that a place in what was compared is the place in what is shown.
*/

use super::letters::{self, Letters};

/// How many characters of a long text are shown, and how many before the first word found.
const SHOWN: usize = 60;
const BEFORE: usize = 16;

/// Words that all must occur.
pub struct Words {
    words: Vec<Vec<char>>,
    /// What each character seen is compared as; 0 for those that were not seen yet.
    same: Vec<u16>,
    letters: Letters,
}

/// Where words occur in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Match {
    /// How well: 0 is the text, 1 its beginning, 2 a part; 3 more where letters were typed for Chinese.
    pub rank: u8,
    /// Parts of the text, in characters, in order and apart.
    marks: Vec<(usize, usize)>,
}

impl Words {
    /// The words of what was typed; none where nothing was.
    pub fn of(typed: &str) -> Option<Words> {
        let mut words = Words { words: Vec::new(), same: vec![0; 0x1_0000], letters: Letters::default() };
        words.words = typed.split_whitespace().map(|word| words.folded(word)).collect();
        (!words.words.is_empty()).then_some(words)
    }

    /// Where all words occur in a name, Chinese ones perhaps by their letters.
    pub fn in_name(&mut self, name: &str) -> Option<Match> {
        self.occur(name, true)
    }

    /// Where all words occur in a text.
    pub fn in_text(&mut self, text: &str) -> Option<Match> {
        self.occur(text, false)
    }

    fn occur(&mut self, text: &str, by_letters: bool) -> Option<Match> {
        let folded = self.folded(text);
        let mut marks: Vec<(usize, usize)> = Vec::new();
        let (mut whole, mut first, mut typed) = (false, false, false);
        for word in &self.words {
            let places = places(&folded, word);
            let places = match places.is_empty() {
                false => places,
                true if by_letters && letters::are_letters(word) => {
                    typed = true;
                    vec![self.letters.find(&folded, word)?]
                }
                true => return None,
            };
            whole |= places[0] == (0, folded.len());
            first |= places[0].0 == 0;
            marks.extend(places);
        }
        marks.sort_unstable();
        let rank = match (whole, first) {
            (true, _) => 0,
            (_, true) => 1,
            _ => 2,
        };
        Some(Match { rank: rank + if typed { 3 } else { 0 }, marks: joined(&marks) })
    }

    /// The characters as they are compared.
    fn folded(&mut self, text: &str) -> Vec<char> {
        text.chars().map(|character| self.fold(character)).collect()
    }

    fn fold(&mut self, character: char) -> char {
        if character.is_ascii() {
            return character.to_ascii_lowercase();
        }
        let Some(known) = self.same.get_mut(character as usize) else { return character };
        if *known == 0 {
            *known = u16::try_from(simple(character) as u32).unwrap_or_default();
        }
        char::from_u32(u32::from(*known)).unwrap_or(character)
    }
}

/// The one character that another is a spelling of.
fn simple(character: char) -> char {
    let half = match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        '\u{3000}' => ' ',
        other => other,
    };
    let mut bytes = [0; 4];
    let simplified = simplet2s::convert(half.encode_utf8(&mut bytes));
    let mut characters = simplified.chars();
    match (characters.next(), characters.next()) {
        (Some(one), None) => one.to_ascii_lowercase(),
        _ => half,
    }
}

/// Every place of a word, none over another.
fn places(text: &[char], word: &[char]) -> Vec<(usize, usize)> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at + word.len() <= text.len() {
        if text[at..].starts_with(word) {
            found.push((at, at + word.len()));
            at += word.len();
        } else {
            at += 1;
        }
    }
    found
}

/// Parts that touch or lie over each other as one.
fn joined(marks: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for (from, to) in marks {
        match joined.last_mut() {
            Some((_, end)) if *from <= *end => *end = (*to).max(*end),
            _ => joined.push((*from, *to)),
        }
    }
    joined
}

impl Match {
    /// The text with what was found between brackets, `衡阳市[应急]管理局`; of a long one the part around the first.
    pub fn shown(&self, text: &str) -> String {
        let characters: Vec<char> = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        let first = self.marks.first().map_or(0, |(from, _)| *from);
        let (mut from, mut to) = (0, characters.len());
        if characters.len() > SHOWN {
            from = first.saturating_sub(BEFORE);
            let end = self.marks.first().map_or(0, |(_, to)| *to);
            to = (from + SHOWN).max(end).min(characters.len());
            from = from.min(to.saturating_sub(SHOWN));
        }
        let mut shown = String::from(if from > 0 { "…" } else { "" });
        for (at, character) in characters.iter().enumerate().take(to).skip(from) {
            if self.marks.iter().any(|(from, _)| *from == at) {
                shown.push('[');
            }
            shown.push(*character);
            if self.marks.iter().any(|(_, end)| *end == at + 1) {
                shown.push(']');
            }
        }
        if to < characters.len() {
            shown.push('…');
        }
        shown
    }

    /// The first character of what was found first.
    pub fn first(&self) -> usize {
        self.marks.first().map_or(0, |(from, _)| *from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, text: &str) -> Option<(u8, String)> {
        Words::of(typed).unwrap().in_name(text).map(|found| (found.rank, found.shown(text)))
    }

    fn rank(rank: u8, shown: &str) -> Option<(u8, String)> {
        Some((rank, shown.to_string()))
    }

    #[test]
    fn one_character_is_a_word() {
        assert_eq!(found("水", "望舒市水利局"), rank(2, "望舒市[水]利局"));
        assert_eq!(found("望舒", "望舒市水利局"), rank(1, "[望舒]市水利局"));
        assert_eq!(found("救灾", "救灾"), rank(0, "[救灾]"));
        assert_eq!(found("火", "望舒市水利局"), None);
    }

    #[test]
    fn all_words_must_occur_in_any_order() {
        assert_eq!(found("局 望舒", "望舒市水利局"), rank(1, "[望舒]市水利[局]"));
        assert_eq!(found("望舒 火", "望舒市水利局"), None);
        assert_eq!(found("水利 利局", "望舒市水利局"), rank(2, "望舒市[水利局]"));
        assert!(Words::of(" \u{3000} ").is_none());
    }

    #[test]
    fn widths_scripts_and_cases_are_the_same() {
        assert_eq!(found("應急", "衡阳市应急管理局"), rank(2, "衡阳市[应急]管理局"));
        assert_eq!(found("应急", "衡陽市應急管理局"), rank(2, "衡陽市[應急]管理局"));
        assert_eq!(found("ai", "智慧ＡＩ平台"), rank(2, "智慧[ＡＩ]平台"));
        assert_eq!(found("（境）", "因公出国(境)"), rank(2, "因公出国[(境)]"));
    }

    #[test]
    fn letters_come_behind_what_is_spelt_out() {
        assert_eq!(found("hysyjglj", "衡阳市应急管理局"), rank(3, "[衡阳市应急管理局]"));
        assert_eq!(found("yjgl 衡阳", "衡阳市应急管理局"), rank(4, "[衡阳]市[应急管理]局"));
        assert_eq!(Words::of("yjgl").unwrap().in_text("应急管理"), None);
    }

    #[test]
    fn of_a_long_text_the_part_around_the_first_word_is_shown() {
        let text = format!("{}防汛{}", "甲".repeat(100), "乙".repeat(100));
        let shown = Words::of("防汛").unwrap().in_text(&text).unwrap().shown(&text);
        assert_eq!(shown, format!("…{}[防汛]{}…", "甲".repeat(16), "乙".repeat(42)));
        let text = format!("{}防汛", "甲".repeat(100));
        let shown = Words::of("防汛").unwrap().in_text(&text).unwrap().shown(&text);
        assert_eq!(shown, format!("…{}[防汛]", "甲".repeat(58)));
    }
}
