//! A sheet of text: what stands on a cover, and what a workbook says of itself.

use std::io;

use rust_xlsxwriter::Worksheet;
use unicode_width::UnicodeWidthStr;

use super::fault;
use super::style::Styles;

/// A line of a page.
#[derive(Debug, Clone)]
pub enum Line {
    /// The title.
    Title(String),
    /// A heading, with an empty line above it.
    Heading(String),
    /// What something is: a word, and what it stands for.
    Pair(String, String),
    /// A text that wraps.
    Text(String),
}

/// Width of the words, and of the texts beside them: together an A4 page.
const WIDEST_WORD: usize = 28;
const TEXT_WIDTH: usize = 64;

/// Height of a line, and what is above and below all, in points.
const LINE_HEIGHT: f64 = 16.0;
const MARGIN: f64 = 3.0;

/// Writes a page.
pub fn write(sheet: &mut Worksheet, styles: &Styles, lines: &[Line]) -> io::Result<()> {
    let words = lines.iter().filter_map(|line| if let Line::Pair(word, _) = line { Some(word.width()) } else { None });
    let word_width = words.max().unwrap_or(8).clamp(8, WIDEST_WORD) + 2;
    sheet.set_column_width(0, word_width as f64).map_err(fault)?;
    sheet.set_column_width(1, TEXT_WIDTH as f64).map_err(fault)?;
    let mut row = 0;
    for line in lines {
        match line {
            Line::Title(text) => {
                sheet.write_string_with_format(row, 0, text, &styles.title).map_err(fault)?;
            }
            Line::Heading(text) => {
                row += u32::from(row > 0);
                sheet.write_string_with_format(row, 0, text, &styles.heading).map_err(fault)?;
            }
            Line::Pair(word, text) => {
                sheet.write_string_with_format(row, 0, super::leaf::fitting(word), &styles.word).map_err(fault)?;
                sheet.write_string_with_format(row, 1, super::leaf::fitting(text), &styles.line).map_err(fault)?;
                let lines = self::lines(text, TEXT_WIDTH - 2).max(self::lines(word, word_width - 1));
                sheet.set_row_height(row, height(lines)).map_err(fault)?;
            }
            Line::Text(text) => {
                let text = super::leaf::fitting(text);
                sheet.merge_range(row, 0, row, 1, &text, &styles.line).map_err(fault)?;
                sheet.set_row_height(row, height(self::lines(&text, word_width + TEXT_WIDTH - 2))).map_err(fault)?;
            }
        }
        row += 1;
    }
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
    Ok(())
}

/// The number of A4 among paper sizes.
pub const A4: u8 = 9;

/// How many lines a text takes in a width.
pub fn lines(text: &str, width: usize) -> usize {
    text.lines().map(|line| line.width().div_ceil(width).max(1)).sum::<usize>().max(1)
}

/// How high a row of so many lines must be: a merged cell does not grow by itself, and more than 409 points is more than
/// Excel takes.
pub fn height(lines: usize) -> f64 {
    (lines as f64 * LINE_HEIGHT + MARGIN).min(409.0)
}
