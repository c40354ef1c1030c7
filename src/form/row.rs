//! A row of a document and the questions asked of it before anybody knows what it means.

use super::label::{self, compact};
use crate::document::Cell;

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'d> {
    /// Its cells, blank ones included.
    pub cells: &'d [Cell],
}

impl<'d> Row<'d> {
    /// Indexes of the cells that hold something.
    pub fn filled(&self) -> Vec<usize> {
        (0..self.cells.len()).filter(|index| !self.cells[*index].is_blank()).collect()
    }

    /// The first cell that holds something.
    pub fn first(&self) -> Option<&'d Cell> {
        self.cells.iter().find(|cell| !cell.is_blank())
    }

    /// The only cell that holds something; a text repeated over merged cells counts as one.
    pub fn only(&self) -> Option<&'d Cell> {
        let first = self.first()?;
        let same = |cell: &Cell| cell.is_blank() || cell.text == first.text;
        self.cells.iter().all(same).then_some(first)
    }

    /// Its texts run together; a text repeated over merged cells counts once.
    pub fn text(&self) -> String {
        let mut texts: Vec<&str> = self.filled().into_iter().map(|index| self.cells[index].text.as_str()).collect();
        texts.dedup();
        texts.concat()
    }

    /// Comparable labels of its filled cells.
    pub fn labels(&self) -> Vec<String> {
        self.filled().into_iter().map(|index| label::normalise(&self.cells[index].text).text).collect()
    }

    /// Whether it only rules a line or numbers a page.
    pub fn is_decoration(&self) -> bool {
        let texts: Vec<String> =
            self.cells.iter().filter(|cell| !cell.is_blank()).map(|cell| compact(&cell.text)).collect();
        let is_rule = |text: &String| text.chars().all(|c| "-—─━=_*·|+".contains(c));
        let is_continued = |text: &String| matches!(text.trim_matches(['(', ')']), "续" | "续表" | "续上表");
        if matches!(texts.as_slice(), [only] if is_continued(only)) {
            return true;
        }
        let long = texts.iter().any(|text| text.chars().count() >= 3);
        (long && texts.iter().all(is_rule)) || matches!(texts.as_slice(), [only] if is_page_number(only))
    }

    /// Whether it is a note under a table: 说明, 注, 备注.
    pub fn is_note(&self) -> bool {
        self.only().is_some_and(|cell| {
            let text = compact(&cell.text);
            ["说明:", "注:", "注1", "备注:", "填表说明"].iter().any(|word| text.starts_with(word))
        })
    }
}

/// `- 3 -`, `第3页`, `第3页共8页`.
fn is_page_number(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !"-—第页共/".contains(*c)).collect();
    bare != text && !bare.is_empty() && bare.len() <= 6 && bare.bytes().all(|byte| byte.is_ascii_digit())
}
