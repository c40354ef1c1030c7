//! A group's name that stands at the left of its rows: beside 合计 it is the name of that row, and where it is printed again
//! before every row it is blank.

use crate::document::{Block, Document};
use crate::form::Definition;
use crate::form::label;
use crate::form::number;

/// Words beside a group's name that say that the row is the group's sum.
const SUMS: [&str; 4] = ["合计", "小计", "总计", "总额"];

/// Moves the name of a group to the cell of its sum, and blanks it before the other rows.
pub fn name_sums(definitions: &[Definition], document: &mut Document) {
    for block in &mut document.blocks {
        let Block::Table(rows) = block else { continue };
        let mut group: Option<(usize, String)> = None;
        for row in rows {
            let filled: Vec<usize> = (0..row.len()).filter(|at| !row[*at].is_blank()).collect();
            let [first, second, ..] = filled.as_slice() else {
                group = None;
                continue;
            };
            let label = |at: usize| label::normalise(&row[at].text).text;
            let repeats = group.as_ref().is_some_and(|(at, name)| at == first && *name == row[*first].text);
            if is_item(definitions, &label(*first)) && SUMS.contains(&label(*second).as_str()) {
                group = Some((*first, row[*first].text.clone()));
                row[*second].text = std::mem::take(&mut row[*first].text);
            } else if repeats && number::is_words(&row[*second].text) {
                row[*first].text.clear();
            }
        }
    }
}

fn is_item(definitions: &[Definition], text: &str) -> bool {
    definitions.iter().flat_map(|definition| &definition.blocks).any(|block| block.is_item(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::shelf;
    use crate::document::{self, Cell};

    #[test]
    fn the_sum_of_a_group_bears_its_name() {
        let definitions = shelf::forms(&[]).unwrap();
        let text = "“三公”经费\t合计\t5\n“三公”经费\t公务接待\t2\n\t出国经费\t3\n合计\t5\t6\n";
        let mut document = document::read("x", text.as_bytes()).unwrap();
        name_sums(&definitions, &mut document);
        let row = |row: &&[Cell]| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(",");
        let rows: Vec<String> = document.rows().iter().map(row).collect();
        assert_eq!(rows, [",“三公”经费,5", ",公务接待,2", ",出国经费,3", "合计,5,6"]);
    }
}
