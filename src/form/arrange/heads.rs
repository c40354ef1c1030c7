/*!
Heads of several lines become one: 上年 above 决算数, 2023年 above 预算数 and 决算数, a unit below a label.

The lines are joined where that makes more of a block's columns known than the first line alone, or where the line below
holds nothing but units. What stands over several columns holds for all of them.
*/

use crate::document::{Block, Cell, Document};
use crate::form::column::columns;
use crate::form::definition::{Block as Layout, Definition};
use crate::form::label::{self, leading_year};
use crate::form::number::{self, Reading};
use crate::form::row::Row;

/// Lines that a head may have below its first.
const MOST_BELOW: usize = 2;

/// Joins the heads of a document's tables.
pub fn join(definitions: &[Definition], document: &mut Document) {
    let layouts: Vec<&Layout> = definitions
        .iter()
        .flat_map(|definition| &definition.blocks)
        .filter(|layout| layout.columns().len() > 1)
        .collect();
    for block in &mut document.blocks {
        let Block::Table(rows) = block else { continue };
        for at in 0..rows.len() {
            if let Some((joined, lines)) = joined(&layouts, &rows[at..]) {
                rows[at] = joined;
                rows[at + 1..=at + lines].iter_mut().flatten().for_each(|cell| cell.text.clear());
            }
        }
    }
}

/// The head that begins with the first row, as one row, and how many rows below it are part of it.
fn joined(layouts: &[&Layout], rows: &[Vec<Cell>]) -> Option<(Vec<Cell>, usize)> {
    let labels = Row { cells: &rows[0] }.labels();
    let layout = layouts.iter().find(|layout| begins(layout, &labels))?;
    let known = |row: &[Cell]| {
        let columns = columns(layout, &Row { cells: row });
        columns.iter().filter(|found| found.column.is_some()).count()
    };
    let alone = known(&rows[0]);
    let mut best: Option<(usize, Vec<Cell>, usize)> = None;
    for lines in 1..=MOST_BELOW.min(rows.len() - 1) {
        let below = &rows[lines];
        if !is_head_line(layouts, below) {
            break;
        }
        if lines == 1 && alone > 0 && is_units(below) {
            return Some((one_row(layout, &rows[..=1], false), 1));
        }
        // The first line may say no more than what the block is about.
        let without_first = (lines > 1).then(|| {
            let head = rows[0].iter().position(|cell| !cell.is_blank()).map_or(0, |at| at + 1);
            let lines = [vec![rows[0][..head].to_vec()], rows[1..=lines].to_vec()].concat();
            one_row(layout, &lines, false)
        });
        let ways = [false, true].map(|upper_last| one_row(layout, &rows[..=lines], upper_last));
        for row in ways.into_iter().chain(without_first) {
            let count = known(&row);
            if count > alone
                && count >= layout.columns().len().div_ceil(2)
                && best.as_ref().is_none_or(|best| count > best.0)
            {
                best = Some((count, row, lines));
            }
        }
    }
    best.map(|(_, row, lines)| (row, lines))
}

/// Whether a row may begin a block's head: it bears the block's label, or a year, or a label that ends one of its columns'.
fn begins(layout: &Layout, labels: &[String]) -> bool {
    let bears = labels.first().is_some_and(|first| layout.heads().contains(first));
    let is_column = |text: &String| layout.columns().iter().any(|column| column.labels.contains(text));
    bears || (matches!(layout, Layout::Matrix { .. } | Layout::List { .. }) && labels.iter().any(is_column))
}

/// Whether a row may be a further line of a head: words, years and units, and neither a row of values nor another head.
fn is_head_line(layouts: &[&Layout], row: &[Cell]) -> bool {
    let filled: Vec<&Cell> = row.iter().filter(|cell| !cell.is_blank()).collect();
    let is_word = |cell: &&Cell| match number::read(&cell.text) {
        Reading::Words => true,
        Reading::Number(_) => leading_year(label::compact(&cell.text).as_str()).is_some(),
        _ => false,
    };
    let labels = Row { cells: row }.labels();
    let bears =
        |layout: &&Layout| labels.first().is_some_and(|first| layout.heads().contains(first) || layout.is_row(first));
    filled.len() > 1 && filled.iter().all(is_word) && !layouts.iter().any(bears)
}

