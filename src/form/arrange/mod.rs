/*!
Tables as people publish them become tables that can be read row by row.

Each step mends one thing that befalls a table on its way, and leaves everything else as it is: forms that stand side by
side, texts repeated where cells were merged, columns that only number the rows, groups named at their left, heads of several lines, text that runs
on, and cells one after another that lost their rows. No amount is read here, and no cell is lost: what is taken out is
listed, and only labels become one.
*/

mod beside;
mod fold;
mod group;
mod heads;
mod ordinal;
mod repeat;
mod run_on;

pub use fold::Folded;
pub use run_on::refusals as run_on;

use super::Definition;
use crate::document::Document;

/// A document with its rows made whole: the form in which its cells are understood.
pub fn arrange(definitions: &[Definition], document: Document) -> Folded {
    let mut document = beside::part(definitions, document);
    repeat::blank(definitions, &mut document);
    ordinal::blank(&mut document);
    group::name_sums(definitions, &mut document);
    heads::join(definitions, &mut document);
    fold::fold(definitions, run_on::part(definitions, document))
}
