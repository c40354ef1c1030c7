/*!
Cells one after another become rows again.

A table copied out of a page a cell a line has lost its rows. What it still has is its order, the labels that a
definition knows, and mostly its blank cells: a row of labels says how many values a row has, and words among numbers
begin the next row. Only stretches of paragraphs in which a block's label is followed by its column labels are touched;
everything else passes as it is. Cells whose row is not certain are taken out and listed: nothing is guessed, and
nothing later takes them for something else.
*/

mod list;

use std::collections::HashSet;

use crate::document::{Block, Cell, Document};
use crate::form::caption;
use crate::form::definition::{Block as Layout, Definition};
use crate::form::department;
use crate::form::label;
use crate::form::number::{self, Reading};
use crate::form::row::Row;
use crate::form::title::{looks_like_a_title, titled};
use crate::model::entry::Leftover;
use crate::model::{Message, Place, Section};

/// A document whose rows are whole, and the cells whose rows were not certain.
pub struct Folded {
    /// The document.
    pub document: Document,
    /// Cells that were taken out of it.
    pub leftovers: Vec<Leftover>,
    /// The tables that would hold the figures among these.
    pub partial: Vec<Section>,
}

/// Column labels that the layout does not know in a row between ones that it knows.
const MOST_UNKNOWN: usize = 2;
/// Cells that a label may have been broken into.
const MOST_PIECES: usize = 3;
/// Characters that a piece of a label may have.
const LONGEST_PIECE: usize = 20;

/// Folds what can be folded.
pub fn fold(definitions: &[Definition], document: Document) -> Folded {
    let mut folded = Folded {
        document: Document { path: document.path, blocks: Vec::new() },
        leftovers: Vec::new(),
        partial: Vec::new(),
    };
    let mut flat = Vec::new();
    for block in document.blocks {
        match block {
            Block::Paragraph(cell) => flat.push(cell),
            table => {
                fold_stretch(definitions, std::mem::take(&mut flat), &mut folded);
                folded.document.blocks.push(table);
            }
        }
    }
    fold_stretch(definitions, flat, &mut folded);
    folded
}

fn fold_stretch(definitions: &[Definition], cells: Vec<Cell>, folded: &mut Folded) {
    let stretch = Stretch::of(definitions, cells);
    let starts = starts(definitions, &stretch);
    let is_flat = |start: &Start| matches!(start, Start::Block { layout, .. } if !layout.columns().is_empty());
    let pass = |folded: &mut Folded, cells: &[Cell]| {
        folded.document.blocks.extend(cells.iter().cloned().map(Block::Paragraph));
    };
    if !starts.iter().any(|(_, start)| is_flat(start)) {
        return pass(folded, &stretch.cells);
    }
    pass(folded, &stretch.cells[..starts[0].0]);
    for (number, (at, start)) in starts.iter().enumerate() {
        let end = starts.get(number + 1).map_or(stretch.cells.len(), |(next, _)| *next);
        match start {
            Start::Block { definition, layout, head, body } => {
                let (body, around) = aside(definition, &stretch.cells[*body..end]);
                let runs_on = stretch.cells.iter().any(|cell| matches!(cell.place, Place::Line { field: 2.., .. }));
                let mut block = Folding { layout, head: head.clone(), runs_on, rows: Vec::new(), doubt: Vec::new() };
                block.fold(&body);
                let leave = |cell: &Cell| Leftover {
                    place: cell.place.clone(),
                    text: cell.text.clone(),
                    reason: Message::RowsLost {},
                };
                if !block.doubt.is_empty() {
                    folded.partial.extend(layout.sections());
                }
                folded.leftovers.extend(block.doubt.iter().filter(|cell| !cell.is_blank()).map(leave));
                folded.document.blocks.push(Block::Table(std::iter::once(block.head).chain(block.rows).collect()));
                pass(folded, &around);
            }
            Start::Title | Start::Text => pass(folded, &stretch.cells[*at..end]),
        }
    }
}

/// Cells one after another, with their comparable labels.
struct Stretch {
    cells: Vec<Cell>,
    labels: Vec<String>,
}

