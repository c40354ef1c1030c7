//! Pages that Word, Excel and browsers save with all they need in one file (MHTML): the page is read, the rest left.

use mailparse::{MailHeaderMap, ParsedMail, parse_mail};

use super::{Block, encoding, html};
use crate::model::Message;

/// Whether the file begins with the head of a message.
pub fn is_web_archive(bytes: &[u8]) -> bool {
    let head = bytes[..bytes.len().min(8192)].to_ascii_lowercase();
    let has = |words: &[u8]| head.windows(words.len()).any(|window| window == words);
    let begins =
        [&b"mime-version:"[..], b"from:", b"content-type:", b"date:", b"subject:", b"snapshot-content-location:"];
    let head_line = head.trim_ascii_start();
    begins.iter().any(|name| head_line.starts_with(name)) && has(b"mime-version:") && has(b"content-type:")
}

/// The paragraphs and tables of the page.
pub fn read(path: &str, bytes: &[u8]) -> Result<Vec<Block>, Message> {
    let broken = |reason: String| Message::BrokenFile { path: path.to_string(), reason };
    let head = bytes.windows(2).position(|pair| pair == b"\n\n" || pair == b"\n\r").unwrap_or(bytes.len());
    let parts = bytes.windows(3).filter(|three| three == b"\n--").count();
    if head > LARGEST_HEAD || parts > MOST_PARTS {
        return Err(Message::TooMuchToRead { path: path.to_string() });
    }
    let archive = parse_mail(bytes.trim_ascii_start()).map_err(|error| broken(error.to_string()))?;
    let pages: Vec<&ParsedMail<'_>> = archive.parts().filter(|part| part.ctype.mimetype == "text/html").collect();
    let mut blocks = Vec::new();
    for page in pages.iter().take(MOST_PAGES).filter(|page| !is_frame(page)) {
        let body = page.get_body_raw().map_err(|error| broken(error.to_string()))?;
        blocks.extend(html::read(path, &encoding::decode(path, &body)?)?);
    }
    if blocks.is_empty() { Err(Message::EmptyFile { path: path.to_string() }) } else { Ok(blocks) }
}

/// More than programs write before the first part, and more parts than pages have pictures.
const LARGEST_HEAD: usize = 64 << 10;
const MOST_PARTS: usize = 10_000;

/// Workbooks are saved a page a sheet.
const MOST_PAGES: usize = 64;

/// Word keeps heads and feet of its pages, Excel the tabs of its sheets, in pages of their own.
fn is_frame(page: &ParsedMail<'_>) -> bool {
    let place = page.headers.get_first_value("Content-Location").unwrap_or_default().to_lowercase();
    ["header.htm", "header.html", "tabstrip.htm", "tabstrip.html"].iter().any(|name| place.ends_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(encoding: &str, body: &str) -> Vec<u8> {
        format!(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n\
             Content-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: {encoding}\r\n\
             Content-Type: text/html; charset=\"gb2312\"\r\n\r\n{body}\r\n--x\r\nContent-Location: file:///C:/header.htm\r\n\
             Content-Type: text/html\r\n\r\n<p>页眉</p>\r\n--x\r\nContent-Type: image/png\r\n\r\n\0\r\n--x--\r\n"
        )
        .into_bytes()
    }

    #[test]
    fn the_page_is_read_however_it_is_packed() {
        for (encoding, body) in
            [("quoted-printable", "<html><p>=BE=D6</p>=\r\n</html>"), ("base64", "PGh0bWw+PHA+vtY8L3A+PC9odG1sPg==")]
        {
            let archive = archive(encoding, body);
            assert!(is_web_archive(&archive));
            let blocks = read("x", &archive).unwrap();
            assert!(matches!(blocks.as_slice(), [Block::Paragraph(cell)] if cell.text == "局"), "{blocks:?}");
        }
    }

    #[test]
    fn archives_without_a_page_and_endless_ones_are_refused() {
        assert!(matches!(read("x", b"MIME-Version: 1.0\r\nContent-Type: a/b\r\n\r\n"), Err(Message::EmptyFile { .. })));
        let nested = "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n".repeat(2000);
        let deep = format!("MIME-Version: 1.0\r\n{nested}");
        assert!(read("x", deep.as_bytes()).is_err());
        let endless = format!("MIME-Version: 1.0\r\nContent-Type: text/html;\r\n{}", " a=b;\r\n".repeat(20_000));
        assert!(matches!(read("x", endless.as_bytes()), Err(Message::TooMuchToRead { .. })));
    }
}
