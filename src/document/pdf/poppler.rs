/*!
The words of a document as poppler's `pdftotext` reads them, for fonts whose characters only its tables know.

Only asked where our own reading finds glyphs without characters; lines still come from the page itself.
*/

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::page::Way;
use super::word::Word;

/// How long it may take.
const PATIENCE: Duration = Duration::from_secs(3);
/// More text than a document of forms has.
const LARGEST: u64 = 32 << 20;

/// The words of each page; none where `pdftotext` is not installed, fails or takes too long.
pub fn words(bytes: &[u8]) -> Option<Vec<Vec<Word>>> {
    let mut child = Command::new("pdftotext")
        .args(["-bbox", "-cropbox", "-enc", "UTF-8", "-q", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let (mut input, output) = (child.stdin.take()?, child.stdout.take()?);
    let (bytes, started) = (bytes.to_vec(), Instant::now());
    std::thread::spawn(move || input.write_all(&bytes));
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        output.take(LARGEST).read_to_string(&mut text).map(|_| text)
    });
    while !reader.is_finished() && started.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(10));
    }
    // What has finished does not mind; what has not is of no use.
    let _ = child.kill();
    let status = child.wait().ok()?;
    let text = reader.join().ok()?.ok()?;
    // Glyphs that poppler does not know either come out as their numbers.
    let is_known =
        |c: char| c.is_ascii_whitespace() || !(c.is_control() || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fffd}'));
    (status.success() && text.chars().all(is_known)).then(|| parse(&text))
}

/// `<page>` elements of `<word xMin= yMin= xMax= yMax=>text</word>`.
fn parse(text: &str) -> Vec<Vec<Word>> {
    let pages = text.split("<page ").skip(1);
    pages.map(|page| page.split("<word ").skip(1).filter_map(word).collect()).collect()
}

fn word(element: &str) -> Option<Word> {
    let (attributes, rest) = element.split_once('>')?;
    let (text, _) = rest.split_once("</word>")?;
    let number = |name: &str| {
        let (_, value) = attributes.split_once(name)?;
        value.strip_prefix("=\"")?.split('"').next()?.parse::<f64>().ok()
    };
    let (left, top, right, bottom) = (number("xMin")?, number("yMin")?, number("xMax")?, number("yMax")?);
    let text = ["&lt;<", "&gt;>", "&quot;\"", "&apos;'", "&amp;&"].iter().fold(text.to_string(), |text, pair| {
        let (entity, character) = pair.split_at(pair.len() - 1);
        text.replace(entity, character)
    });
    let (size, middle) = (bottom - top, ((left + right) / 2.0, (top + bottom) / 2.0));
    Some(Word { text, left, right, base: bottom - size * 0.2, middle, size, way: Way::Across })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_with_their_boxes() {
        let text = "<doc>\n<page width=\"595\" height=\"842\">\n  <word xMin=\"10.5\" yMin=\"20\" xMax=\"30\" yMax=\"30\">A&amp;三</word>\n</page><page width=\"1\" height=\"1\"></page></doc>";
        let pages = parse(text);
        assert_eq!((pages.len(), pages[0].len(), pages[1].len()), (2, 1, 0));
        assert_eq!((pages[0][0].text.as_str(), pages[0][0].left, pages[0][0].base), ("A&三", 10.5, 28.0));
    }
}
