/*!
Text whose cells run on in one line.

Where blanks part them, every word is a cell, and what a row is can be told as in a table that lost its rows. Where
nothing parts them, no figure is certain, and the text is refused.
*/

use crate::document::{Block, Cell, Document};
use crate::form::definition::{Block as Layout, Definition};
use crate::form::label;
use crate::model::{Message, Place};

/// Characters among which a form that runs on shows its labels.
const LONGEST: usize = 20_000;

/// Takes the lines of a document apart at their blanks, where lines that follow each other hold a form that runs on.
pub fn part(definitions: &[Definition], document: Document) -> Document {
    let mut blocks: Vec<Block> = Vec::with_capacity(document.blocks.len());
    let is_line = |block: &Block| matches!(block, Block::Paragraph(Cell { place: Place::Line { .. }, .. }));
    for stretch in document.blocks.chunk_by(|one, next| is_line(one) && is_line(next)) {
        let is_parted = |cell: &Cell| runs_on(definitions, cell) && cell.text.trim().contains(char::is_whitespace);
        let parts =
            stretch.iter().any(|block| matches!(block, Block::Paragraph(cell) if is_line(block) && is_parted(cell)));
        for block in stretch {
            match block {
                Block::Paragraph(Cell { text, place: Place::Line { line, .. } }) if parts => {
                    let words = text.split_whitespace().zip(1..);
                    let cell = |(word, field): (&str, u32)| Cell {
                        text: word.to_string(),
                        place: Place::Line { line: *line, field },
                    };
                    blocks.extend(words.map(cell).map(Block::Paragraph));
                }
                other => blocks.push(other.clone()),
            }
        }
    }
    Document { path: document.path, blocks }
}

/// Where a document runs on with nothing between its cells.
pub fn refusals(definitions: &[Definition], document: &Document) -> Vec<(Place, Message)> {
    let paragraphs = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(cell) => Some(cell),
        Block::Table(_) => None,
    });
    paragraphs.filter(|cell| runs_on(definitions, cell)).map(|cell| (cell.place.clone(), Message::RunOn {})).collect()
}

/// Whether two column labels of a block stand beside each other in a text.
fn runs_on(definitions: &[Definition], cell: &Cell) -> bool {
    let text = label::normalise(&cell.text.chars().take(LONGEST).collect::<String>()).text;
    let mut layouts = definitions.iter().flat_map(|definition| &definition.blocks);
    layouts.any(|layout| has_neighbours(layout, &text))
}

fn has_neighbours(layout: &Layout, text: &str) -> bool {
    let labels =
        || layout.columns().iter().enumerate().flat_map(|(at, column)| column.labels.iter().map(move |l| (at, l)));
    labels().any(|(one, label)| {
        let mut behind = text.match_indices(label.as_str()).map(|(at, label)| &text[at + label.len()..]);
        behind.any(|behind| labels().any(|(other, next)| other != one && behind.starts_with(next.as_str())))
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
columns = [
    { field = "authorised", value = "count", labels = ["编制数"] },
    { field = "in_post", value = "count", labels = ["{year}在职人数"] },
]
"#;

    #[test]
    fn labels_beside_each_other_run_on_and_labels_in_prose_do_not() {
        let definitions = [Definition::parse("x.toml", FORM).unwrap()];
        let count = |text: &str| {
            let document = document::read("x.txt", text.as_bytes()).unwrap();
            let parted = part(&definitions, document);
            (parted.blocks.len(), refusals(&definitions, &parted).len())
        };
        assert_eq!(count("某表人员情况编制数2023年在职人数4847"), (1, 1));
        assert_eq!(count("某表 人员情况 编制数 2023年在职人数\n48 47"), (6, 0));
        assert_eq!(count("2023年在职人数为 47，编制数为 48"), (1, 0));
        assert_eq!(count("编制数\n2023年在职人数\n48\n47"), (4, 0));
    }
}
