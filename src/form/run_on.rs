//! Text whose cells run on in one line: where one ends and the next begins is lost, so that no figure of it is certain.

use super::definition::{Block as Layout, Definition};
use super::label;
use crate::document::{Block, Document};
use crate::model::{Message, Place};

/// Characters among which a form that runs on shows its labels.
const LONGEST: usize = 20_000;

/// Where a document runs on: paragraphs in which two column labels of a block stand beside each other.
pub fn refusals(definitions: &[Definition], document: &Document) -> Vec<(Place, Message)> {
    let layouts: Vec<&Layout> = definitions.iter().flat_map(|definition| &definition.blocks).collect();
    let paragraphs = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(cell) => Some(cell),
        Block::Table(_) => None,
    });
    let runs_on = |text: &str| layouts.iter().any(|layout| has_neighbours(layout, text));
    paragraphs
        .filter(|cell| runs_on(&label::normalise(&cell.text.chars().take(LONGEST).collect::<String>()).text))
        .map(|cell| (cell.place.clone(), Message::RunOn {}))
        .collect()
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
            refusals(&definitions, &document).len()
        };
        assert_eq!(count("某表 人员情况 编制数 2023年在职人数 48 47"), 1);
        assert_eq!(count("2023年在职人数为 47，编制数为 48"), 0);
        assert_eq!(count("编制数\n2023年在职人数\n48\n47"), 0);
    }
}
