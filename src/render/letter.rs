/*!
One page of Word: a title, some lines, one table with room for an answer, some lines below. What a department is asked goes
out this way, since it is answered in Word.

Not an output format: rows of a query have formats of their own.
*/

use std::io::{self, Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::printable;

/// The page.
#[derive(Debug, Default)]
pub struct Letter {
    /// Above all.
    pub title: String,
    /// Below the title.
    pub before: Vec<String>,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// Width of each column, in any unit.
    pub widths: Vec<u32>,
    /// Rows of as many cells.
    pub rows: Vec<Vec<String>>,
    /// Below the table.
    pub after: Vec<String>,
}

/// What a Word file needs beside its text: name and content.
const PARTS: [(&str, &str); 4] = [
    (
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
         <Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>",
    ),
    (
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
    ),
    (
        "word/_rels/document.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>",
    ),
    (
        "word/styles.xml",
        "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"宋体\" w:cs=\"Times New Roman\"/><w:sz w:val=\"21\"/>\
         <w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style></w:styles>",
    ),
];

/// A4 without its margins, in twentieths of a point.
const WIDTH: u32 = 11906 - 2 * MARGIN;
const MARGIN: u32 = 850;

impl Letter {
    /// The bytes of the Word file.
    pub fn docx(&self) -> io::Result<Vec<u8>> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let document = self.document();
        for (name, text) in PARTS.into_iter().chain([("word/document.xml", document.as_str())]) {
            writer.start_file(name, SimpleFileOptions::default()).map_err(io::Error::other)?;
            writer.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")?;
            writer.write_all(text.as_bytes())?;
        }
        Ok(writer.finish().map_err(io::Error::other)?.into_inner())
    }

    fn document(&self) -> String {
        let lines = |lines: &[String], size| -> String {
            lines.iter().map(|line| paragraph(line, size, "<w:spacing w:after=\"60\"/>", "")).collect()
        };
        let title = paragraph(&self.title, 32, "<w:spacing w:after=\"120\"/><w:jc w:val=\"center\"/>", "<w:b/>");
        format!(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{title}{}{}{}<w:sectPr>\
             <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" \
             w:header=\"500\" w:footer=\"500\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
            lines(&self.before, 20),
            self.table(),
            lines(&self.after, 20)
        )
    }

    fn table(&self) -> String {
        let whole: u32 = self.widths.iter().sum::<u32>().max(1);
        let widths: Vec<u32> = self.widths.iter().map(|width| width * WIDTH / whole).collect();
        let sides: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"))
            .concat();
        let columns: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        let row = |cells: &[String], row_set: &str, set: &str, shade: &str| -> String {
            let cell = |(text, width): (&String, &u32)| {
                let lines: String = text.split('\n').map(|line| paragraph(line, 18, "", set)).collect();
                format!(
                    "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{shade}<w:vAlign w:val=\"center\"/></w:tcPr>{lines}</w:tc>"
                )
            };
            let cells: String = cells.iter().zip(&widths).map(cell).collect();
            format!("<w:tr><w:trPr><w:cantSplit/>{row_set}</w:trPr>{cells}</w:tr>")
        };
        let shade = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7E6E6\"/>";
        let head = row(&self.heads, "<w:tblHeader/>", "<w:b/>", shade);
        let rows: String = self.rows.iter().map(|cells| row(cells, "", "", "")).collect();
        format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type=\"fixed\"/>\
             <w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
             <w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl><w:p><w:pPr><w:spacing w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>"
        )
    }
}

/// A paragraph of a size in half points, with settings of it and of its text.
fn paragraph(text: &str, size: u32, set: &str, text_set: &str) -> String {
    let text = printable(text);
    let text = quick_xml::escape::escape(text.as_str());
    format!(
        "<w:p><w:pPr>{set}</w:pPr><w:r><w:rPr>{text_set}<w:sz w:val=\"{size}\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}
