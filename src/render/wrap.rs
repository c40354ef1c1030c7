//! Texts in lines of a width. Chinese is two columns wide and may break anywhere but before a mark that closes.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A longer English word, or a path, may be split.
const LONG_WORD: usize = 14;

/// A text in lines of a width. A line does not begin with a mark that closes what stands before it; a word is split only
/// where it is wider than a line.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        let mut at = 0;
        for word in words(paragraph) {
            if at + word.trim_end().width() > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                at = 0;
            }
            for c in word.chars() {
                let wide = c.width().unwrap_or(0);
                if at + wide > width && c != ' ' && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                    at = 0;
                }
                line.push(c);
                at += wide;
            }
        }
        lines.push(line);
    }
    lines.iter().map(|line| line.trim_end().to_string()).collect()
}

/// The width of the longest English word that is worth keeping whole.
pub fn longest_word(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.is_ascii() && word.len() <= LONG_WORD).map(str::len).max().unwrap_or(0)
}

/// What a line may end behind: a Chinese character, or a word, each with the marks and blanks that follow it.
pub fn words(text: &str) -> Vec<&str> {
    let is_bound = |c: char| c == ' ' || "，。；：、）”》！？,.;:)".contains(c);
    let mut words = Vec::new();
    let mut from = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        let joins = |before: char| {
            is_bound(c) || (c.is_ascii() && before.is_ascii() && before != ' ') || "（“《".contains(before)
        };
        if last.is_some_and(|before| !joins(before)) {
            words.push(&text[from..at]);
            from = at;
        }
        last = Some(c);
    }
    words.push(&text[from..]);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_does_not_begin_with_a_closing_mark() {
        assert_eq!(wrapped("公务接待费，上年（含）", 10), ["公务接待", "费，上年", "（含）"]);
        assert_eq!(wrapped("one, two three", 8), ["one, two", "three"]);
    }

    #[test]
    fn a_word_wider_than_a_line_is_split_and_lines_of_the_text_stay() {
        assert_eq!(wrapped("a/very/long/path.docx", 10), ["a/very/lon", "g/path.doc", "x"]);
        assert_eq!(wrapped("甲\n乙", 10), ["甲", "乙"]);
        assert_eq!(wrapped("", 10), Vec::<String>::new());
    }
}
