//! Tables without merged cells print the text of one in every row that it covered; the label of a block is blanked again
//! below the row where the block begins, so that no row seems to begin another.

use super::definition::Definition;
use super::label;
use super::row::Row;
use crate::document::{Block, Cell, Document};

/// Blanks labels of blocks that only repeat the cell above them.
pub fn blank(definitions: &[Definition], document: &mut Document) {
    for block in &mut document.blocks {
        let Block::Table(rows) = block else { continue };
        // From below, so that the cell above is still as printed.
        for index in (1..rows.len()).rev() {
            let (above, below) = rows.split_at_mut(index);
            let (above, row) = (&above[index - 1], &mut below[0]);
            let Some(first) = row.iter().position(|cell| !cell.is_blank()) else { continue };
            let repeats = above.get(first).is_some_and(|cell| cell.text == row[first].text);
            if repeats && is_only_label(definitions, row) {
                row[first].text.clear();
            }
        }
    }
}

/// Whether a row begins with the label of a block and has none of its column labels.
fn is_only_label(definitions: &[Definition], row: &[Cell]) -> bool {
    let head = Row { cells: row }.labels().into_iter().next().unwrap_or_default();
    let mut layouts = definitions.iter().flat_map(|definition| &definition.blocks);
    layouts.any(|layout| {
        let is_column = |cell: &Cell| {
            let text = label::normalise(&cell.text).text;
            layout.columns().iter().any(|column| column.labels.contains(&text))
        };
        !layout.columns().is_empty() && layout.heads().contains(&head) && !row.iter().any(is_column)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;

    const FORM: &str = r#"
name = "x"
form = "base"
titles = ["某表"]
[[block]]
kind = "record"
heads = ["人员情况"]
section = "base_staffing"
columns = [{ field = "authorised", value = "count", labels = ["编制数"] }]
"#;

    #[test]
    fn a_label_that_repeats_is_blank_and_a_row_of_labels_that_repeats_is_not() {
        let definitions = [Definition::parse("x.toml", FORM).unwrap()];
        let mut document =
            document::read("x.txt", "人员情况\t编制数\n人员情况\t86\n人员情况\t编制数\n".as_bytes()).unwrap();
        blank(&definitions, &mut document);
        let firsts: Vec<&str> = document.rows().iter().map(|row| row[0].text.as_str()).collect();
        assert_eq!(firsts, ["人员情况", "", "人员情况"]);
    }
}