impl Stretch {
    /// The cells, with labels that were broken over lines made whole.
    fn of(definitions: &[Definition], cells: Vec<Cell>) -> Stretch {
        let known: HashSet<&str> = definitions.iter().flat_map(Definition::words).collect();
        let labels: Vec<String> = cells.iter().map(|cell| label::normalise(&cell.text).text).collect();
        let may_be_piece = |at: usize| labels[at].chars().count() <= LONGEST_PIECE && is_words(&cells[at]);
        let piece: Vec<bool> = (0..cells.len()).map(may_be_piece).collect();
        let mut stretch = Stretch { cells: Vec::new(), labels: Vec::new() };
        let mut at = 0;
        while at < cells.len() {
            let whole = (2..=MOST_PIECES.min(cells.len() - at)).rev().find_map(|pieces| {
                let range = at..at + pieces;
                if !piece[range.clone()].iter().all(|piece| *piece)
                    || labels[range.clone()].iter().all(|label| known.contains(label.as_str()))
                {
                    return None;
                }
                let text = cells[range].iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\n");
                let label = label::normalise(&text).text;
                known.contains(label.as_str()).then_some((pieces, text, label))
            });
            let (pieces, text, label) = whole.unwrap_or_else(|| (1, cells[at].text.clone(), labels[at].clone()));
            stretch.cells.push(Cell { text, place: cells[at].place.clone() });
            stretch.labels.push(label);
            at += pieces;
        }
        stretch
    }
}

/// What begins at a cell.
enum Start<'d> {
    /// A title: whatever stood above has ended.
    Title,
    /// Text beside its label, which needs no rows.
    Text,
    /// A block with its row of labels; its rows begin at `body`.
    Block { definition: &'d Definition, layout: &'d Layout, head: Vec<Cell>, body: usize },
}

fn starts<'d>(definitions: &'d [Definition], stretch: &Stretch) -> Vec<(usize, Start<'d>)> {
    let mut current: Option<&Definition> = None;
    let mut starts = Vec::new();
    let mut at = 0;
    while at < stretch.cells.len() {
        let row = Row { cells: &stretch.cells[at..=at] };
        let mut body = at + 1;
        if stretch.labels[at].is_empty() {
        } else if let Ok(Some((definition, _))) = titled(definitions, std::slice::from_ref(&row)) {
            current = Some(definition);
            starts.push((at, Start::Title));
        } else if looks_like_a_title(&row) && !numbers_follow(&stretch.cells[at + 1..]) {
            current = None;
            starts.push((at, Start::Title));
        } else if let Some(start) = definitions
            .iter()
            .filter(|definition| current.is_none_or(|current| std::ptr::eq(current, *definition)))
            .flat_map(|definition| definition.blocks.iter().map(move |layout| (definition, layout)))
            .find_map(|(definition, layout)| block_at(definition, layout, stretch, at))
        {
            if let Start::Block { body: begins, .. } = &start {
                body = *begins;
            }
            starts.push((at, start));
        }
        at = body;
    }
    starts
}

/// Whether a cell that could be a title is the name of a row.
fn numbers_follow(cells: &[Cell]) -> bool {
    cells.iter().take(4).any(|cell| matches!(number::read(&cell.text), Reading::Number(_)))
}

fn block_at<'d>(definition: &'d Definition, layout: &'d Layout, stretch: &Stretch, at: usize) -> Option<Start<'d>> {
    let bears_head = layout.heads().contains(&stretch.labels[at]);
    if layout.columns().is_empty() {
        return match layout {
            Layout::Department { .. } if bears_head => {
                let name = (at + 1..stretch.cells.len()).find(|next| !stretch.labels[*next].is_empty())?;
                let head = vec![stretch.cells[at].clone(), stretch.cells[name].clone()];
                let is_label = definition.words().any(|known| known == stretch.labels[name]);
                (!is_label).then_some(Start::Block { definition, layout, head, body: name + 1 })
            }
            _ => bears_head.then_some(Start::Text),
        };
    }
    let from = if bears_head { at + 1 } else { at };
    let columns = columns_at(layout, stretch, from)?;
    let first = if bears_head { stretch.cells[at].clone() } else { blank(&stretch.cells[at]) };
    let head = std::iter::once(first).chain(stretch.cells[columns.clone()].iter().cloned()).collect();
    Some(Start::Block { definition, layout, head, body: columns.end })
}

