/*!
The marks of Markdown within a line or a cell: headings, emphasis, quotes, escapes, and the little HTML that it allows.

Struck out text keeps its `~~`, so that it is no number.
*/

use super::html;

/// Marks around a whole text that only say how it looks.
const EMPHASIS: [&str; 5] = ["**", "__", "*", "_", "`"];

/// A line without the `>` of the quotes that it stands in.
pub fn unquoted(line: &str) -> &str {
    let mut rest = line;
    while let Some(quoted) = rest.trim_start_matches(' ').strip_prefix('>') {
        match quoted.chars().next() {
            None | Some(' ' | '>' | '|') => rest = quoted.strip_prefix(' ').unwrap_or(quoted),
            Some(_) => break,
        }
    }
    rest
}

/// Text without marks: `## 标题`, `**80.3**`, `1<br>2`, `52&nbsp;`, `\\-12.5`.
pub fn bare(text: &str) -> String {
    let text = text.trim_matches(' ');
    let heading = text.trim_start_matches('#');
    let text = if heading.starts_with(' ') { heading.trim_start() } else { text };
    let unescaped = unescaped(without_emphasis(text));
    if !unescaped.contains(['<', '&']) {
        return unescaped;
    }
    let plain = if holds_elements(&unescaped) { html::text_of(&unescaped) } else { unescaped };
    without_emphasis(&entities(&plain)).to_string()
}

fn without_emphasis(text: &str) -> &str {
    let mut text = text;
    while let Some(inner) = EMPHASIS.iter().find_map(|mark| emphasised(text, mark)) {
        text = inner;
    }
    text
}

/// What stands between two marks, where they are the only ones.
fn emphasised<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let inner = text.strip_prefix(mark)?.strip_suffix(mark)?;
    let bare = inner.trim_matches(|character| matches!(character, '*' | '_' | '`'));
    let is_single = !bare.is_empty() && !bare.contains(mark) && !bare.starts_with(' ') && !bare.ends_with([' ', '\\']);
    is_single.then_some(inner)
}

/// A backslash before a mark takes its meaning away.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let escapes = character == '\\' && characters.peek().is_some_and(char::is_ascii_punctuation);
        out.extend(if escapes { characters.next() } else { Some(character) });
    }
    out
}

/// Elements that Markdown cells are written with; `<5` and `A<B` are text.
fn holds_elements(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let name: String =
            text[at + 1..].chars().skip_while(|c| *c == '/').take_while(char::is_ascii_alphanumeric).collect();
        matches!(
            name.to_lowercase().as_str(),
            "b" | "strong"
                | "i"
                | "em"
                | "u"
                | "br"
                | "sup"
                | "sub"
                | "span"
                | "font"
                | "p"
                | "s"
                | "del"
                | "code"
                | "a"
        ) && text[at..].contains('>')
    })
}

/// The references that are written by hand.
fn entities(text: &str) -> String {
    const NAMED: [(&str, &str); 8] = [
        ("&nbsp;", "\u{a0}"),
        ("&#160;", "\u{a0}"),
        ("&emsp;", "\u{2003}"),
        ("&ensp;", "\u{2002}"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ];
    NAMED.iter().fold(text.to_string(), |text, (name, character)| text.replace(name, character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_no_text() {
        for (text, shown) in [
            ("## 标题", "标题"),
            ("**12.5**", "12.5"),
            ("***12.5***", "12.5"),
            ("`13`", "13"),
            ("*50*", "50"),
            ("_x_", "x"),
            ("**<b>11</b>**", "11"),
            ("1<br>2", "1\n2"),
            ("11<sup>1</sup>", "11"),
            ("m<sup>2</sup>", "m2"),
            ("52&nbsp;", "52\u{a0}"),
            ("&lt;5", "<5"),
            ("\\-12.5", "-12.5"),
            ("a\\|b\\.", "a|b."),
        ] {
            assert_eq!(bare(text), shown, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        for text in ["~~12~~", "*", "**", "*注", "**a** b **c**", "2*3*4", "<5", "A<B", "a_b_c", "#1", "C:\\年", "___"]
        {
            assert_eq!(bare(text), text, "{text}");
        }
    }
}
