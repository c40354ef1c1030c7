//! The boxes that Excel shows notes in: drawings in the older language of Office, beside the note itself.

use std::fmt::Write;

/// How wide and high the cells of a sheet are, in pixels.
#[derive(Debug, Default)]
pub struct Sizes {
    /// First column, last column and width, counted from 0.
    pub columns: Vec<(u32, u32, u32)>,
    /// Row and height, counted from 0.
    pub rows: Vec<(u32, u32)>,
}

/// A box: whose cell, counted from 0, and how many lines it shows.
#[derive(Debug, Clone, Copy)]
pub struct Box {
    /// Row of the cell.
    pub row: u32,
    /// Column of the cell.
    pub column: u32,
    /// Lines of text.
    pub lines: u32,
}

/// Columns that hold a line of a note: 22 characters of Chinese.
const WIDTH: u32 = 300;
const LINE: u32 = 16;
const COLUMN: u32 = 64;
const ROW: u32 = 20;

/// How many columns of letters stand in a line of a box.
pub const LETTERS: usize = 44;

/// A drawing of boxes alone.
pub fn drawing(boxes: &[Box], sizes: &Sizes, number: usize) -> String {
    format!(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\">\
         <o:idmap v:ext=\"edit\" data=\"{number}\"/></o:shapelayout>{}</xml>",
        shapes("", boxes, sizes, number as u32 * 1024)
    )
}

/// A drawing with more boxes. These drawings need not be sound XML, so that no reader of XML is asked.
pub fn extended(drawing: &str, boxes: &[Box], sizes: &Sizes) -> String {
    let end = drawing.rfind("</xml>").or_else(|| drawing.rfind("</")).unwrap_or(drawing.len());
    let (before, behind) = drawing.split_at(end);
    let numbers = drawing.match_indices("_x0000_s").filter_map(|(at, mark)| {
        let digits: String = drawing[at + mark.len()..].chars().take_while(char::is_ascii_digit).take(8).collect();
        digits.parse::<u32>().ok()
    });
    let last = numbers.max().unwrap_or(1024);
    format!("{before}{}{behind}", shapes(drawing, boxes, sizes, last))
}

/// The boxes, numbered behind the last number; prefixes that the drawing does not know are declared.
fn shapes(drawing: &str, boxes: &[Box], sizes: &Sizes, last: u32) -> String {
    let known = [
        ("v", "urn:schemas-microsoft-com:vml"),
        ("o", "urn:schemas-microsoft-com:office:office"),
        ("x", "urn:schemas-microsoft-com:office:excel"),
    ];
    let is_unknown = |prefix: &str| !drawing.is_empty() && !drawing.contains(&format!("xmlns:{prefix}="));
    let declared: String = known
        .iter()
        .filter(|(prefix, _)| is_unknown(prefix))
        .map(|(prefix, name)| format!(" xmlns:{prefix}=\"{name}\""))
        .collect();
    let mut text = String::new();
    if !drawing.contains("\"_x0000_t202\"") {
        text = format!(
            "<v:shapetype{declared} id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">\
             <v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"
        );
    }
    for (number, one) in (last + 1..).zip(boxes) {
        let Box { row, column, .. } = one;
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "<v:shape{declared} id=\"_x0000_s{number}\" type=\"#_x0000_t202\" \
             style='position:absolute;margin-left:80pt;margin-top:2pt;width:225pt;height:{}pt;z-index:{number};visibility:hidden' \
             fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>\
             <v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>\
             <v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox>\
             <x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{}</x:Anchor>\
             <x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>",
            one.lines * LINE * 3 / 4,
            anchor(*one, sizes),
        );
    }
    text
}

/// Left column and pixels into it, top row and pixels, right column and pixels, bottom row and pixels.
fn anchor(one: Box, sizes: &Sizes) -> String {
    let width = |column: u32| {
        let found = sizes.columns.iter().find(|(first, last, _)| (*first..=*last).contains(&column));
        found.map_or(COLUMN, |(_, _, width)| *width)
    };
    let height = |row: u32| sizes.rows.iter().find(|(known, _)| *known == row).map_or(ROW, |(_, height)| *height);
    let (top, inset) = if one.row == 0 { (0, 2) } else { (one.row - 1, 10) };
    let (right, into_right) = along(one.column + 1, 15 + WIDTH, width);
    let (bottom, into_bottom) = along(top, inset + one.lines.max(4) * LINE, height);
    format!("{}, 15, {top}, {inset}, {right}, {into_right}, {bottom}, {into_bottom}", one.column + 1)
}

/// So many pixels from the beginning of a column or row: which one that is in, and how far.
fn along(first: u32, mut pixels: u32, size: impl Fn(u32) -> u32) -> (u32, u32) {
    let mut at = first;
    // Hidden ones have no size; nobody hides a hundred.
    while pixels >= size(at) && at < first + 100 {
        pixels -= size(at);
        at += 1;
    }
    (at, pixels.min(size(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTE: Box = Box { row: 6, column: 3, lines: 5 };

    #[test]
    fn a_box_stands_to_the_right_of_its_cell_and_is_as_large_as_its_text() {
        assert_eq!(anchor(NOTE, &Sizes::default()), "4, 15, 5, 10, 8, 59, 9, 10");
        let sizes = Sizes { columns: vec![(4, 4, 400)], rows: vec![(5, 200)] };
        assert_eq!(anchor(NOTE, &sizes), "4, 15, 5, 10, 4, 315, 5, 90");
    }

    #[test]
    fn boxes_join_those_that_are_there_under_numbers_of_their_own() {
        let one = drawing(&[NOTE], &Sizes::default(), 3);
        assert!(one.contains("\"_x0000_s3073\"") && one.contains("data=\"3\""));
        let two = extended(&one, &[NOTE], &Sizes::default());
        assert!(two.contains("\"_x0000_s3074\"") && two.ends_with("</v:shape></xml>"));
        assert_eq!(two.matches("v:shapetype id").count(), 1);
    }
}