/// Where the column labels of a block stand, from a cell on: at least half of them, two or more, with no number between.
fn columns_at(layout: &Layout, stretch: &Stretch, from: usize) -> Option<std::ops::Range<usize>> {
    let is_column =
        |text: &String| layout.columns().iter().any(|column| column.labels.iter().any(|known| is_label(text, known)));
    let begin = (from..stretch.cells.len()).find(|at| !stretch.labels[*at].is_empty())?;
    if !is_column(&stretch.labels[begin]) {
        return None;
    }
    let (mut end, mut found, mut unknown) = (begin, 0, 0);
    for (at, text) in stretch.labels.iter().enumerate().skip(begin) {
        if is_column(text) {
            (end, found, unknown) = (at + 1, found + 1, 0);
        } else if !text.is_empty() {
            unknown += 1;
            if unknown > MOST_UNKNOWN || layout.is_row(text) || number::read(&stretch.cells[at].text) != Reading::Words
            {
                break;
            }
        }
        if found == layout.columns().len() {
            break;
        }
    }
    // Labels behind the known ones, up to the first item, are columns too.
    if let Layout::Matrix { .. } = layout {
        let behind = &stretch.labels[end..];
        let item = behind.iter().take(MOST_UNKNOWN + 1).position(|text| layout.is_row(text)).unwrap_or(0);
        let is_words = |cell: &Cell| number::read(&cell.text) == Reading::Words;
        if stretch.cells[end..end + item].iter().all(is_words) {
            end += item;
        }
    }
    (found >= layout.columns().len().div_ceil(2).max(2)).then_some(begin..end)
}

fn is_label(text: &str, known: &str) -> bool {
    text == known || label::is_mended(text, known)
}

fn blank(beside: &Cell) -> Cell {
    Cell { text: String::new(), place: beside.place.clone() }
}

/// The cells of a block's body, and the captions, notes and page numbers among them that belong to no row.
fn aside(definition: &Definition, cells: &[Cell]) -> (Vec<Cell>, Vec<Cell>) {
    cells.iter().cloned().partition(|cell| {
        let row = Row { cells: std::slice::from_ref(cell) };
        let is_words = number::read(&cell.text) == Reading::Words;
        let apart = row.is_note() || row.is_decoration() || !caption::pairs(&definition.caption, &row).is_empty();
        !(is_words && apart)
    })
}

/// A block whose rows are being put together.
struct Folding<'d> {
    layout: &'d Layout,
    head: Vec<Cell>,
    /// Whether its cells come from lines taken apart at their blanks, so that a name may be several of them.
    runs_on: bool,
    rows: Vec<Vec<Cell>>,
    doubt: Vec<Cell>,
}

