/*!
Text a line at a time: what a table becomes when it is copied out of a page.

Lines with tabs are rows, and so are lines with bars (`a | b |`, Markdown, or bars drawn with box characters; the lines
drawn between rows are dropped). Other lines are paragraphs, which may be
the cells of a table that lost its rows; then its blank cells matter, and they are kept where the text shows them: as a
lone bar, as a line of no-break blanks, or as an empty line more than stands between any two cells.
*/

use super::grid::MOST_CELLS;
use super::{Block, Cell, delimited, is_blank, markdown};
use crate::model::{Message, Place};

/// More blank cells in succession than a form has; empty lines beyond it only push a page down.
const MOST_BLANKS: usize = 64;
/// More cells than a row has; what stands behind them is text of the last.
const WIDEST: usize = 4096;

/// Reads a text; empty lines and lines of another kind end a table.
pub fn read(text: &str) -> Result<Vec<Block>, Message> {
    let cells = text.bytes().filter(|byte| matches!(byte, b'\n' | b'\t' | b'|')).count();
    let drawn = text.chars().filter(|character| *character > '\u{ff}' && is_bar(*character)).count();
    if cells + drawn > MOST_CELLS {
        return Err(Message::TooManyCells { most: MOST_CELLS });
    }
    let lines =
        text.lines().enumerate().map(|(index, text)| Line { number: index + 1, text: markdown::unquoted(text) });
    let lines: Vec<Line> = lines.filter(|line| !line.is_empty()).collect();
    let stretches = lines.chunk_by(|one, next| {
        one.kind() == next.kind() && (one.kind() == Kind::Plain || one.number + 1 == next.number)
    });
    let blocks = stretches.flat_map(|stretch| match stretch[0].kind() {
        Kind::Tabs => tabbed(stretch),
        Kind::Bars => barred(stretch),
        Kind::Plain => plain(stretch),
    });
    Ok(blocks.collect())
}

#[derive(Clone, Copy)]
struct Line<'a> {
    number: usize,
    text: &'a str,
}

#[derive(PartialEq)]
enum Kind {
    Tabs,
    Bars,
    Plain,
}

impl<'a> Line<'a> {
    fn is_empty(&self) -> bool {
        self.text.trim_matches([' ', '\r']).is_empty()
    }

    fn kind(&self) -> Kind {
        if self.text.contains('\t') {
            Kind::Tabs
        } else if self.text.contains(is_bar) || is_drawn_rule(self.text) {
            Kind::Bars
        } else {
            Kind::Plain
        }
    }

    fn cell(&self, field: usize, text: String) -> Cell {
        Cell { text, place: Place::Line { line: self.number as u32, field: field as u32 + 1 } }
    }

    /// The texts between bars that are not escaped; a bar at the end closes the last.
    fn between_bars(&self) -> Vec<&'a str> {
        let mut texts = Vec::new();
        let (mut from, mut before) = (0, ' ');
        for (at, character) in self.text.char_indices() {
            if is_bar(character) && before != '\\' && texts.len() + 1 < WIDEST {
                texts.push(&self.text[from..at]);
                from = at + character.len_utf8();
            }
            before = character;
        }
        let rest = &self.text[from..];
        if !rest.trim().is_empty() {
            texts.push(rest);
        }
        texts
    }
}

fn is_bar(character: char) -> bool {
    matches!(character, '|' | '｜' | '│' | '┃' | '║' | '┆' | '┇' | '┊' | '┋')
}

