//! Text whose cells are separated by tabs, a row a line: what a table becomes when it is copied out of a page.

use super::{Block, Cell};
use crate::model::Place;

/// Lines with a tab make tables, lines without one are paragraphs; blank lines separate.
pub fn read(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let cells = cells_of(line, index + 1);
        if cells.iter().all(Cell::is_blank) {
            blocks.push(None);
        } else if let [paragraph] = cells.as_slice() {
            blocks.push(Some(Block::Paragraph(paragraph.clone())));
        } else if let Some(Some(Block::Table(rows))) = blocks.last_mut() {
            rows.push(cells);
        } else {
            blocks.push(Some(Block::Table(vec![cells])));
        }
    }
    blocks.into_iter().flatten().collect()
}

fn cells_of(line: &str, number: usize) -> Vec<Cell> {
    line.split('\t')
        .enumerate()
        .map(|(index, text)| Cell {
            text: text.to_string(),
            place: Place::Line { line: number as u32, field: index as u32 + 1 },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_make_tables_and_blank_lines_end_them() {
        let blocks = read("标题\n\n甲\t1\n\t2\n\n乙\t3\n");
        assert!(matches!(&blocks[0], Block::Paragraph(cell) if cell.text == "标题" && cell.place.line() == 1));
        assert!(
            matches!(&blocks[1], Block::Table(rows) if rows.len() == 2 && rows[1][1].place.to_string() == "line 4 field 2")
        );
        assert!(matches!(&blocks[2], Block::Table(rows) if rows.len() == 1));
        assert_eq!(blocks.len(), 3);
    }
}