impl Folding<'_> {
    fn fold(&mut self, body: &[Cell]) {
        match self.layout {
            Layout::Department { .. } => self.department(body),
            Layout::Record { .. } => self.record(body),
            Layout::Matrix { .. } => self.matrix(body),
            Layout::Text { .. } => self.text(body),
            Layout::List { total_heads, .. } => list::fold(self, total_heads, body),
        }
    }

    /// Values that a row has.
    fn width(&self) -> usize {
        self.head.len() - 1
    }

    /// The name may be broken over lines; where more follows and it is no name by itself, nobody knows where it ends.
    fn department(&mut self, body: &[Cell]) {
        let rest: Vec<&Cell> = body.iter().filter(|cell| !cell.is_blank()).collect();
        let name = &self.head[1].text;
        match rest.as_slice() {
            [] => {}
            [only] if department::is_name(&label::compact(&format!("{name}{}", only.text))) => {
                self.head[1].text = format!("{name}\n{}", only.text);
            }
            _ => {
                if !department::is_whole_name(&label::compact(name)) {
                    self.doubt.push(self.head.remove(1));
                }
                self.doubt.extend(rest.into_iter().cloned());
            }
        }
    }

    /// Words begin a row; rows without names are as long as the row of labels.
    fn record(&mut self, body: &[Cell]) {
        let named = body.iter().position(is_words).unwrap_or(body.len());
        let (unnamed, named) = body.split_at(named);
        let filled = unnamed.iter().filter(|cell| !cell.is_blank()).count();
        let width = self.width();
        let length = if filled > width && unnamed.len().is_multiple_of(width) { width } else { unnamed.len().max(1) };
        for values in unnamed.chunks(length) {
            self.rows.push(std::iter::once(blank(&values[0])).chain(values.iter().cloned()).collect());
        }
        self.rows.extend(begun_by_words(named));
    }

    /// Words begin a row. Blank cells say where the values stand only if most rows have as many cells as there are
    /// labels; otherwise they are empty lines of another kind.
    fn matrix(&mut self, body: &[Cell]) {
        let first = body.iter().position(is_words).unwrap_or(body.len());
        self.doubt.extend_from_slice(&body[..first]);
        let mut rows = begun_by_words(&body[first..]);
        let is_item = |row: &&Vec<Cell>| self.layout.is_item(&label::normalise(&row[0].text).text);
        let items = rows.iter().filter(is_item).count();
        let whole = rows.iter().filter(is_item).filter(|row| row.len() == self.head.len()).count();
        if whole * 4 < items * 3 {
            rows.iter_mut().for_each(|row| row.retain(|cell| !cell.is_blank()));
        } else {
            rows = self.with_whole_names(rows);
        }
        if self.runs_on {
            rows = self.with_certain_names(rows);
        }
        self.rows = rows;
    }

    /// A name of several words is certain only where a label is known: free names that follow each other without a value
    /// between may be one name or two.
    fn with_certain_names(&mut self, rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
        let is_free = |row: &[Cell]| !self.layout.is_row(&label::normalise(&row[0].text).text);
        let open: Vec<bool> = rows.iter().map(|row| row.len() == 1 && is_free(row)).collect();
        let in_doubt = |at: usize| open[at] || (at > 0 && open[at - 1] && is_free(&rows[at]));
        let doubt: Vec<bool> = (0..rows.len()).map(in_doubt).collect();
        let (doubtful, certain): (Vec<_>, Vec<_>) = rows.into_iter().zip(doubt).partition(|(_, doubt)| *doubt);
        self.doubt.extend(doubtful.into_iter().flat_map(|(row, _)| row));
        certain.into_iter().map(|(row, _)| row).collect()
    }

    /// Where blank cells are kept, a name without any cell behind it goes on in the next.
    fn with_whole_names(&self, rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
        let is_free = |row: &[Cell]| {
            let text = label::normalise(&row[0].text).text;
            // What ends in a figure is a label and its amount in one cell.
            let has_amount = text.contains(':') && text.ends_with(|c: char| c.is_ascii_digit());
            !self.layout.is_row(&text) && text.contains(char::is_alphanumeric) && !has_amount
        };
        let mut whole: Vec<Vec<Cell>> = Vec::new();
        for row in rows {
            match whole.last_mut() {
                Some(begun) if begun.len() == 1 && is_free(begun) && is_free(&row) => {
                    begun[0].text = format!("{}\n{}", begun[0].text, row[0].text);
                    begun.extend(row.into_iter().skip(1));
                }
                _ => whole.push(row),
            }
        }
        whole
    }

    /// A text for each label, or with blanks kept a cell for each; where there are more, nobody knows where one ends.
    fn text(&mut self, body: &[Cell]) {
        let filled: Vec<Cell> = body.iter().filter(|cell| !cell.is_blank()).cloned().collect();
        let texts = if filled.len() == self.width() { &filled } else { body };
        if texts.len() == self.width() {
            self.rows.push(std::iter::once(blank(&texts[0])).chain(texts.iter().cloned()).collect());
        } else {
            self.doubt.extend(filled);
        }
    }
}

