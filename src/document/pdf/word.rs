//! Characters become words, and words become the lines of a cell or of a page.

use std::collections::HashMap;

use super::page::{Glyph, Way};

/// Characters that follow each other without a gap.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// What it says.
    pub text: String,
    /// Where it begins.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// The line it stands on.
    pub base: f64,
    /// Its middle.
    pub middle: (f64, f64),
    /// Font size.
    pub size: f64,
    /// Which way it runs.
    pub way: Way,
}

/// A gap wider than this part of the font size ends a word. Cells that touch are not one word, whatever their padding.
const GAP: f64 = 0.1;
/// A gap wider than this is shown as a blank.
const BLANK: f64 = 0.25;
/// A gap wider than this is no blank between words but a distance between columns.
pub const DISTANCE: f64 = 1.0;

/// The words of a page in the order of drawing.
pub fn words(glyphs: &[Glyph]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for glyph in once(glyphs) {
        match words.last_mut() {
            Some(word) if word.way == Way::Across && glyph.way == Way::Across && follows(word, glyph) => {
                word.text.push_str(&glyph.text);
                word.right = word.right.max(glyph.right);
                word.middle.0 = (word.left + word.right) / 2.0;
            }
            _ => words.push(Word {
                text: glyph.text.clone(),
                left: glyph.left,
                right: glyph.right,
                base: glyph.base,
                middle: glyph.middle,
                size: glyph.size,
                way: glyph.way,
            }),
        }
    }
    words
}

fn follows(word: &Word, glyph: &Glyph) -> bool {
    let size = word.size.min(glyph.size);
    let gap = glyph.left - word.right;
    (word.base - glyph.base).abs() < size * 0.2 && gap < size * GAP && gap > -size * 0.5
}

/// Characters without those drawn twice in one place, as some programs make type bold.
fn once(glyphs: &[Glyph]) -> impl Iterator<Item = &Glyph> {
    let mut seen: HashMap<(&str, i64, i64), Vec<&Glyph>> = HashMap::new();
    glyphs.iter().filter(move |glyph| {
        let near = glyph.size * 0.15;
        let (x, y) = ((glyph.left / 8.0).round() as i64, (glyph.base / 8.0).round() as i64);
        let around = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
        let is_same = |other: &&Glyph| (other.left - glyph.left).abs() < near && (other.base - glyph.base).abs() < near;
        let again = around
            .into_iter()
            .any(|(x, y)| seen.get(&(glyph.text.as_str(), x, y)).is_some_and(|others| others.iter().any(is_same)));
        if !again {
            seen.entry((glyph.text.as_str(), x, y)).or_default().push(glyph);
        }
        !again
    })
}

/// Words by the lines they stand on, from top to bottom, each from left to right.
pub fn lines(mut words: Vec<Word>) -> Vec<Vec<Word>> {
    words.sort_by(|one, other| one.base.total_cmp(&other.base));
    let mut lines: Vec<Vec<Word>> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if word.base - line[0].base < word.size.min(line[0].size) * 0.5 => line.push(word),
            _ => lines.push(vec![word]),
        }
    }
    lines.iter_mut().for_each(|line| line.sort_by(|one, other| one.left.total_cmp(&other.left)));
    lines
}

/// The text of a line, with blanks where there are gaps.
pub fn line_text(line: &[Word]) -> String {
    let mut text = String::new();
    for (index, word) in line.iter().enumerate() {
        if let Some(before) = index.checked_sub(1).map(|before| &line[before]) {
            let gap = (word.left - before.right) / word.size.min(before.size);
            text.push_str(match gap {
                gap if gap >= DISTANCE => between(&text, &word.text, "  "),
                gap if gap >= BLANK => " ",
                _ => "",
            });
        }
        text.push_str(&word.text);
    }
    text
}

/// The text of a cell as wide and as high as this, and whether it fills it to the last corner, so that it may go on
/// elsewhere. Lines that were broken because they were full are told apart from values that stand one below the other,
/// which must not grow together.
pub fn cell_text(words: Vec<Word>, width: f64, bottom: f64) -> (String, bool) {
    if words.iter().filter(|word| word.way == Way::Across).count() * 2 < words.len() {
        return (words.into_iter().map(|word| word.text).collect(), false);
    }
    let mut text = String::new();
    let (mut full, mut room) = (true, 0.0);
    for line in lines(words) {
        let next = line_text(&line);
        if !text.is_empty() {
            text.push_str(match between(&text, &next, "\n") {
                "\n" => "\n",
                // A number that was broken because its line was full goes on.
                _ if full => "",
                bar => bar,
            });
        }
        text.push_str(&next);
        let (first, last) = (&line[0], &line[line.len() - 1]);
        full = last.right - first.left + first.size * 2.5 > width;
        room = (bottom - first.base) / first.size;
    }
    (text, full && room < 1.5)
}

/// What to put between two texts: a bar where both sides are digits, since readers of numbers skip blanks.
fn between(before: &str, behind: &str, blank: &'static str) -> &'static str {
    let is_numeric = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'));
    if is_numeric(before.chars().next_back()) && is_numeric(behind.chars().next()) { " | " } else { blank }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A text at a place, each character half an em wide, or a full one.
    pub fn glyphs(text: &str, left: f64, base: f64, size: f64) -> Vec<Glyph> {
        let mut at = left;
        let glyph = |character: char| {
            let right = at + size * if character.is_ascii() { 0.5 } else { 1.0 };
            let middle = ((at + right) / 2.0, base - size * 0.35);
            let glyph = Glyph { text: character.to_string(), left: at, right, base, middle, size, way: Way::Across };
            at = right;
            glyph
        };
        text.chars().map(glyph).filter(|glyph| glyph.text != " ").collect()
    }

    fn page(texts: &[(&str, f64, f64)]) -> Vec<Word> {
        words(&texts.iter().flat_map(|(text, left, base)| glyphs(text, *left, *base, 10.0)).collect::<Vec<_>>())
    }

    #[test]
    fn a_text_drawn_twice_is_read_once() {
        assert_eq!(line_text(&page(&[("1122", 50.0, 100.0), ("1122", 50.4, 100.0)])), "1122");
    }

    #[test]
    fn a_gap_is_a_blank_and_never_joins_numbers() {
        let line = page(&[("2022 年", 0.0, 100.0), ("12.5", 50.0, 100.0), ("7", 90.0, 100.0)]);
        assert_eq!(line_text(&line), "2022 年  12.5 | 7");
    }

    #[test]
    fn values_below_each_other_do_not_grow_together() {
        let stacked = page(&[("12", 50.0, 100.0), ("45", 50.0, 114.0)]);
        assert_eq!(cell_text(stacked.clone(), 80.0, 120.0).0, "12 | 45");
        assert_eq!(cell_text(stacked, 16.0, 120.0).0, "1245", "a number broken where its line was full");
    }
}
