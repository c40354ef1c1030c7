//! Forms that stand side by side on a sheet become forms below each other.

use crate::document::{Block, Cell, Document};
use crate::form::Definition;
use crate::form::row::Row;
use crate::form::title::titled;

/// Parts a table at the columns where titles stand beside each other in one row.
pub fn part(definitions: &[Definition], document: Document) -> Document {
    let mut blocks = Vec::with_capacity(document.blocks.len());
    for block in document.blocks {
        match block {
            Block::Table(rows) => match titles(definitions, &rows) {
                Some(starts) => blocks.extend(starts.iter().enumerate().map(|(number, start)| {
                    let from = if number == 0 { 0 } else { *start };
                    let to = starts.get(number + 1).copied().unwrap_or(usize::MAX);
                    let within = |row: &Vec<Cell>| row.get(from..to.min(row.len())).unwrap_or_default().to_vec();
                    Block::Table(rows.iter().map(within).collect())
                })),
                None => blocks.push(Block::Table(rows)),
            },
            paragraph => blocks.push(paragraph),
        }
    }
    Document { path: document.path, blocks }
}

/// The columns where the titles of a row begin, if a row holds several.
fn titles(definitions: &[Definition], rows: &[Vec<Cell>]) -> Option<Vec<usize>> {
    // A title may have lost a character; most cells are shorter by far.
    let shortest = definitions.iter().flat_map(|definition| &definition.titles).map(String::len).min()?;
    let in_row = |row: &Vec<Cell>| {
        let is_title = |at: &usize| {
            let cell = std::slice::from_ref(&row[*at]);
            row[*at].text.len() + 4 > shortest && matches!(titled(definitions, &[Row { cells: cell }]), Ok(Some(_)))
        };
        // A title over merged cells may be printed in each of them.
        let mut starts: Vec<usize> = (0..row.len()).filter(is_title).collect();
        starts.dedup_by(|next, before| row[*next].text == row[*before].text && *next == *before + 1);
        Some(starts).filter(|starts| starts.len() > 1)
    };
    rows.iter().filter(|row| row.len() > 3).find_map(in_row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::shelf;
    use crate::document;

    #[test]
    fn two_forms_on_one_sheet_are_two_tables() {
        let definitions = shelf::forms(&[]).unwrap();
        let text = "部门整体支出绩效评价基础数据表\t\t\t部门整体支出绩效自评表\n编制数\t1\t\t预算部门名称\t甲局\n";
        let parted = part(&definitions, document::read("x", text.as_bytes()).unwrap());
        let rows: Vec<String> = parted
            .rows()
            .iter()
            .map(|row| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(","))
            .collect();
        let expected = ["部门整体支出绩效评价基础数据表,,", "编制数,1,", "部门整体支出绩效自评表", "预算部门名称,甲局"];
        assert_eq!(rows, expected);
    }
}