fn is_words(cell: &Cell) -> bool {
    number::is_words(&cell.text)
}

/// Rows that begin at words, each with all that follows; the first cell is words.
fn begun_by_words(cells: &[Cell]) -> Vec<Vec<Cell>> {
    cells.chunk_by(|_, next| !is_words(next)).map(<[Cell]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;

    const FORM: &str = r#"
name = "x"
form = "self"
titles = ["部门整体支出绩效自评表"]
[caption]
contact = ["填报人"]
[[block]]
kind = "department"
heads = ["预算部门名称"]
[[block]]
kind = "record"
heads = ["人员情况"]
section = "base_staffing"
columns = [
    { field = "authorised", value = "count", labels = ["编制数"] },
    { field = "in_post", value = "count", labels = ["在职人数"] },
]
[[block]]
kind = "matrix"
heads = ["经费情况"]
section = "base_spending"
lines = "base_line"
columns = [
    { field = "budget", value = "money", labels = ["预算数"] },
    { field = "outturn", value = "money", labels = ["决算数"] },
]
rows = [
    { item = "three_public", labels = ["三公经费"] },
    { item = "three_public.abroad", labels = ["出国经费"] },
    { item = "public_use", labels = ["公用经费"] },
]
[[block]]
kind = "text"
heads = ["目标"]
section = "self_text"
columns = [
    { field = "goal_expected", value = "text", labels = ["预期目标"] },
    { field = "goal_actual", value = "text", labels = ["完成情况"] },
]
[[block]]
kind = "list"
heads = ["绩效指标"]
section = "self_indicator"
totals = "self_fund"
total_heads = ["总分"]
columns = [
    { field = "level1", value = "group", labels = ["一级指标"], words = ["产出指标"] },
    { field = "level2", value = "group", labels = ["二级指标"], words = ["数量指标", "质量指标"] },
    { field = "level3", value = "name", labels = ["三级指标"] },
    { field = "target", value = "text", labels = ["指标值"] },
    { field = "actual", value = "text", labels = ["完成值"] },
    { field = "weight", value = "points", labels = ["分值"] },
    { field = "score", value = "points", labels = ["得分"] },
    { field = "deviation", value = "text", labels = ["原因"] },
]
"#;

    /// Rows with cells parted by `,`, and the cells left out; in the input `_` is a blank cell.
    fn folded(cells: &str) -> (Vec<String>, Vec<String>) {
        let definitions = [Definition::parse("x.toml", FORM).unwrap()];
        let text = cells.split_whitespace().map(|cell| format!("{} |\n", cell.replace('_', ""))).collect::<String>();
        let folded = fold(&definitions, document::read("x.txt", text.as_bytes()).unwrap());
        let row = |row: &&[Cell]| row.iter().map(|cell| cell.text.replace('\n', "")).collect::<Vec<_>>().join(",");
        let left = folded.leftovers.iter().map(|left| left.text.clone()).collect();
        (folded.document.rows().iter().map(row).collect(), left)
    }

    #[test]
    fn a_row_has_as_many_values_as_there_are_labels_above_it() {
        let (rows, left) =
            folded("人员情况 编制数 在职人数 48 47 经费情况 预算数 决算数 三公经费 1 2 出国经费 _ 3 公用经费 4 5");
        assert_eq!(
            rows,
            [
                "人员情况,编制数,在职人数",
                ",48,47",
                "经费情况,预算数,决算数",
                "三公经费,1,2",
                "出国经费,,3",
                "公用经费,4,5"
            ]
        );
        assert!(left.is_empty());
    }

    #[test]
    fn blank_cells_place_nothing_where_most_rows_have_another_number_of_cells() {
        let (rows, _) = folded("经费情况 预算数 决算数 三公经费 1 _ _ 2 出国经费 _ 3 公用经费 _ _ 4 5");
        assert_eq!(rows[1..], ["三公经费,1,2", "出国经费,3", "公用经费,4,5"]);
    }

    #[test]
    fn labels_and_names_broken_over_lines_are_whole_again() {
        let (rows, _) = folded("经费情况 预算 数 决算数 三公 经费 1 2 救灾 物资 3 4 0 2、出国经费 5 6");
        assert_eq!(rows, ["经费情况,预算数,决算数", "三公经费,1,2", "救灾物资,3,4,0", "2、出国经费,5,6"]);
        let (rows, left) = folded("预算部门名称 临澜区 审计局 经费情况 预算数 决算数 三公经费 1 2");
        assert_eq!((rows[0].as_str(), left.len()), ("预算部门名称,临澜区审计局", 0));
    }

    #[test]
    fn a_department_whose_name_may_go_on_is_not_guessed() {
        let (rows, left) = folded("预算部门名称 临澜区 市场监督 管理局 经费情况 预算数 决算数 三公经费 1 2");
        assert_eq!(
            (rows[0].as_str(), left),
            ("预算部门名称", vec!["临澜区".into(), "市场监督".into(), "管理局".into()])
        );
    }

    #[test]
    fn rows_of_a_list_begin_with_the_groups_that_begin_with_them() {
        let head = "绩效指标 一级指标 二级指标 三级指标 指标值 完成值 分值 得分 原因";
        let (rows, left) = folded(&format!(
            "{head} 产出指标(20分) 数量指标 场次 9 9 5 5 _ 里程 207 207 5 4 天气 质量指标 合格率 95% 96% 10 10 _ 总分 20 19"
        ));
        let expected = [
            ",产出指标(20分),数量指标,场次,9,9,5,5,",
            ",,,里程,207,207,5,4,天气",
            ",,质量指标,合格率,95%,96%,10,10,",
            ",总分,20,19",
        ];
        assert_eq!((&rows[1..], left.len()), (&expected.map(String::from)[..], 0));
    }

    #[test]
    fn a_row_that_lost_a_cell_takes_no_other_row_with_it() {
        let head = "一级指标 二级指标 三级指标 指标值 完成值 分值 得分 原因";
        let (rows, left) =
            folded(&format!("{head} 产出指标 数量指标 场次 9 9 5 5 _ 里程 5 4 _ 合格率 95% 96% 10 10 _"));
        assert_eq!(rows[1..], [",产出指标,数量指标,场次,9,9,5,5,", ",,,合格率,95%,96%,10,10,"]);
        assert_eq!(left, ["里程", "5", "4"]);
    }

    #[test]
    fn rows_below_a_group_that_was_lost_are_lost_with_it() {
        let head = "一级指标 二级指标 三级指标 指标值 完成值 分值 得分 原因";
        let (rows, left) =
            folded(&format!("{head} 产出指标 数量指标 场次 9 9 5 5 _ 质量指标 好 10 _ 合格率 95% 96% 9 9 _"));
        assert_eq!(rows[1..], [",产出指标,数量指标,场次,9,9,5,5,"]);
        assert_eq!(left.len(), 8);
    }

    #[test]
    fn texts_that_are_more_than_their_labels_are_left_out() {
        let (rows, left) = folded("目标 预期目标 完成情况 保运转 已保障");
        assert_eq!((rows[1].as_str(), left.len()), (",保运转,已保障", 0));
        let (rows, left) = folded("目标 预期目标 完成情况 保运转 促发展 已保障");
        assert_eq!((rows.len(), left.len()), (1, 3));
    }

    #[test]
    fn captions_and_page_numbers_are_no_cells() {
        let (rows, _) = folded("经费情况 预算数 决算数 三公经费 1 第3页 2 填报人：甲");
        assert_eq!(rows, ["经费情况,预算数,决算数", "三公经费,1,2", "第3页", "填报人：甲"]);
    }

    #[test]
    fn prose_is_left_alone() {
        let (rows, left) = folded("经费情况 三公经费为 1 万元");
        assert_eq!((rows, left.len()), (vec!["经费情况".into(), "三公经费为".into(), "1".into(), "万元".into()], 0));
    }
}
