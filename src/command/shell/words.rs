//! A line in words, as a shell splits them: quotes of either kind keep blanks together. A backslash is a character like any
//! other, as in paths of Windows.

use crate::model::Message;

/// The words of a line.
pub fn split(line: &str) -> Result<Vec<String>, Message> {
    let mut words: Vec<String> = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    for character in line.chars() {
        match quote {
            Some(open) if character == open => quote = None,
            Some(_) => word.get_or_insert_default().push(character),
            None if character == '\'' || character == '"' => {
                word.get_or_insert_default();
                quote = Some(character);
            }
            None if character.is_whitespace() => words.extend(word.take()),
            None => word.get_or_insert_default().push(character),
        }
    }
    if quote.is_some() {
        return Err(Message::ShellOpenQuote { line: line.to_string() });
    }
    words.extend(word);
    Ok(words)
}

/// A word as it is typed, in quotes where it needs them.
pub fn quoted(word: &str) -> String {
    let is_plain = !word.is_empty() && !word.contains(|c: char| c.is_whitespace() || c == '\'' || c == '"');
    match (is_plain, word.contains('\'')) {
        (true, _) => word.to_string(),
        (false, false) => format!("'{word}'"),
        (false, true) => format!("\"{word}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_as_a_shell_does() {
        let split = |line| split(line).unwrap();
        assert_eq!(split("  rank-execution --year 2023 "), ["rank-execution", "--year", "2023"]);
        assert_eq!(split("a 'b c' \"d 'e'\" f'g h'i ''"), ["a", "b c", "d 'e'", "fg hi", ""]);
        assert_eq!(split(r"read C:\数据\a.sql"), ["read", r"C:\数据\a.sql"]);
        assert_eq!(split("--department　财政局"), ["--department", "财政局"]);
        assert!(split("").is_empty());
    }

    #[test]
    fn an_open_quote_is_said() {
        assert_eq!(split("a 'b"), Err(Message::ShellOpenQuote { line: "a 'b".into() }));
    }

    #[test]
    fn a_quoted_word_is_split_back_into_itself() {
        for word in ["财政局", "a b", "it's", ""] {
            assert_eq!(split(&quoted(word)).unwrap(), [word]);
        }
    }
}
