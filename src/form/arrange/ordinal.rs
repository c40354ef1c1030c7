//! Columns and rows that only number others hold nothing: 序号 at the left, 栏次 below a head.

use crate::document::{Block, Cell, Document};
use crate::form::label::{self, compact};

/// Words above a column that numbers the rows.
const ROWS: [&str; 5] = ["序号", "编号", "行次", "项次", "号"];
/// Words beside a row that numbers the columns.
const COLUMNS: [&str; 3] = ["栏次", "行次", "项次"];

/// Blanks them, the word with its numbers.
pub fn blank(document: &mut Document) {
    for block in &mut document.blocks {
        let Block::Table(rows) = block else { continue };
        let mut numbered: Option<usize> = None;
        for row in rows {
            let first = row.iter().position(|cell| !cell.is_blank());
            let Some(first) = first else { continue };
            let word = label::normalise(&row[first].text).text;
            let rest = || row[first + 1..].iter().filter(|cell| !cell.is_blank());
            if COLUMNS.contains(&word.as_str()) && rest().count() > 0 && rest().all(is_number) {
                row.iter_mut().for_each(|cell| cell.text.clear());
            } else if ROWS.contains(&word.as_str()) && rest().count() > 0 {
                row[first].text.clear();
                numbered = Some(first);
            } else if let Some(cell) = numbered.and_then(|at| row.get_mut(at)).filter(|cell| is_number(cell)) {
                cell.text.clear();
            } else if numbered.is_some_and(|at| row.get(at).is_some_and(|cell| !cell.is_blank())) && row.len() > 1 {
                // Something else stands in the column: the numbers have ended.
                numbered = None;
            }
        }
    }
}

/// A number that counts rows: at most three digits, or Chinese numerals, alone in their cell.
fn is_number(cell: &Cell) -> bool {
    let text = compact(&cell.text);
    let bare = text.trim_matches(['(', ')', '、', '.']);
    let is_numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    (1..=3).contains(&bare.chars().count()) && bare.chars().all(is_numeral)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;

    #[test]
    fn numbers_of_rows_and_columns_are_blank() {
        let text = "序号\t项目\t金额\n栏次\t1\t2\n1\t甲\t5\n（二）\t乙\t6\n\t小计\t11\n编制数\t12\t13\n1\t2\t3\n";
        let mut document = document::read("x", text.as_bytes()).unwrap();
        blank(&mut document);
        let rows: Vec<String> = document
            .rows()
            .iter()
            .map(|row| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(","))
            .collect();
        assert_eq!(rows, [",项目,金额", ",,", ",甲,5", ",乙,6", ",小计,11", "编制数,12,13", "1,2,3"]);
    }
}