fn is_units(row: &[Cell]) -> bool {
    row.iter().filter(|cell| !cell.is_blank()).all(|cell| label::unit_phrase(&label::compact(&cell.text)).is_some())
}

/// The lines of a head as one row. `upper_last` puts the upper lines behind: `决算数` above `2022年`.
fn one_row(layout: &Layout, lines: &[Vec<Cell>], upper_last: bool) -> Vec<Cell> {
    let width = lines.iter().map(Vec::len).max().unwrap_or(0);
    let head = lines[0].iter().position(|cell| !cell.is_blank());
    let is_label = |at: usize| layout.heads().contains(&label::normalise(&lines[0][at].text).text);
    let head = head.filter(|at| is_label(*at));
    let cell = |column: usize| {
        let mut texts: Vec<&str> = Vec::new();
        let mut place = None;
        for (number, line) in lines.iter().enumerate() {
            let own = line.get(column).filter(|cell| !cell.is_blank());
            // What stands over several columns, which only upper lines do, is printed in the first of them.
            let over = || {
                let from = line[..column.min(line.len())].iter().rposition(|cell| !cell.is_blank())?;
                (number + 1 < lines.len() && Some(from) != head).then(|| &line[from])
            };
            let has_own_below =
                lines[number + 1..].iter().any(|line| line.get(column).is_some_and(|cell| !cell.is_blank()));
            let Some(found) = own.or_else(|| over().filter(|_| has_own_below)) else { continue };
            place = Some(found.place.clone());
            if texts.last() != Some(&found.text.as_str()) {
                texts.push(&found.text);
            }
        }
        if upper_last {
            texts.reverse();
        }
        let place = place.or_else(|| lines.iter().find_map(|line| Some(line.get(column)?.place.clone())));
        place.map(|place| Cell { text: texts.concat(), place })
    };
    (0..width).filter_map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::shelf;
    use crate::document;

    /// The rows of a table behind a title, with their heads joined.
    fn joined_rows(text: &str) -> Vec<String> {
        let definitions = shelf::forms(&[]).unwrap();
        let mut document = document::read("x", text.replace('|', "\t").as_bytes()).unwrap();
        join(&definitions, &mut document);
        let row = |row: &&[Cell]| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|");
        document.rows().iter().map(row).collect()
    }

    #[test]
    fn lines_of_a_head_become_one() {
        for head in [
            "经费控制情况(万元)|2022年|2023年|2023年\n|决算数|预算数|决算数\n",
            "经费控制情况(万元)|2022年|2023年|\n|决算数|预算数|决算数\n",
            "经费控制情况(万元)|2022|2023|\n|决算数|预算数|决算数\n",
        ] {
            let rows = joined_rows(&format!("{head}三公经费|1|2|3\n"));
            assert_eq!(rows[0].replace('年', ""), "经费控制情况(万元)|2022决算数|2023预算数|2023决算数", "{head}");
            assert_eq!(rows[1..], ["|||", "三公经费|1|2|3"], "{head}");
        }
        let rows = joined_rows("经费控制情况|决算数|预算数|决算数\n|2022年|2023年|2023年\n三公经费|1|2|3\n");
        assert_eq!(rows[0], "经费控制情况|2022年决算数|2023年预算数|2023年决算数");
        let rows = joined_rows("经费控制情况|经费|||\n|上年|本年||\n|决算数|预算数|决算数\n三公经费|1|2|3\n");
        assert_eq!(rows[0], "经费控制情况|上年决算数|本年预算数|本年决算数|");
    }

    #[test]
    fn units_below_a_head_belong_to_it() {
        let rows = joined_rows(
            "经费控制情况|2022年决算数|2023年预算数|2023年决算数\n|（万元）|（万元）|（万元）\n三公经费|1|2|3\n",
        );
        assert_eq!(rows[0], "经费控制情况|2022年决算数（万元）|2023年预算数（万元）|2023年决算数（万元）");
    }

    #[test]
    fn a_head_of_one_line_stays_as_it_is() {
        let text =
            "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分\n|产出指标|数量指标|场次|多|多|5|5\n";
        assert_eq!(joined_rows(text).join("\n") + "\n", text);
    }
}