fn tabbed(lines: &[Line<'_>]) -> Vec<Block> {
    let row = |line: &Line| {
        line.text
            .splitn(WIDEST, '\t')
            .enumerate()
            .map(|(at, text)| line.cell(at, delimited::unmarked(text).into()))
            .collect::<Vec<_>>()
    };
    let is_blank = |line: &Line| is_blank(line.text);
    let tables = lines.chunk_by(|one, next| is_blank(one) == is_blank(next));
    tables.filter(|lines| !is_blank(&lines[0])).map(|lines| Block::Table(lines.iter().map(row).collect())).collect()
}

/// Rows of a table, or, where no line has two cells, a cell a line.
fn barred(lines: &[Line<'_>]) -> Vec<Block> {
    let lines: Vec<&Line> = lines.iter().filter(|line| !is_drawn_rule(line.text)).collect();
    let texts: Vec<Vec<&str>> = lines.iter().map(|line| line.between_bars()).collect();
    let framed = texts.iter().all(|row| row.len() > 1 && row[0].trim().is_empty());
    let rows = lines.iter().zip(&texts).filter(|(_, row)| !is_markdown_rule(row)).map(|(line, row)| {
        let cells = row.iter().skip(usize::from(framed)).enumerate();
        cells.map(|(at, text)| line.cell(at, markdown::bare(text))).collect()
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    if rows.iter().any(|row| row.len() > 1) {
        return vec![Block::Table(rows)];
    }
    rows.into_iter().flatten().map(Block::Paragraph).collect()
}

/// The line of hyphens below the head of a Markdown table.
fn is_markdown_rule(row: &[&str]) -> bool {
    let mut cells = row.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|text| text.contains("--") && text.chars().all(|c| matches!(c, '-' | ':')))
}

/// A line drawn between rows: `├──┼──┤`, `+----+----+`.
fn is_drawn_rule(text: &str) -> bool {
    let text = text.trim();
    let is_drawn = |character: char| matches!(character, '\u{2500}'..='\u{257f}') && !is_bar(character);
    let drawn = text.chars().any(is_drawn) && text.chars().all(|c| is_drawn(c) || is_bar(c) || c.is_whitespace());
    let ruled = text.contains("--") || text.contains("==");
    drawn || (ruled && text.starts_with('+') && text.chars().all(|c| matches!(c, '+' | '-' | '=' | ' ')))
}

/// A paragraph a line, with the blank ones that are cells.
fn plain(lines: &[Line<'_>]) -> Vec<Block> {
    let gaps: Vec<usize> = lines.windows(2).map(|pair| pair[1].number - pair[0].number - 1).collect();
    let blanks = Blanks::of(lines, &gaps);
    let mut blocks = Vec::new();
    for (line, gap) in lines.iter().zip(gaps.into_iter().chain([0])) {
        blocks.push(Block::Paragraph(line.cell(0, markdown::bare(line.text))));
        for offset in 1..=blanks.within(gap).min(MOST_BLANKS) {
            let below = Line { number: line.number + offset * blanks.stride(), text: "" };
            blocks.push(Block::Paragraph(below.cell(0, String::new())));
        }
    }
    blocks
}

/// What empty lines are in a stretch of lines.
enum Blanks {
    /// Nothing.
    None,
    /// Each is a cell.
    Lines,
    /// One stands between any two cells, and the others are cells with one behind each.
    Spaced,
}

impl Blanks {
    fn of(lines: &[Line<'_>], gaps: &[usize]) -> Blanks {
        let tight = gaps.iter().filter(|gap| **gap == 0).count();
        let marks_blanks = lines.iter().any(|line| line.text.trim().is_empty());
        match lines.len() {
            lines if tight * 10 < lines => Blanks::Spaced,
            lines if tight * 2 > lines && !marks_blanks => Blanks::Lines,
            _ => Blanks::None,
        }
    }

    /// Blank cells in a gap of so many empty lines.
    fn within(&self, gap: usize) -> usize {
        match self {
            Blanks::None => 0,
            Blanks::Lines => gap,
            Blanks::Spaced => gap.saturating_sub(1) / 2,
        }
    }

    /// Lines from one blank cell to the next.
    fn stride(&self) -> usize {
        if matches!(self, Blanks::Spaced) { 2 } else { 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows in brackets, cells parted by `,`; paragraphs bare.
    fn shown(text: &str) -> Vec<String> {
        let row = |row: &Vec<Cell>| row.iter().map(|cell| cell.text.trim()).collect::<Vec<_>>().join(",");
        let show = |block: Block| match block {
            Block::Paragraph(cell) => cell.text.trim().to_string(),
            Block::Table(rows) => format!("[{}]", rows.iter().map(row).collect::<Vec<_>>().join("; ")),
        };
        read(text).unwrap().into_iter().map(show).collect()
    }

    #[test]
    fn tabs_make_tables_and_blank_lines_end_them() {
        let blocks = read("标题\n\n甲\t1\n\t2\n\n乙\t3\n").unwrap();
        assert!(matches!(&blocks[0], Block::Paragraph(cell) if cell.text == "标题" && cell.place.line() == 1));
        assert!(
            matches!(&blocks[1], Block::Table(rows) if rows.len() == 2 && rows[1][1].place.to_string() == "line 4 field 2")
        );
        assert!(matches!(&blocks[2], Block::Table(rows) if rows.len() == 1));
        assert_eq!(blocks.len(), 3);
    }

    #[test]
    fn bars_make_rows_and_a_first_bar_is_a_blank_cell_unless_every_row_has_one() {
        assert_eq!(shown("标题\n甲 | 1 | | 2 |\n | 3 |\n乙 |\n"), ["标题", "[甲,1,,2; ,3; 乙]"]);
        assert_eq!(shown("## 标题\n| 甲 | **1** |\n|:--|---|\n| | a\\|b |\n"), ["标题", "[甲,1; ,a|b]"]);
    }

    #[test]
    fn a_cell_a_line_keeps_its_blanks() {
        for text in ["甲 |\n1 |\n|\n乙 |\n", "甲\n1\n\u{a0}\n乙\n", "甲\n1\n丙\n2\n\n乙\n", "甲\n\n1\n\n\n\n乙\n\n丙\n"]
        {
            let cells = shown(text);
            let blank = cells.iter().position(String::is_empty).expect(text);
            assert_eq!(
                (cells.iter().filter(|cell| cell.is_empty()).count(), cells[blank + 1].as_str()),
                (1, "乙"),
                "{text}"
            );
        }
    }

    #[test]
    fn empty_lines_are_no_cells_where_blank_cells_are_marked() {
        assert_eq!(shown("甲\n\n乙\n1\n2\n\u{a0}\n丙\n3\n4\n"), ["甲", "乙", "1", "2", "", "丙", "3", "4"]);
    }

    #[test]
    fn a_row_ends_somewhere() {
        for mark in ["\t", "|"] {
            let Block::Table(rows) = &read(&format!("甲{mark}").repeat(9000)).unwrap()[0] else { panic!("a table") };
            assert_eq!(rows[0].len(), WIDEST);
        }
    }

    #[test]
    fn a_blank_cell_has_the_line_where_it_would_stand() {
        let Block::Paragraph(blank) = &read("甲\n\n\n\n\n\n乙\n\n丙").unwrap()[2] else { panic!("a paragraph") };
        assert_eq!(blank.place.line(), 5);
    }

    #[test]
    fn drawn_lines_are_bars_and_rules() {
        let drawn = "标题\n┌──┬──┐\n│甲│1│\n├──┼──┤\n┃乙┆2┃\n└──┴──┘\n完";
        assert_eq!(shown(drawn), ["标题", "[甲,1; 乙,2]", "完"]);
        assert_eq!(shown("+---+---+\n| 甲 | 1 |\n+===+===+\n| 乙 | 2 |\n+---+---+\n"), ["[甲,1; 乙,2]"]);
    }

    #[test]
    fn a_quoted_table_is_a_table() {
        assert_eq!(shown("> 标题\n>\n> | 甲 | 1 |\n> |---|---|\n> | 乙 | >2 |\n"), ["标题", "[甲,1; 乙,>2]"]);
    }

    #[test]
    fn cells_without_end_are_refused() {
        assert_eq!(read(&"\t".repeat(MOST_CELLS + 1)).unwrap_err(), Message::TooManyCells { most: MOST_CELLS });
    }
}
