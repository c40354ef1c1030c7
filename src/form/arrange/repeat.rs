/*!
Tables without merged cells print the text of one in every cell that it covered.

The label of a block is blanked again below the row where the block begins, so that no row seems to begin another. Where
a head prints a label in several cells beside each other, the cells below them that do the same are one again too; equal
values under labels of their own stay.
*/

use crate::document::{Block, Cell, Document};
use crate::form::definition::{Column, Definition};
use crate::form::label;
use crate::form::row::Row;

/// Blanks labels of blocks that only repeat the cell above them.
pub fn blank(definitions: &[Definition], document: &mut Document) {
    for block in &mut document.blocks {
        let Block::Table(rows) = block else { continue };
        blank_beside(definitions, rows);
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

/// Blanks cells under labels that a head repeats, where every row repeats its own text there, up to the next head.
fn blank_beside(definitions: &[Definition], rows: &mut [Vec<Cell>]) {
    let heads: Vec<(usize, Vec<usize>)> =
        (0..rows.len()).filter_map(|at| Some((at, repeated(definitions, &rows[at])?))).collect();
    for (number, (at, columns)) in heads.iter().enumerate() {
        let to = heads.get(number + 1).map_or(rows.len(), |(next, _)| *next);
        for column in columns.iter().rev() {
            let repeats = |row: &Vec<Cell>| match (row.get(column - 1), row.get(*column)) {
                (Some(one), Some(other)) => other.is_blank() || one.text == other.text,
                _ => true,
            };
            if rows[*at..to].iter().all(repeats) {
                rows[*at..to].iter_mut().filter_map(|row| row.get_mut(*column)).for_each(|cell| cell.text.clear());
            }
        }
    }
}

/// The cells of a row of labels that repeat the one before them; none where it is no such row.
fn repeated(definitions: &[Definition], row: &[Cell]) -> Option<Vec<usize>> {
    let labels: Vec<String> = row.iter().map(|cell| label::normalise(&cell.text).text).collect();
    let mut layouts = definitions.iter().flat_map(|definition| &definition.blocks);
    let is_head = layouts.any(|layout| {
        let known = |column: &&Column| labels.iter().any(|label| column.labels.contains(label));
        layout.columns().len() > 1 && layout.columns().iter().filter(known).count() >= 2
    });
    let repeats = |at: &usize| !row[*at].is_blank() && row[*at].text == row[*at - 1].text;
    is_head.then(|| (1..row.len()).filter(repeats).collect())
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
    fn cells_that_repeat_under_a_repeated_label_are_one() {
        let form = FORM.replace(
            r#"columns = [{ field = "authorised", value = "count", labels = ["编制数"] }]"#,
            r#"columns = [{ field = "authorised", value = "count", labels = ["编制数"] }, { field = "in_post", value = "count", labels = ["在职人数"] }]"#,
        );
        let definitions = [Definition::parse("x.toml", &form).unwrap()];
        let read = |text: &str| {
            let mut document = document::read("x.txt", text.as_bytes()).unwrap();
            blank(&definitions, &mut document);
            let row = |row: &&[Cell]| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(",");
            document.rows().iter().map(row).collect::<Vec<_>>()
        };
        assert_eq!(
            read("人员情况\t编制数\t编制数\t在职人数\t在职人数\n甲\t5\t5\t5\t5\n"),
            ["人员情况,编制数,,在职人数,", "甲,5,,5,"]
        );
        let text = "人员情况\t编制数\t编制数\t在职人数\n甲\t5\t6\t5\n";
        assert_eq!(read(text).join("\n").replace(',', "\t") + "\n", text, "two values are not one");
    }

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
